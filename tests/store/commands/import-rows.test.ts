// Accepting a paste: replace, add, merge.
import { describe, expect, it } from 'vitest'
import { ACCOUNTS_MAX, type Account } from '../../../src/engine/model/book'
import type { Scenario } from '../../../src/engine/model/scenario'
import { markOf } from '../../../src/engine/model/snapshot'
import { isCashWithheld, withCashWithheld } from '../../../src/engine/model/withheld'
import { ratio, size, usd } from '../../../src/engine/units/amount'
import { importRows, type Imported, type ImportHow } from '../../../src/store/commands/import-rows'
import { resize } from '../../../src/store/commands/resize'
import { addRow } from '../../../src/store/commands/row'
import { genericId, scenarioFrom } from '../../fixtures/book'
import { riskOf, type Risk } from '../../fixtures/risk'

const BOOK = scenarioFrom(`
  account Main cross 1_000
  BTC long 2 @ 90 mark 100 mmr 1%
`)

/** What a text brings, as the paste dialogue hands it over. */
function pasted(text: string, asOf?: string): Imported {
  const { book, snapshot, markets } = scenarioFrom(text)
  return {
    accounts: book.accounts,
    quotes: snapshot.quotes,
    markets,
    ...(asOf === undefined ? {} : { asOf }),
  }
}

const PASTE = pasted(`
  account Main cross 500
  ETH long 3 @ 10 mark 11 mmr 2%
  SOL short 1 @ 5 mark 5 mmr 2%
`)

const REPLACE = { kind: 'replace' } as const
const ADD = { kind: 'add' } as const
/** The pasted account is the one of the book: both are called main. */
const HOME = new Map([['main', 'main']])
const MERGE = { kind: 'merge', homes: HOME, others: 'stay' } as const

const rows = (risk: Risk) =>
  risk
    .baseline()
    .scenario.book.accounts.map(
      (account) =>
        `${account.id} ${account.cash.toString()}: ${account.positions.map((held) => `${held.id} ${held.market}`).join(', ')}`,
    )

describe('replace', () => {
  it('is the whole book: nothing held, quoted or drafted before stays', () => {
    const risk = riskOf(BOOK)
    risk.run(resize('p1', size(4)))
    risk.run(importRows(PASTE, REPLACE))
    expect(rows(risk)).toEqual(['a1 500: p1 generic:ETH, p2 generic:SOL'])
    const { scenario } = risk.baseline()
    expect(scenario.snapshot.quotes.has(genericId('BTC'))).toBe(false)
    expect(scenario.markets.has(genericId('BTC'))).toBe(false)
    expect(risk.store.getState().document.draft).toEqual([])
  })

  it('does not go by the name of the book it replaced, and keeps what is assumed', () => {
    const risk = riskOf(BOOK)
    risk.run(importRows(PASTE, REPLACE))
    expect(risk.baseline().scenario.name).toBe('Pasted positions')
    expect(risk.baseline().scenario.assumptions).toBe(BOOK.assumptions)
  })
})

describe('add', () => {
  it('leaves the scenario its name', () => {
    const risk = riskOf(BOOK)
    risk.run(importRows(PASTE, ADD))
    expect(risk.baseline().scenario.name).toBe(BOOK.name)
  })

  it('stands beside the others under ids of its own', () => {
    const risk = riskOf(BOOK)
    risk.run(importRows(PASTE, ADD))
    expect(rows(risk)).toEqual([
      'main 1000: p1 generic:BTC',
      'a2 500: p2 generic:ETH, p3 generic:SOL',
    ])
  })

  it('does not take an id that the draft has opened', () => {
    const risk = riskOf(BOOK)
    const row = { account: 'main', market: genericId('BTC'), size: size(1) } as const
    risk.run(addRow({ ...row, margin: { mode: 'cross' } }))
    risk.run(importRows(PASTE, ADD))
    expect(rows(risk)[1]).toBe('a2 500: p3 generic:ETH, p4 generic:SOL')
    expect(risk.draft().refused).toEqual([])
  })

  it('leaves the account that is there the same object', () => {
    const risk = riskOf(BOOK)
    risk.run(importRows(PASTE, ADD))
    expect(risk.baseline().scenario.book.accounts[0]).toBe(BOOK.book.accounts[0])
  })
})

