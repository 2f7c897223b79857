// Frontier: the lines at which the pools of a side die in a plane of two moves, and what a point of that plane
// does to each of them. Lines are exact and drawn from floats; the figures of a point are worked out exactly.
import {
  frontierOf,
  type Frame,
  type Frontier,
  type Place,
} from '../../engine/liquidation/frontier'
import type { Ray } from '../../engine/liquidation/ray'
import { symbolOf } from '../../engine/model/market'
import { isNonZero, sign, ZERO, type Ratio } from '../../engine/units/amount'
import { afterMoves, type After } from './after-moves'
import { swingsOf, type Plane } from './plane'
import type { PoolFigures, Side } from './sides'
import { poolName, poolsInUse } from './verdict'
import { stateInWords } from './words'

/** One pool in the plane. */
export interface PoolInPlane {
  readonly id: string
  readonly name: string
  readonly figures: PoolFigures
  readonly found: Frontier
}

export interface SideInPlane {
  readonly pools: readonly PoolInPlane[]
  /** What is not drawn, and why. */
  readonly leftOut: readonly string[]
}

export function frameOf({ reach }: Plane): Frame {
  const span = { from: reach.neg(), to: reach }
  return { across: span, up: span }
}

/** Every pool that holds something, with its line. Pools that hold none of what moves have none and are left out. */
export function sideInPlane(side: Side, plane: Plane): SideInPlane {
  const swings = swingsOf(side, plane)
  const accounts = side.scenario.book.accounts.length
  const leftOut: string[] = []
  const pools: PoolInPlane[] = []
  for (const pool of poolsInUse(side)) {
    if (pool.pool.positions.length === 0) continue
    const name = poolName(pool, accounts)
    if (pool.state.kind !== 'known') {
      leftOut.push(`${name} is not drawn: ${stateInWords(pool.state)}.`)
      continue
    }
    const { appraisal } = pool.state
    if (!appraisal.lines.some(({ leg }) => swings.has(leg.market))) {
      leftOut.push(`${name} holds nothing that moves here.`)
      continue
    }
    const found = frontierOf(appraisal, swings, frameOf(plane))
    if (found.kind === 'refused') {
      const table = `the margin table of ${symbolOf(found.market)} jumps with notional`
      leftOut.push(`${name} is not drawn: ${table}.`)
      continue
    }
    pools.push({ id: pool.id, name, figures: pool, found })
  }
  return { pools, leftOut }
}

/** The moves of every market at a place. */
function movesAt(side: Side, plane: Plane, place: Place): Ray {
  return new Map(
    Array.from(swingsOf(side, plane), ([market, { across, up, offset }]) => {
      const by = offset.plus(across.times(place.across)).plus(up.times(place.up))
      return [market, by] as const
    }),
  )
}

/** What a point of the plane does to each pool. */
export function atPoint(side: Side, plane: Plane, place: Place): After {
  return afterMoves(side, movesAt(side, plane, place))
}

/** A place on a line worth a row of its table. */
export interface LinePoint extends Place {
  /** What it is: one coin moves and the other stands still, or the line turns or leaves the window. */
  readonly what: 'across alone' | 'up alone' | 'corner'
}

/** The corners of a pool's line, and where it crosses the axes, in the order of the line. */
export function linePoints({ found }: PoolInPlane): readonly LinePoint[] {
  if (found.kind !== 'drawn') return []
  return found.lines.flatMap((line) =>
    line.flatMap((from, at): readonly LinePoint[] => {
      const here = { ...from, what: whatAt(from) }
      const to = line[at + 1]
      if (to === undefined) return [here]
      const crossed = [
        ...crossing(from.up, to.up).map((part) => ({
          across: between(from.across, to.across, part),
          up: ZERO,
          what: 'across alone' as const,
        })),
        ...crossing(from.across, to.across).map((part) => ({
          across: ZERO,
          up: between(from.up, to.up, part),
          what: 'up alone' as const,
        })),
      ]
      return [here, ...crossed]
    }),
  )
}

function whatAt({ across, up }: Place): LinePoint['what'] {
  if (sign(up) === 0) return 'across alone'
  return sign(across) === 0 ? 'up alone' : 'corner'
}

/** The share of the way between two numbers of different signs at which they pass zero. */
function crossing(from: Ratio, to: Ratio): readonly Ratio[] {
  const span = from.minus(to)
  return sign(from) * sign(to) < 0 && isNonZero(span) ? [from.div(span)] : []
}

function between(from: Ratio, to: Ratio, part: Ratio): Ratio {
  return from.plus(to.minus(from).times(part))
}
