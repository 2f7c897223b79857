// Stepping a typed number.
import { describe, expect, it } from 'vitest'
import { nudged } from '../../src/ui/nudge'

const up = { up: true, tenfold: false }
const down = { up: false, tenfold: false }

describe('a step', () => {
  it.each([
    ['1.2', up, '1.3'],
    ['1.9', up, '2.0'],
    ['61500', down, '61499'],
    ['0', down, '-1'],
    ['−260', up, '-259'],
    ['1.2', { ...up, tenfold: true }, '2.2'],
  ])('from %s by the last digit', (from, by, to) => {
    expect(nudged(from, by)).toBe(to)
  })

  it.each([
    ['64000', { ...up, step: '0.1' }, '64000.1'],
    ['64000.1', { ...down, step: '0.1' }, '64000.0'],
    ['0.118', { ...up, step: '0.00001' }, '0.11801'],
    ['1.2', { ...up, step: '0.001', tenfold: true }, '1.210'],
    ['7', { ...down, step: '5' }, '2'],
  ])('from %s by the step of the market', (from, by, to) => {
    expect(nudged(from, by)).toBe(to)
  })

  it.each(['+6', '$40k', '', '1.2.3'])('is none from "%s"', (text) => {
    expect(nudged(text, up)).toBeUndefined()
  })
})
