import { describe, expect, it } from 'vitest'
import { lower } from '../../../src/engine/kernels/lower'
import {
  EQUITY,
  isLiquidatable64,
  MAINTENANCE,
  surplus64,
} from '../../../src/engine/kernels/surplus64'
import type { Form } from '../../../src/engine/margin/form'
import { ratio, usd } from '../../../src/engine/units/amount'
import { graduated } from '../../../src/engine/venues/tiers'
import { formWith, held, marketWith, rulesWith } from '../../fixtures/made-up-venue'

function at(form: Form, ...prices: number[]): { equity: number; maintenance: number } {
  const lowering = lower(form)
  if (!lowering.ok) throw new Error(JSON.stringify(lowering.refusals))
  const out = new Float64Array(2)
  surplus64(lowering.lowered, Float64Array.from(prices), out)
  return { equity: out[EQUITY]!, maintenance: out[MAINTENANCE]! }
}

const tiered = marketWith(
  'BTC',
  graduated([
    { floor: usd(0), rate: ratio('0.25'), initialRate: ratio('0.5') },
    { floor: usd(1_000), rate: ratio('0.5'), initialRate: ratio(1) },
  ]),
)
const flat = marketWith('ETH', '0.125')

describe('standing in float64', () => {
  it('is cash plus value, and rate × notional', () => {
    const form = formWith({ cash: '50', markets: [flat], positions: [held(flat, '2', '100')] })
    // 50 + 2 × (90 − 100) = 30; 180 ÷ 8 = 22.5
    expect(at(form, 90)).toEqual({ equity: 30, maintenance: 22.5 })
  })

  it('takes the tier of the notional, less its deduction, joined at the edge', () => {
    const form = formWith({ cash: '0', markets: [tiered], positions: [held(tiered, '-10', '100')] })
    // Deduction 1,000 × 0.25 = 250. At 80: 800 ÷ 4; at 100: 1,000 ÷ 4; at 120: 1,200 ÷ 2 − 250
    expect(at(form, 80)).toEqual({ equity: 200, maintenance: 200 })
    expect(at(form, 100)).toEqual({ equity: 0, maintenance: 250 })
    expect(at(form, 120)).toEqual({ equity: -200, maintenance: 350 })
  })

  it('counts both legs of a hedge at one price', () => {
    const positions = [held(flat, '3', '100'), held(tiered, '1', '64'), held(flat, '-1', '100')]
    const form = formWith({ cash: '10', markets: [tiered, flat], positions })
    // ETH at 80: −60 + 20, (240 + 80) ÷ 8 = 40; BTC at 64: nothing, 16
    expect(at(form, 80, 64)).toEqual({ equity: -30, maintenance: 56 })
  })

  it('of cash alone is the cash', () => {
    expect(at(formWith({ cash: '-7', markets: [], positions: [] }))).toEqual({
      equity: -7,
      maintenance: 0,
    })
  })

  it('keeps a requirement that stands still where margins are counted at entry', () => {
    const rules = rulesWith({ requirementBasis: 'entry' })
    const positions = [held(flat, '2', '100')]
    const form = formWith({ cash: '50', markets: [flat], positions, rules })
    expect(at(form, 90)).toEqual({ equity: 30, maintenance: 25 }) // 200 ÷ 8
  })

  it('is not a number at a price that is none', () => {
    const form = formWith({ cash: '50', markets: [flat], positions: [held(flat, '2', '100')] })
    expect(at(form, Number.NaN)).toEqual({ equity: Number.NaN, maintenance: Number.NaN })
  })
})

describe('liquidated', () => {
  it('is a pool below its requirement, and at it where the venue says so', () => {
    expect(isLiquidatable64(9, 10, false)).toBe(true)
    expect(isLiquidatable64(10, 10, true)).toBe(true)
    expect(isLiquidatable64(10, 10, false)).toBe(false)
    expect(isLiquidatable64(11, 10, true)).toBe(false)
  })

  it('is never a pool that requires nothing', () => {
    expect(isLiquidatable64(-1, 0, true)).toBe(false)
  })
})
