// Which sides the report tells of: the one it is about, and the baseline where that stands beside it.

import type { PoolFigures, Side } from '../../store/select/sides'
import { poolName, poolsInUse } from '../../store/select/verdict'

export interface ToldOf {
  readonly side: Side
  readonly before: Side | undefined
  readonly isDraft: boolean
}

/** A pool that holds something, with its name and what it was. */
export interface ToldPool {
  readonly pool: PoolFigures
  readonly name: string
  readonly before: PoolFigures | undefined
}

/** Pools that hold positions, in the order of the book. */
export function poolsTold({ side, before }: ToldOf): readonly ToldPool[] {
  const accounts = side.scenario.book.accounts.length
  return poolsInUse(side)
    .filter(({ pool }) => pool.positions.length > 0)
    .map((pool) => ({
      pool,
      name: poolName(pool, accounts),
      before: before?.poolsById.get(pool.id),
    }))
}
