// What the cells of a row need to know beside its figures: what a typed size is measured against, and
// which margin an isolated position starts with.
import { unrealisedOf } from '../../engine/margin/position'
import { NOTHING, sign, type Usd } from '../../engine/units/amount'
import type { RowFigures } from './rows'
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

/**
 * The initial margin of the position at its mark: what a venue would set aside, and its loss so far on top,
 * since the isolated pool begins with it. A profit does not lower it. Nothing where it is unknown.
 */
export function suggestedMargin(row: RowFigures): Usd {
  const figures = lineFigures(row.pool, row.position)
  if (figures === undefined) return NOTHING
  const pnl = unrealisedOf(figures.line)
  return pnl === undefined || sign(pnl) >= 0 ? figures.initial : figures.initial.minus(pnl)
}
