// What is held, for the report: every position with what it is and where it ends, account by account.
import type { Position, PositionId } from '../../engine/model/book'
import { priceOf, sizeOf } from '../../engine/model/shown'
import { once } from '../derive'
import { rowFigures } from './rows'
import type { Side } from './sides'
import { figure, words, type Value } from './value'

export interface ReportPosition {
  readonly id: PositionId
  readonly symbol: string
  /** Side, account and margin mode, in words. */
  readonly says: string
  readonly size: Value
  readonly entry: Value
  readonly mark: Value
  readonly notional: Value
  readonly pricePnl: Value
  readonly liquidation: Value
  readonly distance: Value
  readonly isExcluded: boolean
}

/** The positions of a side in the order of the book. */
export const positionsOf = once((side: Side): readonly ReportPosition[] => {
  const { accounts } = side.scenario.book
  return accounts.flatMap(({ name, positions }) =>
    positions.flatMap((held) => reported(side, held, accounts.length > 1 ? name : undefined)),
  )
})

function reported(
  side: Side,
  held: Position,
  account: string | undefined,
): readonly ReportPosition[] {
  const row = rowFigures(side, held.id)
  if (row === undefined) return []
  const isExcluded = held.excluded === true
  const says = [row.side, held.margin.mode, account, isExcluded ? 'switched off' : undefined]
  const { price, distance } = row.liquidation
  return [
    {
      id: held.id,
      symbol: row.symbol,
      says: says.filter((each) => each !== undefined).join(', '),
      size: figure(sizeOf(held.size)),
      entry: figure(priceOf(held.entry, row.market?.tick)),
      mark: row.mark,
      notional: row.notional,
      pricePnl: row.pricePnl,
      liquidation: price,
      distance: distance ?? words(''),
      isExcluded,
    },
  ]
}
