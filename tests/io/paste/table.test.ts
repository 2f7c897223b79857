// Tables: any separator, any of the languages exchanges speak, and cells that say more than their column.
import { describe, expect, it } from 'vitest'
import { HEADERS } from '../../../src/io/paste/column-words'
import { fieldOf, normal } from '../../../src/io/paste/columns'
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

  it('columns chosen by the reader replace the guess', () => {
    const text = 'BTC,long,0.5,61000.5,60000.5'
    const columns = ['market', 'side', 'size', 'mark', 'entry'] as const
    expect(said(text, { columns })).toEqual([BTC])
  })
})

describe('questions of a whole text', () => {
  const asked = (text: string, context?: ImportContext) => {
    const found = importPositions(text, context)
    if (found.kind !== 'positions') throw new Error(JSON.stringify(found))
    return found.asks?.map(({ about, rows }) => `${about} ${rows}`) ?? []
  }
  const margins = (text: string, context?: ImportContext) =>
    rowsOf(text, context).map((row) => {
      const positions =
        row.status === 'question'
          ? row.choices.map(({ position }) => position)
          : row.status === 'good'
            ? [row.position]
            : []
      return positions
        .map(({ marginMode, isolatedMargin }) =>
          [marginMode ?? 'unstated', isolatedMargin?.toString() ?? ''].join(' '),
        )
        .join(' | ')
    })

  it('sizes without side and sign are asked about once', () => {
    const text = 'Market,Size,Entry\nBTC,0.5,60000.5\nETH,2,3000'
    expect(asked(text)).toEqual(['side 2'])
    expect(said(text, { side: 'short' })).toEqual(['BTC short 0.5 @ 60000.5', 'ETH short 2 @ 3000'])
    expect(asked(text, { side: 'short' })).toEqual([])
  })

  it('a decimal mark that nothing settles is asked about once', () => {
    expect(asked('Symbol;Side;Size;Entry\nBTC;long;12.500;60.000\nETH;long;1.000;3.000')).toEqual([
      'decimal 2',
    ])
  })

  const ISOLATED = 'Symbol\tSide\tSize\tEntry\tMargin\tPnL\nETHUSDT\tlong\t1\t3455.18\t'

  it('whether a margin counts P&L is asked where the row’s figures do not tell', () => {
    // 571.50 as it stands, or 571.50 − 224.32
    const text = `${ISOLATED}571.50 USDT (Isolated)\t+224.32 USDT (+39%)`
    expect(margins(text)).toEqual(['isolated 571.5 | isolated 347.18'])
    expect(asked(text)).toEqual(['margin 1'])
    expect(margins(text, { margin: 'without P&L' })).toEqual(['isolated 571.5'])
    expect(margins(text, { margin: 'with P&L' })).toEqual(['isolated 347.18'])
  })

  it('also where the P&L is a loss', () => {
    // 571.50 as it stands, or 571.50 + 224.32
    expect(margins(`${ISOLATED}571.50 USDT (Isolated)\t-224.32 USDT`)).toEqual([
      'isolated 571.5 | isolated 795.82',
    ])
  })

  it('P&L is worked out at the mark where no column has it', () => {
    // long 1 from 3455.18 to 3400.18: −55; 571.50 or 626.50
    const text =
      'Symbol\tSide\tSize\tEntry\tMark\tMargin\nETHUSDT\tlong\t1\t3455.18\t3400.18\t571.50 (Isolated)'
    expect(margins(text)).toEqual(['isolated 571.5 | isolated 626.5'])
  })

  it('size × entry ÷ leverage tells which of the two a margin is', () => {
    // 1 × 3455.18 ÷ 10 = 345.518; 569.838 − 224.32 = 345.518
    const head =
      'Symbol\tSide\tSize\tEntry\tLeverage\tMargin\tPnL\nETHUSDT\tlong\t1\t3455.18\t10x\t'
    expect(margins(`${head}345.52 (Isolated)\t224.32`)).toEqual(['isolated 345.52'])
    expect(margins(`${head}569.84 (Isolated)\t224.32`)).toEqual(['isolated 345.52'])
  })

  it('a margin said to count P&L is wrong where the P&L is not known', () => {
    const text = 'Symbol\tSide\tSize\tEntry\tMargin\nETHUSDT\tlong\t1\t3455.18\t571.50 (Isolated)'
    expect(margins(text)).toEqual(['isolated 571.5'])
    expect(said(text, { margin: 'with P&L' })).toEqual(['bad: margin-needs-pnl'])
  })

  it('cross or isolated is asked about where a margin stands and neither is said', () => {
    const text =
      'Symbol\tSide\tSize\tEntry\tLeverage\tMargin\tPnL\nBTC\tlong\t1\t60000\t10\t6000\t1'
    expect(asked(text)).toEqual(['mode 1'])
    expect(margins(text, { mode: 'cross' })).toEqual(['cross '])
    expect(margins(text, { mode: 'isolated' })).toEqual(['isolated 5999'])
  })

  const OKX =
    'Instrument\tSide\tPosition\tEntry\tMark\tExchange\nBTC-USDT-SWAP\tlong\t3\t97412.3\t98020\tOKX'

  it('coins or contracts is asked where a contract is not one coin', () => {
    // 3 BTC, or 3 contracts of 0.01 BTC
    expect(said(OKX)).toEqual(['? BTC long 3 @ 97412.3 | BTC long 0.03 @ 97412.3'])
    expect(asked(OKX)).toEqual(['sizes 1'])
    expect(said(OKX, { sizes: 'contracts' })).toEqual(['BTC long 0.03 @ 97412.3'])
    expect(said(OKX, { sizes: 'coins' })).toEqual(['BTC long 3 @ 97412.3'])
  })

  it('the row’s value tells coins from contracts', () => {
    // 2,940.60 ÷ 98,020 = 0.03
    const text = OKX.replace('Mark', 'Mark\tValue').replace('98020', '98020\t2,940.60')
    expect(said(text)).toEqual(['BTC long 0.03 @ 97412.3'])
  })

  it('the row’s P&L tells coins from contracts', () => {
    // 3 × (98,020 − 97,412.3) = 1,823.10
    const text = OKX.replace('Mark', 'Mark\tPnL').replace('98020', '98020\t1,823.10')
    expect(said(text)).toEqual(['BTC long 3 @ 97412.3'])
  })

  it('a column of contract sizes turns contracts into coins', () => {
    expect(
      said('Symbol,Side,Contracts,Contract size,Entry\nNEAR/USDT:USDT,long,8,0.1,18.884'),
    ).toEqual(['NEAR long 0.8 @ 18.884'])
  })

  it('two matters that are open at once give every answer', () => {
    const text = OKX.replace('\tSide', '').replace('\tlong', '')
    expect(said(text)[0]?.split(' | ')).toHaveLength(4)
    expect(said(text, { side: 'short', sizes: 'contracts' })).toEqual(['BTC short 0.03 @ 97412.3'])
  })
})

