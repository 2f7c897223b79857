// Cash of an account: what it holds, or nothing where whoever shared the book did not tell it.
import type { Account } from '../../engine/model/book'
import { isCashWithheld } from '../../engine/model/withheld'
import type { Usd } from '../../engine/units/amount'

/** The cash behind the cross positions of an account; undefined where it is not disclosed. */
export function cashOf(account: Account): Usd | undefined {
  return isCashWithheld(account) ? undefined : account.cash
}
