// Margin tables: pieces that join, premises that are checked, and who holds an edge.
import { describe, expect, it } from 'vitest'
import type { MarginTable } from '../../../src/engine/model/market'
import { ratio, size, usd } from '../../../src/engine/units/amount'
import {
  checked,
  flat,
  flatByShare,
  graduated,
  halfRateOfLeverage,
  rateOfLeverage,
  tierAt,
  TIERS_MAX,
  wholeByNotional,
  wholeBySize,
} from '../../../src/engine/venues/tiers'
import { notionalTiers } from './support'

const row = (floor: string, rate: string) => ({
  floor: usd(floor),
  rate: ratio(rate),
  initialRate: ratio(rate).times(ratio(2)),
})

describe('a graduated table', () => {
  // 1 % to 1,000, then 2 %, then from 3,000 5 %
  const table = graduated([row('0', '0.01'), row('1000', '0.02'), row('3000', '0.05')])

  it('joins: each deduction adds floor × step in rate', () => {
    // 0, then 1,000 × 1 % = 10, then 10 + 3,000 × 3 % = 100
    expect(notionalTiers(table).map((tier) => tier.deduction.toString())).toEqual([
      '0',
      '10',
      '100',
    ])
  })

  it('asks the same on an edge whichever tier holds it', () => {
    const tiers = notionalTiers(table)
    const [lower, upper] = [tierAt(tiers, usd(1000), 'lower'), tierAt(tiers, usd(1000), 'upper')]
    expect(lower.rate.toString()).toBe('0.01')
    expect(upper.rate.toString()).toBe('0.02')
    // 1 % × 1,000 = 2 % × 1,000 − 10
    const asks = (tier: typeof lower) => tier.rate.times(usd(1000)).minus(tier.deduction).toString()
    expect(asks(lower)).toBe(asks(upper))
  })

  it('holds what lies above its last floor in the last tier', () => {
    expect(tierAt(notionalTiers(table), usd('9e12'), 'upper').rate.toString()).toBe('0.05')
  })
})

describe('a whole-position table', () => {
  it('takes no deduction and leaves an edge below by default', () => {
    const tiers = [
      { floor: size(0), rate: ratio('0.01'), initialRate: ratio('0.02') },
      { floor: size(10), rate: ratio('0.02'), initialRate: ratio('0.04') },
    ]
    const table = wholeBySize(tiers)
    expect(table.edge).toBe('lower')
    expect(table.tiers.every((tier) => tier.deduction.isZero())).toBe(true)
    expect(wholeByNotional([row('0', '0.01'), row('10', '0.02')]).counts).toBe('notional')
  })
})

describe('rates', () => {
  it('follow leverage: one over it to open, half of that to stay', () => {
    expect(rateOfLeverage(ratio(40)).toString()).toBe('0.025')
    expect(halfRateOfLeverage(ratio(40)).toString()).toBe('0.0125')
    expect(() => rateOfLeverage(ratio(0))).toThrow('leverage')
  })

  it('may be one for every size, or a share of initial margin', () => {
    expect(flat(ratio('0.05'), ratio('0.1')).tiers).toHaveLength(1)
    const [tier] = flatByShare(ratio('0.05'), ratio('0.6')).tiers
    expect(tier?.rate.toString()).toBe('0.03')
    expect(tier?.maintenanceShare?.toString()).toBe('0.6')
  })
})

describe('a premise that fails', () => {
  const build =
    (...rows: readonly ReturnType<typeof row>[]) =>
    () =>
      graduated(rows)

  it.each([
    ['no rows', build(), 'at least one tier'],
    ['a first floor above zero', build(row('1', '0.01')), 'starts at zero'],
    ['a floor that does not rise', build(row('0', '0.01'), row('0', '0.02')), 'does not rise'],
    ['a rate that falls', build(row('0', '0.02'), row('5', '0.01')), 'falls'],
    ['a rate above all', build(row('0', '1.01')), 'not between 0 and 1'],
  ])('%s is refused', (_, make, message) => {
    expect(make).toThrow(message)
  })

  it('pieces that do not join are refused', () => {
    const [first, second] = notionalTiers(graduated([row('0', '0.01'), row('1000', '0.02')]))
    if (first === undefined || second === undefined) throw new Error('two tiers were built')
    const table: MarginTable = {
      counts: 'notional',
      shape: 'graduated',
      edge: 'upper',
      tiers: [first, { ...second, deduction: usd(9) }],
    }
    expect(() => checked(table)).toThrow('do not join at 1000')
  })

  it('more rows than any published table has are refused', () => {
    const many = Array.from({ length: TIERS_MAX + 1 }, (_, at) => row(String(at), '0.01'))
    expect(() => graduated(many)).toThrow(`at most ${TIERS_MAX}`)
  })
})
