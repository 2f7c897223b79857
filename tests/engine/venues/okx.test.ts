// OKX: tiers by contracts, turned into base units.
import { describe, expect, it } from 'vitest'
import { size, type Size } from '../../../src/engine/units/amount'
import type { Tier } from '../../../src/engine/model/market'
import { okx } from '../../../src/engine/venues/okx'
import { tierAt } from '../../../src/engine/venues/tiers'
import { marketOf, unsound } from './support'

function sizeTiers(symbol: string): readonly Tier<Size>[] {
  const { table } = marketOf(okx, symbol)
  if (table.counts !== 'size') throw new Error(`${symbol} does not count size`)
  return table.tiers
}

describe('OKX linear swaps', () => {
  it('lists the two markets whose contract size is known', () => {
    expect(okx.symbols).toEqual(['BTC-USDT-SWAP', 'ETH-USDT-SWAP'])
    expect(unsound(okx)).toEqual([])
  })

  it('counts 1,000 contracts of 0.01 BTC as 10 BTC', () => {
    const tiers = sizeTiers('BTC-USDT-SWAP')
    expect(tiers).toHaveLength(43)
    expect(tiers[1]?.floor.toString()).toBe('10')
    expect(marketOf(okx, 'BTC-USDT-SWAP').contractSize.toString()).toBe('0.01')
    // 820,000 contracts
    expect(marketOf(okx, 'BTC-USDT-SWAP').table.cap?.toString()).toBe('8200')
  })

  it('steps by 20,000 contracts and half a percent from the fourth tier of BTC on', () => {
    const tiers = sizeTiers('BTC-USDT-SWAP')
    const steps = tiers.slice(4).map((tier, at) => {
      const below = tiers[at + 3]
      if (below === undefined) throw new Error('a tier below')
      return [
        tier.floor.minus(below.floor).toString(),
        tier.rate.minus(below.rate).toString(),
        tier.initialRate.minus(below.initialRate).toString(),
      ].join(' ')
    })
    expect(new Set(steps)).toEqual(new Set(['200 0.005 0.005']))
    expect(tiers.at(-1)?.floor.toString()).toBe('8000')
    expect(tiers.at(-1)?.rate.toString()).toBe('0.2075')
  })

  it.each([
    [0, '0', '0.004', '0.01'],
    [1, '10', '0.005', '0.015'],
    [2, '50', '0.0075', '0.02'],
    [3, '200', '0.0125', '0.025'],
  ])(
    'tier %i of BTC, counted from zero, begins at %s BTC and asks %s, %s to open',
    (at, ...row) => {
      const tier = sizeTiers('BTC-USDT-SWAP')[at]
      expect([tier?.floor, tier?.rate, tier?.initialRate].map(String)).toEqual(row)
    },
  )

  it('leaves a size on a cap in the lower tier, and one contract hundredth more in the next', () => {
    const tiers = sizeTiers('BTC-USDT-SWAP')
    const { edge } = marketOf(okx, 'BTC-USDT-SWAP').table
    expect(tierAt(tiers, size('10'), edge).rate.toString()).toBe('0.004')
    expect(tierAt(tiers, size('10.0001'), edge).rate.toString()).toBe('0.005')
  })

  it('never takes a deduction', () => {
    expect(sizeTiers('BTC-USDT-SWAP').every((tier) => tier.deduction.isZero())).toBe(true)
  })

  it('derives nothing where the contract size is unknown', () => {
    expect(okx.market('AAVE-USDT-SWAP')).toBeUndefined()
    expect(okx.marketFor).toBeUndefined()
  })

  it('marks rules and both tables as estimates', () => {
    expect(okx.provenance.estimate).toBeDefined()
    expect(okx.funding.provenance.estimate).toBeDefined()
    expect(marketOf(okx, 'BTC-USDT-SWAP').provenance.estimate).toBeDefined()
    expect(marketOf(okx, 'ETH-USDT-SWAP').provenance.estimate).toBeDefined()
  })

  it('counts the taker fee at the mark in maintenance and not in initial margin', () => {
    expect(okx.closingFee).toBe('mark')
    expect(okx.closingFeeInInitial).toBeUndefined()
    expect(okx.liquidatedAtZero).toBe(true)
  })
})
