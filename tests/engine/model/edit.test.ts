// Edits: each gives a new scenario, or the reason why not. Sizes, prices and fees that work by head:
// BTC 100, fee 1 %, no slippage.
import { describe, expect, it } from 'vitest'
import { applyEdit, applyEdits, type Edit } from '../../../src/engine/model/edit'
import { accountOf, holderOf, type PositionId } from '../../../src/engine/model/book'
import type { Scenario } from '../../../src/engine/model/scenario'
import { markOf, withQuote } from '../../../src/engine/model/snapshot'
import { price, ratio, size, usd } from '../../../src/engine/units/amount'
import { genericId, scenarioFrom } from '../../fixtures/book'

const ONE_PERCENT = () => ratio('0.01')
const BTC = genericId('BTC')

const BOOK = scenarioFrom(`
  account Main cross 1_000
  BTC long 2 @ 90 mark 100 mmr 1%
  ETH short 10 @ 10 mark 10 mmr 2% isolated 50
`)

function edited(edit: Edit, from: Scenario = BOOK): Scenario {
  const next = applyEdit(from, edit, ONE_PERCENT)
  if (!next.ok) throw new Error(next.issue.message)
  return next.value
}

function refusal(edit: Edit, from: Scenario = BOOK): string {
  const next = applyEdit(from, edit, ONE_PERCENT)
  return next.ok ? 'done' : next.issue.code
}

function cashOf(scenario: Scenario): string {
  return accountOf(scenario.book, 'main')?.cash.toString() ?? 'no account'
}

function heldIn(scenario: Scenario, id: PositionId) {
  const found = holderOf(scenario.book, id)?.position
  return (
    found && {
      size: found.size.toString(),
      entry: found.entry.toString(),
      margin: found.margin.mode === 'isolated' ? found.margin.margin.toString() : 'cross',
    }
  )
}

