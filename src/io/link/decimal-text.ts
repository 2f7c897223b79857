// Decimal text: how does an amount stand in a link, and which texts are amounts?
// Plain digits with a point, nothing else: no exponent, no separators, no trailing zeros. A link is
// machine text; what people type goes through `engine/units/read`.
import { amount, type Amount, type Unit } from '../../engine/units/amount'
import { DIGITS } from '../../engine/units/decimal'

/** Digits before the point: no book holds 10³⁰ of anything, in any unit. */
export const WHOLE_DIGITS_MAX = 30
/**
 * Digits behind the point. A price of 10⁻¹² kept to 40 digits ends at 52; what two such amounts leave
 * when they almost cancel, times a third, ends near 100.
 */
export const PLACES_MAX = 120

const PLAIN = /^-?(0|[1-9]\d*)(?:\.(\d+))?$/

/** The one text of an amount. Minus zero is zero. */
export function decimalText(value: Amount<Unit>): string {
  return value.toString()
}

/** Why a text is not an amount, or undefined when it is one. */
export function decimalProblem(text: string): string | undefined {
  if (text.length > WHOLE_DIGITS_MAX + PLACES_MAX + 2) return 'a number with too many digits'
  const found = PLAIN.exec(text)
  if (found === null) return 'not a plain decimal number'
  const [, whole = '', places = ''] = found
  if (whole.length > WHOLE_DIGITS_MAX) return `a number of 10^${WHOLE_DIGITS_MAX} or more`
  if (places.length > PLACES_MAX) return `a number with more than ${PLACES_MAX} decimal places`
  const significant = `${whole}${places}`.replace(/^0+/, '').replace(/0+$/, '')
  if (significant.length > DIGITS) return `a number with more than ${DIGITS} significant digits`
  return undefined
}

/** The amount of a text that has no problem. Minus zero is read as zero. */
export function amountOfText<U extends Unit>(text: string, unit: U): Amount<U> {
  const value = amount(text, unit)
  return value.isZero() ? amount('0', unit) : value
}
