// Accepting a paste: accounts, marks and terms enter the document in one step.
import { ACCOUNTS_MAX, POSITIONS_MAX, type Account, type Position } from '../../engine/model/book'
import type { Market, MarketId } from '../../engine/model/market'
import type { Scenario } from '../../engine/model/scenario'
import type { Quote, Snapshot } from '../../engine/model/snapshot'
import { done, refused, type Outcome } from '../../engine/units/outcome'
import type { Document } from '../state'
import type { Command } from './command'
import { freshId, positionIdsOf } from './fresh'
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
 * replace: the paste becomes the whole book. add: its accounts stand beside the others, each a pool of its
 * own. merge: each pasted account joins the first one of the same venue and quote currency: its positions
 * and holdings come beside what is there and its cash is added to the cash that is there, since what the
 * text says of money is never dropped; where no account fits, it stands beside the others.
 * The draft goes with what it was drafted on.
 */
export type ImportHow = 'replace' | 'merge' | 'add'

export function importRows(imported: Imported, how: ImportHow): Command {
  return {
    label: 'Paste positions',
    change: (document) => {
      const kept = how === 'replace' ? EMPTY : document
      const accounts = joined(kept, imported.accounts, how)
      const count = countPositions({ accounts })
      if (accounts.length > ACCOUNTS_MAX || count > POSITIONS_MAX) {
        return tooMany(accounts.length, count)
      }
      const { snapshot, markets } = kept.baseline
      const quotes = new Map(snapshot.quotes)
      for (const [id, quote] of imported.quotes) quotes.set(id, { ...quotes.get(id), ...quote })
      const asOf = ageOf(snapshot, imported)
      const baseline: Scenario = {
        ...document.baseline,
        name: how === 'replace' ? PASTED_NAME : document.baseline.name,
        book: { accounts },
        snapshot: asOf === undefined ? { quotes } : { quotes, asOf },
        markets: new Map([...markets, ...imported.markets]),
      }
      return done({ baseline, draft: kept.draft })
    },
  }
}

/** A book that took another's place does not go by its name. */
const PASTED_NAME = 'Pasted positions'

/** What of a document a replacing paste keeps: nothing held, nothing quoted, nothing drafted. */
const EMPTY: Kept = {
  baseline: { book: { accounts: [] }, snapshot: { quotes: new Map() }, markets: new Map() },
  draft: [],
}

interface Kept {
  readonly baseline: Pick<Scenario, 'book' | 'snapshot' | 'markets'>
  readonly draft: Document['draft']
}

function tooMany(accounts: number, positions: number): Outcome<Document> {
  return refused('book-too-large', 'This paste would make the book too large.', {
    found: `${accounts} accounts, ${positions} positions`,
    wanted: `at most ${ACCOUNTS_MAX} accounts and ${POSITIONS_MAX} positions`,
  })
}

/**
 * When the marks of both were true: the older of the two, and unknown where either is. Marks that the
 * paste replaced all no longer count.
 */
function ageOf(snapshot: Snapshot, imported: Imported): string | undefined {
  const pasted = [...imported.quotes].filter(([, quote]) => quote.mark !== undefined)
  const renewed = new Set(pasted.map(([id]) => id))
  const isLeft = [...snapshot.quotes].some(
    ([id, quote]) => quote.mark !== undefined && !renewed.has(id),
  )
  if (pasted.length === 0) return snapshot.asOf
  if (!isLeft) return imported.asOf
  if (snapshot.asOf === undefined || imported.asOf === undefined) return undefined
  return Date.parse(snapshot.asOf) <= Date.parse(imported.asOf) ? snapshot.asOf : imported.asOf
}

function joined(kept: Kept, incoming: readonly Account[], how: ImportHow): readonly Account[] {
  const { accounts } = kept.baseline.book
  const fresh = renumbered(kept, incoming)
  if (how !== 'merge') return [...accounts, ...fresh]
  let merged = accounts
  for (const account of fresh) {
    const home = merged.find((each) => each.venue === account.venue && each.quote === account.quote)
    merged =
      home === undefined
        ? [...merged, account]
        : merged.map((each) => (each === home ? together(home, account) : each))
  }
  return merged
}

function together(home: Account, pasted: Account): Account {
  return {
    ...home,
    cash: home.cash.plus(pasted.cash),
    holdings: [...home.holdings, ...pasted.holdings],
    positions: [...home.positions, ...pasted.positions],
  }
}

/** Fresh account and position ids, so that a paste never takes the place of what is there or drafted. */
function renumbered(kept: Kept, incoming: readonly Account[]): readonly Account[] {
  const accountIds = new Set(kept.baseline.book.accounts.map((account) => account.id))
  const positionIds = positionIdsOf(kept)
  return incoming.map((account) => ({
    ...account,
    id: freshId(accountIds, 'a'),
    positions: account.positions.map((held): Position => ({
      ...held,
      id: freshId(positionIds, 'p'),
    })),
  }))
}
