// Standing in float64: equity and requirement of a lowered form at given prices.
// The exact twin is `appraise`; the bound between them is stated in `lower.ts`.
import type { Lowered } from './lower'

/** Where `surplus64` writes. */
export const EQUITY = 0
export const MAINTENANCE = 1

/**
 * Equity and maintenance at prices given in the order of `lowered.markets`, written to `out[EQUITY]` and
 * `out[MAINTENANCE]`. Allocates nothing. No prices are checked: one that is not a number makes both so.
 */
export function surplus64(lowered: Lowered, prices: Float64Array, out: Float64Array): void {
  const { legsFrom, sizes, tiersFrom, floors, rates, deductions } = lowered
  let equity = lowered.cash
  let maintenance = 0
  const markets = legsFrom.length - 1
  let leg = 0
  for (let market = 0; market < markets; market += 1) {
    const price = prices[market]!
    const end = legsFrom[market + 1]!
    for (; leg < end; leg += 1) {
      const value = sizes[leg]! * price
      const notional = Math.abs(value)
      const last = tiersFrom[leg + 1]! - 1
      let tier = tiersFrom[leg]!
      while (tier < last && notional >= floors[tier + 1]!) tier += 1
      equity += value
      maintenance += rates[tier]! * notional - deductions[tier]!
    }
  }
  out[EQUITY] = equity
  out[MAINTENANCE] = maintenance
}

/** Safe or liquidated by the venue's own comparison at exactly zero. A pool that requires nothing is safe. */
export function isLiquidatable64(
  equity: number,
  maintenance: number,
  liquidatedAtZero: boolean,
): boolean {
  if (maintenance <= 0) return false
  return liquidatedAtZero ? equity <= maintenance : equity < maintenance
}
