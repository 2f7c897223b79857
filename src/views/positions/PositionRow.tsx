// One position: what is typed and what follows from it, two lines to a cell.

import type { MouseEvent } from 'react'
import type { PositionId } from '../../engine/model/book'
import type { PositionFigure } from '../../engine/model/explanation'
import type { RowFigures } from '../../store/select/rows'
import type { Side } from '../../store/select/sides'
import type { BookColumn } from '../../store/state'
import type { Answer } from '../../ui/Shows'
import { Line, RowHead, TableCell, TableRow } from '../../ui/Table'
import { useRisk } from '../use-risk'
import { Explained, type Detail } from './Explained'
import { RowActions } from './RowActions'
import {
  EntryCell,
  FundingCell,
  LeverageCell,
  MarginCell,
  MarkCell,
  RateCell,
  SizeCell,
} from './RowCells'
import type { Drawn } from '../../ui/RowWindow'
import { Market, Share } from './RowMarket'
import { useSelection } from './selection'
import { useRowKeys } from './use-row-keys'
import styles from './Positions.module.css'

export function PositionRow({
  row,
  side,
  before,
  beforeSide,
  shown,
  at,
  last,
  next,
}: {
  readonly row: RowFigures
  readonly side: Side
  readonly before: RowFigures | undefined
  /** The baseline where it is shown beside the draft: a row it lacks is new. */
  readonly beforeSide: Side | undefined
  readonly shown: ReadonlySet<BookColumn>
  readonly at: Drawn
  /** The positions above and below, to which a selection can grow. */
  readonly last: PositionId | undefined
  readonly next: PositionId | undefined
}) {
  const compares = beforeSide !== undefined
  const selection = useSelection()
  const rateUnit = useRisk((state) => state.view.rateUnit)
  const inUsd = useRisk((state) => state.view.sizeUnit === 'usd')
  // An edit elsewhere leaves the terms alone, and with them every cell drawn from nothing else.
  const { terms } = row
  const termsBefore = before?.terms
  const isDrafted = compares && (before === undefined || before.position !== row.position)
  const keys = useRowKeys(terms, { last, next })
  const figure = (name: PositionFigure, label: string, value: Answer, of: Detail = {}) => (
    <Explained row={terms} name={name} label={label} value={value} {...of} />
  )
  const { liquidation } = row
  const was = before?.liquidation
  const isBreached = row.severity === 'breach'
  const picked = (event: MouseEvent<HTMLElement>) => {
    if (!event.ctrlKey && !event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    selection.toggle(row.id)
  }
  return (
    <TableRow
      state={row.severity}
      drafted={isDrafted}
      keys={keys}
      index={at.index}
      measure={at.measure}
      selected={selection.ids.has(row.id)}
      dimmed={row.position.excluded === true}
      onPick={picked}
    >
      <RowHead>
        <Market row={terms} severity={row.severity} isNew={compares && before === undefined} />
        <Share row={row} side={side} before={before} beforeSide={beforeSide} />
      </RowHead>
      <TableCell end>
        <Line label={inUsd ? 'Notional' : 'Size'}>
          <SizeCell row={row} before={before} isDrafted={isDrafted} />
        </Line>
        <Line label={inUsd ? 'Size' : 'Notional'}>
          {inUsd
            ? figure('notional', 'Coins', sizeShown(row), { before: before && sizeShown(before) })
            : figure('notional', 'Notional', row.notional, { before: before?.notional })}
        </Line>
      </TableCell>
      {shown.has('entry') && (
        <TableCell end>
          <Line label="Entry">
            <EntryCell row={terms} before={termsBefore} />
          </Line>
          <Line label="Mark">
            <MarkCell row={terms} before={termsBefore} />
          </Line>
        </TableCell>
      )}
      {shown.has('mode') && (
        <TableCell end>
          <Line label="Margin">
            <MarginCell row={terms} before={termsBefore} />
          </Line>
          <Line label="Leverage">
            <LeverageCell row={terms} leverage={row.leverage} before={before?.leverage} />
          </Line>
        </TableCell>
      )}
      {shown.has('pnl') && (
        <TableCell end>
          <Line label="Price P&L">
            {figure('pricePnl', 'Price P&L', row.pricePnl, {
              before: before?.pricePnl,
              tone: 'signed',
            })}
          </Line>
          <Line label="Funding · fees">
            <span>
              <FundingCell row={terms} before={termsBefore} />
              <span className={styles['word']}> · </span>
              {figure('costs', 'Fees paid', row.costs, { before: before?.costs })}
            </span>
          </Line>
        </TableCell>
      )}
      {shown.has('margin') && (
        <TableCell end>
          <Line label="Maintenance">
            {figure('maintenance', 'Maintenance', row.maintenance, {
              before: before?.maintenance,
              safer: 'lower',
            })}
          </Line>
          <Line label="Initial">
            {figure('initial', 'Initial margin', row.initial, {
              before: before?.initial,
              safer: 'lower',
            })}
          </Line>
        </TableCell>
      )}
      {shown.has('liquidation') && (
        <TableCell end wide>
          <Line label="Liquidation price">
            {figure('liquidation', 'Liquidation price', liquidation.price, {
              before: was?.price,
              tone: isBreached ? 'crit' : 'plain',
            })}
            {liquidation.nearestOnly && <span className={styles['word']}>nearest</span>}
          </Line>
          {(liquidation.distance !== undefined || liquidation.other !== undefined) && (
            <Line label="Distance">
              {liquidation.distance !== undefined &&
                figure('liquidation', 'Distance', liquidation.distance, {
                  before: was?.distance,
                  safer: 'farther from zero',
                })}
              {liquidation.other !== undefined && (
                <span className={styles['word']}>
                  and {figure('liquidation', 'Other liquidation price', liquidation.other)}
                </span>
              )}
            </Line>
          )}
        </TableCell>
      )}
      {shown.has('funding') && (
        <TableCell end>
          <Line label="Funding rate">
            <RateCell row={terms} before={termsBefore} />
          </Line>
          <Line label="Drag / day">
            {figure('dragPerDay', 'Drag per day', row.dragPerDay, {
              before: before?.dragPerDay,
              tone: 'signed',
              safer: 'higher',
              rateUnit,
            })}
          </Line>
        </TableCell>
      )}
      <TableCell end acts>
        <RowActions row={terms} />
      </TableCell>
    </TableRow>
  )
}

/** The size in coins, where notional stands in its place. */
function sizeShown({ position }: RowFigures): Answer {
  return { kind: 'figure', shown: { amount: position.size, as: 'size' } }
}
