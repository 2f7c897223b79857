// Keys that act on a whole row, from whichever of its cells has the focus.

import type { KeyboardEvent } from 'react'
import type { PositionId } from '../../engine/model/book'
import type { Command } from '../../store/commands/command'
import { moveRow } from '../../store/commands/reorder'
import { duplicateRow } from '../../store/commands/row'
import type { RowTerms } from '../../store/select/rows'
import { asSentence } from '../../ui/typed'
import { useActions } from '../use-risk'
import { useSelection } from './selection'
import { useRemoval } from './use-removal'

interface Around {
  /** The positions above and below, to which a selection can grow. */
  readonly last: PositionId | undefined
  readonly next: PositionId | undefined
}

/**
 * Keys that act on the row: Delete removes it, Ctrl or ⌘ with D makes a second one, Alt and Shift with an
 * arrow moves it, Shift with Space selects it and Shift with an arrow its neighbour too. Not while a cell is
 * being typed in.
 */
export function useRowKeys(row: RowTerms, { last, next }: Around) {
  const { run, tell } = useActions()
  const selection = useSelection()
  const remove = useRemoval(row)
  const act = (command: Command) => {
    const issue = run(command)
    if (issue !== undefined) tell({ kind: 'problem', text: asSentence(issue) })
  }
  return (event: KeyboardEvent<HTMLElement>) => {
    if ((event.target as HTMLElement).hasAttribute('data-editing')) return
    const isArrow = event.key === 'ArrowUp' || event.key === 'ArrowDown'
    const up = event.key === 'ArrowUp'
    if (event.key === 'Delete') {
      event.preventDefault()
      remove()
    } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'd') {
      event.preventDefault()
      act(duplicateRow(row.id))
    } else if (isArrow && event.altKey && event.shiftKey) {
      event.preventDefault()
      act(moveRow(row.id, up ? -1 : 1))
    } else if (isArrow && event.shiftKey) {
      // The arrow itself goes on to move the focus.
      const neighbour = up ? last : next
      selection.add(neighbour === undefined ? [row.id] : [row.id, neighbour])
    } else if (event.key === ' ' && event.shiftKey) {
      event.preventDefault()
      selection.toggle(row.id)
    } else if (event.key === 'Escape' && selection.ids.size > 0) {
      selection.clear()
    }
  }
}
