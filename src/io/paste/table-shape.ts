// The shape of a table once it is cut into cells: what stood between them, and each row with its place.

export type Delimiter =
  'tab' | 'semicolon' | 'pipe' | 'comma' | 'spaces' | 'blanks' | 'lines' | 'keys'

export interface TableRow {
  /** Counts from 1, as in the text. */
  readonly line: number
  readonly source: string
  readonly cells: readonly string[]
  /** Why the cells may stand in the wrong columns. */
  readonly problem?: string
}

export interface Table {
  readonly delimiter: Delimiter
  readonly rows: readonly TableRow[]
}