describe('sides that contradict', () => {
  it('a side beside the symbol against the side column is asked about, whatever the file says', () => {
    const text = 'Market,Side,Size,Entry\nBTCUSDT Short,long,0.5,60000.5'
    expect(said(text, { side: 'long' })).toEqual([`? ${BTC} | BTC short 0.5 @ 60000.5`])
  })
})

describe('pages of venues that are not confirmed by a capture', () => {
  const found = (text: string) => {
    const read = importPositions(text)
    if (read.kind !== 'positions') throw new Error(JSON.stringify(read))
    return read
  }

  it('Bybit’s positions table', () => {
    const read = found(
      [
        'Contracts\tQty\tValue\tEntry Price\tMark Price\tLiq. Price\tIM\tMM\tUnrealized P&L\tRealized P&L',
        'BTCUSDT Cross 10x\t-0.150 BTC\t14,703.02 USDT\t97,412.30\t98,020.10\t104,105.40\t1,470.30\t73.52\t-91.17 USDT (-6.20%)\t-4.02',
      ].join('\n'),
    )
    expect([read.venue, read.isUnconfirmed]).toEqual(['bybit', true])
    expect(read.rows.map(saidOf)).toEqual(['BTC short 0.15 @ 97412.3'])
  })

  it('a Bybit table without a single sign does not make every row long', () => {
    const read = found(
      'Contracts\tQty\tEntry Price\tMark Price\tLiq. Price\nBTCUSDT Cross 10x\t0.150 BTC\t97,412.30\t98,020.10\t--',
    )
    expect(read.asks?.map(({ about }) => about)).toEqual(['side'])
  })

  it('OKX’s positions table: a high margin ratio is safe, and no maintenance rate', () => {
    const read = found(
      [
        'Symbol\tSize\tAvg. price\tMark price\tEst. liq. price\tFloating PnL\tMaintenance margin ratio\tMargin',
        'BTCUSDT Perp Long Cross 10x\t15 Cont\t97,412.3\t98,020.1\t88,120.5\t+91.17 USDT (+6.24%)\t1,234.56%\t1,470.30 USDT',
      ].join('\n'),
    )
    expect([read.venue, read.isUnconfirmed]).toEqual(['okx', true])
    // 15 contracts of 0.01 BTC
    expect(read.rows.map(saidOf)).toEqual(['BTC long 0.15 @ 97412.3'])
    const [row] = read.rows
    expect(row?.status === 'good' && row.position.leverage?.toString()).toBe('10')
    expect(row?.status === 'good' && row.position.maintenanceRate).toBeUndefined()
  })
})

