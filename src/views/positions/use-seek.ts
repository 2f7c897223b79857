// Solving for a size in a cell: from the book as it was before the cell was typed in, so that each keystroke
// asks the same question anew.
import type { PositionId } from '../../engine/model/book'
import { joining } from '../../store/history'
import { sizeFor } from '../../store/select/goal-size'
import type { SizeContext } from '../../store/select/typed-size'
import { takerFee } from '../../store/store'
import { useSidesNow, useStateNow } from '../use-risk'

/** Finds the size of a position that reaches a goal, for the cell previewing under this key. */
export function useSeek(cell: string, id: PositionId): NonNullable<SizeContext['seek']> {
  const stateNow = useStateNow()
  const sidesNow = useSidesNow()
  return (goal) => {
    const { document, history, view } = stateNow()
    const editing = view.show === 'baseline' ? 'baseline' : 'draft'
    return sizeFor(goal, id, {
      document: joining(history, cell)?.before ?? document,
      editing,
      takerFee,
      near: sidesNow()[editing],
    })
  }
}
