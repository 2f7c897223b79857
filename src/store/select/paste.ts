// A paste before it is accepted: what was found in the text, what still has to be asked, and what would
// enter the book. Nothing here changes anything; accepting is a command of its own.
import type { VenueId } from '../../engine/model/market'
import type { Price, Ratio, Size, Usd } from '../../engine/units/amount'
import type { Issue } from '../../engine/units/outcome'
import { adopt } from '../../io/paste/adopt'
import { importPositions } from '../../io/paste/import'
import { PASTE_CHARACTERS_MAX } from '../../io/paste/table'
import type {
  ImportedMarkets,
  ImportedPosition,
  ImportedPositions,
  ImportRow,
} from '../../io/paste/imported'
import type { Imported } from '../commands/import-rows'
import { marketIdOf } from '../../engine/model/market'

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

/** One row of the text, in the order of the text. */
export type PasteRow = { readonly line: number; readonly source: string } & (
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

/** What a text was recognised as. */
export type PasteFound =
  | { readonly kind: 'refused'; readonly reason: string }
  | {
      readonly kind: 'positions'
      readonly reason: string
      readonly notes: readonly string[]
      readonly rows: readonly PasteRow[]
      /** The venue the text names; absent, it is asked. */
      readonly venue?: VenueId
      readonly asOf?: string
      readonly columns: readonly { readonly header: string; readonly field: string }[]
      readonly source: ImportedPositions
    }
  | {
      readonly kind: 'markets'
      readonly reason: string
      readonly notes: readonly string[]
      readonly issues: readonly Issue[]
      readonly count: number
      readonly imported: Imported
    }

/** Why a text is too long to be read at all, or nothing. Asked before a field has to hold it. */
export function tooLong(text: string): string | undefined {
  if (text.length <= PASTE_CHARACTERS_MAX) return undefined
  const found = readPaste(text)
  return found.kind === 'refused' ? found.reason : undefined
}

/** Reads a text. Never throws; what cannot be read says why. */
export function readPaste(text: string): PasteFound {
  const found = importPositions(text)
  switch (found.kind) {
    case 'refused':
      return { kind: 'refused', reason: found.reason }
    case 'funding':
      return { kind: 'refused', reason: `${found.reason}: no open positions` }
    case 'markets':
      return marketsFound(found)
    case 'positions':
      return {
        kind: 'positions',
        reason: found.reason,
        notes: found.notes,
        rows: found.rows.map(printed),
        columns: found.columns ?? [],
        source: found,
        ...(found.venue === undefined ? {} : { venue: found.venue }),
        ...(found.asOf === undefined ? {} : { asOf: found.asOf }),
      }
  }
}

function printed(row: ImportRow): PasteRow {
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
    reason: found.reason,
    notes: found.notes,
    issues: found.issues,
    count: found.markets.length,
    imported: { accounts: [], quotes, markets: new Map() },
  }
}

/** What the reader of the preview has said so far. */
export interface PasteAnswers {
  /** By line: the choice taken, or that the row is left out. */
  readonly rows: ReadonlyMap<number, number | 'skip'>
  readonly venue?: VenueId | undefined
  /** Cash of the accounts asked about, by key. */
  readonly collateral: ReadonlyMap<string, Usd>
  readonly maintenanceRate?: Ratio | undefined
}

export interface PastePreview {
  readonly taken: number
  /** Rows that speak of a position; totals and flat ones are not counted. */
  readonly rows: number
  /** Rows whose question has no answer yet. */
  readonly waiting: number
  /** Rows that are read, and kept out by one of the issues. */
  readonly heldBack: number
  /** What stands between the rows and the book, by account or market. */
  readonly issues: readonly Issue[]
  /** Accounts whose cash the text does not say; without it they are left out. */
  readonly asksCash: readonly {
    readonly key: string
    readonly name: string
    readonly quote: string
  }[]
  readonly asksMaintenanceRate: boolean
  readonly imported: Imported
}

/** What accepting now would bring into the book. */
export function previewPaste(
  found: Extract<PasteFound, { kind: 'positions' }>,
  answers: PasteAnswers,
): PastePreview {
  const { rows } = found.source
  const positions = rows.flatMap((row) => answered(row, answers))
  const options = {
    positions,
    ...(answers.venue === undefined ? {} : { venue: answers.venue }),
    ...(answers.maintenanceRate === undefined ? {} : { maintenanceRate: answers.maintenanceRate }),
  }
  // Asked once without the answers, so that a field does not vanish when it is filled in.
  const { wanted } = adopt(found.source, options)
  const { accounts, quotes, markets, issues } = adopt(found.source, {
    ...options,
    collateral: answers.collateral,
  })
  const taken = accounts.reduce((count, account) => count + account.positions.length, 0)
  return {
    taken,
    rows: rows.filter((row) => row.status !== 'skipped').length,
    heldBack: positions.length - taken,
    waiting: rows.filter((row) => row.status === 'question' && !answers.rows.has(row.line)).length,
    issues,
    asksCash: wanted,
    asksMaintenanceRate:
      answers.maintenanceRate !== undefined || issues.some(({ code }) => code === 'market-unknown'),
    imported: {
      accounts,
      quotes,
      markets,
      ...(found.asOf === undefined ? {} : { asOf: found.asOf }),
    },
  }
}

function answered(row: ImportRow, answers: PasteAnswers): readonly ImportedPosition[] {
  const answer = answers.rows.get(row.line)
  if (answer === 'skip') return []
  if (row.status === 'good') return [row.position]
  if (row.status !== 'question' || answer === undefined) return []
  const chosen = row.choices[answer]
  return chosen === undefined ? [] : [chosen.position]
}
