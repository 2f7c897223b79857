// Netting: which market does one pool hold twice? Where a venue nets, a long and a short of one market are one
// position, and two rows would be margined as two. Such a pool is refused, never summed as if it could be.
import type { Position } from '../model/book'
import type { MarketId } from '../model/market'

/** The first market that two open positions of a list share, or undefined when none do. */
export function heldTwice(positions: readonly Position[]): MarketId | undefined {
  const seen = new Set<MarketId>()
  for (const { market, size, excluded } of positions) {
    if (size.isZero() || excluded === true) continue
    if (seen.has(market)) return market
    seen.add(market)
  }
  return undefined
}
