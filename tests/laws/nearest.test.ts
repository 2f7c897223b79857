// Laws of the nearest death: no combination of tiers, and no direction, is nearer than the answer.
// Range of the pools: tests/laws/support/generators.ts; here also steep tables, hedged pools (a long and a
// short of nearly one size in every market) and thinly levered pools whose answer has prices at zero.
// Enumeration runs where a pool has at most ENUMERATED combinations; sampling where it has 2 or 3 underlyings.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leadOf, protectorOf } from '../../src/engine/liquidation/contribution'
import { crossings } from '../../src/engine/liquidation/crossing'
import { nearestDeath, type NearestDeath } from '../../src/engine/liquidation/nearest'
import { courseAlong } from '../../src/engine/liquidation/ray'
import type { Appraisal } from '../../src/engine/margin/stand'
import type { Assumptions } from '../../src/engine/model/snapshot'
import { ratio } from '../../src/engine/units/amount'
import { bruteNearest, combinations, matrixOf, namesOf, rootOf } from './support/brute'
import { pools, RUN, RUNS, worlds, type Range, type World } from './support/generators'
import { assume, crossPool, idOf, moved, type PoolSketch } from './support/pools'

/** Combinations a pool may have to be enumerated. */
const ENUMERATED = 30_000
/** Pools whose directions are sampled, each along some thousand rays. */
const SAMPLED = 100
const PATIENCE_MS = 120_000
/** Relative room for float64 in the brute force; the law itself asks 0.1 %. */
const ROUNDING = 1e-9

const KINDS: readonly (readonly [string, Range])[] = [
  ['ordinary', {}],
  ['steep', { steepest: 2_500, buffer: { min: 20, max: 2_500 } }],
  ['hedged', { hedged: true, positions: 3, markets: 3, buffer: { min: 20, max: 800 } }],
  ['steep and hedged', { hedged: true, steepest: 2_500, positions: 3, markets: 3, tiers: 5 }],
  ['thinly levered', { buffer: { min: 3_000, max: 15_000 }, positions: 5 }],
]

type At = Extract<NearestDeath, { kind: 'at' }>

/** Distance along each sampled direction by the ray solver; the least, with its direction. */
function sampled(appraisal: Appraisal, assumptions: Assumptions) {
  const names = namesOf(appraisal)
  const root = rootOf(matrixOf(names, assumptions))
  const along = (unit: readonly number[]): number => {
    const weights = root.map((row) =>
      row.reduce((sum, value, at) => sum + value * (unit[at] ?? 0), 0),
    )
    const ray = new Map(names.map((name, at) => [idOf(name), ratio(weights[at] ?? 0)]))
    const [first] = crossings(courseAlong(appraisal, ray), 1)
    return first?.into === 'danger' ? first.at.toNumber() : Number.POSITIVE_INFINITY
  }
  return refined(coarse(names.length), along)
}

/** Unit vectors: a circle in steps, or a Fibonacci sphere. */
function coarse(dimensions: number): readonly (readonly number[])[] {
  if (dimensions === 2) {
    return Array.from({ length: 120 }, (_, at) => {
      const angle = (2 * Math.PI * at) / 120
      return [Math.cos(angle), Math.sin(angle)]
    })
  }
  return Array.from({ length: 200 }, (_, at) => {
    const z = 1 - (2 * at + 1) / 200
    const angle = at * Math.PI * (3 - Math.sqrt(5))
    const radius = Math.sqrt(1 - z * z)
    return [radius * Math.cos(angle), radius * Math.sin(angle), z]
  })
}

/** Pattern search around the best of the coarse directions, with steps that shrink. */
function refined(
  directions: readonly (readonly number[])[],
  along: (unit: readonly number[]) => number,
): number {
  const ranked = directions
    .map((unit) => ({ unit, distance: along(unit) }))
    .toSorted((a, b) => a.distance - b.distance)
  let least = Number.POSITIVE_INFINITY
  for (let { unit, distance } of ranked.slice(0, 3)) {
    let round = 0
    for (let step = 0.1; step > 1e-5; round += 1) {
      const better = around(unit, step, round)
        .map((next) => ({ unit: next, distance: along(next) }))
        .reduce((kept, next) => (next.distance < kept.distance ? next : kept))
      if (better.distance < distance) ({ unit, distance } = better)
      else step /= 1.7
    }
    least = Math.min(least, distance)
  }
  return least
}

/** Eight unit vectors a step away (two on a circle), turned a little each round: answers may sit on ridges. */
function around(
  unit: readonly number[],
  step: number,
  round: number,
): readonly (readonly number[])[] {
  const [x = 0, y = 0, z] = unit
  if (z === undefined) {
    return [unitOf([x - step * y, y + step * x]), unitOf([x + step * y, y - step * x])]
  }
  const across = unitOf(Math.abs(z) < 0.9 ? [y, -x, 0] : [0, z, -y])
  const [a = 0, b = 0, c = 0] = across
  const other = [y * c - z * b, z * a - x * c, x * b - y * a]
  return Array.from({ length: 8 }, (_, at) => {
    const angle = at * (Math.PI / 4) + round
    const [cos, sin] = [step * Math.cos(angle), step * Math.sin(angle)]
    return unitOf(
      unit.map((value, own) => value + cos * (across[own] ?? 0) + sin * (other[own] ?? 0)),
    )
  })
}

