// Amounts in float64, for ordering and for saying what is clearly out: nothing here ends in a figure.
import type { Amount, Unit } from './amount'

/** The float64 nearest to an amount. Amounts outlive many questions, and turning one takes as long as a sum. */
export function float64(value: Amount<Unit>): number {
  const known = kept.get(value)
  if (known !== undefined) return known
  const float = value.toNumber()
  kept.set(value, float)
  return float
}
const kept = new WeakMap<Amount<Unit>, number>()