describe('pages of one venue in other languages', () => {
  const found = (lines: readonly string[]) => {
    const [row] = rowsOf(lines.join('\n'))
    if (row?.status !== 'good') throw new Error(JSON.stringify(row))
    const { side, size, entry, mark, liquidationPrice, marginMode, leverage, unrealizedPnl } =
      row.position
    return [side, size, entry, mark, liquidationPrice, marginMode, leverage, unrealizedPnl].map(
      (each) => each?.toString(),
    )
  }
  const POINT = '0.150 BTC\t97,412.30\t98,020.10\t93,105.44\t12.31%\t735.15 USDT'
  const COMMA = '0,150 BTC;97.412,30;98.020,10;93.105,44;12,31%;735,15 USDT'
  // 0.150 × (98,020.10 − 97,412.30) = 91.17: a long
  const WANTED = ['long', '0.15', '97412.3', '98020.1', '93105.44', 'cross', '20', '91.17']

  it.each([
    [
      'German',
      'Symbol;Größe;Einstiegspreis;Markpreis;Liq.-Preis;Margin-Verhältnis;Margin;Nicht realisierter Gewinn',
      `BTCUSDT Perp 20x;${COMMA} (Cross);+91,17 USDT (+12,40%)`,
    ],
    [
      'French',
      "Symbole;Taille;Prix d'entrée;Prix de marque;Prix de liq.;Ratio de marge;Marge;PnL latent",
      `BTCUSDT Perp 20x;${COMMA} (Croisée);+91,17 USDT`,
    ],
    [
      'Spanish',
      'Símbolo;Tamaño;Precio de entrada;Precio de marca;Precio de liq.;Ratio de margen;Margen;PNL (ROI %)',
      `BTCUSDT Perp 20x;${COMMA} (Cruzado);+91,17 USDT`,
    ],
    [
      'simplified Chinese',
      '合约\t数量\t开仓价格\t标记价格\t强平价格\t保证金比率\t保证金\t收益额（回报率）',
      `BTCUSDT 永续 20x\t${POINT}（全仓）\t+91.17 USDT（+12.40%）`,
    ],
    [
      'traditional Chinese',
      '合約\t倉位大小\t開倉價格\t標記價格\t強平價格\t保證金比率\t保證金\t未實現盈虧',
      `BTCUSDT 永續 20x\t${POINT} (全倉)\t+91.17 USDT`,
    ],
    [
      'Japanese',
      'シンボル\tサイズ\tエントリー価格\tマーク価格\t清算価格\t証拠金率\t証拠金\tPNL (ROI%)',
      `BTCUSDT 無期限 20x\t${POINT} (クロス)\t+91.17 USDT (+12.40%)`,
    ],
  ])('%s', (_language, headers, cells) => {
    expect(found([headers, cells])).toEqual(WANTED)
  })

  it('no header word means two things', () => {
    const seen = new Map<string, string>()
    const twice = HEADERS.flatMap(([field, words]) =>
      words.split('|').filter((word) => {
        const before = seen.get(normal(word))
        seen.set(normal(word), field)
        return before !== undefined && before !== field
      }),
    )
    expect(twice).toEqual([])
  })

  it('accents and full-width letters make no difference', () => {
    expect(['Tamano', 'GRÖSSE', 'Prix d’entree', 'Ｓｉｚｅ'].map(fieldOf)).toEqual([
      'size',
      'size',
      'entry',
      'size',
    ])
  })

  it('what stands in brackets behind a size says what it counts', () => {
    expect(['Size (BTC)', 'Size (USDT)', 'Size (Cont)', '持仓量（张）'].map(fieldOf)).toEqual([
      'size',
      'value',
      'contracts',
      'contracts',
    ])
  })
})

