// Accounts: cash, name, adding and removing.
import { describe, expect, it } from 'vitest'
import { ACCOUNTS_MAX, accountOf, type Account } from '../../../src/engine/model/book'
import { withCashWithheld } from '../../../src/engine/model/withheld'
import { size, usd } from '../../../src/engine/units/amount'
import {
  addAccount,
  removeAccount,
  renameAccount,
  setCash,
} from '../../../src/store/commands/account'
import { resize } from '../../../src/store/commands/resize'
import { addRow } from '../../../src/store/commands/row'
import { genericId, scenarioFrom } from '../../fixtures/book'
import { riskOf } from '../../fixtures/risk'

const BOOK = scenarioFrom(`
  account A cross 1_000
  BTC long 2 @ 100 mark 100 mmr 1%
  account B cross 50
  ETH long 1 @ 10 mark 10 mmr 1%
`)

const drafts = (risk: ReturnType<typeof riskOf>) =>
  risk.store
    .getState()
    .document.draft.map((edit) =>
      'amount' in edit ? `${edit.kind} ${edit.amount.toString()}` : edit.kind,
    )

describe('cash', () => {
  it('typed in the draft is a deposit of the difference', () => {
    const risk = riskOf(BOOK)
    risk.run(setCash('a', usd(1_200)))
    expect(drafts(risk)).toEqual(['deposit 200'])
    expect(accountOf(risk.draft().scenario.book, 'a')?.cash.toString()).toBe('1200')
  })

  it('typed again stays one amount, and typed back is none', () => {
    const risk = riskOf(BOOK)
    risk.run(setCash('a', usd(1_200)))
    risk.run(setCash('a', usd(700)))
    expect(drafts(risk)).toEqual(['withdraw 300'])
    risk.run(setCash('a', usd(1_000)))
    expect(drafts(risk)).toEqual([])
  })

  it('after a drafted trade is measured from what the trade left', () => {
    // 0.09 of fees are gone; 1,000 asks for them back.
    const risk = riskOf(BOOK)
    risk.run(resize('p1', size(4)))
    risk.run(setCash('a', usd(1_000)))
    expect(drafts(risk)).toEqual(['resize', 'deposit 0.09'])
    expect(accountOf(risk.draft().scenario.book, 'a')?.cash.toString()).toBe('1000')
  })

  it('corrected in the baseline is just another figure', () => {
    const risk = riskOf(BOOK, { show: 'baseline' })
    risk.run(setCash('a', usd(-5)))
    expect(accountOf(risk.baseline().scenario.book, 'a')?.cash.toString()).toBe('-5')
    expect(risk.attempt(setCash('c', usd(1)))).toBe('account-unknown')
  })
})

describe('an account', () => {
  const added: Account = {
    ...(BOOK.book.accounts[0] as Account),
    id: 'a',
    name: 'New',
    positions: [],
  }

  it('is renamed', () => {
    const risk = riskOf(BOOK)
    risk.run(renameAccount('b', 'Second'))
    expect(accountOf(risk.baseline().scenario.book, 'b')?.name).toBe('Second')
  })

  it('added under an id that is taken gets its own', () => {
    const risk = riskOf(BOOK)
    risk.run(addAccount(added))
    const ids = risk.baseline().scenario.book.accounts.map(({ id }) => id)
    expect(new Set(ids).size).toBe(3)
  })

  it('beyond the bound is refused', () => {
    const accounts = Array.from({ length: ACCOUNTS_MAX }, (_, at) => ({ ...added, id: `x${at}` }))
    const risk = riskOf({ ...BOOK, book: { accounts } })
    expect(risk.attempt(addAccount(added))).toBe('too-many-accounts')
  })

  it('removed takes with it what was drafted on it, opened positions too', () => {
    const risk = riskOf(BOOK)
    risk.run(resize('p1', size(3)))
    risk.run(setCash('a', usd(5_000)))
    const row = { account: 'a', market: genericId('BTC'), size: size(1) } as const
    risk.run(addRow({ ...row, margin: { mode: 'isolated', margin: usd(10) } }))
    risk.run(resize('p2', size(9)))
    risk.run(removeAccount('a'))
    expect(drafts(risk)).toEqual(['resize'])
    expect(risk.draft().refused).toEqual([])
    expect(risk.draft().scenario.book.accounts.map(({ id }) => id)).toEqual(['b'])
  })

  it('that is gone already is no step', () => {
    const risk = riskOf(BOOK)
    risk.run(removeAccount('c'))
    expect(risk.store.getState().history.past).toEqual([])
  })
})

describe('cash that was not disclosed', () => {
  const hidden = {
    ...BOOK,
    book: { accounts: BOOK.book.accounts.map(withCashWithheld) },
  }

  it.each(['baseline', 'both'] as const)('is told, not deposited, with %s shown', (show) => {
    const risk = riskOf(hidden, { show })
    risk.run(setCash('a', usd(400)))
    expect(drafts(risk)).toEqual([])
    const account = accountOf(risk.baseline().scenario.book, 'a')
    expect([account?.cash.toString(), account?.holdings]).toEqual(['400', []])
    expect(risk.draft().pools[0]?.state.kind).toBe('known')
    // The other account has told nothing yet.
    expect(risk.draft().pools[1]?.state.kind).toBe('unknown')
  })
})
