// The plain text form: what a person types is read as it was meant.
import { describe, expect, it } from 'vitest'
import { importPositions } from '../../../src/io/paste/import'
import { scenarioFrom } from '../../fixtures/book'

function rowsOf(text: string) {
  const found = importPositions(text)
  return found.kind === 'positions' ? found.rows : []
}

describe('the plain text form', () => {
  it('needs no account line', () => {
    const [row] = rowsOf('SOL -260 @ 148')
    expect(row?.status === 'good' && [row.position.side, row.position.size.toString()]).toEqual([
      'short',
      '260',
    ])
  })

  it('a size with neither side nor sign is asked about, once for the text', () => {
    const text = 'BTC 1.2 @ 61_500\nETH 2 @ 3_000'
    const found = importPositions(text)
    if (found.kind !== 'positions') throw new Error(JSON.stringify(found))
    expect(found.rows.map((row) => row.status)).toEqual(['question', 'question'])
    expect(found.asks?.map(({ about, rows }) => [about, rows])).toEqual([['side', 2]])
    const said = importPositions(text, { side: 'short' })
    expect(said.kind === 'positions' && said.rows.map((row) => row.status)).toEqual([
      'good',
      'good',
    ])
  })

  it('a comma behind a number is no decimal comma', () => {
    const [row] = rowsOf('BTC long 2 @ 61.500, 20x')
    expect(row?.status === 'good' && row.position.entry?.toString()).toBe('61.5')
  })

  it('where another size is below zero, one without a sign is long', () => {
    const [btc] = rowsOf('BTC 1.2 @ 61_500\nETH -2 @ 3_000')
    expect(btc?.status === 'good' && btc.position.side).toBe('long')
  })

  it('numbers that could be read either way are read with a point, and the sheet asks', () => {
    const found = importPositions('BTC long 1 @ 61.500')
    if (found.kind !== 'positions') throw new Error(JSON.stringify(found))
    const [row] = found.rows
    expect(row?.status === 'good' && row.position.entry?.toString()).toBe('61.5')
    expect(found.asks?.map(({ about }) => about)).toEqual(['decimal'])
    const said = importPositions('BTC long 1 @ 61.500', { decimal: ',' })
    const [other] = said.kind === 'positions' ? said.rows : []
    expect(other?.status === 'good' && other.position.entry?.toString()).toBe('61500')
  })

  it.each([
    'BTC long 1.2 @ 61_500 20x',
    'long BTC 1.2 @ 61500 lev 20x',
    'Buy 1.2 BTC @ 61500 leverage 20',
    'BTC L 1.2 BTC @61,500 20x # noted',
    'Kaufen 1.2 BTC at 61500 20x',
    '- BTC: long 1.2 @ 61500, 20x',
  ])('%s: as people say it', (text) => {
    const [row] = rowsOf(text)
    expect(
      row?.status === 'good' && [
        row.position.base,
        row.position.side,
        row.position.size.toString(),
        row.position.entry?.toString(),
        row.position.leverage?.toString(),
      ],
    ).toEqual(['BTC', 'long', '1.2', '61500', '20'])
  })

  it('a size in another coin than the market’s is wrong', () => {
    const [row] = rowsOf('BTC long 1.2 ETH @ 61_500')
    expect(row?.status === 'bad' && row.issues[0]?.code).toBe('size-other-coin')
  })

  it('a table whose first header is Account is a table', () => {
    const found = importPositions('Account,Symbol,Side,Size,Entry\nMain,BTCUSDT,long,0.5,60000.5')
    expect(found.kind === 'positions' && found.accounts.map((one) => one.name)).toEqual(['Main'])
  })

  it('a wrong line stands beside the good ones, with its place', () => {
    const rows = rowsOf('BTC long 1.2 @ 61_500\nETH long lots @ 3_000\nSOL short 2 @ 148')
    expect(rows.map((row) => row.status)).toEqual(['good', 'bad', 'good'])
    const [, bad] = rows
    expect(bad?.status === 'bad' && bad.issues[0]).toEqual({
      code: 'number-unreadable',
      message: '"lots" is not a number',
      found: 'lots',
      wanted: 'a number such as 1234.5',
      at: { row: 2, column: 'size' },
    })
  })

  it('its decimal mark is a point, unless the text’s own numbers say comma', () => {
    const [point] = rowsOf('BTC long 12.500 @ 1.234')
    expect(point?.status === 'good' && point.position.size.toString()).toBe('12.5')
    const [comma] = rowsOf('BTC long 12.500 @ 97.412,30')
    expect(comma?.status === 'good' && comma.position.size.toString()).toBe('12500')
  })

  it('numbers that contradict each other are asked about', () => {
    const rows = rowsOf('BTC long 12.500 @ 97.412,30\nETH long 1.5 @ 3000')
    expect(rows.map((row) => row.status)).toEqual(['question', 'good'])
    const [row] = rows
    expect(row?.status === 'question' && row.choices.map((choice) => choice.label)).toEqual([
      'decimal point: long 12.5 @ 97412.3',
      'decimal comma: long 12500 @ 97412.3',
    ])
  })

  it('accrued funding, liquidation price and the marks’ time are kept', () => {
    const found = importPositions('as of 2026-10-10T21:00Z\nBTC long 1 @ 100 accrued -2.5 liq 91.2')
    expect(found.kind === 'positions' && found.asOf).toBe('2026-10-10T21:00Z')
    const [row] = found.kind === 'positions' ? found.rows : []
    expect(row?.status === 'good' && row.position.fundingUnsettled?.toString()).toBe('-2.5')
    expect(row?.status === 'good' && row.position.liquidationPrice?.toString()).toBe('91.2')
  })

  it('a time that is none is named', () => {
    const [row] = rowsOf('as of yesterday\nBTC long 1 @ 100')
    expect(row?.status === 'bad' && row.issues[0]?.code).toBe('time-unreadable')
  })

  it('collateral in another coin is a holding with its haircut', () => {
    const { book } = scenarioFrom(`
      account A on hyperliquid cross 100
      holding ETH 2 haircut 5% mark 3_000
      BTC long 1 @ 100
    `)
    const [held] = book.accounts[0]?.holdings ?? []
    expect([held?.market, held?.size.toString(), held?.haircut.toString()]).toEqual([
      'hyperliquid:ETH',
      '2',
      '0.05',
    ])
  })

  it('a coin-margined contract is refused by name', () => {
    const [row] = rowsOf('BTC/USD:BTC long 1 @ 100')
    expect(row?.status === 'bad' && row.issues.map((issue) => issue.code)).toEqual([
      'coin-margined',
    ])
  })
})
