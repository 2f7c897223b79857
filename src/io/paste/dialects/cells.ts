// Cells of a table row: what stands in one, apart from what stands behind it in brackets.
import type { Field } from '../columns'

/** The cells of one row by field, and the headers they stand under. */
export interface Cells {
  text(field: Field): string
  header(field: Field): string
}

/** The cell without what stands in brackets behind it: `735.15 USDT` of `735.15 USDT (Cross)`. */
export function mainOf(cell: string): string {
  return /^([^(（]+?)\s*[(（].*$/.exec(cell)?.[1] ?? cell
}

/** What stands in brackets: `Cross` of `735.15 USDT (Cross)`. */
export function remarkOf(cell: string): string {
  return /^[^(（]+[(（](.*)[)）]$/.exec(cell)?.[1] ?? ''
}
