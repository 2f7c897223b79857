// Size of a position: a free correction in the baseline, a fill at the mark in the draft.
import type { PositionId } from '../../engine/model/book'
import { NO_SIZE, type Size } from '../../engine/units/amount'
import { correctPosition } from './correct'
import { correctionOrEdit, type Command } from './command'

/** Sets the signed size. Zero in the draft closes the position and keeps its row. */
export function resize(id: PositionId, to: Size): Command {
  return correctionOrEdit(
    'Resize position',
    correctPosition(id, (held) => ({ ...held, size: to })),
    () => ({ kind: 'resize', position: id, to }),
  )
}

/** Takes the whole position off. */
export function close(id: PositionId): Command {
  return { ...resize(id, NO_SIZE), label: 'Close position' }
}

/** Turns a long into a short of the same size, or the other way. */
export function flip(id: PositionId, held: Size): Command {
  return { ...resize(id, held.neg()), label: 'Flip position' }
}
