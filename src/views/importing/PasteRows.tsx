// The rows of a paste in the order of the text: read, asking, wrong, or left out, each with its line. What
// needs the reader can be seen alone.

import { useState } from 'react'
import type { PasteColumn } from '../../store/select/paste-columns'
import type { PasteRow } from '../../store/select/paste'
import type { RowFix } from '../../store/select/paste-fix'
import { isWaiting, type RowAnswer } from '../../store/select/paste-preview'
import { LongList } from '../../ui/LongList'
import { Segmented } from '../../ui/Segmented'
import { Row } from './PasteRow'
import styles from './PasteRows.module.css'

/** Rows from which on it helps to see some of them alone. */
const FILTERED_FROM = 8

export function PasteRows({
  text,
  rows,
  columns,
  answers,
  fixes,
  onAnswer,
  onFix,
}: {
  readonly text: string
  readonly rows: readonly PasteRow[]
  readonly columns: readonly PasteColumn[]
  readonly answers: ReadonlyMap<string, RowAnswer>
  readonly fixes: ReadonlyMap<string, RowFix>
  readonly onAnswer: (id: string, answer: RowAnswer | undefined) => void
  readonly onFix: (id: string, fix: RowFix | undefined) => void
}) {
  const [show, setShow] = useState<'all' | 'open'>('all')
  // A row that was put right stays in sight until the reader looks at all of them again.
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const waits = new Set(rows.filter((row) => needsReader(row, answers)).map(({ id }) => id))
  const shown = show === 'all' ? rows : rows.filter(({ id }) => open.has(id) || waits.has(id))
  const isFiltered = rows.length >= FILTERED_FROM && (waits.size > 0 || show === 'open')
  const draw = (index: number) => {
    const row = shown[index]
    if (row === undefined) return null
    return (
      <Row
        text={text}
        row={row}
        columns={columns}
        answer={answers.get(row.id)}
        fix={fixes.get(row.id)}
        onAnswer={onAnswer}
        onFix={onFix}
      />
    )
  }
  return (
    <>
      {isFiltered && (
        <div className={styles['filter']}>
          <Segmented
            label="Rows shown"
            value={show}
            choices={[
              { value: 'all', text: `All ${rows.length.toLocaleString('en-US')}` },
              { value: 'open', text: `Open ${waits.size.toLocaleString('en-US')}` },
            ]}
            onChoose={(chosen) => {
              setShow(chosen)
              setOpen(waits)
            }}
          />
        </div>
      )}
      <LongList label="Rows found" keys={shown.map(({ id }) => id)} draw={draw} />
    </>
  )
}

function needsReader(row: PasteRow, rows: ReadonlyMap<string, RowAnswer>): boolean {
  if (rows.get(row.id) === 'skip') return false
  return row.status === 'bad' || (row.status === 'question' && isWaiting(row, { rows }))
}