describe('trades fill at the mark and pay from cash', () => {
  it('resize to more: cost 100 × 1 %', () => {
    const after = edited({ kind: 'resize', position: 'p1', to: size(3) })
    expect(cashOf(after)).toBe('999')
    // (2 × 90 + 100) ÷ 3
    expect(heldIn(after, 'p1')?.entry.slice(0, 8)).toBe('93.33333')
  })

  it('reduce by an unsigned amount: half of 2 sold at 100 realises 10, less 1', () => {
    const after = edited({ kind: 'reduce', position: 'p1', by: size(1) })
    expect(cashOf(after)).toBe('1009')
    expect(heldIn(after, 'p1')).toEqual({ size: '1', entry: '90', margin: 'cross' })
  })

  it('fill trades the signed size given', () => {
    expect(heldIn(edited({ kind: 'fill', position: 'p1', size: size(-3) }), 'p1')?.size).toBe('-1')
  })

  it('close leaves the row, flat: 20 realised, less 2', () => {
    const after = edited({ kind: 'close', position: 'p1' })
    expect(cashOf(after)).toBe('1018')
    expect(heldIn(after, 'p1')?.size).toBe('0')
  })

  it('flip trades twice the size: 20 realised, less 4', () => {
    const after = edited({ kind: 'flip', position: 'p1' })
    expect(cashOf(after)).toBe('1016')
    expect(heldIn(after, 'p1')).toEqual({ size: '-2', entry: '100', margin: 'cross' })
  })

  it('growing an isolated position takes its margin from cash: 50 more, and 1 % of 100', () => {
    const after = edited({ kind: 'resize', position: 'p2', to: size(-20) })
    expect(cashOf(after)).toBe('949')
    expect(heldIn(after, 'p2')?.margin).toBe('100')
  })

  it('open: a cross position costs its fee', () => {
    const after = edited({
      kind: 'open',
      account: 'main',
      position: 'p9',
      market: BTC,
      size: size(-1),
      margin: { mode: 'cross' },
    })
    expect(cashOf(after)).toBe('999')
    expect(heldIn(after, 'p9')).toEqual({ size: '-1', entry: '100', margin: 'cross' })
    expect(holderOf(after.book, 'p9')?.position.costsPaid.toString()).toBe('1')
  })

  it('open: an isolated position takes its margin too', () => {
    const after = edited({
      kind: 'open',
      account: 'main',
      position: 'p9',
      market: BTC,
      size: size(1),
      margin: { mode: 'isolated', margin: usd(25) },
      leverage: ratio(4),
    })
    expect(cashOf(after)).toBe('974')
    expect(heldIn(after, 'p9')?.margin).toBe('25')
  })

  it('an assumed taker fee stands before the venue’s own; slippage is added', () => {
    const assumed: Scenario = {
      ...BOOK,
      assumptions: {
        ...BOOK.assumptions,
        takerFee: { value: ratio('0.02'), from: 'typed' },
        slippage: { value: ratio('0.03'), from: 'typed' },
      },
    }
    // 100 × 5 %
    expect(cashOf(edited({ kind: 'resize', position: 'p1', to: size(3) }, assumed))).toBe('995')
  })

  it('a market’s own taker fee stands before the assumed one and the venue’s, in that market only', () => {
    const terms = BOOK.markets.get(BTC)
    if (terms === undefined) throw new Error('the book has terms of BTC')
    const own = { ...terms, takerFee: ratio('0.03') }
    const priced: Scenario = { ...BOOK, markets: new Map([...BOOK.markets, [BTC, own]]) }
    const assumed: Scenario = {
      ...priced,
      assumptions: {
        ...priced.assumptions,
        takerFee: { value: ratio('0.02'), from: 'typed' },
      },
    }
    const open = {
      kind: 'open',
      account: 'main',
      position: 'p9',
      market: BTC,
      size: size(-1),
      margin: { mode: 'cross' },
    } as const
    // 100 × 3 %, whatever is assumed.
    for (const scenario of [priced, assumed]) {
      expect(cashOf(edited({ kind: 'resize', position: 'p1', to: size(3) }, scenario))).toBe('997')
      expect(cashOf(edited(open, scenario))).toBe('997')
    }
    // 10 ETH more at 10: 50 of margin, and 1 % or 2 % of 100.
    const grow = { kind: 'resize', position: 'p2', to: size(-20) } as const
    expect([priced, assumed].map((scenario) => cashOf(edited(grow, scenario)))).toEqual([
      '949',
      '948',
    ])
    // A fee of nothing is a fee: nothing is paid.
    const free = { ...BOOK, markets: new Map([[BTC, { ...terms, takerFee: ratio(0) }]]) }
    expect(cashOf(edited(open, free))).toBe('1000')
  })

  it('a resize to the size held pays nothing, mark or no mark', () => {
    const unmarked: Scenario = { ...BOOK, snapshot: { quotes: new Map() } }
    const after = edited({ kind: 'resize', position: 'p1', to: size(2) }, unmarked)
    expect(cashOf(after)).toBe('1000')
  })
})

describe('money moves', () => {
  it('deposit and withdraw', () => {
    expect(cashOf(edited({ kind: 'deposit', account: 'main', amount: usd(5) }))).toBe('1005')
    expect(cashOf(edited({ kind: 'withdraw', account: 'main', amount: usd(5) }))).toBe('995')
  })

  it('a withdrawal beyond cash stands: the venue’s refusal is said beside it', () => {
    expect(cashOf(edited({ kind: 'withdraw', account: 'main', amount: usd(1_005) }))).toBe('-5')
  })

  it('transfer margin both ways', () => {
    const more = edited({ kind: 'transfer margin', position: 'p2', amount: usd(10) })
    expect([cashOf(more), heldIn(more, 'p2')?.margin]).toEqual(['990', '60'])
    const less = edited({ kind: 'transfer margin', position: 'p2', amount: usd(-50) })
    expect([cashOf(less), heldIn(less, 'p2')?.margin]).toEqual(['1050', '0'])
  })

  it('switch to cross returns the margin; to isolated takes it; between isolated the difference', () => {
    const cross = edited({ kind: 'switch mode', position: 'p2', to: { mode: 'cross' } })
    expect([cashOf(cross), heldIn(cross, 'p2')?.margin]).toEqual(['1050', 'cross'])
    const apart = { mode: 'isolated', margin: usd(70) } as const
    const isolated = edited({ kind: 'switch mode', position: 'p1', to: apart })
    expect([cashOf(isolated), heldIn(isolated, 'p1')?.margin]).toEqual(['930', '70'])
    const more = edited({ kind: 'switch mode', position: 'p2', to: apart })
    expect([cashOf(more), heldIn(more, 'p2')?.margin]).toEqual(['980', '70'])
  })
})

