// A search that only says where to look: what it proves is compared with every combination.
import { describe, expect, it } from 'vitest'
import { covarianceOf } from '../../../src/engine/liquidation/covariance'
import {
  distanceOf,
  fieldOf,
  planeAt,
  tilted,
  tiltOf,
} from '../../../src/engine/liquidation/plane64'
import { search64, startsFrom64, type Settle } from '../../../src/engine/liquidation/search64'
import { assume } from '../../laws/support/pools'

/** Hedged alike in every market: falls and rises both lose, from a knot at ±10 % on faster. */
function hedged(count: number) {
  const names = Array.from({ length: count }, (_, at) => `M${at}`)
  const covaried = covarianceOf(names, assume({ volatilityElsewhere: '0.1', elsewhere: '0.2' }))
  if (!covaried.ok) throw new Error(covaried.refusal.why)
  const pieces = names.map((_, at) => {
    const low = 5 + at
    const high = 40 - 3 * at
    return {
      knots: [-0.1, 0.1],
      slopes: [low, -1, -high],
      rests: [0.1 * (low + 1), 0, 0.1 * (high - 1)],
    }
  })
  return fieldOf(10, pieces, covaried.covariance)
}

const NOWHERE = { distance: Number.POSITIVE_INFINITY, lean: [0, 0, 0, 0] }

/** Stands in for the exact path: the plane of the tiers at the moves. */
function settling(field: ReturnType<typeof hedged>) {
  const tilt = tiltOf(field, [])
  const met: number[] = []
  const settle: Settle = (moves) => {
    const distance = distanceOf(tilted(field, planeAt(field, moves), tilt))
    met.push(distance)
    return distance
  }
  return { settle, met }
}

/** The least distance over all 3ⁿ combinations. */
function enumerated(field: ReturnType<typeof hedged>): number {
  const combine = (at: number, moves: readonly number[]): number =>
    at === field.pieces.length
      ? distanceOf(tilted(field, planeAt(field, moves), tiltOf(field, [])))
      : Math.min(...[-0.5, 0, 0.5].map((move) => combine(at + 1, [...moves, move])))
  return combine(0, [])
}

describe('the search', () => {
  it.each([true, false])('meets the least of all combinations (narrowing: %s)', (narrow) => {
    const field = hedged(4)
    const { settle, met } = settling(field)
    const best = { distance: settle([0, 0, 0, 0]), lean: [0, 0, 0, 0] }
    const searched = search64(field, { best, narrow }, settle)
    expect(searched).toEqual({ proven: true, misled: false })
    expect(Math.min(...met)).toBeCloseTo(enumerated(field), 9)
  })

  it('needs no distance to begin with', () => {
    const field = hedged(4)
    const { settle, met } = settling(field)
    expect(search64(field, { best: NOWHERE, narrow: true }, settle).proven).toBe(true)
    expect(Math.min(...met)).toBeCloseTo(enumerated(field), 9)
  })

  it('settles nothing when the best is already the least', () => {
    const field = hedged(4)
    const { settle, met } = settling(field)
    const best = { distance: enumerated(field) * (1 - 1e-9), lean: [0, 0, 0, 0] }
    expect(search64(field, { best, narrow: true }, settle).proven).toBe(true)
    expect(met).toEqual([])
  })

  it('says that it was misled when a nearer plane has no nearer death', () => {
    const best = { distance: enumerated(hedged(3)) * 1.1, lean: [0, 0, 0] }
    const never: Settle = () => Number.POSITIVE_INFINITY
    expect(search64(hedged(3), { best, narrow: true }, never)).toEqual({
      proven: false,
      misled: true,
    })
    // Without narrowing every such plane is tried, and then it is a proof.
    expect(search64(hedged(3), { best, narrow: false }, never)).toEqual({
      proven: true,
      misled: false,
    })
  })

  it('gives up, and says so, when the combinations are too many', () => {
    const field = hedged(13)
    const best = { distance: 1_000, lean: field.pieces.map(() => 0) }
    const never: Settle = () => Number.POSITIVE_INFINITY
    expect(search64(field, { best, narrow: false }, never).proven).toBe(false)
  })
})

describe('starts', () => {
  it('from a fall and a rise of each market find what the marks do not', () => {
    const field = hedged(4)
    const { settle, met } = settling(field)
    const distance = settle([0, 0, 0, 0])
    startsFrom64(field, { distance, lean: [0, 0, 0, 0] }, settle)
    expect(Math.min(...met)).toBeLessThan(distance / 2)
  })
})
