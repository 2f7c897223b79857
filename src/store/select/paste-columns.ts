// Columns of a paste: what each is taken for, what stands in it, and what else it could hold. A table whose
// headers say nothing is offered the same choice instead of a dead end.
import { layoutOf } from '../../io/paste/layout'
import type { Field } from '../../io/paste/columns'
import type { ColumnGuess } from '../../io/paste/imported'
import { looksLikeJson } from '../../io/paste/json'
import { isPlainText } from '../../io/paste/dialects/plain'
import { tableOf } from '../../io/paste/table'

/** What a column can be taken for. */
export type PasteField = Field

export interface PasteColumn {
  /** As it stands above the column, or what the reader calls a column without one. */
  readonly header: string
  /** The header, or the place of a column that has none. */
  readonly label: string
  readonly field: PasteField
  /** What stands in its first rows. */
  readonly sample: readonly string[]
}

/** What a column of positions can hold, in the words of the page. */
export const FIELD_CHOICES: readonly { readonly value: PasteField; readonly text: string }[] = [
  { value: 'ignored', text: 'left out' },
  { value: 'market', text: 'Market' },
  { value: 'side', text: 'Side' },
  { value: 'size', text: 'Size, in coins' },
  { value: 'contracts', text: 'Size, in contracts' },
  { value: 'contract size', text: 'Coins in one contract' },
  { value: 'value', text: 'Size, in money' },
  { value: 'entry', text: 'Entry price' },
  { value: 'mark', text: 'Mark price' },
  { value: 'leverage', text: 'Leverage' },
  { value: 'margin mode', text: 'Cross or isolated' },
  { value: 'margin', text: 'Margin' },
  { value: 'liquidation price', text: 'Liquidation price' },
  { value: 'P&L', text: 'Unrealised P&L' },
  { value: 'funding rate', text: 'Funding rate' },
  { value: 'funding', text: 'Funding since opening' },
  { value: 'maintenance rate', text: 'Maintenance rate' },
  { value: 'accrued', text: 'Accrued funding' },
  { value: 'excluded', text: 'Excluded' },
  { value: 'venue', text: 'Venue' },
  { value: 'account', text: 'Account' },
  { value: 'quote', text: 'Quote currency' },
]

/** Lines of the text that are looked at for what stands in a column. */
const LINES_SAMPLED = 40
/** Cells of a column that are shown. */
const CELLS_SHOWN = 2
/** Columns a table may have to be offered: a venue's longest export has thirty. */
const COLUMNS_MAX = 60

/** The columns of a table that was read, with what stands in them. */
export function columnsOf(text: string, guesses: readonly ColumnGuess[]): readonly PasteColumn[] {
  const { rows, hasHeader } = looksLikeJson(text)
    ? { rows: [], hasHeader: true }
    : rowsBelow(text, guesses)
  return guesses.map(({ header, field }, at) => ({
    header,
    label: hasHeader && header !== '' ? header : placed(at),
    field: FIELD_CHOICES.some(({ value }) => value === field) ? (field as PasteField) : 'ignored',
    sample: sampleOf(rows, at),
  }))
}

/** The columns of a table that could not be read, to be named by the reader; none where it is no table. */
export function columnsUnnamed(
  text: string,
  chosen: readonly PasteField[] = [],
): readonly PasteColumn[] {
  if (looksLikeJson(text)) return []
  const rows = tableOf(firstLines(text))?.rows ?? []
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length))
  if (width < 2 || width > COLUMNS_MAX) return []
  return Array.from({ length: width }, (_, at) => ({
    header: placed(at),
    label: placed(at),
    field: chosen[at] ?? 'ignored',
    sample: sampleOf(
      rows.map(({ cells }) => cells),
      at,
    ),
  }))
}

/**
 * The fields once one column is taken for something else. A field stands in one column only: the column
 * that had it is left out.
 */
export function remapped(
  columns: readonly PasteColumn[],
  at: number,
  field: PasteField,
): readonly PasteField[] {
  return columns.map((column, index) => {
    if (index === at) return field
    return column.field === field ? 'ignored' : column.field
  })
}

/**
 * What tells tables of one kind from others: the cells of the first row, or their number where there is a
 * figure among them. Nothing for what is no table.
 */
export function columnsKey(text: string): string | undefined {
  if (looksLikeJson(text)) {
    const names = text.slice(0, LINES_SAMPLED * 100).match(/"[^"]{1,60}"(?=\s*:)/g) ?? []
    return names.length === 0 ? undefined : [...new Set(names)].join()
  }
  if (isPlainText(text)) return undefined
  const first = tableOf(firstLines(text))?.rows[0]?.cells
  if (first === undefined) return undefined
  return first.some((cell) => /^[-+−$]?\d/.test(cell)) ? `${first.length} cells` : first.join('|')
}

function firstLines(text: string): string {
  return text
    .slice(0, LINES_SAMPLED * 2_000)
    .split(/\r\n?|\n/)
    .slice(0, LINES_SAMPLED)
    .join('\n')
}

function placed(at: number): string {
  return `column ${at + 1}`
}

function rowsBelow(
  text: string,
  guesses: readonly ColumnGuess[],
): { readonly rows: readonly (readonly string[])[]; readonly hasHeader: boolean } {
  const table = tableOf(firstLines(text))
  const found =
    table === undefined
      ? undefined
      : layoutOf(
          table,
          guesses.map(({ field }) => field as Field),
        )
  const hasHeader = found?.hasHeader !== false
  return { rows: (found?.rows ?? table?.rows ?? []).map(({ cells }) => cells), hasHeader }
}

function sampleOf(rows: readonly (readonly string[])[], at: number): readonly string[] {
  return rows
    .map((cells) => cells[at] ?? '')
    .filter((cell) => cell !== '')
    .slice(0, CELLS_SHOWN)
}