describe('merge', () => {
  const TWO_SIDES = scenarioFrom(`
    account Main cross 1_000
    BTC long 2 @ 90 mark 100 mmr 1%
    BTC short 1 @ 95 mark 100 mmr 1%
    ETH long 5 @ 10 mark 11 mmr 2% lev 4x
  `)
  const held = (risk: Risk) =>
    risk
      .baseline()
      .scenario.book.accounts.map(
        ({ name, cash, positions }) =>
          `${name} ${cash.toString()}: ${positions.map((one) => `${one.id} ${one.size.toString()} @ ${one.entry.toString()}`).join(', ')}`,
      )
  const after = (text: string, how: ImportHow = MERGE, start = TWO_SIDES) => {
    const risk = riskOf(start)
    risk.run(importRows(pasted(text), how))
    return held(risk)
  }

  it('gives a row of the same market and side the pasted size and entry, and leaves the other side', () => {
    expect(after('account Main cross 700\nBTC long 3 @ 80 mark 100 mmr 1%')).toEqual([
      'Main 700: p1 3 @ 80, p2 -1 @ 95, p3 5 @ 10',
    ])
  })

  it('adds rows of other markets and sides at the end', () => {
    expect(after('account Main cross 700\nETH short 1 @ 12 mark 11 mmr 2%')).toEqual([
      'Main 700: p1 2 @ 90, p2 -1 @ 95, p3 5 @ 10, p4 -1 @ 12',
    ])
  })

  it('twice is as once', () => {
    const risk = riskOf(TWO_SIDES)
    const text = 'account Main cross 700\nSOL long 3 @ 80 mark 100 mmr 1%'
    risk.run(importRows(pasted(text), MERGE))
    const once = held(risk)
    risk.run(importRows(pasted(text), MERGE))
    expect(held(risk)).toEqual(once)
  })

  it('can have rows leave that the text does not name', () => {
    const how = { kind: 'merge', homes: HOME, others: 'leave' } as const
    expect(after('account Main cross 700\nBTC long 3 @ 80 mark 100 mmr 1%', how)).toEqual([
      'Main 700: p1 3 @ 80',
    ])
  })

  it('leaves one row where the text has one of a market and side that the book held in two', () => {
    const split = scenarioFrom(`
      account Main cross 1_000
      BTC long 2 @ 90 mark 100 mmr 1%
      BTC long 1 @ 80 mark 100 mmr 1%
    `)
    expect(after('account Main cross 700\nBTC long 3 @ 87 mark 100 mmr 1%', MERGE, split)).toEqual([
      'Main 700: p1 3 @ 87',
    ])
  })

  it('turns a row to the other side where the venue nets', () => {
    const netting = scenarioFrom(`
      account Main on hyperliquid cross 1_000
      BTC long 2 @ 90 mark 100
    `)
    const short = 'account Main on hyperliquid cross 1_000\nBTC short 3 @ 80 mark 100'
    expect(after(short, MERGE, netting)).toEqual(['Main 1000: p1 -3 @ 80'])
  })

  it('keeps cash where the text does not say it: unknown is not zero', () => {
    const risk = riskOf(BOOK)
    const silent = { ...PASTE, cashUnsaid: new Set(['main']) }
    risk.run(importRows(silent, MERGE))
    expect(rows(risk)).toEqual(['main 1000: p1 generic:BTC, p2 generic:ETH, p3 generic:SOL'])
  })

  it('keeps leverage where the text does not say it, and that a row is left out', () => {
    const left: Scenario = {
      ...TWO_SIDES,
      book: {
        accounts: TWO_SIDES.book.accounts.map((account) => ({
          ...account,
          positions: account.positions.map((one) => ({ ...one, excluded: true })),
        })),
      },
    }
    const risk = riskOf(left)
    risk.run(importRows(pasted('account Main cross 1\nETH long 6 @ 10 mark 11 mmr 2%'), MERGE))
    const eth = risk.baseline().scenario.book.accounts[0]?.positions[2]
    expect([eth?.size.toString(), eth?.leverage?.toString(), eth?.excluded]).toEqual([
      '6',
      '4',
      true,
    ])
  })

  it('of an account without a home stands beside', () => {
    const risk = riskOf(BOOK)
    risk.run(importRows(PASTE, { kind: 'merge', homes: new Map(), others: 'stay' }))
    expect(rows(risk)).toEqual([
      'main 1000: p1 generic:BTC',
      'a2 500: p2 generic:ETH, p3 generic:SOL',
    ])
  })

  it('brings other collateral up to date, coin by coin', () => {
    const holding = (coins: number) => ({
      market: genericId('ETH'),
      size: size(coins),
      haircut: ratio('0.1'),
    })
    const holds = (coins: number): Imported => ({
      ...PASTE,
      accounts: PASTE.accounts.map((account) => ({ ...account, holdings: [holding(coins)] })),
    })
    const risk = riskOf(BOOK)
    risk.run(importRows(holds(1), MERGE))
    risk.run(importRows(holds(3), MERGE))
    expect(risk.baseline().scenario.book.accounts[0]?.holdings).toEqual([holding(3)])
  })

  it('keeps the draft, which goes on applying to the rows it was drafted on', () => {
    const risk = riskOf(BOOK)
    risk.run(resize('p1', size(4)))
    risk.run(importRows(pasted('account Main cross 700\nBTC long 3 @ 80 mark 100 mmr 1%'), MERGE))
    expect(risk.store.getState().document.draft).toHaveLength(1)
    expect(risk.draft().refused).toEqual([])
    expect(risk.draft().scenario.book.accounts[0]?.positions[0]?.size.toString()).toBe('4')
  })
})

