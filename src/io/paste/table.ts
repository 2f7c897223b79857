// Tables: from pasted text to rows of cells, whatever separates them. Papa Parse reads quotes; which
// delimiter it is asked for is decided here, since prices with thousands commas fool a plain count.
import Papa from 'papaparse'
import { isObject, type ExactJson } from './json'
import { headedWidth, rowsByPlace, shortOf } from './places'
import { mended } from './mended'
import type { Delimiter, Table, TableRow } from './table-shape'
import { unlabelledTable, verticalTable } from './vertical'

/** Characters a paste may have: a list of 5,000 positions as a venue's JSON, with room to spare. */
export const PASTE_CHARACTERS_MAX = 2_000_000
/** Characters of a cell that are looked at: no figure or name is longer. */
const CELL_MAX = 200
/** Lines looked at to find the delimiter. */
const LINES_SAMPLED = 30
/** Cells of a row: a venue's longest export has thirty. */
export const COLUMNS_MAX = 200
/** Share of lines that must have the same number of cells. */
const AGREEMENT = 0.7

const CHARACTER: Partial<Record<Delimiter, string>> = {
  tab: '\t',
  semicolon: ';',
  pipe: '|',
  comma: ',',
}

/** The table a text holds; undefined when no delimiter gives rows of two cells or more. */
export function tableOf(text: string): Table | undefined {
  const clean = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const end = clean.indexOf('\n')
  if ((end < 0 ? clean.length : end) > COLUMNS_MAX * CELL_MAX) return undefined
  return verticalTable(clean) ?? rowsTable(clean) ?? unlabelledTable(clean)
}

function rowsTable(clean: string): Table | undefined {
  const delimiter = delimiterOf(clean)
  if (delimiter === undefined) return undefined
  const all = rowsBy(clean, delimiter).filter((row) => row.cells.some((cell) => cell !== ''))
  const rows = delimiter === 'tab' ? mended(all, clean) : all
  return { delimiter, rows: delimiter === 'pipe' ? rows.flatMap(withoutFrame) : rows }
}

/** An apostrophe that keeps a spreadsheet from taking a text for a formula is no part of the text. */
function unguarded(cell: string): string {
  return /^'[=+\-@|%\uFF0B\uFF0D\uFF1D\uFF20]/.test(cell) ? cell.slice(1) : cell
}

/** A longer cell is cut with a mark that no number or name carries. */
function shortened(cell: string): string {
  return cell.length > CELL_MAX ? `${cell.slice(0, CELL_MAX)}…` : cell
}

/**
 * A list of objects as a table: keys are headers, `leverage.value` for what lies one deeper. Of more keys than
 * there may be columns no more are taken than shows that.
 */
export function tableOfEntries(entries: readonly ExactJson[]): Table {
  const flat = entries.map(leavesOf)
  const headers = [...new Set(flat.flatMap((leaves) => [...leaves.keys()]))].slice(
    0,
    COLUMNS_MAX + 1,
  )
  const rows = entries.map((entry, at): TableRow => {
    const source = JSON.stringify(entry).slice(0, CELL_MAX)
    const cells = headers.map((header) => flat[at]?.get(header) ?? '')
    const row = { line: at + 1, source, cells }
    return isObject(entry) ? row : { ...row, problem: 'not an entry with keys' }
  })
  return { delimiter: 'keys', rows: [{ line: 0, source: '', cells: headers }, ...rows] }
}

function leavesOf(entry: ExactJson): ReadonlyMap<string, string> {
  const leaves = new Map<string, string>()
  if (!isObject(entry)) return leaves
  for (const [key, value] of Object.entries(entry)) {
    if (isObject(value)) {
      for (const [inner, leaf] of Object.entries(value))
        leaves.set(`${key}.${inner}`, leafText(leaf))
    } else leaves.set(key, leafText(value))
  }
  return leaves
}

function leafText(value: ExactJson | undefined): string {
  return typeof value === 'string' || typeof value === 'boolean' ? shortened(String(value)) : ''
}

