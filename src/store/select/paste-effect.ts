// What accepting would do to the book, row by row: the very command is run on the document and what comes
// out is compared with what is there. Nothing is kept of it.
import type { Account, Book, Position } from '../../engine/model/book'
import { symbolOf } from '../../engine/model/market'
import { markOf } from '../../engine/model/snapshot'
import type { Usd } from '../../engine/units/amount'
import type { Issue } from '../../engine/units/outcome'
import type { CommandContext } from '../commands/command'
import { importRows, type Imported, type ImportHow } from '../commands/import-rows'
import type { Document } from '../state'
import { cashOf } from './cash'

/** What becomes of one row. */
export interface RowEffect {
  readonly symbol: string
  readonly becomes: 'added' | 'changed' | 'same' | 'removed'
  readonly before?: Position
  readonly after?: Position
}

export interface AccountEffect {
  readonly name: string
  readonly becomes: 'added' | 'kept' | 'removed'
  readonly cash: { readonly before?: Usd; readonly after?: Usd }
  readonly rows: readonly RowEffect[]
}

export type PasteEffect =
  | { readonly kind: 'refused'; readonly issue: Issue }
  | {
      readonly kind: 'effect'
      readonly accounts: readonly AccountEffect[]
      /** Drafted edits that go with the book they were drafted on. */
      readonly editsLost: number
      /** Markets among the pasted rows that have no mark, neither in the paste nor in the book. */
      readonly unmarked: readonly string[]
    }

/** What the command would do to this document. */
export function effectOf(
  document: Document,
  imported: Imported,
  how: ImportHow,
  context: CommandContext,
): PasteEffect {
  const outcome = importRows(imported, how).change(document, context)
  if (!outcome.ok) return { kind: 'refused', issue: outcome.issue }
  const { baseline, draft } = outcome.value
  const pasted = new Set(
    imported.accounts.flatMap(({ positions }) => positions.map(({ market }) => market)),
  )
  return {
    kind: 'effect',
    accounts: accountsOf(document.baseline.book, baseline.book, how),
    editsLost: document.draft.length - draft.length,
    unmarked: [...pasted]
      .filter((market) => markOf(baseline.snapshot, market) === undefined)
      .map(symbolOf),
  }
}

function accountsOf(before: Book, after: Book, how: ImportHow): readonly AccountEffect[] {
  // A book that was replaced may hold accounts of the same ids: they are others all the same.
  const old = how.kind === 'replace' ? [] : before.accounts
  const gone = before.accounts.filter(
    (account) => how.kind === 'replace' || !after.accounts.some(({ id }) => id === account.id),
  )
  return [
    ...gone.map((account) => effectOn(account, undefined)),
    ...after.accounts
      .map((account) => [old.find(({ id }) => id === account.id), account] as const)
      .filter(([was, is]) => was !== is)
      .map(([was, is]) => effectOn(was, is)),
  ]
}

function effectOn(was: Account | undefined, is: Account | undefined): AccountEffect {
  return {
    name: (is ?? was)?.name ?? '',
    becomes: was === undefined ? 'added' : is === undefined ? 'removed' : 'kept',
    cash: {
      ...cashAt('before', was),
      ...cashAt('after', is),
    },
    rows: rowsOf(was?.positions ?? [], is?.positions ?? []),
  }
}

/** Nothing where there is no account, and where its cash is not disclosed. */
function cashAt(when: 'before' | 'after', account: Account | undefined) {
  const cash = account === undefined ? undefined : cashOf(account)
  return cash === undefined ? {} : { [when]: cash }
}

function rowsOf(was: readonly Position[], is: readonly Position[]): readonly RowEffect[] {
  const before = new Map(was.map((held) => [held.id, held]))
  const after = new Set(is.map(({ id }) => id))
  return [
    ...is.map((held): RowEffect => {
      const old = before.get(held.id)
      const symbol = symbolOf(held.market)
      if (old === undefined) return { symbol, becomes: 'added', after: held }
      return { symbol, becomes: isSame(old, held) ? 'same' : 'changed', before: old, after: held }
    }),
    ...was
      .filter(({ id }) => !after.has(id))
      .map((held): RowEffect => ({
        symbol: symbolOf(held.market),
        becomes: 'removed',
        before: held,
      })),
  ]
}

function isSame(one: Position, other: Position): boolean {
  if (one === other) return true
  const margin = (held: Position) =>
    held.margin.mode === 'isolated' ? held.margin.margin.toString() : 'cross'
  return (
    one.size.eq(other.size) &&
    one.entry.eq(other.entry) &&
    margin(one) === margin(other) &&
    one.fundingUnsettled.eq(other.fundingUnsettled) &&
    one.leverage?.toString() === other.leverage?.toString()
  )
}
