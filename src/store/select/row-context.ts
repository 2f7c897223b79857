// What the cells of a row need to know beside its figures: what a typed size is measured against, and
// which margin an isolated position starts with.
import { NOTHING, type Usd } from '../../engine/units/amount'
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

/** The initial margin of the position at its mark: what a venue would set aside. Nothing where it is unknown. */
export function suggestedMargin(row: RowFigures): Usd {
  return lineFigures(row.pool, row.position)?.initial ?? NOTHING
}
