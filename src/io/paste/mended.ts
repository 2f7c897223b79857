// Rows that broke: pages stack lines inside a cell, and the copy of such a table has a line break for each.
// A row has as many cells as the header; until it has them, the next line goes on where the last one ended.
import { isTitle } from './lines'
import { headedWidth, shortOf } from './places'
import type { TableRow } from './table-shape'
import { isTotal } from './words'

/** The rows of a table with tabs, with broken ones put together. */
export function mended(rows: readonly TableRow[], text: string): readonly TableRow[] {
  const width = headedWidth(rows)
  const start = rows.findIndex((row) => row.cells.length === width) + 1
  // Rows that end early have lost empty cells at their end: only what cannot begin a row shows a break.
  if (width === 0 || !rows.slice(start).some((row) => showsBreak(row, width))) return rows
  const lines = text.split('\n')
  const found: TableRow[] = []
  for (const row of rows.slice(start)) {
    const last = found.at(-1)
    if (last === undefined || !goesOn(last, row, width)) found.push(row)
    else found[found.length - 1] = joined(last, row, lines)
  }
  return [...rows.slice(0, start), ...found.map((row) => whole(row, width))]
}

/** A row put together that is still short may have lost a cell anywhere: nothing in it can be trusted. */
function whole(row: TableRow, width: number): TableRow {
  const isShort = row.source.includes('\n') && row.cells.length < width
  return isShort ? { ...row, problem: shortOf(row.cells.length, width) } : row
}

function showsBreak({ cells }: TableRow, width: number): boolean {
  const [first = ''] = cells
  return cells.length < width && !isTotal(first) && (cells.length === 1 || /^[-+−(]/.test(first))
}

function goesOn(last: TableRow, row: TableRow, width: number): boolean {
  const [first = ''] = row.cells
  if (isTitle(first, false) || isTotal(first)) return false
  if (last.cells.length < width) return last.cells.length + row.cells.length - 1 <= width
  return row.cells.length === 1 && !isTitle(first, true)
}

function joined(last: TableRow, row: TableRow, lines: readonly string[]): TableRow {
  const [first = '', ...rest] = row.cells
  const end = `${last.cells.at(-1) ?? ''} ${first}`.trim()
  const to = row.line + row.source.split('\n').length - 1
  return {
    line: last.line,
    source: lines.slice(last.line - 1, to).join('\n'),
    cells: [...last.cells.slice(0, -1), end, ...rest],
  }
}
