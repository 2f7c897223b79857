// Samples: what traders really paste, against what a correct reading gives, field by field.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { ratio } from '../../../src/engine/units/amount'
import { importPositions } from '../../../src/io/paste/import'
import type { Import, ImportedPosition, ImportedPositions } from '../../../src/io/paste/imported'

const FOLDER = new URL('../../vectors/samples/', import.meta.url)
const sample = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8')

const figure = z.nullable(z.string())
const Expected = z.object({
  files: z.record(
    z.string(),
    z.object({
      venue: figure,
      contentKind: z.string(),
      positions: z.array(
        z.object({
          venue: z.optional(z.string()),
          venueSymbol: z.string(),
          base: z.string(),
          quote: z.string(),
          side: z.string(),
          size: figure,
          entryPrice: figure,
          markPrice: figure,
          leverage: figure,
          marginMode: figure,
          isolatedMargin: figure,
          liquidationPrice: figure,
          unrealizedPnl: figure,
          contracts: z.optional(figure),
          contractSize: z.optional(figure),
          baseMultiplier: z.optional(z.string()),
          impliedLeverage: z.optional(z.string()),
          positionValue: z.optional(z.string()),
          fundingSinceOpen: z.optional(z.string()),
        }),
      ),
    }),
  ),
})
const EXPECTED = Object.entries(z.parse(Expected, JSON.parse(sample('expected.json'))).files)

/** Venues as the samples name them, and as we do. */
const VENUE: Record<string, string> = {
  'binance-usdm': 'binance',
  'bybit-linear': 'bybit',
  'okx-linear': 'okx',
  hyperliquid: 'hyperliquid',
  dydx: 'dydx',
}
const venueOf = (name: string | null | undefined) => (name ? VENUE[name] : undefined)

/** Canonical digits: 4.200 is 4.2. */
const digits = (text: string | null | undefined) => (text ? ratio(text).toString() : undefined)

function positionsOf(found: Import): ImportedPositions {
  if (found.kind !== 'positions') throw new Error(`refused: ${JSON.stringify(found)}`)
  return found
}

function good(name: string): readonly ImportedPosition[] {
  return positionsOf(importPositions(sample(name))).rows.flatMap((row) =>
    row.status === 'good' ? [row.position] : [],
  )
}

const READABLE = EXPECTED.filter(([, file]) => file.contentKind === 'positions').map(
  ([name, file]) => ({ name, file }),
)

type Figures = Record<string, string | undefined>

/** What a position must say. Null means that the source has nothing; size and mark may then be worked out. */
function wantedFigures(wanted: (typeof READABLE)[number]['file']['positions'][number]): Figures {
  return {
    symbol: wanted.venueSymbol,
    base: wanted.base,
    quote: wanted.quote,
    side: wanted.side,
    entry: digits(wanted.entryPrice),
    leverage: digits(wanted.leverage),
    mode: wanted.marginMode ?? undefined,
    margin: digits(wanted.isolatedMargin),
    liquidation: digits(wanted.liquidationPrice),
    pnl: digits(wanted.unrealizedPnl),
    multiplier: wanted.baseMultiplier ?? '1',
    leverageImplied: digits(wanted.impliedLeverage),
    ...(wanted.size === null ? {} : { size: digits(wanted.size) }),
    ...(wanted.markPrice === null ? {} : { mark: digits(wanted.markPrice) }),
    ...(wanted.venue === undefined ? {} : { venue: venueOf(wanted.venue) }),
    ...(wanted.contracts === undefined ? {} : { contracts: digits(wanted.contracts) }),
    ...(wanted.contractSize === undefined ? {} : { contractSize: digits(wanted.contractSize) }),
    ...(wanted.positionValue === undefined ? {} : { value: digits(wanted.positionValue) }),
    ...(wanted.fundingSinceOpen === undefined ? {} : { funding: digits(wanted.fundingSinceOpen) }),
  }
}

function readFigures(position: ImportedPosition, marginAsGiven: boolean): Figures {
  const { size, mark } = position
  const margin = marginAsGiven ? position.isolatedMarginGiven : position.isolatedMargin
  return {
    symbol: position.venueSymbol,
    base: position.base,
    quote: position.quote,
    side: position.side,
    entry: position.entry?.toString(),
    leverage: position.leverage?.toString(),
    mode: position.marginMode,
    margin: margin?.toString(),
    liquidation: position.liquidationPrice?.toString(),
    pnl: position.unrealizedPnl?.toString(),
    multiplier: position.baseMultiplier.toString(),
    leverageImplied: position.leverageImplied?.toString(),
    size: size.toString(),
    mark: mark?.toString(),
    venue: position.venue,
    contracts: position.contracts?.toString(),
    contractSize: position.contractSize?.toString(),
    // no mark in the source: the one worked out gives the value back
    value: mark && size.times(mark).toString(),
    funding: position.fundingSinceOpen?.toString(),
  }
}

