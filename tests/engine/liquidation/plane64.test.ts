// Planes in float64: clearly out, clearly nearer, or too close to tell.
import { describe, expect, it } from 'vitest'
import { covarianceOf } from '../../../src/engine/liquidation/covariance'
import {
  chordPlane,
  distanceOf,
  fieldOf,
  isClearlyNearer,
  isOut,
  leant,
  movesOn,
  planeAt,
  pull64,
  spread64,
  tilted,
  tiltOf,
} from '../../../src/engine/liquidation/plane64'
import { assume } from '../../laws/support/pools'

// Two underlyings with σ 10 %: one bends from 60 to 20 at a rise of 10 %, the other is straight.
const bent = { knots: [0.1], slopes: [60, 20], rests: [0, 4] }
const straight = { knots: [], slopes: [40], rests: [0] }
function field(elsewhere: string, listed: string) {
  const covaried = covarianceOf(
    ['A', 'B'],
    assume({ volatilityElsewhere: '0.1', elsewhere, correlations: [['A', 'B', listed]] }),
  )
  if (!covaried.ok) throw new Error(covaried.refusal.why)
  return fieldOf(50, [bent, straight], covaried.covariance)
}
const alike = field('0.9', '0')
const level = tiltOf(alike, [0, 0])

describe('planes in float64', () => {
  it('are those of the tiers at given moves', () => {
    expect(planeAt(alike, [0, 0])).toEqual({ slopes: [60, 40], rest: 50 })
    expect(planeAt(alike, [0.5, 0])).toEqual({ slopes: [20, 40], rest: 54 })
  })

  it('have a distance and nearest moves', () => {
    // 50 ÷ √(0.01 × (30² + 40²)) = 10
    const plane = tilted(alike, { slopes: [30, 40], rest: 50 }, level)
    expect(distanceOf(plane)).toBeCloseTo(10, 12)
    expect(movesOn(plane)[0]).toBeCloseTo(-0.6, 12)
    expect(movesOn(tilted(alike, { slopes: [30, 40], rest: 5_000 }, level))).toEqual([-1, -1])
    expect(distanceOf(tilted(alike, { slopes: [0, 0], rest: 50 }, level))).toBe(Infinity)
  })

  it('are out, or nearer, only beyond rounding', () => {
    const plane = tilted(alike, { slopes: [30, 40], rest: 50 }, level)
    expect([isOut(plane, 9), isOut(plane, 11)]).toEqual([true, false])
    expect([isClearlyNearer(plane, 9), isClearlyNearer(plane, 11)]).toEqual([false, true])
    // Equal to the last digit: neither clearly nearer nor worth looking at for less than a part in 10¹¹.
    expect(isClearlyNearer(plane, 10)).toBe(false)
  })

  it('less a lean are nearer by what the lean is worth', () => {
    // Lean 5 on the second: slope 40 − 5, rest 50 − 5
    const plane = tilted(alike, { slopes: [30, 40], rest: 50 }, tiltOf(alike, [0, 5]))
    expect(plane.slopes).toEqual([30, 35])
    expect(plane.rest).toBe(45)
  })

  it('lean as far as prices at zero ask', () => {
    // Long 100 and short 100 of 250: the first at zero gives 100, the second rises 150 %: √(10² + 15²).
    // A lean of 33.33 makes it 216.67 ÷ √(0.01 × (66.67² + 100²)), the same.
    const covaried = covarianceOf(['A', 'B'], assume({ volatilityElsewhere: '0.1' }))
    if (!covaried.ok) throw new Error(covaried.refusal.why)
    const flat = (slope: number) => ({ knots: [], slopes: [slope], rests: [0] })
    const pair = fieldOf(250, [flat(100), flat(-100)], covaried.covariance)
    const bare = { slopes: [100, -100], rest: 250 }
    const found = leant(pair, bare, tiltOf(pair, [0, 0]))
    expect(distanceOf(found)).toBeCloseTo(Math.sqrt(325), 9)
    expect(found.tilt.lean[0]).toBeCloseTo(100 / 3, 9)
    // From a lean that is too strong it comes back to the same.
    expect(distanceOf(leant(pair, bare, tiltOf(pair, [80, 0])))).toBeCloseTo(Math.sqrt(325), 9)
  })

  it('of chords lie nowhere above the pieces within reach', () => {
    // Within ±2 σ = 20 %: 30 % of the way at 60 and 10 % at 20, from −12 at −20 %: slope 50, rest 50 − 2
    const chords = chordPlane(alike, { low: [0, 0], high: [1, 0] }, { best: 2, floor: -1 })
    expect(chords?.slopes[0]).toBeCloseTo(50, 12)
    expect(chords?.rest).toBeCloseTo(48, 12)
    // The piece above 10 % is out of reach of half a σ, 5 %.
    const wide = {
      ...alike,
      pieces: [{ knots: [0.1, 0.2], slopes: [60, 20, 10], rests: [0, 4, 6] }, straight],
    }
    expect(chordPlane(wide, { low: [1, 0], high: [2, 0] }, { best: 0.5, floor: -1 })).toBe(
      undefined,
    )
  })

  it('pull by covariance; spreads take correlations by size', () => {
    const opposed = field('0', '-0.5')
    const rounded = (values: readonly number[]) => values.map((value) => Number(value.toFixed(12)))
    expect(rounded(pull64(opposed, [100, 100]))).toEqual([0.5, 0.5])
    expect(rounded(spread64(opposed, [100, 100]))).toEqual([1.5, 1.5])
  })
})
