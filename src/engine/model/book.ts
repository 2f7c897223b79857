// Book: everything the user holds. Accounts sit on venues; positions sit in accounts.
import { NOTHING, type Price, type Ratio, type Size, type Usd } from '../units/amount'
import type { MarketId, VenueId } from './market'

export type AccountId = string
export type PositionId = string

/** Positions a book may hold: the size at which one edit still recomputes inside a frame or two. */
export const POSITIONS_MAX = 5_000
/** Accounts a book may hold: far above what one person keeps, low enough to list. */
export const ACCOUNTS_MAX = 50

/**
 * Which collateral carries the position.
 * Isolated margin is the wallet part: what was set aside, without unrealised P&L.
 */
export type MarginMode =
  { readonly mode: 'cross' } | { readonly mode: 'isolated'; readonly margin: Usd }

export interface Position {
  readonly id: PositionId
  readonly market: MarketId
  /** Base units; a short is below zero. */
  readonly size: Size
  readonly entry: Price
  readonly margin: MarginMode
  /** Leverage the holder chose, for initial margin. Absent: the highest the tier allows. */
  readonly leverage?: Ratio
  /** Funding accrued and not yet in cash. Above zero: to be received. Counts in equity. */
  readonly fundingUnsettled: Usd
  /** Fees and slippage paid by fills so far, already out of cash; kept to be shown apart. */
  readonly costsPaid: Usd
  /** Price P&L realised by reducing fills, already in cash; kept to be shown apart. */
  readonly realised: Usd
  /**
   * Left out of the account for now: it is in no pool, so nothing of it counts, an isolated margin neither.
   * Its record stays. Absent: it counts.
   */
  readonly excluded?: true
}

/** Collateral other than the quote currency, counted at its mark less a haircut. */
export interface Holding {
  /** The market whose mark prices one unit. */
  readonly market: MarketId
  readonly size: Size
  /** Share of the value the venue does not count: 0.05 leaves 95 %. */
  readonly haircut: Ratio
}

/**
 * How the fee for closing enters the maintenance requirement.
 * none: not at all. mark: taker × notional at the mark.
 * bankruptcy: taker × notional at the bankruptcy price, mark × (1 − side ÷ leverage), never below zero.
 */
export type ClosingFee = 'none' | 'mark' | 'bankruptcy'

/** What a person says of a venue nobody publishes rules for. What is absent is as the generic rules have it. */
export interface OwnVenue {
  readonly name?: string
  readonly takerFee?: Ratio
  /** Hours between two payments in a market that does not state its own. */
  readonly fundingHours?: number
  readonly closingFee?: ClosingFee
  /** True where a long and a short of one market become one position. */
  readonly nets?: boolean
}

export interface Account {
  readonly id: AccountId
  readonly name: string
  readonly venue: VenueId
  /** What the holder says of a venue on the generic rules. Absent: those rules as they are. */
  readonly terms?: OwnVenue
  readonly quote: string
  /** Quote currency that carries the cross pool. May be negative. Isolated margins are apart from it. */
  readonly cash: Usd
  readonly holdings: readonly Holding[]
  readonly positions: readonly Position[]
}

export interface Book {
  readonly accounts: readonly Account[]
}

/** A position that has neither accrued nor paid anything yet. */
export function position(of: {
  readonly id: PositionId
  readonly market: MarketId
  readonly size: Size
  readonly entry: Price
  readonly margin?: MarginMode
  readonly leverage?: Ratio | undefined
  readonly fundingUnsettled?: Usd
}): Position {
  return {
    id: of.id,
    market: of.market,
    size: of.size,
    entry: of.entry,
    margin: of.margin ?? { mode: 'cross' },
    ...(of.leverage === undefined ? {} : { leverage: of.leverage }),
    fundingUnsettled: of.fundingUnsettled ?? NOTHING,
    costsPaid: NOTHING,
    realised: NOTHING,
  }
}

export function accountOf(book: Book, id: AccountId): Account | undefined {
  return book.accounts.find((account) => account.id === id)
}

/** The account that holds a position, with the position. */
export function holderOf(
  book: Book,
  id: PositionId,
): { readonly account: Account; readonly position: Position } | undefined {
  for (const account of book.accounts) {
    const found = account.positions.find((held) => held.id === id)
    if (found !== undefined) return { account, position: found }
  }
  return undefined
}

/** The book with one account replaced; the others keep their identity. */
export function withAccount(book: Book, next: Account): Book {
  return { accounts: book.accounts.map((account) => (account.id === next.id ? next : account)) }
}

/** The account with one position replaced; the others keep their identity. */
export function withPosition(account: Account, next: Position): Account {
  return {
    ...account,
    positions: account.positions.map((held) => (held.id === next.id ? next : held)),
  }
}
