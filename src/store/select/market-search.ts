// Markets by the names people type: what a venue lists under them, and how another venue spells them.
import { marketIdOf, symbolOf, type MarketId, type VenueId } from '../../engine/model/market'
import { marketNamed, searchMarkets, VENUES, venueRules } from '../../engine/venues/registry'
import { normaliseSymbol, partsOf } from '../../engine/venues/symbols'

export interface NamedMarket {
  readonly id: MarketId
  readonly symbol: string
  /** False: nobody publishes its terms, and it needs a maintenance rate from the user. */
  readonly isListed: boolean
}

/** The market a typed name means on a venue. A name nobody lists is kept as it stands. */
export function marketTyped(venue: VenueId, text: string): NamedMarket | undefined {
  const name = text.trim()
  if (name === '') return undefined
  const found = marketNamed(venue, name)
  if (found !== undefined) return { id: found.id, symbol: found.symbol, isListed: true }
  const symbol = normaliseSymbol(venue, name)[0] ?? name
  return { id: marketIdOf(venue, symbol), symbol, isListed: false }
}

/** Symbols to offer while a name is typed, best first. */
export function symbolsLike(venue: VenueId, text: string): readonly string[] {
  return searchMarkets(venue, text).map((market) => market.symbol)
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

/** Name, source and date of a venue's rules, for the note beside the account. */
export function venueNote(venue: VenueId) {
  const rules = venueRules(venue)
  if (rules === undefined) return undefined
  return { name: rules.name, notes: rules.notes, ...rules.provenance }
}

/** Every venue an account may be on. */
export const VENUE_CHOICES: readonly { readonly value: VenueId; readonly text: string }[] =
  VENUES.map(({ id, name }) => ({ value: id, text: name }))

/** A market's name without its venue. */
export function marketName(id: MarketId): string {
  return symbolOf(id)
}
