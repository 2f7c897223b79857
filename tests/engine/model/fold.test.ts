// Folding: a draft stays the list a person would write, and never trades at a price that was not there.
import { describe, expect, it } from 'vitest'
import { applyEdits, type Edit } from '../../../src/engine/model/edit'
import { cashEdit, foldEdit, isIdle } from '../../../src/engine/model/fold'
import { accountOf } from '../../../src/engine/model/book'
import { price, ratio, size, usd } from '../../../src/engine/units/amount'
import { genericId, scenarioFrom } from '../../fixtures/book'

const BTC = genericId('BTC')
const ETH = genericId('ETH')

const BASE = scenarioFrom(`
  account Main cross 1_000
  BTC long 2 @ 100 mark 100 mmr 1% lev 10x funding 0.01%/8h
  ETH short 10 @ 10 mark 10 mmr 2% isolated 50
`)

const resize = (to: number, position = 'p1'): Edit => ({ kind: 'resize', position, to: size(to) })
const mark = (to: number, market = BTC): Edit => ({ kind: 'mark', market, to: price(to) })
const leverage = (to: number, position = 'p1'): Edit => ({
  kind: 'leverage',
  position,
  to: ratio(to),
})
const isolate = (margin: number, position = 'p1'): Edit => ({
  kind: 'switch mode',
  position,
  to: { mode: 'isolated', margin: usd(margin) },
})
const opening = (margin?: number): Edit => ({
  kind: 'open',
  account: 'main',
  position: 'p9',
  market: BTC,
  size: size(10),
  margin: margin === undefined ? { mode: 'cross' } : { mode: 'isolated', margin: usd(margin) },
})

/** The list after typing the edits one by one, in a few words each. */
function typed(...edits: readonly Edit[]): readonly string[] {
  return edits
    .reduce<readonly Edit[]>((list, next) => foldEdit(list, next, BASE.book), [])
    .map(inWords)
}

function inWords(edit: Edit): string {
  switch (edit.kind) {
    case 'resize':
    case 'mark':
      return `${edit.kind} ${edit.to.toString()}`
    case 'leverage':
      return `leverage ${edit.to?.toString() ?? 'highest'}`
    case 'deposit':
    case 'withdraw':
      return `${edit.kind} ${edit.amount.toString()}`
    case 'open':
      return edit.margin.mode === 'cross'
        ? `open ${edit.size.toString()}`
        : `open ${edit.size.toString()} with ${edit.margin.margin.toString()}`
    default:
      return edit.kind
  }
}

describe('one cell', () => {
  it('typing 3, then 4, is one edit to 4', () => {
    expect(typed(resize(3), resize(4))).toEqual(['resize 4'])
  })

  it('a close takes the place of a resize, and a resize that of a close', () => {
    expect(typed(resize(3), { kind: 'close', position: 'p1' })).toEqual(['close'])
    expect(typed({ kind: 'close', position: 'p1' }, resize(3))).toEqual(['resize 3'])
  })

  it('cells of others do not mix', () => {
    expect(typed(resize(3), resize(-20, 'p2'), resize(4))).toEqual(['resize 4', 'resize -20'])
    expect(typed(mark(90), mark(9, ETH), mark(80))).toEqual(['mark 80', 'mark 9'])
  })

  it('fills and transfers add up and are never folded', () => {
    const more: Edit = { kind: 'fill', position: 'p1', size: size(1) }
    const aside: Edit = { kind: 'transfer margin', position: 'p2', amount: usd(1) }
    expect(typed(more, more, aside, aside)).toHaveLength(4)
  })
})

describe('what others were built on stays where it is', () => {
  it('a trade after a changed mark is a trade at that mark', () => {
    // Folding 4 into 3 would buy the fourth at 100 while the page shows 200.
    expect(typed(resize(3), mark(200), resize(4))).toEqual(['resize 3', 'mark 200', 'resize 4'])
  })

  it('a mark changed after a trade does not change what the trade paid', () => {
    // Folding 80 into 90 would buy at 80, and the loss of ten would be gone.
    expect(typed(mark(90), resize(3), mark(80))).toEqual(['mark 90', 'resize 3', 'mark 80'])
    expect(typed(mark(90), resize(3), mark(80), mark(70))).toEqual([
      'mark 90',
      'resize 3',
      'mark 70',
    ])
  })

  it('marks and trades of different markets do not stand in each other’s way', () => {
    expect(typed(resize(3), mark(9, ETH), resize(4))).toEqual(['resize 4', 'mark 9'])
  })

  it('a switched mode stands between two sizes', () => {
    expect(typed(resize(3), isolate(50), resize(4))).toHaveLength(3)
  })

  it('leverage stands between two sizes only where margin is isolated', () => {
    expect(typed(resize(3), leverage(5), resize(4))).toEqual(['resize 4', 'leverage 5'])
    expect(typed(resize(-20, 'p2'), leverage(5, 'p2'), resize(-30, 'p2'))).toHaveLength(3)
    expect(typed(isolate(50), resize(3), leverage(5), resize(4))).toHaveLength(4)
  })
})

