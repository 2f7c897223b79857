// What can be done to a whole row, behind one button.

import type { Command } from '../../store/commands/command'
import { includeRows } from '../../store/commands/include'
import { moveRow } from '../../store/commands/reorder'
import { close, flip } from '../../store/commands/resize'
import { duplicateRow } from '../../store/commands/row'
import { switchMode } from '../../store/commands/terms'
import { suggestedMargin } from '../../store/select/row-context'
import { rowFigures, type RowTerms } from '../../store/select/rows'
import { MenuButton } from '../../ui/MenuButton'
import { asSentence } from '../../ui/typed'
import { useActions, useOpenMarket, useOpenSheet, useRisk, useSidesNow } from '../use-risk'
import { useSelection } from './selection'
import { useRemoval } from './use-removal'

export function RowActions({ row }: { readonly row: RowTerms }) {
  const { run, tell } = useActions()
  const inBaseline = useRisk((state) => state.view.show === 'baseline')
  const remove = useRemoval(row)
  const openSheet = useOpenSheet()
  const openMarket = useOpenMarket()
  const selection = useSelection()
  const sidesNow = useSidesNow()
  const isIsolated = row.position.margin.mode === 'isolated'
  const isExcluded = row.position.excluded === true
  const switchSides = () => {
    if (isIsolated) return act(switchMode(row.id, { mode: 'cross' }))()
    const sides = sidesNow()
    const now = rowFigures(inBaseline ? sides.baseline : sides.draft, row.id)
    return now && act(switchMode(row.id, { mode: 'isolated', margin: suggestedMargin(now) }))()
  }
  const act = (command: Command, said?: string) => () => {
    const issue = run(command)
    if (issue !== undefined) tell({ kind: 'problem', text: asSentence(issue) })
    else if (said !== undefined) tell({ kind: 'info', text: said, undo: true })
  }
  return (
    <MenuButton
      label={`Actions for ${row.symbol}`}
      acts={[
        { text: 'Edit in a sheet', onAct: () => openSheet(row.id) },
        { text: 'Market terms', onAct: () => openMarket(row.position.market) },
        { text: 'Flip side', onAct: act(flip(row.id, row.position.size)) },
        ...(inBaseline
          ? []
          : [{ text: 'Close at the mark', onAct: act(close(row.id), `Closed ${row.symbol}.`) }]),
        { text: 'Duplicate', keys: 'Ctrl or Cmd D', onAct: act(duplicateRow(row.id)) },
        {
          text: isIsolated ? 'Switch to cross' : 'Switch to isolated',
          onAct: switchSides,
        },
        {
          text: isExcluded ? 'Include' : 'Exclude from every figure',
          onAct: act(includeRows([row.id], isExcluded)),
        },
        { text: 'Move up', keys: 'Alt Shift ↑', onAct: act(moveRow(row.id, -1)) },
        { text: 'Move down', keys: 'Alt Shift ↓', onAct: act(moveRow(row.id, 1)) },
        {
          text: selection.ids.has(row.id) ? 'Take out of the selection' : 'Select',
          keys: 'Shift Space',
          onAct: () => selection.toggle(row.id),
        },
        { text: 'Delete', keys: 'Del', onAct: remove },
      ]}
    />
  )
}
