// Contrast: what a pool dies of together, beside what a venue prints for each of its positions alone. The gap
// between the two is what the first visit speaks of.
import type { Part } from '../../engine/model/explanation'
import { move } from '../../engine/model/shown'
import type { PoolId } from '../../engine/margin/pool'
import { jointLimitOf, nearestOf } from './questions'
import { rowFigures } from './rows'
import type { PoolFigures, Side } from './sides'
import { poolInView, poolName, poolsInUse } from './verdict'

export type Contrast =
  /** One pool of several positions: the moves of its nearest death, and each liquidation distance alone. */
  | { readonly kind: 'together'; readonly moves: readonly Part[]; readonly alone: readonly Part[] }
  /** Pools of one position each: what ends every one of them. */
  | { readonly kind: 'apart'; readonly ends: readonly Part[] }

/** Positions spelled out; of a book of more, how many were left out is said. */
const LISTED_MAX = 4

/** What there is to contrast, or undefined where one position stands alone or figures are missing. */
export function contrastOf(side: Side, chosen: PoolId | 'all'): Contrast | undefined {
  const pool = poolInView(side, chosen)
  if (pool === undefined) return undefined
  return togetherIn(pool, side) ?? apart(side)
}

function togetherIn(pool: PoolFigures, side: Side): Contrast | undefined {
  if (pool.state.kind !== 'known') return undefined
  const death = nearestOf(pool.state.appraisal, side.scenario.assumptions, side.lookup)
  if (death.kind !== 'at') return undefined
  const both = pool.pool.positions.flatMap(({ id }) => {
    const row = rowFigures(side, id)
    const coin = row?.market?.underlying
    const by = coin === undefined ? undefined : death.moves.get(coin)
    const distance = row?.liquidation.distance
    if (coin === undefined || by === undefined || distance?.kind !== 'figure') return []
    return [{ coin, by: move(by), alone: distance.shown }]
  })
  if (both.length < 2) return undefined
  const shown = both.slice(0, LISTED_MAX)
  return {
    kind: 'together',
    moves: inOne(
      shown.map(({ coin, by }) => [`${coin} `, by]),
      both.length,
      ', ',
    ),
    alone: inOne(
      shown.map(({ alone }) => [alone]),
      both.length,
      ' and ',
    ),
  }
}

function apart(side: Side): Contrast | undefined {
  const accounts = side.scenario.book.accounts.length
  const ends = poolsInUse(side).flatMap((pool) => {
    if (pool.state.kind !== 'known') return []
    const { limit } = jointLimitOf(pool.state)
    if (limit.kind !== 'at') return []
    return [[`${poolName(pool, accounts)} ends at `, move(limit.move)] as readonly Part[]]
  })
  return ends.length < 2
    ? undefined
    : { kind: 'apart', ends: inOne(ends.slice(0, LISTED_MAX), ends.length, ', ') }
}

/** `a, b and c`, or `a, b, c, d and 6 more`; between the last two stands what is given. */
function inOne(items: readonly (readonly Part[])[], of: number, last: string): readonly Part[] {
  const more = of - items.length
  const parts = items.flatMap((item, at): readonly Part[] => {
    const between = at === 0 ? '' : at === items.length - 1 && more === 0 ? last : ', '
    return between === '' ? item : [between, ...item]
  })
  return more > 0 ? [...parts, ` and ${more} more`] : parts
}
