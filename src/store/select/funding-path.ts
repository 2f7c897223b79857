// Along a path of rates: what a pool pays a day, and how long its buffer lasts, at the rates of now, at the
// venue's bounds, or at a rate of the reader's own, with receipts as they stand or turned round.
import { erosionOf, ratesAlong, type Erosion, type RatePath } from '../../engine/funding/erosion'
import { dragOfPool, type MissingFunding, type PoolDrag } from '../../engine/funding/drag'
import type { Appraisal } from '../../engine/margin/stand'
import { symbolOf, type MarketId } from '../../engine/model/market'
import { days } from '../../engine/model/shown'
import type { FundingRate } from '../../engine/model/snapshot'
import type { Outcome } from '../../engine/units/outcome'
import type { PoolFigures, PoolState, Side } from './sides'
import { typedRate } from './typed-rate'
import { figure, words, type Value } from './value'
import { erosionInWords, noRatesInWords } from './words'

/** Which rates the reader asks about. */
export interface PathChoice {
  readonly rates: 'today' | 'cap' | 'own'
  /** Where the pool would receive, it pays the same. */
  readonly flips: boolean
  /** The reader's own rate, of every market that has none of its own. Above zero longs pay. */
  readonly own: FundingRate
  readonly ownOf?: OwnRates
}

/** Rates of the reader's own for single markets. */
export type OwnRates = ReadonlyMap<MarketId, FundingRate>

/** What all three rates of the sample sit at when they hurt: 0.10 % every 8 hours. */
export const OWN_USUAL = '0.1'

/** A typed rate of one's own, per 8 hours unless it names its interval. */
export function typedOwnRate(text: string): Outcome<FundingRate> {
  return typedRate(text, 8)
}

/** The path as the engine takes it. */
export function ratePathOf({ rates, flips, own, ownOf }: PathChoice): RatePath {
  if (rates !== 'own') return { rates, flips }
  return { rates: 'same', rate: own, flips, ...(ownOf === undefined ? {} : { except: ownOf }) }
}

/** A path along which the book's own explanations hold: they speak of today's rates. */
export function isOfToday({ rates, flips }: PathChoice): boolean {
  return rates === 'today' && !flips
}

export interface Along {
  /** Lines whose rate is known stay known where the sum is not. */
  readonly drag: PoolDrag
  readonly erosion: Erosion
  readonly missing: readonly MissingFunding[]
}

/** Funding of a pool that is known, along one path. */
export function alongPath(
  pool: PoolFigures,
  { appraisal, drag: today }: Extract<PoolState, { kind: 'known' }>,
  path: RatePath,
): Along {
  if (path.rates === 'today' && !path.flips) return alongDrag(appraisal, today)
  const quoteOf = (market: MarketId) => pool.snapshot.quotes.get(market)
  const rates = ratesAlong(appraisal, path, quoteOf)
  const found = dragOfPool(appraisal, quoteOf, rates.rateOf)
  // A bound that is missing leaves the same gap as a rate would, and is named for what it is.
  const drag: PoolDrag =
    rates.kind === 'unknown'
      ? { kind: 'unknown', missing: rates.missing, lines: found.lines, byLine: found.byLine }
      : found
  return alongDrag(appraisal, drag)
}

function alongDrag(appraisal: Appraisal, drag: PoolDrag): Along {
  return {
    drag,
    erosion: erosionOf(appraisal, drag),
    missing: drag.kind === 'unknown' ? drag.missing : [],
  }
}

/** Days to zero buffer, or why they never come. */
export function daysShown(erosion: Erosion): Value {
  return erosion.kind === 'at' ? figure(days(erosion.days)) : words(erosionInWords(erosion))
}

export interface Lack {
  /** A sentence; absent where nothing is lacking. */
  readonly text: string | undefined
  /** Markets whose bound can be given in their terms. */
  readonly markets: readonly { readonly id: MarketId; readonly symbol: string }[]
}

/** What the pools of a side lack along a path, each market once. */
export function lackingAlong(side: Side, choice: PathChoice): Lack {
  const path = ratePathOf(choice)
  const missing = new Map<string, MissingFunding>()
  for (const pool of side.pools) {
    if (pool.state.kind !== 'known') continue
    const found = alongPath(pool, pool.state, path).missing
    for (const one of found) missing.set(`${one.what} ${one.market}`, one)
  }
  const all = [...missing.values()]
  if (all.length === 0) return { text: undefined, markets: [] }
  const said = noRatesInWords(all)
  return {
    text: `${said.charAt(0).toUpperCase()}${said.slice(1)}`,
    markets: all
      .filter(({ what }) => what === 'cap')
      .map(({ market }) => ({ id: market, symbol: symbolOf(market) })),
  }
}
