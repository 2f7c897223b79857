// What a paste becomes before anything touches the book: rows that are good, rows that ask, rows that
// are wrong and rows left out, side by side and each with its place in the text.
import type { VenueId } from '../../engine/model/market'
import type { FundingRate } from '../../engine/model/snapshot'
import type { Price, Ratio, Size, Usd } from '../../engine/units/amount'
import type { DecimalMark } from '../../engine/units/read'
import type { Issue } from '../../engine/units/outcome'

export type Side = 'long' | 'short'

/** One open position as the source states it. What the source does not say is absent. */
export interface ImportedPosition {
  readonly venue?: VenueId
  /** Key of the account in `Import.accounts` that holds it. */
  readonly account?: string
  /** The symbol as it stood. */
  readonly venueSymbol: string
  /** The coin, without multiple and quote: PEPE for 1000PEPEUSDT. */
  readonly base: string
  /** Coins in one unit of `size`. */
  readonly baseMultiplier: Ratio
  readonly quote?: string
  /** True for contracts that pay in the coin: recognised, and refused by name. */
  readonly isCoinMargined?: boolean
  readonly side: Side
  /** Units of the symbol's base, unsigned: of 1000PEPE for 1000PEPEUSDT. */
  readonly size: Size
  readonly entry?: Price
  readonly mark?: Price
  readonly leverage?: Ratio
  /** Where the source states no leverage: notional over initial margin. */
  readonly leverageImplied?: Ratio
  readonly marginMode?: 'cross' | 'isolated'
  /** What was set aside, without unrealised P&L. */
  readonly isolatedMargin?: Usd
  /** The margin figure as the source gives it, which may count unrealised P&L. */
  readonly isolatedMarginGiven?: Usd
  readonly liquidationPrice?: Price
  readonly unrealizedPnl?: Usd
  readonly contracts?: Ratio
  /** Base units in one contract. */
  readonly contractSize?: Size
  readonly funding?: FundingRate
  /** Received since opening, already in cash; below zero: paid. */
  readonly fundingSinceOpen?: Usd
  /** Accrued and not yet in cash. Above zero: to be received. */
  readonly fundingUnsettled?: Usd
  readonly maintenanceRate?: Ratio
  /** Held, and left out of its account for now. */
  readonly excluded?: true
}

/** An answer the reader of the preview can choose. */
export interface Choice {
  readonly label: string
  readonly position: ImportedPosition
}

/** What the plain figures of a table without headers are, from left to right. */
export type NumberOrder =
  | 'size, entry'
  | 'entry, size'
  | 'size, entry, mark'
  | 'size, mark, entry'
  | 'entry, mark, size'
  | 'entry, size, mark'
  | 'entry'
  | 'entry, mark'
  | 'mark, entry'

/** What one answer settles for a whole text. Given in the context of the next reading. */
export interface FileAnswers {
  readonly decimal?: DecimalMark
  /** The side of sizes that have neither side nor sign. */
  readonly side?: Side
  /** What plain sizes count where a venue's contracts are not single coins. */
  readonly sizes?: 'coins' | 'contracts'
  /** Whether margins of isolated positions count unrealised P&L. */
  readonly margin?: 'with P&L' | 'without P&L'
  /** For rows that do not say. */
  readonly mode?: 'cross' | 'isolated'
  /** How `06/01/2025` is written. */
  readonly dates?: 'day first' | 'month first'
  readonly numbers?: NumberOrder
}

/** Asked once for all rows. Choosing means reading again with the answer added to the context. */
export interface FileQuestion {
  readonly about: keyof FileAnswers
  readonly question: string
  readonly choices: readonly { readonly label: string; readonly answer: FileAnswers }[]
  /** Rows that the answer settles or changes. */
  readonly rows: number
}

/** `line` counts from 1: lines of a text, entries of a JSON list. `source` is the row as it stood. */
export type ImportRow = { readonly line: number; readonly source: string } & (
  | {
      readonly status: 'good'
      readonly position: ImportedPosition
      readonly notes: readonly string[]
    }
  | {
      readonly status: 'question'
      readonly question: string
      readonly choices: readonly Choice[]
      readonly notes: readonly string[]
      /** The question of `ImportedPositions.asks` whose one answer settles this row with all others. */
      readonly about?: FileQuestion['about']
    }
  | { readonly status: 'bad'; readonly issues: readonly Issue[] }
  | { readonly status: 'skipped'; readonly why: string }
)

