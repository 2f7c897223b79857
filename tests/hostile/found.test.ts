// Found: what hostile inputs once brought to light, each as a fact of its own.
import { describe, expect, it } from 'vitest'
import { importPositions } from '../../src/io/paste/import'
import type { ImportRow } from '../../src/io/paste/imported'
import { typedHorizon } from '../../src/store/select/erosion-course'
import { ADOPTED } from './targets/adopted'
import { quickly } from './support/quick'

function rowsOf(text: string): readonly ImportRow[] {
  const found = importPositions(text)
  return found.kind === 'positions' ? found.rows : []
}

describe('a pasted text', () => {
  it('with the line ends of an old Mac has as many rows as lines', () => {
    const rows = rowsOf('BTC long 1 @ 100\rETH long 2 @ 50')
    expect(rows.map((row) => [row.line, row.source, row.status])).toEqual([
      [1, 'BTC long 1 @ 100', 'good'],
      [2, 'ETH long 2 @ 50', 'good'],
    ])
  })

  it('of one cell with a long run of blanks is answered as fast as any other', () => {
    const text = `_${'\u202F'.repeat(20_000)}_`
    expect(() => quickly(() => importPositions(text))).not.toThrow()
  })

  it('says what a line must be that is too long, and what a holding lacks', () => {
    const [long] = rowsOf(`BTC long 1 @ 100${' mark 1'.repeat(100)}\nETH long 1 @ 5`)
    const [stray] = rowsOf('holding ETH 2\nBTC long 1 @ 100')
    const wanted = [long, stray].map((row) => row?.status === 'bad' && row.issues[0]?.wanted)
    expect(wanted).toEqual(['one position a line', 'an account line above it'])
  })

  it('with a blank for a market is wrong there, and not a position without a name', () => {
    const [row] = rowsOf('[{"symbol":" ","positionAmt":"1","entryPrice":"5"}]')
    expect(row?.status === 'bad' && row.issues[0]?.at?.column).toBe('symbol')
  })

  it('with a price that no scenario can hold says so before it is accepted', () => {
    const [row] = rowsOf('BTC long 5 @ 9999999999999999999999999999999')
    expect(row?.status === 'bad' && row.issues[0]?.code).toBe('number-too-large')
  })

  it('with a margin below zero says so before it is accepted', () => {
    const [row] = rowsOf('Coin\tSize\tEntry\tMargin\nB\t3\t2\t-1')
    expect(row?.status === 'bad' && row.issues[0]?.code).toBe('margin-below-zero')
  })

  it('with a leverage of nought beside its symbol is wrong there', () => {
    const [row] = rowsOf('Symbol\tSide\tSize\tEntry\nBTCUSDT 0.0x\tLong\t1\t5')
    expect(row?.status === 'bad' && row.issues[0]?.code).toBe('field-not-positive')
  })
})

describe('a pasted text that is accepted', () => {
  const LONG = 'x'.repeat(300)
  it.each([
    [
      'an account of a long name',
      `account "${LONG}" on binance cross 500 USDT\nBTCUSDT long 1 @ 5`,
    ],
    ['one in a column', `Symbol,Side,Size,Entry,Account\nBTCUSDT,long,1,5,${LONG}`],
    [
      'a holding of a long name',
      `account a on binance cross 5\nholding ${LONG} 2\nBTCUSDT long 1 @ 5`,
    ],
    [
      'more haircut than all',
      'account a on binance cross 5\nholding ETH 2 haircut 150%\nBTCUSDT long 1 @ 5',
    ],
    [
      'less haircut than none',
      'account a on binance cross 5\nholding ETH 2 haircut -5%\nBTCUSDT long 1 @ 5',
    ],
    ['a market of a long name', `account a on binance cross 5\n${LONG} long 1 @ 5`],
    ['a currency of a long name', `Symbol,Side,Size,Entry,Quote\nBTC,long,1,5,${LONG}`],
    ['a maintenance rate above all', 'Symbol,Side,Size,Entry,Maintenance rate\nBTC,long,1,5,150%'],
  ])('can be kept, with %s or without', async (_what, text) => {
    expect(await ADOPTED.judge(text)).toBeUndefined()
  })
})

describe('a typed text', () => {
  it('of ten thousand line ends is no horizon, and says so in time', () => {
    expect(quickly(() => typedHorizon('\n'.repeat(10_000) + 'x')).ok).toBe(false)
    const days = typedHorizon(' 30 days ')
    expect(days.ok && days.value).toBe(30)
  })
})
