// Crossings: where along a path does a pool's buffer change sign?
// The buffer is a straight line between knots. Signs at the knots decide whether there is a crossing;
// division only says where. Knots are rounded quotients, so comparing a root with a knot would find a
// crossing on a knot twice, or not at all; a sign is asked once per knot and cannot disagree with itself.
import { asNonZero, sign, type Ratio, type Usd } from '../units/amount'

/** Where the line bends (and, in whole-position tables, jumps). `at` is above zero. */
export interface Knot {
  readonly at: Ratio
  /** Added to the slope from here on, in USD per unit of path. */
  readonly turn: Usd
  /** Added to the buffer itself, here. Nothing for tables whose pieces join. */
  readonly jump?: Usd
}

/** A buffer along a path that starts at the marks: t = 0. Knots ascend; `end` is where the path stops. */
export interface Course {
  readonly start: Usd
  readonly slope: Usd
  readonly knots: readonly Knot[]
  /** Absent: the path goes on for ever. */
  readonly end?: Ratio
}

export interface Crossing {
  readonly at: Ratio
  readonly into: 'danger' | 'safety'
}

/**
 * Sign changes of the buffer along a course, in order, at most `limit`.
 * A buffer of exactly zero counts as safe until it goes below; one that starts at zero and falls
 * crosses at t = 0. A root at or beyond `end`, where a price would be zero, is none.
 */
export function crossings(course: Course, limit: number): readonly Crossing[] {
  const found: Crossing[] = []
  let from: Ratio | undefined
  let value = course.start
  let slope = course.slope
  let safe = sign(value) >= 0
  const pass = (at: Ratio) => {
    safe = !safe
    found.push({ at, into: safe ? 'safety' : 'danger' })
  }
  for (const knot of course.knots) {
    if (found.length >= limit) return found
    if (course.end !== undefined && knot.at.gt(course.end)) break
    const run = from === undefined ? knot.at : knot.at.minus(from)
    const here = value.plus(slope.times(run))
    if (changes(safe, here, sign(slope.plus(knot.turn)))) pass(rootIn(from, value, slope, knot.at))
    from = knot.at
    value = here
    if (knot.jump !== undefined && found.length < limit) {
      value = here.plus(knot.jump)
      if (changes(safe, value, 0)) pass(knot.at)
    }
    slope = slope.plus(knot.turn)
  }
  if (found.length >= limit) return found
  const turning = sign(slope)
  const towards = safe ? turning < 0 : turning > 0
  if (!towards) return found
  const root = rootIn(from, value, slope)
  if (course.end === undefined || root.lt(course.end)) pass(root)
  return found
}

/**
 * Whether a knot's value lies on the other side. On exactly zero the way ahead decides: a safe buffer
 * that touches zero and turns up never crossed, and one below zero is safe from there if it stays up.
 */
function changes(safe: boolean, value: Usd, ahead: -1 | 0 | 1): boolean {
  const side = sign(value)
  if (side !== 0) return safe ? side < 0 : side > 0
  return safe ? ahead < 0 : ahead >= 0
}

/** The zero of the line from (`from`, value) with `slope`, held inside the segment it was found in. */
function rootIn(from: Ratio | undefined, value: Usd, slope: Usd, to?: Ratio): Ratio {
  const run = slope.isZero()
    ? undefined
    : value.neg().div(asNonZero(slope, 'the slope at a crossing'))
  if (run === undefined) return to ?? (from as Ratio)
  const root = from === undefined ? run : from.plus(run)
  return to !== undefined && root.gt(to) ? to : root
}
