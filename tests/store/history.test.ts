// History: named states by sharing.
import { describe, expect, it } from 'vitest'
import {
  abandon,
  goTo,
  joining,
  NO_HISTORY,
  record,
  redo,
  seal,
  STEPS_MAX,
  undo,
} from '../../src/store/history'
import type { Document, History } from '../../src/store/state'
import { blank } from '../../src/store/samples/blank'

const named = (name: string): Document => ({ baseline: { ...blank(), name }, draft: [] })
const A = named('A')
const B = named('B')
const C = named('C')

const labels = ({ past, future }: History) => [
  past.map(({ label }) => label),
  future.map(({ label }) => label),
]

describe('a step', () => {
  it('remembers the document before it, the very object', () => {
    const history = record(NO_HISTORY, { label: 'To B', before: A })
    expect(undo(B, history)?.document).toBe(A)
  })

  it('is undone and redone under its name', () => {
    const history = record(NO_HISTORY, { label: 'To B', before: A })
    const back = undo(B, history)
    expect(back && labels(back.history)).toEqual([[], ['To B']])
    const forth = back && redo(back.document, back.history)
    expect(forth?.document).toBe(B)
    expect(forth && labels(forth.history)).toEqual([['To B'], []])
  })

  it('after an undo leaves nothing to redo', () => {
    const back = undo(B, record(NO_HISTORY, { label: 'To B', before: A }))
    const history = record(back?.history ?? NO_HISTORY, { label: 'To C', before: A })
    expect(redo(C, history)).toBeUndefined()
  })

  it('nothing done is nothing undone', () => {
    expect(undo(A, NO_HISTORY)).toBeUndefined()
    expect(redo(A, NO_HISTORY)).toBeUndefined()
  })

  it('beyond the bound the oldest is forgotten', () => {
    let history = NO_HISTORY
    for (let at = 0; at <= STEPS_MAX; at += 1) {
      history = record(history, { label: `step ${at}`, before: A })
    }
    expect(history.past).toHaveLength(STEPS_MAX)
    expect(history.past[0]?.label).toBe('step 1')
  })
})

describe('keystrokes of one cell', () => {
  const typing = record(NO_HISTORY, { label: 'Resize', before: A, join: 'size p1' })

  it('are one step back to before the first', () => {
    const more = record(typing, { label: 'Resize', before: A, join: 'size p1' })
    expect(more.past).toHaveLength(1)
    expect(undo(C, more)?.document).toBe(A)
  })

  it('of another cell are another step', () => {
    expect(record(typing, { label: 'Mark', before: B, join: 'mark' }).past).toHaveLength(2)
    expect(joining(typing, 'mark')).toBeUndefined()
  })

  it('once sealed begin anew', () => {
    const sealed = seal(typing)
    expect(joining(sealed, 'size p1')).toBeUndefined()
    expect(record(sealed, { label: 'Resize', before: B, join: 'size p1' }).past).toHaveLength(2)
  })

  it('abandoned leave no trace, not even for redo', () => {
    const gone = abandon(typing, 'size p1')
    expect(gone?.document).toBe(A)
    expect(gone && labels(gone.history)).toEqual([[], []])
    expect(abandon(typing, 'mark')).toBeUndefined()
  })

  it('abandoned give back what could be redone before them', () => {
    const undone = undo(B, record(NO_HISTORY, { label: 'To B', before: A }))
    if (undone === undefined) throw new Error('a step back')
    const begun = record(undone.history, { label: 'Resize', before: A, join: 'size p1' })
    expect(redo(C, begun)).toBeUndefined()
    const gone = abandon(begun, 'size p1')
    expect(gone && redo(gone.document, gone.history)?.document).toBe(B)
  })

  it('do not join a step that undo came back to', () => {
    const other = record(typing, { label: 'Mark', before: B, join: 'mark' })
    const back = undo(C, other)
    expect(back && joining(back.history, 'size p1')).toBeUndefined()
  })
})

describe('going to a place', () => {
  // A, then B, then C: three places, the present one is the last.
  const twice = record(record(NO_HISTORY, { label: 'To B', before: A }), {
    label: 'To C',
    before: B,
  })

  it('back over several steps leaves them all to be redone, in order', () => {
    const start = goTo(C, twice, 0)
    expect(start?.document).toBe(A)
    expect(start && labels(start.history)).toEqual([[], ['To B', 'To C']])
  })

  it('forward again comes to the same documents', () => {
    const start = goTo(C, twice, 0)
    const end = start && goTo(start.document, start.history, 2)
    expect(end?.document).toBe(C)
    expect(end && labels(end.history)).toEqual([['To B', 'To C'], []])
    expect(start && goTo(start.document, start.history, 1)?.document).toBe(B)
  })

  it('the present place, or none, moves nothing', () => {
    expect(goTo(C, twice, 2)).toBeUndefined()
    for (const place of [-1, 3, 0.5, NaN]) expect(goTo(C, twice, place)).toBeUndefined()
  })
})

it('sealing what is sealed changes nothing', () => {
  const history = record(NO_HISTORY, { label: 'To B', before: A })
  expect(seal(history)).toBe(history)
  expect(seal(NO_HISTORY)).toBe(NO_HISTORY)
})
