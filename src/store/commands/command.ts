// Command: a verb of the user's. A label for the undo list and a pure change of the document.
import { applyEdit, EDITS_MAX, type Edit, type TakerFee } from '../../engine/model/edit'
import { foldEdit, isIdle } from '../../engine/model/fold'
import type { Scenario } from '../../engine/model/scenario'
import { done, refused, type Outcome } from '../../engine/units/outcome'
import { drafted } from '../select/drafted'
import type { Document } from '../state'

export interface CommandContext {
  /** In the baseline a change is a correction and free; in the draft it is an edit that costs what trading costs. */
  readonly editing: 'baseline' | 'draft'
  readonly takerFee: TakerFee
}

export interface Command {
  readonly label: string
  readonly change: (document: Document, context: CommandContext) => Outcome<Document>
  /** True where it puts another scenario on the page instead of changing the one that is there. */
  readonly opens?: boolean
}

/** A command that corrects the baseline, whichever side is being edited. */
export function correction(
  label: string,
  correct: (baseline: Scenario) => Outcome<Scenario>,
): Command {
  return {
    label,
    change: (document) => {
      return corrected(document, correct)
    },
  }
}

/** The document with its baseline corrected; itself when that changed nothing. */
function corrected(
  document: Document,
  correct: (baseline: Scenario) => Outcome<Scenario>,
): Outcome<Document> {
  const next = correct(document.baseline)
  if (!next.ok) return next
  return done(next.value === document.baseline ? document : { ...document, baseline: next.value })
}

/** A command that is a correction in the baseline and an edit in the draft. */
export function correctionOrEdit(
  label: string,
  correct: (baseline: Scenario) => Outcome<Scenario>,
  edit: (draft: Scenario) => Edit | undefined,
): Command {
  return {
    label,
    change: (document, context) => {
      if (context.editing === 'baseline') {
        return corrected(document, correct)
      }
      const now = drafted(document, context.takerFee).scenario
      const made = edit(now)
      return made === undefined ? done(document) : withEdit(document, made, context)
    },
  }
}

/**
 * The document with one more edit drafted. An edit that cannot be applied is refused here, so that the
 * draft never holds one that the user was not told of. One that says what the baseline says anyway, such
 * as a size typed back, leaves the list; a list that did not change leaves the document.
 */
export function withEdit(
  document: Document,
  edit: Edit,
  context: CommandContext,
): Outcome<Document> {
  const { baseline } = document
  const now = drafted(document, context.takerFee).scenario
  const tried = applyEdit(now, edit, context.takerFee)
  if (!tried.ok) return tried
  const folded = foldEdit(document.draft, edit, baseline.book)
  const before = new Set(document.draft)
  const draft = folded.filter((kept) => before.has(kept) || !isIdle(kept, folded, baseline))
  if (draft.length > EDITS_MAX) {
    return refused('too-many-edits', `A draft holds at most ${EDITS_MAX} edits.`, {
      wanted: 'accept the draft, or discard it',
    })
  }
  const same =
    draft.length === document.draft.length && draft.every((each, at) => each === document.draft[at])
  return done(same ? document : { ...document, draft })
}
