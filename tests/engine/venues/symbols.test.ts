// Market names: which coin, how many of it, and how each venue spells it.
import { describe, expect, it } from 'vitest'
import { normaliseSymbol, partsOf, underlyingOf } from '../../../src/engine/venues/symbols'

const COINS: readonly (readonly [symbol: string, underlying: string, multiplier: string])[] = [
  ['BTC', 'BTC', '1'],
  ['btc', 'BTC', '1'],
  ['BTCUSDT', 'BTC', '1'],
  ['BTCUSDT.P', 'BTC', '1'],
  ['BTCUSDT Perp', 'BTC', '1'],
  ['BTCUSDT Perp 20x', 'BTC', '1'],
  ['BINANCE:BTCUSDT.P', 'BTC', '1'],
  ['BTC-USDT-SWAP', 'BTC', '1'],
  ['BTC/USDT:USDT', 'BTC', '1'],
  ['XYZ-TSLA/USDC:USDC', 'XYZ-TSLA', '1'],
  ['BTC-USD', 'BTC', '1'],
  ['BTC_USDT', 'BTC', '1'],
  ['BTC-PERP', 'BTC', '1'],
  ['BTCPERP', 'BTC', '1'],
  ['PF_XBTUSD', 'BTC', '1'],
  ['XBTUSD', 'BTC', '1'],
  ['ETHFDUSD', 'ETH', '1'],
  ['ARBUSD', 'ARB', '1'],
  ['PERPUSDT', 'PERP', '1'],
  ['1INCHUSDT', '1INCH', '1'],
  ['KAS', 'KAS', '1'],
  ['0G', '0G', '1'],
  ['2Z', '2Z', '1'],
  ['W', 'W', '1'],
  ['SPX', 'SPX', '1'],
  ['kPEPE', 'PEPE', '1000'],
  ['1000PEPE', 'PEPE', '1000'],
  ['1000PEPEUSDT', 'PEPE', '1000'],
  ['1000PEPE/USDT:USDT', 'PEPE', '1000'],
  ['SHIB1000USDT', 'SHIB', '1000'],
  ['kSHIB', 'SHIB', '1000'],
  ['10000SATSUSDT', 'SATS', '10000'],
  ['1000000MOG', 'MOG', '1000000'],
  ['1MBABYDOGE', 'BABYDOGE', '1000000'],
  ['xyz:XYZ100', 'XYZ100', '1'],
  ['flx:CRCL', 'CRCL', '1'],
]

describe('the coin behind a name', () => {
  it.each(COINS)('%s is %s, %s to the unit', (symbol, underlying, multiplier) => {
    const found = underlyingOf(symbol)
    expect(found.underlying).toBe(underlying)
    expect(found.multiplier.toString()).toBe(multiplier)
  })

  it('a dated future says its delivery day', () => {
    expect(partsOf('BTC/USDT:USDT-260626').delivery).toBe('260626')
    expect(partsOf('BTCUSDT_260626').delivery).toBe('260626')
    expect(partsOf('BTC-26JUN26').delivery).toBe('26JUN26')
    expect(partsOf('BTC-USDT-SWAP').delivery).toBeUndefined()
  })

  it('a contract paid in its own coin says so', () => {
    expect(partsOf('BTC/USD:BTC').isCoinMargined).toBe(true)
    expect(partsOf('BTC-USD-SWAP').isCoinMargined).toBe(true)
    expect(partsOf('BTCUSD_PERP').isCoinMargined).toBe(true)
    expect(partsOf('BTC/USDT:USDT').isCoinMargined).toBe(false)
    expect(partsOf('BTC-USD').isCoinMargined).toBe(false)
  })
})

const SPELT: readonly (readonly [venue: string, text: string, first: string])[] = [
  ['binance', 'BTC', 'BTCUSDT'],
  ['binance', 'BTC/USDC:USDC', 'BTCUSDC'],
  ['binance', 'kPEPE', '1000PEPEUSDT'],
  ['bybit', 'BTC-USDT-SWAP', 'BTCUSDT'],
  ['bybit', 'BTC/USDC:USDC', 'BTCPERP'],
  ['okx', 'BTCUSDT', 'BTC-USDT-SWAP'],
  ['okx', 'XBTUSDT', 'BTC-USDT-SWAP'],
  ['dydx', 'BTC', 'BTC-USD'],
  ['dydx', 'BTCUSDT', 'BTC-USD'],
  ['hyperliquid', 'BTCUSDT', 'BTC'],
  ['hyperliquid', '1000PEPEUSDT', 'kPEPE'],
  ['hyperliquid', 'xyz:XYZ100', 'xyz:XYZ100'],
  ['generic', 'BTC-PERP', 'BTC'],
]

describe('a name in the spelling of a venue', () => {
  it.each(SPELT)('%s writes %s as %s', (venue, text, first) => {
    expect(normaliseSymbol(venue, text)[0]).toBe(first)
  })

  it('a dated future is not offered as the perpetual', () => {
    expect(normaliseSymbol('binance', 'BTCUSDT_260626')).toEqual(['BTCUSDT_260626'])
  })

  it('a coin-margined contract is not offered as the linear one', () => {
    expect(normaliseSymbol('okx', 'BTC-USD-SWAP')).toEqual(['BTC-USD-SWAP'])
    expect(normaliseSymbol('binance', 'BTCUSD')).toEqual(['BTCUSD'])
  })

  it('one PEPE never becomes a thousand', () => {
    expect(normaliseSymbol('hyperliquid', 'PEPEUSDT')).not.toContain('kPEPE')
    expect(normaliseSymbol('okx', '1000PEPEUSDT')).toEqual(['1000PEPEUSDT'])
  })

  it('a venue nobody knows keeps the name', () => {
    expect(normaliseSymbol('elsewhere', ' BTCUSDT ')).toEqual(['BTCUSDT'])
  })
})