describe('marks', () => {
  it('of the paste stand before those that were there', () => {
    const risk = riskOf(BOOK)
    risk.run(importRows(pasted('account Main cross 1\nBTC long 1 @ 1 mark 120 mmr 1%'), MERGE))
    expect(markOf(risk.baseline().scenario.snapshot, genericId('BTC'))?.toString()).toBe('120')
  })

  const OLD = '2026-08-01'
  const NEW = '2026-09-01'
  const ageAfter = (had: string | undefined, brings: string | undefined, text: string) => {
    const snapshot = { quotes: BOOK.snapshot.quotes, ...(had === undefined ? {} : { asOf: had }) }
    const risk = riskOf({ ...BOOK, snapshot })
    risk.run(importRows(pasted(text, brings), MERGE))
    return risk.baseline().scenario.snapshot.asOf
  }
  const OTHER = 'account Main cross 1\nETH long 1 @ 1 mark 1 mmr 1%'
  const SAME = 'account Main cross 1\nBTC long 1 @ 1 mark 1 mmr 1%'
  const UNMARKED = 'account Main cross 1\nETH long 1 @ 1 mmr 1%'

  it('of two ages are as old as the older', () => {
    expect(ageAfter(OLD, NEW, OTHER)).toBe(OLD)
    expect(ageAfter(NEW, OLD, OTHER)).toBe(OLD)
  })

  it('of an unknown age make the whole unknown', () => {
    expect(ageAfter(undefined, NEW, OTHER)).toBeUndefined()
    expect(ageAfter(OLD, undefined, OTHER)).toBeUndefined()
  })

  it('that were all renewed are as young as the paste', () => {
    expect(ageAfter(OLD, NEW, SAME)).toBe(NEW)
  })

  it('of which the paste brings none stay as old as they were', () => {
    expect(ageAfter(OLD, undefined, UNMARKED)).toBe(OLD)
  })
})

it('a paste that would make the book too large is refused whole', () => {
  const [account] = PASTE.accounts
  const accounts = Array.from({ length: ACCOUNTS_MAX }, () => account as Account)
  const risk = riskOf(BOOK)
  expect(risk.attempt(importRows({ ...PASTE, accounts }, ADD))).toBe('book-too-large')
  expect(risk.baseline().scenario).toBe(BOOK)
})

it('a list of markets without accounts changes marks and nothing else', () => {
  const risk = riskOf(BOOK)
  const quotes = new Map([[genericId('BTC'), { mark: usd(90) as never }]])
  risk.run(importRows({ accounts: [], quotes, markets: new Map() }, MERGE))
  expect(risk.baseline().scenario.book.accounts[0]).toBe(BOOK.book.accounts[0])
  expect(markOf(risk.baseline().scenario.snapshot, genericId('BTC'))?.toString()).toBe('90')
})

it('is one step, undone to the very book', () => {
  const risk = riskOf(BOOK)
  risk.run(importRows(PASTE, REPLACE))
  risk.store.getState().undo()
  expect(risk.baseline().scenario).toBe(BOOK)
})

describe('merging into an account whose cash is not disclosed', () => {
  const hidden = { ...BOOK, book: { accounts: BOOK.book.accounts.map(withCashWithheld) } }
  const homeAfter = (imported: Imported) => {
    const risk = riskOf(hidden)
    risk.run(importRows(imported, MERGE))
    const [home] = risk.baseline().scenario.book.accounts
    return home && [isCashWithheld(home), home.cash.toString()]
  }

  it('tells the cash where the paste says it', () => {
    expect(homeAfter(PASTE)).toEqual([false, '500'])
  })

  it('leaves it undisclosed where the paste does not', () => {
    expect(homeAfter({ ...PASTE, cashUnsaid: new Set(['main']) })).toEqual([true, '0'])
  })
})
