// Sides: a venue keeps all longs of a market in a pool as one position, and all shorts as another. Rows of
// one side therefore share its tier: each counts by its share of the side, so that together they require
// exactly what the one position would.
import type { Position } from '../model/book'
import type { MarketId } from '../model/market'
import {
  asNonZero,
  inDigits,
  isNonZero,
  sign,
  type NonZero,
  type Ratio,
  type Size,
} from '../units/amount'
import type { VenueRules } from '../venues/rules'

/**
 * A row's part of its side: `own` of `total`, by size, or by entry notional where the venue counts margins on
 * that. Kept as two numbers, since a quotient such as a third would put a side on its tier's edge beyond it.
 */
export interface SideShare {
  readonly own: NonZero<'ratio'>
  readonly total: NonZero<'ratio'>
  /** Size of the whole side, signed. */
  readonly size: Size
}

/** The share each position has of its side, in the order given; undefined for one that is alone on it. */
export function sharesOfSides(
  positions: readonly Position[],
  basis: VenueRules['requirementBasis'],
): (at: number) => SideShare | undefined {
  const rows = new Map<MarketId, number>()
  for (const { market } of positions) rows.set(market, (rows.get(market) ?? 0) + 1)
  if (rows.size === positions.length) return () => undefined
  const weightOf = ({ size, entry }: Position): Ratio =>
    inDigits(basis === 'entry' ? size.times(entry).abs() : size.abs())
  const totals = new Map<string, { rows: number; weight: Ratio; size: Size }>()
  const sideOf = ({ market, size }: Position) => `${market} ${sign(size)}`
  for (const position of positions) {
    if (rows.get(position.market) === 1) continue
    const total = totals.get(sideOf(position))
    const weight = weightOf(position)
    if (total === undefined) {
      totals.set(sideOf(position), { rows: 1, weight, size: position.size })
    } else {
      total.rows += 1
      total.weight = total.weight.plus(weight)
      total.size = total.size.plus(position.size)
    }
  }
  return (at) => {
    const position = positions[at]
    const total = position && totals.get(sideOf(position))
    if (position === undefined || total === undefined || total.rows < 2) return undefined
    const own = weightOf(position)
    if (!isNonZero(own)) return undefined
    return { own, total: asNonZero(total.weight, 'the weight of a side'), size: total.size }
  }
}

export function sameShare(a: SideShare | undefined, b: SideShare | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  return a.own.eq(b.own) && a.total.eq(b.total) && a.size.eq(b.size)
}
