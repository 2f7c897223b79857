// A row put right where it stands: its parts, and the text that is read in its place.
import { describe, expect, it } from 'vitest'
import { readPaste, type PasteFound } from '../../../src/store/select/paste'
import { cellsOf, corrected, WHOLE_LINE, withIds } from '../../../src/store/select/paste-fix'

type Positions = Extract<PasteFound, { kind: 'positions' }>

function positionsIn(text: string, fixes: Record<string, readonly string[]> = {}): Positions {
  const found = readPaste(text, { file: {}, fixes: new Map(Object.entries(fixes)) })
  if (found.kind !== 'positions') throw new Error(`no positions: ${found.kind}`)
  return found
}

const statuses = ({ rows }: Positions) => rows.map(({ line, status }) => `${line} ${status}`)
const wrongIn = ({ rows }: Positions) => rows.find(({ status }) => status === 'bad')!
const partsOf = (text: string, found: Positions, row = wrongIn(found)) =>
  cellsOf(
    text,
    row.raw,
    found.columns.map(({ header }) => header),
  )

const TABBED =
  'Symbol\tSide\tSize\tEntry\nBTC\tlong\t1.5\t100\nETH\tlong\tsome\t50\nSOL\tshort\t2\t5'

describe('the parts of a row', () => {
  it('are its cells, under their headers', () => {
    expect(partsOf(TABBED, positionsIn(TABBED))).toEqual([
      { name: 'Symbol', text: 'ETH' },
      { name: 'Side', text: 'long' },
      { name: 'Size', text: 'some' },
      { name: 'Entry', text: '50' },
    ])
  })

  it('are as many as there are headers, however short the row is', () => {
    const text = 'Symbol\tSide\tSize\tEntry\nBTC\tlong\t1.5\t100\nETH\tlong'
    expect(partsOf(text, positionsIn(text)).map(({ text: cell }) => cell)).toEqual([
      'ETH',
      'long',
      '',
      '',
    ])
  })

  it('are the line as a whole where a number was cut in two', () => {
    const text = 'Symbol,Side,Size,Entry\nBTC,long,1.5,100\nETH,long,2,3,420'
    expect(partsOf(text, positionsIn(text))).toEqual([
      { name: WHOLE_LINE, text: 'ETH,long,2,3,420' },
    ])
  })

  it('are the line as a whole in lines that say it in words', () => {
    const text = 'account A cross 5\nBTC long some @ 100 mmr 1%'
    expect(partsOf(text, positionsIn(text))).toEqual([
      { name: WHOLE_LINE, text: 'BTC long some @ 100 mmr 1%' },
    ])
  })

  it('are the keys of an entry', () => {
    const text = '[{"symbol":"BTC","side":"long","size":"x","entry":100}]'
    expect(partsOf(text, positionsIn(text))).toContainEqual({ name: 'size', text: 'x' })
  })
})

