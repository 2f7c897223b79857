// Tables of positions: copies of a venue's own page and anybody's spreadsheet. One row reader knows the
// cells (`BTCUSDT Perp 20x`, `735.15 USDT (Cross)`, `+91.17 USDT (+12.40%)`); a dialect adds whose table
// it is and what its margin counts.

import { decimalMarkOf, type DecimalMark } from '../../../engine/units/read'
import type { Field } from '../columns'
import { rowOf, type Fields } from '../fields'
import { present } from '../fields'
import type { ImportedPositions, ImportRow } from '../imported'
import { guessesOf, type Layout } from '../layout'
import type { Delimiter, TableRow } from '../table'
import { isTotal } from '../words'
import { mainOf, readTableRow, type Cells, type TableRules } from './table-row'

interface TableDialect {
  readonly name: string
  readonly reason: string
  readonly rules: Omit<TableRules, 'signsSizes'>
  readonly signsSizes: boolean
  recognises(headers: string): boolean
}

/** Headers are compared as one line of small letters without spaces. */
const DIALECTS: readonly TableDialect[] = [
  {
    name: 'Hyperliquid table',
    reason: 'the headers of Hyperliquid’s positions table',
    rules: { venue: 'hyperliquid', quote: 'USD', countsPnl: true },
    signsSizes: true,
    recognises: (headers) =>
      /(^|\|)coin\|/.test(headers) && headers.includes('positionvalue') && headers.includes('liq'),
  },
  {
    name: 'Binance table',
    reason: 'the headers of Binance’s futures positions table',
    rules: { venue: 'binance', countsPnl: false },
    signsSizes: true,
    recognises: (headers) =>
      /(^|\|)symbol\|/.test(headers) &&
      headers.includes('marginratio') &&
      /pnl\(ro[ei]/.test(headers),
  },
  {
    name: 'Bybit table',
    reason: 'the headers of Bybit’s positions table',
    rules: { venue: 'bybit', countsPnl: false },
    signsSizes: true,
    recognises: (headers) =>
      /(^|\|)contracts\|/.test(headers) && headers.includes('liq') && headers.includes('markprice'),
  },
]

/** What the reader of a preview may settle. */
export interface TableChoices {
  readonly decimal?: DecimalMark
}

/** Reads a table whose layout is known. */
export function readTable(
  layout: Layout,
  delimiter: Delimiter,
  choices: TableChoices,
): ImportedPositions {
  const dialect = dialectOf(layout)
  const mark = markOf(layout, choices)
  const signsSizes = dialect?.signsSizes === true || hasSizesBelowZero(layout)
  const rules: TableRules = { countsPnl: false, ...dialect?.rules, signsSizes }
  const hint = { arithmetic: false, ...present({ decimal: mark.decimal }) }
  const above = layout.above.map(({ line, source }): ImportRow => ({
    line,
    source,
    status: 'skipped',
    why: 'above the header',
  }))
  const rows = layout.rows.map((row) => {
    const skipped = skippedRow(row, layout)
    if (skipped !== undefined) return skipped
    return rowOf(row, hint, (fields) => {
      complainOfWidth(row, layout, fields)
      return readTableRow(cellsOf(row, layout), fields, rules)
    })
  })
  const { venue, quote } = rules
  return {
    kind: 'positions',
    dialect: dialect?.name ?? (layout.hasHeader ? 'table' : 'table without header'),
    reason: dialect?.reason ?? SEPARATED[delimiter],
    ...present({ venue, quote, decimal: mark.decimal }),
    accounts: accountsIn(rows).map((key) => ({
      key,
      holdings: [],
      ...present({ venue, quote, name: key === '' ? undefined : key }),
    })),
    rows: [...above, ...rows],
    notes: [...mark.notes, ...notesOf(layout)],
    delimiter,
    columns: guessesOf(layout),
  }
}

/** Names in an account column, in order; one nameless account where there is none. */
function accountsIn(rows: readonly ImportRow[]): readonly string[] {
  const named = rows.flatMap((row) => {
    if (row.status === 'good') return [row.position.account ?? '']
    return row.status === 'question'
      ? row.choices.map(({ position }) => position.account ?? '')
      : []
  })
  return named.length === 0 ? [''] : [...new Set(named)]
}

const SEPARATED: Record<Delimiter, string> = {
  tab: 'a table with tabs between its columns',
  semicolon: 'a table with semicolons between its columns',
  pipe: 'a table with bars between its columns',
  comma: 'a table with commas between its columns',
  spaces: 'a table aligned with spaces',
  blanks: 'lines with a blank between their cells',
  keys: 'entries whose keys name the columns',
}

function dialectOf(layout: Layout): TableDialect | undefined {
  if (!layout.hasHeader) return undefined
  const headers = layout.headers.map((header) => header.toLowerCase().replace(/\s/g, '')).join('|')
  return DIALECTS.find((dialect) => dialect.recognises(headers))
}

const FIGURES: readonly Field[] = [
  'size',
  'value',
  'entry',
  'mark',
  'margin',
  'liquidation price',
  'P&L',
  'contracts',
  'funding',
  'leverage',
  'funding rate',
  'maintenance rate',
]

/** The file's decimal mark, from cells that can be read in one way only, or as chosen. */
function markOf(
  layout: Layout,
  choices: TableChoices,
): { readonly decimal?: DecimalMark; readonly notes: readonly string[] } {
  if (choices.decimal !== undefined) return { decimal: choices.decimal, notes: [] }
  const columns = layout.fields.flatMap((field, at) =>
    field !== undefined && FIGURES.includes(field) ? [at] : [],
  )
  const cells = layout.rows.flatMap((row) => columns.map((at) => mainOf(row.cells[at] ?? '')))
  const found = decimalMarkOf(cells)
  if (found.kind === 'known') return { decimal: found.decimal, notes: [found.because] }
  return { notes: found.kind === 'mixed' ? [`decimal marks differ: ${found.because}`] : [] }
}

function hasSizesBelowZero(layout: Layout): boolean {
  const at = layout.fields.indexOf('size')
  return at >= 0 && layout.rows.some((row) => /^[-−–(]/.test(row.cells[at] ?? ''))
}

function notesOf(layout: Layout): readonly string[] {
  const notes: string[] = []
  if (!layout.hasHeader) notes.push(`no header: columns taken as ${layout.headers.join(', ')}`)
  const unknown = layout.headers.filter(
    (header, at) => header !== '' && layout.fields[at] === undefined,
  )
  if (unknown.length > 0) notes.push(`columns left out: ${unknown.join(', ')}`)
  return notes
}

/** Total lines and repeated headers are left out, and say so. */
function skippedRow(row: TableRow, layout: Layout): ImportRow | undefined {
  const { line, source, cells } = row
  const label = cells.find((cell) => cell !== '') ?? ''
  if (isTotal(label)) return { line, source, status: 'skipped', why: 'a line of totals' }
  if (layout.hasHeader && cells.join('|') === layout.headers.join('|')) {
    return { line, source, status: 'skipped', why: 'the header again' }
  }
  return undefined
}

function complainOfWidth(row: TableRow, layout: Layout, fields: Fields): void {
  const used = row.cells.findLastIndex((cell) => cell !== '') + 1
  const { length } = layout.headers
  if (used > length) {
    const message = `${used} cells under ${length} headers: a number may be cut in two`
    fields.complain('row-too-wide', message, 'row', row.source, `${length} cells`)
  }
}

function cellsOf(row: TableRow, layout: Layout): Cells {
  return {
    text: (field) => {
      const at = layout.fields.indexOf(field)
      return at < 0 ? '' : (row.cells[at] ?? '')
    },
    header: (field) => {
      const at = layout.fields.indexOf(field)
      return at < 0 ? field : (layout.headers[at] ?? field)
    },
  }
}
