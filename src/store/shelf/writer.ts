// Writing what changed, each scenario to its own place. What finds no room waits and is tried again with the next.
import type { Issue } from '../../engine/units/outcome'
import type { Document, Notice } from '../state'
import { putAt, type Place } from './records'
import { attempt, type TextsAccess } from './storage'
import { besideInWords, keptAgainInWords, notKeptInWords, type Collision } from './words'

/** A scenario in this tab: its place, and the document that lies there. */
export interface Slip {
  place: Place
  /** Kept, or only opened: either way nothing is lost with it. Undefined: its record was removed. */
  settled: Document | undefined
  /** What was told of another tab's doing, so that it is told once. */
  told?: Collision['kind'] | undefined
}

export interface Writer {
  /** What is to be kept of a scenario, if it is not kept already. */
  readonly note: (slip: Slip, document: Document) => void
  readonly drop: (slip: Slip) => void
  readonly write: () => void
  /** True while something found no room. */
  readonly isWaiting: () => boolean
  /** Why the last attempt failed. */
  readonly issue: () => Issue | undefined
}

export function writerTo(of: {
  readonly lasting: TextsAccess
  readonly fresh: () => string
  readonly now: () => string
  readonly tell: (notice: Omit<Notice, 'id'>) => void
  /** A scenario was kept as this document, which has another name where it stands beside one of the same. */
  readonly kept: (slip: Slip, document: Document) => void
}): Writer {
  const waiting = new Map<Slip, Document>()
  let issue: Issue | undefined

  const put = (slip: Slip, document: Document) => {
    const { name } = document.baseline
    const by = { fresh: of.fresh, saved: of.now() }
    const tried = attempt(() => putAt(of.lasting(), slip.place, document, by))
    const put = tried.ok ? tried.value : tried
    if (!put.ok) {
      // Once; it is on the page as long as it lasts.
      if (issue?.code !== put.issue.code) {
        of.tell({ kind: 'problem', text: notKeptInWords(name, put.issue), toShelf: true })
      }
      issue = put.issue
      return
    }
    const { place, document: kept, collision } = put.value
    waiting.delete(slip)
    slip.place = place
    slip.settled = document
    slip.told = undefined
    if (issue !== undefined) of.tell({ kind: 'info', text: keptAgainInWords(name) })
    issue = undefined
    if (kept !== document) of.kept(slip, kept)
    if (collision !== undefined) {
      const text = besideInWords(name, collision, kept.baseline.name)
      of.tell({ kind: 'problem', text, toShelf: true })
    }
  }

  return {
    note: (slip, document) => {
      if (document === slip.settled) waiting.delete(slip)
      else waiting.set(slip, document)
    },
    drop: (slip) => void waiting.delete(slip),
    write: () => {
      for (const [slip, document] of waiting) put(slip, document)
    },
    isWaiting: () => waiting.size > 0,
    issue: () => issue,
  }
}
