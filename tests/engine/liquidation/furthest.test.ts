// Of many moves, those that are spelled out.
import { describe, expect, it } from 'vitest'
import { furthestOf } from '../../../src/engine/liquidation/furthest'
import { ratio } from '../../../src/engine/units/amount'

const moves = (texts: readonly string[], near = texts.map(Number), off = 0) => ({
  near,
  room: texts.map(() => off),
  moveAt: (at: number) => ratio(texts[at] ?? '0'),
})
const told = (found: ReturnType<typeof furthestOf>) =>
  found.map(([at, move]) => `${at} ${move.toString()}`)

describe('the furthest moves', () => {
  it('are the largest either way, the furthest first', () => {
    expect(told(furthestOf(moves(['-0.1', '0.3', '-0.4', '0.2']), 2))).toEqual(['2 -0.4', '1 0.3'])
    expect(told(furthestOf(moves(['-0.1', '0.3']), 4))).toEqual(['1 0.3', '0 -0.1'])
    expect(furthestOf(moves([]), 4)).toEqual([])
  })

  it('of one size are told in order', () => {
    expect(told(furthestOf(moves(['0.1', '-0.3', '0.3', '0.3']), 2))).toEqual(['1 -0.3', '2 0.3'])
  })

  it('are told apart by what float64 cannot see', () => {
    const texts = ['0.30000000000000000001', '0.30000000000000000002', '0.1']
    expect(told(furthestOf(moves(texts), 1))).toEqual(['1 0.30000000000000000002'])
    // Off by more than they differ: the second looks smaller and is not.
    expect(told(furthestOf(moves(['0.3', '0.31'], [0.3, 0.295], 0.02), 1))).toEqual(['1 0.31'])
  })
})
