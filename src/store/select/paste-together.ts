// Several texts of one paste, such as an account and a list of marks, enter the book as one.
import type { Account, AccountId } from '../../engine/model/book'
import { symbolOf, type Market, type MarketId } from '../../engine/model/market'
import type { Quote } from '../../engine/model/snapshot'
import type { Issue } from '../../engine/units/outcome'
import type { Imported } from '../commands/import-rows'

/** One text's part: what it brings, and which of its accounts are of the book. */
export interface PastePart {
  readonly imported: Imported
  readonly homeOf: ReadonlyMap<AccountId, AccountId>
}

export interface PasteTogether extends PastePart {
  /** Marks that differ from text to text. */
  readonly issues: readonly Issue[]
}

/** All parts as one. Of two marks the first text's stands and the other is named; the whole is as old as its oldest part. */
export function pastedTogether(parts: readonly PastePart[]): PasteTogether {
  const accounts: Account[] = []
  const cashUnsaid = new Set<AccountId>()
  const homeOf = new Map<AccountId, AccountId>()
  const quotes = new Map<MarketId, Quote>()
  const markets = new Map<MarketId, Market>()
  const issues: Issue[] = []
  parts.forEach(({ imported, homeOf: homes }, at) => {
    const idOf = (id: AccountId) => (parts.length === 1 ? id : `${at + 1} ${id}`)
    for (const account of imported.accounts) accounts.push({ ...account, id: idOf(account.id) })
    for (const id of imported.cashUnsaid ?? []) cashUnsaid.add(idOf(id))
    for (const [id, home] of homes) homeOf.set(idOf(id), home)
    for (const [market, quote] of imported.quotes) {
      const before = quotes.get(market)
      const clash = clashOf(market, before, quote)
      if (clash !== undefined) issues.push(clash)
      quotes.set(market, { ...quote, ...before })
    }
    for (const [market, terms] of imported.markets)
      if (!markets.has(market)) markets.set(market, terms)
  })
  const asOf = oldest(parts)
  return {
    imported: {
      accounts,
      cashUnsaid,
      quotes,
      markets,
      ...(asOf === undefined ? {} : { asOf }),
    },
    homeOf,
    issues,
  }
}

function clashOf(market: MarketId, before: Quote | undefined, quote: Quote): Issue | undefined {
  if (before?.mark === undefined || quote.mark === undefined || before.mark.eq(quote.mark))
    return undefined
  return {
    code: 'two-marks',
    message: `${symbolOf(market)}: marks ${before.mark.toString()} and ${quote.mark.toString()} in two texts, the first is used`,
    wanted: 'one mark per market',
  }
}

/** Unknown where any part that brings marks does not say. */
function oldest(parts: readonly PastePart[]): string | undefined {
  const ages = parts
    .filter(({ imported }) => [...imported.quotes.values()].some(({ mark }) => mark !== undefined))
    .map(({ imported }) => imported.asOf)
  const [first, ...rest] = ages
  return rest.reduce((older, age) => {
    if (older === undefined || age === undefined) return undefined
    return Date.parse(older) <= Date.parse(age) ? older : age
  }, first)
}
