// The least implausible moves that bring one plane to zero.
import { describe, expect, it } from 'vitest'
import { covarianceOf } from '../../../src/engine/liquidation/covariance'
import type { Face } from '../../../src/engine/liquidation/face'
import { AT_ZERO_MAX, nearestOn, type Death } from '../../../src/engine/liquidation/plane'
import { usd } from '../../../src/engine/units/amount'
import { assume } from '../../laws/support/pools'

const face = (rest: number, ...slopes: readonly number[]): Face => ({
  rest: usd(rest),
  slopes: slopes.map(usd),
  tiers: slopes.map(() => [0]),
})

function on(plane: Face, of: Parameters<typeof assume>[0]) {
  const names = plane.slopes.map((_, at) => `M${at}`)
  const covaried = covarianceOf(names, assume(of))
  if (!covaried.ok) throw new Error(covaried.refusal.why)
  return nearestOn(plane, covaried.covariance)
}

function death(plane: Face, of: Parameters<typeof assume>[0]): Death {
  const found = on(plane, of)
  if (found.kind !== 'at') throw new Error(found.kind)
  return found.death
}

/** The moves exactly, in order of the slopes; float64 has to agree within what it says it may be off. */
function moves(found: Death) {
  return found.near.map((near, at) => {
    const exact = found.moveAt(at)
    expect(Math.abs(exact.toNumber() - near)).toBeLessThanOrEqual(found.room[at] ?? 0)
    return exact
  })
}

const numbers = (values: readonly { toNumber(): number }[]) =>
  values.map((value) => Number(value.toNumber().toPrecision(12)))

describe('one plane', () => {
  it('is met straight down its slopes when moves are alike and independent', () => {
    // 50 ÷ √(0.1² × (30² + 40²)) = 10; moves −50 × 0.01 × (30, 40) ÷ 25
    const found = death(face(50, 30, 40), { volatilityElsewhere: '0.1' })
    expect(found.sigmas.toString()).toBe('10')
    expect(numbers(moves(found))).toEqual([-0.6, -0.8])
    expect(found.lean).toEqual([])
  })

  it('is further where a hedge moves along, out of reach where it moves exactly along', () => {
    // Long 100 and short 100, σ 10 %: √(0.01 × (2 × 100² − 2ρ × 100²)) = 10√2 × √(1 − ρ)
    const hedged = face(10, 100, -100)
    expect(death(hedged, { volatilityElsewhere: '0.1', elsewhere: '0.5' }).sigmas.toString()).toBe(
      '1',
    )
    expect(on(hedged, { volatilityElsewhere: '0.1', elsewhere: '1' }).kind).toBe('unreachable')
    expect(on(face(10, 100), { volatilityElsewhere: '0' }).kind).toBe('unreachable')
  })
})

describe('prices held at zero', () => {
  it('leave the rest to others that move independently', () => {
    // −100 % of the first gives 100 of 250; the other must rise 150 %: √(10² + 15²) = 18.03
    const found = death(face(250, 100, -100), { volatilityElsewhere: '0.1' })
    expect(numbers(moves(found))).toEqual([-1, 1.5])
    expect(found.sigmas.toNumber()).toBeCloseTo(Math.sqrt(325), 12)
  })

  it('pull a correlated market with them', () => {
    // Given the first at −1, the second is expected at −ρ = −0.5 with a variance of 1 − ρ² left.
    // It must end at +1.5: (2)² ÷ 0.75 + 1² = 6.3333, in units of (10 %)²
    const found = death(face(250, 100, -100), { volatilityElsewhere: '0.1', elsewhere: '0.5' })
    expect(numbers(moves(found))).toEqual([-1, 1.5])
    expect(found.sigmas.toNumber()).toBeCloseTo(10 * Math.sqrt(4 / 0.75 + 1), 12)
  })

  it('can be several, and cannot give more than they are worth', () => {
    const found = death(face(350, 100, 100, -50), { volatilityElsewhere: '0.1' })
    expect(numbers(moves(found))).toEqual([-1, -1, 3])
    expect(on(face(350, 100, 100), { volatilityElsewhere: '0.1' }).kind).toBe('unreachable')
  })

  it('share the loss: slope × pull sums to one', () => {
    const { pullAt } = death(face(250, 100, -100), { volatilityElsewhere: '0.1' })
    // 100 and 150 of 250
    expect(numbers([pullAt(0), pullAt(1)])).toEqual([0.004, -0.006])
  })

  it('are refused by name beyond what is solved for', () => {
    const many = Array.from({ length: AT_ZERO_MAX + 5 }, () => 1)
    // All of them at zero give five less than is needed.
    const rest = many.length + 5
    expect(on(face(rest, ...many, -0.001), { volatilityElsewhere: '0.1' }).kind).toBe(
      'too many at zero',
    )
  })
})
