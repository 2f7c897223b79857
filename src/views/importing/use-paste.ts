// The draft of a paste while its sheet is open: begun from what was pasted or left, and kept as it changes.

import { useDeferredValue, useEffect, useState } from 'react'
import { EMPTY_DRAFT, freshText, isBlank, type PasteDraft } from '../../store/paste-draft'
import { keepDraft, recall, type PasteMemory } from '../../store/paste-kept'
import { tooLong } from '../../store/select/paste'

/** Quiet time after a change before it is kept. */
const QUIET_MILLISECONDS = 300

/** Characters from which on reading waits until nothing is typed: it takes longer than a key. */
const LONG_FROM = 40_000

export interface Paste {
  readonly draft: PasteDraft
  /** The draft a moment ago: what is typed stands at once, and is read when there is time. */
  readonly later: PasteDraft
  readonly change: (next: (draft: PasteDraft) => PasteDraft) => void
  /** What was there before another text was pasted, if it was not accepted. */
  readonly before?: PasteDraft | undefined
  /** Changes places with it. */
  readonly bringBack: () => void
  /** Another text in the place of all that is there, as pasted on the page. */
  readonly paste: (text: string) => void
  /** Keeps the draft as it is now. */
  readonly leave: () => void
  /** Lets go of the draft, but for what was said of tables of its kind. */
  readonly finish: () => void
}

export function usePaste(text: string, memory: PasteMemory): Paste {
  const [start] = useState(() => begin(text, recall(memory, tabShelf)))
  const [draft, setDraft] = useState(start.draft)
  const [before, setBefore] = useState(start.before)
  useEffect(() => {
    const later = setTimeout(() => keepDraft(memory, tabShelf, draft), QUIET_MILLISECONDS)
    return () => clearTimeout(later)
  }, [memory, draft])
  const settled = useSettled(draft)
  const soon = useDeferredValue(draft)
  return {
    draft,
    later: draft.texts.some(({ reading }) => reading.text.length > LONG_FROM) ? settled : soon,
    change: setDraft,
    before,
    bringBack: () => {
      if (before !== undefined) setDraft(before)
      setBefore(isBlank(draft) ? undefined : draft)
    },
    paste: (pasted) => {
      const next = begin(pasted, draft)
      setDraft(next.draft)
      if (next.before !== undefined) setBefore(next.before)
    },
    leave: () => keepDraft(memory, tabShelf, draft),
    finish: () => keepDraft(memory, tabShelf, { ...EMPTY_DRAFT, habits: draft.habits }),
  }
}

/** A value once it has not changed for a while. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const later = setTimeout(() => setSettled(value), QUIET_MILLISECONDS)
    return () => clearTimeout(later)
  }, [value])
  return settled
}

const tabShelf = () => window.sessionStorage

/** The same text brings its answers back; another takes its place, and the one before can be had again. */
function begin(
  text: string,
  left: PasteDraft = EMPTY_DRAFT,
): { readonly draft: PasteDraft; readonly before?: PasteDraft } {
  if (text === '' || left.texts.some(({ reading }) => reading.text === text)) return { draft: left }
  const refused = tooLong(text)
  const draft: PasteDraft = {
    ...EMPTY_DRAFT,
    habits: left.habits,
    texts: [freshText(refused === undefined ? text : '', left.habits, { refused })],
  }
  return isBlank(left) ? { draft } : { draft, before: left }
}