describe('terms and the market', () => {
  it('leverage is set and taken back', () => {
    const set = edited({ kind: 'leverage', position: 'p1', to: ratio(5) })
    expect(holderOf(set.book, 'p1')?.position.leverage?.toString()).toBe('5')
    const back = edited({ kind: 'leverage', position: 'p1' }, set)
    expect(holderOf(back.book, 'p1')?.position).not.toHaveProperty('leverage')
  })

  it('a changed mark keeps the funding rate, and the other way round', () => {
    const rate = { rate: ratio('0.001'), everyHours: 8 }
    const funded = edited({ kind: 'funding', market: BTC, to: rate })
    const after = edited({ kind: 'mark', market: BTC, to: price(110) }, funded)
    expect(markOf(after.snapshot, BTC)?.toString()).toBe('110')
    expect(after.snapshot.quotes.get(BTC)?.funding).toBe(rate)
  })

  it('a mark for a market without a quote makes one', () => {
    const unmarked: Scenario = { ...BOOK, snapshot: { quotes: new Map() } }
    const after = edited({ kind: 'mark', market: BTC, to: price(110) }, unmarked)
    expect(markOf(after.snapshot, BTC)?.toString()).toBe('110')
  })
})

describe('what cannot be done says why, and nothing changes', () => {
  const unmarked: Scenario = { ...BOOK, snapshot: { quotes: new Map() } }
  const atZero: Scenario = {
    ...BOOK,
    snapshot: withQuote(BOOK.snapshot, BTC, { mark: price(0) }),
  }
  const opening = {
    kind: 'open',
    account: 'main',
    position: 'p9',
    market: BTC,
    size: size(1),
    margin: { mode: 'cross' },
  } as const
  const ROWS: readonly (readonly [what: string, edit: Edit, code: string, from?: Scenario])[] = [
    ['a trade without a mark', { kind: 'close', position: 'p1' }, 'mark-missing', unmarked],
    ['a trade at a mark of zero', { kind: 'close', position: 'p1' }, 'mark-missing', atZero],
    ['an opening without a mark', opening, 'mark-missing', unmarked],
    ['an opening at a mark of zero', opening, 'mark-missing', atZero],
    [
      'reducing beyond flat',
      { kind: 'reduce', position: 'p1', by: size('2.1') },
      'reduce-beyond-flat',
    ],
    ['a position that is gone', { kind: 'close', position: 'p7' }, 'position-unknown'],
    [
      'reducing a position that is gone',
      { kind: 'reduce', position: 'p7', by: size(1) },
      'position-unknown',
    ],
    ['an account that is gone', { ...opening, account: 'a7' }, 'account-unknown'],
    [
      'a deposit to no account',
      { kind: 'deposit', account: 'a7', amount: usd(1) },
      'account-unknown',
    ],
    ['opening a position that is there', { ...opening, position: 'p1' }, 'position-exists'],
    [
      'opening with a margin below zero',
      { ...opening, margin: { mode: 'isolated', margin: usd(-1) } },
      'margin-below-zero',
    ],
    [
      'opening with no leverage at all',
      { ...opening, leverage: ratio(0) },
      'leverage-not-above-zero',
    ],
    [
      'leverage of zero',
      { kind: 'leverage', position: 'p1', to: ratio(0) },
      'leverage-not-above-zero',
    ],
    [
      'leverage below zero',
      { kind: 'leverage', position: 'p1', to: ratio(-5) },
      'leverage-not-above-zero',
    ],
    [
      'a deposit below zero',
      { kind: 'deposit', account: 'main', amount: usd(-1) },
      'amount-below-zero',
    ],
    [
      'a withdrawal below zero',
      { kind: 'withdraw', account: 'main', amount: usd(-1) },
      'amount-below-zero',
    ],
    [
      'margin to a cross position',
      { kind: 'transfer margin', position: 'p1', amount: usd(1) },
      'not-isolated',
    ],
    [
      'more margin out than there is',
      { kind: 'transfer margin', position: 'p2', amount: usd('-50.01') },
      'margin-below-zero',
    ],
    [
      'an isolated margin below zero',
      { kind: 'switch mode', position: 'p1', to: { mode: 'isolated', margin: usd(-1) } },
      'margin-below-zero',
    ],
    ['a mark of zero', { kind: 'mark', market: BTC, to: price(0) }, 'mark-not-above-zero'],
    [
      'funding every zero hours',
      { kind: 'funding', market: BTC, to: { rate: ratio(0), everyHours: 0 } },
      'interval-not-above-zero',
    ],
  ]
  const rows = ROWS.map(([what, edit, code, from]) => ({ what, edit, code, from }))
  it.each(rows)('$what', ({ edit, code, from }) => {
    expect(refusal(edit, from)).toBe(code)
  })
})

