// A row put right where it stands: its cells, the wrong ones with what is wrong. The text that was pasted stays
// as it is; the row is read again by the same reader.

import { useState, type KeyboardEvent } from 'react'
import type { Issue } from '../../engine/units/outcome'
import type { PasteColumn } from '../../store/select/paste-columns'
import type { PasteRow } from '../../store/select/paste'
import { cellsOf, WHOLE_LINE, type RowFix } from '../../store/select/paste-fix'
import { Button } from '../../ui/Button'
import { Field, TextArea } from '../../ui/Field'
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
      {raw.length === 0 && (
        <p>This row stands in no line of its own: put it right in the text above.</p>
      )}
      {raw.map((cell, at) =>
        isUsed(columns, at, cell.name, issues) ? (
          <Part
            // A row keeps its cells and their order for as long as the form stands.
            // eslint-disable-next-line react/no-array-index-key
            key={`${at} ${cell.name}`}
            label={cell.name === WHOLE_LINE ? `Row ${row.line}` : cell.name}
            hasLines={cell.text.includes('\n')}
            issue={issueAt(issues, cell.name)}
            isFirst={at === first}
            value={cells[at] ?? ''}
            onKeyDown={leave}
            onText={(typed) => setCells(cells.map((was, other) => (other === at ? typed : was)))}
          />
        ) : null,
      )}
      <span className={styles['fixActs']}>
        {raw.length > 0 && (
          <Button look="edged" submits>
            Read again
          </Button>
        )}
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

function Part({
  label,
  hasLines,
  issue,
  isFirst,
  value,
  onKeyDown,
  onText,
}: {
  readonly label: string
  /** A row of several lines is typed in as such. */
  readonly hasLines: boolean
  readonly issue: string | undefined
  readonly isFirst: boolean
  readonly value: string
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onText: (text: string) => void
}) {
  if (hasLines) {
    return (
      <TextArea
        label={label}
        rows={Math.min(LINES_SHOWN, value.split('\n').length)}
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={isFirst}
        value={value}
        onKeyDown={onKeyDown}
        onChange={(event) => onText(event.target.value)}
      />
    )
  }
  return (
    <Field
      label={label}
      issue={issue}
      // eslint-disable-next-line jsx-a11y/no-autofocus
      autoFocus={isFirst}
      value={value}
      onKeyDown={onKeyDown}
      onChange={(event) => onText(event.target.value)}
    />
  )
}

/** Lines of a row that are shown at once. */
const LINES_SHOWN = 12

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
