// Why a nearest death is that far, and whose share of it is whose.
import { describe, expect, it } from 'vitest'
import { explainNearest, explainShare } from '../../../src/engine/liquidation/explain-nearest'
import { nearestDeath, nearestWithout } from '../../../src/engine/liquidation/nearest'
import { assume } from '../../laws/support/pools'
import { answer, digits, poolOf } from '../../fixtures/explained'

describe('a nearest death', () => {
  const world = assume({ volatilityElsewhere: '0.05', elsewhere: '0.5' })

  it('of one long is its distance over its volatility', () => {
    // 98 ÷ 198 = 49.49 % at 5 % a day: 9.898 σ
    const pool = poolOf({})
    const death = nearestDeath(pool, world)
    const found = explainNearest(pool, death, {
      words: '',
      assumptions: world,
      without: (position) => nearestWithout(pool, position, world),
    })
    expect(answer(found).slice(0, 6)).toBe('9.8989')
    // 198 × 5 % = 9.90 a day
    expect(digits(found.substituted).slice(0, 8)).toBe('98 ÷ 9.9')
    expect(found.lines.map(({ label }) => label)).toEqual([
      'BTC moves, at σ per day',
      'BTC contributes; distance without it',
    ])
  })

  it('a share is what the position loses of the buffer', () => {
    const pool = poolOf({})
    const found = explainShare(pool, nearestDeath(pool, world), {
      position: 'p1',
      words: 'none',
      without: nearestWithout(pool, 'p1', world),
    })
    expect(answer(found).slice(0, 4)).toMatch(/^(1|0\.99)/)
    expect(found.lines[1]?.substituted).toEqual(['no nearest death without it'])
  })

  it('that is none answers in words, and so does a share of it', () => {
    const pool = poolOf({ cash: '500' })
    const death = nearestDeath(pool, world)
    const words = 'none: covered at any price'
    const found = explainNearest(pool, death, { words, assumptions: world, without: () => death })
    expect([answer(found), digits(found.substituted)]).toEqual([words, words])
    const part = explainShare(pool, death, { position: 'p1', words, without: death })
    expect([answer(part), digits(part.substituted)]).toEqual([words, words])
  })
})
