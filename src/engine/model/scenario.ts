// Scenario: one complete, self-contained question: a book, the market it stands in, and what is assumed.
// It is what a link carries, what undo remembers, and what every figure on the page is derived from.
import type { Book } from './book'
import type { Market, MarketId, MarketLookup } from './market'
import type { Assumptions, Snapshot } from './snapshot'

export interface Scenario {
  readonly name: string
  readonly book: Book
  readonly snapshot: Snapshot
  /** Markets defined or overridden by this scenario. All others come from their venue's table. */
  readonly markets: ReadonlyMap<MarketId, Market>
  readonly assumptions: Assumptions
}

/** The scenario's own terms first, then the venue's. */
export function marketsOf(scenario: Scenario, published: MarketLookup): MarketLookup {
  return (id) => scenario.markets.get(id) ?? published(id)
}
