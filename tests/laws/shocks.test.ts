// Laws of shocks, for pools within the range of tests/laws/support/generators.ts. Moves: each market by −99 % to
// +200 % in hundredths.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Ray } from '../../src/engine/liquidation/ray'
import { shocked } from '../../src/engine/liquidation/shock'
import { outsetOf, standingOf } from '../../src/engine/margin/stand'
import { asNonZero, ONE, ratio } from '../../src/engine/units/amount'
import { pools, RUN } from './support/generators'
import { crossPool, idOf, moved, type PoolSketch } from './support/pools'

const PATIENCE_MS = 60_000
const ANY = fc.oneof(
  pools(),
  pools({ hedged: true, positions: 4, markets: 3, buffer: { min: 20, max: 800 } }),
  pools({ hedged: true, positions: 4, markets: 2, buffer: { min: -300, max: 300 } }),
  pools({ steepest: 2_500 }),
)
const SHARES = fc.array(fc.integer({ min: -99, max: 200 }), { minLength: 6, maxLength: 6 })
const HUNDRED = asNonZero(ratio(100), 'a hundred')

function movesOf(sketch: PoolSketch, shares: readonly number[]): Ray {
  return new Map(
    sketch.markets.map(({ symbol }, at) => [idOf(symbol), ratio(shares[at] ?? 0).div(HUNDRED)]),
  )
}
const part = (moves: Ray, of: number): Ray =>
  new Map(Array.from(moves, ([market, move]) => [market, move.times(ratio(of).div(HUNDRED))]))

describe('a shock', () => {
  it(
    'leaves the pool as it would stand had those prices been its marks',
    () => {
      fc.assert(
        fc.property(ANY, SHARES, (sketch, shares) => {
          const pool = crossPool(sketch)
          const moves = movesOf(sketch, shares)
          const there = standingOf(moved(pool, moves))
          const { standing } = shocked(pool, moves)
          expect(standing.buffer.minus(there.buffer).abs().toNumber()).toBeLessThan(1e-20)
        }),
        RUN,
      )
    },
    PATIENCE_MS,
  )

  it(
    'that a pool survives liquidates it nowhere on the way, and one it dies of does at its share',
    () => {
      fc.assert(
        fc.property(ANY, SHARES, fc.integer({ min: 0, max: 100 }), (sketch, shares, place) => {
          const pool = crossPool(sketch)
          const moves = movesOf(sketch, shares)
          const found = shocked(pool, moves)
          const isLost = outsetOf(pool).kind === 'breached'
          expect(found.kind === 'gone').toBe(isLost)
          if (isLost) return
          // One that survives is safe all the way, one that dies up to its share of it.
          const end = found.kind === 'dies' ? found.at : ONE
          expect(end.lte(ONE)).toBe(true)
          const here = ratio(place).div(HUNDRED)
          const isAlive = found.kind === 'survives' || here.lt(end)
          const there = outsetOf(moved(pool, part(moves, place)))
          expect(there.kind === 'breached' && isAlive).toBe(false)
        }),
        RUN,
      )
    },
    PATIENCE_MS,
  )
})
