import { describe, expect, it } from 'vitest'
import { price, ratio, size, usd } from '../../../../src/engine/units/amount'
import {
  fillOfLimit,
  leverageWithin,
  marginForIsolated,
  removableMargin,
} from '../../../../src/engine/venues/dydx/ticket'

describe('a limit order is assumed to fill', () => {
  const oracle = price(100)

  it('at its limit where that is better than the oracle', () => {
    expect(fillOfLimit('buy', price(90), oracle).toString()).toBe('90')
    expect(fillOfLimit('sell', price(110), oracle).toString()).toBe('110')
  })

  it('at the oracle where the limit is worse', () => {
    expect(fillOfLimit('buy', price(110), oracle).toString()).toBe('100')
    expect(fillOfLimit('sell', price(90), oracle).toString()).toBe('100')
  })
})

describe('margin for a new isolated position of 2 at ten times', () => {
  const of = { size: size(2), oracle: price(100), leverage: ratio(10) }
  const margin = (side: 'buy' | 'sell', at: string) =>
    marginForIsolated({ ...of, side, price: price(at) }).toString()

  it('at the oracle is a tenth of the notional', () => {
    expect([margin('buy', '100'), margin('sell', '100')]).toEqual(['20', '20'])
  })

  it('covers the loss of an order worse than the oracle', () => {
    // 200 ÷ 10, and 2 × 5 lost at once.
    expect([margin('buy', '105'), margin('sell', '95')]).toEqual(['30', '30'])
  })

  it('counts on the order price where that is better', () => {
    // 2 × 90 ÷ 10 and 2 × 110 ÷ 10.
    expect([margin('buy', '90'), margin('sell', '110')]).toEqual(['18', '22'])
  })
})

it('the leverage is held to a share of the highest', () => {
  expect(leverageWithin(ratio(50), ratio(20), ratio('0.98')).toString()).toBe('19.6')
  expect(leverageWithin(ratio(5), ratio(20), ratio('0.98')).toString()).toBe('5')
})

describe('margin that may be taken out', () => {
  const of = { notional: usd(980), highest: ratio(10), share: ratio('0.98') }

  it('is what equity exceeds the notional at 9.8 times by', () => {
    expect(removableMargin({ ...of, equity: usd(150) }).toString()).toBe('50')
  })

  it('is below zero where there is too little already', () => {
    expect(removableMargin({ ...of, equity: usd(90) }).toString()).toBe('-10')
  })
})
