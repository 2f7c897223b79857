// Market: what is traded and on which published terms.
// A market belongs to one venue; what two venues' BTC markets share is their underlying.
import type { Price, Ratio, Size, Usd } from '../units/amount'

declare const marketId: unique symbol

/** `venue:symbol`, as in `hyperliquid:BTC`. */
export type MarketId = string & { readonly [marketId]: true }

export type VenueId = string

/** What moves together: `BTC`, whatever venue, quote or multiplier it trades under. */
export type Underlying = string

/** Where a rule or figure comes from, and as of which day. */
export interface Provenance {
  /** ISO day, as in `2026-08-22`. */
  readonly asOf: string
  readonly source: string
  /** Present when the source is secondary or the rule inferred: the reason, to be shown beside the figure. */
  readonly estimate?: string
}

/** One row of a margin table. `floor` is where it begins, in what the table counts. */
export interface Tier<Floor> {
  readonly floor: Floor
  /** Maintenance margin per notional. */
  readonly rate: Ratio
  /** Taken off `rate × notional`, so that neighbouring tiers join. Nothing in whole-position tables. */
  readonly deduction: Usd
  /** Least initial margin per notional: one over the tier's highest leverage. */
  readonly initialRate: Ratio
  /** Where the venue defines maintenance as a share of initial margin: that share (dYdX). */
  readonly maintenanceShare?: Ratio
}

/**
 * A margin table.
 * graduated: requirement = rate × notional − deduction, continuous and convex in notional.
 * whole: the tier's rate applies to the whole position, so the requirement jumps at a boundary.
 * `edge` says which tier holds a position exactly on a boundary.
 */
export type MarginTable =
  | {
      readonly counts: 'notional'
      readonly shape: 'graduated' | 'whole'
      readonly edge: 'lower' | 'upper'
      readonly tiers: readonly Tier<Usd>[]
      /** Largest position the table speaks of; above it the figures are an estimate. */
      readonly cap?: Usd
    }
  | {
      readonly counts: 'size'
      readonly shape: 'whole'
      readonly edge: 'lower' | 'upper'
      readonly tiers: readonly Tier<Size>[]
      readonly cap?: Size
    }

/** How often a market settles funding and how far one payment may go. */
export interface FundingTerms {
  readonly everyHours: number
  /** Largest rate of one interval, either way. Absent: not known. */
  readonly cap?: Ratio
  readonly floor?: Ratio
}

export interface Market {
  readonly id: MarketId
  readonly venue: VenueId
  readonly symbol: string
  readonly underlying: Underlying
  /** Currency of profit and loss. */
  readonly quote: string
  /** Coin-margined (`inverse`) contracts are recognised so that they can be refused by name. */
  readonly payoff: 'linear' | 'inverse'
  /** Coins in one base unit: 1,000 for 1000PEPE. */
  readonly multiplier: Ratio
  /** Base units in one contract, where the venue counts contracts. */
  readonly contractSize: Size
  readonly tick?: Price
  readonly lot?: Size
  readonly table: MarginTable
  readonly isolatedOnly: boolean
  /** Initial margin rises from its base to 100 % as open interest goes from `lower` to `upper` (dYdX). */
  readonly openInterestCaps?: { readonly lower: Usd; readonly upper: Usd }
  readonly funding: FundingTerms
  /** What a taker pays here as a share of notional, where it is not what the venue asks. Absent: the venue's. */
  readonly takerFee?: Ratio
  readonly provenance: Provenance
}

export function marketIdOf(venue: VenueId, symbol: string): MarketId {
  return `${venue}:${symbol}` as MarketId
}

/** The venue a market id names. */
export function venueOf(id: MarketId): VenueId {
  return id.slice(0, id.indexOf(':'))
}

/** The venue's own symbol in a market id. */
export function symbolOf(id: MarketId): string {
  return id.slice(id.indexOf(':') + 1)
}

/** Finds a market by id; undefined when nobody knows it. */
export type MarketLookup = (id: MarketId) => Market | undefined
