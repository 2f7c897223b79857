// Goal: is a pool as far from its end as was asked for? One reading per question that a size can be solved for.
import type { MarketId, MarketLookup } from '../model/market'
import type { Assumptions } from '../model/snapshot'
import { standingOf, type Appraisal } from '../margin/stand'
import { asNonZero, isNonZero, ONE, sign, type Price, type Ratio } from '../units/amount'
import type { SizeGoal } from '../units/goal'
import { unreachable } from '../units/outcome'
import { jointLimit } from './joint'
import type { Motion } from './motion'
import { nearestDeath } from './nearest'
import { bandOf } from './price'
import type { Reading } from './seek'

/** What a goal is asked of. */
interface GoalContext {
  readonly appraisal: Appraisal
  readonly motion: Motion
  /** The market whose liquidation price is meant, and the side whose price it is. */
  readonly market: MarketId
  readonly side: 'long' | 'short'
  readonly assumptions: Assumptions
  readonly lookup: MarketLookup
}

const NOT_MET: Reading = { met: false }
const MET: Reading = { met: true }

/** Whether the goal is met, exactly. What is not computed, or not proven, does not count as met. */
export function readingOf(goal: SizeGoal, of: GoalContext): Reading {
  switch (goal.what) {
    case 'joint limit':
      return jointReading(goal.at, of.appraisal, of.motion)
    case 'buffer': {
      const { buffer, equity } = standingOf(of.appraisal)
      if (sign(equity) <= 0 || !isNonZero(equity)) return NOT_MET
      return atLeast(buffer.div(equity), goal.at)
    }
    case 'nearest death': {
      const death = nearestDeath(of.appraisal, of.assumptions, of.lookup)
      if (death.kind === 'at') return death.proven ? atLeast(death.sigmas, goal.at) : NOT_MET
      return death.kind === 'none' ? MET : NOT_MET
    }
    case 'liquidation price':
      return farEnough(goal.at, of)
    default:
      return unreachable(goal)
  }
}

/** Whether the joint limit of a pool is this far off, as a magnitude. A pool that nothing liquidates is. */
export function jointReading(wanted: Ratio, appraisal: Appraisal, motion: Motion): Reading {
  const { limit } = jointLimit(appraisal, motion)
  if (limit.kind === 'at') return atLeast(limit.move.abs(), wanted)
  return limit.kind === 'none' ? MET : NOT_MET
}

function atLeast(found: Ratio, wanted: Ratio): Reading {
  return { met: found.gte(wanted), by: found.minus(wanted) }
}

/** A long is to be liquidated at this price or lower, a short at it or higher. */
function farEnough(wanted: Price, { appraisal, market, side }: GoalContext): Reading {
  const band = bandOf(appraisal, market)
  if (band.kind === 'none') return MET
  if (band.kind !== 'at') return NOT_MET
  const found = side === 'long' ? band.lower : band.upper
  if (found === undefined) return MET
  const past = found.div(asNonZero(wanted, 'the price wanted')).minus(ONE)
  return {
    met: side === 'long' ? found.lte(wanted) : found.gte(wanted),
    by: side === 'long' ? past.neg() : past,
  }
}