function unitOf(vector: readonly number[]): readonly number[] {
  const length = Math.hypot(...vector)
  return vector.map((value) => value / length)
}

/** A pool with σ, ρ and the answer. */
function solved([sketch, world]: readonly [PoolSketch, World]) {
  const appraisal = crossPool(sketch)
  const assumptions = assume(world)
  const death = nearestDeath(appraisal, assumptions)
  // No pool of these ranges is refused, breached, or beyond the search.
  expect(death.kind === 'none' || (death.kind === 'at' && death.proven)).toBe(true)
  const sigmas = death.kind === 'at' ? death.sigmas.toNumber() : Number.POSITIVE_INFINITY
  return { appraisal, assumptions, death, sigmas }
}

describe.each(KINDS)('the nearest death of %s pools', (_, range) => {
  it(
    'is the nearest over every combination of tiers',
    () => {
      let enumerated = 0
      fc.assert(
        fc.property(pools(range), worlds, (...drawn) => {
          fc.pre(combinations(crossPool(drawn[0])) <= ENUMERATED)
          enumerated += 1
          const { appraisal, assumptions, sigmas } = solved(drawn)
          const brute = bruteNearest(appraisal, assumptions)
          // Brute force lets prices fall below zero, so it may only be too near, and then it says so.
          const allowed = brute.moves.every((move) => move >= -1)
          expect(brute.sigmas).toBeLessThanOrEqual(sigmas * (1 + ROUNDING))
          expect(sigmas <= brute.sigmas * (1 + ROUNDING) || !allowed).toBe(true)
        }),
        RUN,
      )
      expect(enumerated).toBeGreaterThan(RUNS / 3)
    },
    PATIENCE_MS,
  )

  it(
    'is never beaten by a sampled direction, and is met within 0.1 %',
    () => {
      const few = pools({ ...range, markets: 3 }).filter(({ positions }) =>
        [2, 3].includes(new Set(positions.map(({ symbol }) => symbol)).size),
      )
      fc.assert(
        fc.property(few, worlds, (...drawn) => {
          const { appraisal, assumptions, death, sigmas } = solved(drawn)
          const least = sampled(appraisal, assumptions)
          expect(least).toBeGreaterThanOrEqual(sigmas * (1 - ROUNDING))
          // With prices at zero the lethal cone can be thinner than any sampling: there, that the answer is
          // lethal and as far as it says is the law below.
          const atZero = movesOf(death).some((move) => move <= -1 + ROUNDING)
          expect(least <= sigmas * 1.001 || atZero).toBe(true)
        }),
        { ...RUN, numRuns: SAMPLED },
      )
    },
    PATIENCE_MS,
  )

  it(
    'lies where the buffer is zero, as far as it says, its shares sum to one and name who leads',
    () => {
      fc.assert(
        fc.property(pools(range), worlds, (...drawn) => {
          const { appraisal, assumptions, death, sigmas } = solved(drawn)
          fc.pre(death.kind === 'at')
          if (death.kind !== 'at') return
          expect(bufferAt(appraisal, death)).toBeLessThan(1e-20)
          const root = rootOf(matrixOf(namesOf(appraisal), assumptions))
          const length = Math.hypot(...unrooted(root, movesOf(death)))
          expect(Math.abs(length / sigmas - 1)).toBeLessThan(1e-6)
          const total = death.contributions.reduce((sum, { share }) => sum.plus(share), ratio(0))
          expect(total.minus(ratio(1)).abs().toNumber()).toBeLessThan(1e-30)
          expect(death.legs).toBe(death.contributions.length)
          expect(death.lead).toEqual(leadOf(death.contributions))
          expect(death.protector).toEqual(protectorOf(death.contributions))
        }),
        RUN,
      )
    },
    PATIENCE_MS,
  )
})

function movesOf(death: NearestDeath): readonly number[] {
  return death.kind === 'at' ? Array.from(death.moves.values(), (move) => move.toNumber()) : []
}

/** The unit-free vector u with L·u = moves. */
function unrooted(root: readonly (readonly number[])[], moves: readonly number[]): number[] {
  const found: number[] = []
  for (const [at, row] of root.entries()) {
    const rest = found.reduce((left, value, k) => left - value * (row[k] ?? 0), moves[at] ?? 0)
    found.push(rest / (row[at] ?? 1))
  }
  return found
}

/** |buffer| at the lethal moves, as a share of gross notional. */
function bufferAt(appraisal: Appraisal, death: At): number {
  const moves = new Map(Array.from(death.moves, ([name, move]) => [idOf(name), move]))
  const gross = appraisal.lines.reduce((sum, line) => sum + line.notional.toNumber(), 0)
  return Math.abs(moved(appraisal, moves).buffer.toNumber()) / gross
}
