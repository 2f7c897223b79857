// The shelf's list against its records: which scenarios are there, in which order?
// Records come first. The list is changed after a record is written and before one is removed, so that a crash
// in between leaves a record too many for the list, never a scenario that nobody finds.
import { LISTED_MAX, listText, readList, type Listed } from '../../io/kept/list'
import { readRecord } from '../../io/kept/record'
import { isRecordKey, LIST_KEY, recordKeys, SCENARIO_KEY, type KeptTexts } from './storage'

/** The scenarios in their order, as the list names them. */
export function listedOn(texts: KeptTexts): readonly Listed[] {
  const listed = readList(texts.getItem(LIST_KEY) ?? '') ?? []
  // Altered by hand, it must not make scenarios of what other pages keep.
  return listed.filter(({ key }) => isRecordKey(key))
}

/** Changes the list as it stands now: another tab may have changed it since it was last read. */
export function relist(
  texts: KeptTexts,
  change: (now: readonly Listed[]) => readonly Listed[],
): void {
  const now = listedOn(texts)
  const next = change(now)
  if (listText(next) !== listText(now)) texts.setItem(LIST_KEY, listText(next))
}

/** Has a scenario on the list under its name of today; one that was not there stands first. */
export function withListed(now: readonly Listed[], entry: Listed): readonly Listed[] {
  const known = now.some(({ key }) => key === entry.key)
  return known ? now.map((each) => (each.key === entry.key ? entry : each)) : [entry, ...now]
}

export function without(now: readonly Listed[], gone: string): readonly Listed[] {
  return now.filter(({ key }) => key !== gone)
}

/** True when no further scenario is taken. */
export function isFull(texts: KeptTexts): boolean {
  return listedOn(texts).length >= LISTED_MAX
}

export interface Mended {
  /** Named by the list, and not in the storage. */
  readonly lost: readonly Listed[]
  /** In the storage, and not named by the list. */
  readonly found: readonly Listed[]
}

/** Brings the list and the records together again, and says what was wrong. */
export function mend(texts: KeptTexts): Mended {
  const keys = recordKeys(texts)
  const listed = listedOn(texts)
  const found = keys
    .filter((key) => !listed.some((each) => each.key === key))
    .map((key): Listed => ({ key, name: nameIn(texts.getItem(key) ?? '') }))
  const lost = listed.filter(({ key }) => !keys.includes(key))
  if (found.length > 0 || lost.length > 0) {
    relist(texts, () => [...listed.filter((each) => !lost.includes(each)), ...found])
  }
  return { lost, found: found.filter(({ key }) => key.startsWith(SCENARIO_KEY)) }
}

function nameIn(text: string): string {
  const read = readRecord(text)
  return read.ok ? read.value.document.baseline.name : ''
}
