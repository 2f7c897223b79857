// Joint limit: the smallest common move of everything that hurts, hedges giving no help, that
// liquidates a pool. And the common move of all positions, hedges helping.
import type { MarketId } from '../model/market'
import { outsetOf, type Appraisal } from '../margin/stand'
import { asNonZero, ONE, ratio, sign, type Ratio, type Usd } from '../units/amount'
import { unreachable } from '../units/outcome'
import { crossings, type Course } from './crossing'
import { knotsWithin, motionOf, type Motion, type Party } from './motion'
import { commonRay, courseAlong } from './ray'

export type Direction = 'fall' | 'rise'

/** One direction's answer. `move` is signed: −0.1 is a fall of ten per cent. */
export type CommonMove =
  | {
      readonly kind: 'at'
      readonly direction: Direction
      readonly move: Ratio
      /** Markets that move; the others stand still. */
      readonly moving: readonly MarketId[]
    }
  | {
      readonly kind: 'none'
      readonly direction: Direction
      readonly why: 'nothing hurts' | 'survives to zero'
    }
  | { readonly kind: 'breached'; readonly shortfall: Usd }

export interface JointLimit {
  readonly fall: CommonMove
  readonly rise: CommonMove
  /** The smaller of the two moves; when neither liquidates, the fall's reason. */
  readonly limit: CommonMove
}

const WEIGHT: Record<Direction, Ratio> = { fall: ratio(-1), rise: ONE }

/**
 * Joint limit of a pool. By each market's net slope at the marks: the markets a common fall hurts fall
 * together while the others stand still, likewise the markets a common rise hurts.
 */
export function jointLimit(appraisal: Appraisal, motion: Motion = motionOf(appraisal)): JointLimit {
  const fall = moveOfParty(appraisal, motion, 'fall', 'hurt by a fall')
  const rise = moveOfParty(appraisal, motion, 'rise', 'hurt by a rise')
  return { fall, rise, limit: smaller(fall, rise) }
}

/** The common move of every position of the pool, both ways, hedges helping. */
export function commonMove(appraisal: Appraisal, motion: Motion = motionOf(appraisal)): JointLimit {
  const fall = moveOfParty(appraisal, motion, 'fall', 'all')
  const rise = moveOfParty(appraisal, motion, 'rise', 'all')
  return { fall, rise, limit: smaller(fall, rise) }
}

/** How far the given markets must move together before the pool is liquidated. */
export function moveOf(
  appraisal: Appraisal,
  direction: Direction,
  moving: readonly MarketId[],
): CommonMove {
  return answer(appraisal, direction, moving, (safe) =>
    courseAlong(safe, commonRay(moving, WEIGHT[direction])),
  )
}

/** The same for a party of a pool that was made ready. */
function moveOfParty(
  appraisal: Appraisal,
  motion: Motion,
  direction: Direction,
  party: Party,
): CommonMove {
  const moving = marketsOf(appraisal, motion, party)
  return motion.isConcave
    ? answer(appraisal, direction, moving, (safe) => courseTogether(safe, motion, direction, party))
    : moveOf(appraisal, direction, moving)
}

function answer(
  appraisal: Appraisal,
  direction: Direction,
  moving: readonly MarketId[],
  courseOf: (safe: Appraisal) => Course | undefined,
): CommonMove {
  const outset = outsetOf(appraisal)
  if (outset.kind === 'breached') return outset
  if (moving.length === 0) return { kind: 'none', direction, why: 'nothing hurts' }
  const course = courseOf(outset.appraisal)
  const [first] = course === undefined ? [] : crossings(course, 1)
  if (first === undefined || first.into === 'safety') {
    return { kind: 'none', direction, why: 'survives to zero' }
  }
  return { kind: 'at', direction, move: first.at.times(WEIGHT[direction]), moving }
}

function marketsOf(appraisal: Appraisal, motion: Motion, party: Party): readonly MarketId[] {
  switch (party) {
    case 'hurt by a fall':
      return motion.falling
    case 'hurt by a rise':
      return motion.rising
    case 'all':
      return [...appraisal.form.legsOf.keys()]
    default:
      return unreachable(party)
  }
}

/**
 * The buffer of a concave pool along a common move, with the knots before its tangent's root; undefined
 * where it can be seen at once that it never crosses.
 */
function courseTogether(
  appraisal: Appraisal,
  motion: Motion,
  direction: Direction,
  party: Party,
): Course | undefined {
  const weight = WEIGHT[direction]
  const { buffer } = appraisal
  const slope = motion.slopes[party].total.times(weight)
  const end = direction === 'fall' ? ONE : undefined
  if (sign(slope) >= 0 && staysSafe(appraisal, motion, direction, party)) return undefined
  const tangent =
    sign(slope) < 0 ? buffer.div(asNonZero(slope.neg(), 'the slope of the tangent')) : undefined
  const reach = end !== undefined && (tangent === undefined || end.lt(tangent)) ? end : tangent
  const way = direction === 'fall' ? 'down' : 'up'
  const knots = knotsWithin(motion, { party, way, reach })
  return { start: buffer, slope, knots, ...(end === undefined ? {} : { end }) }
}

/** A buffer that begins by rising and is still safe at the far end never crossed on the way: it is concave. */
function staysSafe(
  appraisal: Appraisal,
  motion: Motion,
  direction: Direction,
  party: Party,
): boolean {
  if (party !== 'all') return false
  return direction === 'fall' ? sign(appraisal.form.cash) >= 0 : sign(motion.lastSlopes.total) >= 0
}

function smaller(a: CommonMove, b: CommonMove): CommonMove {
  if (a.kind !== 'at') return b.kind === 'at' ? b : a
  if (b.kind !== 'at') return a
  return b.move.abs().lt(a.move.abs()) ? b : a
}
