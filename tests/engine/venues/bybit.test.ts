// Bybit: five tables, their published deductions, and what is said to be unknown.
import { describe, expect, it } from 'vitest'
import { usd } from '../../../src/engine/units/amount'
import { bybit } from '../../../src/engine/venues/bybit'
import published from './bybit-deductions.json'
import { marketOf, marketsOf, notionalTiers, unsound } from './support'

const deductions: Readonly<Record<string, readonly string[]>> = published.deductions

describe('Bybit linear', () => {
  it('lists five markets, each with a sound table', () => {
    expect(bybit.symbols).toEqual(['BTCUSDT', 'ETHUSDT', 'BTCPERP', 'RVNUSDT', 'DGBUSDT'])
    expect(unsound(bybit)).toEqual([])
  })

  it.each(Object.entries(deductions))('deductions of %s are those published', (symbol, column) => {
    const ours = notionalTiers(marketOf(bybit, symbol).table).map((tier) => tier.deduction)
    expect(ours.map(String)).toEqual(column.map((text) => usd(text).toString()))
  })

  it('keeps a notional on a cap in the lower tier', () => {
    expect(marketsOf(bybit).every(({ table }) => table.edge === 'lower')).toBe(true)
  })

  it('says where the table ends before the venue’s does', () => {
    expect(marketOf(bybit, 'BTCUSDT').table.cap?.toString()).toBe('2600000')
    expect(marketOf(bybit, 'BTCUSDT').provenance.estimate).toContain('not known')
    expect(marketOf(bybit, 'BTCPERP').provenance.estimate).toBeUndefined()
  })

  it('assumes twice the maintenance rate where no initial rate was seen, and says so', () => {
    const market = marketOf(bybit, 'ETHUSDT')
    expect(market.table.tiers[0]?.initialRate.toString()).toBe('0.01')
    expect(market.provenance.estimate).toContain('twice the maintenance rate')
  })

  it('settles BTCPERP in USDC', () => {
    expect(marketOf(bybit, 'BTCPERP').quote).toBe('USDC')
    expect(marketOf(bybit, 'BTCPERP').underlying).toBe('BTC')
  })

  it('counts the fee for closing at the bankruptcy price in both margins, as an estimate', () => {
    expect(bybit.closingFee).toBe('bankruptcy')
    expect(bybit.closingFeeInInitial).toBe(true)
    expect(bybit.provenance.estimate).toBeDefined()
    expect(bybit.liquidatedAtZero).toBe(true)
  })
})
