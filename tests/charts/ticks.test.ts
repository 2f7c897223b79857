// Axes are marked at three to five round numbers, whatever the range.
import { describe, expect, it } from 'vitest'
import { ticks, tickText, widened } from '../../src/charts/ticks'

const at = (low: number, high: number) => ticks(low, high, 'usd').map((tick) => tick.at)

describe('marks', () => {
  it('are round and lie in the range, zero among them', () => {
    expect(at(-10_000, 30_000)).toEqual([-10_000, 0, 10_000, 20_000, 30_000])
    expect(at(0, 30)).toEqual([0, 10, 20, 30])
    expect(at(-7, 4)).toEqual([-5, -2.5, 0, 2.5])
  })

  it('are three to five over any range', () => {
    for (let power = -9; power < 15; power += 1) {
      for (const lead of [1, 1.37, 2.2, 3.14, 4.999, 6.4, 8.1, 9.99]) {
        const range = lead * 10 ** power
        for (const low of [0, -range / 3, range * 7.3]) {
          const count = at(low, low + range).length
          expect(count).toBeGreaterThanOrEqual(3)
          expect(count).toBeLessThanOrEqual(5)
        }
        expect(at(...widened(-range / 3, range)).length).toBeGreaterThanOrEqual(3)
      }
    }
  })

  it('of a range of nothing is the one there is', () => {
    expect(at(5, 5)).toEqual([5])
    expect(widened(5, 5).map(Number.isFinite)).toEqual([true, true])
  })
})

describe('a widened range', () => {
  it('begins and ends at marks', () => {
    for (const [low, high] of [
      [-4_155, 23_560],
      [-7_100, 28_400],
      [0, 13_700],
      [-0.0031, 0.02],
    ]) {
      const [from, to] = widened(low!, high!)
      const marks = at(from, to)
      expect([from <= low!, to >= high!]).toEqual([true, true])
      expect(marks[0]).toBeCloseTo(from, 12)
      expect(marks.at(-1)).toBeCloseTo(to, 12)
    }
  })
})

it.each([
  [-10_000, 'usd', '−$10K'],
  [0, 'usd', '$0'],
  [1_250_000, 'usd', '$1.25M'],
  [52_000, 'price', '52,000'],
  [0.000_006_14, 'price', '0.00000614'],
  [-0.105, 'move', '−10.5\u2009%'],
  [0.05, 'move', '+5\u2009%'],
  [0, 'move', '0\u2009%'],
  [365, 'days', '365'],
] as const)('%d as %s reads %s', (value, measure, text) => {
  expect(tickText(value, measure)).toBe(text)
})
