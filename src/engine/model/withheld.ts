// Withheld cash: a book that was shared without telling what carries it. The cash stands as one unit of a
// collateral that has no mark, so all that depends on it is unknown, never zero, until somebody says it.
import { NOTHING, size, ZERO, type Usd } from '../units/amount'
import type { Account, Holding } from './book'
import { marketIdOf, symbolOf, type MarketId } from './market'

/** The symbol that stands for cash that is not told; no venue lists it. */
const WITHHELD = 'cash not disclosed'

/** The account without its cash and without its other collateral, which would tell of the same wealth. */
export function withCashWithheld(account: Account): Account {
  const held: Holding = {
    market: marketIdOf(account.venue, WITHHELD),
    size: size(1),
    haircut: ZERO,
  }
  return { ...account, cash: NOTHING, holdings: [held] }
}

/** True where the cash of an account is not told. */
export function isCashWithheld({ holdings }: Pick<Account, 'holdings'>): boolean {
  return holdings.some(({ market }) => isWithheld(market))
}

/** True of the market that stands for cash that is not told. */
export function isWithheld(market: MarketId): boolean {
  return symbolOf(market) === WITHHELD
}

/** The account with its cash told; what stood in its place goes. */
export function withCash(account: Account, cash: Usd): Account {
  if (!isCashWithheld(account)) return { ...account, cash }
  return { ...account, cash, holdings: account.holdings.filter((held) => !isWithheld(held.market)) }
}
