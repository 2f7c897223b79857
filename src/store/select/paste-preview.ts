// What accepting a paste now would bring: the rows taken, those that wait or are held back and why, and what
// is asked that no row can say.
import type { Account, AccountId, Book } from '../../engine/model/book'
import type { VenueId } from '../../engine/model/market'
import type { Ratio, Usd } from '../../engine/units/amount'
import type { Issue } from '../../engine/units/outcome'
import { adopt, type Adopted } from '../../io/paste/adopt'
import type { ImportedPosition, ImportRow } from '../../io/paste/imported'
import type { Imported } from '../commands/import-rows'
import { cashOf } from './cash'
import type { PasteFound } from './paste'

/** A row left out, or the answer chosen to its question, by its label: an answer to another question is none. */
export type RowAnswer = 'skip' | { readonly choice: string }

/** What the reader of the preview has said so far. */
export interface PasteAnswers {
  /** By id of the row. */
  readonly rows: ReadonlyMap<string, RowAnswer>
  readonly venue?: VenueId | undefined
  /** Cash of the accounts asked about, by key. */
  readonly collateral: ReadonlyMap<string, Usd>
  readonly maintenanceRate?: Ratio | undefined
}

/** The book that a merging paste brings up to date, and what was said of whose account is whose. */
export interface MergeInto {
  readonly book: Book
  /** By key of the pasted account. */
  readonly chosen: ReadonlyMap<string, AccountId | typeof NEW_ACCOUNT>
  /** Accounts that another text of the same paste brings up to date. */
  readonly taken?: ReadonlySet<AccountId>
}

/** Of a pasted account: it is none of those that are there. */
export const NEW_ACCOUNT = 'new'

/** A pasted account and the account of the book that it may be. */
export interface PasteHome {
  readonly key: string
  readonly name: string
  readonly choices: readonly { readonly id: AccountId; readonly name: string }[]
  /** Absent: more than one may be meant, and it is asked. */
  readonly home?: AccountId | typeof NEW_ACCOUNT
}

export interface PastePreview {
  readonly taken: number
  /** Rows that speak of a position; totals and flat ones are not counted. */
  readonly rows: number
  /** Rows whose question has no answer yet. */
  readonly waiting: number
  /** Rows that are wrong and not left out. */
  readonly wrong: number
  /** Rows that are read, and kept out by one of the issues. */
  readonly heldBack: number
  /** What stands between the rows and the book, by account or market. */
  readonly issues: readonly Issue[]
  /** Accounts whose cash the text does not say; without it they are left out. */
  readonly asksCash: readonly AskedCash[]
  readonly asksMaintenanceRate: boolean
  /** Accounts that may be one of the book's, where the paste is to be merged. */
  readonly homes: readonly PasteHome[]
  /** By pasted account: the account of the book that it brings up to date. */
  readonly homeOf: ReadonlyMap<AccountId, AccountId>
  readonly imported: Imported
}

export interface AskedCash {
  readonly key: string
  readonly name: string
  readonly quote: string
  /** The cash that stays where nothing is typed, since the account is one of the book's. */
  readonly stays?: Usd | typeof NOT_DISCLOSED
}

/** Of cash that whoever shared the book did not tell. */
export const NOT_DISCLOSED = 'not disclosed'

