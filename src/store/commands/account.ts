// Accounts: their cash, name and venue; adding one and taking one away.
import { accountOf, ACCOUNTS_MAX, type Account, type AccountId } from '../../engine/model/book'
import { cashEdit } from '../../engine/model/fold'
import type { Scenario } from '../../engine/model/scenario'
import { isCashWithheld, withCash } from '../../engine/model/withheld'
import type { Usd } from '../../engine/units/amount'
import { done, refused } from '../../engine/units/outcome'
import { correctAccount } from './correct'
import { correction, correctionOrEdit, type Command } from './command'
import { freshId } from './fresh'

/**
 * Cash of the cross pool. In the draft the difference is one deposit or withdrawal, however often it is typed.
 * Cash that was not disclosed is told, not deposited: a correction, whichever side is being edited.
 */
export function setCash(id: AccountId, to: Usd): Command {
  const change = cashChanged(id, to)
  return {
    label: change.label,
    change: (document, context) => {
      const account = accountOf(document.baseline.book, id)
      const isTold = account !== undefined && isCashWithheld(account)
      return change.change(document, isTold ? { ...context, editing: 'baseline' } : context)
    },
  }
}

function cashChanged(id: AccountId, to: Usd): Command {
  return correctionOrEdit(
    'Change cash',
    correctAccount(id, (account) => withCash(account, to)),
    (draft) => {
      const account = accountOf(draft.book, id)
      const change = account === undefined ? to : to.minus(account.cash)
      return change.isZero() ? undefined : cashEdit(id, change)
    },
  )
}

export function renameAccount(id: AccountId, name: string): Command {
  return correction(
    'Rename account',
    correctAccount(id, (account) => ({ ...account, name })),
  )
}

/** Adds an account. An id that the book uses already gets a number of its own. */
export function addAccount(account: Account): Command {
  return correction('Add account', (baseline) => {
    const { accounts } = baseline.book
    if (accounts.length >= ACCOUNTS_MAX) {
      return refused('too-many-accounts', `A book holds at most ${ACCOUNTS_MAX} accounts.`, {
        found: String(accounts.length + 1),
        wanted: `at most ${ACCOUNTS_MAX}`,
      })
    }
    const used = new Set(accounts.map((each) => each.id))
    const added = used.has(account.id) ? { ...account, id: freshId(used, 'a') } : account
    return done({ ...baseline, book: { accounts: [...accounts, added] } })
  })
}

/** Takes an account, and the edits drafted on it and on what it holds, out of the document. */
export function removeAccount(id: AccountId): Command {
  return {
    label: 'Remove account',
    change: (document) => {
      const gone = accountOf(document.baseline.book, id)
      if (gone === undefined) return done(document)
      const held = new Set(gone.positions.map((position) => position.id))
      for (const edit of document.draft) {
        if (edit.kind === 'open' && edit.account === id) held.add(edit.position)
      }
      const accounts = document.baseline.book.accounts.filter((account) => account.id !== id)
      const baseline: Scenario = { ...document.baseline, book: { accounts } }
      const draft = document.draft.filter(
        (edit) =>
          !('account' in edit && edit.account === id) &&
          !('position' in edit && held.has(edit.position)),
      )
      return done({ ...document, baseline, draft })
    },
  }
}
