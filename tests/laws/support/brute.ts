// Brute force for the nearest death: float64, a dense covariance matrix, every combination of tiers.
// Written from the definition, without the engine's search, so that the two can disagree.
import type { Appraisal } from '../../../src/engine/margin/stand'
import type { Assumptions } from '../../../src/engine/model/snapshot'

/** The covariance matrix of some underlyings, entry by entry. */
export function matrixOf(names: readonly string[], assumptions: Assumptions): number[][] {
  const sigma = (name: string) =>
    (assumptions.volatility.get(name) ?? assumptions.volatilityElsewhere).value.toNumber()
  const rho = (a: string, b: string) => {
    if (a === b) return 1
    const listed = assumptions.correlations.find(
      ({ pair }) => (pair[0] === a && pair[1] === b) || (pair[0] === b && pair[1] === a),
    )
    return (listed?.rho ?? assumptions.correlationElsewhere).value.toNumber()
  }
  return names.map((a) => names.map((b) => rho(a, b) * sigma(a) * sigma(b)))
}

/** A matrix L with L·Lᵀ = the covariance, for turning unit vectors into equally likely moves. */
export function rootOf(matrix: readonly (readonly number[])[]): number[][] {
  const root: number[][] = []
  for (const [i, row] of matrix.entries()) {
    const own: number[] = []
    for (let j = 0; j <= i; j += 1) {
      const other = j === i ? own : (root[j] ?? [])
      const rest = own
        .slice(0, j)
        .reduce((left, value, k) => left - value * (other[k] ?? 0), row[j] ?? 0)
      if (i === j) own.push(Math.sqrt(Math.max(0, rest)))
      else own.push((other[j] ?? 0) === 0 ? 0 : rest / (other[j] ?? 1))
    }
    root.push(own)
  }
  return root
}

export interface Plane64 {
  readonly rest: number
  readonly slopes: readonly number[]
}

/** Names of the underlyings in a pool, in order of first meeting. */
export function namesOf(appraisal: Appraisal): string[] {
  return [...new Set(appraisal.lines.map(({ leg }) => leg.terms?.underlying ?? leg.market))]
}

/** How many combinations of tiers a pool has. */
export function combinations(appraisal: Appraisal): number {
  return appraisal.lines.reduce((total, { leg }) => total * leg.tiers.length, 1)
}

/** The plane of every combination of tiers, reachable or not: the buffer is the least of them. */
export function* planesOf(appraisal: Appraisal): Generator<Plane64> {
  const names = namesOf(appraisal)
  const cash = appraisal.form.cash.toNumber()
  const tiers = appraisal.lines.map(() => 0)
  for (;;) {
    let rest = cash
    const slopes = names.map(() => 0)
    for (const [at, line] of appraisal.lines.entries()) {
      const row = line.leg.tiers[tiers[at] ?? 0]
      if (row === undefined) throw new Error('a tier is missing')
      const value = line.value.toNumber()
      const slope = value - row.rate.toNumber() * Math.abs(value)
      rest += slope + row.deduction.toNumber()
      const own = names.indexOf(line.leg.terms?.underlying ?? line.leg.market)
      slopes[own] = (slopes[own] ?? 0) + slope
    }
    yield { rest, slopes }
    let turn = 0
    while (turn < tiers.length) {
      tiers[turn] = (tiers[turn] ?? 0) + 1
      if ((tiers[turn] ?? 0) < (appraisal.lines[turn]?.leg.tiers.length ?? 0)) break
      tiers[turn] = 0
      turn += 1
    }
    if (turn === tiers.length) return
  }
}

/** Distance and moves of one plane, prices below zero not ruled out. */
export function nearestOf64(plane: Plane64, matrix: readonly (readonly number[])[]) {
  const pulled = matrix.map((row) =>
    row.reduce((total, value, at) => total + value * (plane.slopes[at] ?? 0), 0),
  )
  const variance = pulled.reduce((total, value, at) => total + value * (plane.slopes[at] ?? 0), 0)
  const sigmas = variance > 0 ? plane.rest / Math.sqrt(variance) : Number.POSITIVE_INFINITY
  return { sigmas, moves: pulled.map((value) => (-plane.rest * value) / variance) }
}

/** The nearest death over all combinations, prices below zero not ruled out. */
export function bruteNearest(appraisal: Appraisal, assumptions: Assumptions) {
  const matrix = matrixOf(namesOf(appraisal), assumptions)
  let best = { sigmas: Number.POSITIVE_INFINITY, moves: [] as number[] }
  for (const plane of planesOf(appraisal)) {
    const next = nearestOf64(plane, matrix)
    if (next.sigmas < best.sigmas) best = next
  }
  return best
}
