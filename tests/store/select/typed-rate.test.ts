// Funding rates as typed: a percentage, per the cell's interval or per one of its own.

import { describe, expect, it } from 'vitest'
import { typedRate } from '../../../src/store/select/typed-rate'

describe('a typed funding rate', () => {
  it.each([
    ['0.01', '0.0001 per 8'],
    ['0.01%', '0.0001 per 8'],
    ['-0.005% / 1h', '-0.00005 per 1'],
    ['0.03%/day', '0.0003 per 24'],
    ['0', '0 per 8'],
  ])('%s is %s', (text, wanted) => {
    const found = typedRate(text, 8)
    expect(found.ok && `${found.value.rate.toString()} per ${found.value.everyHours}`).toBe(wanted)
  })

  it.each(['', 'much', '0.01%/0h', '0.01%/fortnight', '0.01%/999h'])('%s is refused', (text) => {
    expect(typedRate(text, 8).ok).toBe(false)
  })
})
