// Markets by the names people type.
import { describe, expect, it } from 'vitest'
import { marketIdOf } from '../../../src/engine/model/market'
import {
  marketName,
  marketTyped,
  spelledOn,
  symbolsLike,
  VENUE_CHOICES,
  venueNote,
} from '../../../src/store/select/market-search'

describe('a typed name', () => {
  it('is found under any spelling the venue knows', () => {
    expect(marketTyped('binance', 'btc-usdt')).toMatchObject({ symbol: 'BTCUSDT', isListed: true })
    expect(marketTyped('dydx', 'BTCUSDT')).toMatchObject({ symbol: 'BTC-USD', isListed: true })
  })

  it('that nobody lists is kept, and says that it is not listed', () => {
    expect(marketTyped('generic', ' NOSUCHCOIN ')).toMatchObject({
      id: marketIdOf('generic', 'NOSUCHCOIN'),
      isListed: false,
    })
  })

  it('of nothing is none', () => {
    expect(marketTyped('binance', '   ')).toBeUndefined()
  })
})

it('symbols are offered best first', () => {
  expect(symbolsLike('hyperliquid', 'btc')[0]).toBe('BTC')
})

it('another venue spells a coin its own way, and keeps a name it does not know', () => {
  expect(spelledOn('dydx')('BTC')).toBe('BTC-USD')
  expect(spelledOn('generic')('NOSUCHCOIN')).toBe('NOSUCHCOIN')
})

it('a coin goes round every venue and comes back under its own name', () => {
  const round = ['dydx', 'binance', 'bybit', 'okx', 'dydx', 'okx', 'hyperliquid']
  let name = 'BTC'
  const names = round.map((venue) => {
    name = spelledOn(venue)(name)
    return name
  })
  expect(names).toEqual([
    'BTC-USD',
    'BTCUSDT',
    'BTCUSDT',
    'BTC-USDT-SWAP',
    'BTC-USD',
    'BTC-USDT-SWAP',
    'BTC',
  ])
})

it('every venue on offer has a note with source and date', () => {
  for (const { value, text } of VENUE_CHOICES) {
    const note = venueNote(value)
    expect(note?.name).toBe(text)
    expect(note?.source).not.toBe('')
    expect(note?.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  }
  expect(venueNote('elsewhere')).toBeUndefined()
})

it('a market’s name stands without its venue', () => {
  expect(marketName(marketIdOf('okx', 'BTC-USDT-SWAP'))).toBe('BTC-USDT-SWAP')
})
