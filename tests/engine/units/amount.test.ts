// Amounts: exact, with a unit, and rounded only where somebody asks for it.
import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  asNonZero,
  clamp,
  isNonZero,
  price,
  ratio,
  roundTo,
  roundToDigits,
  roundToPlaces,
  sign,
  signRatio,
  size,
  sqrt,
  sum,
  usd,
  type Price,
  type Ratio,
  type Size,
  type Usd,
} from '../../../src/engine/units/amount'
import type { Rounding } from '../../../src/engine/units/decimal'

describe('units', () => {
  it('what times what gives what', () => {
    expectTypeOf(size(2).times(price(3))).toEqualTypeOf<Usd>()
    expectTypeOf(usd(6).div(asNonZero(size(2), 'a size'))).toEqualTypeOf<Price>()
    expectTypeOf(usd(6).div(asNonZero(price(3), 'a price'))).toEqualTypeOf<Size>()
    expectTypeOf(usd(6).div(asNonZero(usd(3), 'money'))).toEqualTypeOf<Ratio>()
    expect(size(2).times(price(3)).toString()).toBe('6')
  })

  it('sums that mean nothing do not compile', () => {
    // @ts-expect-error money and prices do not add
    const mixed = () => usd(1).plus(price(1))
    // @ts-expect-error two prices have no product
    const squared = () => price(1).times(price(1))
    // @ts-expect-error nobody has shown that the divisor is not zero
    const halved = () => usd(1).div(usd(2))
    expect([mixed, squared, halved]).toHaveLength(3)
  })
})

describe('digits', () => {
  it('a tenth and two tenths are three tenths', () => {
    expect(usd('0.1').plus(usd('0.2')).toString()).toBe('0.3')
  })

  it('a 15-digit size times a 12-digit price keeps every digit', () => {
    // 123456789012345 × 123456789012 = 15241578753217,… : counted by whole-number arithmetic
    const product = 123_456_789_012_345n * 123_456_789_012n
    expect(size('123456789012345').times(price('123456789012')).toString()).toBe(product.toString())
  })

  it('small amounts never print an exponent', () => {
    expect(price('1e-18').toString()).toBe('0.000000000000000001')
  })

  it.each(['NaN', 'Infinity', '-Infinity'])('%s is no amount', (text) => {
    expect(() => usd(text)).toThrow('finite')
  })
})

describe('sign', () => {
  it('minus zero is zero', () => {
    expect(sign(usd(0).neg())).toBe(0)
    expect(signRatio(size(-3)).toString()).toBe('-1')
    expect(isNonZero(usd('-0'))).toBe(false)
  })

  it('a divisor of zero breaks the promise by name', () => {
    expect(() => asNonZero(usd(0), 'the equity')).toThrow('the equity must not be zero')
  })
})

describe('rounding', () => {
  it.each<[Rounding, string, string]>([
    ['down', '1.24', '-1.25'],
    ['up', '1.25', '-1.24'],
    ['toward-zero', '1.24', '-1.24'],
    ['away-from-zero', '1.25', '-1.25'],
    ['half-even', '1.24', '-1.24'],
    ['half-away', '1.25', '-1.25'],
  ])('%s takes 1.245 to %s and −1.245 to %s', (rounding, above, below) => {
    expect(roundToPlaces(usd('1.245'), 2, rounding).toString()).toBe(above)
    expect(roundToPlaces(usd('-1.245'), 2, rounding).toString()).toBe(below)
  })

  it('to a multiple of a step', () => {
    expect(roundTo(size('7.6'), size('2.5'), 'down').toString()).toBe('7.5')
    expect(roundTo(size('7.6'), size('2.5'), 'up').toString()).toBe('10')
    expect(() => roundTo(size(1), size(0), 'up')).toThrow('a step is above zero')
  })

  it('to significant digits', () => {
    expect(roundToDigits(price('0.0123456'), 4, 'half-even').toString()).toBe('0.01235')
  })
})

describe('sums and bounds', () => {
  it('nothing to add is nothing', () => {
    expect(sum([], usd(0)).toString()).toBe('0')
    expect(sum([usd(1), usd('2.5')], usd(0)).toString()).toBe('3.5')
  })

  it('clamp holds between two bounds', () => {
    expect(clamp(ratio(5), ratio(0), ratio(1)).toString()).toBe('1')
    expect(clamp(ratio(-5), ratio(0), ratio(1)).toString()).toBe('0')
  })

  it('the square root of two has forty digits', () => {
    // published: 1.4142135623730950488016887242096980785696718…
    expect(sqrt(ratio(2)).toString()).toBe('1.41421356237309504880168872420969807857')
    expect(() => sqrt(ratio(-1))).toThrow('zero or more')
  })
})
