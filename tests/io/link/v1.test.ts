// Version 1: own terms of markets, assumptions and drafts keep what the engine relies on.
import { describe, expect, it } from 'vitest'
import { marketIdOf, type Market } from '../../../src/engine/model/market'
import { ratio, size, usd } from '../../../src/engine/units/amount'
import { graduated, wholeBySize } from '../../../src/engine/venues/tiers'
import { canonicalJson, type Json } from '../../../src/io/link/json-text'
import { readV1, type LinkedDocument } from '../../../src/io/link/v1'
import { writeV1 } from '../../../src/io/link/v1-write'
import { twentyPositions } from './documents'

const OWN: Market = {
  id: marketIdOf('binance', 'BTCUSDT'),
  venue: 'binance',
  symbol: 'BTCUSDT',
  underlying: 'BTC',
  quote: 'USDT',
  payoff: 'linear',
  multiplier: ratio(1),
  contractSize: size(1),
  lot: size('0.001'),
  table: graduated(
    [
      { floor: usd(0), rate: ratio('0.004'), initialRate: ratio('0.008') },
      { floor: usd(50_000), rate: ratio('0.005'), initialRate: ratio('0.01') },
    ],
    { cap: usd(1_000_000) },
  ),
  isolatedOnly: false,
  openInterestCaps: { lower: usd(25), upper: usd(50) },
  funding: { everyHours: 8, cap: ratio('0.03') },
  provenance: { asOf: '2026-08-22', source: 'Own terms', estimate: 'agreed by hand' },
}

function withOwnTerms(market = OWN): LinkedDocument {
  const document = twentyPositions()
  const markets = new Map([[market.id, market]])
  return { ...document, baseline: { ...document.baseline, markets } }
}

type Fields = Record<string, Json>

function jsonOf(document: LinkedDocument): Fields {
  return JSON.parse(canonicalJson(writeV1({ document }))) as Fields
}

function problemOf(json: Fields): string {
  const read = readV1(json)
  return read.ok ? 'none' : read.issue.message
}

describe('a market with terms of the user’s own', () => {
  it('is carried with its whole table; all others are named only', () => {
    const document = withOwnTerms()
    const json = jsonOf(document)
    expect(json['markets']).toHaveLength(1)
    expect(readV1(json)).toEqual({ ok: true, value: { document } })
  })

  it('may count its tiers in size', () => {
    const rows = [
      { floor: size(0), rate: ratio('0.004'), initialRate: ratio('0.01') },
      { floor: size('12.5'), rate: ratio('0.01'), initialRate: ratio('0.02') },
    ]
    const document = withOwnTerms({ ...OWN, table: wholeBySize(rows, { cap: size(100) }) })
    expect(readV1(jsonOf(document))).toEqual({ ok: true, value: { document } })
  })

  const own = (jsonOf(withOwnTerms())['markets'] as Fields[])[0]!
  const table = own['table'] as Fields
  const [low, high] = table['tiers'] as [Fields, Fields]
  const whole = jsonOf(twentyPositions())
  const withTiers = (tiers: Json[]) =>
    problemOf({ ...whole, markets: [{ ...own, table: { ...table, tiers } }] })
  const withMarket = (change: Fields) => problemOf({ ...whole, markets: [{ ...own, ...change }] })

  it('keeps the premises of a margin table', () => {
    expect(withTiers([])).toContain('at least one tier')
    expect(withTiers([high])).toContain('the first tier starts at zero')
    expect(withTiers([low, { ...high, rate: '0.003' }])).toContain('tier 2: rate 0.003 falls')
    expect(withTiers([low, { ...high, floor: '0' }])).toContain('floor 0 does not rise')
    // 50,000 × (0.005 − 0.004) = 50 must come off, or the requirement jumps.
    expect(high['deduction']).toBe('50')
    expect(withTiers([low, { ...high, deduction: '0' }])).toContain('pieces do not join at 50000')
    expect(withTiers([{ ...low, rate: '1.5' }])).toContain('"1.5" is not between 0 and 1')
    expect(withTiers(Array.from({ length: 401 }, () => low))).toContain('is larger than 400')
  })

  it('belongs to the venue it says, and is there once', () => {
    expect(withMarket({ venue: 'okx' })).toContain('is not a market of "okx"')
    expect(problemOf({ ...whole, markets: [own, own] })).toContain('is given twice')
  })

  it('has a multiplier, a contract size and hours above zero', () => {
    expect(withMarket({ multiplier: '0' })).toContain('multiplier: "0" is not above zero')
    expect(withMarket({ contractSize: '-1' })).toContain('contractSize: "-1" is not above zero')
    expect(withMarket({ funding: { everyHours: 0 } })).toContain('everyHours: is smaller than 0')
    expect(withMarket({ openInterestCaps: { lower: '5', upper: '5' } })).toContain(
      'the upper is not above the lower',
    )
  })
})

