// The venue for positions held elsewhere: no table until the reader gives a rate.
import { describe, expect, it } from 'vitest'
import { ratio } from '../../../src/engine/units/amount'
import { generic, genericMarket, typedMaintenanceRate } from '../../../src/engine/venues/generic'

describe('another venue', () => {
  it('knows no market by itself', () => {
    expect(generic.symbols).toEqual([])
    expect(generic.market('BTC')).toBeUndefined()
    expect(generic.marketFor).toBeUndefined()
  })

  it('takes USDC, USDT and USD', () => {
    expect(generic.quotes).toEqual(['USDC', 'USDT', 'USD'])
  })

  it('has a flat table at the rate given', () => {
    const market = genericMarket('BTC-USDT', {
      maintenanceRate: ratio('0.005'),
      initialRate: ratio('0.02'),
      funding: { everyHours: 4 },
    })
    expect(market.id).toBe('generic:BTC-USDT')
    expect(market.underlying).toBe('BTC')
    expect(market.quote).toBe('USDT')
    expect(market.funding.everyHours).toBe(4)
    expect(market.table.tiers).toHaveLength(1)
    expect(market.table.tiers[0]?.rate.toString()).toBe('0.005')
    expect(market.table.tiers[0]?.initialRate.toString()).toBe('0.02')
    expect(market.provenance.estimate).toBeUndefined()
  })

  it('knows its rate again, and a published table for none', () => {
    const market = genericMarket('FOO', { maintenanceRate: ratio('0.05') })
    expect(typedMaintenanceRate(market)?.toString()).toBe('0.05')
    const published = { ...market, provenance: { ...market.provenance, source: 'a venue' } }
    expect(typedMaintenanceRate(published)).toBeUndefined()
  })

  it('assumes twice the maintenance rate to open, at most all, and says so', () => {
    const usual = genericMarket('BTC', { maintenanceRate: ratio('0.05') })
    expect(usual.table.tiers[0]?.initialRate.toString()).toBe('0.1')
    expect(usual.provenance.estimate).toContain('twice')
    const strict = genericMarket('BTC', { maintenanceRate: ratio('0.6') })
    expect(strict.table.tiers[0]?.initialRate.toString()).toBe('1')
  })

  it('never opens at less than it takes to stay', () => {
    const market = genericMarket('BTC', {
      maintenanceRate: ratio('0.05'),
      initialRate: ratio('0.01'),
    })
    expect(market.table.tiers[0]?.initialRate.toString()).toBe('0.05')
  })

  it('recognises a coin-margined contract, so that it can be refused', () => {
    const market = genericMarket('BTC-USD-SWAP', { maintenanceRate: ratio('0.05') })
    expect(market.payoff).toBe('inverse')
  })

  it('refuses a rate that is not a share', () => {
    expect(() => genericMarket('BTC', { maintenanceRate: ratio('5') })).toThrow('between 0 and 1')
  })
})
