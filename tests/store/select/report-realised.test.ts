// Realised funding of ledgers that can be added up by head, beside the sample's funding of today.
import { describe, expect, it } from 'vitest'
import { usd } from '../../../src/engine/units/amount'
import type { RealisedPayment } from '../../../src/io/link/payments'
import { hedgedMajors } from '../../../src/store/samples/hedged-majors'
import { realisedOf, type RealisedRow } from '../../../src/store/select/report-realised'
import { riskOf, text } from '../../fixtures/risk'

const paid = (
  at: string | undefined,
  symbol: string,
  amount: string,
  venue: string | undefined = 'generic',
): RealisedPayment => ({
  ...(at === undefined ? {} : { at }),
  ...(venue === undefined ? {} : { venue }),
  symbol,
  amount: usd(amount),
})
const LEDGER = [
  paid('2026-11-20T16:00:00Z', 'BTC', '-7'),
  paid('2026-11-21T00:00:00Z', 'BTC', '-8'),
  paid('2026-11-21T08:00:00Z', 'BTC', '-8'),
  paid('2026-11-21T08:00:00Z', 'SOL', '5'),
  paid('2026-11-22T16:00:00Z', 'BTC', '-4'),
  paid('2026-11-23T00:00:00Z', 'BTC', '-100'),
]
const of = (payments: readonly RealisedPayment[]) =>
  realisedOf(payments, riskOf(hedgedMajors()).baseline())
const row = ({
  name,
  payments,
  received,
  paid: out,
  net,
  perDay,
  wholeDays,
  today,
}: RealisedRow) => [
  name,
  payments,
  text(received),
  text(out),
  text(net),
  `${text(perDay)} over ${wholeDays}`,
  text(today),
]

describe('a ledger', () => {
  it('is added up by market and in all, beside what today’s rates charge', () => {
    const { rows, total } = of(LEDGER)
    // Whole days are 21 and 22 November: (−8 − 8 − 4) ÷ 2, and with SOL (−20 + 5) ÷ 2.
    expect(rows.map(row)).toEqual([
      ['BTC', 5, '$0.00', '−$127.00', '−$127.00', '−$10.00 over 2', '−$23.04'],
      ['SOL', 1, '+$5.00', '$0.00', '+$5.00', 'too short: no whole day over 0', '+$23.71'],
    ])
    // −23.04 − 25.92 + 23.712 − 6.372 of BTC, ETH, SOL and DOGE
    expect(row(total)).toEqual([
      'All',
      6,
      '+$5.00',
      '−$127.00',
      '−$122.00',
      '−$7.50 over 2',
      '−$31.62',
    ])
  })

  it('is added up by day, in order', () => {
    const { days } = of(LEDGER)
    expect(days.map(({ day, payments, net }) => [day, payments, text(net)])).toEqual([
      ['2026-11-20', 1, '−$7.00'],
      ['2026-11-21', 3, '−$11.00'],
      ['2026-11-22', 1, '−$4.00'],
      ['2026-11-23', 1, '−$100.00'],
    ])
  })

  it('says from when to when', () => {
    expect(of(LEDGER).rows[0]?.span).toEqual(['2026-11-20', '2026-11-23'])
  })
})

it('the first and last day may be cut and are not averaged: two days are too short', () => {
  const { total } = of([
    paid('2026-11-20T23:00:00Z', 'BTC', '-1'),
    paid('2026-11-21T01:00:00Z', 'BTC', '-1'),
  ])
  expect(text(total.perDay)).toBe('too short: no whole day')
})

it('a day without payments counts in the average', () => {
  // 21 to 24 November: −8 on one of four days
  const { total } = of([
    paid('2026-11-20T08:00:00Z', 'BTC', '-8'),
    paid('2026-11-22T08:00:00Z', 'BTC', '-8'),
    paid('2026-11-25T08:00:00Z', 'BTC', '-8'),
  ])
  expect([text(total.perDay), total.wholeDays]).toEqual(['−$2.00', 4])
})

it('the day is that of Greenwich', () => {
  expect(of([paid('2026-11-21T00:30:00+01:00', 'BTC', '-1')]).days[0]?.day).toBe('2026-11-20')
})

it('payments without a time are in the sums, in no day, and counted apart', () => {
  const { total, days, untimed } = of([
    paid(undefined, 'BTC', '-1.005'),
    paid(undefined, 'BTC', '2'),
  ])
  expect([text(total.net), days.length, untimed]).toEqual(['+$0.99', 0, 2])
  expect(text(total.perDay)).toBe('unknown: no times')
})

it('the same symbol on two venues is two markets', () => {
  const { rows } = of([paid(undefined, 'BTC', '-1'), paid(undefined, 'BTC', '-2', 'hyperliquid')])
  expect(rows.map(({ name, venue, today }) => [name, venue, text(today)])).toEqual([
    ['BTC', 'Other venue', '−$23.04'],
    ['BTC', 'Hyperliquid', 'not held now'],
  ])
})

it('a ledger that names no venue is matched by symbol', () => {
  const [only] = of([{ symbol: 'BTC', amount: usd('-1') }]).rows
  expect(only && text(only.today)).toBe('−$23.04')
})

it('where a rate of today is not known, neither is what it would charge', () => {
  const { snapshot, ...book } = hedgedMajors()
  const quotes = new Map(
    Array.from(
      snapshot.quotes,
      ([id, { funding, ...quote }]) =>
        [id, id.endsWith(':ETH') || funding === undefined ? quote : { ...quote, funding }] as const,
    ),
  )
  const side = riskOf({ ...book, snapshot: { quotes } }).baseline()
  const { rows, total } = realisedOf(
    [paid(undefined, 'BTC', '-1'), paid(undefined, 'ETH', '-1')],
    side,
  )
  expect(rows.map(({ today }) => text(today))).toEqual([
    '−$23.04',
    'unknown: no funding rate for ETH',
  ])
  expect(text(total.today)).toBe('unknown: no funding rate for ETH')
})
