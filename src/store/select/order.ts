// In which order do the rows of an account stand? The reader's own, or by what they ask: who brings the
// end near, who is nearest to it, who is largest, who costs most to hold.
import type { Account, Position, PositionId } from '../../engine/model/book'
import { isolatedPoolId, crossPoolId } from '../../engine/margin/pool'
import type { Amount, Unit } from '../../engine/units/amount'
import { share } from '../../engine/model/shown'
import { once } from '../derive'
import type { RowOrder } from '../state'
import { bandIn, nearestOf } from './questions'
import { distanceTo } from '../../engine/liquidation/price'
import { lineFigures, type RowFigures } from './rows'
import type { PoolFigures, Side } from './sides'
import { figure, words, type Value } from './value'
import { nearestInWords } from './words'

/** Rows that stand together under one heading. What is excluded keeps its place among them. */
export interface RowGroup {
  readonly pool: PoolFigures
  readonly positions: readonly Position[]
}

/**
 * The rows of an account by pool, the cross pool first, each in the order asked for. An excluded position
 * has no rank; in the reader's own order it keeps its place. Without a pool, an isolated one stands with the
 * cross rows.
 */
export function rowGroups(side: Side, account: Account, order: RowOrder): readonly RowGroup[] {
  return groupsBySide(side)(account)(order)
}

const groupsBySide = once((side: Side) =>
  once((account: Account) => {
    const known = new Map<RowOrder, readonly RowGroup[]>()
    return (order: RowOrder): readonly RowGroup[] => {
      const kept = known.get(order) ?? groupsOf(side, account, order)
      known.set(order, kept)
      return kept
    }
  }),
)

function groupsOf(side: Side, account: Account, order: RowOrder): readonly RowGroup[] {
  const cross = side.poolsById.get(crossPoolId(account.id))
  const shared = account.positions.filter(
    (held) => held.margin.mode === 'cross' || held.excluded === true,
  )
  const alone = account.positions.flatMap((held): readonly RowGroup[] => {
    if (held.margin.mode === 'cross' || held.excluded === true) return []
    const pool = side.poolsById.get(isolatedPoolId(account.id, held.id))
    return pool === undefined ? [] : [{ pool, positions: [held] }]
  })
  const first =
    cross === undefined || shared.length === 0
      ? []
      : [{ pool: cross, positions: inOrder(side, cross, shared, order) }]
  if (order === 'book') return [...first, ...alone]
  const ranked = ranking(
    alone,
    (group) => rankOf(side, group.pool, group.positions[0], order),
    rising(order),
  )
  return [...first, ...ranked]
}

type Rank = Amount<Unit> | undefined

function inOrder(
  side: Side,
  pool: PoolFigures,
  positions: readonly Position[],
  order: RowOrder,
): readonly Position[] {
  if (order === 'book') return positions
  return ranking(positions, (held) => rankOf(side, pool, held, order), rising(order))
}

/** Distance, and drag as the page signs it, stand with the least first; the others with the most. */
function rising(order: RowOrder): boolean {
  return order === 'distance' || order === 'drag'
}

/** Rows by rank; those without one keep their order at the end. Equal ranks keep it too. */
function ranking<Row>(
  rows: readonly Row[],
  rank: (row: Row) => Rank,
  isRising: boolean,
): readonly Row[] {
  const ranked = rows.map((row) => ({ row, rank: rank(row) }))
  return ranked
    .toSorted(({ rank: one }, { rank: other }) => {
      if (one === undefined || other === undefined) {
        return Number(one === undefined) - Number(other === undefined)
      }
      return isRising ? one.cmp(other) : other.cmp(one)
    })
    .map(({ row }) => row)
}

function rankOf(
  side: Side,
  pool: PoolFigures,
  held: Position | undefined,
  order: Exclude<RowOrder, 'book'>,
): Rank {
  if (held === undefined || pool.state.kind !== 'known') return undefined
  const figures = lineFigures(pool, held)
  if (figures === undefined) return undefined
  switch (order) {
    case 'contribution':
      return sharesIn(side, pool)?.get(held.id)
    case 'distance': {
      const band = bandIn(pool.state.appraisal, held.market)
      return band.kind === 'at' ? distanceTo(band, figures.line.mark)?.move.abs() : undefined
    }
    case 'notional':
      return figures.line.notional.abs()
    case 'drag':
      return figures.drag?.kind === 'known' ? figures.drag.perDay : undefined
  }
}

/** The share of each position in the nearest death of its pool; nothing where there is none. */
function sharesIn(side: Side, pool: PoolFigures) {
  if (pool.state.kind !== 'known') return undefined
  const death = nearestOf(pool.state.appraisal, side.scenario.assumptions, side.lookup)
  return death.kind === 'at' ? sharesOf(death) : undefined
}

const sharesOf = once((death: Extract<ReturnType<typeof nearestOf>, { kind: 'at' }>) => {
  const found = new Map<PositionId, (typeof death.contributions)[number]['share']>()
  for (const { position, share: part } of death.contributions) {
    if (position !== undefined) found.set(position, part)
  }
  return found
})

export interface RowShare {
  readonly value: Value
  /** The share as a number for drawing: 0.67 contributes, −0.33 protects. */
  readonly drawn?: number
}

/** How much a row has in the nearest death of its pool, or why that cannot be said. */
export function shareOfRow(side: Side, row: RowFigures): RowShare {
  const { pool } = row
  if (row.position.excluded === true) return { value: words('excluded') }
  if (pool.state.kind !== 'known') return { value: words('unknown') }
  const death = nearestOf(pool.state.appraisal, side.scenario.assumptions, side.lookup)
  if (death.kind !== 'at') {
    const why = nearestInWords(death)
    return { value: words(death.kind === 'breached' ? `gone: ${why}` : why) }
  }
  const part = sharesOf(death).get(row.id)
  if (part === undefined) return { value: words('none: no exposure') }
  return { value: figure(share(part)), drawn: part.toNumber() }
}
