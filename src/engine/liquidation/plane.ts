// Planes: the least implausible moves that bring a buffer of one plane to zero, no price below zero.
// With x the moves, b the slopes and Σ the covariance, xᵀΣ⁻¹x is least on rest + b·x = 0 at
//   x = −rest · Σb ÷ (bᵀΣb),   at rest ÷ √(bᵀΣb) standard deviations.
// Where that asks a price to fall by more than all of itself, the prices that reach zero are held there
// by the dual active-set method of Goldfarb and Idnani ("A numerically stable dual method for solving
// strictly convex quadratic programs", Mathematical Programming 27, 1983), which needs only Σ.
import {
  asNonZero,
  inDigits,
  isNonZero,
  least,
  ONE,
  ratio,
  sign,
  sqrt,
  sum,
  ZERO,
  type Ratio,
} from '../units/amount'
import { atZero64 } from './at-zero64'
import type { Covariance } from './covariance'
import type { Face } from './face'

/** Prices that may stand at zero in one answer: dense steps of this size still take some ms. */
export const AT_ZERO_MAX = 40

/** Relative size below which a 40-digit difference is rounding and not a figure. */
const DUST = ratio('1e-25')
const MINUS_ONE = ratio(-1)
/** Rounding of one amount to float64, with room. */
const ROUNDING = 1e-15

/** The lethal moves of one plane, each worked out when asked: most deaths are only passed by. */
export interface Death {
  readonly sigmas: Ratio
  /** Relative move of the underlying at a place. */
  readonly moveAt: (place: number) => Ratio
  /** The moves in float64, and how far each may be off. */
  readonly near: readonly number[]
  readonly room: readonly number[]
  /** Share of a death per USD of slope at a place: Σ slope × pull = 1. */
  readonly pullAt: (place: number) => Ratio
  /** How hard each price leans on zero, in USD of slope. Empty: none does. */
  readonly lean: readonly Ratio[]
}

/** unreachable: no assumed move gets there. too many: more prices at zero than are solved for. */
export type OnPlane =
  | { readonly kind: 'at'; readonly death: Death }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'too many at zero' }

/** The nearest lethal moves of a face whose `rest` is not negative. */
export function nearestOn(face: Face, covariance: Covariance): OnPlane {
  const slopes = face.slopes.map(inDigits)
  const rest = inDigits(face.rest)
  const pull = covariance.pull(slopes)
  const { variance } = pull
  if (variance.lte(DUST.times(DUST).times(pull.gross))) return { kind: 'unreachable' }
  const base = asNonZero(variance, 'the variance of a plane')
  const scale = rest.div(base).neg()
  const share = ONE.div(base)
  const moveAt = (place: number) => pull.at(place).times(scale)
  const scale64 = scale.toNumber()
  const near = pull.near.map((value) => value * scale64)
  const room = pull.room.map((off) => Math.abs(off * scale64))
  const below = near.some((move, at) => {
    const off = room[at] ?? 0
    return move < -1 + off + NEAR_ZERO && moveAt(at).lt(MINUS_ONE)
  })
  if (below) return heldAtZero(slopes, rest, covariance)
  const sigmas = rest.div(asNonZero(sqrt(variance), 'the deviation of a plane'))
  const pullAt = (place: number) => pull.at(place).times(share)
  return { kind: 'at', death: { sigmas, moveAt, near, room, pullAt, lean: [] } }
}
/** Moves this near −1 are compared exactly. */
const NEAR_ZERO = 1e-9

/** A condition normal·x ≥ bound that the answer must meet. `at`: the price it holds up; −1 for the plane. */
interface Condition {
  readonly at: number
  readonly normal: readonly Ratio[]
  readonly pulled: readonly Ratio[]
  readonly bound: Ratio
  readonly multiplier: Ratio
}

/** The same with prices held at zero: those float64 names, where they meet every condition, else one by one. */
function heldAtZero(slopes: readonly Ratio[], rest: Ratio, covariance: Covariance): OnPlane {
  const guess = atZero64(slopes, rest, { covariance, most: AT_ZERO_MAX })
  if (guess === 'more') return { kind: 'too many at zero' }
  return (
    (guess === undefined ? undefined : heldAt(guess, slopes, rest, covariance)) ??
    heldOneByOne(slopes, rest, covariance)
  )
}

