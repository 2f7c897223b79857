// Sides: a venue keeps all longs of a market in a pool as one position, and all shorts as another. Rows of
// one side therefore share its tier: each counts by its share of the side, so that together they require
// exactly what the one position would.
import type { Position } from '../model/book'
import type { MarketId } from '../model/market'
import { asNonZero, inDigits, sign, type NonZero, type Ratio } from '../units/amount'
import type { VenueRules } from '../venues/rules'

/**
 * The share each position has of its side, in the order given; undefined for one that is alone on it.
 * Shares go by size, and by entry notional where the venue counts margins on that.
 */
export function sharesOfSides(
  positions: readonly Position[],
  basis: VenueRules['requirementBasis'],
): (at: number) => NonZero<'ratio'> | undefined {
  const rows = new Map<MarketId, number>()
  for (const { market } of positions) rows.set(market, (rows.get(market) ?? 0) + 1)
  if (rows.size === positions.length) return () => undefined
  const weightOf = ({ size, entry }: Position): Ratio =>
    inDigits(basis === 'entry' ? size.times(entry).abs() : size.abs())
  const totals = new Map<string, { rows: number; weight: Ratio }>()
  const sideOf = ({ market, size }: Position) => `${market} ${sign(size)}`
  for (const position of positions) {
    if (rows.get(position.market) === 1) continue
    const total = totals.get(sideOf(position))
    const weight = weightOf(position)
    if (total === undefined) totals.set(sideOf(position), { rows: 1, weight })
    else {
      total.rows += 1
      total.weight = total.weight.plus(weight)
    }
  }
  return (at) => {
    const position = positions[at]
    const total = position && totals.get(sideOf(position))
    if (position === undefined || total === undefined || total.rows < 2) return undefined
    const weight = weightOf(position)
    if (weight.isZero()) return undefined
    const share = weight.div(asNonZero(total.weight, 'the weight of a side'))
    return asNonZero(share, 'the share of a side')
  }
}
