// Liquidation price: at which prices of one market, all others held, does a pool's buffer reach zero?
// One position alone in its market is solved in its notional, where tier edges are given and need no
// division; several legs of one market share one price and go through the general course.
import type { MarketId } from '../model/market'
import type { Refusal } from '../margin/form'
import { outsetOf, type Appraisal, type LegLine } from '../margin/stand'
import {
  asNonZero,
  isNonZero,
  ONE,
  ratio,
  sign,
  type Price,
  type Ratio,
  type Usd,
} from '../units/amount'
import { must } from '../units/outcome'
import { crossings } from './crossing'
import { courseAlong } from './ray'

/** Bounds of the safe prices: liquidated at or below `lower`, at or above `upper`. */
export interface Bounds {
  readonly lower?: Price
  readonly upper?: Price
}

/** Why there is no liquidation price. */
export type NoPrice = 'no exposure' | 'covered at any price'

/**
 * The answer to "at which price?". `nearestOnly`: the margin table jumps with notional, so safe prices
 * beyond these bounds may exist; the bounds are the nearest on each side.
 */
export type Band =
  | ({ readonly kind: 'at'; readonly nearestOnly: boolean } & Bounds)
  | { readonly kind: 'none'; readonly why: NoPrice }
  | { readonly kind: 'breached'; readonly shortfall: Usd; readonly safe?: Bounds }
  | { readonly kind: 'unknown'; readonly missing: readonly MarketId[] }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }

/** The liquidation band of one market in a pool: every position of that market shares it. */
export function bandOf(appraisal: Appraisal, market: MarketId): Band {
  const legs = appraisal.form.legsOf.get(market) ?? []
  const lines = legs.flatMap((at) => {
    const line = appraisal.lines[at]
    return line === undefined || line.value.isZero() ? [] : [line]
  })
  const [only] = lines
  if (only === undefined) return { kind: 'none', why: 'no exposure' }
  const outset = outsetOf(appraisal)
  if (outset.kind === 'breached') {
    const safe = boundsAlong(appraisal, market, only.mark)
    return {
      ...outset,
      ...(safe === undefined ? {} : { safe }),
    }
  }
  const nearestOnly = lines.some((line) => line.leg.shape === 'whole')
  const bounds =
    lines.length === 1 && !nearestOnly && gainsInItsFavour(only)
      ? boundsOfOne(outset.appraisal, only)
      : boundsAlong(outset.appraisal, market, only.mark)
  if (bounds?.lower === undefined && bounds?.upper === undefined) {
    return { kind: 'none', why: 'covered at any price' }
  }
  return { kind: 'at', nearestOnly, ...bounds }
}

/** Whether every tier leaves the holder part of each gain: a fee on top of a full rate takes more than all. */
function gainsInItsFavour({ leg }: LegLine): boolean {
  const last = leg.tiers.at(-1)
  return last === undefined || last.rate.lt(ONE)
}

/**
 * Bounds of a pool that is safe now, for a position alone in its market. With rates below 100 % a long
 * is liquidated only below and a short only above.
 * In a tier: rest + side × n − (rate × n − deduction) = 0, so n = (rest + deduction) ÷ (rate − side).
 */
function boundsOfOne(appraisal: Appraisal, line: LegLine): Bounds {
  const rest = appraisal.buffer.minus(line.value).plus(line.requirement)
  return sign(line.value) > 0 ? lowerOfLong(line, rest) : upperOfShort(line, rest)
}

function lowerOfLong(line: LegLine, rest: Usd): Bounds {
  const [first] = line.leg.tiers
  must(first !== undefined, 'a leg has at least one tier')
  // What is left at no notional. The first deduction is nothing unless margin is counted at entry.
  if (sign(rest.plus(first.deduction)) >= 0) return {}
  for (let at = line.tier; at > 0; at -= 1) {
    const tier = line.leg.tiers[at]
    must(tier !== undefined, 'a tier below a tier exists')
    const onEdge = rest.plus(tier.floor).minus(tier.rate.times(tier.floor)).plus(tier.deduction)
    if (sign(onEdge) <= 0) return withBound('lower', priceIn(line, rest, at))
  }
  return withBound('lower', priceIn(line, rest, 0))
}

