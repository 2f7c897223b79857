// Reading amounts: every way a trader writes a number, and every way that must be refused or asked about.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { size, type Unit } from '../../../src/engine/units/amount'
import { decimalMarkOf, read, type ReadHint } from '../../../src/engine/units/read'

/** `= value`, `? a | b`, `empty`, or the issue's code. */
function said(text: string, unit: Unit, hint?: ReadHint): string {
  const found = read(text, unit, hint)
  switch (found.kind) {
    case 'amount':
      return `= ${found.amount.toString()}`
    case 'question':
      return `? ${found.readings.map((one) => one.text).join(' | ')}`
    case 'empty':
      return 'empty'
    case 'issue':
      return found.issue.code
  }
}

type Row = readonly [text: string, unit: Unit, wanted: string, hint?: ReadHint]

const named = (rows: readonly Row[]) =>
  rows.map(([text, unit, wanted, hint]) => ({ text, unit, wanted, hint }))

const READ: readonly Row[] = [
  ['12,345.67', 'size', '= 12345.67'],
  ['1.234,56', 'size', '= 1234.56'],
  ['1 234,56', 'size', '= 1234.56'],
  ['1\u00a0234,56', 'size', '= 1234.56'],
  ['1\u202f234,56', 'size', '= 1234.56'],
  ['1\u2009234.56', 'size', '= 1234.56'],
  ["1'234.56", 'size', '= 1234.56'],
  ['1\u2019234.56', 'size', '= 1234.56'],
  ['1_000', 'size', '= 1000'],
  ['12,34,567.89', 'size', '= 1234567.89'],
  ['1.234.567', 'size', '= 1234567'],
  ['0,250', 'size', '= 0.25'],
  ['97412.300', 'price', '= 97412.3'],
  ['+5', 'size', '= 5'],
  ['\u22125', 'size', '= -5'],
  ['\u20135', 'size', '= -5'],
  ['- 5', 'size', '= -5'],
  ['(1,234.5)', 'size', '= -1234.5'],
  ['2.', 'size', '= 2'],
  ['.5', 'size', '= 0.5'],
  ['1e-8', 'size', '= 0.00000001'],
  ['999999999999999999999999999999', 'size', '= 999999999999999999999999999999'],
  ['40k', 'usd', '= 40000'],
  ['2.5m', 'usd', '= 2500000'],
  ['1.2bn', 'usd', '= 1200000000'],
  ['40kUSDT', 'usd', '= 40000'],
  ['1.5*3', 'size', '= 4.5'],
  ['3/4', 'size', '= 0.75'],
  ['$1,599.72', 'usd', '= 1599.72'],
  ['-$12.44', 'usd', '= -12.44'],
  ['$-12.44', 'usd', '= -12.44'],
  ['735.15 USDT', 'usd', '= 735.15'],
  ['0.150 BTC', 'size', '= 0.15'],
  ['1,250,000 kPEPE', 'size', '= 1250000'],
  ['2,500,000 1000PEPE', 'size', '= 2500000'],
  ['3 kPEPE', 'size', '= 3000', { coin: 'PEPE' }],
  ['5%', 'ratio', '= 0.05'],
  ['-0,01 %', 'ratio', '= -0.0001'],
  ['(12.40%)', 'ratio', '= -0.124'],
  ['4.5 bps', 'ratio', '= 0.00045'],
  ['20x', 'ratio', '= 20'],
  ['\uff11\uff12\uff0e\uff15', 'size', '= 12.5'],
  [
    '123456789012345678901234567890.1234567891',
    'size',
    '= 123456789012345678901234567890.1234567891',
  ],
]

const ASKED: readonly Row[] = [
  ['12.500', 'size', '? 12.5 | 12500'],
  ['1,234', 'size', '? 1234 | 1.234'],
  ['-1,234', 'size', '? -1234 | -1.234'],
  ['1.234k', 'usd', '? 1234 | 1234000'],
  ['12.500', 'size', '= 12500', { decimal: ',' }],
  ['12.500', 'size', '= 12.5', { decimal: '.' }],
  ['1,234', 'size', '= 1234', { decimal: '.' }],
]

const NOTHING: readonly Row[] = ['', ' ', '-', '--', '\u2014', 'N/A', 'n/a', 'null'].map(
  (text): Row => [text, 'price', 'empty'],
)

const REFUSED: readonly Row[] = [
  ['NaN', 'size', 'number-not-finite'],
  ['Infinity', 'size', 'number-not-finite'],
  ['-\u221e', 'size', 'number-not-finite'],
  ['1e400', 'size', 'number-exponent-too-large'],
  ['1e31', 'size', 'number-exponent-too-large'],
  ['1000000000000000000000000000000', 'size', 'number-too-large'],
  ['1234567890123456789012345678901234567890', 'size', 'number-too-large'],
  ['9e29*2', 'size', 'number-too-large'],
  ['1e-30*1e-30*0.1', 'size', 'number-too-small'],
  ['12345678901234567890123456789012345678901', 'size', 'number-too-precise'],
  ['1'.repeat(65), 'size', 'number-too-long'],
  ['\u0661\u0662\u0663', 'size', 'number-digits-foreign'],
  ['\u00bd', 'size', 'number-digits-foreign'],
  ['5/0', 'size', 'number-divides-by-zero'],
  ['1,2,3', 'size', 'number-unreadable'],
  ['1..2', 'size', 'number-unreadable'],
  ['12 34', 'size', 'number-unreadable'],
  ['(-3)', 'size', 'number-unreadable'],
  ['--3', 'size', 'number-unreadable'],
  ['06/01/2025', 'size', 'number-unreadable'],
  ['3/4', 'size', 'number-unreadable', { arithmetic: false }],
  ['0x1F', 'size', 'number-unreadable'],
  ['12abc', 'size', 'number-unreadable'],
  ['long', 'size', 'number-unreadable'],
  ['5%', 'price', 'price-wrong-unit'],
  ['5x', 'size', 'size-wrong-unit'],
  ['$5', 'size', 'size-wrong-unit'],
  ['5 USDT', 'size', 'size-wrong-unit'],
  ['0.5 BTC', 'usd', 'usd-wrong-unit'],
  ['0.5 ETH', 'size', 'size-other-coin', { coin: 'BTC' }],
]

