// Taking a row away: what is said depends on what happened. A position of the baseline is closed at the
// mark in the draft and stays there as a flat row; any other is gone.

import { removeRow } from '../../store/commands/row'
import type { RowTerms } from '../../store/select/rows'
import { asSentence } from '../../ui/typed'
import { useStateNow } from '../use-risk'

export function useRemoval(row: RowTerms): () => void {
  const stateNow = useStateNow()
  return () => {
    const { document, view, run, tell } = stateNow()
    const isRecorded = document.baseline.book.accounts.some(({ positions }) =>
      positions.some(({ id }) => id === row.id),
    )
    const closes = isRecorded && view.show !== 'baseline'
    const issue = run(removeRow(row.id))
    if (issue !== undefined) return tell({ kind: 'problem', text: asSentence(issue) })
    const text = closes
      ? `Closed ${row.symbol} at the mark in the draft; the baseline still holds it.`
      : `Removed ${row.symbol}.`
    tell({ kind: 'info', text, undo: true })
  }
}
