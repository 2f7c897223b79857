// Funding position by position, and how long a buffer lasts.
import { describe, expect, it } from 'vitest'
import { size } from '../../../src/engine/units/amount'
import { resize } from '../../../src/store/commands/resize'
import { fundingRows, lifetimes } from '../../../src/store/select/funding'
import { scenarioFrom } from '../../fixtures/book'
import { riskOf, text } from '../../fixtures/risk'

const BOOK = scenarioFrom(`
  account A cross 50
  BTC long 1 @ 100 mark 100 mmr 1% funding 0.01%/8h
  ETH short 10 @ 10 mark 10 mmr 1% funding 0.02%/4h
  SOL long 1 @ 5 mark 5 mmr 1%
`)

function rowsOf(scenario = BOOK) {
  const side = riskOf(scenario).baseline()
  const [pool] = side.pools
  if (pool === undefined) throw new Error('a pool')
  return { side, pool, rows: fundingRows(side, pool) }
}

describe('a position', () => {
  it('that pays says so: 100 × 0.01 %, three times a day', () => {
    const [btc] = rowsOf().rows
    expect(btc?.pays).toBe('you pay')
    expect(btc && [btc.perInterval, btc.perDay, btc.perYear].map(text)).toEqual([
      '−$0.01',
      '−$0.03',
      '−$10.95',
    ])
    expect(btc?.every).toBe('8 h')
  })

  it('that receives is paid by its own interval: 100 × 0.02 %, six times a day', () => {
    const [, eth] = rowsOf().rows
    expect(eth?.pays).toBe('you receive')
    expect(eth && [eth.perInterval, eth.perDay].map(text)).toEqual(['+$0.02', '+$0.12'])
  })

  it('without a rate is unknown: never nothing', () => {
    const [, , sol] = rowsOf().rows
    expect(sol?.pays).toBe('unknown')
    expect(sol && [sol.perInterval, sol.perDay, sol.perYear].map(text)).toEqual([
      'unknown: no funding rate for SOL',
      'unknown: no funding rate for SOL',
      'unknown: no funding rate for SOL',
    ])
  })

  it('that was closed says flat', () => {
    const risk = riskOf(BOOK)
    risk.run(resize('p1', size(0)))
    const [pool] = risk.draft().pools
    if (pool === undefined) throw new Error('a pool')
    const [btc] = fundingRows(risk.draft(), pool)
    expect(btc?.pays).toBe('flat')
    expect(btc && [btc.perDay, btc.noPrice].map(text)).toEqual(['flat', 'none: no exposure'])
  })
})

it('lifetimes without a rate or a cap are unknown by name', () => {
  const { side, pool } = rowsOf()
  expect(lifetimes(side, pool).map(({ path, value }) => [path, text(value)])).toEqual([
    ['today', 'unknown: no funding rate for SOL'],
    ['at the cap', 'unknown: no funding cap known for BTC, SOL'],
    ['cap and flip', 'unknown: no funding cap known for BTC, ETH, SOL'],
  ])
})
