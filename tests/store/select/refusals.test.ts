// What a venue would say no to. The edit stays, and says so beside itself.
import { describe, expect, it } from 'vitest'
import type { Part } from '../../../src/engine/model/explanation'
import type { Scenario } from '../../../src/engine/model/scenario'
import { price, ratio, size, usd } from '../../../src/engine/units/amount'
import { setCash } from '../../../src/store/commands/account'
import { setMark } from '../../../src/store/commands/market'
import { resize } from '../../../src/store/commands/resize'
import { setIsolatedMargin, setLeverage } from '../../../src/store/commands/terms'
import { refusalsOf } from '../../../src/store/select/refusals'
import { genericId, scenarioFrom } from '../../fixtures/book'
import { printed, riskOf, type Risk } from '../../fixtures/risk'

const flat = (parts: readonly Part[]) =>
  parts.map((part) => (typeof part === 'string' ? part : printed(part))).join('')

function said(risk: Risk) {
  return refusalsOf(risk.sides(), risk.store.getState().document.draft).map(
    ({ pool, position, says }) => [position ?? pool, flat(says)],
  )
}

const BOOK = scenarioFrom(`
  account Main cross 50
  BTC long 2 @ 100 mark 100 mmr 1% lev 10x
  ETH long 10 @ 10 mark 10 mmr 2%
`)

describe('a drafted edit', () => {
  it('that initial margin carries is not refused', () => {
    const risk = riskOf(BOOK)
    risk.run(resize('p1', size(3)))
    expect(said(risk)).toEqual([])
  })

  it('that it does not carry is, with what is missing', () => {
    // 10 × 100 ÷ 10 + 4 % of 100 = 104; equity 50 less 800 × 0.045 % = 49.64
    const risk = riskOf(BOOK)
    risk.run(resize('p1', size(10)))
    expect(said(risk)).toEqual([
      ['main/cross', 'Other venue would refuse this: initial margin is short by $54.36.'],
    ])
  })

  it('that makes a short pool safer passes', () => {
    const short: Scenario = {
      ...BOOK,
      book: {
        accounts: BOOK.book.accounts.map((account) => ({ ...account, cash: usd(10) })),
      },
    }
    const risk = riskOf(short)
    risk.run(resize('p1', size(1)))
    expect(said(risk)).toEqual([])
  })

  it('of leverage above the tier’s is, by name of the row', () => {
    // Initial rate 10 % by the stated leverage of 10
    const risk = riskOf(BOOK)
    risk.run(setLeverage('p1', ratio(20)))
    expect(said(risk)).toEqual([
      [
        'p1',
        'Other venue would refuse this: 20.00× is above the highest leverage at this size, 10.00×.',
      ],
    ])
  })

  it('of the market alone is nobody’s edit to refuse', () => {
    const risk = riskOf(BOOK)
    risk.run(setMark(genericId('BTC'), price(80)))
    expect(said(risk)).toEqual([])
  })
})

describe('money taken out', () => {
  const HELD = scenarioFrom(`
    account Main on hyperliquid cross 10_000
    BTC long 1 @ 60_000 mark 60_000 lev 40x
    ETH long 10 @ 3_000 mark 3_000 lev 10x isolated 5_000
  `)

  it('must leave a share of notional behind where the venue asks it', () => {
    // Initial 1,500, but a tenth of 60,000 must stay: 6,000
    const risk = riskOf(HELD)
    risk.run(setCash('main', usd(5_000)))
    expect(said(risk)).toEqual([
      [
        'main/cross',
        'Hyperliquid would refuse this: $1,000.00 more must stay behind a withdrawal.',
      ],
    ])
  })

  it('taking isolated margin back is money taken out too', () => {
    // A tenth of 30,000
    const risk = riskOf(HELD)
    risk.run(setIsolatedMargin('p2', usd(2_000)))
    const [first] = said(risk)
    expect(first?.[0]).toBe('main/p2')
    expect(
      said(risk)
        .map(([, words]) => words)
        .join(),
    ).toContain('must stay behind a withdrawal')
  })

  it('adding to it is not', () => {
    const risk = riskOf(HELD)
    risk.run(setIsolatedMargin('p2', usd(6_000)))
    expect(said(risk)).toEqual([])
  })
})

describe('a book nobody drafted on', () => {
  it('says which terms no venue would have let stand', () => {
    const own = BOOK.markets.get(genericId('BTC'))
    if (own === undefined) throw new Error('terms')
    const markets = new Map([...BOOK.markets, [own.id, { ...own, lot: size('1.5') }]])
    expect(said(riskOf({ ...BOOK, markets }))).toEqual([
      ['p1', 'Other venue would refuse this: an order of 2 is not a multiple of the lot 1.5.'],
    ])
  })

  it('is not refused for being short of initial margin: its free collateral says that', () => {
    const short = scenarioFrom('account A cross 3\nBTC long 2 @ 100 mark 100 mmr 1% lev 10x')
    expect(said(riskOf(short))).toEqual([])
  })

  it('with an unknown pool refuses nothing it cannot know', () => {
    expect(said(riskOf({ ...BOOK, snapshot: { quotes: new Map() } }))).toEqual([])
  })
})