/**
 * The answer with the given prices at zero, or undefined where it is not the nearest: a price is below zero, or
 * one is held that would rather rise. Meeting the conditions is enough, since what is least is convex.
 */
function heldAt(
  places: readonly number[],
  slopes: readonly Ratio[],
  rest: Ratio,
  covariance: Covariance,
): OnPlane | undefined {
  const conditions = [
    { at: -1, normal: slopes.map((slope) => slope.neg()), bound: rest },
    ...places.map((place) => ({
      at: place,
      normal: slopes.map((_, at) => (at === place ? ONE : ZERO)),
      bound: MINUS_ONE,
    })),
  ].map((condition) => ({ ...condition, pulled: covariance.times(condition.normal) }))
  const multipliers = solved(
    conditions.map((row) => conditions.map((column) => along(row, column.pulled))),
    conditions.map(({ bound }) => bound),
  )
  if (multipliers === undefined || multipliers.some((value) => sign(value) < 0)) return undefined
  const moves = slopes.map((_, at) =>
    places.includes(at)
      ? MINUS_ONE
      : conditions.reduce(
          (total, { pulled }, own) =>
            total.plus((pulled[at] ?? ZERO).times(multipliers[own] ?? ZERO)),
          ZERO,
        ),
  )
  if (mostBroken(moves) !== undefined) return undefined
  const active = conditions.map((condition, own) => ({
    ...condition,
    multiplier: multipliers[own] ?? ZERO,
  }))
  return settled(active, moves, rest)
}

/** normal · vector: of a price that is held, its own entry alone. */
function along({ at, normal }: Pick<Condition, 'at' | 'normal'>, vector: readonly Ratio[]): Ratio {
  return at >= 0 ? (vector[at] ?? ZERO) : dot(normal, vector)
}

/** Each round adds one condition; the distance only grows, so it ends. */
function heldOneByOne(slopes: readonly Ratio[], rest: Ratio, covariance: Covariance): OnPlane {
  const normal = slopes.map((slope) => slope.neg())
  const pulled = covariance.times(normal)
  const multiplier = rest.div(asNonZero(dot(normal, pulled), 'the variance of a plane'))
  let active: readonly Condition[] = [{ at: -1, normal, pulled, bound: rest, multiplier }]
  let moves: readonly Ratio[] = pulled.map((value) => value.times(multiplier))
  for (;;) {
    const broken = mostBroken(moves)
    if (broken === undefined) return settled(active, moves, rest)
    if (active.length > AT_ZERO_MAX) return { kind: 'too many at zero' }
    const unit = slopes.map((_, at) => (at === broken ? ONE : ZERO))
    const added = withCondition(active, moves, {
      at: broken,
      normal: unit,
      pulled: covariance.times(unit),
      bound: MINUS_ONE,
      multiplier: ZERO,
    })
    if (added === undefined) return { kind: 'unreachable' }
    ;({ active, moves } = added)
  }
}

/** The price furthest below zero. */
function mostBroken(moves: readonly Ratio[]): number | undefined {
  let worst = MINUS_ONE.minus(DUST)
  let found: number | undefined
  for (const [at, move] of moves.entries()) {
    if (move.gte(worst)) continue
    worst = move
    found = at
  }
  return found
}

