// dYdX: liquidity tiers, and what is assumed of markets that came later.
import { describe, expect, it } from 'vitest'
import { dydx } from '../../../src/engine/venues/dydx'
import { marketOf, marketsOf, unsound } from './support'

describe('dYdX v4', () => {
  it('lists the 33 markets of genesis, each an estimate because governance moves them', () => {
    expect(dydx.symbols).toHaveLength(33)
    expect(unsound(dydx)).toEqual([])
    expect(marketsOf(dydx).every((market) => market.provenance.estimate !== undefined)).toBe(true)
  })

  it.each([
    // initial × share = maintenance
    ['BTC-USD', '0.05', '0.03'],
    ['SOL-USD', '0.1', '0.05'],
    ['LDO-USD', '0.2', '0.1'],
  ])('%s asks %s to open and %s to stay', (symbol, initial, maintenance) => {
    const [tier] = marketOf(dydx, symbol).table.tiers
    expect(tier?.initialRate.toString()).toBe(initial)
    expect(tier?.rate.toString()).toBe(maintenance)
  })

  it('caps hourly funding at an eighth of 6 × (initial − maintenance)', () => {
    // BTC: 6 × (5 % − 3 %) ÷ 8 = 1.5 %
    expect(marketOf(dydx, 'BTC-USD').funding.cap?.toString()).toBe('0.015')
    expect(marketOf(dydx, 'BTC-USD').funding.floor?.toString()).toBe('-0.015')
  })

  it('scales initial margin with open interest between 20 and 50 million for a mid-cap', () => {
    expect(marketOf(dydx, 'SOL-USD').openInterestCaps?.lower.toString()).toBe('20000000')
    expect(marketOf(dydx, 'SOL-USD').openInterestCaps?.upper.toString()).toBe('50000000')
    expect(marketOf(dydx, 'BTC-USD').openInterestCaps).toBeUndefined()
  })

  it('assumes Long-tail for a later market and says that Safety would ask twice as much', () => {
    const market = dydx.marketFor?.('WIF-USD')
    expect(market?.table.tiers[0]?.rate.toString()).toBe('0.1')
    expect(market?.provenance.estimate).toContain('Safety')
    expect(dydx.marketFor?.('WIF-USD')).toBe(market)
  })

  it('says nothing of a name that is not one of its own', () => {
    expect(dydx.marketFor?.('BTCUSDT')).toBeUndefined()
    expect(dydx.marketFor?.('BTC-USD-SWAP')).toBeUndefined()
  })

  it('books in millionths, is safe at exactly zero, nets, and pays on the oracle', () => {
    expect(dydx.cashUnit?.toString()).toBe('0.000001')
    expect(dydx.liquidatedAtZero).toBe(false)
    expect(dydx.netsOpposingPositions).toBe(true)
    expect(dydx.funding.pays).toBe('oracle')
  })
})
