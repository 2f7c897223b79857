// Columns aligned by blanks: a cell belongs to the column it stands under. Only places tell which cell of a
// row is missing; where they do not, the row says so instead of moving every later cell by one.
import { fieldOf } from './columns'
import type { TableRow } from './table-shape'

interface Placed {
  readonly text: string
  readonly from: number
  readonly to: number
}

/** Characters that take two places on the page and one in the text. */
const WIDE = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60]/

/** Rows of cells with two blanks or more between them. */
export function rowsByPlace(text: string): readonly TableRow[] {
  const lines = text.split('\n')
  const placed = lines.map(placedIn)
  const rows = lines.map((line, at): TableRow => {
    const cells = (placed[at] ?? []).map((cell) => cell.text)
    return { line: at + 1, source: line.trim(), cells }
  })
  const width = headedWidth(rows)
  if (width === 0) return rows
  const spans = spansOf(placed.filter((cells) => cells.length === width))
  return rows.map((row, at) => {
    const cells = placed[at] ?? []
    if (cells.length === 0 || cells.length >= width) return row
    const found = WIDE.test(text) ? undefined : underColumns(cells, spans)
    return found === undefined
      ? { ...row, problem: shortOf(cells.length, width) }
      : { ...row, cells: found }
  })
}

/** Cells of the header, where one of the first lines is one. */
export function headedWidth(rows: readonly TableRow[]): number {
  const header = rows.slice(0, HEADER_WITHIN).find((row) => headersIn(row) >= HEADERS_MIN)
  return header?.cells.length ?? 0
}
const HEADER_WITHIN = 6
const HEADERS_MIN = 3

/** Cells of a row that are known headers. */
function headersIn(row: TableRow | undefined): number {
  return row?.cells.filter((cell) => fieldOf(cell) !== undefined).length ?? 0
}

/** What is wrong with a row that has fewer cells than there are headers. */
export function shortOf(cells: number, headers: number): string {
  return `${cells} cells under ${headers} headers, and nothing says which is missing`
}

function placedIn(line: string): readonly Placed[] {
  return Array.from(line.matchAll(/\S+(?:\s\S+)*/g), ({ 0: text, index }) => ({
    text,
    from: index,
    to: index + text.length,
  }))
}

interface Span {
  readonly from: number
  readonly to: number
}

/** From where to where each column reaches, over the rows that have all of them. */
function spansOf(whole: readonly (readonly Placed[])[]): readonly Span[] {
  const [first = []] = whole
  return first.map((_, column) => ({
    from: Math.min(...whole.map((cells) => cells[column]?.from ?? Infinity)),
    to: Math.max(...whole.map((cells) => cells[column]?.to ?? 0)),
  }))
}

/** The cells by the column each overlaps most; undefined where one overlaps none, or two the same. */
function underColumns(
  cells: readonly Placed[],
  spans: readonly Span[],
): readonly string[] | undefined {
  const found = spans.map(() => '')
  let before = -1
  for (const { text, from, to } of cells) {
    const shared = spans.map((span) => Math.min(to, span.to) - Math.max(from, span.from))
    const most = Math.max(...shared)
    const column = shared.indexOf(most)
    if (most <= 0 || column <= before || shared.lastIndexOf(most) !== column) return undefined
    found[column] = text
    before = column
  }
  return found
}