/** Adds one condition, dropping those whose multiplier would turn negative. Undefined: they cannot all hold. */
function withCondition(
  before: readonly Condition[],
  start: readonly Ratio[],
  added: Condition,
): { readonly active: readonly Condition[]; readonly moves: readonly Ratio[] } | undefined {
  let active = before
  let moves = start
  let { multiplier } = added
  // Every pass but the last drops a condition, so there are no more passes than conditions.
  for (;;) {
    const shares = solved(
      active.map((row) => active.map((column) => along(row, column.pulled))),
      active.map((row) => along(row, added.pulled)),
    )
    if (shares === undefined) return undefined
    const step = added.pulled.map((value, at) =>
      active.reduce(
        (left, row, own) => left.minus((row.pulled[at] ?? ZERO).times(shares[own] ?? ZERO)),
        value,
      ),
    )
    const gain = dot(added.normal, step)
    const free = gain.gt(DUST.times(dot(added.normal, added.pulled)))
    const full = free
      ? added.bound.minus(dot(added.normal, moves)).div(asNonZero(gain, 'a gain'))
      : undefined
    const blocked = firstBlocked(active, shares)
    if (full === undefined && blocked === undefined) return undefined
    const length =
      full === undefined || blocked === undefined
        ? (full ?? blocked?.length ?? ZERO)
        : least(full, blocked.length)
    if (free) moves = moves.map((move, at) => move.plus((step[at] ?? ZERO).times(length)))
    multiplier = multiplier.plus(length)
    active = active.map((row, own) => ({
      ...row,
      multiplier: row.multiplier.minus(length.times(shares[own] ?? ZERO)),
    }))
    if (full !== undefined && (blocked === undefined || full.lte(blocked.length))) {
      return { active: [...active, { ...added, multiplier }], moves }
    }
    active = active.filter((_, own) => own !== blocked?.own)
  }
}

function firstBlocked(active: readonly Condition[], shares: readonly Ratio[]) {
  let found: { readonly own: number; readonly length: Ratio } | undefined
  for (const [own, { multiplier }] of active.entries()) {
    const share = shares[own] ?? ZERO
    if (sign(share) <= 0 || !isNonZero(share)) continue
    const length = multiplier.div(share)
    if (found === undefined || length.lt(found.length)) found = { own, length }
  }
  return found
}

/** The answer from the conditions that hold it: x = Σ(Σ multiplier × normal), so xᵀΣ⁻¹x = Σ multiplier × bound. */
function settled(active: readonly Condition[], moves: readonly Ratio[], rest: Ratio): OnPlane {
  const plane = active.find((row) => row.at < 0)
  if (plane === undefined || !isNonZero(plane.multiplier) || !isNonZero(rest)) {
    return { kind: 'unreachable' }
  }
  const squared = sum(
    active.map((row) => row.multiplier.times(row.bound)),
    ZERO,
  )
  const lean = moves.map(() => ZERO)
  for (const row of active) {
    if (row.at >= 0) lean[row.at] = row.multiplier.div(plane.multiplier)
  }
  const moveAt = (place: number) => moves[place] ?? ZERO
  const near = moves.map((move) => move.toNumber())
  const room = near.map((move) => Math.abs(move) * ROUNDING)
  const pullAt = (place: number) => moveAt(place).neg().div(rest)
  return { kind: 'at', death: { sigmas: sqrt(squared), moveAt, near, room, pullAt, lean } }
}

function dot(a: readonly Ratio[], b: readonly Ratio[]): Ratio {
  return a.reduce((total, value, at) => {
    const other = b[at] ?? ZERO
    return value.isZero() || other.isZero() ? total : total.plus(value.times(other))
  }, ZERO)
}

/** Solves a small symmetric system by elimination; undefined when it has no single answer. */
function solved(
  matrix: readonly (readonly Ratio[])[],
  right: readonly Ratio[],
): readonly Ratio[] | undefined {
  const rows = matrix.map((row, at) => [...row, right[at] ?? ZERO])
  const size = rows.length
  for (let at = 0; at < size; at += 1) {
    const pivotRow = rows[at]
    const pivot = pivotRow?.[at]
    if (pivotRow === undefined || pivot === undefined || !isNonZero(pivot)) return undefined
    for (let below = at + 1; below < size; below += 1) {
      const row = rows[below]
      if (row === undefined) continue
      const factor = (row[at] ?? ZERO).div(pivot)
      if (factor.isZero()) continue
      for (let column = at; column <= size; column += 1) {
        row[column] = (row[column] ?? ZERO).minus(factor.times(pivotRow[column] ?? ZERO))
      }
    }
  }
  const answer: Ratio[] = []
  for (let at = size - 1; at >= 0; at -= 1) {
    const row = rows[at] ?? []
    let rest = row[size] ?? ZERO
    for (let column = at + 1; column < size; column += 1) {
      rest = rest.minus((row[column] ?? ZERO).times(answer[column] ?? ZERO))
    }
    answer[at] = rest.div(asNonZero(row[at] ?? ZERO, 'a pivot'))
  }
  return answer
}
