// Closing against the other side; the chain's own tests are in tests/vectors.
import { describe, expect, it } from 'vitest'
import { size } from '../../../../src/engine/units/amount'
import { deleverage, offsetAll } from '../../../../src/engine/venues/dydx/deleverage'
import { PLAIN, plain, printed } from './support'

// Short 1 at 100 with 90: ten are missing.
const lost = plain('90', '-1')

describe('deleveraging', () => {
  it('leaves nothing behind at the bankruptcy price, and hands the loss to the other side', () => {
    const found = deleverage(lost, plain('0', '1'), {
      delta: size(1),
      at: 'bankruptcy price',
      accounting: PLAIN,
    })
    expect(found.ok && printed(found.value.liquidated)).toBe('0 and 0')
    expect(found.ok && printed(found.value.offsetting)).toBe('90 and 0')
  })

  it('takes from each of the others what it holds, passing over who may not take it', () => {
    const found = offsetAll(
      lost,
      [plain('0', '0.25'), plain('-25', '0.25'), plain('9', '-2'), plain('0', '9')],
      {
        delta: size('0.75'),
        at: 'bankruptcy price',
        accounting: PLAIN,
      },
    )
    // Each part is bought at 90; the second would be left with 22.5 − 25.
    expect(found.others.map(printed)).toEqual([
      '22.5 and 0',
      '-25 and 0.25',
      '9 and -2',
      '45 and 8.5',
    ])
    expect(printed(found.liquidated)).toBe('22.5 and -0.25')
    expect(found.remaining.toString()).toBe('0')
  })

  it('says what nobody could take', () => {
    const { remaining } = offsetAll(lost, [plain('0', '0.25')], {
      delta: size(1),
      at: 'bankruptcy price',
      accounting: PLAIN,
    })
    expect(remaining.toString()).toBe('0.75')
  })
})
