// Tables of positions: copies of a venue's own page and anybody's spreadsheet. One row reader knows the
// cells (`BTCUSDT Perp 20x`, `735.15 USDT (Cross)`, `+91.17 USDT (+12.40%)`); a dialect adds whose table
// it is and what its margin counts.

import { ONE } from '../../../engine/units/amount'
import { decimalMarkOf, read, type DecimalMark } from '../../../engine/units/read'
import { asksOf, orderQuestion, waitingIn } from '../asks'
import type { Field } from '../columns'
import { present, rowOf, type Fields } from '../fields'
import type { FileAnswers, FileQuestion, ImportedPositions, ImportRow } from '../imported'
import { guessesOf, type Layout } from '../layout'
import type { Delimiter, TableRow } from '../table-shape'
import { isNetSide, isTotal } from '../words'
import { mainOf, type Cells } from './cells'
import { dialectOf } from './table-dialects'
import { readTableRow, type TableRules } from './table-row'

/** Reads a table whose layout is known. */
export function readTable(
  found: Layout,
  delimiter: Delimiter,
  given: FileAnswers,
): ImportedPositions {
  const dialect = dialectOf(found)
  const answers = { ...dialect?.settled, ...given }
  const ratios = marginRatios(found)
  const layout = without([...(dialect?.not ?? []), ...ratios], found)
  const mark = markOf(layout, answers)
  const { venue, quote } = dialect ?? {}
  const rules: TableRules = {
    signsSizes: dialect?.signsSizes === true || hasSizesBelowZero(layout),
    answers,
    ...present({ venue, quote, margin: dialect?.margin }),
  }
  const hint = { arithmetic: false, ...present({ decimal: mark.decimal }) }
  const above = layout.above.map(({ line, source }): ImportRow => ({
    line,
    source,
    status: 'skipped',
    why: 'above the header',
  }))
  const rows = layout.rows.map((row) => {
    const unread = unreadRow(row, layout)
    if (unread !== undefined) return unread
    const { line, source } = row
    return rowOf({ line, source }, hint, (fields) => {
      complainOfWidth(row, layout, fields)
      return readTableRow(cellsOf(row, layout), fields, rules)
    })
  })
  return {
    kind: 'positions',
    dialect: dialect?.name ?? (layout.hasHeader ? 'table' : 'table without header'),
    reason: dialect?.reason ?? SEPARATED[delimiter],
    ...present({
      venue,
      quote,
      decimal: mark.decimal,
      isUnconfirmed: dialect?.isUnconfirmed,
      asks: asksOf(waitingIn(rows), ordersAsked(layout, answers)),
    }),
    accounts: accountsIn(rows).map((key) => ({
      key,
      holdings: [],
      ...present({ venue, quote, name: key === '' ? undefined : key }),
    })),
    rows: [...above, ...rows],
    notes: [...mark.notes, ...modeNotes(rows), ...notesOf(layout, ratios)],
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
  lines: 'one field a line, under labels',
  keys: 'entries whose keys name the columns',
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
  'contract size',
  'funding',
  'leverage',
  'funding rate',
  'maintenance rate',
  'accrued',
]

function ordersAsked(layout: Layout, answers: FileAnswers): readonly FileQuestion[] {
  if (layout.orders === undefined || answers.numbers !== undefined) return []
  return [orderQuestion(layout.orders, layout.rows.length)]
}

/** The layout with columns left out that mean something else on this page. */
function without(fields: readonly Field[], layout: Layout): Layout {
  if (fields.length === 0) return layout
  const isOut = (field: Field | undefined) => field !== undefined && fields.includes(field)
  return { ...layout, fields: layout.fields.map((field) => (isOut(field) ? 'ignored' : field)) }
}

/** Where nothing says cross or isolated and no margin stands beside it, cross is all it can be. */
function modeNotes(rows: readonly ImportRow[]): readonly string[] {
  const count = rows.filter(
    (row) =>
      row.status === 'good' &&
      row.position.marginMode === undefined &&
      row.position.isolatedMargin === undefined,
  ).length
  const of = count === 1 ? '1 row says' : `${count} rows say`
  return count === 0 ? [] : [`${of} neither cross nor isolated and no margin: taken as cross`]
}

/** The file's decimal mark, from cells that can be read in one way only, or as chosen. */
function markOf(
  layout: Layout,
  choices: FileAnswers,
): { readonly decimal?: DecimalMark; readonly notes: readonly string[] } {
  if (choices.decimal !== undefined) return { decimal: choices.decimal, notes: [] }
  const columns = layout.fields.flatMap((field, at) =>
    (field === undefined ? !layout.hasHeader : FIGURES.includes(field)) ? [at] : [],
  )
  const cells = layout.rows.flatMap((row) => columns.map((at) => mainOf(row.cells[at] ?? '')))
  const found = decimalMarkOf(cells)
  if (found.kind === 'known') return { decimal: found.decimal, notes: [found.because] }
  return { notes: found.kind === 'mixed' ? [`decimal marks differ: ${found.because}`] : [] }
}

function hasSizesBelowZero(layout: Layout): boolean {
  const at = layout.fields.indexOf('size')
  const side = layout.fields.indexOf('side')
  return layout.rows.some(
    ({ cells }) => /^[-−–(]/.test(cells[at] ?? '') || isNetSide(cells[side] ?? ''),
  )
}

/** A column of maintenance rates that all reach 100 % holds margin ratios, of which a high one is safe. */
function marginRatios(layout: Layout): readonly Field[] {
  const at = layout.fields.indexOf('maintenance rate')
  const cells = layout.rows.map((row) => row.cells[at] ?? '').filter((cell) => /\d/.test(cell))
  const isRatio = cells.length > 0 && cells.every(reaches100)
  return isRatio ? ['maintenance rate'] : []
}

function reaches100(cell: string): boolean {
  const reading = read(cell, 'ratio', { arithmetic: false })
  const readings =
    reading.kind === 'amount' ? [reading] : reading.kind === 'question' ? reading.readings : []
  return readings.length > 0 && readings.every(({ amount }) => amount.gte(ONE))
}

function notesOf(layout: Layout, ratios: readonly Field[]): readonly string[] {
  const notes: string[] = ratios.map(
    () => 'a maintenance rate of 100 % or more is a margin ratio: left out',
  )
  if (!layout.hasHeader) notes.push(`no header: columns taken as ${layout.headers.join(', ')}`)
  const unknown = layout.headers.filter(
    (header, at) => header !== '' && layout.fields[at] === undefined,
  )
  if (unknown.length > 0) notes.push(`columns left out: ${unknown.join(', ')}`)
  return notes
}

/** Rows whose cells cannot be told apart are wrong; total lines and repeated headers are left out. */
function unreadRow(row: TableRow, layout: Layout): ImportRow | undefined {
  const { line, source, cells, problem } = row
  if (problem !== undefined) {
    const wanted = 'a value for every column'
    const issue = { code: 'row-uneven', message: problem, found: source, wanted }
    return { line, source, status: 'bad', issues: [{ ...issue, at: { row: line, column: 'row' } }] }
  }
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