function rowsBy(text: string, delimiter: Delimiter): readonly TableRow[] {
  if (delimiter === 'spaces') return rowsByPlace(text)
  const character = CHARACTER[delimiter]
  return character === undefined ? rowsByBlanks(text) : rowsByCharacter(text, character)
}

function rowsByCharacter(text: string, delimiter: string): readonly TableRow[] {
  const lines = text.split('\n')
  const { data } = Papa.parse<string[]>(text, { delimiter, newline: '\n' })
  let line = 1
  return data.map((cells) => {
    const first = line
    // A quoted cell may hold line breaks: the row then takes as many lines more.
    line += 1 + cells.reduce((breaks, cell) => breaks + cell.split('\n').length - 1, 0)
    const source = lines
      .slice(first - 1, line - 1)
      .join('\n')
      .trim()
    return { line: first, source, cells: cells.map((cell) => shortened(unguarded(cell.trim()))) }
  })
}

function rowsByBlanks(text: string): readonly TableRow[] {
  const rows = text.split('\n').map((line, at) => {
    const source = line.trim()
    return { line: at + 1, source, cells: source === '' ? [] : source.split(/\s+/) }
  })
  const width = headedWidth(rows)
  return rows.map((row) => {
    const isShort = row.cells.length > 0 && row.cells.length < width
    return isShort ? { ...row, problem: shortOf(row.cells.length, width) } : row
  })
}

/** A Markdown table: outer pipes and the ruler under the header go. */
function withoutFrame(row: TableRow): readonly TableRow[] {
  const framed = row.source.startsWith('|')
  const cells = framed ? row.cells.slice(1, row.source.endsWith('|') ? -1 : undefined) : row.cells
  return cells.every((cell) => /^:?-*:?$/.test(cell)) ? [] : [{ ...row, cells }]
}

/**
 * The first delimiter under which most lines have the same number of cells, two at least.
 * Columns aligned by two blanks or more come before commas, which then belong to the numbers.
 */
function delimiterOf(text: string): Delimiter | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const sample = lines.slice(0, LINES_SAMPLED).join('\n')
  const agrees = (delimiter: Delimiter, least = 2) =>
    isRegular(rowsBy(sample, delimiter), least) && (delimiter !== 'spaces' || !/\t/.test(sample))
  if (agrees('tab')) return 'tab'
  if (agrees('semicolon')) return 'semicolon'
  if (agrees('pipe')) return 'pipe'
  if (agrees('spaces', 3)) return 'spaces'
  if (agrees('comma') && !commasGroupDigits(sample)) return 'comma'
  if (agrees('blanks', 3)) return 'blanks'
  if (agrees('comma')) return 'comma'
  return HEADED.find((delimiter) => {
    const width = headedWidth(rowsBy(sample, delimiter))
    return width > 0 && width <= COLUMNS_MAX
  })
}

/** Ragged rows under a header: a number was cut in two, and each row will say so. */
const HEADED: readonly Delimiter[] = ['tab', 'semicolon', 'pipe', 'spaces', 'comma', 'blanks']

function isRegular(rows: readonly TableRow[], least: number): boolean {
  const counts = new Map<number, number>()
  for (const row of rows) counts.set(row.cells.length, (counts.get(row.cells.length) ?? 0) + 1)
  const [usual] = [...counts].toSorted((a, b) => b[1] - a[1])
  if (usual === undefined || usual[0] > COLUMNS_MAX) return false
  return usual[0] >= least && usual[1] >= rows.length * AGREEMENT
}

/** Every comma stands before three digits in a line of several words: `BTC long 1 61,500`. */
function commasGroupDigits(sample: string): boolean {
  const commas = sample.match(/,/g)?.length ?? 0
  const groups = sample.match(/\d,\d{3}(?!\d)/g)?.length ?? 0
  return (
    commas === groups && sample.split('\n').every((line) => line.trim().split(/\s+/).length >= 3)
  )
}
