// Where a market or a pasted name is found.
import { describe, expect, it } from 'vitest'
import { marketIdOf } from '../../../src/engine/model/market'
import {
  marketNamed,
  publishedMarket,
  searchMarkets,
  SEARCH_MAX,
  venueRules,
  VENUES,
} from '../../../src/engine/venues/registry'

const symbols = (venue: string, text: string) =>
  searchMarkets(venue, text).map((market) => market.symbol)

describe('the registry', () => {
  it('knows six venues, each by its own id and with dated, sourced rules', () => {
    expect(VENUES.map((rules) => rules.id)).toEqual([
      'hyperliquid',
      'dydx',
      'binance',
      'bybit',
      'okx',
      'generic',
    ])
    for (const rules of VENUES) {
      expect(venueRules(rules.id)).toBe(rules)
      for (const { asOf, source } of [rules.provenance, rules.funding.provenance]) {
        expect(asOf).toMatch(/^20\d\d-\d\d-\d\d$/)
        expect(source).not.toBe('')
      }
      expect(rules.notes.length).toBeGreaterThan(0)
    }
    expect(venueRules('elsewhere')).toBeUndefined()
  })

  it('gives the same market at every question', () => {
    const id = marketIdOf('binance', 'BTCUSDT')
    expect(publishedMarket(id)).toBeDefined()
    expect(publishedMarket(id)).toBe(publishedMarket(id))
    const unlisted = marketIdOf('dydx', 'WIF-USD')
    expect(publishedMarket(unlisted)).toBe(publishedMarket(unlisted))
  })

  it('knows no market of an unknown venue, nor an unlisted one without honest terms', () => {
    expect(publishedMarket(marketIdOf('elsewhere', 'BTC'))).toBeUndefined()
    expect(publishedMarket(marketIdOf('binance', 'ARKUSDT'))).toBeUndefined()
    expect(publishedMarket(marketIdOf('generic', 'BTC'))).toBeUndefined()
  })

  it.each([
    ['binance', 'BTC/USDT:USDT', 'binance:BTCUSDT'],
    ['binance', 'kPEPE', 'binance:1000PEPEUSDT'],
    ['hyperliquid', '1000PEPEUSDT', 'hyperliquid:kPEPE'],
    ['hyperliquid', 'XBT', 'hyperliquid:BTC'],
    ['okx', 'BTCUSDT', 'okx:BTC-USDT-SWAP'],
    ['bybit', 'BTC/USDC:USDC', 'bybit:BTCPERP'],
    ['dydx', 'ETH', 'dydx:ETH-USD'],
    ['dydx', 'WIF', 'dydx:WIF-USD'],
  ])('on %s the name %s means %s', (venue, text, id) => {
    expect(marketNamed(venue, text)?.id).toBe(id)
  })

  it('does not take a dated future or a coin-margined contract for the perpetual', () => {
    const venues = ['binance', 'bybit', 'okx', 'hyperliquid', 'dydx']
    const named = (text: string) => venues.filter((venue) => marketNamed(venue, text) !== undefined)
    expect(named('BTC/USDT:USDT-260626')).toEqual([])
    expect(named('BTC-USD-SWAP')).toEqual([])
  })

  it('finds a coin under every quote, the exact name first', () => {
    expect(symbols('binance', 'BTCUSDC')).toEqual(['BTCUSDC', 'BTCUSDT'])
    expect(symbols('binance', 'btc').slice(0, 2)).toEqual(['BTCUSDT', 'BTCUSDC'])
  })

  it('finds kPEPE for PEPE', () => {
    expect(symbols('hyperliquid', 'PEPE')).toEqual(['kPEPE'])
    expect(symbols('hyperliquid', 'kpepe')[0]).toBe('kPEPE')
  })

  it('puts names that begin with the text before those that contain it', () => {
    const found = symbols('hyperliquid', 'AR')
    expect(found[0]).toBe('AR')
    expect(found.indexOf('ARB')).toBeLessThan(found.indexOf('FARTCOIN'))
  })

  it('gives the most traded for an empty text, and never more than fit', () => {
    expect(symbols('hyperliquid', '')).toHaveLength(SEARCH_MAX)
    expect(symbols('hyperliquid', '')[0]).toBe('BTC')
    expect(symbols('generic', '')).toEqual([])
  })

  it('offers an unlisted market only when nothing published fits', () => {
    expect(symbols('dydx', 'WIF')).toEqual(['WIF-USD'])
    expect(symbols('binance', 'NOSUCHCOIN')).toEqual([])
    expect(symbols('elsewhere', 'BTC')).toEqual([])
  })
})
