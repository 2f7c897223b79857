// Any text at all: the importer answers, quickly, whatever is pasted.
// Generator: the samples cut, doubled, spliced and with characters replaced, and plain noise.
import { readdirSync, readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { POSITIONS_MAX } from '../../../src/engine/model/book'
import { importPositions, PASTE_ROWS_MAX } from '../../../src/io/paste/import'
import type { Issue } from '../../../src/engine/units/outcome'
import type { ImportRow } from '../../../src/io/paste/imported'
import { PASTE_CHARACTERS_MAX } from '../../../src/io/paste/table'

const FOLDER = new URL('../../vectors/samples/', import.meta.url)
const SAMPLES = readdirSync(FOLDER)
  .filter((name) => name !== 'README.md')
  .map((name) => readFileSync(new URL(name, FOLDER), 'utf8'))

const SPICE = [
  '',
  '"',
  "'",
  '{',
  '[',
  ',',
  ';',
  '\t',
  '|',
  '\n',
  '@',
  '-',
  '0',
  '1e999',
  'NaN',
  '__proto__',
  '\uFEFF',
  '\0',
  '漢',
  '(',
  '#',
  ' account ',
]

const mutated = fc
  .tuple(
    fc.constantFrom(...SAMPLES),
    fc.constantFrom(...SAMPLES),
    fc.array(
      fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(...SPICE), fc.nat(40)),
      {
        maxLength: 8,
      },
    ),
    fc.boolean(),
  )
  .map(([one, other, cuts, spliced]) => {
    let text = spliced ? one.slice(0, one.length / 2) + other.slice(other.length / 2) : one
    for (const [place, spice, gone] of cuts) {
      const at = Math.floor(place * text.length)
      text = text.slice(0, at) + spice + text.slice(at + gone)
    }
    return text
  })

/** An answer's time for texts of a few kilobytes, with room for a busy machine. */
const MILLISECONDS_MAX = 1_000

function answers(text: string): void {
  const began = performance.now()
  const found = importPositions(text)
  expect(['positions', 'markets', 'funding', 'refused']).toContain(found.kind)
  expect(performance.now() - began).toBeLessThan(MILLISECONDS_MAX)
  const rows = found.kind === 'positions' ? found.rows : []
  expect(rows.filter((row) => !isWellFormed(row))).toEqual([])
}

/** A bad row says where, why and what would do; a good one has a size and an entry above zero. */
function isWellFormed(row: ImportRow): boolean {
  if (row.status === 'bad') return row.issues.length > 0 && row.issues.every(isPlaced)
  if (row.status !== 'good') return true
  const { size, entry } = row.position
  return size.toNumber() > 0 && entry !== undefined && entry.toNumber() > 0
}

function isPlaced({ message, found, wanted, at }: Issue): boolean {
  const said = [message, wanted, at?.column].every((each) => each !== undefined && each !== '')
  return said && found !== undefined && at?.row !== undefined
}

describe('any text', () => {
  it('a damaged sample is answered, and what is good in it is well formed', () => {
    fc.assert(fc.property(mutated, answers), { numRuns: 400 })
  })

  it('noise is answered', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), answers), {
      numRuns: 150,
    })
  })

  it.each([
    ['nested lists', '['.repeat(100_000)],
    ['unclosed quotes', '"'.repeat(10_001)],
    ['a long number', `BTC long ${'9'.repeat(200_000)} @ 1`],
    ['delimiters only', ';'.repeat(20_000)],
    ['blanks', ' '.repeat(100_000)],
    ['many blank columns', `${'a  '.repeat(20_000)}\n`.repeat(3)],
    [
      'a key that reaches a prototype',
      '[{"__proto__": {"symbol": "X"}, "symbol": "BTCUSDT", "positionAmt": "1"}]',
    ],
    [
      'constructor as a market',
      '{"subaccount": {"openPerpetualPositions": {"constructor": 5, "toString": {}}}}',
    ],
  ])('%s: answered in bounded time', (_what, text) => {
    expect(() => {
      answers(text)
    }).not.toThrow()
  })

  it('more characters than a paste may have is refused as too large', () => {
    const found = importPositions('x'.repeat(PASTE_CHARACTERS_MAX + 1))
    expect(found.kind === 'refused' && found.what).toBe('too large')
  })

  it('as many rows as a book may hold are read; one more is refused', () => {
    const table = (rows: number) =>
      `Symbol,Side,Size,Entry\n${'BTCUSDT,Long,0.5,60000.5\n'.repeat(rows)}`
    const full = importPositions(table(PASTE_ROWS_MAX))
    expect(full.kind === 'positions' && full.rows.length).toBe(POSITIONS_MAX)
    const over = importPositions(table(PASTE_ROWS_MAX + 1))
    expect(over.kind === 'refused' && over.what).toBe('too large')
  })
})

describe('a table as a page copies it', () => {
  const HEAD =
    'Coin\tSize\tPosition Value\tEntry Price\tMark Price\tPNL (ROE %)\tLiq. Price\tMargin\tFunding'
  const REST =
    '0.5 BTC\t$32,000.00\t61,500\t64,000\t+$1,250.00 (+40%)\t52,000\t$1,600.00 (Cross)\t-$3.22'

  it('has its stacked lines put together', () => {
    const found = importPositions(`${HEAD}\nBTC\n20x\t${REST}`)
    const [row] = found.kind === 'positions' ? found.rows : []
    expect(row?.status === 'good' && row.position.size.toString()).toBe('0.5')
    expect(row?.status === 'good' && row.position.mark?.toString()).toBe('64000')
  })

  it('with a cell missing is wrong, not shifted by one: 0.5 would have become 25.6 at 1,250', () => {
    const found = importPositions(`${HEAD}\nBTC\n20x\n${REST}`)
    const [row] = found.kind === 'positions' ? found.rows : []
    expect(row?.status === 'bad' && row.issues.map(({ message }) => message)).toEqual([
      '8 cells under 9 headers, and nothing says which is missing',
    ])
  })

  it('may call its markets positions, beside a size', () => {
    const found = importPositions(`Position\tSize\tEntry Price\nBTC 20x\t0.5 BTC\t61,500`)
    const [row] = found.kind === 'positions' ? found.rows : []
    const choices = row?.status === 'question' ? row.choices : []
    expect(choices.map(({ position }) => `${position.base} ${position.size.toString()}`)).toEqual([
      'BTC 0.5',
      'BTC 0.5',
    ])
  })
})
