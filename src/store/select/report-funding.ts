// Funding for the report: every position of a pool along a few paths of rates, a day in dollars and as a share of
// equity, and how many days the pool's buffer lasts.
import type { PositionId } from '../../engine/model/book'
import type { FundingRate } from '../../engine/model/snapshot'
import { asNonZero, ratio, sign } from '../../engine/units/amount'
import { PATHS } from './erosion-course'
import { fundingOf } from './funding'
import { alongPath, isOfToday, OWN_USUAL, type PathChoice } from './funding-path'
import type { PoolFigures, Side } from './sides'
import type { Value } from './value'
import { missingFundingInWords } from './words'

export interface FundingPath {
  readonly name: string
  readonly path: PathChoice
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

/** What hurts where no venue says how far a rate may go: the sample's 0.10 % every 8 hours, of every market. */
const USUAL: FundingRate = {
  rate: ratio(OWN_USUAL).div(asNonZero(ratio(100), 'a hundred')),
  everyHours: 8,
}

const CAPPED: readonly FundingPath[] = PATHS.map(({ name, rates }) => pathOf(name, rates))

const UNCAPPED: readonly FundingPath[] = [
  ...CAPPED.filter(({ path }) => path.rates === 'today'),
  pathOf(`All at ${OWN_USUAL} %/8 h`, { rates: 'own', flips: false }),
  pathOf(`All at ${OWN_USUAL} %, flipped`, { rates: 'own', flips: true }),
]

function pathOf(name: string, of: Omit<PathChoice, 'own'>): FundingPath {
  const path = { ...of, own: USUAL }
  return { name, path, isOfToday: isOfToday(path) }
}

/**
 * The paths of a pool, in the order of the figures: the rates of now and the venue's bounds. Where a bound is not
 * known, a rate that hurts stands in its place, and `lacks` names what is missing.
 */
export function fundingPaths(pool: PoolFigures): {
  readonly paths: readonly FundingPath[]
  readonly lacks: string | undefined
} {
  const { state } = pool
  if (state.kind !== 'known') return { paths: CAPPED, lacks: undefined }
  const { missing } = alongPath(pool, state, { rates: 'cap', flips: true })
  const caps = missing.filter(({ what }) => what === 'cap')
  if (caps.length === 0) return { paths: CAPPED, lacks: undefined }
  return { paths: UNCAPPED, lacks: missingFundingInWords(caps).replace('unknown: ', '') }
}

/** The funding of one pool along some paths. */
export function fundingAcross(
  side: Side,
  pool: PoolFigures,
  paths: readonly FundingPath[],
): FundingAcross {
  const found = paths.map(({ path }) => fundingOf(side, pool, { path, horizon: 1 }))
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
