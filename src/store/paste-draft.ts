// A paste that is not accepted yet: its texts, and what was said of them. Nothing of it is in the document.
import type { AccountId } from '../engine/model/book'
import type { VenueId } from '../engine/model/market'
import { columnsKey, type PasteField } from './select/paste-columns'
import type { PasteFileAnswers, PasteSaid } from './select/paste'
import type { RowFix } from './select/paste-fix'
import type { NEW_ACCOUNT, RowAnswer } from './select/paste-preview'

/** A text and what decides how it is read. The same object reads the same. */
export interface PasteReading extends PasteSaid {
  readonly text: string
}

/** One text of a paste with the answers to what it does not say, as typed. */
export interface PasteText {
  /** Its file, where it came from one. */
  readonly name?: string | undefined
  readonly reading: PasteReading
  /** Why it was not read at all: too large, or no text. */
  readonly refused?: string | undefined
  /** How its bytes were read, where that is not plain. */
  readonly notes: readonly string[]
  /** By id of the row. */
  readonly rows: ReadonlyMap<string, RowAnswer>
  /** Absent: the rules of no venue in particular. */
  readonly venue?: VenueId | undefined
  /** By key of the account that is asked about. */
  readonly cash: ReadonlyMap<string, string>
  readonly rate: string
  /** By key of the pasted account. */
  readonly homes: ReadonlyMap<string, AccountId | typeof NEW_ACCOUNT>
}

export type PasteHow = 'replace' | 'merge' | 'add'

export interface PasteDraft {
  readonly texts: readonly PasteText[]
  /** The text in sight. */
  readonly at: number
  readonly how: PasteHow
  /** Of a merge: what becomes of rows that the text does not name. */
  readonly others: 'stay' | 'leave'
  /** By head of a table: what its columns were said to hold, for tables with the same head. */
  readonly habits: ReadonlyMap<string, PasteHabit>
}

export interface PasteHabit {
  readonly columns?: readonly PasteField[] | undefined
  readonly venue?: VenueId | undefined
}

/** Texts one paste may have. */
export const TEXTS_MAX = 20

export const EMPTY_DRAFT: PasteDraft = {
  texts: [freshText('', new Map())],
  at: 0,
  how: 'replace',
  others: 'stay',
  habits: new Map(),
}

/** A text nothing was said of, but for what was said of another with the same head. */
export function freshText(
  text: string,
  habits: PasteDraft['habits'],
  of: Partial<Pick<PasteText, 'name' | 'refused' | 'notes'>> = {},
): PasteText {
  const key = columnsKey(text)
  const habit = key === undefined ? undefined : habits.get(key)
  return {
    notes: [],
    ...of,
    reading: { text, file: {}, columns: habit?.columns, fixes: new Map() },
    rows: new Map(),
    venue: habit?.venue,
    cash: new Map(),
    rate: '',
    homes: new Map(),
  }
}

/** True where there is nothing that could be lost. */
export function isBlank({ texts }: PasteDraft): boolean {
  return texts.every(({ reading, name }) => reading.text.trim() === '' && name === undefined)
}

/** The draft with one of its texts changed. */
export function withText(
  draft: PasteDraft,
  at: number,
  change: (text: PasteText) => PasteText,
): PasteDraft {
  return { ...draft, texts: draft.texts.map((text, index) => (index === at ? change(text) : text)) }
}

/** The text in sight, typed or pasted anew. What was said of rows that are still there stays with them. */
export function retyped(draft: PasteDraft, text: string): PasteDraft {
  return withText(draft, draft.at, (before) => {
    const next = freshText(text, draft.habits, { name: before.name })
    if (columnsKey(text) !== columnsKey(before.reading.text)) return next
    const { file, columns, fixes } = before.reading
    return { ...before, refused: undefined, reading: { text, file, columns, fixes } }
  })
}

/** Answers for a text as a whole. Undefined takes one back. */
export function answeredForAll(
  draft: PasteDraft,
  answer: { readonly [K in keyof PasteFileAnswers]?: PasteFileAnswers[K] | undefined },
): PasteDraft {
  return withText(draft, draft.at, (text) => {
    const given = Object.entries({ ...text.reading.file, ...answer })
    const file = Object.fromEntries(given.filter(([, said]) => said !== undefined))
    return { ...text, reading: { ...text.reading, file } }
  })
}

/** What the columns of the text in sight hold, from now on for every table with its head. */
export function withColumns(draft: PasteDraft, columns: readonly PasteField[]): PasteDraft {
  const changed = withText(draft, draft.at, (text) => ({
    ...text,
    reading: { ...text.reading, columns },
  }))
  return remembering(changed, { columns })
}

/** The venue whose rules apply to the text in sight, from now on for every table with its head. */
export function withVenue(draft: PasteDraft, venue: VenueId): PasteDraft {
  return remembering(
    withText(draft, draft.at, (text) => ({ ...text, venue })),
    { venue },
  )
}

function remembering(draft: PasteDraft, habit: PasteHabit): PasteDraft {
  const key = columnsKey(draft.texts[draft.at]?.reading.text ?? '')
  if (key === undefined) return draft
  const habits = new Map(draft.habits)
  habits.set(key, { ...habits.get(key), ...habit })
  return { ...draft, habits }
}

/** A row corrected, or, without a fix, as it stood. */
export function withFix(draft: PasteDraft, id: string, fix: RowFix | undefined): PasteDraft {
  return withText(draft, draft.at, (text) => {
    const fixes = changed(text.reading.fixes, id, fix)
    return { ...text, reading: { ...text.reading, fixes } }
  })
}

/** A map with one entry set, or taken away. */
export function changed<Value>(
  map: ReadonlyMap<string, Value>,
  key: string,
  value: Value | undefined,
): ReadonlyMap<string, Value> {
  const next = new Map(map)
  if (value === undefined) next.delete(key)
  else next.set(key, value)
  return next
}

/** Texts beside those that are there; an empty one makes room for them. The first of the new is in sight. */
export function withTexts(draft: PasteDraft, texts: readonly PasteText[]): PasteDraft {
  const kept = draft.texts.filter(
    ({ reading, name }) => reading.text.trim() !== '' || name !== undefined,
  )
  const all = [...kept, ...texts].slice(0, TEXTS_MAX)
  return all.length === 0
    ? draft
    : { ...draft, texts: all, at: Math.min(kept.length, all.length - 1) }
}

/** The draft without one of its texts. */
export function withoutText(draft: PasteDraft, at: number): PasteDraft {
  const texts = draft.texts.filter((_, index) => index !== at)
  if (texts.length === 0) return { ...draft, texts: EMPTY_DRAFT.texts, at: 0 }
  return {
    ...draft,
    texts,
    at: Math.min(draft.at > at ? draft.at - 1 : draft.at, texts.length - 1),
  }
}
