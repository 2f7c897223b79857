// Accepting a paste: accounts, marks and terms enter the document in one step.
import { ACCOUNTS_MAX, POSITIONS_MAX, type Account, type Position } from '../../engine/model/book'
import type { Market, MarketId } from '../../engine/model/market'
import type { Scenario } from '../../engine/model/scenario'
import type { Quote } from '../../engine/model/snapshot'
import { done, refused, type Outcome } from '../../engine/units/outcome'
import type { Document } from '../state'
import type { Command } from './command'
import { countPositions } from './row'

/** What a paste brings, once its questions are answered. */
export interface Imported {
  readonly accounts: readonly Account[]
  readonly quotes: ReadonlyMap<MarketId, Quote>
  readonly markets: ReadonlyMap<MarketId, Market>
  /** When the marks were true, if the text says so. */
  readonly asOf?: string
}

/**
 * replace: the paste becomes the whole book. merge: its positions join the first account of the same
 * venue. add: its accounts stand beside the others. The draft goes with what it was drafted on.
 */
export type ImportHow = 'replace' | 'merge' | 'add'

export function importRows(imported: Imported, how: ImportHow): Command {
  return {
    label: 'Paste positions',
    change: (document) => {
      const accounts = joined(document.baseline, imported.accounts, how)
      const book = { accounts }
      if (accounts.length > ACCOUNTS_MAX || countPositions(book) > POSITIONS_MAX) {
        return tooMany(accounts.length, countPositions(book))
      }
      const { snapshot, markets } = document.baseline
      const quotes = new Map(how === 'replace' ? [] : snapshot.quotes)
      for (const [id, quote] of imported.quotes) quotes.set(id, { ...quotes.get(id), ...quote })
      const baseline: Scenario = {
        ...document.baseline,
        book,
        snapshot: asOfPaste(quotes, imported.asOf),
        markets: new Map([...(how === 'replace' ? [] : markets), ...imported.markets]),
      }
      return done({ baseline, draft: how === 'replace' ? [] : document.draft })
    },
  }
}

function tooMany(accounts: number, positions: number): Outcome<Document> {
  return refused('book-too-large', 'This paste would make the book too large.', {
    found: `${accounts} accounts, ${positions} positions`,
    wanted: `at most ${ACCOUNTS_MAX} accounts and ${POSITIONS_MAX} positions`,
  })
}

function asOfPaste(quotes: Map<MarketId, Quote>, asOf: string | undefined) {
  return asOf === undefined ? { quotes } : { quotes, asOf }
}

function joined(
  baseline: Scenario,
  incoming: readonly Account[],
  how: ImportHow,
): readonly Account[] {
  if (how === 'replace') return renumbered([], incoming)
  const { accounts } = baseline.book
  if (how === 'add') return [...accounts, ...renumbered(accounts, incoming)]
  let merged = accounts
  for (const account of renumbered(accounts, incoming)) {
    const home = merged.find((each) => each.venue === account.venue)
    merged =
      home === undefined
        ? [...merged, account]
        : merged.map((each) =>
            each === home
              ? { ...home, positions: [...home.positions, ...account.positions] }
              : each,
          )
  }
  return merged
}

/** Fresh account and position ids, so that a paste never takes the place of what is there. */
function renumbered(present: readonly Account[], incoming: readonly Account[]): readonly Account[] {
  const accountIds = new Set(present.map((account) => account.id))
  const positionIds = new Set(
    present.flatMap((account) => account.positions.map((held) => held.id)),
  )
  const fresh = (used: Set<string>, stem: string) => {
    let next = used.size + 1
    while (used.has(`${stem}${next}`)) next += 1
    used.add(`${stem}${next}`)
    return `${stem}${next}`
  }
  return incoming.map((account) => ({
    ...account,
    id: fresh(accountIds, 'a'),
    positions: account.positions.map((held): Position => ({
      ...held,
      id: fresh(positionIds, 'p'),
    })),
  }))
}
