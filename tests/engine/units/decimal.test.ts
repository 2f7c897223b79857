// The one Decimal: forty digits, half-even, never an exponent.
import { describe, expect, it } from 'vitest'
import { Decimal, DIGITS, roundingMode, type Rounding } from '../../../src/engine/units/decimal'

describe('a decimal', () => {
  it('keeps forty digits of a product that the library would cut to twenty', () => {
    // (10^10 + 1)² = 10^20 + 2 × 10^10 + 1: twenty-one digits
    expect(new Decimal('10000000001').times('10000000001').toString()).toBe('100000000020000000001')
  })

  it('rounds a quotient at the fortieth digit', () => {
    expect(new Decimal(1).div(3).toString()).toBe(`0.${'3'.repeat(DIGITS)}`)
    expect(new Decimal(2).div(3).toString()).toBe(`0.${'6'.repeat(DIGITS - 1)}7`)
  })

  it('half-even at the fortieth digit', () => {
    const digits = '1'.repeat(DIGITS - 1)
    expect(new Decimal(`${digits}25`).times(1).toString()).toBe(`${digits}20`)
    expect(new Decimal(`${digits}35`).times(1).toString()).toBe(`${digits}40`)
  })

  it('never prints an exponent', () => {
    expect(new Decimal('1e-30').toString()).toBe(`0.${'0'.repeat(29)}1`)
    expect(new Decimal('1e30').toString()).toBe(`1${'0'.repeat(30)}`)
  })
})

const ROWS: readonly (readonly [Rounding, above: string, below: string])[] = [
  ['down', '2', '-3'],
  ['up', '3', '-2'],
  ['toward-zero', '2', '-2'],
  ['away-from-zero', '3', '-3'],
  ['half-even', '2', '-2'],
  ['half-away', '3', '-3'],
]
it.each(ROWS)('rounding %s takes 2.5 to %s and −2.5 to %s', (rounding, above, below) => {
  const whole = (text: string) =>
    new Decimal(text).toDecimalPlaces(0, roundingMode(rounding)).toString()
  expect([whole('2.5'), whole('-2.5')]).toEqual([above, below])
})