describe('a list of edits', () => {
  it('goes on past an edit that cannot be done, and names it', () => {
    const impossible: Edit = { kind: 'reduce', position: 'p1', by: size(9) }
    const after = applyEdits(
      BOOK,
      [
        { kind: 'deposit', account: 'main', amount: usd(5) },
        impossible,
        { kind: 'withdraw', account: 'main', amount: usd(3) },
      ],
      ONE_PERCENT,
    )
    expect(cashOf(after.scenario)).toBe('1002')
    expect(after.refused.map(({ edit, issue }) => [edit, issue.code])).toEqual([
      [impossible, 'reduce-beyond-flat'],
    ])
  })

  it('may build on what it opened itself', () => {
    const after = applyEdits(
      BOOK,
      [
        {
          kind: 'open',
          account: 'main',
          position: 'p9',
          market: BTC,
          size: size(1),
          margin: { mode: 'cross' },
        },
        { kind: 'mark', market: BTC, to: price(110) },
        { kind: 'close', position: 'p9' },
      ],
      () => ratio(0),
    )
    // Bought at 100, sold at 110, free of fees.
    expect(cashOf(after.scenario)).toBe('1010')
    expect(after.refused).toEqual([])
  })

  it('that can do nothing gives back the scenario itself', () => {
    const after = applyEdits(BOOK, [{ kind: 'close', position: 'p7' }], ONE_PERCENT)
    expect(after.scenario).toBe(BOOK)
  })
})

it('what an edit does not touch keeps its identity', () => {
  const two = scenarioFrom(`
    account A cross 1_000
    BTC long 2 @ 90 mark 100 mmr 1%
    ETH long 2 @ 10 mark 10 mmr 1%
    account B cross 1_000
    SOL long 2 @ 90 mark 100 mmr 1%
  `)
  const after = edited({ kind: 'resize', position: 'p1', to: size(3) }, two)
  expect(after.book.accounts[1]).toBe(two.book.accounts[1])
  expect(after.book.accounts[0]?.positions[1]).toBe(two.book.accounts[0]?.positions[1])
  expect(after.snapshot).toBe(two.snapshot)
  expect(after.markets).toBe(two.markets)
})
