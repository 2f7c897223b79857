// Import: any text a trader pastes, recognised and read. Nothing here touches the book.
// Open positions, fills or closed trades, and ledgers are told apart before anything is read.
import { POSITIONS_MAX } from '../../engine/model/book'
import type { Field } from './columns'
import { isBinancePositions, readBinancePositions } from './dialects/binance'
import { isBybitPositions, readBybitPositions } from './dialects/bybit'
import { isCcxtPositions, readCcxtPositions } from './dialects/ccxt'
import { isDydxAccount, isDydxList, readDydxAccount, readDydxList } from './dialects/dydx'
import { isDydxMarkets, readDydxMarkets } from './dialects/dydx-markets'
import { jsonFunding } from './dialects/funding-json'
import { tableFunding } from './dialects/funding-table'
import { isFreqtradeStatus, readFreqtradeStatus } from './dialects/freqtrade'
import { isHyperliquidState, readHyperliquidState } from './dialects/hyperliquid'
import { jsonHistory } from './dialects/json-histories'
import { isKrakenPositions, readKrakenPositions } from './dialects/kraken'
import { isOkxPositions, readOkxPositions } from './dialects/okx'
import { isPlainText, readPlainText } from './dialects/plain'
import { readTable } from './dialects/table'
import { tableHistory } from './dialects/table-histories'
import type { FileAnswers, Import, ImportRefused, ImportRow, RefusedKind } from './imported'
import { entriesOf, isList, keyOf, looksLikeJson, parseExactJson, type ExactJson } from './json'
import { layoutOf } from './layout'
import { joined, pagesOf } from './pages'
import { COLUMNS_MAX, PASTE_CHARACTERS_MAX, tableOf, tableOfEntries } from './table'
import type { Table } from './table-shape'

/** Rows one paste may have: a book's positions. */
export const PASTE_ROWS_MAX = POSITIONS_MAX
/** Lines a text other than JSON may have: as pages stack their cells, ten for each position of a book. */
export const PASTE_LINES_MAX = 10 * POSITIONS_MAX

/** What the reader of the preview has settled about a text. */
export interface ImportContext extends FileAnswers {
  /** What each column holds, in order. */
  readonly columns?: readonly Field[]
}

/** JSON shapes: how each is recognised, and its reader. Accounts come before the lists they contain. */
const JSON_DIALECTS: readonly (readonly [
  recognises: (value: ExactJson) => boolean,
  read: (value: ExactJson) => Import,
])[] = [
  [isDydxMarkets, readDydxMarkets],
  [isDydxAccount, readDydxAccount],
  [isDydxList, readDydxList],
  [isHyperliquidState, readHyperliquidState],
  [isBinancePositions, readBinancePositions],
  [isOkxPositions, readOkxPositions],
  [isBybitPositions, readBybitPositions],
  [isKrakenPositions, readKrakenPositions],
  [isFreqtradeStatus, readFreqtradeStatus],
  [isCcxtPositions, readCcxtPositions],
]

/**
 * Reads a paste. Good rows, questions, bad rows and rows left out come back side by side; a text that
 * holds no open positions is refused with what it is instead. Never throws.
 */
export function importPositions(text: string, context: ImportContext = {}): Import {
  if (text.length > PASTE_CHARACTERS_MAX) {
    return refused('too large', `${text.length} characters, at most ${PASTE_CHARACTERS_MAX}`)
  }
  const clean = text.replace(/^\uFEFF/, '')
  if (clean.trim() === '') return refused('empty', 'the text is empty')
  const found = looksLikeJson(clean) ? importJson(clean, context) : importText(clean, context)
  if (found.kind !== 'positions') return found
  if (found.rows.length > PASTE_ROWS_MAX) return tooManyRows(found.rows.length)
  return { ...found, notes: [...found.notes, ...hedgesIn(found.rows)] }
}

