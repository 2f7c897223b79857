import { describe, expect, it } from 'vitest'
import {
  bounded,
  capOfMaintenance,
  capOfMargins,
  formulaOf,
  fundingRate,
  premiumMean,
  premiumRising,
  type FundingFormula,
} from '../../../src/engine/funding/rate'
import { ratio } from '../../../src/engine/units/amount'

// Interest 0.01 % per 8 hours and a clamp of ±0.05 %: Binance, Bybit, OKX and today's Hyperliquid.
const usual = { interest: ratio('0.0001'), clamp: ratio('0.0005') }

function rateOf(premium: string, formula: FundingFormula): string {
  return fundingRate(ratio(premium), formula).rate.toString()
}

describe('the rate of one interval', () => {
  it('is the interest alone while the premium lies within the clamp of it', () => {
    const formula = { ...usual, everyHours: 8 }
    // interest − premium = −0.0005 … +0.0005, so premium −0.0004 … +0.0006
    for (const premium of ['-0.0004', '0', '0.0001', '0.0006']) {
      expect(rateOf(premium, formula)).toBe('0.0001')
    }
  })

  it('follows the premium less the clamp beyond it', () => {
    const formula = { ...usual, everyHours: 8 }
    expect(rateOf('0.0016', formula)).toBe('0.0011') // 0.0016 − 0.0005
    expect(rateOf('-0.0014', formula)).toBe('-0.0009') // −0.0014 + 0.0005
  })

  it('is half of the 8-hour rate where funding is paid every 4 hours', () => {
    expect(rateOf('0.0016', { ...usual, everyHours: 4 })).toBe('0.00055')
  })

  it('is an eighth of the 8-hour rate where funding is paid hourly', () => {
    // The page of Hyperliquid stops at 0.95 %: 1 % − 0.05 %. What is paid is 0.11875 %.
    const found = fundingRate(ratio('0.01'), { ...usual, everyHours: 1, cap: ratio('0.04') })
    expect(found.per8Hours.toString()).toBe('0.0095')
    expect(found.rate.toString()).toBe('0.0011875')
  })

  it('is the interest of one hour, 0.00125 %, at rest', () => {
    expect(rateOf('0.00029005', { ...usual, everyHours: 1 })).toBe('0.0000125')
  })

  it('takes the clamp of ±0.03 % that Hyperliquid had in 2023', () => {
    // 0.00092397 − 0.0003 = 0.00062397; ÷ 8 = 0.00007799625
    const formula = { interest: ratio('0.0001'), clamp: ratio('0.0003'), everyHours: 1 }
    expect(rateOf('0.00092397', formula)).toBe('0.00007799625')
  })

  it('is premium plus interest where there is no clamp', () => {
    expect(rateOf('0.0024', { interest: ratio('0.0001'), everyHours: 8 })).toBe('0.0025')
    // Hyperliquid in June and July 2023: the plain premium, an eighth of it each hour
    expect(rateOf('0.0024', { interest: ratio(0), everyHours: 1 })).toBe('0.0003')
  })

  it('is held at the cap of one interval, after the division', () => {
    // (0.5 − 0.0005) ÷ 8 = 0.0624375, above 0.04
    expect(rateOf('0.5', { ...usual, everyHours: 1, cap: ratio('0.04') })).toBe('0.04')
    expect(rateOf('-0.5', { ...usual, everyHours: 1, cap: ratio('0.04') })).toBe('-0.04')
  })

  it('says the 8-hour rate before the cap, so that nobody takes the cap for the market', () => {
    const found = fundingRate(ratio('0.5'), { ...usual, everyHours: 1, cap: ratio('0.04') })
    expect(found.per8Hours.toString()).toBe('0.4995')
  })

  it('refuses an interval of no length', () => {
    expect(() => rateOf('0', { ...usual, everyHours: 0 })).toThrow('above zero, was 0')
  })
})

