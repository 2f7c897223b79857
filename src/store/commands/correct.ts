// Corrections: how a scenario changes when the user says that a record was wrong.
import {
  holderOf,
  withAccount,
  withPosition,
  accountOf,
  type Account,
  type AccountId,
  type Position,
  type PositionId,
} from '../../engine/model/book'
import type { Scenario } from '../../engine/model/scenario'
import { done, refused, type Outcome } from '../../engine/units/outcome'

type Correct = (scenario: Scenario) => Outcome<Scenario>

/** Corrects one position; the rest of the book keeps its identity. */
export function correctPosition(id: PositionId, change: (held: Position) => Position): Correct {
  return (scenario) => {
    const found = holderOf(scenario.book, id)
    if (found === undefined) {
      return refused('not-in-baseline', 'This position exists in the draft only.', {
        found: id,
        wanted: 'a position of the baseline; accept the draft first',
      })
    }
    const account = withPosition(found.account, change(found.position))
    return done({ ...scenario, book: withAccount(scenario.book, account) })
  }
}

/** Corrects one account. */
export function correctAccount(id: AccountId, change: (account: Account) => Account): Correct {
  return (scenario) => {
    const account = accountOf(scenario.book, id)
    if (account === undefined) {
      return refused('account-unknown', 'This account is no longer in the book.', { found: id })
    }
    return done({ ...scenario, book: withAccount(scenario.book, change(account)) })
  }
}
