import { describe, expect, it } from 'vitest'
import { ratio, size, usd } from '../../../../src/engine/units/amount'
import {
  maintenanceRate,
  openInterestDelta,
  tierFaults,
  type LiquidityTier,
} from '../../../../src/engine/venues/dydx/tier'

const LARGE: LiquidityTier = {
  initialRate: ratio('0.05'),
  maintenanceShare: ratio('0.6'),
  impactNotional: usd('10_000'),
  openInterestLower: usd('20_000_000'),
  openInterestUpper: usd('50_000_000'),
}

describe('a tier', () => {
  it('is valid at 100 % initial margin and 100 % of it for maintenance', () => {
    expect(tierFaults(LARGE)).toEqual([])
    expect(tierFaults({ ...LARGE, initialRate: ratio(1), maintenanceShare: ratio(1) })).toEqual([])
  })

  it('names everything wrong with it', () => {
    const wrong = {
      initialRate: ratio('1.01'),
      maintenanceShare: ratio('1.01'),
      impactNotional: usd(0),
      openInterestLower: usd(2),
      openInterestUpper: usd(1),
    }
    expect(tierFaults(wrong)).toEqual([
      'initial margin above 100 %',
      'maintenance share above 100 %',
      'impact notional is zero',
      'lower open-interest cap above the upper',
    ])
  })

  it('may not have a lower cap above an upper cap of zero either', () => {
    const tier = { ...LARGE, openInterestUpper: usd(0) }
    expect(tierFaults(tier)).toEqual(['lower open-interest cap above the upper'])
  })
})

it('maintenance is a share of initial margin, floored to a millionth', () => {
  expect(maintenanceRate(ratio('0.05'), ratio('0.6')).toString()).toBe('0.03')
  // 0.333333 × 0.5 = 0.1666665
  expect(maintenanceRate(ratio('0.333333'), ratio('0.5')).toString()).toBe('0.166666')
})

describe('open interest after a match of 10', () => {
  const change = (buyerBefore: string, sellerBefore: string) =>
    openInterestDelta({
      buyerBefore: size(buyerBefore),
      sellerBefore: size(sellerBefore),
      matched: size(10),
    }).toString()

  it('rises by it where both open', () => {
    expect(change('0', '0')).toBe('10')
    expect(change('5', '-5')).toBe('10')
  })

  it('falls by it where both close', () => {
    expect(change('-10', '10')).toBe('-10')
  })

  it('stays where one hands over to the other', () => {
    expect(change('0', '10')).toBe('0')
    expect(change('-10', '0')).toBe('0')
  })

  it('counts only the part beyond flat where a side turns', () => {
    // The buyer goes from −4 to +6: six new longs. The seller had none.
    expect(change('-4', '0')).toBe('6')
  })
})
