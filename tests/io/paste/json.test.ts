// JSON in a paste: no digit is lost, and nothing in it reaches further than its own text.
import { describe, expect, it } from 'vitest'
import { importPositions } from '../../../src/io/paste/import'
import { JSON_DEPTH_MAX, parseExactJson } from '../../../src/io/paste/json'

const valueOf = (text: string) => {
  const parsed = parseExactJson(text)
  return parsed.ok ? parsed.value : parsed.issue.code
}

describe('exact JSON', () => {
  it('numbers keep every digit', () => {
    // as a float this would be 0.1234567890123456800
    expect(valueOf('[0.12345678901234567891, -1e-9, 12345678901234567890]')).toEqual([
      '0.12345678901234567891',
      '-1e-9',
      '12345678901234567890',
    ])
  })

  it('digits inside texts and keys stay as they are', () => {
    expect(valueOf('{"1": "2 and \\"3\\"", "a": 4}')).toEqual({ '1': '2 and "3"', a: '4' })
  })

  it('Python’s spelling is read', () => {
    expect(valueOf("{'a': None, 'b': True, 'c': 'it\\'s', 'd': 1.0}")).toEqual({
      a: null,
      b: true,
      c: "it's",
      d: '1.0',
    })
  })

  it('a key that reaches a prototype is left out', () => {
    const value = valueOf('{"__proto__": {"polluted": true}, "a": 1}')
    expect(value).toEqual({ a: '1' })
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it('nesting is bounded', () => {
    expect(valueOf('['.repeat(JSON_DEPTH_MAX + 1))).toBe('json-too-deep')
  })

  it('what is cut off is said to be incomplete', () => {
    expect(valueOf('[{"symbol": "BTC')).toBe('json-unreadable')
    expect(valueOf('[{"symbol": "BTC"}')).toBe('json-unreadable')
  })
})

/** Answers as the venues document them, beyond the samples: other envelopes, missing and extra fields. */
const VARIANTS: readonly (readonly [what: string, text: string, wanted: readonly string[]])[] = [
  [
    'Binance account answer',
    '{"totalCrossWalletBalance":"500.5","positions":[{"symbol":"ETHUSDT","positionAmt":"1.5","entryPrice":"3000","notional":"4650","isolated":false}]}',
    ['binance ETHUSDT long 1.5 @ 3000 mark 3100 cross'],
  ],
  [
    'one Binance position',
    '{"symbol":"ETHUSDT","positionAmt":"-2","entryPrice":"3000","markPrice":"3100","isolatedWallet":"100","isolatedMargin":"-100","unRealizedProfit":"-200"}',
    ['binance ETHUSDT short 2 @ 3000 mark 3100 isolated 100'],
  ],
  [
    'Bybit position stream',
    '{"topic":"position","data":[{"symbol":"BTCUSDT","side":"Sell","size":"0.01","positionIdx":2,"entryPrice":"16500","markPrice":"16600","positionBalance":""}]}',
    ['bybit BTCUSDT short 0.01 @ 16500 mark 16600 cross'],
  ],
  [
    'OKX long/short mode, bare list',
    '[{"instId":"ETH-USDT-SWAP","instType":"SWAP","pos":"10","posSide":"short","avgPx":"3000","markPx":"3100","mgnMode":"cross"}]',
    ['okx ETH-USDT-SWAP short 1 @ 3000 mark 3100 cross'],
  ],
  [
    'Hyperliquid web data',
    '{"channel":"webData2","data":{"clearinghouseState":{"marginSummary":{},"assetPositions":[{"type":"oneWay","position":{"coin":"BTC","szi":"-2","entryPx":"100","positionValue":"220","leverage":{"type":"cross","value":5}}}]}}}',
    ['hyperliquid BTC short 2 @ 100 mark 110 cross'],
  ],
  [
    'dYdX short with an unsigned size',
    '{"subaccount":{"subaccountNumber":0,"openPerpetualPositions":{"ETH-USD":{"market":"ETH-USD","side":"SHORT","size":"2","entryPrice":"3000"}},"assetPositions":{}}}',
    ['dydx ETH-USD short 2 @ 3000 cross'],
  ],
  [
    'ccxt without notional and contract size',
    '[{"symbol":"BTC/USDT:USDT","side":"long","contracts":2,"entryPrice":100,"marginMode":"cross"}]',
    ['- BTC/USDT:USDT long 2 @ 100 cross'],
  ],
]

describe('documented variants', () => {
  it.each(VARIANTS)('%s', (_what, text, wanted) => {
    const found = importPositions(text)
    const rows = found.kind === 'positions' ? found.rows : []
    expect(
      rows.map((row) => (row.status === 'good' ? sentence(row.position) : JSON.stringify(row))),
    ).toEqual(wanted)
  })

  it('coin-margined contracts and options are told apart from linear perpetuals', () => {
    const found = importPositions(
      '{"code":"0","data":[{"instId":"BTC-USD-SWAP","pos":"3","avgPx":"60000"},{"instId":"BTC-USD-260626-90000-C","instType":"OPTION","pos":"1"}]}',
    )
    const rows = found.kind === 'positions' ? found.rows : []
    expect(rows.map((row) => row.status)).toEqual(['bad', 'skipped'])
    const [swap] = rows
    expect(swap?.status === 'bad' && swap.issues[0]?.code).toBe('coin-margined')
  })

  it('a venue’s error answer is told in its words', () => {
    const found = importPositions('{"retCode":10003,"retMsg":"API key is invalid.","result":{}}')
    expect(found.kind === 'refused' && found.reason).toBe(
      'the answer is an error: API key is invalid.',
    )
  })

  it.each([
    '[]',
    '{}',
    '{"retCode":0,"retMsg":"OK","result":{"list":[]}}',
    '{"code":"0","data":[]}',
  ])('%s holds nothing', (text) => {
    const found = importPositions(text)
    expect(found.kind === 'refused' && found.what).toBe('empty')
  })

  it.each([
    [
      'closed trades',
      '{"retCode":0,"result":{"list":[{"symbol":"BTCUSDT","side":"Buy","closedPnl":"1","avgEntryPrice":"1","avgExitPrice":"2","qty":"1"}]}}',
    ],
    [
      'closed trades',
      '{"code":"0","data":[{"instId":"BTC-USDT-SWAP","closeAvgPx":"1","pos":"1"}]}',
    ],
    ['fills', '[{"coin":"BTC","px":"1","sz":"1","side":"B","dir":"Open Long"}]'],
    ['fills', '[{"symbol":"BTCUSDT","qty":"1","price":"2","commission":"0.1","time":1}]'],
    ['ledger', '[{"symbol":"BTCUSDT","incomeType":"COMMISSION","income":"1"}]'],
    ['ledger', '[{"coin":"BTC","fundingRate":"0.0001","premium":"0","time":1,"fundingTime":1}]'],
  ])('%s: %s', (what, text) => {
    const found = importPositions(text)
    expect(found.kind === 'refused' && found.what).toBe(what)
  })
})

interface Told {
  readonly venue?: string
  readonly venueSymbol: string
  readonly side: string
  readonly size: { toString(): string }
  readonly entry?: { toString(): string }
  readonly mark?: { toString(): string }
  readonly marginMode?: string
  readonly isolatedMargin?: { toString(): string }
}

function sentence(told: Told): string {
  const words = [
    told.venue ?? '-',
    told.venueSymbol,
    told.side,
    told.size.toString(),
    `@ ${told.entry?.toString() ?? '?'}`,
    told.mark === undefined ? '' : `mark ${told.mark.toString()}`,
    told.marginMode ?? '',
    told.isolatedMargin?.toString() ?? '',
  ]
  return words.filter((word) => word !== '').join(' ')
}
