// Size cells: what each typed text does to a position, and what it must say first.
import { describe, expect, it } from 'vitest'
import { price, size, usd } from '../../../src/engine/units/amount'
import { readSizeCell, type SizeCellContext } from '../../../src/engine/units/cell'

/** Mark 100, equity of the pool 1,000: round figures. */
const holding = (coins: string, of: Partial<SizeCellContext> = {}): SizeCellContext => ({
  size: size(coins),
  mark: price(100),
  equity: usd(1_000),
  ...of,
})

/** `kind target`, with `flips` or `closes`; questions and issues by their parts. */
function does(text: string, current: SizeCellContext): string {
  const found = readSizeCell(text, current)
  switch (found.kind) {
    case 'change': {
      const { kind, target, flips, closes } = found.does
      return `${kind} ${target.toString()}${flips ? ' flips' : ''}${closes ? ' closes' : ''}`
    }
    case 'question':
      return `? ${found.readings.map((one) => `${one.text}: ${one.does.target.toString()}`).join(', ')}`
    case 'goal':
      return `goal ${found.goal.what} ${found.goal.at.toString()}`
    case 'empty':
      return 'empty'
    case 'issue':
      return found.issue.code
  }
}

describe('a short of 260', () => {
  it.each([
    ['-260', 'set -260'],
    ['-300', 'set -300'],
    ['260', 'set 260 flips'],
    ['1.5*3', 'set 4.5 flips'],
    ['(260)', 'set -260'],
    ['0', 'flat 0 closes'],
    ['!', 'flip 260 flips'],
    ['+6', 'grow -266'],
    ['+=6', 'grow -266'],
    ['-=6', 'reduce -254'],
    ['\u2212=6', 'reduce -254'],
    ['-=260', 'reduce 0 closes'],
    ['-=261', 'reduce 1 flips'],
    ['+25%', 'share -325'],
    ['-25%', 'share -195'],
    ['-100%', 'share 0 closes'],
    ['-150%', 'share 130 flips'],
    ['*2', 'scale -520'],
    ['/4', 'scale -65'],
    ['*-1', 'scale 260 flips'],
    // 40,000 ÷ 100
    ['$40k', 'notional -400'],
    ['-$40k', 'notional -400'],
    ['+$600', 'grow -266'],
    // 5 × 1,000 ÷ 100
    ['5x', 'leverage -50'],
    ['-5x', 'leverage -50'],
    ['1,234.5', 'set 1234.5 flips'],
    ['12.500', '? 12.5: 12.5, 12500: 12500'],
    ['+1,234', '? 1234: -1494, 1.234: -261.234'],
  ])('%s: %s', (text, wanted) => {
    expect(does(text, holding('-260'))).toBe(wanted)
  })
})

describe('a long of 12', () => {
  it.each([
    ['+6', 'grow 18'],
    ['-=6', 'reduce 6'],
    ['-6', 'set -6 flips'],
    ['-25%', 'share 9'],
    ['/3', 'scale 4'],
    ['-$40k', 'notional -400 flips'],
    ['-5x', 'leverage -50 flips'],
    ['2.5 x', 'leverage 25'],
  ])('%s: %s', (text, wanted) => {
    expect(does(text, holding('12'))).toBe(wanted)
  })
})

describe('a flat position has no side of its own', () => {
  it.each([
    ['6', 'set 6'],
    ['-6', 'set -6'],
    ['+6', '? long: 6, short: -6'],
    ['$400', '? long: 4, short: -4'],
    ['-$400', 'notional -4'],
    ['5x', '? long: 50, short: -50'],
    ['!', 'cell-flat'],
    ['-=6', 'cell-flat'],
    ['+25%', 'cell-flat'],
    ['0', 'flat 0'],
  ])('%s: %s', (text, wanted) => {
    expect(does(text, holding('0'))).toBe(wanted)
  })
})

it('a goal is read as one, for others to solve', () => {
  expect(does('=limit -15%', holding('12'))).toBe('goal joint limit 0.15')
  expect(does('=half', holding('12'))).toBe('cell-goal')
})

describe('what cannot be said', () => {
  it.each([
    ['25%', 'cell-share-unsigned'],
    ['+', 'cell-unfinished'],
    ['@3150', 'cell-price'],
    ['*', 'cell-unfinished'],
    ['/0', 'number-divides-by-zero'],
    ['+-6', 'cell-signed-twice'],
    ['many', 'number-unreadable'],
    ['', 'empty'],
    ['5 ETH', 'size-other-coin'],
  ])('%s: %s', (text, wanted) => {
    expect(does(text, holding('12', { coin: 'BTC' }))).toBe(wanted)
  })

  it('money and leverage need the mark, leverage a pool with equity', () => {
    expect(does('$40k', holding('12', { mark: undefined }))).toBe('cell-needs-mark')
    expect(does('5x', holding('12', { mark: undefined }))).toBe('cell-needs-mark')
    expect(does('5x', holding('12', { equity: undefined }))).toBe('cell-needs-equity')
    expect(does('5x', holding('12', { equity: usd(-1) }))).toBe('cell-no-equity')
  })

  it('the change is told beside the target', () => {
    const found = readSizeCell('+6', holding('-260'))
    expect(found.kind === 'change' && found.does.change.toString()).toBe('-6')
  })
})
