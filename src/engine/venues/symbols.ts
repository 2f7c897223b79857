// Symbols: which coin does a market's name speak of, how many coins is one unit, and how does each
// venue spell it? `XBT` is BTC, `kPEPE` and `1000PEPE` are a thousand PEPE, `BTC/USDT:USDT` is BTCUSDT.
// A spelling never changes what one unit of size is: a name for one PEPE does not become kPEPE here.
import { ONE, ratio, type Ratio } from '../units/amount'
import type { Underlying, VenueId } from '../model/market'

/** What a market's name says by itself. */
export interface SymbolParts {
  /** The coin with its multiple, quote and decoration removed: `1000PEPE`. */
  readonly base: string
  readonly underlying: Underlying
  /** Coins in one unit of the base. */
  readonly multiplier: Ratio
  readonly quote?: string
  /** Delivery day as written (`260626`): a dated future, which is another market than the perpetual. */
  readonly delivery?: string
  /** Builder exchange in front of the coin, as in `xyz:XYZ100`. */
  readonly dex?: string
  /** True where the name itself says that profit is paid in the coin. */
  readonly isCoinMargined: boolean
}

/**
 * Longest first, so that FDUSD is not read as FD in USD. BUSD and TUSD are left out: nothing trades
 * against them now, and with them ARBUSD would be AR and XBTUSD would be XB.
 */
const QUOTES = ['FDUSD', 'USDT', 'USDC', 'USDE', 'USD'] as const

/** Other names of one coin. */
const SAME_COIN: Readonly<Record<string, Underlying>> = { XBT: 'BTC', XDG: 'DOGE' }

/** Names of exchanges that charting pages put before a symbol; any other prefix is a builder's own. */
const EXCHANGE_PREFIX =
  /^(BINANCE|BYBIT|OKX|HYPERLIQUID|DYDX|KRAKEN|BITGET|GATEIO|GATE|KUCOIN|MEXC):/i

/** The coin a symbol speaks of and how many coins one unit of it is. */
export function underlyingOf(symbol: string): {
  readonly underlying: Underlying
  readonly multiplier: Ratio
} {
  const { underlying, multiplier } = partsOf(symbol)
  return { underlying, multiplier }
}

/** Takes a market's name apart. Never fails: what is not understood stays in the base. */
export function partsOf(symbol: string): SymbolParts {
  const bare = symbol
    .trim()
    .replace(EXCHANGE_PREFIX, '')
    .replace(/\s+\d+(\.\d+)?x$/i, '')
  const [, dex, coin] = /^([a-z][a-z0-9]*):(\S+)$/.exec(bare) ?? []
  const { text, delivery } = withoutDelivery(coin ?? bare)
  const pair = pairOf(text)
  const base = /^k[A-Z0-9]/.test(pair.base) ? pair.base : pair.base.toUpperCase()
  return {
    base,
    ...coinsIn(base),
    ...(pair.quote === undefined ? {} : { quote: pair.quote }),
    ...(delivery === undefined ? {} : { delivery }),
    ...(dex === undefined ? {} : { dex }),
    isCoinMargined: pair.isCoinMargined,
  }
}

/** `-260626`, `_20260626` and `-26JUN26` at the end name a delivery day. */
function withoutDelivery(text: string): { readonly text: string; readonly delivery?: string } {
  const [, name, delivery] = /^(.+)[-_](\d{6}|\d{8}|\d{1,2}[A-Z]{3}\d{2})$/i.exec(text) ?? []
  return name === undefined || delivery === undefined ? { text } : { text: name, delivery }
}

interface Pair {
  readonly base: string
  readonly quote?: string
  readonly isCoinMargined: boolean
}

