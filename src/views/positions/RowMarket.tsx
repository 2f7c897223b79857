// The first cell of a row: which market, which side, whether it counts, and what it has in the nearest death.

import { includeRows } from '../../store/commands/include'
import { isOnOwnTerms } from '../../store/select/market-terms'
import { shareOfRow } from '../../store/select/order'
import { heldOn, type RowFigures, type RowTerms } from '../../store/select/rows'
import type { Severity, Side } from '../../store/select/sides'
import { Badge } from '../../ui/Badge'
import { Button } from '../../ui/Button'
import { asSentence } from '../../ui/typed'
import { useActions, useOpenSheet, useSidesPart } from '../use-risk'
import { Explained } from './Explained'
import { MaintenanceRateCell } from './RowCells'
import styles from './Positions.module.css'

export function Market({
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
export function Share({
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
