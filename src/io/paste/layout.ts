// Layout: which column of a table holds what. From its headers, else from what its cells look like,
// else from the reader's own choice.
import { partsOf } from '../../engine/venues/symbols'
import { fieldOf, type Field } from './columns'
import type { ColumnGuess } from './imported'
import type { Table, TableRow } from './table'
import { modeOf, sideOf } from './words'

export interface Layout {
  /** By column; undefined where the header is not known. */
  readonly fields: readonly (Field | undefined)[]
  readonly headers: readonly string[]
  /** Rows above the header, such as a title. */
  readonly above: readonly TableRow[]
  readonly rows: readonly TableRow[]
  readonly hasHeader: boolean
}

/** Rows among which the header is looked for: exports put a title or two above it. */
const HEADER_WITHIN = 6

/** The layout of a table; undefined when nothing says where market, size and entry are. */
export function layoutOf(table: Table, chosen?: readonly Field[]): Layout | undefined {
  const at = headerAt(table.rows)
  if (at === undefined) return withoutHeader(table, chosen)
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

const NUMBER = /^[-+−$€]*\d[\d.,' ]*[%xkm]?$/i

/** The first row where two cells or more, and most of them, are known headers and none is a number. */
function headerAt(rows: readonly TableRow[]): number | undefined {
  const at = rows.slice(0, HEADER_WITHIN).findIndex(({ cells }) => {
    const filled = cells.filter((cell) => cell !== '')
    const known = filled.filter((cell) => fieldOf(cell) !== undefined).length
    return known >= 2 && known * 2 >= filled.length && !filled.some((cell) => NUMBER.test(cell))
  })
  return at < 0 ? undefined : at
}

/** `Contracts` heads symbols in one export and counts in another: the cells decide. */
function refined(
  fields: readonly (Field | undefined)[],
  rows: readonly TableRow[],
): readonly (Field | undefined)[] {
  const holdsNames = (at: number) => rows.some((row) => /^[A-Za-z]/.test(row.cells[at] ?? ''))
  const renamed = fields.map((field, at) =>
    field === 'contracts' && holdsNames(at) ? 'market' : field,
  )
  const swap = (from: Field, to: Field) => (field: Field | undefined) =>
    field === from && !renamed.includes(to) ? to : field
  return renamed.map(swap('amount', 'size')).map(swap('price', 'entry'))
}

/** The first column of each field counts; the others are ignored. */
function onceEach(fields: readonly (Field | undefined)[]): readonly (Field | undefined)[] {
  return fields.map((field, at) =>
    field !== undefined && fields.indexOf(field) < at ? 'ignored' : field,
  )
}

const NUMBERS_IN_ORDER: readonly Field[] = ['size', 'entry', 'mark']

/** By the look of the cells: a name, a side, then size, entry and mark in that order. */
function withoutHeader(table: Table, chosen?: readonly Field[]): Layout | undefined {
  const width = Math.max(...table.rows.map((row) => row.cells.length))
  let numbers = 0
  const guessed: (Field | undefined)[] = []
  for (let at = 0; at < width; at += 1) {
    const cells = table.rows.map((row) => row.cells[at] ?? '').filter((cell) => cell !== '')
    const look = lookOf(cells)
    if (look === 'number') {
      guessed.push(NUMBERS_IN_ORDER[numbers])
      numbers += 1
    } else {
      guessed.push(look === 'market' && guessed.includes('market') ? undefined : look)
    }
  }
  const fields = chosen ?? guessed
  const isEnough = (['market', 'size', 'entry'] as const).every((field) => fields.includes(field))
  if (!isEnough) return undefined
  const headers = fields.map((field, at) => field ?? `column ${at + 1}`)
  return { fields, headers, above: [], rows: table.rows, hasHeader: false }
}

function lookOf(cells: readonly string[]): Field | 'number' | undefined {
  const most = (test: (cell: string) => boolean) =>
    cells.length > 0 && cells.filter(test).length >= cells.length * 0.6
  if (most((cell) => sideOf(cell) !== undefined)) return 'side'
  if (most((cell) => modeOf(cell) !== undefined)) return 'margin mode'
  if (most((cell) => /^\d+(\.\d+)?x$/i.test(cell))) return 'leverage'
  if (most((cell) => /^[-+−(]?[$€]?\d/.test(cell) && !/^\d+[A-Z]{2,}/.test(cell))) return 'number'
  if (most((cell) => /^[A-Za-z0-9]/.test(cell) && partsOf(cell).base.length <= 20)) return 'market'
  return undefined
}

/** The columns for the preview, with what each was taken for. */
export function guessesOf(layout: Layout): readonly ColumnGuess[] {
  return layout.headers.map((header, at) => ({ header, field: layout.fields[at] ?? 'ignored' }))
}
