// Adopting a paste: positions find their markets, collateral is asked for when nobody states it.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { formOf } from '../../../src/engine/margin/form'
import { poolsOf } from '../../../src/engine/margin/pool'
import { appraise, marksFor } from '../../../src/engine/margin/stand'
import type { MarketLookup } from '../../../src/engine/model/market'
import { ratio, usd } from '../../../src/engine/units/amount'
import { publishedMarket, venueRules } from '../../../src/engine/venues/registry'
import { adopt, type AdoptOptions } from '../../../src/io/paste/adopt'
import { importPositions } from '../../../src/io/paste/import'

const sample = (name: string) =>
  readFileSync(new URL(`../../vectors/samples/${name}`, import.meta.url), 'utf8')

function adopted(text: string, options: AdoptOptions = {}) {
  const found = importPositions(text)
  if (found.kind !== 'positions') throw new Error(JSON.stringify(found))
  return adopt(found, options)
}

const codes = (text: string, options: AdoptOptions = {}) =>
  adopted(text, options).issues.map((issue) => issue.code)

describe('markets', () => {
  it('a pasted name finds its market in the venue’s own spelling', () => {
    const { accounts } = adopted('account A on hyperliquid cross 100\nBTC-PERP long 1 @ 100')
    expect(accounts[0]?.positions.map((held) => held.market)).toEqual(['hyperliquid:BTC'])
  })

  it('a market nobody publishes is held back, and says what would take it', () => {
    const text = 'account A cross 100\nNOSUCH long 1 @ 100'
    const { accounts, issues } = adopted(text)
    expect(accounts.flatMap((account) => account.positions)).toEqual([])
    expect(issues[0]?.message).toBe('NOSUCH on Other venue has no published margin terms here')
    expect(issues[0]?.wanted).toContain('your own maintenance rate')
  })

  it('with the user’s maintenance rate it is taken on those terms', () => {
    const { accounts, markets, issues } = adopted('account A cross 100\nNOSUCH long 1 @ 100', {
      maintenanceRate: ratio('0.03'),
    })
    expect(issues).toEqual([])
    const [held] = accounts[0]?.positions ?? []
    const market = held && markets.get(held.market)
    expect(market?.table.tiers[0]?.rate.toString()).toBe('0.03')
    expect(market?.provenance.source).toBe('typed')
  })

  it('a stated rate replaces a published table, for this scenario', () => {
    const { markets } = adopted('account A on hyperliquid cross 100\nBTC long 1 @ 100 mmr 2%')
    const [market] = [...markets.values()]
    expect(market?.id).toBe('hyperliquid:BTC')
    expect(market?.table.tiers.map((tier) => tier.rate.toString())).toEqual(['0.02'])
  })

  it('sizes in single coins are not taken for a market that counts thousands', () => {
    // Hyperliquid lists kPEPE: one unit is 1,000 PEPE
    const { accounts } = adopted('account A on hyperliquid cross 100\nkPEPE long 5 @ 0.01')
    expect(accounts[0]?.positions[0]?.market).toBe('hyperliquid:kPEPE')
    const single = adopted('account A on binance cross 100\nPEPEUSDT long 5000 @ 0.00001')
    expect(single.issues.map((issue) => issue.code)).toEqual(['market-unknown'])
  })
})

