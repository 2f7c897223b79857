// A scaled book is the same book in other money: sizes, cash and margins change together, prices do not.
import { describe, expect, it } from 'vitest'
import { marketIdOf } from '../../../src/engine/model/market'
import {
  scaledEdit,
  scaledMarket,
  scaledScenario,
  scaleTo,
  worthOf,
} from '../../../src/engine/scenario/scale'
import { price, ratio, size, usd } from '../../../src/engine/units/amount'
import { publishedMarket } from '../../../src/engine/venues/registry'
import { checked, flatByShare, wholeBySize } from '../../../src/engine/venues/tiers'
import { scenarioFrom } from '../../fixtures/book'

const HALF = ratio('0.5')

const SCENARIO = scenarioFrom(`
  account Main on generic cross 1_000
  holding OIL 6 haircut 5% mark 3
  BTC long 2 @ 100 mark 90 mmr 1% accrued -3
  ETH short 4 @ 10 isolated 7 mark 5 mmr 1%
`)

describe('the worth of a book', () => {
  it('is that of all its positions at their marks, shorts counted like longs', () => {
    // 2 × 90 + 4 × 5
    expect(worthOf(SCENARIO).toString()).toBe('200')
  })

  it('takes the entry where there is no mark', () => {
    // 2 × 100 + 4 × 5
    expect(
      worthOf(
        scenarioFrom(`
          account Main on generic cross 1
          BTC long 2 @ 100 mmr 1%
          ETH short 4 @ 10 mark 5 mmr 1%
        `),
      ).toString(),
    ).toBe('220')
  })

  it('gives the number that makes it another', () => {
    expect(scaleTo(usd(100), usd(200))?.toString()).toBe('0.5')
    expect(scaleTo(usd(100), usd(0))).toBeUndefined()
  })
})

describe('a book scaled by a half', () => {
  const [account] = scaledScenario(SCENARIO, HALF).book.accounts
  const [btc, eth] = account?.positions ?? []

  it('has half the cash, half of every size and half the margins', () => {
    expect(account?.cash.toString()).toBe('500')
    expect(account?.holdings[0]?.size.toString()).toBe('3')
    expect([btc?.size.toString(), eth?.size.toString()]).toEqual(['1', '-2'])
    expect(btc?.fundingUnsettled.toString()).toBe('-1.5')
    expect(eth?.margin).toEqual({ mode: 'isolated', margin: usd('3.5') })
  })

  it('has its prices, marks and haircuts as they were', () => {
    expect(btc?.entry).toEqual(price(100))
    expect(account?.holdings[0]?.haircut).toEqual(ratio('0.05'))
    expect(scaledScenario(SCENARIO, HALF).snapshot).toBe(SCENARIO.snapshot)
  })

  it('keeps six digits, so that whole lots do not show through', () => {
    const [other] = scaledScenario(SCENARIO, ratio('0.333333333333')).book.accounts
    expect(other?.positions[0]?.size.toString()).toBe('0.666667')
    expect(other?.cash.toString()).toBe('333.333')
  })
})

describe('an edit on a scaled book', () => {
  const id = 'p1'
  it.each([
    [{ kind: 'resize', position: id, to: size(3) } as const, { to: size('1.5') }],
    [{ kind: 'fill', position: id, size: size(-3) } as const, { size: size('-1.5') }],
    [{ kind: 'reduce', position: id, by: size(1) } as const, { by: size('0.5') }],
    [{ kind: 'deposit', account: 'a', amount: usd(10) } as const, { amount: usd(5) }],
    [{ kind: 'withdraw', account: 'a', amount: usd(10) } as const, { amount: usd(5) }],
    [{ kind: 'transfer margin', position: id, amount: usd(-2) } as const, { amount: usd(-1) }],
    [
      { kind: 'switch mode', position: id, to: { mode: 'isolated', margin: usd(8) } } as const,
      { to: { mode: 'isolated', margin: usd(4) } },
    ],
    [
      {
        kind: 'open',
        account: 'a',
        position: 'n',
        market: marketIdOf('generic', 'SOL'),
        size: size(4),
        margin: { mode: 'isolated', margin: usd(6) },
      } as const,
      { size: size(2), margin: { mode: 'isolated', margin: usd(3) } },
    ],
  ])('halves what it counts: $kind', (edit, changed) => {
    expect(scaledEdit(edit, HALF)).toEqual({ ...edit, ...changed })
  })

  it.each([
    { kind: 'close', position: id } as const,
    { kind: 'flip', position: id } as const,
    { kind: 'leverage', position: id, to: ratio(5) } as const,
    { kind: 'include', position: id, included: false } as const,
    { kind: 'mark', market: marketIdOf('generic', 'BTC'), to: price(80) } as const,
    { kind: 'switch mode', position: id, to: { mode: 'cross' } } as const,
  ])('stays where it counts nothing: $kind', (edit) => {
    expect(scaledEdit(edit, HALF)).toEqual(edit)
  })
})

describe('a market scaled by a half', () => {
  const market = publishedMarket(marketIdOf('binance', 'BTCUSDT'))
  if (market === undefined || market.table.counts !== 'notional') throw new Error('a listed market')
  const scaled = scaledMarket(market, HALF)

  it('has tiers that begin at half the money, at the same rates, and join still', () => {
    const half = (amount: { toNumber(): number } | undefined) => (amount?.toNumber() ?? 0) / 2
    expect(scaled.table.tiers.map(({ floor }) => floor.toNumber())).toEqual(
      market.table.tiers.map(({ floor }) => half(floor)),
    )
    expect(scaled.table.tiers.map(({ deduction }) => deduction.toNumber())).toEqual(
      market.table.tiers.map(({ deduction }) => half(deduction)),
    )
    expect(scaled.table.tiers.map(({ rate }) => rate)).toEqual(
      market.table.tiers.map(({ rate }) => rate),
    )
    expect(() => checked(scaled.table)).not.toThrow()
  })

  it('says that its tiers are not the published ones', () => {
    expect(scaled.provenance.estimate).toBe('margin tiers scaled with the sizes for sharing')
    expect(scaled.provenance.source).toBe(market.provenance.source)
  })

  it('has tiers that begin at half the size, where they count size', () => {
    const bySize = {
      ...market,
      table: wholeBySize(
        [
          { floor: size(0), rate: ratio('0.01'), initialRate: ratio('0.02') },
          { floor: size(10), rate: ratio('0.02'), initialRate: ratio('0.04') },
        ],
        { cap: size(30) },
      ),
    }
    const { table } = scaledMarket(bySize, HALF)
    expect(table.tiers.map(({ floor }) => floor.toString())).toEqual(['0', '5'])
    expect(table.cap?.toString()).toBe('15')
  })

  it('is itself where one tier says all', () => {
    const flat = { ...market, table: flatByShare(ratio('0.05'), ratio('0.6')) }
    expect(scaledMarket(flat, HALF)).toBe(flat)
  })
})
