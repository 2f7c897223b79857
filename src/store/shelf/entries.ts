// What stands on the shelf: each scenario with what it holds, or why it cannot be read.
import { readRecord } from '../../io/kept/record'
import type { Listed } from '../../io/kept/list'
import type { Outcome } from '../../engine/units/outcome'
import type { Document } from '../state'
import type { Keeper, Standing } from './keeper'
import { listedOn } from './list'
import { attempt, recordKeys } from './storage'

/** One scenario of the shelf. */
export interface ShelfEntry {
  readonly key: string
  readonly name: string
  /** As it lies in the storage. */
  readonly text: string
  readonly holds:
    | {
        readonly kind: 'document'
        readonly document: Document
        readonly positions: number
        /** When it was kept, as an ISO time. */
        readonly saved?: string
      }
    | { readonly kind: 'unreadable'; readonly why: string }
}

/** All scenarios of the shelf in their order, readable or not. */
export function shelfEntries(keeper: Keeper): Outcome<readonly ShelfEntry[]> {
  return attempt(() => {
    const texts = keeper.lasting()
    const listed = listedOn(texts)
    const unlisted = recordKeys(texts)
      .filter((key) => !listed.some((each) => each.key === key))
      .map((key) => ({ key, name: '' }))
    return [...listed, ...unlisted].flatMap((each) => {
      const text = texts.getItem(each.key)
      return text === null ? [] : [entryOf(each, text)]
    })
  })
}

const shelves = new WeakMap<Standing, Outcome<readonly ShelfEntry[]>>()

/** Likewise as they were when the keeper last told of a change: the same list until it tells of another. */
export function shelfSeen(keeper: Keeper): Outcome<readonly ShelfEntry[]> {
  const standing = keeper.standing()
  const entries = shelves.get(standing) ?? shelfEntries(keeper)
  shelves.set(standing, entries)
  return entries
}

/** The scenarios by name, without reading them. None where the browser keeps nothing. */
export function keptNames(keeper: Keeper): readonly Listed[] {
  const listed = attempt(() => listedOn(keeper.lasting()))
  return listed.ok ? listed.value : []
}

/** Records read already, by their text: a list is drawn again more often than it changes. */
const read = new Map<string, ShelfEntry>()

function entryOf(listed: Listed, text: string): ShelfEntry {
  const known = read.get(listed.key)
  if (known !== undefined && known.text === text) return known
  const entry = entryIn(listed, text)
  read.set(listed.key, entry)
  return entry
}

/** What the text of one record holds. */
export function entryIn({ key, name }: Listed, text: string): ShelfEntry {
  const record = readRecord(text)
  if (!record.ok) {
    return { key, name, text, holds: { kind: 'unreadable', why: record.issue.message } }
  }
  const { document, saved } = record.value
  const positions = document.baseline.book.accounts.flatMap((account) => account.positions).length
  return {
    key,
    name: document.baseline.name,
    text,
    holds: { kind: 'document', document, positions, ...(saved === undefined ? {} : { saved }) },
  }
}
