// After moves: what becomes of a side's pools if prices move at once, who dies first on the straight way there, and
// what is left of it all.
import { shocked } from '../../engine/liquidation/shock'
import type { Ray } from '../../engine/liquidation/ray'
import { cushion, money, safeShare } from '../../engine/model/shown'
import { greatest, NOTHING, ONE, ratio, type Ratio } from '../../engine/units/amount'
import type { Side } from './sides'
import { figure, words, type Value } from './value'
import { poolName, poolsInUse } from './verdict'
import { stateInWords } from './words'

/** What moves do to one pool. */
export interface PoolAfter {
  readonly name: string
  readonly buffer: Value
  /** Survives, or how it dies. */
  readonly says: string
}

export interface After {
  readonly pools: readonly PoolAfter[]
  /** The first pool to die on the straight way from the marks. */
  readonly first: Value
  /** How far along that way it dies, or why there is no such share. A pool that is not known may die anywhere. */
  readonly way: Value
  /** Sum of what the pools hold, negative ones counted as they are. */
  readonly wealth: Value
  readonly dies: boolean
}

/** The smallest share of its price that a market keeps: a price is never zero. */
const LEAST_LEFT = ratio('0.0001')

/** Moves of which none takes a price to zero. */
export function aboveZero(moves: Ray): Ray {
  const most = LEAST_LEFT.minus(ONE)
  return new Map(Array.from(moves, ([market, by]) => [market, greatest(by, most)] as const))
}

export function afterMoves(side: Side, moves: Ray): After {
  const standing = aboveZero(moves)
  const accounts = side.scenario.book.accounts.length
  let unknown = false
  let wealth = NOTHING
  let first: { readonly name: string; readonly at: Ratio | undefined } | undefined
  const pools: PoolAfter[] = []
  for (const figures of poolsInUse(side)) {
    const name = poolName(figures, accounts)
    if (figures.state.kind !== 'known') {
      unknown = true
      pools.push({ name, buffer: words('unknown'), says: stateInWords(figures.state) })
      continue
    }
    const end = shocked(figures.state.appraisal, standing)
    wealth = wealth.plus(end.standing.equity)
    if (figures.pool.positions.length === 0) continue
    const at = end.kind === 'dies' ? end.at : undefined
    const sooner =
      first === undefined || (first.at !== undefined && (at === undefined || at.lt(first.at)))
    if (end.kind !== 'survives' && sooner) first = { name, at }
    pools.push({ name, buffer: figure(cushion(end.standing.buffer)), says: SAYS[end.kind] })
  }
  return {
    pools,
    first: words(
      first?.name ?? (unknown ? 'unknown: a pool cannot be worked out' : 'none: all survive'),
    ),
    way:
      first?.at !== undefined
        ? figure(safeShare(first.at))
        : words(first !== undefined ? 'before anything moves' : unknown ? 'unknown' : 'never'),
    wealth: unknown ? words('unknown') : figure(money(wealth)),
    dies: first !== undefined,
  }
}

const SAYS = {
  survives: 'survives',
  dies: 'dies',
  gone: 'already liquidatable at the marks',
} as const
