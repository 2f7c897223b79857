// Covariance: how the assumed moves of underlyings hang together, σᵢσⱼρᵢⱼ, without ever writing the matrix.
// Most pairs share one correlation, so only the pairs that differ from it are kept:
//   (Σv)ᵢ = σᵢ · (ρ · Σⱼ σⱼvⱼ + (1 − ρ) · σᵢvᵢ + Σ over listed j of (ρᵢⱼ − ρ) · σⱼvⱼ)
// Correlations that cannot all hold at once are refused by name, with the pair that fits least.
import type { Underlying } from '../model/market'
import { volatilityOf, type Assumptions, type Correlation } from '../model/snapshot'
import { fromFloat, ONE, ratio, sign, sum, ZERO, type Ratio } from '../units/amount'
import { float64 } from '../units/float64'

/** Underlyings with a correlation of their own in one pool: a full table of this many is checked in some ms. */
export const CORRELATED_MAX = 400

/** Smallest eigenvalue still taken as zero: typed correlations have a few digits, float64 has sixteen. */
const SINGULAR = 1e-10

/** A pair whose correlation is not the common one. `excess` is what it has above it. */
export interface ListedPair {
  readonly first: number
  readonly second: number
  readonly excess: Ratio
}

export interface Covariance {
  readonly underlyings: readonly Underlying[]
  /** σ of one day, in the order of `underlyings`. */
  readonly deviations: readonly Ratio[]
  /** Correlation of every pair that is not listed. */
  readonly elsewhere: Ratio
  readonly pairs: readonly ListedPair[]
  /** Σ × vector, the vector in the order of `underlyings`. Costs one pass, not a matrix. */
  times(vector: readonly Ratio[]): readonly Ratio[]
  /** The same vector asked for its variance first, and for what is pulled only where it is looked at. */
  pull(vector: readonly Ratio[]): Pull
}

/** One vector v under a covariance Σ. */
export interface Pull {
  /** vᵀΣv. */
  readonly variance: Ratio
  /** At least (Σ σ|v|)²: what the variance would be if nothing cancelled. */
  readonly gross: Ratio
  /** (Σv) at a place. */
  readonly at: (place: number) => Ratio
  /** Σv in float64, and how far each may be off. */
  readonly near: readonly number[]
  readonly room: readonly number[]
}

export type Pair = readonly [Underlying, Underlying]

/** Why assumptions do not make a covariance. `allowed`: what the pair may be, given the other two of a triple. */
export type CovarianceRefusal =
  | { readonly why: 'volatility below zero'; readonly underlying: Underlying }
  | { readonly why: 'correlation outside −1 to 1'; readonly pair: Pair; readonly rho: Ratio }
  | { readonly why: 'correlation given twice'; readonly pair: Pair }
  | { readonly why: 'too many correlations'; readonly most: number }
  | {
      readonly why: 'correlations cannot all hold'
      readonly pair: Pair
      readonly rho: Ratio
      readonly allowed?: { readonly from: Ratio; readonly to: Ratio }
    }

export type Covaried =
  | { readonly ok: true; readonly covariance: Covariance }
  | { readonly ok: false; readonly refusal: CovarianceRefusal }

/**
 * The covariance of one day's relative moves of the given underlyings (each named once).
 * Only pairs of these underlyings are looked at: what is typed about others cannot spoil the answer.
 */
export function covarianceOf(
  underlyings: readonly Underlying[],
  assumptions: Assumptions,
): Covaried {
  const deviations = underlyings.map((name) => volatilityOf(assumptions, name).value)
  const falling = deviations.findIndex((deviation) => sign(deviation) < 0)
  const bare = underlyings[falling]
  if (bare !== undefined) {
    return { ok: false, refusal: { why: 'volatility below zero', underlying: bare } }
  }
  const elsewhere = assumptions.correlationElsewhere.value
  const listed = listedPairs(underlyings, assumptions.correlations, elsewhere)
  if (!listed.ok) return listed
  const refusal = impossible(underlyings, elsewhere, listed.pairs)
  if (refusal !== undefined) return { ok: false, refusal }
  const { pairs } = listed
  const of = { underlyings, deviations, elsewhere, pairs }
  const times = (vector: readonly Ratio[]) => product(deviations, elsewhere, pairs, vector)
  const pull = (vector: readonly Ratio[]) => pullOf(of, vector)
  return { ok: true, covariance: { ...of, times, pull } }
}

