// The one Decimal: every exact figure in Plimsoll is computed in this context.
// 40 significant digits, because a 15-digit size times a 12-digit price already fills the
// library's default of 20; half-even, because sums of rounded quotients should not drift;
// and exponent limits so wide that no amount ever prints as `1e-8`.
import { Decimal as Base } from 'decimal.js'

/** Significant digits kept by every operation. */
export const DIGITS = 40

export const Decimal = Base.clone({
  precision: DIGITS,
  rounding: Base.ROUND_HALF_EVEN,
  toExpNeg: -9e15,
  toExpPos: 9e15,
})

export type Decimal = InstanceType<typeof Base>

/** Rounding directions by what they do to a signed number. */
export type Rounding = 'down' | 'up' | 'toward-zero' | 'away-from-zero' | 'half-even' | 'half-away'

const MODE: Record<Rounding, Base.Rounding> = {
  down: Base.ROUND_FLOOR,
  up: Base.ROUND_CEIL,
  'toward-zero': Base.ROUND_DOWN,
  'away-from-zero': Base.ROUND_UP,
  'half-even': Base.ROUND_HALF_EVEN,
  'half-away': Base.ROUND_HALF_UP,
}

/** The library's number for a rounding direction. */
export function roundingMode(rounding: Rounding): Base.Rounding {
  return MODE[rounding]
}
