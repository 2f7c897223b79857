// Binance: 70 tables, and the deductions the venue published for them.
import { describe, expect, it } from 'vitest'
import { ratio, usd } from '../../../src/engine/units/amount'
import { binance } from '../../../src/engine/venues/binance'
import published from './binance-deductions.json'
import { marketOf, marketsOf, notionalTiers, unsound } from './support'

const deductions: Readonly<Record<string, readonly string[]>> = published.deductions

describe('Binance USD-M', () => {
  it('lists 70 markets, each with a sound table', () => {
    expect(binance.symbols).toHaveLength(70)
    expect(unsound(binance)).toEqual([])
  })

  it('has a published deduction column for every market and no other', () => {
    expect(binance.symbols.toSorted()).toEqual(Object.keys(deductions).toSorted())
  })

  it.each(Object.entries(deductions))('deductions of %s are those published', (symbol, column) => {
    const ours = notionalTiers(marketOf(binance, symbol).table).map((tier) => tier.deduction)
    expect(ours.map(String)).toEqual(column.map((text) => usd(text).toString()))
  })

  it('takes the floor-inclusive tier on an edge', () => {
    expect(marketsOf(binance).every(({ table }) => table.edge === 'upper')).toBe(true)
  })

  it('asks 12,000 less than 1 % of a BTC notional of 5,000,000', () => {
    // Tier 4: 1 % from 3,000,000. 0.004 × 300k + 0.005 × 500k + 0.0065 × 2.2m = 18,000 at its floor,
    // which is 1 % × 3,000,000 − 12,000.
    const tier = notionalTiers(marketOf(binance, 'BTCUSDT').table)[3]
    expect(tier?.floor.toString()).toBe('3000000')
    expect(tier?.rate.toString()).toBe('0.01')
    expect(tier?.deduction.toString()).toBe('12000')
    expect(tier?.initialRate.toString()).toBe('0.02')
  })

  it('counts a thousand PEPE in one unit of 1000PEPEUSDT', () => {
    const market = marketOf(binance, '1000PEPEUSDT')
    expect(market.underlying).toBe('PEPE')
    expect(market.multiplier.toString()).toBe('1000')
    expect(market.quote).toBe('USDT')
  })

  it('settles BTCUSDC in USDC', () => {
    const market = marketOf(binance, 'BTCUSDC')
    expect(market.quote).toBe('USDC')
    expect(market.underlying).toBe('BTC')
  })

  it('says that a funding interval nobody saw is assumed', () => {
    expect(marketOf(binance, 'XAUUSDT').provenance.estimate).toContain('8 hours are assumed')
    expect(marketOf(binance, 'BTCUSDT').provenance.estimate).toBeUndefined()
  })

  it('caps BTC funding at 0.3 % and says that caps are second-hand', () => {
    expect(marketOf(binance, 'BTCUSDT').funding.cap?.toString()).toBe('0.003')
    expect(marketOf(binance, 'BTCUSDT').funding.floor?.toString()).toBe('-0.003')
    expect(marketOf(binance, 'SUIUSDT').funding.cap).toBeUndefined()
    expect(binance.funding.provenance.estimate).toBeDefined()
  })

  it('speaks of positions up to the cap of the last tier', () => {
    expect(marketOf(binance, 'BTCUSDT').table.cap?.toString()).toBe('1800000000')
  })

  it('knows nothing of a market outside its list', () => {
    expect(binance.market('ARKUSDT')).toBeUndefined()
    expect(binance.marketFor).toBeUndefined()
  })

  it('liquidates at exactly zero and charges nothing for closing', () => {
    expect(binance.liquidatedAtZero).toBe(true)
    expect(binance.closingFee).toBe('none')
    expect(binance.netsOpposingPositions).toBe(false)
    expect(binance.takerFee.eq(ratio('0.0005'))).toBe(true)
  })
})
