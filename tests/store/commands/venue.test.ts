// Another venue: the same positions, marks and drafted edits under other rules.
import { describe, expect, it } from 'vitest'
import { marketIdOf } from '../../../src/engine/model/market'
import { price, ratio, size } from '../../../src/engine/units/amount'
import { setFunding, setMark } from '../../../src/store/commands/market'
import { resize } from '../../../src/store/commands/resize'
import { addRow } from '../../../src/store/commands/row'
import { setVenue } from '../../../src/store/commands/venue'
import { spelledOn } from '../../../src/store/select/market-search'
import { rowFigures } from '../../../src/store/select/rows'
import { genericId, scenarioFrom } from '../../fixtures/book'
import { riskOf, text } from '../../fixtures/risk'

const BOOK = scenarioFrom(`
  account A cross 100_000
  BTC long 2 @ 50_000 mark 60_000 mmr 1% funding 0.01%/8h
  account B cross 100_000
  BTC long 1 @ 60_000 mmr 1%
`)
const hyperliquid = setVenue('a', 'hyperliquid', spelledOn('hyperliquid'))
const BTC_THERE = marketIdOf('hyperliquid', 'BTC')

describe('an account moved to another venue', () => {
  it('keeps its positions, and the marks and rates come along', () => {
    const risk = riskOf(BOOK, { show: 'baseline' })
    risk.run(hyperliquid)
    const [account] = risk.baseline().scenario.book.accounts
    expect(account?.venue).toBe('hyperliquid')
    expect(account?.positions[0]?.market).toBe(BTC_THERE)
    const quote = risk.baseline().scenario.snapshot.quotes.get(BTC_THERE)
    expect([quote?.mark?.toString(), quote?.funding?.rate.toString()]).toEqual(['60000', '0.0001'])
  })

  it('stands under its own rules: the published table asks something else than 1 %', () => {
    const risk = riskOf(BOOK, { show: 'baseline' })
    expect(
      text(rowFigures(risk.baseline(), 'p1')?.maintenance ?? { kind: 'words', text: '' }),
    ).toBe('$1,200.00')
    risk.run(hyperliquid)
    const row = rowFigures(risk.baseline(), 'p1')
    // Highest leverage 40: 1 ÷ 80 of 120,000
    expect(row && text(row.maintenance)).toBe('$1,500.00')
  })

  it('leaves the other account, and the marks it is quoted at, alone', () => {
    const risk = riskOf(BOOK, { show: 'baseline' })
    const before = risk.baseline().scenario.book.accounts[1]
    risk.run(hyperliquid)
    expect(risk.baseline().scenario.book.accounts[1]).toBe(before)
    expect(risk.baseline().scenario.snapshot.quotes.has(genericId('BTC'))).toBe(true)
  })

  it('takes the edits drafted on it along', () => {
    const risk = riskOf(BOOK)
    risk.run(setMark(genericId('BTC'), price(50_000)))
    risk.run(setFunding(genericId('BTC'), { rate: ratio('0.0002'), everyHours: 8 }))
    const row = { market: genericId('BTC'), size: size(1), margin: { mode: 'cross' } } as const
    risk.run(addRow({ account: 'a', ...row }))
    // Binance keeps two rows of one market; a venue that nets would refuse them.
    risk.run(setVenue('a', 'binance', () => 'BTCUSDT'))
    const { draft } = risk.store.getState().document
    const markets = draft.map((edit) =>
      'market' in edit ? `${edit.kind} ${edit.market}` : edit.kind,
    )
    // Account B still holds BTC on the generic venue, so the edits of its market stay for it.
    expect(markets).toEqual([
      'mark generic:BTC',
      'mark binance:BTCUSDT',
      'funding generic:BTC',
      'funding binance:BTCUSDT',
      'open binance:BTCUSDT',
    ])
    expect(risk.draft().refused).toEqual([])
    const moved = rowFigures(risk.draft(), 'p1')
    expect(moved && text(moved.mark)).toBe('50,000')
  })

  it('to the venue it is on is no step', () => {
    const risk = riskOf(BOOK)
    risk.run(setVenue('a', 'generic', (symbol) => symbol))
    expect(risk.store.getState().history.past).toEqual([])
    expect(risk.attempt(setVenue('c', 'okx', (symbol) => symbol))).toBe('account-unknown')
  })
})

describe('a symbol that counts thousands of coins', () => {
  const PEPE = scenarioFrom(`
    account A on hyperliquid cross 1_000
    kPEPE long 50_000 @ 0.01 mark 0.012
  `)

  it('is counted anew where the other venue counts single ones: no dollar figure changes', () => {
    const risk = riskOf(PEPE, { show: 'baseline' })
    const before = rowFigures(risk.baseline(), 'p1')
    risk.run(setVenue('a', 'generic', () => 'PEPE'))
    const [held] = risk.baseline().scenario.book.accounts[0]?.positions ?? []
    expect([held?.size, held?.entry].map(String)).toEqual(['50000000', '0.00001'])
    const quote = risk.baseline().scenario.snapshot.quotes.get(genericId('PEPE'))
    expect(quote?.mark?.toString()).toBe('0.000012')
    // 50,000 × 0.012 = 50,000,000 × 0.000012
    expect(before && text(before.notional)).toBe('$600.00')
    expect(held && quote?.mark && held.size.times(quote.mark).toString()).toBe('600')
  })

  it('and so is a drafted size', () => {
    const risk = riskOf(PEPE)
    risk.run(resize('p1', size(60_000)))
    risk.run(setVenue('a', 'generic', () => 'PEPE'))
    const [edit] = risk.store.getState().document.draft
    expect(edit?.kind === 'resize' && edit.to.toString()).toBe('60000000')
  })
})

it('a market the other venue does not list stays in the book and says so', () => {
  const risk = riskOf(scenarioFrom('account A cross 1_000\nNOSUCHCOIN long 1 @ 1 mark 1 mmr 5%'), {
    show: 'baseline',
  })
  risk.run(setVenue('a', 'bybit', spelledOn('bybit')))
  const row = rowFigures(risk.baseline(), 'p1')
  expect(row && text(row.maintenance)).toContain('unknown: no margin terms')
})
