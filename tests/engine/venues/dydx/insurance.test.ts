// What a liquidation pays the insurance fund; the chain's own tests are in tests/vectors.
import { describe, expect, it } from 'vitest'
import { price, ratio, size, usd } from '../../../../src/engine/units/amount'
import { insuranceDelta, quoteOf } from '../../../../src/engine/venues/dydx/insurance'

describe('a fill', () => {
  it('is worth whole millionths, cut toward zero', () => {
    // −0.0000003 × 33 = −0.0000099, sold and bought
    expect(quoteOf(size('-0.0000003'), price('33')).toString()).toBe('0.000009')
    expect(quoteOf(size('0.0000003'), price('33')).toString()).toBe('-0.000009')
  })

  it('short of the bankruptcy price costs the fund all that is missing', () => {
    // Sold for 95 where 100 were needed
    const paid = insuranceDelta(
      { delta: size('-1'), price: price('95') },
      usd('100'),
      ratio('0.015'),
    )
    expect(paid.ok && paid.value.toString()).toBe('-5')
  })
})
