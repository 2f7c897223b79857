// Symbols in a paste: the coin, its multiple and its quote, from the name alone.
import { partsOf } from '../../engine/venues/symbols'
import type { ImportedPosition } from './imported'

/** Characters of a symbol. The longest seen is under thirty. */
export const SYMBOL_MAX = 48

/** A name of letters, or Hyperliquid's `dex:COIN`; no name is longer. */
export function isSymbol(text: string): boolean {
  return text.length <= SYMBOL_MAX && /\p{L}/u.test(text)
}

type Named = Pick<
  ImportedPosition,
  'venueSymbol' | 'base' | 'baseMultiplier' | 'quote' | 'isCoinMargined'
>

/** What a market's name says. `quote` fills in where the name has none. */
export function named(symbol: string, quote?: string): Named {
  const venueSymbol = symbol.trim()
  const [, pairBase, pairQuote, settle] = /^(.+)\/([^/:]+)(?::(.+))?$/.exec(venueSymbol) ?? []
  if (pairBase !== undefined && pairQuote !== undefined) {
    const { underlying, multiplier, isCoinMargined } = partsOf(
      `${pairBase}/${pairQuote}:${settle ?? pairQuote}`,
    )
    const base = pairBase.includes('-') ? pairBase : underlying
    return {
      venueSymbol,
      base,
      baseMultiplier: multiplier,
      quote: pairQuote,
      ...(isCoinMargined ? { isCoinMargined } : {}),
    }
  }
  const parts = partsOf(venueSymbol)
  const settles = parts.quote ?? quote
  return {
    venueSymbol,
    base: parts.underlying,
    baseMultiplier: parts.multiplier,
    ...(settles === undefined ? {} : { quote: settles }),
    ...(parts.isCoinMargined ? { isCoinMargined: true } : {}),
  }
}
