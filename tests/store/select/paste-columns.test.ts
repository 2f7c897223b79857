// Columns of a paste: shown with what stands in them, changed, and named where no header does.
import { describe, expect, it } from 'vitest'
import { readPaste } from '../../../src/store/select/paste'
import { columnsKey, remapped, type PasteField } from '../../../src/store/select/paste-columns'

const read = (text: string, columns?: readonly PasteField[]) =>
  readPaste(text, { file: {}, columns, fixes: new Map() })

const columnsIn = (text: string, columns?: readonly PasteField[]) => {
  const found = read(text, columns)
  return found.kind === 'positions' || found.kind === 'refused' ? found.columns : []
}

describe('columns of a table', () => {
  it('show what they are taken for, and what stands in them below the header', () => {
    const text =
      'My book\nSymbol\tSide\tSize\tEntry\tWhy\nBTC\tlong\t1.5\t100\thedge\nETH\tlong\t2\t50\t'
    expect(columnsIn(text)).toEqual([
      { header: 'Symbol', label: 'Symbol', field: 'market', sample: ['BTC', 'ETH'] },
      { header: 'Side', label: 'Side', field: 'side', sample: ['long', 'long'] },
      { header: 'Size', label: 'Size', field: 'size', sample: ['1.5', '2'] },
      { header: 'Entry', label: 'Entry', field: 'entry', sample: ['100', '50'] },
      { header: 'Why', label: 'Why', field: 'ignored', sample: ['hedge'] },
    ])
  })

  it('without a header go by their places', () => {
    const text = 'BTC\tlong\t1.5\t100\nETH\tlong\t2\t50'
    expect(columnsIn(text).map(({ label, field }) => `${label} ${field}`)).toEqual([
      'column 1 market',
      'column 2 side',
      'column 3 size',
      'column 4 entry',
    ])
  })

  it('change what a row means when one is taken for something else', () => {
    // The column called Price is the mark here, and Paid is the entry.
    const text = 'Symbol\tSide\tSize\tPrice\tPaid\nBTC\tlong\t1.5\t110\t100'
    const mapped = remapped(columnsIn(text), 4, 'entry')
    expect(mapped).toEqual(['market', 'side', 'size', 'ignored', 'entry'])
    const found = read(text, mapped)
    const [row] = found.kind === 'positions' ? found.rows : []
    expect(row?.status === 'good' && row.position.entry?.toString()).toBe('100')
  })
})

describe('a table that nothing explains', () => {
  const text = 'zzz|2025|aaa\nyyy|2026|bbb'

  it('offers its columns to be named', () => {
    const found = read(text)
    expect(found).toMatchObject({ kind: 'refused', what: 'unreadable' })
    expect(columnsIn(text).map(({ label, sample }) => `${label}: ${sample.join()}`)).toEqual([
      'column 1: zzz,yyy',
      'column 2: 2025,2026',
      'column 3: aaa,bbb',
    ])
  })

  it('is read once they are', () => {
    const named = 'one two\t5\t100\tu\nthree four\t6\t200\tv'
    const found = read(named, ['market', 'size', 'entry', 'ignored'])
    expect(found.kind).toBe('positions')
  })

  it('keeps the names given so far while they do not suffice', () => {
    expect(columnsIn(text, ['ignored', 'size', 'ignored']).map(({ field }) => field)).toEqual([
      'ignored',
      'size',
      'ignored',
    ])
  })

  it('is not made of prose', () => {
    expect(columnsIn('hello there')).toEqual([])
  })
})

describe('what tells tables of one kind', () => {
  it('is the header, whatever the rows', () => {
    const head = 'Symbol,Size,Entry\n'
    expect(columnsKey(`${head}BTC,1,2`)).toBe(columnsKey(`${head}ETH,5,6\nSOL,7,8`))
    expect(columnsKey(`${head}BTC,1,2`)).not.toBe(columnsKey('Coin,Size,Entry\nBTC,1,2'))
  })

  it('is the number of cells where there is none', () => {
    expect(columnsKey('BTC\t1\t2\nETH\t3\t4')).toBe(columnsKey('SOL\t5\t6\nXRP\t7\t8'))
  })

  it('are the keys of a list', () => {
    expect(columnsKey('[{"coin":"BTC","n":1}]')).toBe(columnsKey('[{"coin":"ETH","n":2}]'))
  })

  it('is nothing for lines in words', () => {
    expect(columnsKey('BTC long 1 @ 5')).toBeUndefined()
  })
})
