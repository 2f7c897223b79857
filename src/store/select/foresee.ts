// Foresee: what would a command do to the pool in view, before it is run? Asked by the palette for the entry
// that is about to be chosen. Nothing is changed and nothing remembered.
import type { Issue } from '../../engine/units/outcome'
import type { Command } from '../commands/command'
import { nettingIssue } from '../commands/netting'
import type { Document, View } from '../state'
import type { TakerFee } from '../../engine/model/edit'
import type { Sides } from './sides'
import { verdictOf, type Verdict } from './verdict'

export type Foreseen =
  | { readonly kind: 'refused'; readonly issue: Issue }
  | { readonly kind: 'nothing changes' }
  | {
      readonly kind: 'changes'
      readonly before: Verdict | undefined
      readonly after: Verdict | undefined
    }

/** The verdict as it is and as it would be, on the side that is being edited. */
export function foresee(
  command: Command,
  on: {
    readonly document: Document
    readonly view: Pick<View, 'show' | 'pool'>
    readonly takerFee: TakerFee
    readonly selectSides: (state: { readonly document: Document }) => Sides
  },
): Foreseen {
  const { document, view, takerFee, selectSides } = on
  const editing = view.show === 'baseline' ? 'baseline' : 'draft'
  const next = command.change(document, { editing, takerFee })
  if (!next.ok) return { kind: 'refused', issue: next.issue }
  if (next.value === document) return { kind: 'nothing changes' }
  const now = selectSides({ document })
  const then = selectSides({ document: next.value })
  const clash = nettingIssue(then.draft.scenario.book)
  if (clash !== undefined && nettingIssue(now.draft.scenario.book) === undefined) {
    return { kind: 'refused', issue: clash }
  }
  const side = editing
  const before = verdictOf(now[side], view.pool)
  const after = verdictOf(then[side], before?.pool.id ?? view.pool)
  return { kind: 'changes', before, after }
}
