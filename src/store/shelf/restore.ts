// What the browser's storage holds from last time: the scenario that was open, how the page was looked at,
// and what is to be said of all that could not be read. Nothing unreadable is removed or written over.
import { readRecord, type KeptRecord } from '../../io/kept/record'
import { canonicalJson, parseJson } from '../../io/link/json-text'
import type { Notice, View } from '../state'
import { listedOn, mend, relist, withListed } from './list'
import {
  attempt,
  FORMER_KEY,
  isRecordKey,
  OPEN_KEY,
  recordKeys,
  SCENARIO_KEY,
  VIEW_KEY,
  type KeptTexts,
  type TextsAccess,
} from './storage'
import { readView, viewOf } from './view'
import { adoptedInWords, mendedInWords, unreadableInWords } from './words'

/** A scenario as it lies in the storage: where, its text, and what that says. */
export interface Kept {
  readonly key: string
  readonly text: string
  readonly record: KeptRecord
}

export interface Restored {
  readonly kept?: Kept
  readonly view: Partial<View>
  readonly notice?: Omit<Notice, 'id'>
}

/** Where the page keeps things: for good, and as long as this tab lives. */
export interface Storages {
  readonly lasting: TextsAccess
  readonly ofTab: TextsAccess
  /** An id that no scenario has yet. */
  readonly fresh: () => string
}

export function restore(from: Storages): Restored {
  // A browser without storage says so at the first attempt to keep something, when it matters.
  const restored = attempt(() => restoreFrom(from.lasting(), from))
  return restored.ok ? restored.value : { view: {} }
}

function restoreFrom(texts: KeptTexts, from: Storages): Restored {
  const view = viewIn(texts)
  const said = [...adoptFormer(texts, from.fresh), ...mendedHere(texts)]
  const open = openOne(texts, from)
  const all = [...new Set([...said, ...open.said])]
  return {
    view,
    ...(open.kept === undefined ? {} : { kept: open.kept }),
    ...(all.length === 0
      ? {}
      : { notice: { kind: 'problem', text: all.join(' '), toShelf: true } }),
  }
}

function viewIn(texts: KeptTexts): Partial<View> {
  const text = texts.getItem(VIEW_KEY)
  if (text !== null) return readView(text)
  // Earlier versions kept it with the scenario.
  const json = parseJson(texts.getItem(FORMER_KEY) ?? '')
  return json.ok ? viewOf((json.value as { readonly view?: unknown } | null)?.view) : {}
}

/**
 * Puts the one record of earlier versions on the shelf. It is removed once it stands there; one that cannot
 * be read stays where it is.
 */
function adoptFormer(texts: KeptTexts, fresh: () => string): readonly string[] {
  const text = texts.getItem(FORMER_KEY)
  if (text === null) return []
  const read = readRecord(text)
  if (!read.ok) {
    const isNews = !listedOn(texts).some(({ key }) => key === FORMER_KEY)
    return isNews ? [unreadableInWords('', read.issue.message)] : []
  }
  const { name } = read.value.document.baseline
  // After a crash between writing and removing it stands on the shelf already.
  const known = recordKeys(texts).some(
    (key) => key.startsWith(SCENARIO_KEY) && texts.getItem(key) === text,
  )
  if (!known) {
    const key = SCENARIO_KEY + fresh()
    const put = attempt(() => texts.setItem(key, text))
    if (!put.ok) return [adoptedInWords(name, put.issue.message)]
    // What is not listed is found by its key; the one open last is one of few.
    attempt(() => relist(texts, (now) => withListed(now, { key, name })))
    attempt(() => texts.setItem(OPEN_KEY, key))
  }
  attempt(() => texts.setItem(VIEW_KEY, canonicalJson({ ...viewIn(texts) })))
  attempt(() => texts.removeItem(FORMER_KEY))
  return []
}

function mendedHere(texts: KeptTexts): readonly string[] {
  // A list that cannot be written now is mended next time; the records are there all the same.
  const mended = attempt(() => mend(texts))
  return mended.ok ? mendedInWords(mended.value) : []
}

interface Opened {
  readonly kept?: Kept
  readonly said: readonly string[]
}

/** The scenario this tab showed last, else the one any tab did, else the first that can be read. */
function openOne(texts: KeptTexts, from: Storages): Opened {
  const ofTab = attempt(() => from.ofTab().getItem(OPEN_KEY))
  const last = [ofTab.ok ? ofTab.value : null, texts.getItem(OPEN_KEY)]
  const listed = listedOn(texts)
  const keys = [...last, ...listed.map(({ key }) => key), ...recordKeys(texts)]
  const said: string[] = []
  for (const key of new Set(keys)) {
    const text = key === null || !isRecordKey(key) ? null : texts.getItem(key)
    if (key === null || text === null) continue
    const record = readRecord(text)
    if (record.ok) return { kept: { key, text, record: record.value }, said }
    const name = listed.find((each) => each.key === key)?.name ?? ''
    said.push(unreadableInWords(name, record.issue.message))
  }
  return { said }
}
