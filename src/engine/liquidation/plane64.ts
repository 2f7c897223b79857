// Planes in float64: how far is a plane, with its rounding, so that a search can tell what is clearly out.
import { float64 } from '../units/float64'
import type { Covariance } from './covariance'
import { chordSlope, pieceAt, piecesWithin, slopeAt, valueAt, type Pieces64 } from './pieces64'

/** Relative gain too small to be looked for: far below any figure shown, far above rounding. */
export const GAIN = 1e-11
/** Rounding of one float64 operation, with room. */
const ROUNDING = 1e-15

export interface Pair64 {
  readonly first: number
  readonly second: number
  readonly excess: number
}

/** A pool as the search sees it, by underlying. */
export interface Field64 {
  /** Buffer at the marks, not negative. */
  readonly rest: number
  readonly pieces: readonly Pieces64[]
  readonly deviations: readonly number[]
  readonly elsewhere: number
  readonly pairs: readonly Pair64[]
}

export function fieldOf(rest: number, pieces: readonly Pieces64[], of: Covariance): Field64 {
  return {
    rest,
    pieces,
    deviations: of.deviations.map(float64),
    elsewhere: of.elsewhere.toNumber(),
    pairs: of.pairs.map(({ first, second, excess }) => ({
      first,
      second,
      excess: excess.toNumber(),
    })),
  }
}

/** The same with the pieces that can be met within a distance alone. */
export function fieldWithin(field: Field64, distance: number): Field64 {
  const pieces = field.pieces.map((own, at) =>
    piecesWithin(own, reachOf(distance, field.deviations[at] ?? 0)),
  )
  return { ...field, pieces }
}

/** How far one underlying can move within a distance; a little more, for rounding. */
function reachOf(furthest: number, deviation: number): number {
  return deviation === 0 ? 0 : furthest * deviation * (1 + 1e-9)
}

/**
 * How hard prices lean on zero, by underlying. Prices stay above zero, so lean × (1 + move) is never
 * negative, and the buffer less that never lies above the true one: a distance bounded with a lean holds
 * without it. `varianceError` and `restError` bound the rounding of any plane under the lean.
 */
export interface Tilt {
  readonly lean: readonly number[]
  readonly total: number
  readonly varianceError: number
  readonly restError: number
}

export function tiltOf(field: Field64, lean: readonly number[]): Tilt {
  let gross = 0
  let rests = field.rest
  let total = 0
  for (const [at, pieces] of field.pieces.entries()) {
    const last = pieces.slopes.length - 1
    const leaning = lean[at] ?? 0
    const steepest = Math.abs(slopeAt(pieces, 0)) + Math.abs(slopeAt(pieces, last)) + leaning
    gross += steepest * (field.deviations[at] ?? 0)
    rests += (pieces.rests[0] ?? 0) + (pieces.rests[last] ?? 0) + leaning
    total += leaning
  }
  const steps = ROUNDING * (field.pieces.length + field.pairs.length + 32)
  return { lean, total, varianceError: steps * gross * gross, restError: steps * rests }
}

/** One plane under one tilt: its slopes, their pull Σb and variance, and the moves nearest on it. */
export interface Plane64 {
  readonly slopes: readonly number[]
  readonly pulled: readonly number[]
  readonly rest: number
  readonly variance: number
  readonly tilt: Tilt
}

/** Slopes and rest of a plane before any tilt. */
export interface Bare64 {
  readonly slopes: readonly number[]
  readonly rest: number
}

export function tilted(field: Field64, { slopes, rest }: Bare64, tilt: Tilt): Plane64 {
  const leaning: number[] = []
  for (let at = 0; at < slopes.length; at += 1) {
    leaning.push((slopes[at] ?? 0) - (tilt.lean[at] ?? 0))
  }
  const pulled = pull64(field, leaning)
  const variance = dot64(leaning, pulled)
  return { slopes: leaning, pulled, rest: rest - tilt.total, variance, tilt }
}

/** Distance of a plane; infinite where its variance is no more than rounding. */
export function distanceOf({ rest, variance, tilt }: Plane64): number {
  if (variance <= tilt.varianceError) return Number.POSITIVE_INFINITY
  return Math.max(0, rest) / Math.sqrt(variance)
}

/** The moves nearest on a plane, held at prices of zero. */
export function movesOn({ pulled, rest, variance }: Plane64): readonly number[] {
  const pace = variance > 0 && rest > 0 ? rest / variance : 0
  return pulled.map((value) => Math.max(-1, -pace * value))
}

/** Prices pushed back to zero, one at a time, for one bound. */
const LEANINGS = 24
/** A push that changes a lean by less than this share changes no bound. */
const SETTLED = 1e-9

/**
 * A plane with the leans that bound it best, from a given tilt on: each step pushes the price furthest from
 * its due place so that, alone, it stands at zero (or leans no more). Any leans are sound; the furthest
 * bound met is kept.
 */
export function leant(field: Field64, bare: Bare64, start: Tilt): Plane64 {
  let plane = tilted(field, bare, start)
  let best = plane
  const lean = field.pieces.map((_, at) => start.lean[at] ?? 0)
  for (let step = 0; step < LEANINGS; step += 1) {
    const push = furthestPush(field, plane, lean)
    if (push === undefined) return best
    lean[push.at] = push.lean
    plane = tilted(field, bare, tiltOf(field, [...lean]))
    if (distanceOf(plane) > distanceOf(best)) best = plane
  }
  return best
}

