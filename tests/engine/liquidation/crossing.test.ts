// Where a straight-line-in-pieces buffer changes sign.
import { describe, expect, it } from 'vitest'
import { crossings, type Course } from '../../../src/engine/liquidation/crossing'
import { asNonZero, ratio, usd } from '../../../src/engine/units/amount'

/** A course from plain numbers; knots are [at, turn] or [at, turn, jump]. */
function course(of: {
  start: string | number
  slope: string | number
  knots?: readonly (readonly [string | number, string | number, (string | number)?])[]
  end?: number
}): Course {
  return {
    start: usd(of.start),
    slope: usd(of.slope),
    knots: (of.knots ?? []).map(([at, turn, jump]) => ({
      at: ratio(at),
      turn: usd(turn),
      ...(jump === undefined ? {} : { jump: usd(jump) }),
    })),
    ...(of.end === undefined ? {} : { end: ratio(of.end) }),
  }
}

const found = (of: Course, limit = 9) =>
  crossings(of, limit).map(({ at, into }) => `${into} at ${at.toString()}`)

describe('crossings of a line', () => {
  it('divides the buffer by what it loses', () => {
    // 10 − 2t = 0  →  t = 5
    expect(found(course({ start: 10, slope: -2 }))).toEqual(['danger at 5'])
  })

  it('come back from danger where the buffer rises', () => {
    expect(found(course({ start: -6, slope: 2 }))).toEqual(['safety at 3'])
  })

  it('are none where the buffer stays level or grows', () => {
    expect(found(course({ start: 10, slope: 0 }))).toEqual([])
    expect(found(course({ start: 10, slope: 1 }))).toEqual([])
    expect(found(course({ start: -10, slope: -1 }))).toEqual([])
  })

  it('lie at the start where a buffer of zero falls', () => {
    expect(found(course({ start: 0, slope: -1 }))).toEqual(['danger at 0'])
    expect(found(course({ start: 0, slope: 1 }))).toEqual([])
  })

  it('are none at or beyond the end, where a price is zero', () => {
    expect(found(course({ start: 10, slope: -10, end: 1 }))).toEqual([])
    expect(found(course({ start: 10, slope: -9, end: 1 }))).toEqual([])
    expect(found(course({ start: 9, slope: -10, end: 1 }))).toEqual(['danger at 0.9'])
  })
})

describe('crossings over knots', () => {
  it('use the slope of their own piece', () => {
    // 10 − 4 = 6 at the knot, then 3 a step: 4 + 6 ÷ 3 = 6
    expect(found(course({ start: 10, slope: -1, knots: [[4, -2]] }))).toEqual(['danger at 6'])
  })

  it('enter safety before they leave it', () => {
    // −4 + 2t = 0 at 2; 6 at the knot 5, then −2 a step: 8
    const both = course({ start: -4, slope: 2, knots: [[5, -4]] })
    expect(found(both)).toEqual(['safety at 2', 'danger at 8'])
    expect(found(both, 1)).toEqual(['safety at 2'])
  })

  it('are found once when they lie on a knot', () => {
    // 4 − 2 × 2 = 0 at the knot
    expect(found(course({ start: 4, slope: -2, knots: [[2, -1]] }))).toEqual(['danger at 2'])
  })

  it('are found once when the knot is a repeating decimal', () => {
    // 50,000 − 4,991 t = 0 at t = 50,000 ÷ 4,991, which no decimal writes to the end
    const knot = ratio(50_000)
      .div(asNonZero(ratio(4_991), 'a size'))
      .toString()
    expect(found(course({ start: 50_000, slope: -4_991, knots: [[knot, -10]] }))).toHaveLength(1)
    expect(found(course({ start: -50_000, slope: 4_991, knots: [[knot, -10]] }))).toHaveLength(1)
  })

  it('are none where the buffer touches zero and turns up, or stays level', () => {
    expect(found(course({ start: 4, slope: -2, knots: [[2, 3]] }))).toEqual([])
    expect(found(course({ start: 4, slope: -2, knots: [[2, 2]] }))).toEqual([])
  })

  it('are counted once where several knots share a place', () => {
    const knots = [
      [2, -1],
      [2, -1],
      [2, -1],
    ] as const
    expect(found(course({ start: 4, slope: -2, knots }))).toEqual(['danger at 2'])
  })
})

describe('crossings where a table jumps', () => {
  it('lie on the jump', () => {
    // level at 5; at 3 the requirement grows by 8
    expect(found(course({ start: 5, slope: 0, knots: [[3, 0, -8]] }))).toEqual(['danger at 3'])
    expect(found(course({ start: -5, slope: 0, knots: [[3, 0, 8]] }))).toEqual(['safety at 3'])
  })

  it('are no more than were asked for, though a jump leads back at the next knot', () => {
    // 2 − t = 0 at 2; −1 at the knot 3, then 5 more: safe again
    const back = course({ start: 2, slope: -1, knots: [[3, 1, 5]] })
    expect(found(back)).toEqual(['danger at 2', 'safety at 3'])
    expect(found(back, 1)).toEqual(['danger at 2'])
  })
})
