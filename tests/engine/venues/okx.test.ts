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

  it('counts the taker fee at the mark in maintenance', () => {
    expect(okx.closingFee).toBe('mark')
    expect(okx.liquidatedAtZero).toBe(true)
  })
})
