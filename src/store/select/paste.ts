// A paste before it is accepted: what was found in the text, and what still has to be asked. Nothing here
// changes anything; accepting is a command of its own.
import { marketIdOf, type VenueId } from '../../engine/model/market'
import type { Price, Ratio, Size, Usd } from '../../engine/units/amount'
import type { Issue } from '../../engine/units/outcome'
import type { DecimalMark } from '../../engine/units/read'
import { isScenarioFile } from '../../io/file/scenario-file'
import { importPositions, type ImportContext } from '../../io/paste/import'
import { PASTE_CHARACTERS_MAX } from '../../io/paste/table'
import type {
  FileAnswers,
  FileQuestion,
  Import,
  ImportedFunding,
  ImportedMarkets,
  ImportedPosition,
  ImportedPositions,
  ImportRow,
  RefusedKind,
} from '../../io/paste/imported'
import type { Imported } from '../commands/import-rows'
import { derive } from '../derive'
import { columnsOf, columnsUnnamed, type PasteColumn, type PasteField } from './paste-columns'
import { corrected, withIds, type RawRow, type RowFix } from './paste-fix'

/** A position as the preview prints it. */
export interface PastedPosition {
  readonly symbol: string
  /** Signed: a short is below zero. */
  readonly size: Size
  readonly entry?: Price
  readonly mark?: Price
  readonly leverage?: Ratio
  readonly isolated?: Usd
  readonly mode?: 'cross' | 'isolated'
}

/** One row of the text, in the order of the text. `id` lasts while other rows are edited. */
export type PasteRow = {
  readonly id: string
  readonly line: number
  readonly source: string
  /** The row as it stood before it was corrected. */
  readonly raw: RawRow
} & (
  | {
      readonly status: 'good'
      readonly position: PastedPosition
      readonly notes: readonly string[]
    }
  | {
      readonly status: 'question'
      readonly question: string
      readonly choices: readonly { readonly label: string; readonly position: PastedPosition }[]
      readonly notes: readonly string[]
    }
  | { readonly status: 'bad'; readonly issues: readonly Issue[] }
  | { readonly status: 'skipped'; readonly why: string }
)

/** Answered once for the whole text. */
export type PasteFileAnswers = FileAnswers
export type PasteFileQuestion = FileQuestion
export type PasteDecimal = DecimalMark

/** What a text was recognised as. */
export type PasteFound =
  | {
      readonly kind: 'refused'
      readonly what: RefusedKind | 'scenario'
      readonly reason: string
      /** Columns that the reader of the sheet may name, where the text is a table at all. */
      readonly columns: readonly PasteColumn[]
    }
  | {
      readonly kind: 'positions'
      readonly dialect: string
      readonly reason: string
      readonly isUnconfirmed: boolean
      readonly notes: readonly string[]
      readonly rows: readonly PasteRow[]
      /** The venue the text names; absent, it is asked. */
      readonly venue?: VenueId
      readonly asOf?: string
      readonly columns: readonly PasteColumn[]
      /** True where the decimal mark is the reader's to change: cells of a text. */
      readonly hasDecimal: boolean
      readonly decimal?: DecimalMark
      readonly asks: readonly FileQuestion[]
      readonly source: ImportedPositions
    }
  | {
      readonly kind: 'markets'
      readonly dialect: string
      readonly reason: string
      readonly notes: readonly string[]
      readonly issues: readonly Issue[]
      readonly count: number
      readonly imported: Imported
    }
  | {
      readonly kind: 'funding'
      readonly dialect: string
      readonly reason: string
      readonly isUnconfirmed: boolean
      readonly notes: readonly string[]
      readonly asks: readonly FileQuestion[]
      readonly source: ImportedFunding
    }

/** What the reader of the sheet has said of a text as a whole and of rows that were wrong. */
export interface PasteSaid {
  readonly file: FileAnswers
  readonly columns?: readonly PasteField[] | undefined
  /** By id: the corrected parts of a row. */
  readonly fixes: ReadonlyMap<string, RowFix>
}

const NOTHING_SAID: PasteSaid = { file: {}, fixes: new Map() }

/** Why a text is too long to be read at all, or nothing. Asked before a field has to hold it. */
export function tooLong(text: string): string | undefined {
  if (text.length <= PASTE_CHARACTERS_MAX) return undefined
  const found = readPaste(text)
  return found.kind === 'refused' ? found.reason : undefined
}

/** Reads a text. Never throws; what cannot be read says why. */
export function readPaste(text: string, said: PasteSaid = NOTHING_SAID): PasteFound {
  if (isScenarioFile(text)) {
    const reason = 'this is a whole scenario, not a list of positions'
    return { kind: 'refused', what: 'scenario', reason, columns: [] }
  }
  const raw = rawOf(said, text)
  const rows = withIds(rowsIn(raw))
  if (said.fixes.size === 0) return foundIn(text, raw, rows, said)
  const headers = raw.kind === 'positions' ? raw.columns?.map(({ header }) => header) : undefined
  const put = corrected(text, rows, said.fixes, headers)
  return foundIn(text, importPositions(put, contextOf(said)), rows, said)
}