function upperOfShort(line: LegLine, rest: Usd): Bounds {
  const { tiers } = line.leg
  for (let at = line.tier; at + 1 < tiers.length; at += 1) {
    const [tier, next] = [tiers[at], tiers[at + 1]]
    must(tier !== undefined && next !== undefined, 'a tier above a tier exists')
    const onEdge = rest.minus(next.floor).minus(tier.rate.times(next.floor)).plus(tier.deduction)
    if (sign(onEdge) <= 0) return withBound('upper', priceIn(line, rest, at))
  }
  return withBound('upper', priceIn(line, rest, tiers.length - 1))
}

/** The root in one tier, as a price. Absent where the line is level (a long whose rate is 100 %). */
function priceIn(line: LegLine, rest: Usd, at: number): Price | undefined {
  const tier = line.leg.tiers[at]
  must(tier !== undefined, `no tier ${at}`)
  const side = sign(line.value) > 0 ? ONE : MINUS_ONE
  const slope = line.leg.size.abs().times(tier.rate.minus(side))
  return isNonZero(slope) ? rest.plus(tier.deduction).div(slope) : undefined
}
const MINUS_ONE = ratio(-1)

function withBound(side: 'lower' | 'upper', at: Price | undefined): Bounds {
  return at === undefined ? {} : { [side]: at }
}

/**
 * Bounds by the general course, both ways from the mark. From safety: the nearest crossing on each side.
 * From danger: the safe prices on the side where safety comes back, or undefined when nowhere.
 */
export function boundsAlong(
  appraisal: Appraisal,
  market: MarketId,
  mark: Price,
): Bounds | undefined {
  const everyKnot = sign(appraisal.buffer) < 0
  const course = (weight: Ratio) =>
    courseAlong(appraisal, new Map([[market, weight]]), { everyKnot })
  const down = crossings(course(MINUS_ONE), 2)
  const up = crossings(course(ONE), 2)
  const below = (at: Ratio) => mark.times(ONE.minus(at))
  const above = (at: Ratio) => mark.times(ONE.plus(at))
  const [downFirst, downSecond] = down
  const [upFirst, upSecond] = up
  if (downFirst?.into === 'safety') {
    return { upper: below(downFirst.at), ...positive(downSecond && below(downSecond.at)) }
  }
  if (upFirst?.into === 'safety') {
    return {
      lower: above(upFirst.at),
      ...(upSecond === undefined ? {} : { upper: above(upSecond.at) }),
    }
  }
  if (everyKnot) return undefined
  return {
    ...positive(downFirst && below(downFirst.at)),
    ...(upFirst === undefined ? {} : { upper: above(upFirst.at) }),
  }
}

/** A liquidation price must be above zero. */
function positive(at: Price | undefined): Bounds {
  return at === undefined || sign(at) <= 0 ? {} : { lower: at }
}

/** The bound nearest the mark, with its signed distance as a share of the mark. */
export interface Distance {
  readonly price: Price
  readonly side: 'lower' | 'upper'
  readonly move: Ratio
}

/** Signed distance to the nearer bound: below zero when a fall liquidates. */
export function distanceTo(bounds: Bounds, mark: Price): Distance | undefined {
  const { lower, upper } = bounds
  const base = asNonZero(mark, 'the mark')
  const toLower = lower && {
    price: lower,
    side: 'lower' as const,
    move: lower.minus(mark).div(base),
  }
  const toUpper = upper && {
    price: upper,
    side: 'upper' as const,
    move: upper.minus(mark).div(base),
  }
  if (toLower === undefined || toUpper === undefined) return toLower ?? toUpper
  return toUpper.move.lt(toLower.move.abs()) ? toUpper : toLower
}

/**
 * Bankruptcy price: where the pool's equity, not its buffer, is zero, this market alone moving.
 * equity − Σ size × mark + Σ size × p = 0. Absent when the market's legs cancel or the root is not above zero.
 */
export function bankruptcyPriceOf(appraisal: Appraisal, market: MarketId): Price | undefined {
  let value: Usd | undefined
  let size = undefined as LegLine['leg']['size'] | undefined
  for (const at of appraisal.form.legsOf.get(market) ?? []) {
    const line = appraisal.lines[at]
    if (line === undefined) continue
    value = value === undefined ? line.value : value.plus(line.value)
    size = size === undefined ? line.leg.size : size.plus(line.leg.size)
  }
  if (value === undefined || size === undefined || !isNonZero(size)) return undefined
  const root = value.minus(appraisal.equity).div(size)
  return sign(root) > 0 ? root : undefined
}
