// Leaving rows out of the account without deleting them, and counting them again.
import type { PositionId } from '../../engine/model/book'
import { counted } from '../../engine/model/edit'
import { correctPosition } from './correct'
import { correctionOrEdit, type Command } from './command'
import { rowsCalled } from './rows-called'
import { together } from './together'

/**
 * Counts rows or leaves them out: in the draft as a what-if beside the baseline, in the baseline as a
 * correction. Nothing trades, so nothing is paid; an isolated margin is left out with its position.
 */
export function includeRows(ids: readonly PositionId[], included: boolean): Command {
  const label = `${included ? 'Include' : 'Exclude'} ${rowsCalled(ids)}`
  return together(
    label,
    ids.map((id) =>
      correctionOrEdit(
        label,
        correctPosition(id, (held) => counted(held, included)),
        () => ({ kind: 'include', position: id, included }),
      ),
    ),
  )
}
