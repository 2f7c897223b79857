// What can be done to a whole row, behind one button.

import { close, flip } from '../../store/commands/resize'
import { duplicateRow } from '../../store/commands/row'
import type { RowTerms } from '../../store/select/rows'
import { MenuButton } from '../../ui/MenuButton'
import { asSentence } from '../../ui/typed'
import { useActions, useRisk } from '../use-risk'
import type { Command } from '../../store/commands/command'
import { useRemoval } from './use-removal'

export function RowActions({ row }: { readonly row: RowTerms }) {
  const { run, tell } = useActions()
  const inBaseline = useRisk((state) => state.view.show === 'baseline')
  const remove = useRemoval(row)
  const act = (command: Command, said?: string) => () => {
    const issue = run(command)
    if (issue !== undefined) tell({ kind: 'problem', text: asSentence(issue) })
    else if (said !== undefined) tell({ kind: 'info', text: said, undo: true })
  }
  return (
    <MenuButton
      label={`Actions for ${row.symbol}`}
      acts={[
        { text: 'Flip side', onAct: act(flip(row.id, row.position.size)) },
        ...(inBaseline
          ? []
          : [{ text: 'Close at the mark', onAct: act(close(row.id), `Closed ${row.symbol}.`) }]),
        { text: 'Duplicate', keys: 'Ctrl or Cmd D', onAct: act(duplicateRow(row.id)) },
        { text: 'Delete', keys: 'Del', onAct: remove },
      ]}
    />
  )
}
