// Furthest: which of many moves are spelled out? Float64 passes over the many, the exact moves of the rest decide.
import type { Ratio } from '../units/amount'
import type { MovesNear } from './face'

/** Difference of two moves that float64 is not asked to tell. */
const TELLING = 1e-12

/** The moves of greatest size, at most so many, by place; the furthest first, and of equals the first. */
export function furthestOf(
  moves: MovesNear,
  count: number,
): readonly (readonly [place: number, move: Ratio])[] {
  const sizes = moves.near.map(Math.abs)
  const least = sizes.toSorted((a, b) => b - a)[count - 1] ?? 0
  const room = TELLING + 2 * Math.max(0, ...moves.room)
  return sizes
    .flatMap((size, at) => (size + room < least ? [] : [{ at, move: moves.moveAt(at) }]))
    .map(({ at, move }) => ({ at, move, size: move.abs() }))
    .toSorted((a, b) => b.size.cmp(a.size))
    .slice(0, count)
    .map(({ at, move }) => [at, move])
}