describe('a corrected row', () => {
  it('is read again, and no other row is touched', () => {
    const found = positionsIn(TABBED)
    expect(statuses(found)).toEqual(['2 good', '3 bad', '4 good'])
    const after = positionsIn(TABBED, { [wrongIn(found).id]: ['ETH', 'long', '3', '50'] })
    expect(statuses(after)).toEqual(['2 good', '3 good', '4 good'])
    expect(after.rows[1]?.raw).toEqual({ line: 3, source: 'ETH\tlong\tsome\t50' })
    expect(after.rows.map(({ id }) => id)).toEqual(found.rows.map(({ id }) => id))
  })

  it('may be as wrong as before, and says so again', () => {
    const found = positionsIn(TABBED)
    const after = positionsIn(TABBED, { [wrongIn(found).id]: ['ETH', 'long', 'many', '50'] })
    expect(statuses(after)).toEqual(['2 good', '3 bad', '4 good'])
    expect(after.rows[1]?.source).toBe('ETH\tlong\tmany\t50')
  })

  it('may hold what parts its cells', () => {
    const text = 'Symbol;Side;Size;Entry\nBTC;long;1,5;100\nETH;long;x;50'
    const rows = withIds([{ line: 3, source: 'ETH;long;x;50' }])
    const fixes = new Map([[rows[0]!.id, ['ETH', 'a;b "c"', '2', '50']]])
    expect(corrected(text, rows, fixes)).toContain('ETH;"a;b ""c""";2;50')
  })

  it('leaves the numbers of all lines below, though it stood on two', () => {
    const text = 'Symbol,Side,Size,Entry\nETH,"long\nlong",2,50\nBTC,long,1.5,100\nSOL,long,x,5'
    const found = positionsIn(text)
    const eth = found.rows[0]!
    const after = positionsIn(text, { [eth.id]: ['ETH', 'short', '2', '50'] })
    expect(after.rows.map(({ line }) => line)).toEqual(found.rows.map(({ line }) => line))
    expect(after.rows[0]?.status).toBe('good')
  })

  it('may be a line in words', () => {
    const text = 'account A cross 5\r\nBTC long some @ 100 mmr 1%\r\nETH long 1 @ 5 mmr 1%'
    const found = positionsIn(text)
    const after = positionsIn(text, { [wrongIn(found).id]: ['BTC long 2 @ 100 mmr 1%'] })
    expect(statuses(after)).toEqual(['2 good', '3 good'])
  })

  it('may be an entry of an answer, with numbers as long as they were', () => {
    const text =
      '[{"symbol":"BTC","side":"long","size":"x","entry":100.10000000000000000001},{"symbol":"ETH","side":"long","size":1,"entry":50}]'
    const found = positionsIn(text)
    const fix = partsOf(text, found).map(({ name, text: cell }) => (name === 'size' ? '2' : cell))
    const after = positionsIn(text, { [wrongIn(found).id]: fix })
    const [btc] = after.rows
    expect(statuses(after)).toEqual(['1 good', '2 good'])
    expect(btc?.status === 'good' && btc.position.entry?.toString()).toBe(
      '100.10000000000000000001',
    )
  })

  it('of two alike is the one that was corrected', () => {
    const text = 'Symbol\tSide\tSize\tEntry\nETH\tlong\tx\t50\nETH\tlong\tx\t50\nSOL\tshort\t2.5\t5'
    const found = positionsIn(text)
    const after = positionsIn(text, { [found.rows[1]!.id]: ['ETH', 'long', '2', '50'] })
    expect(statuses(after)).toEqual(['2 bad', '3 good', '4 good'])
  })
})

describe('rows of several lines', () => {
  const CARDS = [
    'BTCUSDT Perp 20x',
    'Long',
    'Size',
    'Entry Price',
    'Mark Price',
    '0.150',
    '97,412.30',
    'ETHUSDT Perp 20x',
    'Short',
    'Size',
    'Entry Price',
    'Mark Price',
    '2',
    '3,000.5',
    '3,001',
  ]
  const text = CARDS.join('\n')

  it('are put right as they stand, also by a line more', () => {
    const found = positionsIn(text)
    expect(statuses(found)).toEqual(['1 bad', '8 good'])
    const [card] = partsOf(text, found)
    expect(card?.text).toBe(CARDS.slice(0, 7).join('\n'))
    const after = positionsIn(text, { [wrongIn(found).id]: [`${card!.text}\n98,020.10`] })
    expect(statuses(after)).toEqual(['1 good', '8 good'])
    const [, eth] = after.rows
    expect(eth?.status === 'good' && eth.position.entry?.toString()).toBe('3000.5')
  })

  it('can be put right together', () => {
    const found = positionsIn(text)
    const [btc, eth] = found.rows
    const after = positionsIn(text, {
      [btc!.id]: [`${btc!.raw.source}\n98,020.10`],
      [eth!.id]: [eth!.raw.source.replace('3,000.5', '3,100')],
    })
    expect(statuses(after)).toEqual(['1 good', '8 good'])
    const last = after.rows[1]
    expect(last?.status === 'good' && last.position.entry?.toString()).toBe('3100')
  })
})

it('a row of a table on its side has no parts: it stands in no line of its own', () => {
  const text = 'Symbol\tBTC\tETH\nSide\tlong\tshort\nSize\t1\tx\nEntry\t100\t50'
  const found = positionsIn(text)
  expect(partsOf(text, found)).toEqual([])
  expect(statuses(positionsIn(text, { [wrongIn(found).id]: ['ETH'] }))).toEqual(statuses(found))
})

describe('the name of a row', () => {
  it('lasts while rows above it come and go', () => {
    const [row] = withIds([{ line: 4, source: 'ETH' }])
    const [, again] = withIds([
      { line: 4, source: 'BTC' },
      { line: 5, source: 'ETH' },
    ])
    expect(again?.id).toBe(row?.id)
  })
})
