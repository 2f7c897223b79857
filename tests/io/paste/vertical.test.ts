// One field a line, columns told by their place, and tables on their side: what stands under which header.
import { describe, expect, it } from 'vitest'
import { importPositions } from '../../../src/io/paste/import'
import type { ImportedPositions } from '../../../src/io/paste/imported'

function read(lines: readonly string[]): ImportedPositions {
  const found = importPositions(lines.join('\n'))
  if (found.kind !== 'positions') throw new Error(JSON.stringify(found))
  return found
}

/** `2: BTC long 0.5 @ 60000`, or the line with what is wrong. */
const said = (lines: readonly string[]) =>
  read(lines).rows.map((row) => {
    if (row.status === 'good') {
      const { base, side, size, entry, mark, liquidationPrice, unrealizedPnl } = row.position
      const more = [
        mark && `mark ${mark.toString()}`,
        liquidationPrice && `liq ${liquidationPrice.toString()}`,
        unrealizedPnl && `pnl ${unrealizedPnl.toString()}`,
      ].filter((each) => each !== undefined)
      return [
        `${row.line}: ${base} ${side} ${size.toString()} @ ${entry?.toString() ?? '?'}`,
        ...more,
      ].join(' ')
    }
    if (row.status === 'bad') return `${row.line}: bad ${row.issues.map(({ code }) => code).join()}`
    return `${row.line}: ${row.status}`
  })

describe('cards of a phone', () => {
  const CARD = [
    'BTCUSDT',
    'Perp',
    'Cross 20X',
    'Unrealized PNL (USDT)',
    '+91.17',
    'ROI',
    '+12.40%',
    'Size (BTC)',
    '0.150',
    'Margin (USDT)',
    '735.15',
    'Entry Price (USDT)',
    '97,412.30',
    'Mark Price (USDT)',
    '98,020.10',
    'Liq. Price (USDT)',
    '93,105.44',
    'Stop Profit & Loss',
  ]

  it('labels and values in turn, under a title with leverage and margin mode', () => {
    const found = read([
      'Positions(1)',
      ...CARD,
      'ETHUSDT',
      'Size (ETH)',
      '-2',
      'Entry Price (USDT)',
      '3,000.5',
    ])
    expect(found.rows.map((row) => row.status)).toEqual(['skipped', 'good', 'good'])
    const row = found.rows[1]
    if (row?.status !== 'good') throw new Error(JSON.stringify(row))
    const { size, entry, mark, leverage, marginMode, liquidationPrice } = row.position
    expect([size, entry, mark, leverage, liquidationPrice].map((each) => each?.toString())).toEqual(
      ['0.15', '97412.3', '98020.1', '20', '93105.44'],
    )
    expect(marginMode).toBe('cross')
    expect(found.notes).toContain('columns left out: unlabelled')
  })

  it('a row of labels above a row of values', () => {
    expect(
      said([
        'BTCUSDT Perp 20x',
        'Long',
        'Size',
        'Entry Price',
        'Mark Price',
        '0.150',
        '97,412.30',
        '98,020.10',
      ]),
    ).toEqual(['1: BTC long 0.15 @ 97412.3 mark 98020.1'])
  })

  it('a value that is missing does not let the next one slip under its label', () => {
    expect(
      said(['BTCUSDT Long', 'Size', 'Entry Price', 'Mark Price', '0.150', '97,412.30']),
    ).toEqual(['1: bad row-uneven'])
  })

  it('values above their labels look like a last value that is missing: neither is guessed', () => {
    expect(
      said(['BTCUSDT', '0.150', 'Size', '97,412.30', 'Entry Price', '98,020.10', 'Mark Price']),
    ).toEqual(['1: bad row-uneven'])
    expect(
      said(['BTCUSDT', '--', 'Size', '0.150', 'Entry Price', '97,412.30', 'Mark Price']),
    ).toEqual(['1: bad row-uneven'])
  })

  it('label and value on one line, with a colon or without', () => {
    expect(
      said([
        'Symbol: BTCUSDT',
        'Side: Long',
        'Size: 0.15',
        'Entry price: 97,412.30',
        '',
        'Symbol: ETHUSDT',
        'Side: Short',
        'Size: 2',
        'Entry price: 3,412.30',
      ]),
    ).toEqual(['1: BTC long 0.15 @ 97412.3', '6: ETH short 2 @ 3412.3'])
    expect(
      said(['BTC-USD', 'Long', 'Size 0.5 BTC', 'Entry Price 60,000.5', 'Mark Price 61,000']),
    ).toEqual(['1: BTC long 0.5 @ 60000.5 mark 61000'])
  })

  it('a card in German, under a bare coin', () => {
    expect(
      said([
        'BTC',
        'Long 20x',
        'Größe',
        '0,25',
        'Einstiegspreis',
        '97.412,30',
        'Markpreis',
        '98.020,10',
      ]),
    ).toEqual(['1: BTC long 0.25 @ 97412.3 mark 98020.1'])
  })
})