function pairOf(text: string): Pair {
  const plain = text.replace(/^P[FI]_/i, '').replace(/\.P$/i, '')
  const inverse = /^PI_/i.test(text) || /USD_PERP$/i.test(text) || /[-_]USD[-_]SWAP$/i.test(text)
  const name = plain.replace(/[\s_-]+(PERP(ETUAL)?|SWAP)$/i, '')
  // Before a stroke the base may hold a dash of its own, as in XYZ-TSLA/USDC:USDC.
  const [, base, quote, settle] =
    /^(.+)\/([A-Za-z]+)(?::([A-Za-z0-9]+))?$/.exec(name) ??
    /^([^/\s_-]+)[_-]([A-Za-z]+)$/.exec(name) ??
    []
  if (base !== undefined && quote !== undefined) {
    const isCoinMargined = inverse || settle?.toUpperCase() === base.toUpperCase()
    return { base, quote: quote.toUpperCase(), isCoinMargined }
  }
  const upper = name.toUpperCase()
  const suffix = QUOTES.find((each) => upper.endsWith(each) && upper.length > each.length)
  if (suffix !== undefined) {
    return { base: name.slice(0, -suffix.length), quote: suffix, isCoinMargined: inverse }
  }
  // Bybit's BTCPERP is quoted in USDC; PERP by itself is a coin.
  if (/.PERP$/i.test(name)) return { base: name.slice(0, -4), quote: 'USDC', isCoinMargined: false }
  return { base: name, isCoinMargined: inverse }
}

/** Multiples in a base: `1000X`, `1000000X`, `1MX`, `kX` and `X1000`. 1INCH and KAS are names. */
function coinsIn(base: string): { readonly underlying: Underlying; readonly multiplier: Ratio } {
  const [, digits, counted] = /^(10{3,6})([A-Z].*)$/.exec(base) ?? []
  if (digits !== undefined && counted !== undefined) return coins(counted, ratio(digits))
  const [, million] = /^1M([A-Z]{3,})$/.exec(base) ?? []
  if (million !== undefined) return coins(million, MILLION)
  const [, thousand] = /^k([A-Z0-9]{2,})$/.exec(base) ?? []
  if (thousand !== undefined) return coins(thousand, THOUSAND)
  const [, before] = /^([A-Z]{2,})1000$/.exec(base) ?? []
  if (before !== undefined) return coins(before, THOUSAND)
  return coins(base, ONE)
}
const THOUSAND = ratio(1_000)
const MILLION = ratio(1_000_000)

function coins(name: string, multiplier: Ratio) {
  return { underlying: SAME_COIN[name] ?? name, multiplier }
}

/** How a venue writes a perpetual: from the parts to its own symbols, likeliest first. */
const SPELLING: Readonly<Record<VenueId, (parts: SymbolParts) => readonly string[]>> = {
  generic: (parts) => [multipleOf(parts, 'digits')],
  hyperliquid: (parts) =>
    parts.dex === undefined ? [multipleOf(parts, 'k')] : [`${parts.dex}:${parts.base}`],
  binance: (parts) => dollarsOf(parts).map((quote) => `${multipleOf(parts, 'digits')}${quote}`),
  bybit: (parts) =>
    dollarsOf(parts).flatMap((quote) => {
      const ending = quote === 'USDC' ? 'PERP' : quote
      const behind = parts.multiplier.eq(THOUSAND) ? [`${parts.underlying}1000${ending}`] : []
      return [`${multipleOf(parts, 'digits')}${ending}`, ...behind]
    }),
  okx: (parts) =>
    parts.multiplier.eq(ONE)
      ? dollarsOf(parts).map((quote) => `${parts.underlying}-${quote}-SWAP`)
      : [],
  dydx: (parts) => (parts.multiplier.eq(ONE) ? [`${parts.underlying}-USD`] : []),
}

/**
 * The symbols a venue may list a pasted name under, in its own spelling, likeliest first; the name as it
 * stands is always among them. Dated futures and coin-margined contracts are other markets than the
 * linear perpetual and keep their own name only.
 */
export function normaliseSymbol(venue: VenueId, text: string): readonly string[] {
  const asTyped = text.trim()
  const parts = partsOf(text)
  const spell = SPELLING[venue]
  if (spell === undefined || parts.delivery !== undefined || parts.isCoinMargined) return [asTyped]
  return [...new Set([...spell(parts), asTyped])]
}

function multipleOf(parts: SymbolParts, as: 'k' | 'digits'): string {
  if (parts.multiplier.eq(ONE)) return parts.underlying
  if (as === 'k' && parts.multiplier.eq(THOUSAND)) return `k${parts.underlying}`
  return `${parts.multiplier.toString()}${parts.underlying}`
}

/** Venues quoting in stablecoins: the quote named, or both where none is. Plain USD is a coin-margined pair there. */
function dollarsOf(parts: SymbolParts): readonly string[] {
  if (parts.quote === undefined) return ['USDT', 'USDC']
  return parts.quote === 'USD' ? [] : [parts.quote]
}
