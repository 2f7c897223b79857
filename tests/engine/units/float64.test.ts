// The float64 nearest to an amount.
import { expect, it } from 'vitest'
import { ratio, usd } from '../../../src/engine/units/amount'
import { float64 } from '../../../src/engine/units/float64'

it('is the nearest there is, and stays by the amount and not by its place', () => {
  const third = ratio('0.3333333333333333333333333333333333333333')
  expect([float64(third), float64(usd('-12.5')), float64(third)]).toEqual([1 / 3, -12.5, 1 / 3])
})
