// What the market says, and what is assumed of it.
import { describe, expect, it } from 'vitest'
import { marketIdOf } from '../../../src/engine/model/market'
import { markOf } from '../../../src/engine/model/snapshot'
import { price, ratio } from '../../../src/engine/units/amount'
import { setFunding, setMaintenanceRate, setMark } from '../../../src/store/commands/market'
import { rowFigures } from '../../../src/store/select/rows'
import { genericId, scenarioFrom } from '../../fixtures/book'
import { riskOf, text } from '../../fixtures/risk'

const BOOK = scenarioFrom(
  'account Main cross 1_000\nBTC long 2 @ 90 mark 100 mmr 1% funding 0.01%/8h',
)
const BTC = genericId('BTC')

describe('a mark', () => {
  it('in the draft is an edit; the baseline keeps its own', () => {
    const risk = riskOf(BOOK)
    risk.run(setMark(BTC, price(80)))
    expect(markOf(risk.draft().scenario.snapshot, BTC)?.toString()).toBe('80')
    expect(markOf(risk.baseline().scenario.snapshot, BTC)?.toString()).toBe('100')
  })

  it('typed back leaves no edit', () => {
    const risk = riskOf(BOOK)
    risk.run(setMark(BTC, price(80)))
    risk.run(setMark(BTC, price(100)))
    expect(risk.store.getState().document.draft).toEqual([])
  })

  it('in the baseline is the new mark, and the rate stays', () => {
    const risk = riskOf(BOOK, { show: 'baseline' })
    risk.run(setMark(BTC, price(80)))
    const quote = risk.baseline().scenario.snapshot.quotes.get(BTC)
    expect([quote?.mark?.toString(), quote?.funding?.rate.toString()]).toEqual(['80', '0.0001'])
  })

  it.each(['baseline', 'draft'] as const)('of zero is refused in the %s', (show) => {
    expect(riskOf(BOOK, { show }).attempt(setMark(BTC, price(0)))).toBe('mark-not-above-zero')
  })
})

describe('a funding rate', () => {
  const hourly = { rate: ratio('-0.00002'), everyHours: 1 }
  it('keeps its interval, on either side', () => {
    const risk = riskOf(BOOK)
    risk.run(setFunding(BTC, hourly))
    expect(risk.draft().scenario.snapshot.quotes.get(BTC)?.funding).toBe(hourly)
    expect(risk.baseline().scenario.snapshot.quotes.get(BTC)?.funding?.everyHours).toBe(8)
  })

  it.each(['baseline', 'draft'] as const)('every zero hours is refused in the %s', (show) => {
    const never = { rate: ratio(0), everyHours: 0 }
    expect(riskOf(BOOK, { show }).attempt(setFunding(BTC, never))).toBe('interval-not-above-zero')
  })
})

describe('a maintenance rate', () => {
  it('makes terms for a market nobody lists, and says what it assumes', () => {
    const book = { ...BOOK, markets: new Map() }
    const risk = riskOf(book)
    const before = rowFigures(risk.baseline(), 'p1')
    expect(before && text(before.maintenance)).toContain('give its maintenance rate')
    risk.run(setMaintenanceRate(BTC, ratio('0.02')))
    const row = rowFigures(risk.baseline(), 'p1')
    // 2 % and twice 2 % of 200
    expect(row && [row.maintenance, row.initial].map(text)).toEqual(['$4.00', '$8.00'])
    expect(row?.estimate).toContain('twice the maintenance rate')
  })

  it('keeps what is known of a listed market, its funding interval for one', () => {
    const risk = riskOf(
      scenarioFrom('account A on hyperliquid cross 10_000\nBTC long 1 @ 60_000 mark 60_000'),
    )
    risk.run(setMaintenanceRate(marketIdOf('hyperliquid', 'BTC'), ratio('0.05')))
    const row = rowFigures(risk.baseline(), 'p1')
    expect(row?.market?.funding.everyHours).toBe(1)
    expect(row && text(row.maintenance)).toBe('$3,000.00')
  })

  it.each(['-0.01', '1', '1.5'])('of %s is refused', (rate) => {
    expect(riskOf(BOOK).attempt(setMaintenanceRate(BTC, ratio(rate)))).toBe('rate-out-of-range')
  })

  it('above a half asks for all of it as initial margin, not more', () => {
    const risk = riskOf(BOOK)
    risk.run(setMaintenanceRate(BTC, ratio('0.7')))
    const row = rowFigures(risk.baseline(), 'p1')
    expect(row && text(row.initial)).toBe('$200.00')
  })
})