/** One entry of a vector times its σ. */
interface Scaled {
  readonly deviation: Ratio
  readonly own: Ratio
  readonly squared: Ratio
  readonly near: number
}
/** By entry: slopes outlive an edit elsewhere, and with them what they are scaled to. */
const scaledKept = new WeakMap<Ratio, Scaled>()

function scaledOf(entry: Ratio, deviation: Ratio): Scaled {
  const known = scaledKept.get(entry)
  if (known?.deviation === deviation) return known
  const own = entry.times(deviation)
  const scaled = { deviation, own, squared: own.times(own), near: own.toNumber() }
  scaledKept.set(entry, scaled)
  return scaled
}

/** vᵀΣv = ρ · (Σσv)² + (1 − ρ) · Σ(σv)² + 2 · Σ over listed pairs of (ρᵢⱼ − ρ) · σᵢvᵢ · σⱼvⱼ. */
function pullOf(
  {
    deviations,
    elsewhere,
    pairs,
  }: Pick<Covariance, 'underlyings' | 'deviations' | 'elsewhere' | 'pairs'>,
  vector: readonly Ratio[],
): Pull {
  const scaled = vector.map((entry, at) => scaledOf(entry, deviations[at] ?? ZERO))
  const ownAt = (at: number) => scaled[at]?.own ?? ZERO
  let total = ZERO
  let squares = ZERO
  for (const { own, squared } of scaled) {
    total = total.plus(own)
    squares = squares.plus(squared)
  }
  const apart = ONE.minus(elsewhere)
  const common = elsewhere.times(total)
  const variance = pairs.reduce(
    (left, { first, second, excess }) =>
      left.plus(TWO.times(excess).times(ownAt(first)).times(ownAt(second))),
    common.times(total).plus(apart.times(squares)),
  )
  const at = (place: number) =>
    pairs
      .reduce(
        (left, { first, second, excess }) =>
          place === first
            ? left.plus(excess.times(ownAt(second)))
            : place === second
              ? left.plus(excess.times(ownAt(first)))
              : left,
        common.plus(apart.times(ownAt(place))),
      )
      .times(deviations[place] ?? ZERO)
  return {
    variance,
    gross: squares.times(ratio(scaled.length)),
    at,
    ...near64(scaled, { deviations, elsewhere, pairs }),
  }
}
const TWO = ratio(2)

/** Rounding of one float64 operation, with room. */
const ROUNDING = 1e-15

function near64(
  scaled: readonly Scaled[],
  of: Pick<Covariance, 'deviations' | 'elsewhere' | 'pairs'>,
): Pick<Pull, 'near' | 'room'> {
  const rho = of.elsewhere.toNumber()
  let total = 0
  let size = 0
  for (const { near } of scaled) {
    total += near
    size += Math.abs(near)
  }
  const inner = scaled.map(({ near }) => rho * total + (1 - rho) * near)
  for (const { first, second, excess } of of.pairs) {
    const by = excess.toNumber()
    inner[first] = (inner[first] ?? 0) + by * (scaled[second]?.near ?? 0)
    inner[second] = (inner[second] ?? 0) + by * (scaled[first]?.near ?? 0)
  }
  // Every term of every sum is at most 2 × size, and no sum has more terms than there are entries and pairs.
  const off = 2 * ROUNDING * (scaled.length + of.pairs.length + 8) * size
  const deviations = of.deviations.map(float64)
  return {
    near: inner.map((value, at) => value * (deviations[at] ?? 0)),
    room: inner.map((_, at) => off * (deviations[at] ?? 0)),
  }
}