function contextOf({ file, columns }: Pick<PasteSaid, 'file' | 'columns'>): ImportContext {
  return { ...file, ...(columns === undefined ? {} : { columns }) }
}

/** The text as it stands, read once while its rows are put right one after another. */
function rawOf({ file, columns }: PasteSaid, text: string): Import {
  return lastRaw({ text, file, columns })
}

type Asked = Omit<PasteSaid, 'fixes'> & { readonly text: string }

const lastRaw = derive(
  [({ text }: Asked) => text, ({ file }: Asked) => file, ({ columns }: Asked) => columns],
  (text, file, columns) => importPositions(text, contextOf({ file, columns })),
)

/** Rows of a text that can be corrected. */
function rowsIn(found: Import): readonly RawRow[] {
  switch (found.kind) {
    case 'positions':
      return found.rows
    case 'funding':
      return found.failed
    case 'markets':
    case 'refused':
      return []
  }
}

type NamedRow = RawRow & { readonly id: string }

function foundIn(
  text: string,
  found: Import,
  raw: readonly NamedRow[],
  said: PasteSaid,
): PasteFound {
  switch (found.kind) {
    case 'refused':
      return {
        kind: 'refused',
        what: found.what,
        reason: found.reason,
        columns: found.what === 'unreadable' ? columnsUnnamed(text, said.columns) : [],
      }
    case 'funding':
      return {
        kind: 'funding',
        dialect: found.dialect,
        reason: found.reason,
        isUnconfirmed: found.isUnconfirmed === true,
        notes: found.notes,
        asks: found.asks ?? [],
        source: found,
      }
    case 'markets':
      return marketsFound(found)
    case 'positions':
      return {
        kind: 'positions',
        dialect: found.dialect,
        reason: found.reason,
        isUnconfirmed: found.isUnconfirmed === true,
        notes: found.notes,
        rows: named(found.rows, raw),
        columns: columnsOf(text, found.columns ?? []),
        hasDecimal: found.delimiter !== undefined && found.delimiter !== 'keys',
        asks: found.asks ?? [],
        source: found,
        ...(found.decimal === undefined ? {} : { decimal: found.decimal }),
        ...(found.venue === undefined ? {} : { venue: found.venue }),
        ...(found.asOf === undefined ? {} : { asOf: found.asOf }),
      }
  }
}

/** Rows under the names they have in the text as it was pasted. */
function named(rows: readonly ImportRow[], raw: readonly NamedRow[]): readonly PasteRow[] {
  const byLine = new Map(raw.map((row) => [row.line, row]))
  const isSame = rows.length === raw.length
  return withIds(rows).map((row, at) => {
    const was = (isSame ? raw[at] : byLine.get(row.line)) ?? row
    const { line, source } = was
    return { ...printed(row), id: was.id, line, raw: { line, source } }
  })
}

type Printed<Row> = Row extends unknown ? Omit<Row, 'id' | 'raw'> : never

function printed(row: ImportRow): Printed<PasteRow> {
  const { line, source } = row
  switch (row.status) {
    case 'good':
      return { line, source, status: 'good', position: brief(row.position), notes: row.notes }
    case 'question':
      return {
        line,
        source,
        status: 'question',
        question: row.question,
        choices: row.choices.map(({ label, position }) => ({ label, position: brief(position) })),
        notes: row.notes,
      }
    case 'bad':
      return { line, source, status: 'bad', issues: row.issues }
    case 'skipped':
      return { line, source, status: 'skipped', why: row.why }
  }
}

function brief(position: ImportedPosition): PastedPosition {
  const { venueSymbol, side, size, entry, mark, leverage, isolatedMargin, marginMode } = position
  return {
    symbol: venueSymbol,
    size: side === 'long' ? size : size.neg(),
    ...(entry === undefined ? {} : { entry }),
    ...(mark === undefined ? {} : { mark }),
    ...(leverage === undefined ? {} : { leverage }),
    ...(isolatedMargin === undefined ? {} : { isolated: isolatedMargin }),
    ...(marginMode === undefined ? {} : { mode: marginMode }),
  }
}

/** A market list brings marks and rates, and no positions. */
function marketsFound(found: ImportedMarkets): PasteFound {
  const quotes: Imported['quotes'] = new Map(
    found.markets.map(({ symbol, mark, funding, openInterest }) => [
      marketIdOf(found.venue, symbol),
      {
        ...(mark === undefined ? {} : { mark }),
        ...(funding === undefined ? {} : { funding }),
        ...(openInterest === undefined ? {} : { openInterest }),
      },
    ]),
  )
  return {
    kind: 'markets',
    dialect: found.dialect,
    reason: found.reason,
    notes: found.notes,
    issues: found.issues,
    count: found.markets.length,
    imported: { accounts: [], quotes, markets: new Map() },
  }
}
