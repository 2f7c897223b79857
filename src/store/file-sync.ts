// Files and the page: a scenario opened from a file as one step that undo takes back, as a link is; and the text
// of the file that holds all of what is on the page.
import { fileOf, openFile } from '../io/file/scenario-file'
import { placeOfUnread, type Unread } from '../io/file/unread'
import { done, refused, type Outcome } from '../engine/units/outcome'
import { openDocument } from './commands/open'
import type { Document, View } from './state'
import type { RiskStore } from './store'

/** Puts the scenario of a file on the page and says so; a file that does not open changes nothing, and says why. */
export function openScenario(store: RiskStore, file: { name: string; text: string }): void {
  const { look, run, tell } = store.getState()
  const opened = openFile(file.text)
  if (!opened.ok) {
    const text = `“${file.name}” does not open: ${opened.issue.message}.`
    tell({ kind: 'problem', text: `${text} Nothing on the page was changed.` })
    return
  }
  const { document, rateUnit, unread } = opened.value
  const next: Document = unread.length === 0 ? document : { ...document, unread }
  run(openDocument('Open file', next))
  look({ pool: 'all', ...(rateUnit === undefined ? {} : { rateUnit }) })
  const text = `“${document.baseline.name}” was opened from the file “${file.name}”.`
  tell({ kind: 'info', text: [text, ...unreadInWords(unread)].join(' '), undo: true })
}

/** Fields that the page does not know may be slips of the pen: they are named, not passed over. */
function unreadInWords(unread: readonly Unread[]): readonly string[] {
  const [first] = unread
  if (first === undefined) return []
  const more = unread.length > NAMED_MAX ? ` and ${unread.length - NAMED_MAX} more` : ''
  const named = `${unread.slice(0, NAMED_MAX).map(placeOfUnread).join('; ')}${more}`
  const isOne = unread.length === 1
  const have = isOne ? 'A field is not known and has' : 'Some fields are not known and have'
  return [`${have} no effect here: ${named}. Saving a file keeps ${isOne ? 'it' : 'them'}.`]
}
const NAMED_MAX = 3

/** The file of a document: everything it says, with how its funding rates are printed. */
export function scenarioFile(
  document: Document,
  { rateUnit }: Pick<View, 'rateUnit'>,
): Outcome<{ readonly name: string; readonly text: string }> {
  const { unread, ...known } = document
  const made = fileOf({ document: known, rateUnit }, unread)
  if (!made.ok) {
    return refused('not-savable', `No file can hold this book: ${made.issue.message}.`)
  }
  return done({ name: document.baseline.name, text: made.value })
}
