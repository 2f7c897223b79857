// Tables: any separator, any of the languages exchanges speak, and cells that say more than their column.
import { describe, expect, it } from 'vitest'
import { importPositions, type ImportContext } from '../../../src/io/paste/import'
import type { ImportedPosition, ImportRow } from '../../../src/io/paste/imported'

function rowsOf(text: string, context?: ImportContext) {
  const found = importPositions(text, context)
  if (found.kind !== 'positions') throw new Error(JSON.stringify(found))
  return found.rows
}

/** `BTC long 1.2 @ 61500`, or the row's status with its reason. */
function said(text: string, context?: ImportContext): readonly string[] {
  return rowsOf(text, context).map(saidOf)
}

function saidOf(row: ImportRow): string {
  switch (row.status) {
    case 'good':
      return brief(row.position)
    case 'question':
      return `? ${row.choices.map((choice) => brief(choice.position)).join(' | ')}`
    case 'skipped':
      return `skipped: ${row.why}`
    case 'bad':
      return `bad: ${row.issues.map((issue) => issue.code).join(', ')}`
  }
}

function brief({ base, side, size, entry }: ImportedPosition): string {
  return `${base} ${side} ${size.toString()} @ ${entry?.toString() ?? '?'}`
}

const BTC = 'BTC long 0.5 @ 60000.5'

describe('separators', () => {
  it.each([
    ['commas', 'Symbol,Side,Size,Entry\nBTCUSDT,Long,0.5,60000.5'],
    ['semicolons', 'Symbol;Side;Size;Entry\nBTCUSDT;Long;0,5;60000,5'],
    ['tabs', 'Symbol\tSide\tSize\tEntry\nBTCUSDT\tLong\t0.5\t60,000.5'],
    [
      'bars',
      '| Symbol | Side | Size | Entry |\n|---|---|--:|--:|\n| BTCUSDT | Long | 0.5 | 60,000.5 |',
    ],
    ['aligned blanks', 'Symbol   Side  Size  Entry Price\nBTCUSDT  Long  0.5   60,000.5'],
    ['one blank, no header', 'BTC-PERP LONG 0.5 60,000.5'],
    ['quotes around thousands', 'Symbol,Side,Size,Entry\n"BTCUSDT","Long","0.5","60,000.5"'],
    ['a byte-order mark and CRLF', '\uFEFFSymbol,Side,Size,Entry\r\nBTCUSDT,Long,0.5,60000.5\r\n'],
    ['JSON keys', '[{"symbol":"BTCUSDT","side":"long","quantity":0.5,"entryPrice":60000.5}]'],
  ])('%s', (_what, text) => {
    expect(said(text)).toEqual([BTC])
  })

  it('a line number counts lines of the text, also after a quoted line break', () => {
    const rows = rowsOf(
      'Symbol,Side,Size,Entry,Note\nBTCUSDT,Long,0.5,60000.5,"a\nb"\nETHUSDT,Long,x,1,',
    )
    expect(rows.map((row) => row.line)).toEqual([2, 4])
  })
})

describe('languages', () => {
  it.each([
    ['German', 'Handelspaar;Richtung;Menge;Einstiegspreis;Hebel\nBTCUSDT;Kauf;0,5;60.000,5;20x'],
    ['French', 'Paire;Sens;Quantité;Prix d’entrée;Levier\nBTC/USDT;Achat;0,5;60 000,5;20x'],
    [
      'Spanish',
      'Par;Lado;Tamaño;Precio de entrada;Apalancamiento\nBTC/USDT;Compra;0,5;60.000,5;20x',
    ],
    ['Chinese', '合约\t方向\t数量\t开仓均价\t杠杆\nBTCUSDT永续\t做多\t0.5\t60,000.5\t20x'],
    [
      'Japanese',
      '銘柄\tサイド\tサイズ\tエントリー価格\tレバレッジ\nBTCUSDT\tロング\t0.5\t60,000.5\t20x',
    ],
  ])('%s', (_what, text) => {
    expect(said(text)).toEqual([BTC])
    const [row] = rowsOf(text)
    expect(row?.status === 'good' && row.position.leverage?.toString()).toBe('20')
  })
})

describe('sides', () => {
  it('a column of signed sizes needs no side', () => {
    expect(said('Market,Size,Entry\nBTC,0.5,60000.5\nETH,-2,3000')).toEqual([
      BTC,
      'ETH short 2 @ 3000',
    ])
  })

  it('unsigned sizes without a side are asked about', () => {
    expect(said('Market,Size,Entry\nBTC,0.5,60000.5')).toEqual([
      `? ${BTC} | BTC short 0.5 @ 60000.5`,
    ])
  })

  it('a long with a size below zero is asked about', () => {
    expect(said('Market,Side,Size,Entry\nBTC,long,-0.5,60000.5')).toEqual([
      `? ${BTC} | BTC short 0.5 @ 60000.5`,
    ])
  })

  it('a word that is no side is named', () => {
    const [row] = rowsOf('Market,Side,Size,Entry\nBTC,up,0.5,60000.5')
    expect(row?.status === 'bad' && row.issues[0]).toEqual({
      code: 'side-unknown',
      message: '"up" is not a side',
      found: 'up',
      wanted: 'long or short',
      at: { row: 2, column: 'Side' },
    })
  })
})

