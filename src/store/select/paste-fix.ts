// Correcting a row of a paste: which parts does it have, and what does the text say with them changed?
// The text itself stays as it was pasted; what is read is a copy of it with the row put right, by the same
// reader and under the same line numbers.
import {
  isList,
  isObject,
  looksLikeJson,
  parseExactJson,
  type ExactJson,
  type JsonObject,
} from '../../io/paste/json'
import { sourceOf } from '../../io/paste/list'
import { isPlainText } from '../../io/paste/dialects/plain'
import { tableOf } from '../../io/paste/table'
import type { Delimiter, TableRow } from '../../io/paste/table-shape'

/** A row as the reader found it in the text. */
export interface RawRow {
  readonly line: number
  readonly source: string
}

/** One part of a row that can be corrected: a cell, a key of an entry, or the line as a whole. */
export interface RowCell {
  readonly name: string
  readonly text: string
}

/** The corrected parts of a row, in the order of its cells. */
export type RowFix = readonly string[]

/** Name of the only part of a row whose cells cannot be told apart safely. */
export const WHOLE_LINE = 'Line'

/**
 * The parts of a row; none where it stands in no lines of its own, as in a table on its side. Cells between tabs, semicolons, bars or commas stand alone; where blanks part them, or
 * where there are more cells than headers, the whole line is the part. An entry of JSON gives its keys.
 */
export function cellsOf(
  text: string,
  row: RawRow,
  headers: readonly string[] = [],
): readonly RowCell[] {
  if (looksLikeJson(text)) {
    const parsed = parseExactJson(text)
    const entry = parsed.ok ? entryOf(parsed.value, row) : undefined
    return entry === undefined ? [] : leavesOf(entry).map(({ name, text }) => ({ name, text }))
  }
  return partsOf(row, text.split(LINE_END), tableRowsOf(text), headers).cells
}

/** The text with rows corrected. Rows are named as `withIds` names them. */
export function corrected(
  text: string,
  rows: readonly (RawRow & { readonly id: string })[],
  fixes: ReadonlyMap<string, RowFix>,
  headers: readonly string[] = [],
): string {
  const fixed = rows.filter(({ id }) => fixes.has(id))
  if (fixed.length === 0) return text
  if (looksLikeJson(text)) return correctedJson(text, fixed, fixes)
  const lines = text.split(LINE_END)
  const table = tableRowsOf(text)
  // From the last to the first: what stands above keeps its place until it is reached.
  for (const row of fixed.toSorted((one, other) => other.line - one.line)) {
    const { cells, join } = partsOf(row, lines, table, headers)
    const fix = fixes.get(row.id) ?? []
    if (cells.length === 0 || fix.length !== cells.length) continue
    const was = linesOf(row)
    const now = join(fix).split(LINE_END)
    // A row that took more lines still does, so that those below keep their numbers.
    const blank = Array.from({ length: Math.max(0, was - now.length) }, () => '')
    lines.splice(row.line - 1, was, ...now, ...blank)
  }
  return lines.join('\n')
}

const LINE_END = /\r\n?|\n/

function linesOf(row: RawRow): number {
  return row.source.split('\n').length
}

/** A name for each row that lasts while others are edited: what it says, and the how-many-eth that says so. */
export function withIds<Row extends RawRow>(
  rows: readonly Row[],
): readonly (Row & { readonly id: string })[] {
  const seen = new Map<string, number>()
  return rows.map((row) => {
    const count = (seen.get(row.source) ?? 0) + 1
    seen.set(row.source, count)
    return { ...row, id: `${count} ${row.source}` }
  })
}

// --- lines of a text ---

interface Parts {
  readonly cells: readonly RowCell[]
  readonly join: (cells: RowFix) => string
}

interface TableRows {
  readonly delimiter: Delimiter
  readonly byLine: ReadonlyMap<number, TableRow>
  /** Lines that several rows stand in. */
  readonly shared: ReadonlySet<number>
}

function tableRowsOf(text: string): TableRows | undefined {
  if (isPlainText(text)) return undefined
  const table = tableOf(text)
  if (table === undefined) return undefined
  const byLine = new Map<number, TableRow>()
  const shared = new Set<number>()
  for (const row of table.rows) {
    if (byLine.has(row.line)) shared.add(row.line)
    byLine.set(row.line, row)
  }
  return { delimiter: table.delimiter, byLine, shared }
}

const CHARACTER: Partial<Record<Delimiter, string>> = {
  tab: '\t',
  semicolon: ';',
  comma: ',',
  pipe: '|',
}

