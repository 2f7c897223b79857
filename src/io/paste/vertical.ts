// Text with one field a line, as cards of a phone or of a page are copied: labels and values in turn, a
// label and its value on one line, or a column of headers followed by the cells. Becomes a table like any
// other. Where labels and values do not pair up the row says so instead of shifting by one.
import { cardsOf, tableOfCards } from './cards'
import { fieldOf } from './columns'
import { asValue, fieldsIn, isTitle, itemOf, rowOf, type Item, type Line } from './lines'
import type { Table, TableRow } from './table-shape'

/** Fields that must be named before lines are taken for labels. */
const FIELDS_MIN = 3
/** Lines among which a label is looked for: a title or two may stand above. */
const LINES_SAMPLED = 40
/** Characters of a line that is looked at: no label or value is longer. */
const LINE_MAX = 120

/** The table of a text with one field a line; undefined where lines are rows. */
export function verticalTable(whole: string): Table | undefined {
  const text = whole.split('\n')
  const lines = linesOf(text)
  if (lines.some((each) => each.text.length > LINE_MAX)) return undefined
  const turned = turnedTable(lines, text)
  if (turned !== undefined) return turned
  const sample = lines.slice(0, LINES_SAMPLED).map(itemOf)
  if (sample.every((item) => item.kind === 'value')) return undefined
  const items = lines.map(itemOf)
  const labels = items.filter((item) => item.kind === 'label')
  const pairs = items.filter((item) => item.kind === 'pair')
  if (fieldsIn(pairs) >= FIELDS_MIN && pairs.length * 2 >= items.length) {
    return tableOfCards(cardsOf(items), text)
  }
  if (fieldsIn(labels) < FIELDS_MIN) return undefined
  const flat = items.map((item) => (item.kind === 'pair' ? asValue(item) : item))
  const headed = headedColumn(flat, text)
  if (headed !== undefined || labels.length * 5 < items.length) return headed
  return tableOfCards(cardsOf(flat), text)
}

/** The table of values alone, one a line, with as many lines between one market and the next. */
export function unlabelledTable(whole: string): Table | undefined {
  const text = whole.split('\n')
  const lines = linesOf(text)
  const starts = lines.flatMap(({ text: value }, at) => (isTitle(value, true) ? [at] : []))
  const [first, second = lines.length] = starts
  const height = first === 0 ? second : 0
  const isEven =
    height >= FIELDS_MIN &&
    lines.length === height * starts.length &&
    starts.every((start, at) => start === at * height)
  if (!isEven) return undefined
  const rows = starts.map((start) => lines.slice(start, start + height))
  return {
    delimiter: 'lines',
    rows: rows.map((of) =>
      rowOf(
        of,
        of.map((each) => each.text),
        text,
      ),
    ),
  }
}

function linesOf(text: readonly string[]): readonly Line[] {
  return text
    .map((line, at) => ({ line: at + 1, text: line.trim() }))
    .filter((each) => each.text !== '')
}

// --- a column of headers, then the cells ---

/** Labels first, then cells: as many as make whole rows. */
function headedColumn(items: readonly Item[], text: readonly string[]): Table | undefined {
  const width = items.findIndex((item) => item.kind !== 'label')
  const values = items.slice(width)
  if (width < FIELDS_MIN || values.some((item) => item.kind !== 'value')) return undefined
  const labels = items.slice(0, width).map((item) => (item.kind === 'value' ? '' : item.label))
  if (!labels.some((label) => fieldOf(label) === 'market')) return undefined
  const rows: TableRow[] = []
  for (let at = 0; at < values.length; at += width) {
    const of = values.slice(at, at + width)
    const cells = of.map((item) => (item.kind === 'value' ? item.value : ''))
    const isWhole = of.length === width
    rows.push({
      ...rowOf(of, cells, text),
      ...(isWhole ? {} : { problem: `${of.length} values are left for ${width} headers` }),
    })
  }
  return { delimiter: 'lines', rows: [{ line: 0, source: '', cells: labels }, ...rows] }
}

// --- a table on its side ---

const BETWEEN = [/\t/, /\s*;\s*/, /\s*\|\s*/, /\s{2,}/, /,/]

/** A table with its headers down the first column: each further column is a row. */
function turnedTable(lines: readonly Line[], text: readonly string[]): Table | undefined {
  if (lines.length > LINES_SAMPLED) return undefined
  for (const between of BETWEEN) {
    const cells = lines.map(({ text }) => text.replace(/^\|\s*|\s*\|$/g, '').split(between))
    const width = cells[0]?.length ?? 0
    const headers = cells.map(([header = '']) => header)
    const fields = headers.map(fieldOf)
    const named = new Set(fields.filter((field) => field !== undefined && field !== 'ignored'))
    const isTurned =
      width >= 2 &&
      cells.every((each) => each.length === width) &&
      named.has('market') &&
      named.size >= FIELDS_MIN &&
      fields.filter((field) => field !== undefined).length * 2 >= lines.length
    // A first line of nothing but headers is a table that stands upright.
    if (!isTurned || (cells[0]?.[1] !== undefined && fieldOf(cells[0][1]) !== undefined)) continue
    const rows = Array.from({ length: width - 1 }, (_, at): TableRow => {
      const column = cells.map((each) => (each[at + 1] ?? '').trim())
      return rowOf(lines, column, text)
    })
    return { delimiter: 'lines', rows: [{ line: 0, source: '', cells: headers }, ...rows] }
  }
  return undefined
}