/** Sources whose margin figure counts unrealised P&L: there the figure as given is what is expected. */
const GIVEN = new Set([
  'hyperliquid-clearinghouse-isolated.json',
  'hyperliquid-ui-positions.tsv',
  'ccxt-fetch-positions.json',
])

describe('samples of positions', () => {
  it.each(READABLE)('$name: venue, and every field of every position', ({ name, file }) => {
    const found = positionsOf(importPositions(sample(name)))
    expect(found.venue).toBe(venueOf(file.venue))
    const wanted = file.positions.map(wantedFigures)
    const read = good(name).map((position, at) => {
      const figures = readFigures(position, GIVEN.has(name))
      return Object.fromEntries(Object.keys(wanted[at] ?? {}).map((key) => [key, figures[key]]))
    })
    expect(read).toEqual(wanted)
  })

  it.each(READABLE)('$name: no row is bad or asks', ({ name }) => {
    const { rows } = positionsOf(importPositions(sample(name)))
    expect(rows.filter((row) => row.status !== 'good' && row.status !== 'skipped')).toEqual([])
  })

  const LEFT_OUT = [
    ['binance-positionrisk-v3.json', 'BTCUSDT is flat'],
    ['bybit-position-list.json', 'SOLUSDT is flat'],
    ['freqtrade-status.json', 'XRP/USDT is a spot trade'],
  ] as const

  it.each(LEFT_OUT)('%s: a row left out says why: %s', (name, why) => {
    const { rows } = positionsOf(importPositions(sample(name)))
    expect(rows.flatMap((row) => (row.status === 'skipped' ? [row.why] : []))).toEqual([why])
  })

  it.each(READABLE)('$name: every row has a line of its own', ({ name }) => {
    const lines = positionsOf(importPositions(sample(name))).rows.map((row) => row.line)
    expect(new Set(lines).size).toBe(lines.length)
  })

  it('hedge mode and multiples are said', () => {
    const hedge = positionsOf(importPositions(sample('binance-positionrisk-v2-hedge.json')))
    expect(hedge.notes.at(-1)).toBe('BTCUSDT is held long and short: hedge mode')
    const { rows } = positionsOf(importPositions(sample('binance-ui-positions.tsv')))
    const pepe = rows[2]
    expect(pepe?.status === 'good' && pepe.notes.at(-1)).toBe(
      'size counts 1000PEPEUSDT: one is 1000 PEPE',
    )
  })

  it('a contract value outside the venue table is worked out, and said', () => {
    // 50.264 ÷ 1.2566 ÷ 40 contracts = 1 coin a contract
    const { rows } = positionsOf(importPositions(sample('okx-account-positions.json')))
    const sushi = rows[1]
    expect(sushi?.status === 'good' && sushi.position.size.toString()).toBe('40')
    expect(sushi?.status === 'good' && sushi.notes[0]).toContain('one contract is 1 coins')
  })

  it('the decimal mark of a file settles its ambiguous cells, and is said', () => {
    const found = positionsOf(importPositions(sample('generic-german.csv')))
    expect(found.decimal).toBe(',')
    expect(found.notes[0]).toBe('"0,250" can only be read with a decimal comma')
  })
})

describe('isolated margin without unrealised P&L', () => {
  const WALLETS = [
    // isolatedWallet itself: 15,517.54150468 − 2,316.83423560
    ['binance-positionrisk-v2-hedge.json', 0, '13200.70726908'],
    // marginUsed 4.967826 − (−0.0134)
    ['hyperliquid-clearinghouse-isolated.json', 0, '4.981226'],
    // 3,888.98 + 797.21
    ['hyperliquid-ui-positions.tsv', 1, '4686.19'],
    // collateral 3.459702 + 0.01924 = initialMargin
    ['ccxt-fetch-positions.json', 0, '3.478942'],
  ] as const

  it.each(WALLETS)('%s, row %i: %s', (name, at, wanted) => {
    expect(good(name)[at]?.isolatedMargin?.toString()).toBe(wanted)
  })
})