describe('collateral', () => {
  const TEXT = 'Symbol,Side,Size,Entry,Exchange\nBTCUSDT,long,1,60000.5,Binance'

  it('an account whose cross cash is not known is held back and asked for', () => {
    const { accounts, wanted, issues } = adopted(TEXT)
    expect(accounts).toEqual([])
    expect(wanted).toEqual([
      { key: '/binance/USDT', name: 'Binance USD-M', venue: 'binance', quote: 'USDT' },
    ])
    expect(issues.map((issue) => issue.code)).toEqual(['collateral-wanted'])
  })

  it('once answered it is taken', () => {
    const { accounts, wanted } = adopted(TEXT, {
      collateral: new Map([['/binance/USDT', usd(5_000)]]),
    })
    expect(wanted).toEqual([])
    expect(accounts.map((account) => account.cash.toString())).toEqual(['5000'])
  })

  it('one answer is not counted for two accounts', () => {
    const { accounts, wanted } = adopted(`${TEXT}\nETHUSDT,long,1,3000,Bybit`, {
      collateral: new Map([['/binance/USDT', usd(5_000)]]),
    })
    expect(accounts.map((account) => account.venue)).toEqual(['binance'])
    expect(wanted.map((account) => account.venue)).toEqual(['bybit'])
  })

  it('an account on a venue without rules is one pool, whatever dollar its symbols name', () => {
    const text =
      'account A cross 100\nBTC-USD long 1 @ 100 mmr 1%\nETHUSDT long 1 @ 100 mmr 1%\nSOL long 1 @ 100 mmr 1%'
    const { accounts, issues } = adopted(text)
    expect(issues).toEqual([])
    expect(accounts.map((account) => account.positions.length)).toEqual([3])
  })

  it('isolated positions need none', () => {
    const { accounts, issues } = adopted(sample('freqtrade-status.json'))
    expect(issues).toEqual([])
    expect(accounts.map((account) => [account.venue, account.positions.length])).toEqual([
      ['binance', 1],
      ['hyperliquid', 1],
    ])
  })

  it('a dYdX answer brings its own', () => {
    const { accounts, quotes } = adopted(sample('dydx-v4-subaccount.json'))
    expect(accounts.map((account) => account.cash.toString())).toEqual(['10342.3'])
    expect([...quotes].map(([id, quote]) => [id, quote.mark?.toString()])).toEqual([
      ['dydx:ETH-USD', '2132.6'],
      ['dydx:BTC-USD', '77562'],
    ])
  })

  it('margin without a stated mode is isolated, unless the user says cross', () => {
    const german = sample('generic-german.csv')
    const asIsolated = adopted(german, { venue: 'binance' })
    expect(asIsolated.accounts[0]?.positions.map((held) => held.margin.mode)).toEqual([
      'isolated',
      'isolated',
      'isolated',
    ])
    const asCross = adopted(german, { venue: 'binance', marginMode: 'cross' })
    expect(asCross.issues.map((issue) => issue.code)).toEqual(['collateral-wanted'])
  })
})

describe('the engine and the venue agree', () => {
  // each answer states the equity of its account; the engine works it out from positions and cash
  it.each([
    ['hyperliquid-clearinghouse-12pos.json', 'cross', '1182.312496'],
    ['hyperliquid-clearinghouse-isolated.json', 'cross', '13104.514502'],
    ['hyperliquid-clearinghouse-isolated.json', 'isolated', '4.967826'],
    ['dydx-v4-subaccount.json', 'cross', '10426.15'],
    ['dydx-rest-subaccount.json', 'cross', '159500'],
    ['dydx-rest-parent-subaccount-isolated.json', 'isolated', '285.689378002'],
  ])('%s, %s pool: %s', (name, kind, equity) => {
    const { accounts, quotes, markets } = adopted(sample(name))
    const lookup: MarketLookup = (id) => markets.get(id) ?? publishedMarket(id)
    const pools = accounts.flatMap((account) =>
      poolsOf(account).flatMap((pool) => {
        const rules = venueRules(account.venue)
        const formed = rules && formOf(pool, rules, lookup)
        if (formed?.ok !== true) throw new Error(JSON.stringify(formed))
        const marks = marksFor(formed.form, { quotes })
        if (!marks.ok) throw new Error(`no mark for ${marks.missing.join(', ')}`)
        return pool.kind === kind ? [appraise(formed.form, marks.markOf).equity.toString()] : []
      }),
    )
    expect(pools).toEqual([equity])
  })
})

describe('what is held back', () => {
  it('two marks of one market are named, and the first is used', () => {
    const text =
      'account A on dydx cross 1\nBTC-USD long 1 @ 100 mark 90\nBTC-USD short 1 @ 100 mark 95'
    const { quotes, issues } = adopted(text)
    expect(issues.map((issue) => issue.code)).toEqual(['two-marks'])
    expect([...quotes.values()].map((quote) => quote.mark?.toString())).toEqual(['90'])
  })

  it('isolated without a margin', () => {
    const text = 'Symbol,Side,Size,Entry\nBTCUSDT,long,1,60000.5'
    expect(codes(text, { venue: 'binance', marginMode: 'isolated' })).toEqual(['margin-wanted'])
  })

  it('an answered question is taken in place of its row', () => {
    const found = importPositions('Symbol,Size,Entry\nBTCUSDT,1,60000.5')
    if (found.kind !== 'positions') throw new Error(found.kind)
    const [row] = found.rows
    const short = row?.status === 'question' ? row.choices[1]?.position : undefined
    const { accounts } = adopt(found, {
      positions: short === undefined ? [] : [short],
      venue: 'binance',
      collateral: new Map([['/binance/USDT', usd(1)]]),
    })
    expect(accounts[0]?.positions[0]?.size.toString()).toBe('-1')
  })
})
