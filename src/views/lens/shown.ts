// Which sides the lens shows: the one it is about, and the baseline where that stands beside it.

import type { ReactNode } from 'react'
import type { PoolFigures, Side } from '../../store/select/sides'

export interface Shown {
  readonly side: Side
  readonly before: Side | undefined
  /** The side shown is a draft, and is drawn as one. */
  readonly isDraft: boolean
}

/** One pool, as shown. */
export interface ShownPool {
  readonly shown: Shown
  readonly pool: PoolFigures
  readonly name: string
  readonly before: PoolFigures | undefined
  /** Where another pool can be chosen; stands with the chart's own choices. */
  readonly choice: ReactNode
}
