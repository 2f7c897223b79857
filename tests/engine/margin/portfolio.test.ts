import { describe, expect, it } from 'vitest'
import type { PoolSummary } from '../../../src/engine/margin/initial'
import { portfolioOf, type PoolShare } from '../../../src/engine/margin/portfolio'
import { ratio, usd } from '../../../src/engine/units/amount'

function summary(of: { equity: number; gross: number; net?: number }): PoolSummary {
  const [equity, gross] = [usd(of.equity), usd(of.gross)]
  const [initial, maintenance] = [gross.times(ratio('0.1')), gross.times(ratio('0.05'))]
  return {
    equity,
    gross,
    net: usd(of.net ?? of.gross),
    initial,
    maintenance,
    buffer: equity.minus(maintenance),
    freeCollateral: equity.minus(initial),
  }
}

const pool = (id: string, of: { equity: number; gross: number; net?: number }): PoolShare => ({
  pool: id,
  quote: 'USD',
  summary: summary(of),
})

describe('a portfolio', () => {
  it('adds up what its pools have and owe', () => {
    // Equity 300 + 100, notional 1,000 + 600 of which 600 are short: net 400.
    const total = portfolioOf([
      pool('a', { equity: 300, gross: 1_000 }),
      pool('b', { equity: 100, gross: 600, net: -600 }),
    ])
    expect(total).toMatchObject({ kind: 'known', underwater: [] })
    if (total.kind !== 'known') return
    expect(String(total.equity)).toBe('400')
    expect(String(total.gross)).toBe('1600')
    expect(String(total.net)).toBe('400')
    expect(String(total.initial)).toBe('160')
    expect(String(total.maintenance)).toBe('80')
    expect(String(total.freeCollateral)).toBe('240')
    expect(String(total.leverage)).toBe('4')
    expect(String(total.marginUsage)).toBe('0.4')
  })

  it('is less for a pool under water, and names it', () => {
    const total = portfolioOf([
      pool('a', { equity: 500, gross: 0 }),
      pool('b', { equity: -100, gross: 3_000 }),
    ])
    if (total.kind !== 'known') throw new Error('every pool is known')
    expect(String(total.equity)).toBe('400')
    // 500 and −100 − 300: free collateral keeps its sign too.
    expect(String(total.freeCollateral)).toBe('100')
    expect(total.underwater).toEqual(['b'])
  })

  it('has no leverage where equity is zero or less', () => {
    const total = portfolioOf([pool('a', { equity: 0, gross: 100 })])
    expect(total).toMatchObject({ kind: 'known', underwater: [] })
    expect(total).not.toHaveProperty('leverage')
    expect(total).not.toHaveProperty('marginUsage')
  })

  it('is unknown while one pool is, and says which', () => {
    const total = portfolioOf([pool('a', { equity: 10, gross: 0 }), { pool: 'b', quote: 'USD' }])
    expect(total).toMatchObject({ kind: 'unknown', missing: ['b'] })
    if (total.kind !== 'unknown') return
    expect(String(total.known.equity)).toBe('10')
  })

  it('of nothing is nothing', () => {
    const total = portfolioOf([])
    if (total.kind !== 'known') throw new Error('nothing is missing')
    expect(String(total.equity)).toBe('0')
  })

  it('counts other currencies at what they are assumed to be worth', () => {
    const pools = [
      pool('a', { equity: 100, gross: 0 }),
      { ...pool('b', { equity: 100, gross: 200 }), quote: 'USDT' },
    ]
    const total = portfolioOf(pools, (quote) => ratio(quote === 'USDT' ? '0.9' : '1'))
    if (total.kind !== 'known') throw new Error('every pool is known')
    expect(String(total.equity)).toBe('190')
    expect(String(total.gross)).toBe('180')
  })
})
