// The paste sheet as a whole: every text read, what all of them would bring together, and what still stands
// in the way.
import type { Book } from '../../engine/model/book'
import type { Ratio, Usd } from '../../engine/units/amount'
import type { Issue } from '../../engine/units/outcome'
import { read } from '../../engine/units/read'
import type { Command, CommandContext } from '../commands/command'
import { importRows, type ImportHow } from '../commands/import-rows'
import { keepRealised } from '../commands/realised'
import { together } from '../commands/together'
import { once } from '../derive'
import type { PasteDraft, PasteReading, PasteText } from '../paste-draft'
import type { Document } from '../state'
import { readPaste, type PasteFileAnswers, type PasteFound } from './paste'
import { effectOf, type PasteEffect } from './paste-effect'
import { previewPaste, type MergeInto, type PasteAnswers, type PastePreview } from './paste-preview'
import { pastedTogether, type PastePart } from './paste-together'
import { typedPercent } from './typed-size'

/** One text of the sheet: what it is, and what it would bring. */
export interface SheetText {
  readonly found?: PasteFound
  readonly preview?: PastePreview
  /** Questions of the whole text on which rows stand that are read as if they were answered. */
  readonly assumed: number
}

export interface PasteSheet {
  readonly texts: readonly SheetText[]
  readonly counts: PasteCounts
  /** Marks that differ from text to text. */
  readonly issues: readonly Issue[]
  /** What accepting would do to the book; absent where nothing would come into it. */
  readonly effect?: PasteEffect
  /** All of it as one step; absent while there is nothing to take or something must be answered first. */
  readonly command?: Command
}

export interface PasteCounts {
  readonly taken: number
  readonly rows: number
  readonly waiting: number
  readonly wrong: number
  readonly heldBack: number
  readonly markets: number
  readonly payments: number
  /** Accounts of which it is not said which of the book's they are. */
  readonly homeless: number
  /** Questions of a whole text on which rows stand that are read as if they were answered. */
  readonly assumed: number
}

const readText = once((reading: PasteReading) => readPaste(reading.text, reading))

/** What a draft of a paste comes to, on this document. */
export function sheetOf(
  draft: PasteDraft,
  document: Document,
  context: CommandContext,
): PasteSheet {
  const taken = new Set<string>()
  const texts = draft.texts.map((text): SheetText => {
    if (text.refused !== undefined || text.reading.text.trim() === '') return { assumed: 0 }
    const found = readText(text.reading)
    const assumed = assumedIn(found, text.reading.file)
    if (found.kind !== 'positions') return { found, assumed }
    const into = draft.how === 'merge' ? intoOf(document.baseline.book, text, taken) : undefined
    const preview = previewPaste(found, answersOf(text), into)
    for (const { home } of preview.homes) if (home !== undefined) taken.add(home)
    return { found, preview, assumed }
  })
  const parts = texts.flatMap(partOf)
  const all = pastedTogether(parts)
  const how = howOf(draft, all.imported.accounts.length, all.homeOf)
  const counts = countsOf(texts)
  const brings = counts.taken > 0 || counts.markets > 0
  const effect = brings ? effectOf(document, all.imported, how, context) : undefined
  const ledgers = texts.flatMap(({ found }) => (found?.kind === 'funding' ? [found.source] : []))
  const commands = [
    ...(brings ? [importRows(all.imported, how)] : []),
    ...ledgers.filter(({ payments }) => payments.length > 0).map(keepRealised),
  ]
  const isOpen = commands.length > 0 && counts.homeless === 0 && counts.assumed === 0
  return {
    texts,
    counts,
    issues: all.issues,
    ...(effect === undefined ? {} : { effect }),
    ...(isOpen
      ? { command: together(brings ? 'Paste positions' : 'Keep funding payments', commands) }
      : {}),
  }
}

function intoOf(book: Book, text: PasteText, taken: ReadonlySet<string>): MergeInto {
  return { book, chosen: text.homes, taken: new Set(taken) }
}

function partOf({ found, preview }: SheetText): readonly PastePart[] {
  if (preview !== undefined) return [preview]
  return found?.kind === 'markets' ? [{ imported: found.imported, homeOf: new Map() }] : []
}

/** A paste without accounts brings marks and rates: it must not replace the book by nothing. */
function howOf(draft: PasteDraft, accounts: number, homes: PastePart['homeOf']): ImportHow {
  if (accounts === 0) return { kind: 'add' }
  return draft.how === 'merge'
    ? { kind: 'merge', homes, others: draft.others }
    : { kind: draft.how }
}

function countsOf(texts: readonly SheetText[]): PasteCounts {
  const previews = texts.flatMap(({ preview }) => preview ?? [])
  const sum = (of: (preview: PastePreview) => number) =>
    previews.reduce((total, preview) => total + of(preview), 0)
  return {
    taken: sum(({ taken }) => taken),
    rows: sum(({ rows }) => rows),
    waiting: sum(({ waiting }) => waiting),
    wrong: sum(({ wrong }) => wrong),
    heldBack: sum(({ heldBack }) => heldBack),
    homeless: sum(({ homes }) => homes.filter(({ home }) => home === undefined).length),
    assumed: texts.reduce((total, { assumed }) => total + assumed, 0),
    markets: texts.reduce(
      (total, { found }) => total + (found?.kind === 'markets' ? found.count : 0),
      0,
    ),
    payments: texts.reduce(
      (total, { found }) => total + (found?.kind === 'funding' ? found.source.payments.length : 0),
      0,
    ),
  }
}

/**
 * Open questions of a text whose rows do not wait for themselves: what was taken until it is said is a guess,
 * and no guess enters the book.
 */
function assumedIn(found: PasteFound, answers: PasteFileAnswers): number {
  if (found.kind !== 'positions' && found.kind !== 'funding') return 0
  const waiting = new Set(
    found.kind === 'positions'
      ? found.source.rows.map((row) => (row.status === 'question' ? row.about : undefined))
      : [],
  )
  return found.asks.filter(({ about }) => answers[about] === undefined && !waiting.has(about))
    .length
}

/** Typed answers where they mean one amount. What does not is said beside its field. */
function answersOf(text: PasteText): PasteAnswers {
  const collateral = new Map<string, Usd>()
  for (const [key, typed] of text.cash) {
    const found = read(typed, 'usd')
    if (found.kind === 'amount') collateral.set(key, found.amount)
  }
  return {
    rows: text.rows,
    venue: text.venue ?? 'generic',
    collateral,
    maintenanceRate: rateOf(text),
  }
}

function rateOf({ rate }: PasteText): Ratio | undefined {
  if (rate.trim() === '') return undefined
  const found = typedPercent(rate)
  return found.ok ? found.value : undefined
}