/** Collateral that is not the quote currency. */
export interface ImportedHolding {
  readonly symbol: string
  readonly size: Size
  readonly haircut: Ratio
  readonly mark?: Price
}

export interface ImportedAccount {
  readonly key: string
  readonly name?: string
  readonly venue?: VenueId
  readonly quote?: string
  /** Quote currency behind the cross pool. Absent: the text does not say. */
  readonly cash?: Usd
  readonly holdings: readonly ImportedHolding[]
}

/** A column of a table and what it was taken for. `ignored` columns are listed too. */
export interface ColumnGuess {
  readonly header: string
  readonly field: string
}

/** Marks, funding rates and margin fractions of a market list. */
export interface ImportedMarket {
  readonly symbol: string
  readonly base: string
  readonly mark?: Price
  readonly funding?: FundingRate
  readonly openInterest?: Size
  readonly initialRate?: Ratio
  readonly maintenanceRate?: Ratio
  readonly openInterestCaps?: { readonly lower: Usd; readonly upper: Usd }
}

export interface ImportedPositions {
  readonly kind: 'positions'
  readonly dialect: string
  /** How the shape was recognised, for the reader. */
  readonly reason: string
  readonly venue?: VenueId
  /** Quote and cash of the account, where the text holds one account. */
  readonly quote?: string
  readonly cash?: Usd
  readonly accounts: readonly ImportedAccount[]
  readonly rows: readonly ImportRow[]
  readonly notes: readonly string[]
  /** The reader was written from documentation: no real capture of this shape has been seen. */
  readonly isUnconfirmed?: true
  /** What one answer would settle for many rows. */
  readonly asks?: readonly FileQuestion[]
  /** ISO time of the marks, where the text says it. */
  readonly asOf?: string
  readonly decimal?: DecimalMark
  readonly delimiter?: string
  readonly columns?: readonly ColumnGuess[]
}

export interface ImportedMarkets {
  readonly kind: 'markets'
  readonly dialect: string
  readonly reason: string
  readonly venue: VenueId
  readonly markets: readonly ImportedMarket[]
  readonly issues: readonly Issue[]
  readonly notes: readonly string[]
}

/** One funding payment that has been made. */
export interface FundingPayment {
  readonly line: number
  /**
   * ISO time. Without an offset where the text names no zone: then it is the clock of whoever
   * made the text.
   */
  readonly at?: string
  readonly venueSymbol: string
  readonly base: string
  /** In dollars, from the holder's view. Above zero: received. Below: paid. */
  readonly amount: Usd
  readonly quote?: string
  /** Rate of the one interval that the payment is for, where the text says it. */
  readonly rate?: Ratio
  /** Units held when it was paid: below zero for a short. */
  readonly size?: Size
}

/** A ledger of funding payments: no positions, but what funding has cost or brought. */
export interface ImportedFunding {
  readonly kind: 'funding'
  readonly dialect: string
  readonly reason: string
  readonly venue?: VenueId
  readonly payments: readonly FundingPayment[]
  /** Rows that should be payments and could not be read. */
  readonly failed: readonly {
    readonly line: number
    readonly source: string
    readonly issues: readonly Issue[]
  }[]
  /** Also names the rows of the ledger that are no funding, by kind and count. */
  readonly notes: readonly string[]
  readonly asks?: readonly FileQuestion[]
  readonly isUnconfirmed?: true
}

export type RefusedKind =
  'fills' | 'closed trades' | 'ledger' | 'orders' | 'empty' | 'too large' | 'unreadable'

export interface ImportRefused {
  readonly kind: 'refused'
  readonly what: RefusedKind
  readonly dialect?: string
  readonly reason: string
}

export type Import = ImportedPositions | ImportedMarkets | ImportedFunding | ImportRefused