describe('side words', () => {
  const WORDS: readonly (readonly ['long' | 'short', string])[] = [
    ['long', 'Long LONG L Buy B Kauf Achat Compra 多 做多 买入 買い ロング'],
    ['short', 'Short S Sell A Verkauf Verkaufen Vente Venta 空 做空 賣出 売り ショート'],
  ]
  const CASES = WORDS.flatMap(([side, words]) =>
    words.split(' ').map((word) => [word, side] as const),
  )

  it.each(CASES)('%s is %s', (word, side) => {
    expect(said(`Market\tSide\tSize\tEntry\nBTC\t${word}\t0.5\t60,000.5`)).toEqual([
      `BTC ${side} 0.5 @ 60000.5`,
    ])
  })

  it('a side cell may say leverage and margin mode too', () => {
    const [row] = rowsOf('Market\tDirection\tSize\tEntry\nBTC\tLong · 10x · Cross\t0.5\t60,000.5')
    if (row?.status !== 'good') throw new Error(JSON.stringify(row))
    const { side, leverage, marginMode } = row.position
    expect([side, leverage?.toString(), marginMode]).toEqual(['long', '10', 'cross'])
  })

  it('P&L that is size × (mark − entry) proves a side nobody says', () => {
    // 2 × (3,000 − 3,100) = −200 for a long; +200 is a short’s
    const text = 'Market\tSize\tEntry\tMark\tPnL\nETH\t2\t3100\t3000\t'
    expect(said(`${text}-200`)).toEqual(['ETH long 2 @ 3100'])
    expect(said(`${text}+200`)).toEqual(['ETH short 2 @ 3100'])
    expect(said(`${text}+55`)).toEqual(['? ETH long 2 @ 3100 | ETH short 2 @ 3100'])
  })

  it('a side that the P&L contradicts is asked about', () => {
    const text = 'Market\tSide\tSize\tEntry\tMark\tPnL\nETH\tlong\t2\t3100\t3000\t+200'
    expect(said(text)).toEqual(['? ETH long 2 @ 3100 | ETH short 2 @ 3100'])
  })
})