function product(
  deviations: readonly Ratio[],
  elsewhere: Ratio,
  pairs: readonly ListedPair[],
  vector: readonly Ratio[],
): readonly Ratio[] {
  const scaled = deviations.map((deviation, at) => deviation.times(vector[at] ?? ZERO))
  const common = elsewhere.times(sum(scaled, ZERO))
  const apart = ONE.minus(elsewhere)
  const inner = scaled.map((own) => common.plus(apart.times(own)))
  for (const { first, second, excess } of pairs) {
    inner[first] = (inner[first] ?? ZERO).plus(excess.times(scaled[second] ?? ZERO))
    inner[second] = (inner[second] ?? ZERO).plus(excess.times(scaled[first] ?? ZERO))
  }
  return inner.map((value, at) => value.times(deviations[at] ?? ZERO))
}

type Listed =
  | { readonly ok: true; readonly pairs: readonly ListedPair[] }
  | { readonly ok: false; readonly refusal: CovarianceRefusal }

/** The listed pairs among the underlyings, each once, with their range checked. */
function listedPairs(
  underlyings: readonly Underlying[],
  correlations: readonly Correlation[],
  elsewhere: Ratio,
): Listed {
  const place = new Map(underlyings.map((name, at) => [name, at]))
  const seen = new Map<string, Ratio>()
  const pairs: ListedPair[] = []
  for (const { pair, rho } of correlations) {
    const [a, b] = [place.get(pair[0]), place.get(pair[1])]
    if (a === undefined || b === undefined) continue
    const { value } = rho
    const outside = value.abs().gt(ONE) || (a === b && !value.eq(ONE))
    if (outside) {
      return { ok: false, refusal: { why: 'correlation outside −1 to 1', pair, rho: value } }
    }
    if (a === b) continue
    const [first, second] = a < b ? [a, b] : [b, a]
    const key = `${first} ${second}`
    const before = seen.get(key)
    if (before !== undefined && !before.eq(value)) {
      return { ok: false, refusal: { why: 'correlation given twice', pair } }
    }
    if (before !== undefined) continue
    seen.set(key, value)
    pairs.push({ first, second, excess: value.minus(elsewhere) })
  }
  return { ok: true, pairs }
}

/** Whether the correlations break the rule that no mix of assets has a variance below zero, and where. */
function impossible(
  underlyings: readonly Underlying[],
  elsewhere: Ratio,
  pairs: readonly ListedPair[],
): CovarianceRefusal | undefined {
  const count = underlyings.length
  const [one, two] = underlyings
  if (one === undefined || two === undefined) return undefined
  const everyPairListed = pairs.length === (count * (count - 1)) / 2
  if (!everyPairListed && elsewhere.abs().gt(ONE)) {
    return { why: 'correlation outside −1 to 1', pair: [one, two], rho: elsewhere }
  }
  const special = [...new Set(pairs.flatMap(({ first, second }) => [first, second]))]
  if (special.length > CORRELATED_MAX) {
    return { why: 'too many correlations', most: CORRELATED_MAX }
  }
  const plain = underlyings.flatMap((_, at) => (special.includes(at) ? [] : [at]))
  const rho = lookUp64(elsewhere, pairs)
  if (holds64(condensed64(special, plain.length, elsewhere.toNumber(), rho))) return undefined
  return worst(underlyings, [...special, ...plain.slice(0, 3)], rho)
}

type Rho64 = (first: number, second: number) => number

function lookUp64(elsewhere: Ratio, pairs: readonly ListedPair[]): Rho64 {
  const common = elsewhere.toNumber()
  const own = new Map<string, number>()
  for (const { first, second, excess } of pairs) {
    own.set(`${first} ${second}`, excess.plus(elsewhere).toNumber())
  }
  return (a, b) => (a === b ? 1 : (own.get(a < b ? `${a} ${b}` : `${b} ${a}`) ?? common))
}

/**
 * The correlation matrix with the n underlyings of no listed pair put together as one equal mix.
 * They differ only in names, so any other mix of them alone has variance 1 − ρ, which is never negative.
 */