describe('nothing is dropped silently', () => {
  it('titles, totals, repeated headers, zero rows and rows without a market say why', () => {
    expect(
      said(
        [
          'My positions,,,',
          'Symbol,Side,Size,Entry',
          'BTCUSDT,Long,0.5,60000.5',
          'Symbol,Side,Size,Entry',
          'ETHUSDT,Long,0,3000',
          ',Long,1,3000',
          'ETHUSDT,Long,1,',
          'Total,,1.5,',
        ].join('\n'),
      ),
    ).toEqual([
      'skipped: above the header',
      BTC,
      'skipped: the header again',
      'skipped: size is zero',
      'bad: market-missing',
      'bad: field-missing',
      'skipped: a line of totals',
    ])
  })

  it('a decimal comma cut in two by the separator makes the row too wide', () => {
    expect(said('Symbol,Side,Size,Entry\nBTC,long,0,5,60000,5')).toEqual(['bad: row-too-wide'])
  })

  it('columns that are not understood are named', () => {
    const found = importPositions('Symbol,Side,Size,Entry,Mood\nBTC,long,0.5,60000.5,good')
    expect(found.kind === 'positions' && found.notes.at(-1)).toBe('columns left out: Mood')
  })
})

describe('ambiguous numbers', () => {
  const TEXT = 'Symbol;Side;Size;Entry\nBTC;long;12.500;60.000'

  it('a file that settles nothing is asked about, once per row', () => {
    expect(said(TEXT)).toEqual(['? BTC long 12.5 @ 60 | BTC long 12500 @ 60000'])
  })

  it('the answer settles every row', () => {
    expect(said(TEXT, { decimal: ',' })).toEqual(['BTC long 12500 @ 60000'])
  })
})

describe('cells', () => {
  const cell = (headers: string, cells: string) => {
    const [row] = rowsOf(`Symbol\tSide\tEntry\t${headers}\n${cells}`)
    if (row?.status !== 'good') throw new Error(JSON.stringify(row))
    return row.position
  }

  it('a size in money is worked out with the mark', () => {
    // 14,703 ÷ 98,020 = 0.15
    const found = cell('Size\tMark', 'BTCUSDT\tlong\t97412.3\t14,703 USDT\t98,020')
    expect(found.size.toString()).toBe('0.15')
  })

  it('a size in contracts is worked out with the venue’s contract', () => {
    // 3 contracts of 0.01 BTC
    const found = cell('Size\tExchange', 'BTC-USDT-SWAP\tlong\t97412.3\t3 Cont\tOKX')
    expect(found.size.toString()).toBe('0.03')
  })

  it('a size in coins of a market that counts thousands is divided', () => {
    const found = cell('Size', '1000PEPEUSDT\tlong\t0.02\t2,500,000 PEPE')
    expect(found.size.toString()).toBe('2500')
  })

  it('a size in another coin is wrong', () => {
    expect(said('Symbol\tSide\tEntry\tSize\nBTCUSDT\tlong\t97412.3\t2 ETH')).toEqual([
      'bad: size-other-coin',
    ])
  })

  it('a funding rate counts only with its interval', () => {
    const found = cell('Size\tFunding rate', 'BTCUSDT\tlong\t97412.3\t1\t0.01%/8h')
    expect([found.funding?.rate.toString(), found.funding?.everyHours]).toEqual(['0.0001', 8])
    expect(cell('Size\tFunding rate', 'BTCUSDT\tlong\t97412.3\t1\t0.01%').funding).toBeUndefined()
  })

  it('where nothing tells whether a margin counts P&L, the smaller reading is taken', () => {
    // 571.50 with P&L 224.32 and no leverage to compare: 571.50 − 224.32
    const found = cell(
      'Size\tMargin\tPnL',
      'ETHUSDT\tlong\t3455.18\t1\t571.50 USDT (Isolated)\t+224.32 USDT (+39%)',
    )
    expect([found.isolatedMargin?.toString(), found.isolatedMarginGiven?.toString()]).toEqual([
      '347.18',
      '571.5',
    ])
  })

  it('where P&L is a loss, the margin as shown is the smaller reading', () => {
    const found = cell(
      'Size\tMargin\tPnL',
      'ETHUSDT\tlong\t3455.18\t1\t571.50 USDT (Isolated)\t-224.32 USDT',
    )
    expect(found.isolatedMargin?.toString()).toBe('571.5')
  })

  it('columns chosen by the reader replace the guess', () => {
    const text = 'BTC,long,0.5,61000.5,60000.5'
    const columns = ['market', 'side', 'size', 'mark', 'entry'] as const
    expect(said(text, { columns })).toEqual([BTC])
  })
})