describe('number forms', () => {
  it.each([
    ['1,234.5', '1234.5'],
    ['1.234,5', '1234.5'],
    ['1\u00A0234,5', '1234.5'],
    ['1\u202F234,5', '1234.5'],
    ['1\u2009234,5', '1234.5'],
    ["1'234.5", '1234.5'],
    ['1’234.5', '1234.5'],
    ['+1234.5', '1234.5'],
    ['1234.5 BTC', '1234.5'],
    ['1.2345k', '1234.5'],
    ['１２３４．５', '1234.5'],
  ])('a size of %s is %s', (text, wanted) => {
    expect(said(`Market\tSide\tSize\tEntry\nBTC\tlong\t${text}\t7`)).toEqual([
      `BTC long ${wanted} @ 7`,
    ])
  })

  it.each(['\u22125', '-5', '(5)', '–5'])('%s is below zero', (text) => {
    expect(said(`Market\tSize\tEntry\nBTC\t${text}\t7`)).toEqual(['BTC short 5 @ 7'])
  })

  it.each(['--', '-', 'N/A', ''])('a mark of "%s" is not known, and not zero', (text) => {
    const [row] = rowsOf(
      `Market\tSide\tSize\tEntry\tMark\tLiq. Price\nBTC\tlong\t5\t7\t${text}\t${text}`,
    )
    if (row?.status !== 'good') throw new Error(JSON.stringify(row))
    expect([row.position.mark, row.position.liquidationPrice]).toEqual([undefined, undefined])
  })
})

describe('no headers', () => {
  const order = (text: string, context?: ImportContext) => {
    const found = importPositions(text, context)
    if (found.kind !== 'positions') throw new Error(JSON.stringify(found))
    return found.asks?.flatMap(({ choices }) => choices.map(({ label }) => label)) ?? []
  }

  it('which figure is the size and which the entry is asked', () => {
    const text = 'BTC long 0.5 60000.5\nETH short 2 3000.5'
    expect(said(text)).toEqual([BTC, 'ETH short 2 @ 3000.5'])
    expect(order(text)).toEqual(['size, entry', 'entry, size'])
    expect(said('BTC long 60000.5 0.5\nETH short 3000.5 2', { numbers: 'entry, size' })).toEqual([
      BTC,
      'ETH short 2 @ 3000.5',
    ])
    expect(order(text, { numbers: 'size, entry' })).toEqual([])
  })

  it('a size with its coin is known; entry and mark may still be either way round', () => {
    const text = 'BTCUSDT\t60000.5\t61000\t-0.5 BTC\nETHUSDT\t3000\t2900\t2 ETH'
    expect(said(text)).toEqual(['BTC short 0.5 @ 60000.5', 'ETH long 2 @ 3000'])
    expect(order(text)).toEqual(['entry, mark', 'mark, entry'])
  })

  it('entry and mark lie near one another, wherever they stand', () => {
    const text = 'BTCUSDT\t60000.5\t61000.5\t0.5\tlong\nETHUSDT\t3000\t2900\t2\tshort'
    expect(said(text)).toEqual([BTC, 'ETH short 2 @ 3000'])
  })

  it('a header in a language nobody here reads is named as left out', () => {
    expect(said('Монета;Сторона;Размер;Цена\nBTCUSDT;Long;0,5;60000,5')).toEqual([
      'skipped: above the header',
      BTC,
    ])
  })

  it('a third figure far from both others is neither entry nor mark, and is left out by name', () => {
    const found = importPositions('BTC\tlong\t0.5\t60000.5\t-0.2\nETH\tshort\t2\t3000\t0.1')
    if (found.kind !== 'positions') throw new Error(JSON.stringify(found))
    expect(found.rows.map(saidOf)).toEqual([BTC, 'ETH short 2 @ 3000'])
    expect(found.notes).toContain('columns left out: column 5')
  })

  it('amounts of money are left out: value, margin and P&L look alike', () => {
    const text =
      'BTC 20x\t0.4125 BTC\t$31,994.33\t77,102\t77,562\t+$189.75 (+11.9%)\t70,214\t$1,599.72 (Cross)'
    const [row] = rowsOf(text, { side: 'long' })
    if (row?.status !== 'good') throw new Error(JSON.stringify(row))
    expect([row.position.entry?.toString(), row.position.mark?.toString()]).toEqual([
      '77102',
      '77562',
    ])
  })

  it('percentages are left out, and leverage is known by its x', () => {
    const [row] = rowsOf('BTCUSDT\tlong\t0.5 BTC\t60000.5\t+12.5%\t20x')
    expect(row?.status === 'good' && row.position.leverage?.toString()).toBe('20')
  })
})

