// Drift: where liquidation prices go while funding flows and prices stand still.
import { describe, expect, it } from 'vitest'
import { ratio } from '../../../src/engine/units/amount'
import { driftOfPosition } from '../../../src/store/select/drift'
import { scenarioFrom } from '../../fixtures/book'
import { riskOf, text } from '../../fixtures/risk'

/** The first position's price now, and after a week and thirty days of today's rates. */
function drift(words: string) {
  const [pool] = riskOf(scenarioFrom(words)).baseline().pools
  const [held] = pool?.pool.positions ?? []
  if (pool === undefined || held === undefined) throw new Error('a position')
  const drag =
    pool.state.kind === 'known' ? pool.state.drag : ({ kind: 'unknown', missing: [] } as const)
  const after = (days: number) => driftOfPosition(pool, held, { drag, days: ratio(days) })
  const [week, month] = [after(7), after(30)]
  return week && month && [week.now, week.later, month.later].map(text)
}

describe('the price of a long', () => {
  it('rises by what it pays: 0.99 a day over 0.99', () => {
    // 1 × 100 × 0.33 % × 3 = 0.99 a day; each dollar moves the price by 1 ÷ 0.99.
    const prices = drift('account A cross 50\nBTC long 1 @ 100 mark 100 mmr 1% funding 0.33%/8h')
    // 50 ÷ 0.99 = 50.5050…, then 7 and 30 more
    expect(prices).toEqual(['50.51', '57.51', '80.51'])
  })

  it('falls by what it receives', () => {
    const prices = drift('account A cross 50\nBTC long 1 @ 100 mark 100 mmr 1% funding -0.33%/8h')
    expect(prices).toEqual(['50.51', '43.51', '20.51'])
  })

  it('that funding has used up is gone by then', () => {
    // 80 ÷ 0.99 + 7; in 30 days 29.70 of the 19 are paid
    const prices = drift('account A cross 20\nBTC long 1 @ 100 mark 100 mmr 1% funding 0.33%/8h')
    expect(prices?.slice(1)).toEqual(['87.81', 'gone by then'])
  })
})

it('what is gone does not come back by receiving', () => {
  // 5 − 10 of loss; 0.90 a day is received, but nobody is there to receive it
  const prices = drift('account A cross 5\nBTC long 1 @ 100 mark 90 mmr 1% funding -0.33%/8h')
  expect(prices).toEqual(['already liquidatable', 'already liquidatable', 'already liquidatable'])
})

it('the rate of a neighbour drifts the price too: one pool pays for all', () => {
  const prices = drift(`
    account A cross 50
    BTC long 1 @ 100 mark 100 mmr 1% funding 0%/8h
    ETH long 10 @ 10 mark 10 mmr 1% funding 0.33%/8h
  `)
  expect(prices).toHaveLength(3)
  expect(prices?.[0]).not.toBe(prices?.[1])
})

it('without a rate is unknown by name, never standing still', () => {
  const prices = drift('account A cross 50\nBTC long 1 @ 100 mark 100 mmr 1%')
  expect(prices?.slice(1)).toEqual([
    'unknown: no funding rate for BTC',
    'unknown: no funding rate for BTC',
  ])
})

it('a pool that is not known has none', () => {
  expect(drift('account A cross 50\nBTC long 1 @ 100 mmr 1%')).toBeUndefined()
})
