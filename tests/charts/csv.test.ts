// A table as a file: numbers stay numbers, texts that a spreadsheet would run do not run.
import { describe, expect, it } from 'vitest'
import { csv } from '../../src/charts/csv'
import { fileName } from '../../src/charts/save'

const cell = (text: string) => csv([[text]]).slice(0, -2)

describe('a cell', () => {
  it.each(['-0.1034', '12', '52438.818565400843881856540084388185654', '0'])(
    '%s goes out as the number it is',
    (number) => {
      expect(cell(number)).toBe(number)
    },
  )

  it.each([
    ['=1+1', "'=1+1"],
    ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
    ['+cmd|calc', '"\'+cmd|calc"'],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['-2+3', "'-2+3"],
    ['\t=1', '"\'\t=1"'],
    ['＝1+1', "'＝1+1"],
    ['＋1', "'＋1"],
    ['−10 %', '−10 %'],
  ])('%s is made harmless', (text, safe) => {
    expect(cell(text)).toBe(safe)
  })

  it('with a comma, a quote or a new line is quoted', () => {
    expect(cell('Buffer, baseline')).toBe('"Buffer, baseline"')
    expect(cell('the "nearest"')).toBe('"the ""nearest"""')
    expect(cell('a\nb')).toBe('"a\nb"')
  })

  it('with what ends a cell elsewhere is quoted, so that no formula begins behind it', () => {
    expect(cell('Main;=1+1')).toBe('"Main;=1+1"')
    expect(cell('Main|=1+1')).toBe('"Main|=1+1"')
  })
})

it('rows end as the format asks', () => {
  expect(
    csv([
      ['a', 'b'],
      ['1', '2'],
    ]),
  ).toBe('a,b\r\n1,2\r\n')
})

it.each([
  ['Cross: buffer against the price of BTC', 'cross-buffer-against-the-price-of-btc.csv'],
  ['../../etc', 'etc.csv'],
  ['', 'chart.csv'],
  ['Позиции, 期货', 'позиции-期货.csv'],
  ['x'.repeat(300), `${'x'.repeat(50)}.csv`],
])('%s is saved as %s', (title, name) => {
  expect(fileName(title, 'csv')).toBe(name)
})

it('what has no name to make a file name of is called what it is', () => {
  expect(fileName('…', 'plimsoll.json', 'scenario')).toBe('scenario.plimsoll.json')
})
