// Snapshot: what the market says at one moment, and what the user assumes about it.
// A mark that is not there is not there: no zero stands in for it.
import { type Price, type Ratio, type Size } from '../units/amount'
import type { MarketId, Provenance, Underlying } from './market'

/** A funding rate together with the interval it is paid for. Above zero: longs pay shorts. */
export interface FundingRate {
  readonly rate: Ratio
  readonly everyHours: number
}

export interface Quote {
  readonly mark?: Price
  /** Index or oracle price, where it differs from the mark. */
  readonly index?: Price
  readonly funding?: FundingRate
  /** Base units, for margins that scale with open interest. */
  readonly openInterest?: Size
}

export interface Snapshot {
  /** ISO time the marks were true. Absent: age unknown, and the page says so. */
  readonly asOf?: string
  readonly quotes: ReadonlyMap<MarketId, Quote>
}

/** A figure nobody can look up, with who says so. */
export interface Assumed<T> {
  readonly value: T
  readonly from: 'typed' | 'preset' | 'imported'
  readonly provenance?: Provenance
}

/** One pair's correlation of daily moves, between −1 and 1. */
export interface Correlation {
  readonly pair: readonly [Underlying, Underlying]
  readonly rho: Assumed<Ratio>
}

/**
 * What the user assumes about how prices move and what trading costs.
 * Volatility is the standard deviation of one day's relative move.
 * Pairs not listed correlate by `correlationElsewhere`; one underlying correlates with itself by 1.
 */
export interface Assumptions {
  readonly volatility: ReadonlyMap<Underlying, Assumed<Ratio>>
  readonly volatilityElsewhere: Assumed<Ratio>
  readonly correlations: readonly Correlation[]
  readonly correlationElsewhere: Assumed<Ratio>
  /** Share of notional a taker pays. Absent: the venue's own figure. */
  readonly takerFee?: Assumed<Ratio>
  /** Share of notional lost to the book when filling at the mark. */
  readonly slippage: Assumed<Ratio>
}

export function markOf(snapshot: Snapshot, market: MarketId): Price | undefined {
  return snapshot.quotes.get(market)?.mark
}

/** The snapshot with one market's quote changed; other quotes keep their identity. */
export function withQuote(snapshot: Snapshot, market: MarketId, quote: Quote): Snapshot {
  const quotes = new Map(snapshot.quotes)
  quotes.set(market, quote)
  return { ...snapshot, quotes }
}

/** The σ of one day assumed for an underlying. */
export function volatilityOf(assumptions: Assumptions, underlying: Underlying): Assumed<Ratio> {
  return assumptions.volatility.get(underlying) ?? assumptions.volatilityElsewhere
}
