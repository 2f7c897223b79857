// Shown: every kind of figure rounds towards its own danger.
import { describe, expect, it } from 'vitest'
import type { Shown } from '../../../src/engine/model/explanation'
import * as shown from '../../../src/engine/model/shown'
import { price, ratio, size, usd } from '../../../src/engine/units/amount'
import { format } from '../../../src/ui/format'

describe('money', () => {
  const ROWS: readonly (readonly [
    string,
    (amount: ReturnType<typeof usd>) => Shown,
    string,
    string,
  ])[] = [
    ['equity: half-even', shown.money, '10.005', '$10.00'],
    ['a buffer: down', shown.cushion, '10.009', '$10.00'],
    ['a buffer below zero: down', shown.cushion, '-10.001', '−$10.01'],
    ['a requirement: up', shown.demand, '10.001', '$10.01'],
    ['funding received: down', shown.flow, '10.009', '+$10.00'],
    ['funding paid: more is paid', shown.flow, '-10.001', '−$10.01'],
    ['costs paid: shown as what they took', shown.paid, '10.001', '−$10.01'],
    ['profit: half-even and signed', shown.pnl, '10.005', '+$10.00'],
  ]
  it.each(ROWS)('%s', (_what, of, digits, text) => {
    expect(format(of(usd(digits))).text).toBe(text)
  })
})

describe('prices', () => {
  it('a lower liquidation price rounds up, an upper one down: both towards the mark', () => {
    expect(format(shown.liquidationPrice(price('99.001'), 'lower')).text).toBe('99.01')
    expect(format(shown.liquidationPrice(price('99.009'), 'upper')).text).toBe('99.00')
  })

  it('a mark prints to its tick', () => {
    expect(format(shown.priceOf(price(64_000), price('0.1'))).text).toBe('64,000.0')
  })
})

describe('ratios', () => {
  const ROWS: readonly (readonly [
    string,
    (amount: ReturnType<typeof ratio>) => Shown,
    string,
    string,
  ])[] = [
    ['a lethal move: nearer', shown.move, '-0.103562', '−10.35 %'],
    ['a distance in σ: nearer', shown.sigmas, '4.549', '4.54 σ'],
    ['a margin ratio: up', shown.dangerousShare, '0.18452', '18.46 %'],
    ['a margin ratio below zero: larger', shown.dangerousShare, '-0.18452', '−18.46 %'],
    ['buffer ÷ equity: down', shown.safeShare, '0.81548', '81.54 %'],
    ['leverage: up', shown.leverageShown, '10.351', '10.36×'],
    ['days left: down', shown.days, '542.9', '542 d'],
    ['a share: half-even', shown.share, '0.65555', '65.56 %'],
  ]
  it.each(ROWS)('%s', (_what, of, digits, text) => {
    expect(format(of(ratio(digits))).text.replaceAll('\u2009', ' ')).toBe(text)
  })
})

it('a rate knows its interval and always says its sign', () => {
  const text = format(shown.rateOf(ratio('0.0001'), 8), 'day').text.replaceAll('\u2009', ' ')
  expect(text).toBe('+0.0300 %/day')
})

it('a size and a plain number print as they are', () => {
  expect(format(shown.sizeOf(size('-260'))).text).toBe('−260')
  expect(format(shown.plain(ratio('1.5'))).text).toBe('1.5')
})

it('a fee prints as many digits as fees have, and never less than it is', () => {
  const text = (digits: string) =>
    format(shown.feeShown(ratio(digits))).text.replaceAll('\u2009', ' ')
  expect([text('0.00045'), text('0.00045001')]).toEqual(['0.0450 %', '0.0451 %'])
})
