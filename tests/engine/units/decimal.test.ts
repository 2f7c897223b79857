// The decimal context: forty digits, half-even, no exponents, whoever asks.
import { describe, expect, it } from 'vitest'
import { Decimal, DIGITS, roundingMode } from '../../../src/engine/units/decimal'

describe('the decimal context', () => {
  it('a third has forty digits', () => {
    expect(new Decimal(1).div(3).toString()).toBe(`0.${'3'.repeat(DIGITS)}`)
  })

  it('rounds the last digit to even', () => {
    // 40 digits and a half: …0.5 goes down to even 2, up from odd 3 to even 4
    const digits = '1'.repeat(DIGITS - 1)
    expect(new Decimal(`${digits}2.5`).plus(0).toString()).toBe(`${digits}2`)
    expect(new Decimal(`${digits}3.5`).plus(0).toString()).toBe(`${digits}4`)
  })

  it('large and small numbers print their digits', () => {
    expect(new Decimal('1e30').toString()).toBe(`1${'0'.repeat(30)}`)
    expect(new Decimal('1e-30').toString()).toBe(`0.${'0'.repeat(29)}1`)
  })

  it('every rounding direction is its own', () => {
    const directions = [
      'down',
      'up',
      'toward-zero',
      'away-from-zero',
      'half-even',
      'half-away',
    ] as const
    expect(new Set(directions.map(roundingMode)).size).toBe(directions.length)
  })
})
