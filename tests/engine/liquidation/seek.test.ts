// Seek: the step next to the goal, in few questions, whatever shape the answer has.
import { describe, expect, it } from 'vitest'
import {
  firstMet,
  firstMetAbove,
  lastMetAbove,
  type Measure,
} from '../../../src/engine/liquidation/seek'
import { ratio } from '../../../src/engine/units/amount'

/** Met from `wanted` up, in a straight line; counts what was asked. */
function line(wanted: number) {
  const asked: number[] = []
  const measure: Measure = (steps) => {
    asked.push(steps)
    return { met: steps >= wanted, by: ratio(steps).minus(ratio(wanted)) }
  }
  return { measure, asked }
}

describe('the first step that meets a goal', () => {
  it('is found on a straight line in a handful of questions', () => {
    const { measure, asked } = line(614_320)
    expect(firstMet(measure, 0, 10_000_000)).toBe(614_320)
    expect(asked.length).toBeLessThan(10)
  })

  it('lies beside one that was asked and does not meet it', () => {
    const { measure, asked } = line(601)
    expect(firstMet(measure, 0, 1200)).toBe(601)
    expect(asked).toContain(600)
  })

  it('is found downwards as well', () => {
    expect(firstMet((at) => ({ met: at <= 645, by: ratio(645 - at) }), 1800, 0)).toBe(645)
  })

  it('is found on a curve and on a step without a number', () => {
    const curve: Measure = (at) => ({ met: at * at >= 2_000_000, by: ratio(at * at - 2_000_000) })
    expect(firstMet(curve, 0, 100_000)).toBe(1415)
    expect(firstMet((at) => ({ met: at >= 777 }), 0, 100_000)).toBe(777)
  })

  it('is found where half of the way helps and all of it does not', () => {
    expect(firstMet((at) => ({ met: at >= 500 && at < 700 }), 0, 1200)).toBe(500)
  })

  it('is not made up where nothing meets the goal', () => {
    expect(firstMet(() => ({ met: false }), 0, 1200)).toBeUndefined()
    expect(firstMetAbove(() => ({ met: false }), 1200)).toBeUndefined()
    expect(firstMet(() => ({ met: true }), 0, 0)).toBeUndefined()
  })

  it('may lie far above where it starts', () => {
    expect(firstMetAbove(line(614_320).measure, 1000)).toBe(614_320)
  })
})

it('the last step that still meets a goal is the one before the first that does not', () => {
  expect(lastMetAbove((at) => ({ met: at <= 2421, by: ratio(2421 - at) }), 1800)).toBe(2421)
  expect(lastMetAbove(() => ({ met: true }), 1800)).toBeUndefined()
})
