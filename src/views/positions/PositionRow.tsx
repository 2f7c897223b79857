// One position: what is typed and what follows from it, two lines to a cell.

import type { KeyboardEvent } from 'react'
import type { PositionFigure } from '../../engine/model/explanation'
import { duplicateRow } from '../../store/commands/row'
import type { RowFigures, RowTerms } from '../../store/select/rows'
import type { Severity } from '../../store/select/sides'
import { Badge } from '../../ui/Badge'
import type { Safer, Tone } from '../../ui/Figure'
import { Shows, type Answer } from '../../ui/Shows'
import { Line, RowHead, TableCell, TableRow } from '../../ui/Table'
import { asSentence } from '../../ui/typed'
import { useActions, useExplain, useRisk } from '../use-risk'
import { RowActions } from './RowActions'
import {
  EntryCell,
  FundingCell,
  LeverageCell,
  MaintenanceRateCell,
  MarginCell,
  MarkCell,
  RateCell,
  SizeCell,
} from './RowCells'
import { useRemoval } from './use-removal'
import styles from './Positions.module.css'

export function PositionRow({
  row,
  before,
  compares,
}: {
  readonly row: RowFigures
  readonly before: RowFigures | undefined
  /** True where the baseline is shown beside the draft: a row it lacks is new. */
  readonly compares: boolean
}) {
  const rateUnit = useRisk((state) => state.view.rateUnit)
  // An edit elsewhere leaves the terms alone, and with them every cell drawn from nothing else.
  const { terms } = row
  const termsBefore = before?.terms
  const isDrafted = compares && (before === undefined || before.position !== row.position)
  const figure = (name: PositionFigure, label: string, value: Answer, of: Detail = {}) => (
    <Explained row={terms} name={name} label={label} value={value} {...of} />
  )
  const { liquidation } = row
  const was = before?.liquidation
  const isBreached = row.severity === 'breach'
  return (
    <TableRow state={row.severity} drafted={isDrafted} keys={useRowKeys(terms)}>
      <RowHead>
        <Market row={terms} severity={row.severity} isNew={compares && before === undefined} />
      </RowHead>
      <TableCell end>
        <Line label="Size">
          <SizeCell row={row} before={before} isDrafted={isDrafted} />
        </Line>
        <Line label="Notional">
          {figure('notional', 'Notional', row.notional, { before: before?.notional })}
        </Line>
      </TableCell>
      <TableCell end>
        <Line label="Entry">
          <EntryCell row={terms} before={termsBefore} />
        </Line>
        <Line label="Mark">
          <MarkCell row={terms} before={termsBefore} />
        </Line>
      </TableCell>
      <TableCell end>
        <Line label="Margin">
          <MarginCell row={terms} before={termsBefore} />
        </Line>
        <Line label="Leverage">
          <LeverageCell row={terms} leverage={row.leverage} before={before?.leverage} />
        </Line>
      </TableCell>
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
      <TableCell end>
        <RowActions row={terms} />
      </TableCell>
    </TableRow>
  )
}

interface Detail {
  readonly before?: Answer | undefined
  readonly tone?: Tone
  readonly safer?: Safer
  readonly rateUnit?: 'interval' | '8h' | 'day' | 'apr'
}

function Explained({
  row,
  name,
  label,
  value,
  ...of
}: {
  readonly row: RowTerms
  readonly name: PositionFigure
  readonly label: string
  readonly value: Answer
} & Detail) {
  const explain = useExplain()
  return (
    <Shows
      label={`${label} of ${row.symbol}`}
      value={value}
      brief={name !== 'liquidation'}
      onExplain={() => explain.position(row.id, name)}
      {...of}
    />
  )
}

function Market({
  row,
  severity,
  isNew,
}: {
  readonly row: RowTerms
  readonly severity: Severity | undefined
  readonly isNew: boolean
}) {
  const { estimate } = row
  return (
    <>
      <span className={styles['market']}>
        {row.symbol}
        <span className={styles[row.side]}>{row.side}</span>
      </span>
      <span className={styles['sub']}>
        {severity !== undefined && <Badge of={severity} />}
        {isNew && <span>new in draft</span>}
        {estimate !== undefined && <span title={estimate}>≈ estimate</span>}
        <MaintenanceRateCell row={row} />
      </span>
    </>
  )
}

/** Delete removes the row, Ctrl or ⌘ with D makes a second one; not while a cell is being typed in. */
function useRowKeys(row: RowTerms) {
  const { run, tell } = useActions()
  const remove = useRemoval(row)
  return (event: KeyboardEvent<HTMLElement>) => {
    if ((event.target as HTMLElement).hasAttribute('data-editing')) return
    if (event.key === 'Delete') {
      event.preventDefault()
      remove()
    } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'd') {
      event.preventDefault()
      const issue = run(duplicateRow(row.id))
      if (issue !== undefined) tell({ kind: 'problem', text: asSentence(issue) })
    }
  }
}