/** What accepting now would bring into the book. */
export function previewPaste(
  found: Extract<PasteFound, { kind: 'positions' }>,
  answers: PasteAnswers,
  into?: MergeInto,
): PastePreview {
  const positions = found.rows.flatMap((row, at) =>
    answered(found.source.rows[at], row.id, answers),
  )
  const options = {
    positions,
    ...(answers.venue === undefined ? {} : { venue: answers.venue }),
    ...(answers.maintenanceRate === undefined ? {} : { maintenanceRate: answers.maintenanceRate }),
  }
  // Asked once without the answers, so that a field does not vanish when it is filled in.
  const first = adopt(found.source, options)
  const homes = into === undefined ? [] : homesOf(first, into)
  const homeAt = new Map<string, Account>()
  for (const { key, home } of homes) {
    const account = into?.book.accounts.find(({ id }) => id === home)
    if (account !== undefined) homeAt.set(key, account)
  }
  const collateral = new Map([...cashWanted(first, homeAt), ...answers.collateral])
  const { accounts, quotes, markets, issues, origins } =
    collateral.size === 0 ? first : adopt(found.source, { ...options, collateral })
  const taken = accounts.reduce((count, account) => count + account.positions.length, 0)
  const open = found.rows.filter(({ id }) => answers.rows.get(id) !== 'skip')
  return {
    taken,
    rows: found.rows.filter((row) => row.status !== 'skipped').length,
    heldBack: positions.length - taken,
    wrong: open.filter((row) => row.status === 'bad').length,
    waiting: found.rows.filter((row) => row.status === 'question' && isWaiting(row, answers))
      .length,
    issues,
    asksCash: first.wanted.map(({ key, name, quote }) => {
      const account = homeAt.get(key)
      if (account === undefined) return { key, name, quote }
      return { key, name, quote, stays: cashOf(account) ?? NOT_DISCLOSED }
    }),
    asksMaintenanceRate:
      answers.maintenanceRate !== undefined || issues.some(({ code }) => code === 'market-unknown'),
    homes,
    homeOf: new Map(
      accounts.flatMap(({ id }) => {
        const home = homes.find(({ key }) => key === origins.get(id)?.key)?.home
        return home === undefined || home === NEW_ACCOUNT ? [] : [[id, home] as const]
      }),
    ),
    imported: {
      accounts,
      cashUnsaid: new Set(
        accounts.flatMap(({ id }) => {
          const origin = origins.get(id)
          const isTyped = answers.collateral.has(origin?.key ?? '')
          const wasAsked = first.wanted.some(({ key }) => key === origin?.key)
          return origin?.saysCash === true && (isTyped || !wasAsked) ? [] : [id]
        }),
      ),
      quotes,
      markets,
      ...(found.asOf === undefined ? {} : { asOf: found.asOf }),
    },
  }
}

/**
 * Cash at home of the accounts whose cash the text does not say. It only has the account taken: whatever stands
 * at home stays there, also where it is not told.
 */
function cashWanted(
  first: Adopted,
  homeAt: ReadonlyMap<string, Account>,
): readonly [string, Usd][] {
  return first.wanted.flatMap(({ key }): [string, Usd][] => {
    const account = homeAt.get(key)
    return account === undefined ? [] : [[key, account.cash]]
  })
}

/**
 * Which account of the book each pasted account may be: one of the same venue and quote currency. One of the
 * same name is meant, or the only one; where several may be, it is asked. No account is two.
 */
function homesOf(first: Adopted, into: MergeInto): readonly PasteHome[] {
  const taken = new Set(into.taken)
  const pasted = [
    ...first.accounts.map(({ id, name, venue, quote }) => ({
      key: first.origins.get(id)?.key ?? id,
      name,
      venue,
      quote,
    })),
    ...first.wanted,
  ]
  return pasted.flatMap(({ key, name, venue, quote }): readonly PasteHome[] => {
    const fitting = into.book.accounts.filter(
      (account) => account.venue === venue && account.quote === quote && !taken.has(account.id),
    )
    if (fitting.length === 0) return []
    const chosen = into.chosen.get(key)
    const named = fitting.find((account) => account.name === name)
    const meant = named ?? (fitting.length === 1 ? fitting[0] : undefined)
    const isThere = chosen === NEW_ACCOUNT || fitting.some(({ id }) => id === chosen)
    const home = isThere ? chosen : meant?.id
    if (home !== undefined && home !== NEW_ACCOUNT) taken.add(home)
    const choices = fitting.map(({ id, name }) => ({ id, name }))
    return [{ key, name, choices, ...(home === undefined ? {} : { home }) }]
  })
}

/** True where a row's question has no answer that is one of its own. */
export function isWaiting(
  row: { readonly id: string; readonly choices: readonly { readonly label: string }[] },
  { rows }: Pick<PasteAnswers, 'rows'>,
): boolean {
  const answer = rows.get(row.id)
  if (answer === 'skip') return false
  return !row.choices.some(({ label }) => label === answer?.choice)
}

function answered(
  row: ImportRow | undefined,
  id: string,
  answers: PasteAnswers,
): readonly ImportedPosition[] {
  const answer = answers.rows.get(id)
  if (row === undefined || answer === 'skip') return []
  if (row.status === 'good') return [row.position]
  if (row.status !== 'question' || answer === undefined) return []
  const chosen = row.choices.find(({ label }) => label === answer.choice)
  return chosen === undefined ? [] : [chosen.position]
}