describe('tables that hold no positions', () => {
  it.each([
    [
      'orders',
      'Time\tSymbol\tType\tSide\tPrice\tAmount\tFilled\tReduce Only\n2026-01-01\tBTCUSDT\tLimit\tBuy\t60,000.5\t0.5\t0\tNo',
    ],
    [
      'orders',
      'Contracts\tPrice\tQty\tFilled/Total\tOrder Value\tOrder Type\nBTCUSDT\t60000\t0.5\t0/0.5\t30000\tLimit',
    ],
    [
      'orders',
      'Coin\tDirection\tSize\tOriginal Size\tPrice\tReduce Only\tTime\nBTC\tLong\t0.5\t0.5\t60,000\tNo\t1/2/2026',
    ],
    ['orders', '合约\t方向\t委托价格\t委托数量\t数量\t价格\nBTCUSDT\t做多\t60000\t1\t1\t60000'],
    [
      'fills',
      'Date(UTC),Symbol,Side,Price,Quantity,Amount,Fee,Realized Profit\n2026-01-01 10:00:00,BTCUSDT,BUY,60000,0.5,30000,-1,0',
    ],
    [
      'closed trades',
      'Symbol\tEntry Price\tAvg. Close Price\tClosed Vol.\tClosing PNL\nBTCUSDT Perp\t60000\t61000\t0.5 BTC\t+500',
    ],
    [
      'ledger',
      'User_ID,UTC_Time,Account,Operation,Coin,Change,Remark\n1,2026-01-01 10:00:00,USDT-Futures,Funding Fee,USDT,-1.2,',
    ],
  ])('%s are refused by name: %s', (what, text) => {
    const found = importPositions(text)
    expect(found.kind === 'refused' && found.what).toBe(what)
  })
})

describe('cells with lines stacked in them', () => {
  const HEAD = 'Symbol\tSize\tEntry Price\tMark Price\tLiq.Price\tMargin\tPNL(ROI %)'

  it('a row goes on until it has as many cells as the header', () => {
    const rows = rowsOf(
      [
        HEAD,
        'BTCUSDT',
        'Perp',
        '20x\t0.150',
        'BTC\t97,412.30\t98,020.10\t93,105.44\t735.15 USDT',
        '(Cross)\t+91.17 USDT',
        '(+12.40%)',
        'ETHUSDT',
        'Perp',
        '25x\t-4.200',
        'ETH\t3,455.18\t3,401.77\t--\t571.50 USDT',
        '(Cross)\t+224.32 USDT',
        '(+39.25%)',
        'Total',
      ].join('\n'),
    )
    expect(rows.map((row) => [row.line, saidOf(row)])).toEqual([
      [2, 'BTC long 0.15 @ 97412.3'],
      [8, 'ETH short 4.2 @ 3455.18'],
      [14, 'skipped: a line of totals'],
    ])
  })

  it('rows that only lost their last cells stay apart', () => {
    expect(
      said(`${HEAD}\nBTCUSDT\t0.150 BTC\t97,412.30\t98,020.10\nETHUSDT\t-4.2 ETH\t3,455.18`),
    ).toEqual(['BTC long 0.15 @ 97412.3', 'ETH short 4.2 @ 3455.18'])
  })
})

describe('sides left to the sign', () => {
  it('BOTH and net make sizes signed', () => {
    expect(
      said('Symbol,Position side,Size,Entry\nBTCUSDT,BOTH,0.5,60000.5\nETHUSDT,net,-2,3000'),
    ).toEqual([BTC, 'ETH short 2 @ 3000'])
  })
})

describe('rates that are none', () => {
  it('maintenance rates of 100 % and more are margin ratios: left out by name', () => {
    const found = importPositions(
      '合约\t持仓量\t方向\t开仓均价\t维持保证金率\nBTCUSDT\t0.5\t多\t60,000.5\t1,234.56%',
    )
    if (found.kind !== 'positions') throw new Error(JSON.stringify(found))
    expect(found.rows.map(saidOf)).toEqual([BTC])
    expect(found.notes).toContain('a maintenance rate of 100 % or more is a margin ratio: left out')
  })
})
