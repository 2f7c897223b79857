// Amounts: decimals that know what they measure.
import { describe, expect, it } from 'vitest'
import {
  amount,
  asNonZero,
  clamp,
  fromFloat,
  greatest,
  inDigits,
  isNonZero,
  least,
  NO_SIZE,
  NOTHING,
  ONE,
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
  ZERO,
} from '../../../src/engine/units/amount'

describe('digits of our own', () => {
  it('may be grouped by underscores', () => {
    expect(usd('1_000.50').toString()).toBe('1000.5')
  })

  it('keep every digit', () => {
    const digits = '123456789.012345678901234567'
    expect(price(digits).toString()).toBe(digits)
  })

  it.each(['', 'ten', '1,000', '1e'])('"%s" is not an amount', (digits) => {
    expect(() => usd(digits)).toThrow('Invalid argument')
  })

  it.each(['Infinity', 'NaN'])('neither is %s, as text or as a float', (digits) => {
    expect(() => usd(digits)).toThrow('an amount is a finite number')
    expect(() => fromFloat(Number(digits), 'usd')).toThrow('an amount is a finite number')
  })

  it('of a unit known only at run time', () => {
    expect(amount('5', 'size').toString()).toBe('5')
    expect(fromFloat(0.5, 'ratio').toString()).toBe('0.5')
  })
})

describe('units', () => {
  it('size × price is money, and money ÷ size is a price', () => {
    const cost = size('1.2').times(price(64_000))
    expect(cost.toString()).toBe('76800')
    expect(cost.div(asNonZero(size('1.2'), 'size')).toString()).toBe('64000')
  })

  it('what makes no sense does not compile', () => {
    // @ts-expect-error money and a price do not add
    expect(() => usd(1).plus(price(1))).not.toThrow()
    // @ts-expect-error a price times a price measures nothing
    expect(() => price(1).times(price(1))).not.toThrow()
    // @ts-expect-error what may be zero does not divide
    expect(() => usd(1).div(usd(2))).not.toThrow()
  })

  it('only what is not zero divides', () => {
    expect(isNonZero(usd(0))).toBe(false)
    expect(isNonZero(usd('0.0000001'))).toBe(true)
    expect(() => asNonZero(size(0), 'the size held')).toThrow('the size held must not be zero')
  })
})

describe('a sign', () => {
  it('is −1, 0 or 1', () => {
    expect([sign(usd(-3)), sign(usd(0)), sign(usd('0.1'))]).toEqual([-1, 0, 1])
    expect([signRatio(usd(-3)), signRatio(usd(0)), signRatio(usd(3))].map(String)).toEqual([
      '-1',
      '0',
      '1',
    ])
  })

  it('of minus zero is zero', () => {
    expect(sign(usd(0).neg())).toBe(0)
    expect(sign(usd(-1).times(ZERO))).toBe(0)
  })
})

describe('rounding to a step', () => {
  it('down and up keep to the number line', () => {
    const to = (value: string, rounding: 'down' | 'up' | 'toward-zero') =>
      roundTo(price(value), price('0.5'), rounding).toString()
    expect([to('10.7', 'down'), to('10.7', 'up'), to('10.5', 'up')]).toEqual(['10.5', '11', '10.5'])
    expect([to('-10.7', 'down'), to('-10.7', 'up'), to('-10.7', 'toward-zero')]).toEqual([
      '-11',
      '-10.5',
      '-10.5',
    ])
  })

  it('needs a step above zero', () => {
    expect(() => roundTo(price(1), price(0), 'down')).toThrow('a step is above zero')
  })

  it('to places and to digits', () => {
    expect(roundToPlaces(usd('2.345'), 2, 'half-even').toString()).toBe('2.34')
    expect(roundToPlaces(usd('2.355'), 2, 'half-even').toString()).toBe('2.36')
    expect(roundToDigits(price('0.000123456'), 3, 'up').toString()).toBe('0.000124')
  })
})

describe('several', () => {
  it('least, greatest and held between', () => {
    expect(least(usd(3), usd(-1), usd(2)).toString()).toBe('-1')
    expect(greatest(usd(3), usd(-1), usd(2)).toString()).toBe('3')
    const held = (value: number) => clamp(ratio(value), ratio(-1), ratio(1)).toString()
    expect([held(-5), held(0), held(5)]).toEqual(['-1', '0', '1'])
  })

  it('a sum in order; nothing to add is nothing', () => {
    expect(sum([usd(1), usd(2), usd(-5)], NOTHING).toString()).toBe('-2')
    expect(sum([], NOTHING)).toBe(NOTHING)
  })
})

describe('a square root', () => {
  it('to forty digits', () => {
    // As any table of constants has it; the fortieth digit is a zero.
    expect(sqrt(ratio(2)).toString()).toBe('1.41421356237309504880168872420969807857')
  })

  it('of less than nothing is a broken promise', () => {
    expect(() => sqrt(ratio(-1))).toThrow('zero or more')
  })
})

it('bare digits are the same amount without its unit', () => {
  expect(inDigits(usd(3)).toString()).toBe('3')
})

it('nothing is zero of each kind, one is one', () => {
  expect([NOTHING, NO_SIZE, ZERO].map(String)).toEqual(['0', '0', '0'])
  expect(ONE.toString()).toBe('1')
})
