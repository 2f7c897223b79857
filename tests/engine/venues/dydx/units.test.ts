import { expect, it } from 'vitest'
import { price, size, usd } from '../../../../src/engine/units/amount'
import {
  collateralFrom,
  fundingIndexFrom,
  fundingIndexUnit,
  hourlyRateFrom,
  signedQuote,
  sizeOfNotional,
  tickFrom,
} from '../../../../src/engine/venues/dydx/units'

it('a funding index of BTC counts cents a coin, of ETH tenths of a cent', () => {
  expect(fundingIndexUnit(-10).toString()).toBe('0.01')
  expect(fundingIndexUnit(-9).toString()).toBe('0.001')
  expect(fundingIndexFrom('-250', -10).toString()).toBe('-2.5')
})

it('a hundred millionths per eight hours are 12.5 an hour', () => {
  expect(hourlyRateFrom('100').toString()).toBe('0.0000125')
})

it('the tick of BTC is a dollar at 100,000 subticks', () => {
  // 10^(−9 − 6 + 10) = 10^−5, times 100,000.
  const of = { quantumConversionExponent: -9, atomicResolution: -10 }
  expect(tickFrom('100000', of).toString()).toBe('1')
})

it('coins of a notional are cut toward zero on either side', () => {
  // 10 ÷ 3 = 3.333…
  expect(sizeOfNotional(usd(10), price(3), size('0.1')).toString()).toBe('3.3')
  expect(sizeOfNotional(usd(-10), price(3), size('0.1')).toString()).toBe('-3.3')
  expect(() => sizeOfNotional(usd(10), price(0), size('0.1'))).toThrow('a price must not be zero')
})

it('a borrowed balance is below zero whichever sign it was written with', () => {
  const short = { side: 'SHORT' as const, fundingDue: usd(5) }
  expect(signedQuote({ ...short, amount: usd(100) }).toString()).toBe('-95')
  expect(signedQuote({ ...short, amount: usd(-100) }).toString()).toBe('-95')
})

it('collateral is the quote balance with the cost of the positions put back', () => {
  // 1,000 deposited, 2 bought at 900 and 1 sold at 300: the balance says 1,000 − 1,800 + 300 = −500.
  const held = [
    { size: size(2), entry: price(900) },
    { size: size(-1), entry: price(300) },
  ]
  expect(collateralFrom(usd(-500), held).toString()).toBe('1000')
  expect(collateralFrom(usd(7), []).toString()).toBe('7')
})