describe('a position that the draft opened', () => {
  it('is opened at its new size', () => {
    expect(typed(opening(), resize(20, 'p9'))).toEqual(['open 20'])
    expect(typed(opening(), resize(-20, 'p9'))).toEqual(['open -20'])
  })

  it('keeps its isolated margin per unit, as any growing position does', () => {
    expect(typed(opening(100), resize(20, 'p9'))).toEqual(['open 20 with 200'])
    expect(typed(opening(100), resize(-5, 'p9'))).toEqual(['open -5 with 50'])
  })

  it('is taken out by closing it, and its leverage with it', () => {
    expect(typed(opening(), leverage(5, 'p9'), resize(0, 'p9'))).toEqual([])
    expect(typed(opening(), { kind: 'close', position: 'p9' })).toEqual([])
  })

  it('is closed like any other once its market moved', () => {
    expect(typed(opening(), mark(90), { kind: 'close', position: 'p9' })).toEqual([
      'open 10',
      'mark 90',
      'close',
    ])
  })
})

describe('cash', () => {
  const deposit = (amount: number): Edit => ({
    kind: 'deposit',
    account: 'main',
    amount: usd(amount),
  })
  const withdraw = (amount: number): Edit => ({
    kind: 'withdraw',
    account: 'main',
    amount: usd(amount),
  })

  it('deposits and withdrawals become one amount', () => {
    expect(typed(deposit(10), withdraw(4))).toEqual(['deposit 6'])
    expect(typed(deposit(10), resize(3), withdraw(14))).toEqual(['withdraw 4', 'resize 3'])
  })

  it('an amount taken back leaves nothing', () => {
    expect(typed(deposit(10), withdraw(10))).toEqual([])
  })

  it('of another account is its own', () => {
    const other: Edit = { kind: 'deposit', account: 'b', amount: usd(1) }
    expect(typed(deposit(10), other)).toHaveLength(2)
  })

  it('a change is a deposit above zero and a withdrawal below', () => {
    expect(inWords(cashEdit('main', usd(3)))).toBe('deposit 3')
    expect(inWords(cashEdit('main', usd(-3)))).toBe('withdraw 3')
  })
})

describe('an edit is idle', () => {
  const idle = (edit: Edit, ...before: readonly Edit[]) => isIdle(edit, [...before, edit], BASE)

  it('when it says what the baseline says', () => {
    expect(idle(resize(2))).toBe(true)
    expect(idle(mark(100))).toBe(true)
    expect(idle(leverage(10))).toBe(true)
    expect(idle(isolate(50, 'p2'))).toBe(true)
    expect(idle({ kind: 'switch mode', position: 'p1', to: { mode: 'cross' } })).toBe(true)
    expect(idle({ kind: 'leverage', position: 'p2' })).toBe(true)
    const rate = { rate: ratio('0.0001'), everyHours: 8 }
    expect(idle({ kind: 'funding', market: BTC, to: rate })).toBe(true)
  })

  it('and not when it says anything else', () => {
    expect(idle(resize(3))).toBe(false)
    expect(idle(mark(101))).toBe(false)
    expect(idle(leverage(11))).toBe(false)
    expect(idle({ kind: 'leverage', position: 'p1' })).toBe(false)
    expect(idle(isolate(51, 'p2'))).toBe(false)
    const hourly = { rate: ratio('0.0001'), everyHours: 1 }
    expect(idle({ kind: 'funding', market: BTC, to: hourly })).toBe(false)
  })

  it('nor when it takes back what an earlier edit did', () => {
    expect(idle(mark(100), mark(90), resize(3))).toBe(false)
    expect(idle(resize(2), { kind: 'fill', position: 'p1', size: size(1) })).toBe(false)
  })
})

it('sizes typed and typed back around a moved mark keep their loss', () => {
  // Buy 1 at 100, mark 80, back to 2: the 20 lost are lost.
  const list = [resize(3), mark(80), resize(2)].reduce<readonly Edit[]>(
    (kept, next) => foldEdit(kept, next, BASE.book),
    [],
  )
  const { scenario } = applyEdits(BASE, list, () => ratio(0))
  // The third unit raised the average to 100 and sold at 80.
  expect(accountOf(scenario.book, 'main')?.cash.toString()).toBe('980')
})
