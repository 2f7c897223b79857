// Amounts: decimals that know what they measure, so that nonsense does not compile.
// An Amount is the Decimal object itself seen through a narrower interface: units cost nothing at run time.
import { Decimal, roundingMode, type Rounding } from './decimal'
import { must } from './outcome'

/**
 * usd: money in a pool's quote currency. price: money per base unit. size: base units, signed.
 * ratio: a plain number or fraction (0.05 is five per cent).
 */
export type Unit = 'usd' | 'price' | 'size' | 'ratio'

interface Product {
  usd: { ratio: 'usd' }
  price: { size: 'usd'; ratio: 'price' }
  size: { price: 'usd'; ratio: 'size' }
  ratio: { usd: 'usd'; price: 'price'; size: 'size'; ratio: 'ratio' }
}

interface Quotient {
  usd: { usd: 'ratio'; size: 'price'; price: 'size'; ratio: 'usd' }
  price: { price: 'ratio'; ratio: 'price' }
  size: { size: 'ratio'; ratio: 'size' }
  ratio: { ratio: 'ratio' }
}

declare const unit: unique symbol
declare const nonZero: unique symbol

/** An exact number with a unit. Rounds half-even at 40 significant digits. */
export interface Amount<U extends Unit> {
  readonly [unit]: U
  plus(other: Amount<U>): Amount<U>
  minus(other: Amount<U>): Amount<U>
  times<V extends keyof Product[U] & Unit>(other: Amount<V>): Amount<Product[U][V] & Unit>
  div<V extends keyof Quotient[U] & Unit>(other: NonZero<V>): Amount<Quotient[U][V] & Unit>
  abs(): Amount<U>
  neg(): Amount<U>
  cmp(other: Amount<U>): number
  eq(other: Amount<U>): boolean
  lt(other: Amount<U>): boolean
  lte(other: Amount<U>): boolean
  gt(other: Amount<U>): boolean
  gte(other: Amount<U>): boolean
  isZero(): boolean
  /** Nearest float64: for kernels and charts, never for money shown. */
  toNumber(): number
  /** Every digit, never an exponent. */
  toString(): string
}

/** What may stand under a division bar. Only `isNonZero` and `asNonZero` make one. */
export type NonZero<U extends Unit> = Amount<U> & { readonly [nonZero]: true }

export type Usd = Amount<'usd'>
export type Price = Amount<'price'>
export type Size = Amount<'size'>
export type Ratio = Amount<'ratio'>

type Digits = string | number

function make<U extends Unit>(digits: Digits): Amount<U> {
  const text = typeof digits === 'string' ? digits.replaceAll('_', '') : digits
  const value = new Decimal(text)
  must(value.isFinite(), `an amount is a finite number, was ${digits}`)
  return value as unknown as Amount<U>
}

/** Money from digits of our own, such as `usd('1_000.50')`. Text from outside goes through `read`. */
export const usd = (digits: Digits): Usd => make(digits)
export const price = (digits: Digits): Price => make(digits)
export const size = (digits: Digits): Size => make(digits)
export const ratio = (digits: Digits): Ratio => make(digits)

/** The same by a unit known only at run time. */
export function amount<U extends Unit>(digits: Digits, _unit: U): Amount<U> {
  return make(digits)
}

export const NOTHING: Usd = usd(0)
export const NO_SIZE: Size = size(0)
export const ZERO: Ratio = ratio(0)
export const ONE = ratio(1) as NonZero<'ratio'>

/** −1, 0 or 1. Asks the value, not its sign bit: minus zero is zero. */
export function sign(value: Amount<Unit>): -1 | 0 | 1 {
  if (value.isZero()) return 0
  return (value as unknown as Decimal).isNegative() ? -1 : 1
}

/** The sign as a factor. */
export function signRatio(value: Amount<Unit>): Ratio {
  const side = sign(value)
  return side === 0 ? ZERO : side > 0 ? ONE : MINUS_ONE
}
const MINUS_ONE = ratio(-1)

export function isNonZero<U extends Unit>(value: Amount<U>): value is NonZero<U> {
  return !value.isZero()
}

/** For a divisor that our own code promises is not zero; the message says which promise broke. */
export function asNonZero<U extends Unit>(value: Amount<U>, what: string): NonZero<U> {
  must(isNonZero(value), `${what} must not be zero`)
  return value
}

export function least<U extends Unit>(first: Amount<U>, ...rest: readonly Amount<U>[]): Amount<U> {
  return rest.reduce((kept, next) => (next.lt(kept) ? next : kept), first)
}

export function greatest<U extends Unit>(
  first: Amount<U>,
  ...rest: readonly Amount<U>[]
): Amount<U> {
  return rest.reduce((kept, next) => (next.gt(kept) ? next : kept), first)
}

/** Held between two bounds. Only venue rules clamp; a shown figure is never clamped before further use. */
export function clamp<U extends Unit>(
  value: Amount<U>,
  floor: Amount<U>,
  cap: Amount<U>,
): Amount<U> {
  return least(greatest(value, floor), cap)
}

/** The multiple of `step` next to the value in the given direction. `step` counts in the value's unit. */
export function roundTo<U extends Unit>(
  value: Amount<U>,
  step: Amount<U>,
  rounding: Rounding,
): Amount<U> {
  must(sign(step) > 0, `a step is above zero, was ${step.toString()}`)
  const steps = (value as unknown as Decimal).div(step as unknown as Decimal)
  const whole = steps.toDecimalPlaces(0, roundingMode(rounding))
  return whole.times(step as unknown as Decimal) as unknown as Amount<U>
}

/** Rounded to a number of decimal places. */
export function roundToPlaces<U extends Unit>(
  value: Amount<U>,
  places: number,
  rounding: Rounding,
): Amount<U> {
  return (value as unknown as Decimal).toDecimalPlaces(
    places,
    roundingMode(rounding),
  ) as unknown as Amount<U>
}

/** Rounded to a number of significant digits. */
export function roundToDigits<U extends Unit>(
  value: Amount<U>,
  digits: number,
  rounding: Rounding,
): Amount<U> {
  return (value as unknown as Decimal).toSignificantDigits(
    digits,
    roundingMode(rounding),
  ) as unknown as Amount<U>
}

/** The positive square root, to 40 digits. The argument must not be negative. */
export function sqrt(value: Ratio): Ratio {
  must(sign(value) >= 0, `a square root needs zero or more, was ${value.toString()}`)
  return (value as unknown as Decimal).sqrt() as unknown as Ratio
}

/** The sum, in order. Nothing to add is nothing. */
export function sum<U extends Unit>(amounts: readonly Amount<U>[], nothing: Amount<U>): Amount<U> {
  return amounts.reduce((total, next) => total.plus(next), nothing)
}

/** The bare number behind an amount, as a ratio: for building text and formulas whose units cancel elsewhere. */
export function inDigits(value: Amount<Unit>): Ratio {
  return value as unknown as Ratio
}

/** A float64 as an amount of the same value, for results of kernels entering labels; refuses NaN and infinity. */
export function fromFloat<U extends Unit>(value: number, _unit: U): Amount<U> {
  return make(value)
}