describe('assumptions', () => {
  const whole = jsonOf(twentyPositions())
  const assumptions = whole['assumptions'] as Fields
  const assuming = (change: Fields) =>
    problemOf({ ...whole, assumptions: { ...assumptions, ...change } })
  const pair = (...coins: string[]) => ({ from: 'typed', pair: coins, value: '0.5' })

  it('say one thing of a pair, in whichever order', () => {
    expect(assuming({ correlations: [pair('BTC', 'ETH'), pair('BTC', 'SOL')] })).toBe('none')
    expect(assuming({ correlations: [pair('BTC', 'ETH'), pair('ETH', 'BTC')] })).toContain('twice')
    expect(assuming({ correlations: [pair('BTC', 'BTC')] })).toContain('paired with itself')
  })

  it('say where each comes from', () => {
    expect(assuming({ slippage: { from: 'a friend', value: '0' } })).toContain(
      'assumptions, slippage, from: is not one of the values it may have',
    )
    expect(assuming({ slippage: { value: '0' } })).toContain('slippage, from:')
  })

  it('have no volatility below zero', () => {
    expect(assuming({ volatilityElsewhere: { from: 'typed', value: '-0.1' } })).toContain(
      '"-0.1" is not zero or more',
    )
  })
})

describe('a draft', () => {
  const whole = jsonOf(twentyPositions())
  const open = (change: Fields = {}) => ({
    kind: 'open',
    account: 'a1',
    position: 'new',
    market: 'binance:ETHUSDT',
    size: '1',
    margin: { mode: 'cross' },
    ...change,
  })
  const drafting = (...draft: Fields[]) => problemOf({ ...whole, draft })

  it('opens positions of new ids, on markets of the account’s venue', () => {
    expect(drafting(open(), open({ position: 'another' }))).toBe('none')
    expect(drafting(open({ position: 'p1' }))).toContain('the position "p1" exists already')
    expect(drafting(open(), open())).toContain('the position "new" exists already')
    expect(drafting(open({ market: 'okx:BTC-USDT-SWAP' }))).toContain('not a market of "binance"')
  })

  it('may speak of what is no longer there: the page says so then', () => {
    expect(drafting({ kind: 'close', position: 'gone' })).toBe('none')
    expect(drafting(open({ account: 'gone' }))).toBe('none')
  })
})

describe('quotes', () => {
  const whole = jsonOf(twentyPositions())
  const quoting = (quotes: Fields) => problemOf({ ...whole, quotes })

  it('give a funding rate together with its hours', () => {
    const market = ['binance:BTCUSDT']
    expect(quoting({ market, fundingRate: ['0.0001'], fundingHours: [8] })).toBe('none')
    expect(quoting({ market, fundingRate: ['0.0001'] })).toContain('goes together with its hours')
    expect(quoting({ market, fundingRate: [null], fundingHours: [8] })).toContain('its hours')
  })

  it('may be there for a market and say nothing yet: unknown is not zero', () => {
    const read = readV1({ ...whole, quotes: { market: ['binance:BTCUSDT'], mark: [null] } })
    if (!read.ok) throw new Error(read.issue.message)
    const { quotes } = read.value.document.baseline.snapshot
    expect(quotes.get(marketIdOf('binance', 'BTCUSDT'))).toEqual({})
  })

  it('are there once for a market', () => {
    expect(quoting({ market: ['binance:A', 'binance:A'] })).toContain('"binance:A" is given twice')
  })
})
