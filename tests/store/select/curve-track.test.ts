// A track says of a pool what the rest of the page says: liquidated or safe by the figures the venue books.
import { describe, expect, it } from 'vitest'
import { price, size, usd } from '../../../src/engine/units/amount'
import { isGone, liquidatedOn, trackOf } from '../../../src/store/select/curve-track'
import { position } from '../../../src/engine/model/book'
import {
  appraisedAt,
  formWith,
  marketWith,
  quoted,
  rulesWith,
  snapshotOf,
} from '../../fixtures/made-up-venue'

const inCents = rulesWith({ cashUnit: usd('0.01'), liquidatedAtZero: false })

function track(of: { cash: string; size: string; mark: string; rate: string }) {
  const market = marketWith('BTC', of.rate)
  const form = formWith({
    cash: of.cash,
    markets: [market],
    positions: [position({ id: 'p1', market: market.id, size: size(of.size), entry: price(100) })],
    rules: inCents,
  })
  return trackOf(appraisedAt(form, snapshotOf({ BTC: quoted(of.mark) })), { moving: [market.id] })
}

describe('along a common move', () => {
  it('a pool that rounding keeps at zero is safe, and dies at the first rise', () => {
    // Exact: 0.01 − 0.0099 − 0.010001, below zero. Booked: 0.01 − 0.01.
    const found = track({ cash: '0.01', size: '-1', mark: '100.0099', rate: '0.0001' })
    expect(isGone(found.appraisal)).toBe(false)
    expect(found.edges.map(({ at, side }) => [at.toNumber(), side])).toEqual([[0, 'upper']])
    expect(liquidatedOn(found).map(({ from, to }) => [from?.toNumber(), to])).toEqual([
      [0, undefined],
    ])
  })

  it('a pool that rounding puts below zero is liquidated', () => {
    // Exact: 1.006 − 1.00016, above zero. Booked: 1.00 − 1.01.
    const found = track({ cash: '0.99', size: '1', mark: '100.016', rate: '0.01' })
    expect(isGone(found.appraisal)).toBe(true)
  })
})
