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
    // 15 ÷ (50 × 3) = 0.1 coins in a contract
    'ccxt without a contract size, told by notional and mark',
    '[{"symbol":"BTC/USDT:USDT","side":"long","contracts":3,"entryPrice":40,"markPrice":50,"notional":15,"marginMode":"cross"}]',
    ['- BTC/USDT:USDT long 0.3 @ 40 mark 50 cross'],
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
    [
      'orders',
      '[{"id":"1","symbol":"BTC/USDT:USDT","side":"buy","price":60000,"amount":0.5,"filled":0,"remaining":0.5}]',
    ],
    ['orders', '[{"coin":"BTC","side":"B","limitPx":"60000","sz":"0.5","oid":1}]'],
    ['orders', '{"result":"success","openOrders":[{"order_id":"x","symbol":"PF_XBTUSD"}]}'],
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

describe('answers as they are pasted', () => {
  const read = (text: string) => {
    const found = importPositions(text)
    if (found.kind !== 'positions') throw new Error(JSON.stringify(found))
    return found
  }
  const brief = (text: string) =>
    read(text).rows.map((row) =>
      row.status === 'good'
        ? `${row.line} ${row.position.base} ${row.position.side} ${row.position.size.toString()}`
        : `${row.line} ${row.status}`,
    )
  const binance = (symbol: string, size: string, more = '') =>
    `{"symbol":"${symbol}","positionAmt":${size},"entryPrice":"100","markPrice":"110"${more}}`

  it.each([
    ['two pages one after another', `[${binance('BTCUSDT', '1')}]\n[${binance('ETHUSDT', '-2')}]`],
    ['two pages in a list', `[[${binance('BTCUSDT', '1')}],[${binance('ETHUSDT', '-2')}]]`],
    ['one entry a line', `${binance('BTCUSDT', '1')}\n${binance('ETHUSDT', '-2')}\n`],
    [
      'entries under their markets',
      `{"BTCUSDT":${binance('BTCUSDT', '1')},"ETHUSDT":${binance('ETHUSDT', '-2')}}`,
    ],
    ['a comma before the end', `[${binance('BTCUSDT', '1')},${binance('ETHUSDT', '-2')},]`],
    [
      'fields nobody knows',
      `[${binance('BTCUSDT', '"1"', ',"later":{"x":[1,2]}')},${binance('ETHUSDT', '"-2"')}]`,
    ],
    [
      'what a console prints',
      "[ { symbol: 'BTCUSDT', positionAmt: 1, entryPrice: '100', info: [Object] },\n { symbol: 'ETHUSDT', positionAmt: -2, entryPrice: '100', leverage: undefined } ]",
    ],
  ])('%s', (_what, text) => {
    expect(brief(text)).toEqual(['1 BTC long 1', '2 ETH short 2'])
  })

  it('two pages of Bybit’s envelope', () => {
    const page = (symbol: string) =>
      `{"retCode":0,"result":{"list":[{"positionIdx":0,"symbol":"${symbol}","side":"Buy","size":"1","avgPrice":"100"}]}}`
    expect(brief(`${page('BTCUSDT')}\n${page('ETHUSDT')}`)).toEqual([
      '1 BTC long 1',
      '2 ETH long 1',
    ])
  })

  it('two accounts stay apart, each with its cash', () => {
    const state = (cash: string, coin: string) =>
      `{"marginSummary":{},"crossMarginSummary":{"totalRawUsd":"${cash}"},"assetPositions":[{"position":{"coin":"${coin}","szi":"1","entryPx":"100","positionValue":"110","leverage":{"type":"cross","value":5}}}]}`
    const found = read(`${state('50', 'BTC')}\n${state('70', 'ETH')}`)
    // 50 + 1 × 100 and 70 + 1 × 100
    expect(found.accounts.map(({ key, cash }) => [key, cash?.toString()])).toEqual([
      ['1/', '150'],
      ['2/', '170'],
    ])
    expect(
      found.rows.map((row) => (row.status === 'good' ? row.position.account : row.status)),
    ).toEqual(['1/', '2/'])
  })

  it('dYdX: a market list behind an account gives its marks and funding', () => {
    const account = `{"subaccount":{"subaccountNumber":0,"openPerpetualPositions":{"BTC-USD":{"market":"BTC-USD","status":"OPEN","side":"LONG","size":"2","entryPrice":"100","unrealizedPnl":"20"}},"assetPositions":{"USDC":{"symbol":"USDC","side":"LONG","size":"500"}}}}`
    const markets = `{"markets":{"BTC-USD":{"ticker":"BTC-USD","oraclePrice":"130","nextFundingRate":"0.0001","maintenanceMarginFraction":"0.03"}}}`
    const [row] = read(`${account}\n${markets}`).rows
    expect(row?.status === 'good' && row.position.mark?.toString()).toBe('130')
    expect(row?.status === 'good' && row.position.funding?.rate.toString()).toBe('0.0001')
  })

  it.each([
    [
      'a key that stands twice',
      '[{"symbol":"BTCUSDT","positionAmt":"1","positionAmt":"2"}]',
      'the key "positionAmt" stands twice in one entry',
    ],
    ['text behind it', '[{"symbol":"BTCUSDT"}] and more', 'behind the JSON stands "and more"'],
  ])('%s is refused by name', (_what, text, reason) => {
    const found = importPositions(text)
    expect(found.kind === 'refused' && found.reason).toBe(reason)
  })
})

