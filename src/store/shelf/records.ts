// Writing one scenario to its record without ever writing over what this tab has not seen.
import { readRecord, recordText } from '../../io/kept/record'
import { refused, type Outcome } from '../../engine/units/outcome'
import type { Document } from '../state'
import { isFull, listedOn, relist, withListed } from './list'
import { distinctName } from './names'
import { attempt, SCENARIO_KEY, type KeptTexts } from './storage'
import type { Collision } from './words'

/** Which record the documents of one scenario go to, as this tab last saw it. */
export interface Place {
  /** Undefined until the scenario is kept for the first time. */
  readonly key: string | undefined
  /** The text under that key; null: there is none. */
  readonly known: string | null
  readonly revision: number
}

export const NOWHERE: Place = { key: undefined, known: null, revision: 0 }

/** What a record is written with: the time, as an ISO text, and ids that no scenario has yet. */
export interface PutBy {
  readonly saved: string
  readonly fresh: () => string
}

export interface Put {
  readonly place: Place
  /** What was kept: the document, under another name where it now stands beside one of the same name. */
  readonly document: Document
  readonly collision?: Collision
}

/** What has happened to a record since this tab saw it; undefined: nothing that matters. */
export function collisionAt(texts: KeptTexts, { key, known }: Place): Collision | undefined {
  if (key === undefined) return undefined
  const stored = texts.getItem(key)
  if (stored === known) return undefined
  if (stored === null) return { kind: 'deleted' }
  const read = readRecord(stored)
  return read.ok ? { kind: 'changed' } : { kind: 'unreadable', why: read.issue.message }
}

/**
 * Keeps a document at its place. Where another tab was there first, both are kept: this one gets a place and a
 * name of its own.
 */
export function putAt(texts: KeptTexts, place: Place, document: Document, by: PutBy): Outcome<Put> {
  const collision = collisionAt(texts, place)
  const staysHere = collision === undefined || collision.kind === 'deleted'
  const beside = staysHere ? document : renamedBeside(texts, document)
  const isNew = !staysHere || place.key === undefined
  if (isNew && isFull(texts)) return refused('shelf-full', 'no further scenario is taken')
  const key = staysHere && place.key !== undefined ? place.key : freeKey(texts, by.fresh)
  const revision = staysHere ? place.revision + 1 : 1
  const text = recordText({ document: beside, revision, saved: by.saved })
  if (!text.ok) return text
  const { name } = beside.baseline
  const put = attempt(() => {
    texts.setItem(key, text.value)
    relist(texts, (now) => withListed(now, { key, name }))
  })
  if (!put.ok && texts.getItem(key) !== text.value) return put
  return {
    ok: true,
    value: {
      place: { key, known: text.value, revision },
      document: beside,
      ...(collision === undefined ? {} : { collision }),
    },
  }
}

/** The document under a name that no scenario of the shelf has. */
export function renamedBeside(texts: KeptTexts, document: Document): Document {
  const { baseline } = document
  const taken = listedOn(texts).map(({ name }) => name)
  return { ...document, baseline: { ...baseline, name: distinctName(baseline.name, taken) } }
}

/** A key under which nothing lies. */
export function freeKey(texts: KeptTexts, fresh: () => string): string {
  let key = SCENARIO_KEY + fresh()
  while (texts.getItem(key) !== null) key = SCENARIO_KEY + fresh()
  return key
}
