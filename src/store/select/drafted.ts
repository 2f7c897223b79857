// The drafted scenario: the baseline with the draft's edits applied, worked out once per document.
import { applyEdits, type Edit, type TakerFee } from '../../engine/model/edit'
import type { Scenario } from '../../engine/model/scenario'
import type { Issue } from '../../engine/units/outcome'
import { onceFor } from '../derive'
import type { Document } from '../state'

export interface Drafted {
  readonly scenario: Scenario
  /** Edits that can no longer be applied, with the reason; the page names them. */
  readonly refused: readonly { readonly edit: Edit; readonly issue: Issue }[]
}

/** The draft side of a document. Without edits it is the baseline itself. */
export function drafted(document: Document, takerFee: TakerFee): Drafted {
  return applied(document, takerFee)
}

const applied = onceFor((document: Document, takerFee: TakerFee): Drafted => {
  if (document.draft.length === 0) return { scenario: document.baseline, refused: [] }
  return applyEdits(document.baseline, document.draft, takerFee)
})
