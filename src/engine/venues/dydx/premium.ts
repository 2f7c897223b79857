// Premium: how far does a perpetual trade from its oracle price, as dYdX's validators measure it?
// One vote a block from the order book, one sample a minute (median of the votes), and an hour's mean of
// the samples, which the funding rate is made of. All are fractions of the oracle price, cut to millionths.
// Source: dydxprotocol/v4-chain 84d4664b (2026-03-04), x/perpetuals/keeper/perpetual.go, lib/math.go and
// x/clob/memclob (GetPricePremium).
import {
  asNonZero,
  clamp,
  greatest,
  isNonZero,
  least,
  NO_SIZE,
  ONE,
  ratio,
  roundTo,
  roundToPlaces,
  ZERO,
  type Price,
  type Ratio,
  type Size,
  type Usd,
} from '../../units/amount'
import { must } from '../../units/outcome'

/** Rates and premiums are whole millionths on chain. */
const PLACES = 6

/** What rests in the book at one price. */
export interface BookLevel {
  readonly price: Price
  /** Base units, above zero. */
  readonly size: Size
}

/** One side or both may be empty. Best price first on either side. */
export interface OrderBook {
  readonly bids: readonly BookLevel[]
  readonly asks: readonly BookLevel[]
}

/**
 * A validator's vote on the premium. Above zero where the oracle lies below the bids, below zero where it
 * lies above the asks, nothing between them:
 *   oracle < best bid: max(0, impact bid ÷ oracle − 1); oracle > best ask: min(0, impact ask ÷ oracle − 1)
 * A side too thin for the impact notional votes nothing. Cut toward zero, then held within ±maximum.
 */
export function premiumVote(
  book: OrderBook,
  of: {
    readonly oracle: Price
    readonly impactNotional: Usd
    readonly sizeUnit: Size
    readonly maximum: Ratio
  },
): Ratio {
  const [bid, ask] = [book.bids[0], book.asks[0]]
  const premiumAt = (impact: Price | undefined) =>
    impact === undefined ? ZERO : impact.div(asNonZero(of.oracle, 'an oracle price')).minus(ONE)
  const held = (premium: Ratio) =>
    clamp(roundToPlaces(premium, PLACES, 'toward-zero'), of.maximum.neg(), of.maximum)
  if (bid !== undefined && of.oracle.lt(bid.price)) {
    return held(greatest(ZERO, premiumAt(impactPrice(book.bids, of))))
  }
  if (ask !== undefined && of.oracle.gt(ask.price)) {
    return held(least(ZERO, premiumAt(impactPrice(book.asks, of))))
  }
  return ZERO
}

/**
 * Average price of trading an amount of money against one side, best price first: notional ÷ base, the base
 * taken from the last level rounded up to the size unit. No notional: the best price. Too thin: undefined.
 */
export function impactPrice(
  levels: readonly BookLevel[],
  of: { readonly impactNotional: Usd; readonly sizeUnit: Size },
): Price | undefined {
  if (of.impactNotional.isZero()) return levels[0]?.price
  let left = of.impactNotional
  let base = NO_SIZE
  for (const level of levels) {
    const value = level.price.times(level.size)
    if (value.lt(left)) {
      left = left.minus(value)
      base = base.plus(level.size)
      continue
    }
    const rest = left.div(asNonZero(level.price, 'a price in the book'))
    const filled = base.plus(roundTo(rest, of.sizeUnit, 'up'))
    return isNonZero(filled) ? of.impactNotional.div(filled) : undefined
  }
  return undefined
}

/**
 * The middle of the values in order; of an even count the mean of the middle two, half a millionth going
 * away from zero. There must be a value.
 */
export function medianPremium(values: readonly Ratio[]): Ratio {
  const ordered = inOrder(values)
  const half = Math.floor(ordered.length / 2)
  const upper = ordered[half]
  must(upper !== undefined, 'a median needs at least one value')
  const lower = ordered.length % 2 === 0 ? ordered[half - 1] : upper
  must(lower !== undefined, 'an even count above zero has two in the middle')
  const middle = lower.plus(upper).div(asNonZero(ratio(2), 'two'))
  return roundToPlaces(middle, PLACES, 'half-away')
}

/**
 * The minute's sample: the median of its votes, blocks without a vote counting as zero, up to the number of
 * blocks or the least number of votes, whichever is more.
 */
export function premiumSample(
  votes: readonly Ratio[],
  of: { readonly blocks: number; readonly leastVotes: number },
): Ratio {
  const count = Math.max(of.blocks, of.leastVotes)
  must(votes.length <= count, `at most one vote a block: ${votes.length} in ${count}`)
  if (count === 0) return ZERO
  const silent = Array.from({ length: count - votes.length }, () => ZERO)
  return medianPremium([...votes, ...silent])
}

/**
 * Samples in order without the outermost: floor(2 × share × count) in all, the odd one from the top.
 * In production the share is zero and nothing is removed.
 */
export function withoutTails(samples: readonly Ratio[], share: Ratio): readonly Ratio[] {
  const outside = roundToPlaces(share.times(ratio(2 * samples.length)), 0, 'down').toNumber()
  const bottom = Math.floor(outside / 2)
  return inOrder(samples).slice(bottom, samples.length - (outside - bottom))
}

function inOrder(values: readonly Ratio[]): readonly Ratio[] {
  return values.toSorted((a, b) => a.cmp(b))
}