describe('reading amounts', () => {
  it.each(named(READ))('"$text" as $unit', ({ text, unit, wanted, hint }) => {
    expect(said(text, unit, hint)).toBe(wanted)
  })

  it.each(named(ASKED))(
    '"$text" is a question until a hint settles it',
    ({ text, unit, wanted, hint }) => {
      expect(said(text, unit, hint)).toBe(wanted)
    },
  )

  it.each(named(NOTHING))('"$text" says nothing, which is not zero', ({ text, unit, wanted }) => {
    expect(said(text, unit)).toBe(wanted)
  })

  it.each(named(REFUSED))('"$text" as $unit is refused by name', ({ text, unit, wanted, hint }) => {
    expect(said(text, unit, hint)).toBe(wanted)
  })

  it('the short way for plain numbers gives what the long way gives', () => {
    // a leading blank takes the long way
    for (const text of [
      '0',
      '-0',
      '7',
      '-7',
      '007',
      '12.500',
      '0.00000001',
      '12345678901234567890.5',
      '1.',
    ]) {
      expect(said(text, 'price', { decimal: '.' })).toBe(
        said(` ${text}`, 'price', { decimal: '.' }),
      )
    }
  })

  it('a refused text is quoted, with what would do', () => {
    const found = read('1,2,3', 'size')
    expect(found.kind === 'issue' && found.issue.message).toBe('"1,2,3" is not a number')
    expect(found.kind === 'issue' && found.issue.wanted).toBe('a number such as 1234.5')
  })

  it('the coin behind a size is told, so that it can be compared with the market', () => {
    const found = read('0.150 BTC', 'size')
    expect(found.kind === 'amount' && found.suffix).toBe('BTC')
  })

  it('a number written against the mark of its file is read, and said', () => {
    const found = read('1.234,56', 'usd', { decimal: '.' })
    expect(found.kind === 'amount' && found.note).toContain('unlike the rest')
  })

  it('euros are not converted, and said', () => {
    const found = read('€5', 'usd')
    expect(found.kind === 'amount' && found.note).toContain('not converted')
  })
})

describe('numbers as each country writes them', () => {
  // Generator: whole numbers to 10^12, shifted by 0 to 6 decimals, of either sign, written by the
  // platform's own formatter. It takes digits as text, so that no float stands in between.
  const numbers = fc.record({
    whole: fc.integer({ min: 1, max: 1_000_000_000_000 }),
    places: fc.integer({ min: 0, max: 6 }),
    sign: fc.constantFrom('', '-'),
  })
  const plainOf = ({ whole, places, sign }: { whole: number; places: number; sign: string }) => {
    const digits = `${whole}`.padStart(places + 1, '0')
    const cut = digits.length - places
    return `${sign}${digits.slice(0, cut)}${places === 0 ? '' : `.${digits.slice(cut)}`}`
  }

  it.each([
    ['en-US', '.'],
    ['de-DE', ','],
    ['fr-FR', ','],
    ['es-MX', '.'],
    ['pt-BR', ','],
    ['de-CH', '.'],
    ['en-IN', '.'],
    ['sv-SE', ','],
    ['ja-JP', '.'],
  ] as const)('%s: read as written, and never as another number', (locale, decimal) => {
    fc.assert(
      fc.property(numbers, (number) => {
        const plain = plainOf(number)
        const wanted = size(plain)
        const format = new Intl.NumberFormat(locale, { minimumFractionDigits: number.places })
        const text = format.format(plain as Intl.StringNumericLiteral)
        const hinted = read(text, 'size', { decimal })
        const alone = read(text, 'size')
        const amounts =
          alone.kind === 'question'
            ? alone.readings.map((one) => one.amount)
            : alone.kind === 'amount'
              ? [alone.amount]
              : []
        expect(hinted.kind === 'amount' && hinted.amount.eq(wanted)).toBe(true)
        expect(amounts.some((one) => one.eq(wanted))).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})

describe('the decimal mark of a file', () => {
  it('one cell that can be read in one way only settles all', () => {
    expect(decimalMarkOf(['BTCUSDT', '12.500', '97.412,30'])).toEqual({
      kind: 'known',
      decimal: ',',
      because: '"97.412,30" can only be read with a decimal comma',
    })
  })

  it('cells that all can be read both ways settle nothing', () => {
    expect(decimalMarkOf(['12.500', '1,234', '7'])).toEqual({ kind: 'unknown' })
  })

  it('cells that disagree are said to', () => {
    expect(decimalMarkOf(['12.5', '1,5']).kind).toBe('mixed')
  })

  it('dates and names settle nothing', () => {
    expect(decimalMarkOf(['06.01.2025', 'St. Moritz', 'a,b']).kind).toBe('unknown')
  })
})
