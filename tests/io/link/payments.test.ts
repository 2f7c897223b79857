// Realised funding: ledgers overlap, and no payment counts twice.
import { describe, expect, it } from 'vitest'
import { usd } from '../../../src/engine/units/amount'
import {
  inTimeOrder,
  mergedPayments,
  timeOf,
  type RealisedPayment,
} from '../../../src/io/link/payments'

const paid = (at: string | undefined, amount: string, symbol = 'BTC'): RealisedPayment => ({
  ...(at === undefined ? {} : { at }),
  venue: 'hyperliquid',
  symbol,
  amount: usd(amount),
})
const amounts = (payments: readonly RealisedPayment[]) =>
  payments.map(({ amount }) => amount.toString())

const MONDAY = '2026-11-23T08:00:00Z'
const NOON = '2026-11-23T12:00:00Z'
const TUESDAY = '2026-11-24T08:00:00Z'

describe('two ledgers', () => {
  it('that overlap count what both hold once', () => {
    const first = [paid(MONDAY, '-1'), paid(NOON, '-2')]
    const later = [paid(NOON, '-2'), paid(TUESDAY, '-3')]
    expect(amounts(mergedPayments(first, later))).toEqual(['-1', '-2', '-3'])
  })

  it('that are the same are one, and nothing has changed', () => {
    const first = [paid(MONDAY, '-1'), paid(NOON, '-2')]
    expect(mergedPayments(first, [...first])).toBe(first)
  })

  it('keep a payment of two subaccounts twice, however often they are added', () => {
    const twice = [paid(MONDAY, '-1'), paid(MONDAY, '-1')]
    expect(mergedPayments(twice, [paid(MONDAY, '-1')])).toBe(twice)
    expect(amounts(mergedPayments([paid(MONDAY, '-1')], twice))).toEqual(['-1', '-1'])
    expect(amounts(mergedPayments([], twice))).toEqual(['-1', '-1'])
  })

  it('tell one moment by whatever clock it is written', () => {
    const first = [paid('2026-11-23T08:00:00Z', '-1')]
    expect(mergedPayments(first, [paid('2026-11-23T08:00:00.000Z', '-1')])).toBe(first)
    expect(mergedPayments(first, [paid('2026-11-23T09:00:00+01:00', '-1')])).toBe(first)
  })

  it('do not take a clock without a zone for that of Greenwich', () => {
    const first = [paid('2026-11-23T08:00:00Z', '-1')]
    expect(mergedPayments(first, [paid('2026-11-23T08:00:00', '-1')])).toHaveLength(2)
  })

  it.each([
    ['another amount', paid(MONDAY, '-1.00000001')],
    ['another market', paid(MONDAY, '-1', 'ETH')],
    ['another venue', { ...paid(MONDAY, '-1'), venue: 'dydx' }],
    ['another time', paid(NOON, '-1')],
    ['no time', paid(undefined, '-1')],
  ])('count %s apart', (_, other) => {
    expect(mergedPayments([paid(MONDAY, '-1')], [other])).toHaveLength(2)
  })

  it('read a tenth and ten hundredths as one amount', () => {
    const first = [paid(MONDAY, '-0.1')]
    expect(mergedPayments(first, [paid(MONDAY, '-0.10')])).toBe(first)
  })
})

it('payments stand in the order of time, what has none first, of one moment by market', () => {
  const order = inTimeOrder([
    paid(TUESDAY, '1'),
    paid(MONDAY, '2', 'ETH'),
    paid(MONDAY, '3', 'BTC'),
    paid(undefined, '4'),
    paid('2026-11-23T10:00:00+09:00', '5'),
  ])
  expect(amounts(order)).toEqual(['4', '5', '3', '2', '1'])
})

it.each([
  ['2026-11-23T08:00:00Z', '2026-11-23T08:00:00Z'],
  ['2026-11-23T08:00:00.000Z', '2026-11-23T08:00:00Z'],
  ['2026-11-23T08:00:00.500Z', '2026-11-23T08:00:00.500Z'],
  ['2026-11-23T09:00:00+01:00', '2026-11-23T08:00:00Z'],
  ['2026-11-23T09:00:00+0100', '2026-11-23T08:00:00Z'],
  ['2026-11-23T08:00:00', '2026-11-23T08:00:00'],
  ['2026-11-23', undefined],
  ['2026-13-23T08:00:00Z', undefined],
  ['yesterday', undefined],
])('the time %s is kept as %s', (at, kept) => {
  expect(timeOf(at)).toBe(kept)
})
