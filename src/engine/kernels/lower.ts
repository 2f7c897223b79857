// Lowering: a pool's form as plain numbers, for grids and paths that ask for millions of standings.
// What a plain number cannot say faithfully is refused by name, never rounded into something else.
// Legs are grouped by market, so that one price serves all legs of its market.
import type { Form, Leg } from '../margin/form'
import type { Amount, Price, Unit } from '../units/amount'
import { must } from '../units/outcome'

type MarketId = Leg['market']

/**
 * A form in float64. Crosses to a worker as it is: arrays, numbers and texts only.
 * Sizes must stand still: a table counted in size has given the one tier that holds today's size.
 */
export interface Lowered {
  /** Equity were all prices zero. */
  readonly cash: number
  readonly liquidatedAtZero: boolean
  /** Prices are given in this order. */
  readonly markets: readonly MarketId[]
  /** Legs of market m: from `legsFrom[m]` up to, not including, `legsFrom[m + 1]`. */
  readonly legsFrom: Int32Array
  /** Which leg of the form each leg is. */
  readonly legAt: Int32Array
  /** Base units, signed. */
  readonly sizes: Float64Array
  /** Tiers of leg l: from `tiersFrom[l]` up to, not including, `tiersFrom[l + 1]`. */
  readonly tiersFrom: Int32Array
  readonly floors: Float64Array
  readonly rates: Float64Array
  readonly deductions: Float64Array
}

/** Why a form has no float64 twin. */
export type LoweringRefusal =
  /** On the edge itself a rounding error would be worth a whole step of margin. */
  | { readonly why: 'requirement jumps with notional'; readonly market: MarketId }
  | { readonly why: 'too large or too small for float64'; readonly value: string }

export type Lowering =
  | { readonly ok: true; readonly lowered: Lowered }
  | { readonly ok: false; readonly refusals: readonly LoweringRefusal[] }

/** Largest and smallest amounts taken, zero apart: a product of two still fits a float64 at full precision. */
export const LARGEST64 = 1e150
export const SMALLEST64 = 1e-150

/**
 * The form in float64, or every reason why not.
 * The twin agrees with the exact form within 4 ε (legs + 2) × gross, gross being |cash| + Σ |notional|
 * (requirements fixed at entry counting as notional). Where a table's pieces join only nearly, the gap at
 * that edge comes on top.
 */
export function lower(form: Form): Lowering {
  const refusals: LoweringRefusal[] = []
  const number = (value: Amount<Unit>): number => {
    const found = value.toNumber()
    if (!fits(found, value)) {
      refusals.push({ why: 'too large or too small for float64', value: value.toString() })
    }
    return found
  }
  const order = [...form.legsOf.values()].flat()
  const legs = order.map((at) => legOf(form, at))
  for (const leg of legs) {
    if (leg.shape === 'whole' && leg.tiers.length > 1) {
      refusals.push({ why: 'requirement jumps with notional', market: leg.market })
    }
  }
  const tiers = legs.flatMap((leg) => leg.tiers)
  const lowered: Lowered = {
    cash: number(form.cash),
    liquidatedAtZero: form.rules.liquidatedAtZero,
    markets: [...form.legsOf.keys()],
    legsFrom: offsets([...form.legsOf.values()].map((list) => list.length)),
    legAt: Int32Array.from(order),
    sizes: Float64Array.from(legs, (leg) => number(leg.size)),
    tiersFrom: offsets(legs.map((leg) => leg.tiers.length)),
    floors: Float64Array.from(tiers, (tier) => number(tier.floor)),
    rates: Float64Array.from(tiers, (tier) => number(tier.rate)),
    deductions: Float64Array.from(tiers, (tier) => number(tier.deduction)),
  }
  return refusals.length > 0 ? { ok: false, refusals } : { ok: true, lowered }
}

/** Prices in the order that the lowered form wants them. */
export function pricesFor(lowered: Lowered, priceOf: (market: MarketId) => Price): Float64Array {
  return Float64Array.from(lowered.markets, (market) => {
    const price = priceOf(market)
    const found = price.toNumber()
    must(fits(found, price), `a price that fits a float64, was ${price.toString()}`)
    return found
  })
}

function fits(found: number, value: Amount<Unit>): boolean {
  const amount = Math.abs(found)
  return amount === 0 ? value.isZero() : amount >= SMALLEST64 && amount <= LARGEST64
}

function legOf(form: Form, at: number): Leg {
  const leg = form.legs[at]
  must(leg !== undefined, `a form names its own legs, not ${at}`)
  return leg
}

/** Where each of the lists starts when they lie end to end, and where the last ends. */
function offsets(lengths: readonly number[]): Int32Array {
  const starts = new Int32Array(lengths.length + 1)
  for (const [at, length] of lengths.entries()) starts[at + 1] = starts[at]! + length
  return starts
}
