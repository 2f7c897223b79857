// A paste that was not accepted is there again when its sheet is opened again: for as long as the page is open,
// and, where the browser has room, for as long as its tab is. What cannot be read back is begun anew.
import { EMPTY_DRAFT, freshText, TEXTS_MAX, type PasteDraft, type PasteText } from './paste-draft'
import { FIELD_CHOICES, type PasteField } from './select/paste-columns'
import type { PasteFileAnswers } from './select/paste'
import type { RowFix } from './select/paste-fix'
import type { RowAnswer } from './select/paste-preview'
import { VENUE_CHOICES } from './select/market-search'

const PASTE_KEY = 'plimsoll.paste'

/** What the page itself remembers of the sheet; a fresh one per page. */
export interface PasteMemory {
  draft?: PasteDraft | undefined
}

/** The part of the tab's storage that is needed. In some private windows asking for it throws already. */
export type TabShelf = () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** The paste that was left, if one was. */
export function recall(memory: PasteMemory, shelf: TabShelf): PasteDraft | undefined {
  if (memory.draft !== undefined) return memory.draft
  try {
    const text = shelf().getItem(PASTE_KEY)
    return text === null ? undefined : draftOf(JSON.parse(text))
  } catch {
    // No storage, or a text that is not ours: nothing is lost that could be read.
    return undefined
  }
}

/** Keeps a paste, here and in the tab; where the tab has no room, here alone. */
export function keepDraft(memory: PasteMemory, shelf: TabShelf, draft: PasteDraft): void {
  memory.draft = draft
  // An older paste must not come back in the place of one there was no room for.
  const isKept = attempt(() => shelf().setItem(PASTE_KEY, JSON.stringify(draft, plainly)))
  if (!isKept) attempt(() => shelf().removeItem(PASTE_KEY))
}

/** False where the browser does not let us. */
function attempt(run: () => void): boolean {
  try {
    run()
    return true
  } catch {
    return false
  }
}

/** Maps as lists of pairs. */
function plainly(_key: string, value: unknown): unknown {
  return value instanceof Map ? [...value] : value
}

// --- back from text ---

function draftOf(value: unknown): PasteDraft | undefined {
  const { texts, at, how, others, habits } = fieldsOf(value)
  const kept = listOf(texts).slice(0, TEXTS_MAX).flatMap(textOf)
  if (kept.length === 0) return undefined
  return {
    ...EMPTY_DRAFT,
    texts: kept,
    at: typeof at === 'number' && at in kept ? at : 0,
    how: HOWS.find((each) => each === how) ?? EMPTY_DRAFT.how,
    others: others === 'leave' ? 'leave' : 'stay',
    habits: new Map(
      pairsOf(habits).map(([key, habit]) => {
        const { columns, venue } = fieldsOf(habit)
        return [key, { columns: columnsOf(columns), venue: venueOf(venue) }]
      }),
    ),
  }
}
const HOWS = ['replace', 'merge', 'add'] as const

function textOf(value: unknown): readonly PasteText[] {
  const { name, reading, refused, notes, rows, venue, cash, rate, homes } = fieldsOf(value)
  const { text, file, columns, fixes } = fieldsOf(reading)
  if (typeof text !== 'string') return []
  const fresh = freshText(text, new Map())
  return [
    {
      ...fresh,
      name: stringOf(name),
      refused: stringOf(refused),
      notes: listOf(notes).filter((note) => typeof note === 'string'),
      reading: {
        text,
        file: answersOf(file),
        columns: columnsOf(columns),
        fixes: new Map(pairsOf(fixes).flatMap(fixOf)),
      },
      rows: new Map(pairsOf(rows).flatMap(rowAnswerOf)),
      venue: venueOf(venue),
      cash: new Map(pairsOf(cash).flatMap(stringPair)),
      rate: stringOf(rate) ?? '',
      homes: new Map(pairsOf(homes).flatMap(stringPair)),
    },
  ]
}

const ANSWERS: { readonly [K in keyof PasteFileAnswers]: readonly PasteFileAnswers[K][] } = {
  decimal: ['.', ','],
  side: ['long', 'short'],
  sizes: ['coins', 'contracts'],
  margin: ['with P&L', 'without P&L'],
  mode: ['cross', 'isolated'],
  dates: ['day first', 'month first'],
  numbers: [
    'size, entry',
    'entry, size',
    'size, entry, mark',
    'size, mark, entry',
    'entry, mark, size',
    'entry, size, mark',
  ],
}

function answersOf(value: unknown): PasteFileAnswers {
  const fields = fieldsOf(value)
  const known = Object.entries(ANSWERS).flatMap(([key, answers]) => {
    const said = answers.find((answer) => answer === fields[key])
    return said === undefined ? [] : [[key, said] as const]
  })
  return Object.fromEntries(known)
}

function columnsOf(value: unknown): readonly PasteField[] | undefined {
  if (!Array.isArray(value)) return undefined
  return value.map(
    (each) => FIELD_CHOICES.find((choice) => choice.value === each)?.value ?? 'ignored',
  )
}

function venueOf(value: unknown): PasteText['venue'] {
  return VENUE_CHOICES.find((choice) => choice.value === value)?.value
}

function fixOf([id, parts]: Pair): readonly (readonly [string, RowFix])[] {
  const fix = listOf(parts)
  return fix.every((part) => typeof part === 'string') ? [[id, fix]] : []
}

function rowAnswerOf([id, answer]: Pair): readonly (readonly [string, RowAnswer])[] {
  if (answer === 'skip') return [[id, answer]]
  const choice = stringOf(fieldsOf(answer)['choice'])
  return choice === undefined ? [] : [[id, { choice }]]
}

type Pair = readonly [key: string, value: unknown]

function stringPair([key, value]: Pair): readonly (readonly [string, string])[] {
  return typeof value === 'string' ? [[key, value]] : []
}

function pairsOf(value: unknown): readonly Pair[] {
  return listOf(value).flatMap((pair): readonly Pair[] => {
    const [key, held] = listOf(pair)
    return typeof key === 'string' ? [[key, held]] : []
  })
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