function condensed64(
  special: readonly number[],
  plain: number,
  elsewhere: number,
  rho: Rho64,
): number[][] {
  const rows = special.map((a) => special.map((b) => rho(a, b)))
  if (plain === 0) return rows
  const beside = elsewhere * Math.sqrt(plain)
  for (const row of rows) row.push(beside)
  rows.push([...special.map(() => beside), 1 + (plain - 1) * elsewhere])
  return rows
}

/** Whether a symmetric matrix has no eigenvalue below zero: Cholesky's steps go through, with a tolerance. */
function holds64(matrix: readonly (readonly number[])[]): boolean {
  const lower: number[][] = []
  for (const [i, row] of matrix.entries()) {
    const own: number[] = []
    for (let j = 0; j <= i; j += 1) {
      const other = j === i ? own : (lower[j] ?? [])
      let rest = (row[j] ?? 0) + (i === j ? SINGULAR : 0)
      for (let k = 0; k < j; k += 1) rest -= (own[k] ?? 0) * (other[k] ?? 0)
      if (i === j && rest <= 0) return false
      own.push(i === j ? Math.sqrt(rest) : rest / (other[j] ?? 1))
    }
    lower.push(own)
  }
  return true
}

/** Underlyings among which triples are searched for the worst pair; beyond, the weakest mix names it. */
const TRIPLES_MAX = 120

function worst(
  underlyings: readonly Underlying[],
  among: readonly number[],
  rho: Rho64,
): CovarianceRefusal {
  const byTriple = among.length <= TRIPLES_MAX ? worstOfTriples(among, rho) : undefined
  const [first, second] = byTriple?.pair ?? worstOfMix(among, rho)
  const named: Pair = [underlyings[first] ?? '', underlyings[second] ?? '']
  return {
    why: 'correlations cannot all hold',
    pair: named,
    rho: fromFloat(rho(first, second), 'ratio'),
    ...(byTriple === undefined
      ? {}
      : { allowed: { from: ratio(byTriple.from), to: ratio(byTriple.to) } }),
  }
}

/** Given ρᵢₖ and ρⱼₖ, ρᵢⱼ lies within ρᵢₖρⱼₖ ± √((1 − ρᵢₖ²)(1 − ρⱼₖ²)). The pair furthest outside. */
function worstOfTriples(among: readonly number[], rho: Rho64) {
  let found: { pair: [number, number]; from: number; to: number } | undefined
  let furthest = 1e-9
  for (const [at, i] of among.entries()) {
    for (const j of among.slice(at + 1)) {
      for (const k of among) {
        if (k === i || k === j) continue
        const [a, b, c] = [rho(i, k), rho(j, k), rho(i, j)]
        const half = Math.sqrt(Math.max(0, (1 - a * a) * (1 - b * b)))
        const outside = Math.abs(c - a * b) - half
        if (outside <= furthest) continue
        furthest = outside
        found = { pair: [i, j], from: a * b - half, to: a * b + half }
      }
    }
  }
  return found
}

/** Steps of the power method: enough to tell one pair from another. */
const MIX_STEPS = 200

/** The pair that takes most from the variance of the mix whose variance is least. */
function worstOfMix(among: readonly number[], rho: Rho64): [number, number] {
  let mix = among.map((_, at) => 1 + 0.01 * at)
  for (let step = 0; step < MIX_STEPS; step += 1) {
    const next = among.map((i, at) => {
      const pulled = among.reduce((total, j, other) => total + rho(i, j) * (mix[other] ?? 0), 0)
      return among.length * (mix[at] ?? 0) - pulled
    })
    const length = Math.hypot(...next)
    mix = next.map((value) => value / length)
  }
  let found: [number, number] = [among[0] ?? 0, among[1] ?? 0]
  let least = Number.POSITIVE_INFINITY
  for (const [at, i] of among.entries()) {
    for (const [other, j] of among.entries()) {
      if (other <= at) continue
      const taken = rho(i, j) * (mix[at] ?? 0) * (mix[other] ?? 0)
      if (taken < least) [least, found] = [taken, [i, j]]
    }
  }
  return found
}
