// Registry: which venues are known, and where a market or a pasted name is found.
import type { Account } from '../model/book'
import { symbolOf, venueOf, type Market, type MarketId, type VenueId } from '../model/market'
import { binance } from './binance'
import { bybit } from './bybit'
import { dydx } from './dydx'
import { generic } from './generic'
import { genericRules } from './generic-own'
import { hyperliquid } from './hyperliquid'
import { okx } from './okx'
import type { VenueRules } from './rules'
import { normaliseSymbol, partsOf, underlyingOf } from './symbols'

/** Markets one search answers with: as many as a list shows without scrolling for long. */
export const SEARCH_MAX = 20

export const VENUES: readonly VenueRules[] = [hyperliquid, dydx, binance, bybit, okx, generic]

const byId = new Map(VENUES.map((rules) => [rules.id, rules]))

export function venueRules(id: VenueId): VenueRules | undefined {
  return byId.get(id)
}

/** Whether accounts of a venue can carry terms of the user's own: where no rules are published. */
export function takesOwnTerms(venue: VenueId): boolean {
  return venue === generic.id
}

/** The rules an account stands on: its venue's, with the user's own terms laid over them where it takes any. */
export function rulesOf({
  venue,
  terms,
}: Pick<Account, 'venue' | 'terms'>): VenueRules | undefined {
  return takesOwnTerms(venue) ? genericRules(terms) : venueRules(venue)
}

/**
 * The venue's terms for a market: published, or else what the venue's rules say of an unlisted symbol
 * (its provenance then says so). Undefined where nothing honest can be said.
 */
export function publishedMarket(id: MarketId): Market | undefined {
  const rules = byId.get(venueOf(id))
  const symbol = symbolOf(id)
  return rules?.market(symbol) ?? rules?.marketFor?.(symbol)
}

/** The market a pasted name means on a venue: a published one under any of its spellings, else an unlisted one. */
export function marketNamed(venue: VenueId, text: string): Market | undefined {
  const rules = byId.get(venue)
  if (rules === undefined) return undefined
  const names = normaliseSymbol(venue, text)
  for (const name of names) {
    const found = rules.market(name)
    if (found !== undefined) return found
  }
  for (const name of names) {
    const found = rules.marketFor?.(name)
    if (found !== undefined) return found
  }
  return undefined
}

/**
 * Markets of a venue that a search text may mean, best first: the name in any spelling, then the same coin,
 * then names that begin with the text, then names that contain it. An empty text gives the most traded.
 * When nothing published fits, the unlisted market of that name, if the venue's rules allow one.
 */
export function searchMarkets(venue: VenueId, text: string): readonly Market[] {
  const rules = byId.get(venue)
  if (rules === undefined) return []
  const wanted = text.trim().toUpperCase()
  const names = new Set(normaliseSymbol(venue, text).map((name) => name.toUpperCase()))
  const coin = wanted === '' ? undefined : partsOf(text).underlying
  const rank = (symbol: string): number | undefined => {
    const upper = symbol.toUpperCase()
    if (wanted === '' || names.has(upper)) return 0
    if (underlyingOf(symbol).underlying === coin) return 1
    if (upper.startsWith(wanted)) return 2
    return upper.includes(wanted) ? 3 : undefined
  }
  const ranked = rules.symbols
    .map((symbol) => ({ symbol, rank: rank(symbol) }))
    .filter((each): each is { symbol: string; rank: number } => each.rank !== undefined)
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, SEARCH_MAX)
  const found = ranked.flatMap(({ symbol }) => rules.market(symbol) ?? [])
  if (found.length > 0) return found
  const unlisted = wanted === '' ? undefined : marketNamed(venue, text)
  return unlisted === undefined ? [] : [unlisted]
}
