// History: named states by sharing. A step keeps the document before it; nothing is ever cloned.
import type { Document, History, Step } from './state'

/** Steps kept. Each shares all that it did not change, so the bound is for the reader of the list. */
export const STEPS_MAX = 200

export const NO_HISTORY: History = { past: [], future: [] }

export interface Moved {
  readonly document: Document
  readonly history: History
}

/** The step whose keystrokes are still being joined, if it is this cell's. */
export function joining(history: History, join: string | undefined): Step | undefined {
  const last = history.past.at(-1)
  return join !== undefined && last?.join === join ? last : undefined
}

/**
 * Records a step; what was undone before it can no longer be redone. Keystrokes that share a `join` key
 * are one step: the document before the first of them is what undo goes back to.
 */
export function record(history: History, step: Step): History {
  if (joining(history, step.join) !== undefined) return { ...history, future: [] }
  const kept = step.join === undefined ? step : { ...step, future: history.future }
  return { past: [...history.past, kept].slice(-STEPS_MAX), future: [] }
}

/** Ends the joining: the next keystroke in the same cell is a step of its own. */
export function seal(history: History): History {
  const last = history.past.at(-1)
  if (last?.join === undefined) return history
  return { ...history, past: [...history.past.slice(0, -1), sealed(last)] }
}

function sealed({ label, before }: Step): Step {
  return { label, before }
}

/** Back to before the last step, or undefined when there is none. */
export function undo(document: Document, history: History): Moved | undefined {
  const last = history.past.at(-1)
  if (last === undefined) return undefined
  return {
    document: last.before,
    history: seal({
      past: history.past.slice(0, -1),
      future: [{ label: last.label, after: document }, ...history.future],
    }),
  }
}

/** Forward again to what the last undo left. */
export function redo(document: Document, history: History): Moved | undefined {
  const [next, ...rest] = history.future
  if (next === undefined) return undefined
  const past = [...seal(history).past, { label: next.label, before: document }]
  return { document: next.after, history: { past: past.slice(-STEPS_MAX), future: rest } }
}

/**
 * To a place of the history: 0 is before the oldest step kept, and each step leads one place on. Steps gone
 * back over can be redone. Undefined where the place is the present one or none.
 */
export function goTo(document: Document, history: History, place: number): Moved | undefined {
  const last = history.past.length + history.future.length
  if (!Number.isInteger(place) || place < 0 || place > last) return undefined
  let now: Moved | undefined
  for (let at = history.past.length; at !== place; at += at < place ? 1 : -1) {
    const from: Moved = now ?? { document, history }
    now = (at < place ? redo : undo)(from.document, from.history)
  }
  return now
}

/** Drops a step that was never meant: Escape while typing. Nothing remembers it. */
export function abandon(history: History, join: string): Moved | undefined {
  const step = joining(history, join)
  if (step === undefined) return undefined
  return {
    document: step.before,
    history: { past: history.past.slice(0, -1), future: step.future ?? history.future },
  }
}
