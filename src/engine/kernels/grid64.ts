// Grid in float64: the buffer of a lowered form over a plane of two moves, for shading. The line at which it is
// nothing is exact and comes from elsewhere; a cell only says how much is left.
import { EQUITY, MAINTENANCE, surplus64 } from './surplus64'
import type { Lowered } from './lower'

/** How each market of the form moves, in the order of `lowered.markets`: offset + across · x + up · y. */
export interface Swings64 {
  readonly across: Float64Array
  readonly up: Float64Array
  readonly offset: Float64Array
}

/**
 * The buffer at every place of the grid, row by row from the first `up`, written to `out`, which holds
 * across.length × up.length numbers. A price below zero counts as zero.
 */
export function grid64(
  lowered: Lowered,
  of: { readonly marks: Float64Array; readonly swings: Swings64 },
  at: { readonly across: Float64Array; readonly up: Float64Array },
  out: Float64Array,
): void {
  const { marks, swings } = of
  const prices = new Float64Array(marks.length)
  const standing = new Float64Array(2)
  let cell = 0
  for (const y of at.up) {
    for (const x of at.across) {
      for (let market = 0; market < marks.length; market += 1) {
        const move = swings.offset[market]! + swings.across[market]! * x + swings.up[market]! * y
        prices[market] = Math.max(0, marks[market]! * (1 + move))
      }
      surplus64(lowered, prices, standing)
      out[cell] = standing[EQUITY]! - standing[MAINTENANCE]!
      cell += 1
    }
  }
}
