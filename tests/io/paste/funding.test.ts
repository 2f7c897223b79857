// Funding ledgers: whose payments, of which market, and with which sign.
import { describe, expect, it } from 'vitest'
import { importPositions, type ImportContext } from '../../../src/io/paste/import'
import type { ImportedFunding } from '../../../src/io/paste/imported'

function ledger(text: string, context?: ImportContext): ImportedFunding {
  const found = importPositions(text, context)
  if (found.kind !== 'funding') throw new Error(JSON.stringify(found))
  return found
}

/** `2026-01-11T08:00:00Z BTC -1.5 at 0.0001 on 2`. */
const said = (found: ImportedFunding) =>
  found.payments.map(({ at, base, amount, rate, size }) =>
    [
      at ?? '?',
      base,
      amount.toString(),
      ...(rate === undefined ? [] : ['at', rate.toString()]),
      ...(size === undefined ? [] : ['on', size.toString()]),
    ].join(' '),
  )

describe('answers of venues', () => {
  it('Hyperliquid userFunding: usdc below zero was paid', () => {
    const found = ledger(
      `[{"delta":{"coin":"ETH","fundingRate":"0.0000417","nSamples":null,"szi":"49.1477","type":"funding","usdc":"-3.625312"},
         "hash":"0xa1","time":1681222254710},
        {"delta":{"coin":"kPEPE","fundingRate":"0.00001","szi":"-1000","type":"funding","usdc":"0.04"},"hash":"0xa2","time":1681222254710}]`,
    )
    expect(found.venue).toBe('hyperliquid')
    expect(said(found)).toEqual([
      '2023-04-11T14:10:54.710Z ETH -3.625312 at 0.0000417 on 49.1477',
      '2023-04-11T14:10:54.710Z PEPE 0.04 at 0.00001 on -1000',
    ])
  })

  it('Hyperliquid userFundings, as its stream sends them', () => {
    const text = `{"channel":"userFundings","data":{"isSnapshot":true,"user":"0x0","fundings":
      [{"time":1681222254710,"coin":"BTC","usdc":"-1.25","szi":"1","fundingRate":"0.0000125"}]}}`
    expect(said(ledger(text))).toEqual(['2023-04-11T14:10:54.710Z BTC -1.25 at 0.0000125 on 1'])
  })

  it('Bybit: settlements only, and the rest is counted by its type', () => {
    // change = cash flow + funding − fee: 0 − 0.003676 − 0
    const row = (type: string, funding: string, change: string) =>
      `{"symbol":"XRPUSDT","side":"Buy","funding":"${funding}","fee":"0","change":"${change}","cashFlow":"0",
        "transactionTime":"1672128000000","type":"${type}","feeRate":"0.0001","size":"100","qty":"100",
        "currency":"USDT","category":"linear"}`
    const found = ledger(
      `{"retCode":0,"retMsg":"OK","result":{"nextPageCursor":"","list":[
        ${row('SETTLEMENT', '-0.003676', '-0.003676')},${row('TRADE', '', '-0.01')},${row('TRADE', '', '-0.02')}]}}`,
    )
    expect(said(found)).toEqual(['2022-12-27T08:00:00.000Z XRP -0.003676 at 0.0001 on 100'])
    expect(found.notes).toEqual(['2 rows left out: TRADE'])
  })

  it('Bybit: a session settlement’s profit is no funding', () => {
    // change 9.5 = cash flow 10 + funding −0.5 − fee 0
    const text = `[{"symbol":"BTCPERP","type":"SETTLEMENT","funding":"-0.5","fee":"0","cashFlow":"10","change":"9.5",
      "currency":"USDC","transactionTime":"1672128000000"}]`
    expect(ledger(text).payments[0]?.amount.toString()).toBe('-0.5')
  })

  it('Bybit: funding whose sign the change contradicts is not taken', () => {
    const text = `[{"symbol":"XRPUSDT","type":"SETTLEMENT","funding":"0.5","fee":"0","cashFlow":"0","change":"-0.5",
      "currency":"USDT","transactionTime":"1672128000000"}]`
    const found = ledger(text)
    expect(found.payments).toEqual([])
    expect(found.failed[0]?.issues[0]?.message).toBe(
      'funding 0.5 is not the change of -0.5 less cash flow and fee',
    )
  })

  it('Binance: income of type FUNDING_FEE', () => {
    const found = ledger(
      `[{"symbol":"BTCUSDT","incomeType":"FUNDING_FEE","income":"-0.37500000","asset":"USDT","info":"FUNDING_FEE","time":1570608000000,"tranId":"9689322392","tradeId":""},
        {"symbol":"BTCUSDT","incomeType":"COMMISSION","income":"-0.01000000","asset":"USDT","info":"COMMISSION","time":1570636800000,"tranId":"9689322392","tradeId":"2059192"}]`,
    )
    expect(said(found)).toEqual(['2019-10-09T08:00:00.000Z BTC -0.375'])
    expect(found.notes).toEqual(['1 row left out: COMMISSION'])
  })

  it('Binance: income without funding is still refused as a ledger', () => {
    const found = importPositions(
      '[{"symbol":"BTCUSDT","incomeType":"COMMISSION","income":"-0.01","asset":"USDT","time":1570636800000}]',
    )
    expect(found.kind === 'refused' && found.what).toBe('ledger')
  })

  it('OKX: bills of type 8, from the balance or from an isolated position’s own', () => {
    const found = ledger(
      `{"code":"0","msg":"","data":[
        {"bal":"1000","balChg":"-0.2","billId":"1","ccy":"USDT","instId":"BTC-USDT-SWAP","mgnMode":"cross","posBalChg":"0","subType":"173","type":"8","ts":"1713863360000"},
        {"bal":"1000","balChg":"0","billId":"2","ccy":"USDT","instId":"ETH-USDT-SWAP","mgnMode":"isolated","posBalChg":"0.3","subType":"174","type":"8","ts":"1713863360000"},
        {"bal":"1000","balChg":"5","billId":"3","ccy":"USDT","instId":"","type":"1","subType":"11","ts":"1713863360000"}]}`,
    )
    expect(said(found)).toEqual([
      '2024-04-23T09:09:20.000Z BTC -0.2',
      '2024-04-23T09:09:20.000Z ETH 0.3',
    ])
    expect(found.notes).toEqual(['1 row left out: bills of type 1'])
  })

  it('OKX: P&L stands in where no balance change is given, and no capture confirms the reader', () => {
    const found = ledger(
      '[{"billId":"1","balChg":"","pnl":"-0.2","ccy":"USDT","instId":"BTC-USDT-SWAP","subType":"173","type":"8","ts":"1713863360000"}]',
    )
    expect([found.isUnconfirmed, ...said(found)]).toEqual([
      true,
      '2024-04-23T09:09:20.000Z BTC -0.2',
    ])
  })

  it('OKX: an expense above zero is not taken', () => {
    const found = ledger(
      '[{"billId":"1","balChg":"0.2","ccy":"USDT","instId":"BTC-USDT-SWAP","subType":"173","type":"8","ts":"1713863360000"}]',
    )
    expect(found.failed[0]?.issues[0]?.message).toBe('0.2 is booked as an expense')
  })

  it('funding paid in a coin is named, not added to dollars', () => {
    const found = ledger(
      '[{"symbol":"BTCUSD_PERP","incomeType":"FUNDING_FEE","income":"-0.0001","asset":"BTC","time":1570608000000}]',
    )
    expect(found.failed[0]?.issues[0]).toEqual({
      code: 'currency-not-dollar',
      message: 'paid in BTC: funding is added up in dollars',
      found: 'BTC',
      wanted: 'USD, USDT or USDC',
      at: { row: 1, column: 'asset' },
    })
  })

  it('an entry met twice counts once, and says so', () => {
    const entry =
      '{"symbol":"BTCUSDT","incomeType":"FUNDING_FEE","income":"-1","asset":"USDT","time":1570608000000,"tranId":"1"}'
    const found = ledger(`[${entry},${entry}]`)
    expect(said(found)).toHaveLength(1)
    expect(found.notes).toEqual(['1 row left out: repeated word for word'])
  })
})

