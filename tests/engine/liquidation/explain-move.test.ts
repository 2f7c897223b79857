// Why a joint limit, or the common move of all, is where it is.
import { describe, expect, it } from 'vitest'
import { explainMove } from '../../../src/engine/liquidation/explain-move'
import { commonMove, jointLimit } from '../../../src/engine/liquidation/joint'
import { type PoolSketch } from '../../laws/support/pools'
import { answer, digits, poolOf } from '../../fixtures/explained'

/** 1 % to 1,000, 2 % above: deduction 10. */
const TIERED = [
  ['0', '0.01'],
  ['1000', '0.02'],
] as const

const TWO: Partial<PoolSketch> = {
  markets: [
    { symbol: 'BTC', mark: '100', tiers: '0.01' },
    { symbol: 'ETH', mark: '10', tiers: '0.01' },
  ],
  positions: [
    { symbol: 'BTC', size: '2' },
    { symbol: 'ETH', size: '-10' },
  ],
}
const SAY = () => 'none'

describe('a joint limit', () => {
  it('divides the buffer by what the hurting markets take', () => {
    // 97 over 198 of BTC; ETH gives no help
    const pool = poolOf(TWO)
    const found = explainMove(pool, 'joint', { limit: jointLimit(pool), words: SAY })
    expect(digits(found.substituted)).toBe('−97 ÷ 198')
    expect(answer(found).slice(0, 7)).toBe('-0.4898')
  })

  it('a common move lets the hedge help', () => {
    // 198 − 101
    const pool = poolOf(TWO)
    const found = explainMove(pool, 'common', { limit: commonMove(pool), words: SAY })
    expect(answer(found)).toBe('none')
    expect(digits(found.substituted)).toBe('none')
  })

  it('across a tier edge says that slopes change on the way', () => {
    const pool = poolOf({
      cash: '1041',
      markets: [{ symbol: 'BTC', mark: '100', tiers: TIERED }],
      positions: [{ symbol: 'BTC', size: '20' }],
    })
    const found = explainMove(pool, 'joint', { limit: jointLimit(pool), words: SAY })
    expect(digits(found.substituted)).toContain('tier by tier')
  })
})
