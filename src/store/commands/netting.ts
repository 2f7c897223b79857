// What a venue that nets cannot hold: a command that would put one market into two cross rows is refused,
// and says what to do instead.
import { heldTwice } from '../../engine/margin/netting'
import type { Book } from '../../engine/model/book'
import { symbolOf } from '../../engine/model/market'
import type { Issue } from '../../engine/units/outcome'
import { rulesOf } from '../../engine/venues/registry'

/** The issue with a book that holds a market twice where the venue nets, or undefined. */
export function nettingIssue(book: Book): Issue | undefined {
  for (const account of book.accounts) {
    const rules = rulesOf(account)
    if (rules?.netsOpposingPositions !== true) continue
    const cross = account.positions.filter((held) => held.margin.mode === 'cross')
    const market = heldTwice(cross)
    if (market === undefined) continue
    const symbol = symbolOf(market)
    return {
      code: 'held-twice',
      message: `${rules.name} nets positions: ${account.name} can hold ${symbol} in one cross row only.`,
      found: `two rows of ${symbol}`,
      wanted: 'one row; change its size, or use another account',
    }
  }
  return undefined
}
