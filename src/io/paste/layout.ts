// Layout: which column of a table holds what. From its headers, else from what its cells look like,
// else from the reader's own choice.
import { fieldOf, type Field } from './columns'
import type { ColumnGuess, FileAnswers, NumberOrder } from './imported'
import { fieldsByLook, NUMBER, standsOverFigures } from './look'
import type { Table, TableRow } from './table-shape'
import { modeOf } from './words'

export interface Layout {
  /** By column; undefined where the header is not known. */
  readonly fields: readonly (Field | undefined)[]
  readonly headers: readonly string[]
  /** Rows above the header, such as a title. */
  readonly above: readonly TableRow[]
  readonly rows: readonly TableRow[]
  readonly hasHeader: boolean
  /** Orders in which the figures of a table without headers may stand, where the look does not tell. */
  readonly orders?: readonly NumberOrder[]
}

/** Rows among which the header is looked for: exports put a title or two above it. */
const HEADER_WITHIN = 6

/** The layout of a table; undefined when nothing says where market, size and entry are. */
export function layoutOf(
  table: Table,
  chosen?: readonly Field[],
  numbers?: FileAnswers['numbers'],
): Layout | undefined {
  const at = headerAt(table.rows)
  if (at === undefined) return withoutHeader(table, chosen, numbers)
  const headers = table.rows[at]?.cells ?? []
  const rows = table.rows.slice(at + 1)
  const fields = chosen ?? refined(headers.map(fieldOf), rows)
  return {
    fields: onceEach(fields),
    headers,
    above: table.rows.slice(0, at),
    rows,
    hasHeader: true,
  }
}

/** The first row where two cells or more, and most of them, are known headers and none is a number. */
function headerAt(rows: readonly TableRow[]): number | undefined {
  const at = rows.slice(0, HEADER_WITHIN).findIndex(({ cells }) => {
    const filled = cells.filter((cell) => cell !== '')
    const known = filled.filter((cell) => fieldOf(cell) !== undefined).length
    return known >= 2 && known * 2 >= filled.length && !filled.some((cell) => NUMBER.test(cell))
  })
  return at < 0 ? undefined : at
}

/** Headers that mean one thing in one table and another in the next: the cells and the others decide. */
function refined(
  fields: readonly (Field | undefined)[],
  rows: readonly TableRow[],
): readonly (Field | undefined)[] {
  const holds = (at: number, test: (cell: string) => boolean) => {
    const cells = rows.map((row) => row.cells[at] ?? '').filter((cell) => cell !== '')
    return cells.length > 0 && cells.every(test)
  }
  const holdsNames = (at: number) => rows.some((row) => /^[A-Za-z]/.test(row.cells[at] ?? ''))
  const renamed = fields.map((field, at) => {
    // `Contracts` and `Position` head names as well as counts.
    const isName = (field === 'contracts' || field === 'size') && holdsNames(at)
    if (isName && !fields.includes('market')) return 'market'
    return field === 'side' && holds(at, (cell) => modeOf(cell) !== undefined)
      ? 'margin mode'
      : field
  })
  const swap = (from: Field, to: Field) => (field: Field | undefined) =>
    field === from && !renamed.includes(to) ? to : field
  return renamed
    .map(swap('amount', 'size'))
    .map(swap('price', 'entry'))
    .map(swap('direction', 'side'))
}

/** The first column of each field counts; the others are ignored. */
function onceEach(fields: readonly (Field | undefined)[]): readonly (Field | undefined)[] {
  return fields.map((field, at) =>
    field !== undefined && fields.indexOf(field) < at ? 'ignored' : field,
  )
}

/** By the look of the cells, or as chosen; a first line of words over figures is a header nobody knows. */
function withoutHeader(
  table: Table,
  chosen: readonly Field[] | undefined,
  numbers: FileAnswers['numbers'],
): Layout | undefined {
  const isHeaded = standsOverFigures(table.rows)
  const rows = isHeaded ? table.rows.slice(1) : table.rows
  const guess = fieldsByLook(rows, numbers)
  const fields = chosen ?? guess.fields
  const isEnough = (['market', 'size', 'entry'] as const).every((field) => fields.includes(field))
  if (!isEnough) return undefined
  const headers = fields.map((field, at) => field ?? `column ${at + 1}`)
  return {
    fields,
    headers,
    above: table.rows.slice(0, isHeaded ? 1 : 0),
    rows,
    hasHeader: false,
    ...(chosen === undefined && guess.orders.length > 1 ? { orders: guess.orders } : {}),
  }
}

/** The columns for the preview, with what each was taken for. */
export function guessesOf(layout: Layout): readonly ColumnGuess[] {
  return layout.headers.map((header, at) => ({ header, field: layout.fields[at] ?? 'ignored' }))
}