/**
 * With rest a, slopes b and pull g = Σb, leaning m more on price i puts it at zero when
 * m = (a gᵢ − bᵀΣb) ÷ (a Σᵢᵢ − gᵢ).
 */
function furthestPush(field: Field64, plane: Plane64, lean: readonly number[]) {
  const { pulled, rest, variance } = plane
  if (!(variance > 0) || rest <= 0) return undefined
  let found: { at: number; lean: number } | undefined
  let furthest = SETTLED
  for (const [at, own] of pulled.entries()) {
    const before = lean[at] ?? 0
    const off = (rest / variance) * own - 1
    if (off <= 0 && before === 0) continue
    const deviation = field.deviations[at] ?? 0
    const room = rest * deviation * deviation - own
    if (room <= 0 || Math.abs(off) <= furthest) continue
    const after = Math.max(0, before + (rest * own - variance) / room)
    if (Math.abs(after - before) <= SETTLED * before) continue
    furthest = Math.abs(off)
    found = { at, lean: after }
  }
  return found
}

/** Whether a plane is clearly no nearer than the best distance. */
export function isOut({ rest, variance, tilt }: Plane64, best: number): boolean {
  const lowest = rest - tilt.restError
  if (!Number.isFinite(best)) return variance <= tilt.varianceError && lowest > 0
  return lowest >= best * (1 - GAIN) * Math.sqrt(Math.max(0, variance) + tilt.varianceError)
}

/** Whether a plane is nearer than the best by more than rounding explains. */
export function isClearlyNearer({ rest, variance, tilt }: Plane64, best: number): boolean {
  const least = Math.max(0, variance - tilt.varianceError)
  return rest + tilt.restError < best * (1 - GAIN) * Math.sqrt(least)
}

/** The plane of the tiers that hold at given moves. */
export function planeAt(field: Field64, moves: readonly number[]): Bare64 {
  let { rest } = field
  const slopes: number[] = []
  for (let at = 0; at < field.pieces.length; at += 1) {
    const pieces = field.pieces[at]
    if (pieces === undefined) continue
    const piece = pieceAt(pieces, moves[at] ?? 0)
    rest += pieces.rests[piece] ?? 0
    slopes.push(slopeAt(pieces, piece))
  }
  return { slopes, rest }
}

/** A combination of runs of pieces, one run per underlying; both ends count. */
export interface Box64 {
  readonly low: readonly number[]
  readonly high: readonly number[]
}

/**
 * The plane of chords over a box: within `best` standard deviations it lies nowhere above the buffer.
 * `floor`: the furthest fall looked at. Undefined: the box is out of reach.
 */
export function chordPlane(
  field: Field64,
  box: Box64,
  of: { readonly best: number; readonly floor: number },
): Bare64 | undefined {
  let { rest } = field
  const slopes: number[] = []
  for (const [at, pieces] of field.pieces.entries()) {
    const [low, high] = [box.low[at] ?? 0, box.high[at] ?? 0]
    if (low === high) {
      slopes.push(slopeAt(pieces, low))
      rest += pieces.rests[low] ?? 0
      continue
    }
    const reach = of.best * (field.deviations[at] ?? 0)
    const from = Math.max(pieces.knots[low - 1] ?? of.floor, of.floor, -reach)
    const to = Math.min(pieces.knots[high] ?? reach, reach)
    if (from > to + GAIN) return undefined
    const slope = chordSlope(pieces, { low, high, from, to })
    slopes.push(slope)
    rest += valueAt(pieces, from) - slope * from
  }
  return { slopes, rest }
}

/** Σ × vector. */
export function pull64(field: Field64, vector: readonly number[]): number[] {
  return product64(field, vector, { common: field.elsewhere, bySize: false })
}

/** The same with every correlation taken by its size: how far a pull can be off for slopes off by a radius. */
export function spread64(field: Field64, radius: readonly number[]): number[] {
  return product64(field, radius, { common: Math.abs(field.elsewhere), bySize: true })
}

/** Walked some hundreds of times per question, so it is plain loops. */
function product64(
  { deviations, elsewhere, pairs }: Field64,
  vector: readonly number[],
  { common, bySize }: { readonly common: number; readonly bySize: boolean },
): number[] {
  const scaled: number[] = []
  let total = 0
  for (let at = 0; at < vector.length; at += 1) {
    const own = (vector[at] ?? 0) * (deviations[at] ?? 0)
    scaled.push(own)
    total += own
  }
  const shared = common * total
  const inner: number[] = []
  for (const own of scaled) inner.push(shared + (1 - common) * own)
  for (const pair of pairs) {
    const { first, second } = pair
    const excess = bySize ? Math.abs(elsewhere + pair.excess) - common : pair.excess
    inner[first] = (inner[first] ?? 0) + excess * (scaled[second] ?? 0)
    inner[second] = (inner[second] ?? 0) + excess * (scaled[first] ?? 0)
  }
  for (let at = 0; at < inner.length; at += 1) {
    inner[at] = (inner[at] ?? 0) * (deviations[at] ?? 0)
  }
  return inner
}

export function dot64(a: readonly number[], b: readonly number[]): number {
  let sum = 0
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0)
  return sum
}
