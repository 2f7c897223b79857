// Venue rules: the shape every venue fills in. Dated, sourced data; the engine reads properties
// and never asks which venue it is.
import type { Ratio, Usd } from '../units/amount'
import type { ClosingFee } from '../model/book'
import type { Market, Provenance, VenueId } from '../model/market'

/**
 * Which notional margins are counted on.
 * mark: size × mark, so the requirement moves with the price.
 * entry: size × entry, so it stands still whatever the price does.
 */
export type RequirementBasis = 'mark' | 'entry'

/** Numbers of the venue's funding formula. Rates are per eight hours unless said otherwise. */
export interface FundingRules {
  readonly pays: 'oracle' | 'mark'
  /** Interest term per 8 hours. */
  readonly interest: Ratio
  /** Half-width of the band in which the rate is the interest term alone; absent where the venue has none. */
  readonly clamp?: Ratio
  /** Largest rate of one interval where the market does not name its own. Absent: not known. */
  readonly cap?: Ratio
  readonly everyHours: number
  readonly provenance: Provenance
}

export interface VenueRules {
  readonly id: VenueId
  readonly name: string
  readonly quotes: readonly string[]
  readonly provenance: Provenance
  /** At exactly zero buffer: liquidated where the venue says "at or below", safe where it says "below". */
  readonly liquidatedAtZero: boolean
  /** True where a long and a short of one market become one position; false where hedge mode keeps both. */
  readonly netsOpposingPositions: boolean
  readonly closingFee: ClosingFee
  /** The fee for closing is part of initial margin too. Absent: of the maintenance requirement only. */
  readonly closingFeeInInitial?: boolean
  readonly requirementBasis: RequirementBasis
  readonly takerFee: Ratio
  /** Smallest cash unit when the venue books amounts in whole units of it (dYdX: one millionth). */
  readonly cashUnit?: Usd
  /** Leverage comes in whole steps only. */
  readonly wholeLeverage: boolean
  /**
   * Isolation is by sub-account: an isolated-only market may sit in a cross pool that holds nothing else
   * (dYdX). Absent: such a market is held isolated or not at all.
   */
  readonly isolationBySubaccount?: boolean
  /**
   * What must stay behind a withdrawal besides initial margin, as a share of total notional.
   * Nothing extra: absent.
   */
  readonly withdrawalShare?: Ratio
  readonly funding: FundingRules
  /** Symbols whose terms are published, most traded first. */
  readonly symbols: readonly string[]
  /** Published terms of a symbol: the same object at every question, built at the first. */
  readonly market: (symbol: string) => Market | undefined
  /** Terms for a symbol outside the published list, or undefined where nothing honest can be said. */
  readonly marketFor?: (symbol: string) => Market | undefined
  /** What the reader must be told about this venue's figures. */
  readonly notes: readonly string[]
}
