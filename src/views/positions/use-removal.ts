// Taking a row away: what is said depends on what happened. A position of the baseline is closed at the
// mark in the draft and stays there as a flat row; any other is gone.

import { removeRow } from '../../store/commands/row'
import type { RowFigures } from '../../store/select/rows'
import { asSentence } from '../../ui/typed'
import { useActions, useRisk } from '../use-risk'

export function useRemoval(row: RowFigures): () => void {
  const { run, tell } = useActions()
  const inBaseline = useRisk((state) => state.view.show === 'baseline')
  const isRecorded = useRisk((state) =>
    state.document.baseline.book.accounts.some(({ positions }) =>
      positions.some(({ id }) => id === row.id),
    ),
  )
  return () => {
    const issue = run(removeRow(row.id))
    if (issue !== undefined) return tell({ kind: 'problem', text: asSentence(issue) })
    const closes = isRecorded && !inBaseline
    const text = closes
      ? `Closed ${row.symbol} at the mark in the draft; the baseline still holds it.`
      : `Removed ${row.symbol}.`
    tell({ kind: 'info', text, undo: true })
  }
}
