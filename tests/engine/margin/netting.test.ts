// Where a venue nets, one pool holds a market once; elsewhere a hedge keeps both its legs.
import { describe, expect, it } from 'vitest'
import { formOf } from '../../../src/engine/margin/form'
import { heldTwice } from '../../../src/engine/margin/netting'
import { poolsOf } from '../../../src/engine/margin/pool'
import { position, type Account } from '../../../src/engine/model/book'
import { marketIdOf } from '../../../src/engine/model/market'
import { price, size, usd } from '../../../src/engine/units/amount'
import { binance } from '../../../src/engine/venues/binance'
import { hyperliquid } from '../../../src/engine/venues/hyperliquid'
import { publishedMarket } from '../../../src/engine/venues/registry'

function hedge(venue: string, symbol: string, short = '-1'): Account {
  const market = marketIdOf(venue, symbol)
  const of = { market, entry: price(60_000) }
  return {
    id: 'a',
    name: 'A',
    venue,
    quote: 'USDC',
    cash: usd(10_000),
    holdings: [],
    positions: [
      position({ id: 'long', size: size(2), ...of }),
      position({ id: 'short', size: size(short), ...of }),
    ],
  }
}

function formed(account: Account) {
  const [pool] = poolsOf(account)
  if (pool === undefined) throw new Error('an account has a cross pool')
  return formOf(pool, account.venue === 'binance' ? binance : hyperliquid, publishedMarket)
}

describe('one market in two rows', () => {
  it('is named', () => {
    expect(heldTwice(hedge('binance', 'BTCUSDT').positions)).toBe('binance:BTCUSDT')
  })

  it('does not count a row of no size', () => {
    expect(heldTwice(hedge('hyperliquid', 'BTC', '0').positions)).toBeUndefined()
  })

  it('is refused where the venue nets', () => {
    const found = formed(hedge('hyperliquid', 'BTC'))
    expect(found).toEqual({
      ok: false,
      refusals: [{ why: 'held twice where positions net', market: 'hyperliquid:BTC' }],
    })
  })

  it('is a hedge where it does not', () => {
    const found = formed(hedge('binance', 'BTCUSDT'))
    expect(found.ok && found.form.legs.length).toBe(2)
  })
})