describe('collateral', () => {
  it('Hyperliquid: equity at the marks is the account value it reports', () => {
    // Σ size × (mark − entry) + cash = 1,182.312496
    const found = positionsOf(importPositions(sample('hyperliquid-clearinghouse-12pos.json')))
    expect(equityOf(found).toString()).toBe('1182.312496')
  })

  it('Hyperliquid: isolated positions are apart from the cross account', () => {
    const found = positionsOf(importPositions(sample('hyperliquid-clearinghouse-isolated.json')))
    expect(found.cash?.toString()).toBe('13104.514502')
  })

  it.each([
    // −1,500.25 USDC − 3.5 × 2,123.70 + 0.25 × 77,102 = 10,342.30; with P&L −31.15 + 115: 10,426.15
    ['dydx-v4-subaccount.json', '10342.3', '10426.15'],
    // 9,500 USDC + 10 × 20,000 = 209,500; with P&L −50,000: 159,500
    ['dydx-rest-subaccount.json', '209500', '159500'],
    ['dydx-rest-parent-subaccount.json', '209500', '159500'],
  ])('%s: cash %s and equity %s, as the indexer reports', (name, cash, equity) => {
    const found = positionsOf(importPositions(sample(name)))
    expect(found.cash?.toString()).toBe(cash)
    expect(equityOf(found).toString()).toBe(equity)
  })

  it('a dYdX child account is an isolated position on its own USDC', () => {
    const [ldo] = good('dydx-rest-parent-subaccount-isolated.json')
    // 267.891057 USDC + 11 × 1.7
    expect(ldo?.isolatedMargin?.toString()).toBe('286.591057')
    expect(ldo?.marginMode).toBe('isolated')
  })

  it('a dYdX child account without a position is left out by name', () => {
    const { rows } = positionsOf(importPositions(sample('dydx-rest-parent-subaccount.json')))
    const skipped = rows.flatMap((row) => (row.status === 'skipped' ? [row.why] : []))
    expect(skipped[0]).toContain('subaccount 128 holds 5000 USDC and no position')
  })

  it('an address answer gives one account per parent subaccount', () => {
    const found = positionsOf(importPositions(sample('dydx-rest-addresses.json')))
    expect(found.accounts.map((one) => [one.key, one.cash?.toString()])).toEqual([
      ['0', '209500'],
      ['1', '0'],
    ])
  })

  it('positions without their subaccount say that collateral is missing', () => {
    const found = positionsOf(importPositions(sample('dydx-rest-perpetual-positions.json')))
    expect(found.cash).toBeUndefined()
    expect(found.rows.map((row) => row.status)).toEqual(['good'])
  })
})

/** Cash + Σ size × (mark − entry) of the cross positions. */
function equityOf(found: ImportedPositions) {
  let equity = found.cash
  for (const row of found.rows) {
    if (row.status !== 'good' || row.position.marginMode === 'isolated') continue
    const { side, size, mark, entry } = row.position
    if (mark === undefined || entry === undefined) throw new Error('no mark or entry')
    const signed = side === 'long' ? size : size.neg()
    equity = equity?.plus(signed.times(mark.minus(entry)))
  }
  if (equity === undefined) throw new Error('no cash')
  return equity
}

describe('samples of funding ledgers', () => {
  it.each([
    ['hyperliquid-funding-history.csv', 'hyperliquid', 'PAXG', ['1.293073', '0.042371']],
    ['dydx-export-funding-payments.csv', 'dydx', 'BTC', ['-80', '-40']],
    ['dydx-rest-funding-payments.json', 'dydx', 'BTC', ['-80', '-40']],
  ])('%s: what was paid is below zero', (name, venue, base, amounts) => {
    const found = importPositions(sample(name))
    if (found.kind !== 'funding') throw new Error(JSON.stringify(found))
    expect(found.venue).toBe(venue)
    expect(found.failed).toEqual([])
    expect(new Set(found.payments.map((one) => one.base))).toEqual(new Set([base]))
    expect(found.payments.map((one) => one.amount.toString())).toEqual(amounts)
  })
})

describe('samples that are not open positions', () => {
  it.each([
    ['bybit-closed-pnl.csv', 'closed trades'],
    ['hyperliquid-trade-history.csv', 'fills'],
    ['dydx-export-trades.csv', 'fills'],
    ['dydx-export-transfers.csv', 'ledger'],
    ['dydx-rest-fills.json', 'fills'],
    ['dydx-rest-historical-funding.json', 'ledger'],
    ['dydx-rest-asset-positions.json', 'ledger'],
    ['dydx-rest-not-found.json', 'unreadable'],
  ])('%s is refused as %s', (name, what) => {
    const found = importPositions(sample(name))
    expect(found.kind === 'refused' && found.what).toBe(what)
  })

  it('an error answer is told in the venue’s own words', () => {
    const found = importPositions(sample('dydx-rest-not-found.json'))
    expect(found.kind === 'refused' && found.reason).toContain('No subaccount found')
  })

  it('a market list gives marks, hourly funding and margin fractions', () => {
    const found = importPositions(sample('dydx-rest-perpetual-markets.json'))
    expect(found.kind).toBe('markets')
    if (found.kind !== 'markets') return
    const [btc] = found.markets
    expect({
      symbol: btc?.symbol,
      mark: btc?.mark?.toString(),
      funding: btc?.funding?.rate.toString(),
      hours: btc?.funding?.everyHours,
      initial: btc?.initialRate?.toString(),
      maintenance: btc?.maintenanceRate?.toString(),
    }).toEqual({
      symbol: 'BTC-USD',
      mark: '63132.81233',
      funding: '0.00003210681818181818',
      hours: 1,
      initial: '0.05',
      maintenance: '0.03',
    })
    expect(found.issues).toEqual([])
  })
})
