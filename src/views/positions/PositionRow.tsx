// One position: what is typed and what follows from it, two lines to a cell.

import type { KeyboardEvent, MouseEvent } from 'react'
import type { PositionId } from '../../engine/model/book'
import type { PositionFigure } from '../../engine/model/explanation'
import type { Command } from '../../store/commands/command'
import { includeRows } from '../../store/commands/include'
import { moveRow } from '../../store/commands/reorder'
import { duplicateRow } from '../../store/commands/row'
import { isOnOwnTerms } from '../../store/select/market-terms'
import { shareOfRow } from '../../store/select/order'
import { heldOn, type RowFigures, type RowTerms } from '../../store/select/rows'
import type { Severity, Side } from '../../store/select/sides'
import type { BookColumn } from '../../store/state'
import { Badge } from '../../ui/Badge'
import { Button } from '../../ui/Button'
import type { Safer, Tone } from '../../ui/Figure'
import { Shows, type Answer } from '../../ui/Shows'
import { Line, RowHead, TableCell, TableRow } from '../../ui/Table'
import { asSentence } from '../../ui/typed'
import { useActions, useExplain, useOpenSheet, useRisk, useSidesPart } from '../use-risk'
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
import type { Drawn } from '../../ui/RowWindow'
import { useSelection } from './selection'
import { useRemoval } from './use-removal'
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
    <span className={styles['market']}>
      <Tick row={row} />
      {row.symbol}
      <span className={styles[row.side]}>{row.side}</span>
      {severity !== undefined && severity !== 'clear' && <Badge of={severity} />}
      {isNew && <span className={styles['word']}>new</span>}
      {isOnOwnTerms(row) && <span className={styles['word']}>own terms</span>}
      {estimate !== undefined && (
        <span className={styles['word']} title={estimate}>
          ≈ estimate
        </span>
      )}
      <MaintenanceRateCell row={row} />
    </span>
  )
}

/** Whether the row counts. What is left out stays in the book and in no figure. */
function Tick({ row }: { readonly row: RowTerms }) {
  const { run, tell } = useActions()
  // The rest of the row follows in the next frame: what was pressed must not wait for it.
  const counts = useSidesPart(({ baseline, draft }, { view }) => {
    const held = heldOn(view.show === 'baseline' ? baseline : draft, row.id)
    return (held?.position ?? row.position).excluded !== true
  })
  return (
    <input
      type="checkbox"
      className={styles['tick']}
      data-stop=""
      aria-label={`Include ${row.symbol}`}
      title={`Count ${row.symbol}, or leave it out of every figure`}
      checked={counts}
      onChange={(event) => {
        const issue = run(includeRows([row.id], event.target.checked))
        if (issue !== undefined) tell({ kind: 'problem', text: asSentence(issue) })
      }}
    />
  )
}

/** What the row has in the nearest death of its pool, as words and as a bar. */
function Share({
  row,
  side,
  before,
  beforeSide,
}: {
  readonly row: RowFigures
  readonly side: Side
  readonly before: RowFigures | undefined
  readonly beforeSide: Side | undefined
}) {
  const openSheet = useOpenSheet()
  const edit = (
    <span className={styles['cardEdit']}>
      <Button look="edged" aria-label={`Edit ${row.symbol}`} onClick={() => openSheet(row.id)}>
        Edit
      </Button>
    </span>
  )
  if (row.position.excluded === true) {
    return (
      <span className={styles['sub']}>
        excluded: not in any figure
        {edit}
      </span>
    )
  }
  if (row.pool.pool.positions.length < 2) {
    return (
      <span className={styles['sub']}>
        alone in its pool
        {edit}
      </span>
    )
  }
  const { value, drawn } = shareOfRow(side, row)
  const was = before && beforeSide ? shareOfRow(beforeSide, before).value : undefined
  const protects = drawn !== undefined && drawn < 0
  const width = `${Math.min(100, Math.round(Math.abs(drawn ?? 0) * 100))}%`
  return (
    <span className={styles['sub']}>
      {drawn !== undefined && (protects ? 'protects' : 'contributes')}
      <Explained
        row={row}
        name="share"
        label="Share of nearest death"
        value={value}
        before={was}
        safer="lower"
      />
      {drawn !== undefined && (
        <span className={styles['bar']} aria-hidden="true">
          <span
            className={styles['barFill']}
            data-protects={protects ? '' : undefined}
            style={{ inlineSize: width }}
          />
        </span>
      )}
      {edit}
    </span>
  )
}

interface Around {
  readonly last: PositionId | undefined
  readonly next: PositionId | undefined
}

/**
 * Keys that act on the row: Delete removes it, Ctrl or ⌘ with D makes a second one, Alt and Shift with an
 * arrow moves it, Shift with Space selects it and Shift with an arrow its neighbour too. Not while a cell is
 * being typed in.
 */
function useRowKeys(row: RowTerms, { last, next }: Around) {
  const { run, tell } = useActions()
  const selection = useSelection()
  const remove = useRemoval(row)
  const act = (command: Command) => {
    const issue = run(command)
    if (issue !== undefined) tell({ kind: 'problem', text: asSentence(issue) })
  }
  return (event: KeyboardEvent<HTMLElement>) => {
    if ((event.target as HTMLElement).hasAttribute('data-editing')) return
    const isArrow = event.key === 'ArrowUp' || event.key === 'ArrowDown'
    const up = event.key === 'ArrowUp'
    if (event.key === 'Delete') {
      event.preventDefault()
      remove()
    } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'd') {
      event.preventDefault()
      act(duplicateRow(row.id))
    } else if (isArrow && event.altKey && event.shiftKey) {
      event.preventDefault()
      act(moveRow(row.id, up ? -1 : 1))
    } else if (isArrow && event.shiftKey) {
      // The arrow itself goes on to move the focus.
      const neighbour = up ? last : next
      selection.add(neighbour === undefined ? [row.id] : [row.id, neighbour])
    } else if (event.key === ' ' && event.shiftKey) {
      event.preventDefault()
      selection.toggle(row.id)
    } else if (event.key === 'Escape' && selection.ids.size > 0) {
      selection.clear()
    }
  }
}
