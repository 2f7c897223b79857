// What the cells of a row need to know beside its figures: what a typed size is measured against, and
// which margin an isolated position starts with.
import { unrealisedOf } from '../../engine/margin/position'
import type { PositionId } from '../../engine/model/book'
import { NOTHING, sign, type Ratio, type Usd } from '../../engine/units/amount'
import { typedMaintenanceRate } from '../../engine/venues/generic'
import type { RowFigures, RowTerms } from './rows'
import type { SizeContext } from './typed-size'
import { lineFigures } from './rows'

export function sizeContext(row: RowFigures): SizeContext {
  const { state } = row.pool
  return {
    held: row.position.size,
    mark: row.quote?.mark,
    equity: state.kind === 'known' ? state.summary.equity : undefined,
    coin: row.market?.underlying,
  }
}

/** The size at its mark, a short below zero; nothing without a mark. */
export function signedNotional({ position, quote }: RowFigures): Usd | undefined {
  return quote?.mark === undefined ? undefined : position.size.times(quote.mark)
}

/**
 * The maintenance rate of a row that is the reader's to say: asked for where nobody publishes the market's
 * terms, shown where the reader has said it, and nothing where a venue's table holds.
 */
export function ownRate({ market }: RowTerms): OwnRate {
  if (market === undefined) return { kind: 'asked' }
  const rate = typedMaintenanceRate(market)
  return rate === undefined ? { kind: 'published' } : { kind: 'typed', rate }
}

export type OwnRate =
  | { readonly kind: 'asked' }
  | { readonly kind: 'typed'; readonly rate: Ratio }
  | { readonly kind: 'published' }

/**
 * The initial margin of the position at its mark: what a venue would set aside, and its loss so far on top,
 * since the isolated pool begins with it. A profit does not lower it. Nothing where it is unknown.
 */
export function suggestedMargin(row: RowFigures | undefined): Usd {
  if (row === undefined) return NOTHING
  const figures = lineFigures(row.pool, row.position)
  if (figures === undefined) return NOTHING
  const pnl = unrealisedOf(figures.line)
  return pnl === undefined || sign(pnl) >= 0 ? figures.initial : figures.initial.minus(pnl)
}

/** The same for several rows, by position. */
export function suggestedMargins(rows: readonly RowFigures[]): (id: PositionId) => Usd {
  const margins = new Map(rows.map((row) => [row.id, suggestedMargin(row)]))
  return (id) => margins.get(id) ?? NOTHING
}
