// A ledger of funding payments, added up before it is kept.
import { expect, it } from 'vitest'
import { usd } from '../../../src/engine/units/amount'
import { fundingSummary } from '../../../src/store/select/paste-funding'

const payment = (venueSymbol: string, amount: string, at?: string) => ({
  line: 1,
  venueSymbol,
  base: venueSymbol,
  amount: usd(amount),
  ...(at === undefined ? {} : { at }),
})

it('adds up payments by market, with the days they span and those without a day', () => {
  const { totals, total, from, to, untimed } = fundingSummary({
    payments: [
      payment('BTC', '-3.25', '2026-02-01T08:00Z'),
      payment('ETH', '1.5', '2026-01-30T08:00Z'),
      payment('BTC', '-0.75', '2026-02-02T08:00Z'),
      payment('ETH', '0.5'),
    ],
  })
  // −3.25 − 0.75 = −4 and 1.5 + 0.5 = 2, together −2.
  expect(totals.map((one) => `${one.symbol} ${one.payments} ${one.total.toString()}`)).toEqual([
    'BTC 2 -4',
    'ETH 2 2',
  ])
  expect(total.toString()).toBe('-2')
  expect([from, to, untimed]).toEqual(['2026-01-30T08:00Z', '2026-02-02T08:00Z', 1])
})