describe('hedge mode', () => {
  const row = (positionSide: string, size: string) => {
    const found = importPositions(
      `[{"symbol":"BTCUSDT","positionSide":"${positionSide}","positionAmt":"${size}","entryPrice":"100","markPrice":"110"}]`,
    )
    const [only] = found.kind === 'positions' ? found.rows : []
    return only?.status === 'good' ? only.position.side : only?.status
  }

  it('a short is short whether or not its size is signed', () => {
    expect([row('SHORT', '-1'), row('SHORT', '1'), row('LONG', '1')]).toEqual([
      'short',
      'short',
      'long',
    ])
  })

  it('a long with a size below zero is wrong, not short', () => {
    expect(row('LONG', '-1')).toBe('bad')
  })
})

describe('Kraken Futures', () => {
  const read = (entry: string) => {
    const found = importPositions(
      `{"result":"success","openPositions":[${entry}],"serverTime":"2026-07-22T14:39:12.376Z"}`,
    )
    if (found.kind !== 'positions') throw new Error(JSON.stringify(found))
    return found
  }
  const linear =
    '{"side":"short","symbol":"PF_XBTUSD","price":9392.75,"fillTime":"2026-07-22T14:39:12.376Z","size":0.5,"unrealizedFunding":-0.25}'

  it('a linear contract is one coin, and accrued funding below zero is owed', () => {
    const found = read(linear)
    expect([found.isUnconfirmed, found.asOf, found.venue]).toEqual([
      true,
      '2026-07-22T14:39:12Z',
      undefined,
    ])
    const [row] = found.rows
    if (row?.status !== 'good') throw new Error(JSON.stringify(row))
    const { base, side, size, entry, fundingUnsettled } = row.position
    expect([base, side, size.toString(), entry?.toString(), fundingUnsettled?.toString()]).toEqual([
      'BTC',
      'short',
      '0.5',
      '9392.75',
      '-0.25',
    ])
  })

  it.each([
    ['an inverse perpetual', linear.replace('PF_XBTUSD', 'pi_xbtusd'), 'coin-margined'],
    ['a dated inverse', linear.replace('PF_XBTUSD', 'fi_xbtusd_261225'), 'coin-margined'],
    ['a dated linear', linear.replace('PF_XBTUSD', 'FF_XBTUSD_261225'), 'dated-future'],
    [
      'an isolated position without its margin',
      linear.replace('}', ',"maxFixedLeverage":5}'),
      'margin-missing',
    ],
    ['a long below zero', linear.replace('short', 'long').replace('0.5', '-0.5'), 'side-unknown'],
  ])('%s is refused by name', (_what, entry, code) => {
    const [row] = read(entry).rows
    expect(row?.status === 'bad' && row.issues.map((issue) => issue.code)).toEqual([code])
  })

  it('the feed signs its balance', () => {
    const found = importPositions(
      '{"feed":"open_positions","positions":[{"instrument":"PF_ETHUSD","balance":-2,"entry_price":3000,"mark_price":3100,"pnl":-200,"liquidation_threshold":0}]}',
    )
    const [row] = found.kind === 'positions' ? found.rows : []
    expect(row?.status === 'good' && [row.position.side, row.position.mark?.toString()]).toEqual([
      'short',
      '3100',
    ])
  })
})

