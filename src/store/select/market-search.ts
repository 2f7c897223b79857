// Markets by the names people type: what a venue lists under them, and how another venue spells them.
import type { Account } from '../../engine/model/book'
import type { Shown } from '../../engine/model/explanation'
import { marketIdOf, symbolOf, type MarketId, type VenueId } from '../../engine/model/market'
import type { Scenario } from '../../engine/model/scenario'
import {
  marketNamed,
  publishedMarket,
  rulesOf,
  searchMarkets,
  takesOwnTerms,
  VENUES,
  venueRules,
} from '../../engine/venues/registry'
import { normaliseSymbol, partsOf } from '../../engine/venues/symbols'
import { inShort } from './market-terms'
import { venueTerms } from './own-venue'

/** Markets the scenario gives terms to. */
type OwnMarkets = Scenario['markets']
const NONE: OwnMarkets = new Map()

export interface NamedMarket {
  readonly id: MarketId
  readonly symbol: string
  /** False: nobody publishes its terms, and it needs a maintenance rate from the user. */
  readonly isListed: boolean
}

/**
 * The market a typed name means on a venue: one of the user's own by its own name, else the venue's. A name
 * nobody lists is kept as it stands.
 */
export function marketTyped(
  venue: VenueId,
  text: string,
  own: OwnMarkets = NONE,
): NamedMarket | undefined {
  const name = text.trim()
  if (name === '') return undefined
  const mine = [...own.values()].find(
    (market) =>
      market.venue === venue &&
      market.symbol.toUpperCase() === name.toUpperCase() &&
      publishedMarket(market.id) === undefined,
  )
  if (mine !== undefined) return { id: mine.id, symbol: mine.symbol, isListed: false }
  const found = marketNamed(venue, name)
  if (found !== undefined) return { id: found.id, symbol: found.symbol, isListed: true }
  const symbol = normaliseSymbol(venue, name)[0] ?? name
  return { id: marketIdOf(venue, symbol), symbol, isListed: false }
}

/** One market to offer, with what tells it from another. */
export interface OfferedMarket {
  readonly symbol: string
  readonly venue: string
  readonly maintenance?: Shown
  readonly leverage?: Shown
  readonly fundingHours?: number
}

/**
 * Markets to offer while a name is typed, best first: those of the user's own that the text is part of, then
 * the venue's, under whatever spelling. On the terms that hold in this scenario.
 */
export function marketsLike(
  venue: VenueId,
  text: string,
  own: OwnMarkets = NONE,
): readonly OfferedMarket[] {
  const wanted = text.trim().toUpperCase()
  const mine = [...own.values()].filter(
    (market) =>
      market.venue === venue &&
      publishedMarket(market.id) === undefined &&
      market.symbol.toUpperCase().includes(wanted),
  )
  const found = new Map([...mine, ...searchMarkets(venue, text)].map((each) => [each.id, each]))
  const name = venueRules(venue)?.name ?? venue
  return Array.from(found.values(), (market) => ({
    symbol: market.symbol,
    venue: name,
    ...inShort(own.get(market.id) ?? market),
  }))
}

/**
 * How a venue spells a symbol of another venue. A linear contract in plain dollars, as dYdX lists them, is
 * the coin's perpetual elsewhere too, whatever dollar that one is quoted in.
 */
export function spelledOn(venue: VenueId): (symbol: string) => string {
  return (symbol) => {
    const there = marketTyped(venue, symbol)
    const { base, quote, delivery, isCoinMargined } = partsOf(symbol)
    const isPlainDollar = quote === 'USD' && delivery === undefined && !isCoinMargined
    const found = there?.isListed === false && isPlainDollar ? marketTyped(venue, base) : there
    return found?.symbol ?? symbol
  }
}

/** Name, source and date of the rules of an account, for the note beside the account. */
export function venueNote(account: Pick<Account, 'venue' | 'terms'>) {
  const rules = rulesOf(account)
  if (rules === undefined) return undefined
  const { own = [] } = venueTerms(account) ?? {}
  const isOwn = [...own].some((part) => part !== 'name')
  return {
    isOwn,
    isNamed: [...own].length > 0,
    name: rules.name,
    notes: rules.notes,
    ...rules.provenance,
  }
}

/** Every venue an account may be on. */
export const VENUE_CHOICES: readonly { readonly value: VenueId; readonly text: string }[] =
  VENUES.map(({ id, name }) => ({ value: id, text: name }))

/** The venue for one whose rules nobody publishes: it takes terms of the user's own. */
export const UNPUBLISHED_VENUE = VENUES.find(({ id }) => takesOwnTerms(id))?.id

/** A market's name without its venue. */
export function marketName(id: MarketId): string {
  return symbolOf(id)
}