describe('exports of venues', () => {
  it('Bybit’s transaction log, under its line of account data', () => {
    const found = ledger(
      [
        'UID: 100,Company Name: ,Country:',
        'Uid,Currency,Contract,Type,Direction,Quantity,Position,Filled Price,Funding,Fee Paid,Cash Flow,Change,Wallet Balance,Action,Time(UTC)',
        '100,USDT,XAUTUSDT,TRADE,SELL,0.02,0.02,4356,0,-0.08712,1.0375,0.95038,306.66,CLOSE,2026-01-11 07:11:48',
        '100,USDT,XAUTUSDT,SETTLEMENT,BUY,--,0.02,--,-0.0043613,0,0,-0.0043613,306.65,--,2026-01-11 08:00:00',
      ].join('\n'),
    )
    expect(found.venue).toBe('bybit')
    expect(said(found)).toEqual(['2026-01-11T08:00:00Z XAUT -0.0043613 on 0.02'])
    expect(found.notes).toEqual([
      'line 1 stands above the header: left out',
      '1 row left out: TRADE',
    ])
  })

  it('Binance’s futures transaction history', () => {
    const found = ledger(
      [
        'Time(UTC),Type,Amount,Asset,Symbol,Transaction ID',
        '2026-01-11 08:00:00,FUNDING_FEE,-1.5,USDT,BTCUSDT,1',
        '2026-01-11 08:00:01,COMMISSION,-0.2,USDT,BTCUSDT,2',
      ].join('\n'),
    )
    expect(said(found)).toEqual(['2026-01-11T08:00:00Z BTC -1.5'])
  })

  it('dYdX’s export in another language', () => {
    const found = ledger(
      [
        '"Zeit","Markt","Seite","Orakelpreis","Größe","Zahlung","Rate"',
        '"2026-01-11T08:00:00.000Z","ETH-USD","SHORT","3000","2","-0.6","-0.0001"',
      ].join('\r\n'),
    )
    expect(said(found)).toEqual(['2026-01-11T08:00:00Z ETH -0.6 at -0.0001 on -2'])
  })

  it('a spreadsheet’s decimal comma is read as one', () => {
    const found = ledger(
      'time;coin;sz;side;payment;rate\n20.05.2025 02:00:00;BTC;1;Long;-1,25;0,0000125',
    )
    expect(said(found)).toEqual(['2025-05-20T02:00:00 BTC -1.25 at 0.0000125 on 1'])
  })

  it('payments of a file nobody recognises are refused: whose sign it is cannot be told', () => {
    const found = importPositions('Time,Market,Payment\n2026-01-11,BTC,5')
    expect(found.kind === 'refused' && found.what).toBe('ledger')
  })
})

