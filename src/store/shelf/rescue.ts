// Two tabs that wrote within one moment, neither having seen the other: what was written over is kept beside.
import { readRecord } from '../../io/kept/record'
import type { Document } from '../state'
import { NOWHERE, putAt, renamedBeside, type Place, type PutBy } from './records'
import { attempt, type TextsAccess } from './storage'
import { notKeptInWords, rescuedInWords } from './words'

/**
 * What another tab wrote at a place over which this tab's own text now lies, kept at a place of its own; and how
 * that went, in words. Undefined where nothing was lost: this tab built upon it, or it is no record.
 */
export function rescued(
  access: TextsAccess,
  text: string,
  place: Place,
  by: PutBy,
): string | undefined {
  const read = text === place.known ? undefined : readRecord(text)
  // Of a revision that ours was built upon, ours is simply the next.
  if (read === undefined || !read.ok || read.value.revision < place.revision) return undefined
  const theirs: Document = read.value.document
  const { name } = theirs.baseline
  const tried = attempt(() => {
    const texts = access()
    return putAt(texts, NOWHERE, renamedBeside(texts, theirs), by)
  })
  const put = tried.ok ? tried.value : tried
  return put.ok
    ? rescuedInWords(name, put.value.document.baseline.name)
    : notKeptInWords(name, put.issue)
}