/** Markets held both ways in one account: two positions, not one. */
function hedgesIn(rows: readonly ImportRow[]): readonly string[] {
  const sides = new Map<string, string>()
  const hedged = new Set<string>()
  for (const row of rows) {
    if (row.status !== 'good') continue
    const { account, venueSymbol, side } = row.position
    const key = `${account ?? ''} ${venueSymbol}`
    if ((sides.get(key) ?? side) !== side) hedged.add(venueSymbol)
    sides.set(key, side)
  }
  return Array.from(hedged, (symbol) => `${symbol} is held long and short: hedge mode`)
}

function importJson(text: string, context: ImportContext): Import {
  const parsed = parseExactJson(text)
  if (!parsed.ok) return refused('unreadable', parsed.issue.message)
  const { value } = parsed
  const found = importAnswer(value, context)
  if (found.kind !== 'refused' || found.what !== 'unreadable') return found
  const pages = pagesOf(value)
  if (pages === undefined) return found
  return joined(pages.map((page) => importAnswer(page, context))) ?? found
}

function importAnswer(value: ExactJson, context: ImportContext): Import {
  if (keyOf(value, 'plimsoll') !== undefined) {
    const how = 'close this and choose “Open a file”, or drop the file on the page'
    return refused('unreadable', `a whole scenario of this page: ${how}`)
  }
  const isNothing = isList(value) ? value.length === 0 : Object.keys(value ?? {}).length === 0
  if (isNothing) return refused('empty', 'the answer holds no entries')
  const history = jsonFunding(value) ?? jsonHistory(value)
  if (history !== undefined) return history
  const entries = entriesOf(value)
  if (entries.length > PASTE_ROWS_MAX) return tooManyRows(entries.length)
  const dialect = JSON_DIALECTS.find(([recognises]) => recognises(value))
  if (dialect !== undefined) return dialect[1](value)
  if (entries.length === 0) return refused('empty', 'the answer holds no positions')
  return importEntries(entries, context)
}

/** Any list of objects whose keys name market, size and entry is a table. */
function importEntries(entries: readonly ExactJson[], context: ImportContext): Import {
  const table = tableOfEntries(entries)
  if (isTooWide(table)) return refused('too large', `more than ${COLUMNS_MAX} columns`)
  const layout = layoutOf(table, context.columns, context.numbers)
  if (layout?.hasHeader !== true || !layout.fields.includes('market')) {
    return refused('unreadable', 'JSON, but not a list of positions we know')
  }
  const history = tableFunding(layout, 'keys', context) ?? tableHistory(layout)
  return history ?? readTable(layout, 'keys', { ...context, decimal: '.' })
}

function importText(text: string, context: ImportContext): Import {
  const lines = text.match(/\r\n|\r|\n/g)?.length ?? 0
  if (lines > PASTE_LINES_MAX) {
    return refused('too large', `${lines} lines, at most ${PASTE_LINES_MAX}`)
  }
  if (isPlainText(text)) return readPlainText(text, context)
  const table = tableOf(text)
  if (table === undefined)
    return refused('unreadable', 'neither a table nor lines like `BTC long 1.2 @ 61500`')
  if (isTooWide(table)) return refused('too large', `more than ${COLUMNS_MAX} columns`)
  const layout = layoutOf(table, context.columns, context.numbers)
  if (layout === undefined) {
    return refused(
      'unreadable',
      'a table, but no header says which columns are market, size and entry',
    )
  }
  const history = tableFunding(layout, table.delimiter, context) ?? tableHistory(layout)
  if (history !== undefined) return history
  if (table.rows.length > PASTE_ROWS_MAX + 1) return tooManyRows(table.rows.length)
  if (layout.rows.length === 0) return refused('empty', 'a header without rows')
  return readTable(layout, table.delimiter, context)
}

function tooManyRows(rows: number): ImportRefused {
  return refused('too large', `${rows} rows, at most ${PASTE_ROWS_MAX}`)
}

function isTooWide({ rows }: Table): boolean {
  return rows.some(({ cells }) => cells.length > COLUMNS_MAX)
}

function refused(what: RefusedKind, reason: string): ImportRefused {
  return { kind: 'refused', what, reason }
}
