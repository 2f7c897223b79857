// A row put right where it stands: its cells, the wrong ones with what is wrong. The text that was pasted stays
// as it is; the row is read again by the same reader.

import { useState, type KeyboardEvent } from 'react'
import type { Issue } from '../../engine/units/outcome'
import type { PasteColumn } from '../../store/select/paste-columns'
import type { PasteRow } from '../../store/select/paste'
import { cellsOf, WHOLE_LINE, type RowFix } from '../../store/select/paste-fix'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/Field'
import { asSentence } from '../../ui/typed'
import styles from './PasteRows.module.css'

export function PasteFix({
  text,
  row,
  columns,
  fix,
  onFix,
  onCancel,
}: {
  readonly text: string
  readonly row: PasteRow
  readonly columns: readonly PasteColumn[]
  readonly fix: RowFix | undefined
  readonly onFix: (fix: RowFix | undefined) => void
  readonly onCancel: () => void
}) {
  const [raw] = useState(() =>
    cellsOf(
      text,
      row.raw,
      columns.map(({ header }) => header),
    ),
  )
  const [cells, setCells] = useState<RowFix>(() => fix ?? raw.map(({ text }) => text))
  const issues = row.status === 'bad' ? row.issues : []
  const first = firstOpen(raw, columns, issues)
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    // Escape leaves the row, not the sheet.
    event.stopPropagation()
    onCancel()
  }
  return (
    <form
      className={styles['fix']}
      aria-label={`Row ${row.line}, corrected`}
      onSubmit={(event) => {
        event.preventDefault()
        const isAsPasted = raw.every((cell, at) => cell.text === cells[at])
        onFix(isAsPasted ? undefined : cells)
      }}
    >
      {raw.map((cell, at) =>
        isUsed(columns, at, cell.name, issues) ? (
          <Field
            // A row keeps its cells and their order for as long as the form stands.
            // eslint-disable-next-line react/no-array-index-key
            key={`${at} ${cell.name}`}
            label={cell.name === WHOLE_LINE ? `Row ${row.line}` : cell.name}
            issue={issueAt(issues, cell.name)}
            // eslint-disable-next-line jsx-a11y/no-autofocus
            autoFocus={at === first}
            value={cells[at] ?? ''}
            onKeyDown={leave}
            onChange={(event) =>
              setCells(cells.map((was, other) => (other === at ? event.target.value : was)))
            }
          />
        ) : null,
      )}
      <span className={styles['fixActs']}>
        <Button look="edged" submits>
          Read again
        </Button>
        {fix !== undefined && (
          <Button look="edged" onClick={() => onFix(undefined)}>
            As pasted
          </Button>
        )}
        <Button onClick={onCancel}>Cancel</Button>
      </span>
    </form>
  )
}

/** The cell that is wrong, else the first that can be typed in. */
function firstOpen(
  cells: readonly { readonly name: string }[],
  columns: readonly PasteColumn[],
  issues: readonly Issue[],
): number {
  const wrong = cells.findIndex(({ name }) => issueAt(issues, name) !== undefined)
  return wrong >= 0 ? wrong : cells.findIndex(({ name }, at) => isUsed(columns, at, name, issues))
}

/** Columns that are left out stay as they are. */
function isUsed(
  columns: readonly PasteColumn[],
  at: number,
  name: string,
  issues: readonly Issue[],
): boolean {
  if (name === WHOLE_LINE || issueAt(issues, name) !== undefined) return true
  return columns[at]?.field !== 'ignored'
}

function issueAt(issues: readonly Issue[], name: string): string | undefined {
  const found = issues.find(
    ({ at }) => at?.column === name || at?.column === name.split('.').at(-1),
  )
  return found === undefined ? undefined : asSentence(found)
}