it('a whole scenario is no list of positions, and says how it is opened', () => {
  const found = importPositions('{"plimsoll":3,"name":"Mine","accounts":[]}')
  expect(found.kind === 'refused' && found.reason).toBe(
    'a whole scenario of this page: close this and choose “Open a file”, or drop the file on the page',
  )
})

describe('account answers without entries', () => {
  it('Binance: entry is (notional − unrealised P&L) ÷ size', () => {
    // (30,000 − 10) ÷ 0.5 = 59,980
    const found = importPositions(
      '{"totalCrossWalletBalance":"1000.5","positions":[{"symbol":"BTCUSDT","positionSide":"BOTH","positionAmt":"0.5","unrealizedProfit":"10","notional":"30000"}]}',
    )
    const [row] = found.kind === 'positions' ? found.rows : []
    expect(row?.status === 'good' && row.position.entry?.toString()).toBe('59980')
  })
})

describe('wrong entries', () => {
  const issues = (text: string) => {
    const found = importPositions(text)
    const rows = found.kind === 'positions' ? found.rows : []
    return rows.flatMap((row) => (row.status === 'bad' ? row.issues : []))
  }

  it('a key that is missing and one of the wrong kind say row, column, found and wanted', () => {
    expect(
      issues(
        '[{"symbol":"BTCUSDT","positionAmt":"1","entryPrice":"100"},{"symbol":"ETHUSDT","positionAmt":{"x":1}},{"symbol":"SOLUSDT"}]',
      ),
    ).toEqual([
      {
        code: 'field-wrong-kind',
        message: 'positionAmt is neither text nor a number',
        found: '{"x":"1"}',
        wanted: 'text or a number',
        at: { row: 2, column: 'positionAmt' },
      },
      {
        code: 'field-missing',
        message: 'no positionAmt',
        found: '',
        wanted: 'text or a number',
        at: { row: 3, column: 'positionAmt' },
      },
    ])
  })

  it('ccxt contracts of which nobody says how many coins they are: asked, not taken as coins', () => {
    const found = importPositions(
      '[{"symbol":"BTC/USDT:USDT","side":"long","contracts":2,"entryPrice":100,"marginMode":"cross"}]',
    )
    const [row] = found.kind === 'positions' ? found.rows : []
    expect(row?.status === 'question' && row.question).toBe(
      'BTC/USDT:USDT: no contract size is given. Is one contract one coin?',
    )
  })

  it('keys of a later entry and one level down are columns too', () => {
    const found = importPositions(
      '[{"ticker":"BTCUSDT","quantity":1,"side":"long","entry":100},{"ticker":"ETHUSDT","quantity":2,"side":"short","entry":50,"mark":40,"more":{"id":7}}]',
    )
    if (found.kind !== 'positions') throw new Error(JSON.stringify(found))
    const [, row] = found.rows
    expect(row?.status === 'good' && row.position.mark?.toString()).toBe('40')
    expect(found.notes).toContain('columns left out: more.id')
  })
})
