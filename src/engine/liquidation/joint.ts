// Joint limit: the smallest common move of everything that hurts, hedges giving no help, that
// liquidates a pool. And the common move of all positions, hedges helping.
import type { MarketId } from '../model/market'
import { isLiquidatable, type Appraisal } from '../margin/stand'
import { ONE, ratio, sign, type Ratio, type Usd } from '../units/amount'
import { crossings } from './crossing'
import { commonRay, courseAlong, slopeOfMarket } from './ray'

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
export function jointLimit(appraisal: Appraisal): JointLimit {
  const falling: MarketId[] = []
  const rising: MarketId[] = []
  for (const market of appraisal.form.legsOf.keys()) {
    const slope = sign(slopeOfMarket(appraisal, market))
    if (slope > 0) falling.push(market)
    if (slope < 0) rising.push(market)
  }
  const fall = moveOf(appraisal, 'fall', falling)
  const rise = moveOf(appraisal, 'rise', rising)
  return { fall, rise, limit: smaller(fall, rise) }
}

/** The common move of every position of the pool, both ways, hedges helping. */
export function commonMove(appraisal: Appraisal): JointLimit {
  const all = [...appraisal.form.legsOf.keys()]
  const fall = moveOf(appraisal, 'fall', all)
  const rise = moveOf(appraisal, 'rise', all)
  return { fall, rise, limit: smaller(fall, rise) }
}

/** How far the given markets must move together before the pool is liquidated. */
export function moveOf(
  appraisal: Appraisal,
  direction: Direction,
  moving: readonly MarketId[],
): CommonMove {
  if (isLiquidatable(appraisal, appraisal.form.rules.liquidatedAtZero)) {
    return { kind: 'breached', shortfall: appraisal.buffer.neg() }
  }
  if (moving.length === 0) return { kind: 'none', direction, why: 'nothing hurts' }
  const weight = WEIGHT[direction]
  const [first] = crossings(courseAlong(appraisal, commonRay(moving, weight)), 1)
  if (first === undefined || first.into === 'safety') {
    return { kind: 'none', direction, why: 'survives to zero' }
  }
  return { kind: 'at', direction, move: first.at.times(weight), moving }
}

function smaller(a: CommonMove, b: CommonMove): CommonMove {
  if (a.kind !== 'at') return b.kind === 'at' ? b : a
  if (b.kind !== 'at') return a
  return b.move.abs().lt(a.move.abs()) ? b : a
}
