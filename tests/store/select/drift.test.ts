// Drift: where liquidation prices go while funding flows and prices stand still.
import { describe, expect, it } from 'vitest'
import { DRIFT_DAYS, driftOfPool } from '../../../src/store/select/drift'
import { scenarioFrom } from '../../fixtures/book'
import { riskOf, text } from '../../fixtures/risk'

function drift(words: string) {
  const [pool] = riskOf(scenarioFrom(words)).baseline().pools
  if (pool === undefined) throw new Error('a pool')
  return driftOfPool(pool)
}

describe('the price of a long', () => {
  it('rises by what it pays: 0.99 a day over 0.99', () => {
    // 1 × 100 × 0.33 % × 3 = 0.99 a day; each dollar moves the price by 1 ÷ 0.99.
    const [row] = drift('account A cross 50\nBTC long 1 @ 100 mark 100 mmr 1% funding 0.33%/8h')
    // 50 ÷ 0.99 = 50.5050…, then 7 and 30 more
    expect(DRIFT_DAYS).toEqual([7, 30])
    expect(row && [row.now, ...row.later].map(text)).toEqual(['50.51', '57.51', '80.51'])
  })

  it('falls by what it receives', () => {
    const [row] = drift('account A cross 50\nBTC long 1 @ 100 mark 100 mmr 1% funding -0.33%/8h')
    expect(row && [row.now, ...row.later].map(text)).toEqual(['50.51', '43.51', '20.51'])
  })

  it('that funding has used up is gone by then', () => {
    // 80 ÷ 0.99 + 7; in 30 days 29.70 of the 19 are paid
    const [row] = drift('account A cross 20\nBTC long 1 @ 100 mark 100 mmr 1% funding 0.33%/8h')
    expect(row && row.later.map(text)).toEqual(['87.81', 'already liquidatable'])
  })
})

it('the rate of a neighbour drifts the price too: one pool pays for all', () => {
  const rows = drift(`
    account A cross 50
    BTC long 1 @ 100 mark 100 mmr 1% funding 0%/8h
    ETH long 10 @ 10 mark 10 mmr 1% funding 0.33%/8h
  `)
  expect(rows.map(({ symbol }) => symbol)).toEqual(['BTC', 'ETH'])
  const [btc] = rows
  expect(btc && text(btc.now)).not.toBe(btc?.later[0] && text(btc.later[0]))
})

it('without a rate is unknown by name, never standing still', () => {
  const [row] = drift('account A cross 50\nBTC long 1 @ 100 mark 100 mmr 1%')
  expect(row?.later.map(text)).toEqual([
    'unknown: no funding rate for BTC',
    'unknown: no funding rate for BTC',
  ])
})

it('a pool that is not known has no rows', () => {
  expect(drift('account A cross 50\nBTC long 1 @ 100 mmr 1%')).toEqual([])
})
