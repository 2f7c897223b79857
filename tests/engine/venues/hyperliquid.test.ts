// Hyperliquid: rates as fractions of the tier's leverage, 189 markets.
import { describe, expect, it } from 'vitest'
import { ratio, usd } from '../../../src/engine/units/amount'
import { hyperliquid } from '../../../src/engine/venues/hyperliquid'
import { marketOf, marketsOf, notionalTiers, unsound } from './support'

/** More than a quotient of 40 digits is ever off by. */
const TINY = ratio('0.000000000000000000000000000000000001')

describe('Hyperliquid', () => {
  it('lists 75 traded and 114 further markets, each with a sound table', () => {
    expect(hyperliquid.symbols).toHaveLength(189)
    expect(unsound(hyperliquid)).toEqual([])
  })

  it('asks a thirtieth of an ETH notional above 100 million, to every digit', () => {
    const [, upper] = notionalTiers(marketOf(hyperliquid, 'ETH').table)
    expect(upper?.floor.toString()).toBe('100000000')
    // 1 ÷ (2 × 15); the printed 0.0333333333 would be short of it
    expect(upper?.rate.toString()).toBe('0.03333333333333333333333333333333333333333')
    // 100,000,000 × (1/30 − 1/50) = 1,333,333.33…
    expect(upper?.deduction.minus(usd('1333333.333333333333')).abs().lt(usd('0.000000001'))).toBe(
      true,
    )
  })

  it.each([
    ['BTC', '0.0125', '0.025'],
    ['ETH', '0.02', '0.04'],
    ['SOL', '0.025', '0.05'],
    ['XRP', '0.025', '0.05'],
    ['DOGE', '0.05', '0.1'],
    ['WIF', '0.1', '0.2'],
  ])('first tier of %s asks %s to stay and %s to open', (symbol, rate, initialRate) => {
    const [first] = marketOf(hyperliquid, symbol).table.tiers
    expect(first?.rate.eq(ratio(rate))).toBe(true)
    expect(first?.initialRate.eq(ratio(initialRate))).toBe(true)
  })

  // Official margin-tiers page, mirror of 2026-08-22.
  it.each([
    ['BTC', '150000000', '20'],
    ['ETH', '100000000', '15'],
    ['SOL', '70000000', '10'],
    ['XRP', '40000000', '10'],
    ['DOGE', '20000000', '5'],
    ['TRX', '3000000', '5'],
  ])('%s steps down once, at %s to %s x', (symbol, floor, leverage) => {
    const steps = notionalTiers(marketOf(hyperliquid, symbol).table).slice(1)
    expect(steps.map((tier) => tier.floor.toString())).toEqual([floor])
    expect(steps[0]?.initialRate.times(ratio(leverage)).minus(ratio(1)).abs().lt(TINY)).toBe(true)
  })

  it('keeps maintenance at half of initial margin in every tier', () => {
    const tiers = marketsOf(hyperliquid).flatMap(({ table }) => [...table.tiers])
    const apart = tiers.map((tier) => tier.rate.times(ratio(2)).minus(tier.initialRate).abs())
    expect(apart.filter((each) => each.gt(TINY))).toEqual([])
  })

  it('counts a thousand PEPE in one kPEPE', () => {
    const market = marketOf(hyperliquid, 'kPEPE')
    expect(market.underlying).toBe('PEPE')
    expect(market.multiplier.toString()).toBe('1000')
  })

  it('trades BTC in steps of 0.00001 and DOGE in whole coins', () => {
    expect(marketOf(hyperliquid, 'BTC').lot?.toString()).toBe('0.00001')
    expect(marketOf(hyperliquid, 'DOGE').lot?.toString()).toBe('1')
  })

  it('says which tables the newer official page no longer has', () => {
    const stale = marketsOf(hyperliquid).filter(
      (market) => market.provenance.estimate !== undefined,
    )
    expect(stale.map((market) => market.symbol).toSorted()).toEqual([
      'INJ',
      'LDO',
      'OP',
      'SEI',
      'TIA',
    ])
  })

  it('allows MEGA isolated margin only', () => {
    const isolated = marketsOf(hyperliquid).filter((market) => market.isolatedOnly)
    expect(isolated.map((market) => market.symbol)).toEqual(['MEGA'])
  })

  it('gives a coin it does not list its strictest table, marked as an estimate', () => {
    const market = hyperliquid.marketFor?.('NEWCOIN')
    const strictest = marketsOf(hyperliquid).every(({ table }) =>
      table.tiers.every((tier) => tier.rate.lte(market?.table.tiers[0]?.rate ?? ratio(0))),
    )
    expect(strictest).toBe(true)
    expect(market?.provenance.estimate).toContain('not in our list')
    expect(hyperliquid.marketFor?.('NEWCOIN')).toBe(market)
  })

  it('says nothing of a builder’s market', () => {
    expect(hyperliquid.marketFor?.('xyz:XYZ100')).toBeUndefined()
  })

  it('is safe at exactly zero, nets, and pays funding hourly on the oracle within 4 %', () => {
    expect(hyperliquid.liquidatedAtZero).toBe(false)
    expect(hyperliquid.netsOpposingPositions).toBe(true)
    expect(hyperliquid.wholeLeverage).toBe(true)
    expect(hyperliquid.withdrawalShare?.toString()).toBe('0.1')
    expect(hyperliquid.funding.pays).toBe('oracle')
    expect(marketOf(hyperliquid, 'BTC').funding).toMatchObject({ everyHours: 1 })
    expect(marketOf(hyperliquid, 'BTC').funding.cap?.toString()).toBe('0.04')
  })
})
