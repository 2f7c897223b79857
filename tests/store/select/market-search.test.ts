// Markets by the names people type.
import { describe, expect, it } from 'vitest'
import { marketIdOf } from '../../../src/engine/model/market'
import { ratio } from '../../../src/engine/units/amount'
import { addOwnMarket, setFundingInterval } from '../../../src/store/commands/market-terms'
import {
  marketName,
  marketsLike,
  marketTyped,
  spelledOn,
  VENUE_CHOICES,
  venueNote,
} from '../../../src/store/select/market-search'
import { scenarioFrom } from '../../fixtures/book'
import { printed, riskOf } from '../../fixtures/risk'

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

describe('markets offered while a name is typed', () => {
  it.each([
    ['hyperliquid', 'btc', 'BTC'],
    ['hyperliquid', 'XBT', 'BTC'],
    ['hyperliquid', 'BTCUSDT', 'BTC'],
    ['hyperliquid', 'BTC-PERP', 'BTC'],
    ['hyperliquid', '1000PEPE', 'kPEPE'],
    ['binance', 'kPEPE', '1000PEPEUSDT'],
    ['binance', 'XBT', 'BTCUSDT'],
    ['bybit', 'BTC-PERP', 'BTCUSDT'],
    ['dydx', 'BTCUSDT', 'BTC-USD'],
    ['okx', 'BTCUSDT', 'BTC-USDT-SWAP'],
  ])('on %s, %s is first of all %s', (venue, text, symbol) => {
    expect(marketsLike(venue, text)[0]?.symbol).toBe(symbol)
  })

  it('say venue, leverage, maintenance rate and funding interval', () => {
    const [first] = marketsLike('hyperliquid', 'BTC')
    expect(first).toMatchObject({ venue: 'Hyperliquid', fundingHours: 1 })
    expect([first?.leverage, first?.maintenance].map((each) => each && printed(each))).toEqual([
      '40.00×',
      '1.25 %',
    ])
  })

  it('have those of one’s own among them, on the terms that hold here', () => {
    const risk = riskOf(scenarioFrom('account Main cross 1_000'))
    risk.run(addOwnMarket({ venue: 'okx', symbol: 'GOLDBAR', maintenanceRate: ratio('0.02') }))
    risk.run(setFundingInterval(marketIdOf('okx', 'BTC-USDT-SWAP'), 2))
    const own = risk.baseline().scenario.markets
    expect(marketsLike('okx', 'gold', own)[0]?.symbol).toBe('GOLDBAR')
    expect(marketTyped('okx', 'goldbar', own)?.id).toBe(marketIdOf('okx', 'GOLDBAR'))
    expect(marketsLike('binance', 'goldbar', own).map(({ symbol }) => symbol)).not.toContain(
      'GOLDBAR',
    )
    expect(marketsLike('okx', 'BTC-USDT-SWAP', own)[0]?.fundingHours).toBe(2)
  })
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
    const note = venueNote({ venue: value })
    expect(note?.name).toBe(text)
    expect(note?.source).not.toBe('')
    expect(note?.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  }
  expect(venueNote({ venue: 'elsewhere' })).toBeUndefined()
})

it('a market’s name stands without its venue', () => {
  expect(marketName(marketIdOf('okx', 'BTC-USDT-SWAP'))).toBe('BTC-USDT-SWAP')
})