describe('bounds', () => {
  it('hold both ways with the cap when no floor is named', () => {
    expect(bounded(ratio('-0.01'), { cap: ratio('0.003') }).toString()).toBe('-0.003')
  })

  it('hold each way by its own when both are named', () => {
    const bounds = { cap: ratio('0.003'), floor: ratio('-0.02') }
    expect(bounded(ratio('-0.01'), bounds).toString()).toBe('-0.01')
    expect(bounded(ratio('-0.03'), bounds).toString()).toBe('-0.02')
    expect(bounded(ratio('0.03'), bounds).toString()).toBe('0.003')
  })

  it('hold only from below when only a floor is known', () => {
    expect(bounded(ratio('0.9'), { floor: ratio('-0.01') }).toString()).toBe('0.9')
    expect(bounded(ratio('-0.9'), { floor: ratio('-0.01') }).toString()).toBe('-0.01')
  })

  it('that nobody knows hold nothing', () => {
    expect(bounded(ratio('0.9'), {}).toString()).toBe('0.9')
  })

  it('of majors on Binance are three quarters of the first tier', () => {
    expect(capOfMaintenance(ratio('0.004'), ratio('0.75')).toString()).toBe('0.003')
    expect(capOfMaintenance(ratio('0.005'), ratio('0.75')).toString()).toBe('0.00375')
  })

  it('of dYdX are six times the gap between initial and maintenance', () => {
    expect(capOfMargins(ratio(6), ratio('0.05'), ratio('0.03')).toString()).toBe('0.12')
    expect(capOfMargins(ratio(6), ratio('1'), ratio('1')).toString()).toBe('0')
    // 3 × (0.5 − 0.1666666) = 1.0000002, cut to the millionth
    expect(capOfMargins(ratio(3), ratio('0.5'), ratio('0.1666666')).toString()).toBe('1')
  })
})

describe('the formula of a market', () => {
  const rules = {
    pays: 'mark' as const,
    ...usual,
    cap: ratio('0.02'),
    everyHours: 8,
    provenance: { asOf: '2026-09-01', source: 'made up for this test' },
  }

  it('takes interval and cap from the market where it names them', () => {
    const formula = formulaOf(rules, { everyHours: 4, cap: ratio('0.003') })
    expect(formula).toEqual({ ...usual, everyHours: 4, cap: ratio('0.003') })
  })

  it("takes the venue's where the market is silent", () => {
    expect(formulaOf(rules)).toEqual({ ...usual, everyHours: 8, cap: ratio('0.02') })
  })

  it('has no cap where neither knows one', () => {
    const { cap: _, ...uncapped } = rules
    expect(formulaOf(uncapped, { everyHours: 1 })).toEqual({ ...usual, everyHours: 1 })
  })
})

describe('the average premium', () => {
  const samples = ['0.001', '0.002', '0.006'].map(ratio)

  it('is the plain mean on Hyperliquid', () => {
    expect(premiumMean(samples).toString()).toBe('0.003') // 0.009 ÷ 3
  })

  it('counts missing samples as zero up to the number expected, and cuts toward zero', () => {
    // −0.000007 ÷ 4 = −0.00000175
    expect(premiumMean([ratio('-0.000007')], { atLeast: 4, places: 6 }).toString()).toBe(
      '-0.000001',
    )
    expect(premiumMean([], { atLeast: 60 }).toString()).toBe('0')
  })

  it('weighs late samples more on Binance, Bybit and OKX', () => {
    // (1 × 0.001 + 2 × 0.002 + 3 × 0.006) ÷ 6 = 0.023 ÷ 6
    expect(premiumRising(samples).toNumber()).toBeCloseTo(0.0038333333333333, 15)
    expect(premiumRising([ratio('0.004')]).toString()).toBe('0.004')
  })

  it('of no samples is not zero: it is refused', () => {
    expect(() => premiumMean([])).toThrow('at least one sample')
    expect(() => premiumRising([])).toThrow('at least one sample')
  })
})
