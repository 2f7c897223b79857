// Accounts: their cash, name and venue; adding one and taking one away.
import { ACCOUNTS_MAX, type Account, type AccountId } from '../../engine/model/book'
import type { Scenario } from '../../engine/model/scenario'
import { marketIdOf, symbolOf, type VenueId } from '../../engine/model/market'
import { sign, type Usd } from '../../engine/units/amount'
import { done, refused } from '../../engine/units/outcome'
import { correctAccount } from './correct'
import { correction, correctionOrEdit, type Command } from './command'

/** Cash of the cross pool. In the draft the difference is deposited or withdrawn. */
export function setCash(id: AccountId, to: Usd): Command {
  return correctionOrEdit(
    'Change cash',
    correctAccount(id, (account) => ({ ...account, cash: to })),
    (draft) => {
      const account = draft.book.accounts.find((each) => each.id === id)
      const change = account === undefined ? to : to.minus(account.cash)
      if (change.isZero()) return undefined
      return sign(change) > 0
        ? { kind: 'deposit', account: id, amount: change }
        : { kind: 'withdraw', account: id, amount: change.neg() }
    },
  )
}

export function renameAccount(id: AccountId, name: string): Command {
  return correction(
    'Rename account',
    correctAccount(id, (account) => ({ ...account, name })),
  )
}

/**
 * Moves an account to another venue's rules: every position keeps its symbol as `symbolThere` spells it,
 * and the marks come along. A market the venue does not list stays in the book and says so.
 */
export function setVenue(
  id: AccountId,
  venue: VenueId,
  symbolThere: (symbol: string) => string,
): Command {
  return correction('Change venue', (baseline) => {
    const account = baseline.book.accounts.find((each) => each.id === id)
    if (account === undefined) {
      return refused('account-unknown', 'This account is no longer in the book.', { found: id })
    }
    const quotes = new Map(baseline.snapshot.quotes)
    const move = (from: Account['positions'][number]['market']) => {
      const to = marketIdOf(venue, symbolThere(symbolOf(from)))
      const quote = quotes.get(from)
      if (quote !== undefined && !quotes.has(to)) quotes.set(to, quote)
      return to
    }
    const moved: Account = {
      ...account,
      venue,
      positions: account.positions.map((held) => ({ ...held, market: move(held.market) })),
    }
    const next = correctAccount(id, () => moved)(baseline)
    if (!next.ok) return next
    return done({ ...next.value, snapshot: { ...baseline.snapshot, quotes } })
  })
}

export function addAccount(account: Account): Command {
  return correction('Add account', (baseline) => {
    const { accounts } = baseline.book
    if (accounts.length >= ACCOUNTS_MAX) {
      return refused('too-many-accounts', `A book holds at most ${ACCOUNTS_MAX} accounts.`, {
        found: String(accounts.length + 1),
        wanted: `at most ${ACCOUNTS_MAX}`,
      })
    }
    return done({ ...baseline, book: { accounts: [...accounts, account] } })
  })
}

/** Takes an account and the edits drafted on it out of the document. */
export function removeAccount(id: AccountId): Command {
  return {
    label: 'Remove account',
    change: (document) => {
      const gone = document.baseline.book.accounts.find((account) => account.id === id)
      if (gone === undefined) return done(document)
      const held = new Set(gone.positions.map((position) => position.id))
      const accounts = document.baseline.book.accounts.filter((account) => account.id !== id)
      const baseline: Scenario = { ...document.baseline, book: { accounts } }
      const draft = document.draft.filter(
        (edit) =>
          !('account' in edit && edit.account === id) &&
          !('position' in edit && held.has(edit.position)),
      )
      return done({ baseline, draft })
    },
  }
}