describe('times', () => {
  const two = (first: string, second: string, context?: ImportContext) =>
    ledger(
      `time,coin,sz,side,payment,rate\n"${first}",BTC,1,Long,-1,0.0001\n"${second}",BTC,1,Long,-2,0.0001`,
      context,
    )

  it('one day above twelve settles the order of a whole file', () => {
    const found = two('06/01/2025 02:00:00', '20/01/2025 02:00:00')
    expect(found.payments.map(({ at }) => at)).toEqual([
      '2025-01-06T02:00:00',
      '2025-01-20T02:00:00',
    ])
    expect(found.asks).toBeUndefined()
  })

  it('a file that settles nothing is asked about once, and its payments have no time until then', () => {
    const found = two('06/01/2025 - 02:00:00', '07/01/2025 - 02:00:00')
    expect(found.payments.map(({ at }) => at)).toEqual([undefined, undefined])
    expect(found.asks?.map(({ about, rows }) => [about, rows])).toEqual([['dates', 2]])
  })

  it('the answer settles every row', () => {
    const found = two('06/01/2025 02:00:00', '07/01/2025 02:00:00', { dates: 'month first' })
    expect(found.payments[0]?.at).toBe('2025-06-01T02:00:00')
  })

  it('a day that does not exist is no time', () => {
    expect(two('31/02/2025 02:00:00', '20/01/2025 02:00:00').failed[0]?.issues[0]?.code).toBe(
      'time-unreadable',
    )
  })

  it('12 at night is midnight', () => {
    expect(
      two('1/20/2025, 12:30:00 AM', '1/21/2025, 1:00:00 PM').payments.map(({ at }) => at),
    ).toEqual(['2025-01-20T00:30:00', '2025-01-21T13:00:00'])
  })
})
