// Command: a verb of the user's. A label for the undo list and a pure change of the document.
import { applyEdit, foldEdit, type Edit, type TakerFee } from '../../engine/model/edit'
import { holderOf } from '../../engine/model/book'
import type { Scenario } from '../../engine/model/scenario'
import { done, type Outcome } from '../../engine/units/outcome'
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
}

/** A command that corrects the baseline, whichever side is being edited. */
export function correction(
  label: string,
  correct: (baseline: Scenario) => Outcome<Scenario>,
): Command {
  return {
    label,
    change: (document) => {
      const next = correct(document.baseline)
      return next.ok ? done({ ...document, baseline: next.value }) : next
    },
  }
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
        const next = correct(document.baseline)
        return next.ok ? done({ ...document, baseline: next.value }) : next
      }
      const now = drafted(document, context.takerFee).scenario
      const made = edit(now)
      return made === undefined ? done(document) : withEdit(document, made, context)
    },
  }
}

/**
 * The document with one more edit drafted. An edit that cannot be applied is refused here, so that the
 * draft never holds one that the user was not told of.
 */
export function withEdit(
  document: Document,
  edit: Edit,
  context: CommandContext,
): Outcome<Document> {
  const now = drafted(document, context.takerFee).scenario
  const tried = applyEdit(now, edit, context.takerFee)
  if (!tried.ok) return tried
  const folded = foldEdit(document.draft, edit)
  const draft = folded.filter((kept) => !isIdle(kept, folded, document.baseline))
  return done({ ...document, draft })
}

/** An edit back to where the baseline is says nothing, unless others of the same position surround it. */
function isIdle(edit: Edit, edits: readonly Edit[], baseline: Scenario): boolean {
  if (edit.kind === 'mark') {
    return baseline.snapshot.quotes.get(edit.market)?.mark?.eq(edit.to) ?? false
  }
  if (edit.kind !== 'resize') return false
  const alone = edits.every(
    (other) => other === edit || !('position' in other) || other.position !== edit.position,
  )
  return alone && (holderOf(baseline.book, edit.position)?.position.size.eq(edit.to) ?? false)
}