describe('one cell a line', () => {
  it('headers first, then the cells', () => {
    expect(
      said([
        '合约',
        '方向',
        '数量',
        '开仓均价',
        'BTCUSDT 永续',
        '做多',
        '0.5',
        '60,000.5',
        'ETHUSDT 永续',
        '做空',
        '2',
        '3,000.5',
      ]),
    ).toEqual(['5: BTC long 0.5 @ 60000.5', '9: ETH short 2 @ 3000.5'])
  })

  it('cells that do not fill the last row are named', () => {
    expect(
      said([
        'Symbol',
        'Side',
        'Size',
        'Entry Price',
        'BTCUSDT',
        'Long',
        '0.5',
        '60,000.5',
        'ETHUSDT',
        'Short',
        '2',
      ]),
    ).toEqual(['5: BTC long 0.5 @ 60000.5', '9: bad row-uneven'])
  })

  it('no headers, but every market as many lines after the one before', () => {
    expect(
      said(['BTCUSDT', 'Long', '0.5', '60,000.5', 'ETHUSDT', 'Short', '2', '3,000.5']),
    ).toEqual(['1: BTC long 0.5 @ 60000.5', '5: ETH short 2 @ 3000.5'])
  })
})

describe('columns aligned with blanks', () => {
  it('a cell that is missing leaves its column empty, left or right aligned', () => {
    expect(
      said([
        'Symbol    Side   Size    Entry     Liq. Price   PnL',
        'BTCUSDT   Long      0.5  60,000.5               +12',
        'ETHUSDT   Short       2   3,000.5       4,000    -5',
      ]),
    ).toEqual(['2: BTC long 0.5 @ 60000.5 pnl 12', '3: ETH short 2 @ 3000.5 liq 4000 pnl -5'])
  })

  it('where places cannot tell which is missing, the row is wrong', () => {
    expect(
      said([
        '合约      方向   数量    开仓均价  强平价   盈亏',
        'BTCUSDT   做多   0.5     60,000.5           +12',
        'ETHUSDT   做空   2       3,000.5   4,000    -5',
      ]),
    ).toEqual(['2: bad row-uneven', '3: ETH short 2 @ 3000.5 liq 4000 pnl -5'])
    expect(
      said([
        'Symbol Side Size Entry Liq',
        'BTCUSDT Long 0.5 60000.5',
        'ETHUSDT Short 2 3000.5 4000',
      ]),
    ).toEqual(['2: bad row-uneven', '3: ETH short 2 @ 3000.5 liq 4000'])
  })
})

describe('tables on their side', () => {
  it('headers down the first column', () => {
    expect(
      said([
        'Symbol\tBTCUSDT\tETHUSDT',
        'Side\tLong\tShort',
        'Size\t0.5\t2',
        'Entry Price\t60,000.5\t3,000',
      ]),
    ).toEqual(['1: BTC long 0.5 @ 60000.5', '1: ETH short 2 @ 3000'])
  })

  it('with one position only', () => {
    expect(said(['Symbol;BTCUSDT', 'Seite;Long', 'Größe;0,5', 'Einstiegspreis;60.000,50'])).toEqual(
      ['1: BTC long 0.5 @ 60000.5'],
    )
  })
})
