// Columns: what each is taken for, with what stands in it. Every guess can be changed, and a table whose head
// says nothing can be read once its columns are named.

import {
  FIELD_CHOICES,
  remapped,
  type PasteColumn,
  type PasteField,
} from '../../store/select/paste-columns'
import { Select } from '../../ui/Field'
import styles from './PasteColumns.module.css'

/** Columns up to which all stand open. */
const OPEN_MOST = 14

export function PasteColumns({
  columns,
  isNeeded,
  onColumns,
}: {
  readonly columns: readonly PasteColumn[]
  /** True where the table cannot be read without. */
  readonly isNeeded: boolean
  readonly onColumns: (columns: readonly PasteField[]) => void
}) {
  if (columns.length === 0) return null
  const used = columns.filter(({ field }) => field !== 'ignored').length
  return (
    <details className={styles['columns']} open={isNeeded || columns.length <= OPEN_MOST}>
      <summary className={styles['summary']}>
        Columns: {used} of {columns.length} used
      </summary>
      <div className={styles['grid']}>
        {columns.map((column, at) => (
          // Two columns may have one header; their place tells them apart.
          // eslint-disable-next-line react/no-array-index-key
          <div key={`${at} ${column.header}`} className={styles['column']}>
            <Select
              label={column.label}
              value={column.field}
              choices={FIELD_CHOICES}
              onChoose={(field) => onColumns(remapped(columns, at, field))}
            />
            <span className={styles['sample']}>{column.sample.join(' · ')}</span>
          </div>
        ))}
      </div>
    </details>
  )
}
