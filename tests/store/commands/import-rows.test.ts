// Accepting a paste: replace, add, merge.
import { describe, expect, it } from 'vitest'
import { ACCOUNTS_MAX, type Account } from '../../../src/engine/model/book'
import { markOf } from '../../../src/engine/model/snapshot'
import { size, usd } from '../../../src/engine/units/amount'
import { importRows, type Imported } from '../../../src/store/commands/import-rows'
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
    risk.run(importRows(PASTE, 'replace'))
    expect(rows(risk)).toEqual(['a1 500: p1 generic:ETH, p2 generic:SOL'])
    const { scenario } = risk.baseline()
    expect(scenario.snapshot.quotes.has(genericId('BTC'))).toBe(false)
    expect(scenario.markets.has(genericId('BTC'))).toBe(false)
    expect(risk.store.getState().document.draft).toEqual([])
  })

  it('does not go by the name of the book it replaced, and keeps what is assumed', () => {
    const risk = riskOf(BOOK)
    risk.run(importRows(PASTE, 'replace'))
    expect(risk.baseline().scenario.name).toBe('Pasted positions')
    expect(risk.baseline().scenario.assumptions).toBe(BOOK.assumptions)
  })
})

describe('add', () => {
  it('leaves the scenario its name', () => {
    const risk = riskOf(BOOK)
    risk.run(importRows(PASTE, 'add'))
    expect(risk.baseline().scenario.name).toBe(BOOK.name)
  })

  it('stands beside the others under ids of its own', () => {
    const risk = riskOf(BOOK)
    risk.run(importRows(PASTE, 'add'))
    expect(rows(risk)).toEqual([
      'main 1000: p1 generic:BTC',
      'a2 500: p2 generic:ETH, p3 generic:SOL',
    ])
  })

  it('does not take an id that the draft has opened', () => {
    const risk = riskOf(BOOK)
    const row = { account: 'main', market: genericId('BTC'), size: size(1) } as const
    risk.run(addRow({ ...row, margin: { mode: 'cross' } }))
    risk.run(importRows(PASTE, 'add'))
    expect(rows(risk)[1]).toBe('a2 500: p3 generic:ETH, p4 generic:SOL')
    expect(risk.draft().refused).toEqual([])
  })

  it('leaves the account that is there the same object', () => {
    const risk = riskOf(BOOK)
    risk.run(importRows(PASTE, 'add'))
    expect(risk.baseline().scenario.book.accounts[0]).toBe(BOOK.book.accounts[0])
  })
})

describe('merge', () => {
  it('joins the first account of the same venue and quote: rows beside rows, cash to cash', () => {
    const risk = riskOf(BOOK)
    risk.run(importRows(PASTE, 'merge'))
    expect(rows(risk)).toEqual(['main 1500: p1 generic:BTC, p2 generic:ETH, p3 generic:SOL'])
  })

  it('of another venue stands beside', () => {
    const risk = riskOf(BOOK)
    risk.run(
      importRows(
        pasted('account X on okx cross 5\nBTC-USDT-SWAP long 1 @ 1 mark 1 mmr 1%'),
        'merge',
      ),
    )
    expect(risk.baseline().scenario.book.accounts.map(({ venue }) => venue)).toEqual([
      'generic',
      'okx',
    ])
  })

  it('of another quote currency stands beside: pools never mix', () => {
    const euros: Imported = {
      ...PASTE,
      accounts: PASTE.accounts.map((account) => ({ ...account, quote: 'EUR' })),
    }
    const risk = riskOf(BOOK)
    risk.run(importRows(euros, 'merge'))
    expect(risk.baseline().scenario.book.accounts).toHaveLength(2)
  })

  it('brings other collateral along', () => {
    const holding = {
      market: genericId('ETH'),
      size: size(1),
      haircut: PASTE.accounts[0]?.cash as never,
    }
    const holds: Imported = {
      ...PASTE,
      accounts: PASTE.accounts.map((account) => ({ ...account, holdings: [holding] })),
    }
    const risk = riskOf(BOOK)
    risk.run(importRows(holds, 'merge'))
    expect(risk.baseline().scenario.book.accounts[0]?.holdings).toEqual([holding])
  })

  it('keeps the draft, which goes on applying', () => {
    const risk = riskOf(BOOK)
    risk.run(resize('p1', size(4)))
    risk.run(importRows(PASTE, 'merge'))
    expect(risk.store.getState().document.draft).toHaveLength(1)
    expect(risk.draft().refused).toEqual([])
  })
})

describe('marks', () => {
  it('of the paste stand before those that were there', () => {
    const risk = riskOf(BOOK)
    risk.run(importRows(pasted('account Main cross 1\nBTC long 1 @ 1 mark 120 mmr 1%'), 'merge'))
    expect(markOf(risk.baseline().scenario.snapshot, genericId('BTC'))?.toString()).toBe('120')
  })

  const OLD = '2026-08-01'
  const NEW = '2026-09-01'
  const ageAfter = (had: string | undefined, brings: string | undefined, text: string) => {
    const snapshot = { quotes: BOOK.snapshot.quotes, ...(had === undefined ? {} : { asOf: had }) }
    const risk = riskOf({ ...BOOK, snapshot })
    risk.run(importRows(pasted(text, brings), 'merge'))
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
  expect(risk.attempt(importRows({ ...PASTE, accounts }, 'add'))).toBe('book-too-large')
  expect(risk.baseline().scenario).toBe(BOOK)
})

it('a list of markets without accounts changes marks and nothing else', () => {
  const risk = riskOf(BOOK)
  const quotes = new Map([[genericId('BTC'), { mark: usd(90) as never }]])
  risk.run(importRows({ accounts: [], quotes, markets: new Map() }, 'merge'))
  expect(risk.baseline().scenario.book.accounts[0]).toBe(BOOK.book.accounts[0])
  expect(markOf(risk.baseline().scenario.snapshot, genericId('BTC'))?.toString()).toBe('90')
})

it('is one step, undone to the very book', () => {
  const risk = riskOf(BOOK)
  risk.run(importRows(PASTE, 'replace'))
  risk.store.getState().undo()
  expect(risk.baseline().scenario).toBe(BOOK)
})
