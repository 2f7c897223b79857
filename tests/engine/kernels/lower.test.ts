import { describe, expect, it } from 'vitest'
import { lower, pricesFor, type Lowered } from '../../../src/engine/kernels/lower'
import type { Form } from '../../../src/engine/margin/form'
import { price, ratio, size, usd } from '../../../src/engine/units/amount'
import { graduated, wholeByNotional, wholeBySize } from '../../../src/engine/venues/tiers'
import { formWith, held, idOf, marketWith, rulesWith } from '../../fixtures/made-up-venue'

const ROWS = [
  { floor: '0', rate: '0.01', initialRate: '0.02' },
  { floor: '1000', rate: '0.02', initialRate: '0.04' },
]
const inNotional = ROWS.map((row) => ({
  floor: usd(row.floor),
  rate: ratio(row.rate),
  initialRate: ratio(row.initialRate),
}))
const inSize = inNotional.map((row, at) => ({ ...row, floor: size(at * 10) }))

function loweredOf(form: Form): Lowered {
  const lowering = lower(form)
  if (!lowering.ok) throw new Error(JSON.stringify(lowering.refusals))
  return lowering.lowered
}

describe('a lowered form', () => {
  const btc = marketWith('BTC', graduated(inNotional))
  const eth = marketWith('ETH', '0.05')
  const form = formWith({
    cash: '500',
    markets: [btc, eth],
    positions: [held(btc, '2', '100'), held(eth, '-30', '10'), held(btc, '-1', '120')],
    holdings: [{ market: idOf('SOL'), size: size(4), haircut: ratio('0.25') }],
  })
  const lowered = loweredOf(form)

  it('groups the legs of a market, and knows which leg of the form each is', () => {
    expect(lowered.markets).toEqual([btc.id, eth.id, idOf('SOL')])
    expect([...lowered.legsFrom]).toEqual([0, 2, 3, 4])
    expect([...lowered.legAt]).toEqual([0, 2, 1, 3])
    expect([...lowered.sizes]).toEqual([2, -1, -30, 3]) // 4 SOL less a quarter
  })

  it('lays the tiers end to end', () => {
    expect([...lowered.tiersFrom]).toEqual([0, 2, 4, 5, 6])
    expect([...lowered.floors]).toEqual([0, 1_000, 0, 1_000, 0, 0])
    expect([...lowered.rates]).toEqual([0.01, 0.02, 0.01, 0.02, 0.05, 0])
    // 1,000 × (0.02 − 0.01) = 10
    expect([...lowered.deductions]).toEqual([0, 10, 0, 10, 0, 0])
  })

  it('holds equity at no price as its cash', () => {
    expect(lowered.cash).toBe(720) // 500 − 200 + 300 + 120
  })

  it('carries the venue’s comparison at zero', () => {
    expect(lowered.liquidatedAtZero).toBe(true)
    const rules = rulesWith({ liquidatedAtZero: false })
    expect(loweredOf(formWith({ cash: '1', markets: [], positions: [], rules }))).toMatchObject({
      liquidatedAtZero: false,
      cash: 1,
      markets: [],
    })
  })

  it('takes prices by market, in its own order', () => {
    const found = pricesFor(lowered, (market) => price(market === btc.id ? 100 : 10))
    expect([...found]).toEqual([100, 10, 10])
  })

  it('crosses to a worker whole', () => {
    expect(structuredClone(lowered)).toEqual(lowered)
  })
})

describe('a table counted in size', () => {
  it('is one tier: the one that holds today’s size', () => {
    const market = marketWith('BTC', wholeBySize(inSize))
    const form = formWith({ cash: '0', markets: [market], positions: [held(market, '11', '1')] })
    expect([...loweredOf(form).rates]).toEqual([0.02])
  })
})

describe('refused by name', () => {
  it('is a requirement that jumps with notional', () => {
    const market = marketWith('BTC', wholeByNotional(inNotional))
    const form = formWith({ cash: '0', markets: [market], positions: [held(market, '1', '1')] })
    expect(lower(form)).toEqual({
      ok: false,
      refusals: [{ why: 'requirement jumps with notional', market: market.id }],
    })
  })

  it('is not a whole-position table of one tier, which has nowhere to jump', () => {
    const market = marketWith('BTC', wholeByNotional(inNotional.slice(0, 1)))
    const form = formWith({ cash: '0', markets: [market], positions: [held(market, '1', '1')] })
    expect(lower(form).ok).toBe(true)
  })

  it('is an amount that float64 cannot hold', () => {
    const market = marketWith('BTC', '0.01')
    const huge = `1${'0'.repeat(200)}`
    const tiny = `0.${'0'.repeat(200)}1`
    const form = formWith({
      cash: huge,
      markets: [market],
      positions: [held(market, tiny, '0')],
    })
    expect(lower(form)).toEqual({
      ok: false,
      refusals: [
        { why: 'too large or too small for float64', value: huge },
        { why: 'too large or too small for float64', value: tiny },
      ],
    })
  })

  it('is a price that float64 cannot hold', () => {
    const market = marketWith('BTC', '0.01')
    const form = formWith({ cash: '0', markets: [market], positions: [held(market, '1', '1')] })
    expect(() => pricesFor(loweredOf(form), () => price(`1${'0'.repeat(200)}`))).toThrow('float64')
  })
})
