// Funding for the report: every position of a pool along each path of rates that needs nothing typed, a day in
// dollars and as a share of equity, and how many days the pool's buffer lasts.
import type { PositionId } from '../../engine/model/book'
import { ratio, sign } from '../../engine/units/amount'
import { PATHS } from './erosion-course'
import { fundingOf } from './funding'
import { isOfToday, type PathChoice } from './funding-path'
import type { PoolFigures, Side } from './sides'
import type { Value } from './value'

export interface FundingPath {
  readonly name: string
  /** Where the book's own explanations hold. */
  readonly isOfToday: boolean
}

/** One day along one path. */
interface DayOf {
  readonly perDay: Value
  readonly share: Value
}

export interface FundingAcross {
  readonly rows: readonly {
    readonly id: PositionId
    readonly symbol: string
    readonly side: 'long' | 'short' | 'flat'
    /** One for each path. */
    readonly along: readonly DayOf[]
  }[]
  readonly total: readonly (DayOf & { readonly days: Value })[]
}

const CHOICES: readonly { readonly name: string; readonly path: PathChoice }[] = PATHS.map(
  ({ name, rates }) => ({ name, path: { ...rates, own: { rate: ratio(0), everyHours: 8 } } }),
)

/** The paths told side by side, in the order of the figures. */
export const FUNDING_PATHS: readonly FundingPath[] = CHOICES.map(({ name, path }) => ({
  name,
  isOfToday: isOfToday(path),
}))

/** The funding of one pool along every path. */
export function fundingAcross(side: Side, pool: PoolFigures): FundingAcross {
  const found = CHOICES.map(({ path }) => fundingOf(side, pool, { path, horizon: 1 }))
  const [first] = found
  return {
    rows: (first?.rows ?? []).map(({ id, symbol }, at) => ({
      id,
      symbol,
      side: sideOf(pool, id),
      along: found.flatMap(({ rows }) => rows[at] ?? []).map(dayOf),
    })),
    total: found.map(({ total }) => ({ ...dayOf(total), days: total.days })),
  }
}

const dayOf = ({ perDay, share }: DayOf): DayOf => ({ perDay, share })

function sideOf({ pool }: PoolFigures, id: PositionId): 'long' | 'short' | 'flat' {
  const held = pool.positions.find((each) => each.id === id)
  const way = held === undefined ? 0 : sign(held.size)
  return way === 0 ? 'flat' : way < 0 ? 'short' : 'long'
}