function partsOf(
  row: RawRow,
  lines: readonly string[],
  table: TableRows | undefined,
  headers: readonly string[],
): Parts {
  const raw = lines.slice(row.line - 1, row.line - 1 + linesOf(row)).join('\n')
  // A table on its side has its rows in no lines of their own.
  if (table?.shared.has(row.line) === true) return NO_PARTS
  if (!raw.trim().startsWith(row.source.trim().slice(0, START_COMPARED))) return NO_PARTS
  const whole: Parts = {
    cells: [{ name: WHOLE_LINE, text: raw.trim() }],
    join: ([line = '']) => line,
  }
  const cells = table?.byLine.get(row.line)?.cells
  const character = table === undefined ? undefined : CHARACTER[table.delimiter]
  if (cells === undefined || character === undefined) return whole
  const used = cells.findLastIndex((cell) => cell !== '') + 1
  if (headers.length > 0 && used > headers.length) return whole
  const width = Math.max(used, headers.length)
  return {
    cells: Array.from({ length: width }, (_, at) => ({
      name: named(headers[at], at),
      text: cells[at] ?? '',
    })),
    join: (fix) => joined(fix, character, row),
  }
}

/** Characters by which a row is found again in its lines: a long line is shown cut. */
const START_COMPARED = 100

const NO_PARTS: Parts = { cells: [], join: () => '' }

function named(header: string | undefined, at: number): string {
  return header === undefined || header === '' ? `column ${at + 1}` : header
}

function joined(cells: RowFix, character: string, row: RawRow): string {
  const quoted = cells.map((cell) =>
    cell.includes(character) || /["\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell,
  )
  const line = quoted.join(character)
  if (character !== '|' || !row.source.startsWith('|')) return line
  return `|${line}|`
}

// --- entries of JSON ---

interface Leaf extends RowCell {
  readonly path: readonly string[]
}

/** Keys below keys that are still named: `position.szi`. */
const LEAF_DEPTH_MAX = 3

function leavesOf(entry: JsonObject, above: readonly string[] = []): readonly Leaf[] {
  return Object.entries(entry).flatMap(([key, value]): readonly Leaf[] => {
    const path = [...above, key]
    if (isObject(value)) return path.length < LEAF_DEPTH_MAX ? leavesOf(value, path) : []
    if (isList(value) || value === undefined) return []
    return [{ path, name: path.join('.'), text: value === null ? '' : String(value) }]
  })
}

/** The object in an answer that a row was read from: the first that reads the same. */
function entryOf(value: ExactJson, row: RawRow): JsonObject | undefined {
  const next: ExactJson[] = [value]
  for (let at = 0; at < next.length; at += 1) {
    const each = next[at]
    if (isObject(each) && sourceOf(each) === row.source) return each
    if (isList(each)) for (const inner of each) next.push(inner)
    else if (isObject(each)) {
      for (const inner of Object.values(each)) if (inner !== undefined) next.push(inner)
    }
  }
  return undefined
}

function correctedJson(
  text: string,
  rows: readonly (RawRow & { readonly id: string })[],
  fixes: ReadonlyMap<string, RowFix>,
): string {
  const parsed = parseExactJson(text)
  if (!parsed.ok) return text
  const instead = new Map<ExactJson, ExactJson>()
  for (const row of rows) {
    const entry = entryOf(parsed.value, row)
    const fix = fixes.get(row.id) ?? []
    if (entry === undefined) continue
    const leaves = leavesOf(entry)
    if (leaves.length === fix.length) instead.set(entry, withLeaves(entry, leaves, fix))
  }
  return JSON.stringify(parsed.value, (_key, value: ExactJson) => instead.get(value) ?? value)
}

/** A copy of an entry with leaves changed. What was nothing and stays empty stays nothing. */
function withLeaves(entry: JsonObject, leaves: readonly Leaf[], fix: RowFix): JsonObject {
  const texts = new Map(
    leaves.map(({ name, text }, at) => [name, { was: text, now: fix[at] ?? '' }]),
  )
  const copied = (of: JsonObject, above: readonly string[]): JsonObject => {
    const fields = Object.entries(of).map(([key, value]): [string, JsonObject[string]] => {
      const path = [...above, key]
      if (isObject(value)) return [key, copied(value, path)]
      const text = texts.get(path.join('.'))
      return [key, text === undefined || text.was === text.now ? value : text.now]
    })
    return Object.fromEntries<JsonObject[string]>(fields)
  }
  return copied(entry, [])
}
