// Accepting a paste: accounts, marks and terms enter the document in one step.
import {
  ACCOUNTS_MAX,
  POSITIONS_MAX,
  type Account,
  type AccountId,
  type Holding,
  type Position,
  type PositionId,
} from '../../engine/model/book'
import type { Market, MarketId } from '../../engine/model/market'
import type { Scenario } from '../../engine/model/scenario'
import type { Quote, Snapshot } from '../../engine/model/snapshot'
import { withCash } from '../../engine/model/withheld'
import { sign } from '../../engine/units/amount'
import { done, refused, type Outcome } from '../../engine/units/outcome'
import { rulesOf } from '../../engine/venues/registry'
import type { Document } from '../state'
import type { Command } from './command'
import { freshId, positionIdsOf } from './fresh'
import { countPositions } from './row'

/** What a paste brings, once its questions are answered. */
export interface Imported {
  readonly accounts: readonly Account[]
  /** Accounts whose cash the text does not say and nobody typed. */
  readonly cashUnsaid?: ReadonlySet<AccountId>
  readonly quotes: ReadonlyMap<MarketId, Quote>
  readonly markets: ReadonlyMap<MarketId, Market>
  /** When the marks were true, if the text says so. */
  readonly asOf?: string
}

/**
 * What becomes of the book.
 * replace: the paste becomes the whole book, and the draft goes with what it was drafted on.
 * add: its accounts stand beside the others, each a pool of its own.
 * merge: each pasted account that has a home there brings it up to date. A row of the same market and side
 * takes size, entry and margin of the pasted one, and leverage where the text says it; where the venue nets,
 * the market alone decides. Other pasted rows are added. Rows that the text does not name stay, or leave.
 * Cash becomes what the text says, and stays where it says nothing. Accounts without a home stand beside.
 */
export type ImportHow =
  | { readonly kind: 'replace' }
  | { readonly kind: 'add' }
  | {
      readonly kind: 'merge'
      /** By pasted account: the account of the book that it brings up to date. */
      readonly homes: ReadonlyMap<AccountId, AccountId>
      /** What becomes of rows at home that the text does not name. */
      readonly others: 'stay' | 'leave'
    }

export function importRows(imported: Imported, how: ImportHow): Command {
  return {
    label: 'Paste positions',
    change: (document) => {
      const kept = how.kind === 'replace' ? EMPTY : document
      const accounts = joined(kept, imported, how)
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
        name: how.kind === 'replace' ? PASTED_NAME : document.baseline.name,
        book: { accounts },
        snapshot: asOf === undefined ? { quotes } : { quotes, asOf },
        markets: new Map([...markets, ...Array.from(imported.markets, keepingFee(markets))]),
      }
      const next: Document = { ...document, baseline, draft: kept.draft }
      if (how.kind !== 'replace') return done(next)
      // What a file said beside the rows it had is not said of others that come to bear their ids.
      const { unread: _, ...rest } = next
      return done(rest)
    },
  }
}

/** A pasted market's terms with the fee that was typed for it: a paste says nothing of fees. */
function keepingFee(now: ReadonlyMap<MarketId, Market>) {
  return ([id, terms]: readonly [MarketId, Market]): readonly [MarketId, Market] => {
    const takerFee = now.get(id)?.takerFee
    return [id, takerFee === undefined ? terms : { ...terms, takerFee }]
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

function joined(kept: Kept, imported: Imported, how: ImportHow): readonly Account[] {
  const { accounts } = kept.baseline.book
  const positionIds = positionIdsOf(kept)
  const accountIds = new Set(accounts.map((account) => account.id))
  const fresh = (account: Account): Account => ({
    ...account,
    id: freshId(accountIds, 'a'),
    positions: account.positions.map((held) => ({ ...held, id: freshId(positionIds, 'p') })),
  })
  if (how.kind !== 'merge') return [...accounts, ...imported.accounts.map(fresh)]
  const merged = [...accounts]
  for (const account of imported.accounts) {
    const at = merged.findIndex(({ id }) => id === how.homes.get(account.id))
    const home = merged[at]
    if (home === undefined) {
      merged.push(fresh(account))
      continue
    }
    const isCashSaid = imported.cashUnsaid?.has(account.id) !== true
    const told = isCashSaid ? withCash(home, account.cash) : home
    merged[at] = {
      ...told,
      holdings: holdingsOf(told, account),
      positions: renewed(home, account, how.others, () => freshId(positionIds, 'p')),
    }
  }
  return merged
}

/** Other collateral: of each coin what the paste says of it, and else what was there. */
function holdingsOf(home: Account, pasted: Account): readonly Holding[] {
  if (pasted.holdings.length === 0) return home.holdings
  const said = new Set(pasted.holdings.map(({ market }) => market))
  return [...home.holdings.filter(({ market }) => !said.has(market)), ...pasted.holdings]
}

/** The rows of an account brought up to date, in the order they had; new ones at the end. */
function renewed(
  home: Account,
  pasted: Account,
  others: 'stay' | 'leave',
  nextId: () => PositionId,
): readonly Position[] {
  const nets = rulesOf(home)?.netsOpposingPositions === true
  const keyOf = ({ market, size }: Position) =>
    nets ? market : `${market} ${sign(size) < 0 ? 'short' : 'long'}`
  const incoming = new Map<string, Position[]>()
  for (const held of pasted.positions) {
    const key = keyOf(held)
    incoming.set(key, [...(incoming.get(key) ?? []), held])
  }
  const named = new Set(incoming.keys())
  const stayed = home.positions.flatMap((held): readonly Position[] => {
    const key = keyOf(held)
    if (!named.has(key)) return others === 'stay' ? [held] : []
    // The text says all there is of this market and side: a row it has no more of is gone.
    const waiting = incoming.get(key) ?? []
    const next = waiting.find((each) => each.margin.mode === held.margin.mode) ?? waiting[0]
    if (next === undefined) return []
    incoming.set(
      key,
      waiting.filter((each) => each !== next),
    )
    return [upToDate(held, next)]
  })
  const added = [...incoming.values()].flat().map((held) => ({ ...held, id: nextId() }))
  return [...stayed, ...added]
}

/** A row as the paste has it, under its own name: drafted edits and being left out stay with it. */
function upToDate(held: Position, pasted: Position): Position {
  const { size, entry, margin, leverage, fundingUnsettled } = pasted
  return {
    ...held,
    size,
    entry,
    margin,
    fundingUnsettled,
    ...(leverage === undefined ? {} : { leverage }),
  }
}
