// A scenario's own terms stand before the venue's.
import { expect, it } from 'vitest'
import type { Market } from '../../../src/engine/model/market'
import { marketsOf } from '../../../src/engine/model/scenario'
import { genericId, scenarioFrom } from '../../fixtures/book'

const BASE = scenarioFrom('account Main cross 1_000\nBTC long 1 @ 100 mark 100 mmr 1%')

it('its own first, then the published, else nobody knows', () => {
  const own = BASE.markets.get(genericId('BTC'))
  const elsewhere = { symbol: 'ETH' } as Market
  const lookup = marketsOf(BASE, (id) => (id === genericId('SOL') ? undefined : elsewhere))
  expect(lookup(genericId('BTC'))).toBe(own)
  expect(lookup(genericId('ETH'))).toBe(elsewhere)
  expect(lookup(genericId('SOL'))).toBeUndefined()
})
