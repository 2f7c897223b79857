// Snapshot: a mark that is not there is not there.
import { describe, expect, it } from 'vitest'
import { markOf, volatilityOf, withQuote, type Snapshot } from '../../../src/engine/model/snapshot'
import { price, ratio } from '../../../src/engine/units/amount'
import { genericId, scenarioFrom } from '../../fixtures/book'

const BTC = genericId('BTC')
const ETH = genericId('ETH')
const SNAPSHOT: Snapshot = {
  asOf: '2026-08-01',
  quotes: new Map([
    [BTC, { mark: price(100) }],
    [ETH, { funding: { rate: ratio(0), everyHours: 8 } }],
  ]),
}

describe('a snapshot', () => {
  it('gives a mark, or nothing: never zero', () => {
    expect(markOf(SNAPSHOT, BTC)?.toString()).toBe('100')
    expect(markOf(SNAPSHOT, ETH)).toBeUndefined()
    expect(markOf(SNAPSHOT, genericId('SOL'))).toBeUndefined()
  })

  it('with one quote changed keeps the others and its age, and leaves the old one alone', () => {
    const next = withQuote(SNAPSHOT, BTC, { mark: price(90) })
    expect(markOf(next, BTC)?.toString()).toBe('90')
    expect(next.quotes.get(ETH)).toBe(SNAPSHOT.quotes.get(ETH))
    expect(next.asOf).toBe('2026-08-01')
    expect(markOf(SNAPSHOT, BTC)?.toString()).toBe('100')
  })
})

it('a volatility nobody gave is the one assumed elsewhere', () => {
  const { assumptions } = scenarioFrom('account Main cross 1\nBTC long 1 @ 1 mmr 1%', {
    assumptions: { volatility: new Map([['BTC', { value: ratio('0.02'), from: 'typed' }]]) },
  })
  expect(volatilityOf(assumptions, 'BTC').value.toString()).toBe('0.02')
  expect(volatilityOf(assumptions, 'SOL').value.toString()).toBe('0.03')
})
