// Market ids name a venue and its own symbol.
import { expect, it } from 'vitest'
import { marketIdOf, symbolOf, venueOf } from '../../../src/engine/model/market'

it('an id is venue and symbol', () => {
  const id = marketIdOf('hyperliquid', 'BTC')
  expect(id).toBe('hyperliquid:BTC')
  expect([venueOf(id), symbolOf(id)]).toEqual(['hyperliquid', 'BTC'])
})

it('a symbol with a colon of its own stays whole', () => {
  const id = marketIdOf('hyperliquid', 'xyz:GOLD')
  expect([venueOf(id), symbolOf(id)]).toEqual(['hyperliquid', 'xyz:GOLD'])
})
