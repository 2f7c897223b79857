// Search: has any combination of tiers a nearer death than the one found?
// Branch and bound in float64. It decides only where to look and what is *clearly* out, with room for
// rounding; every distance it compares with comes from the exact path through `settle`.
//
// Each underlying's part of the buffer is a concave line in pieces of its move. Inside an interval it
// lies above its chord, so a pool of chords is one plane, and its distance is never beyond the true one
// (Falk and Soland, "An algorithm for separable nonconvex programming problems", Management Science 15, 1969).
// At the nearest death the moves are −t · Σb for the slopes b found there; since tiers change slopes
// little, this rules out most pieces before any branching.
import { middleOf, pieceAt, slopeAt } from './pieces64'
import {
  chordPlane,
  distanceOf,
  dot64,
  GAIN,
  isClearlyNearer,
  isOut,
  leant,
  movesOn,
  planeAt,
  pull64,
  spread64,
  tilted,
  tiltOf,
  type Bare64,
  type Field64,
  type Plane64,
  type Tilt,
} from './plane64'

/** Work of one search, counted in underlyings looked at: some tens of milliseconds. */
export const SEARCH_WORK_MAX = 2_000_000
/** What settling one combination exactly counts for, per underlying: as long as that many looks. */
const SETTLING_WORK = 1_000
/** Times a box narrows its own runs before it branches. */
const NARROWINGS = 4

/** The exact distance of the best death met when starting from given moves; infinity when there is none. */
export type Settle = (moves: readonly number[]) => number

/** A death as the search knows it: how far, and how hard each price leans on zero there. */
export interface Settled {
  readonly distance: number
  readonly lean: readonly number[]
}

export interface Searched {
  /** Every combination was ruled out or tried. */
  readonly proven: boolean
  /** A combination's plane is nearer than the best, though its death is not: narrowing was unsound. */
  readonly misled: boolean
}

interface Box {
  readonly low: number[]
  readonly high: number[]
}

/**
 * Searches every combination that can be met within the best distance known.
 * `narrow`: also use that moves follow from slopes; sound unless the answer says it was misled.
 */
export function search64(
  field: Field64,
  of: { readonly best: Settled; readonly narrow: boolean },
  settle: Settle,
): Searched {
  const narrow = of.narrow && Number.isFinite(of.best.distance)
  let best = of.best.distance
  const tilt = tiltOf(field, of.best.lean)
  let work = 0
  const stack: Box[] = [wholeOf(field)]
  for (let box = stack.pop(); box !== undefined; box = stack.pop()) {
    work += field.pieces.length + field.pairs.length
    if (work > SEARCH_WORK_MAX) return { proven: false, misled: false }
    const plane = examine(field, box, { best, tilt, narrow })
    if (plane === undefined) continue
    const single = isSingle(box)
    const { low } = box
    const moves = single
      ? field.pieces.map((pieces, at) => middleOf(pieces, low[at] ?? 0))
      : movesOn(plane)
    if (single || bound(field, planeAt(field, moves), { tilt, narrow }) < best * (1 - GAIN)) {
      work += SETTLING_WORK * field.pieces.length
      const met = settle(moves)
      const mistaken = single && narrow && met >= best && isClearlyNearer(plane, best)
      if (mistaken) return { proven: false, misled: true }
      best = Math.min(best, met)
    }
    if (!single) stack.push(...branches(field, moves, box))
  }
  return { proven: true, misled: false }
}

/**
 * Whether the first bound already rules out every combination. Mostly it does, and no start is worth
 * walking from: a nearer death would have to be within the distance known.
 */
export function isNearest64(field: Field64, best: Settled): boolean {
  if (!Number.isFinite(best.distance)) return false
  const tilt = tiltOf(field, best.lean)
  return examine(field, wholeOf(field), { best: best.distance, tilt, narrow: true }) === undefined
}

function wholeOf(field: Field64): Box {
  return {
    low: field.pieces.map(() => 0),
    high: field.pieces.map(({ slopes }) => slopes.length - 1),
  }
}

function isSingle({ low, high }: Box): boolean {
  return low.every((piece, at) => piece === high[at])
}

interface Bounding {
  readonly best: number
  readonly tilt: Tilt
  readonly narrow: boolean
}

/** Distance of a plane by the leans that bound it best; narrowing speaks of one tilt alone. */
function bound(field: Field64, bare: Bare64, of: Pick<Bounding, 'tilt' | 'narrow'>): number {
  return distanceOf(of.narrow ? tilted(field, bare, of.tilt) : leant(field, bare, of.tilt))
}

/** The plane of chords of a box, narrowed in place. Undefined: no death nearer than the best lies in it. */
function examine(field: Field64, box: Box, of: Bounding): Plane64 | undefined {
  for (let pass = 0; ; pass += 1) {
    // Narrowing speaks of the tilted pool alone, whose moves know no price of zero.
    const floor = of.narrow ? Number.NEGATIVE_INFINITY : -1
    const chords = chordPlane(field, box, { best: of.best, floor })
    if (chords === undefined) return undefined
    const plane = tilted(field, chords, of.tilt)
    if (isOut(plane, of.best)) return undefined
    if (!of.narrow) {
      const further = leant(field, chords, of.tilt)
      return isOut(further, of.best) ? undefined : further
    }
    if (pass === NARROWINGS) return plane
    const outcome = narrowed(field, plane, box, of.best)
    if (outcome === 'empty') return undefined
    if (outcome === 'same') return plane
  }
}

/** Keeps the pieces that moves −t · Σb can meet, for slopes of this box and a death within the best distance. */
function narrowed(
  field: Field64,
  plane: Plane64,
  box: Box,
  best: number,
): 'empty' | 'same' | 'changed' {
  const { tilt } = plane
  const steep = field.pieces.map((pieces, at) => slopeAt(pieces, box.low[at] ?? 0))
  const flat = field.pieces.map((pieces, at) => slopeAt(pieces, box.high[at] ?? 0))
  const radius = steep.map((slope, at) => (slope - (flat[at] ?? 0)) / 2)
  const centre = steep.map((slope, at) => (slope + (flat[at] ?? 0)) / 2 - (tilt.lean[at] ?? 0))
  const spread = spread64(field, radius)
  const pulled = pull64(field, centre)
  const wide = Math.sqrt(Math.max(0, dot64(radius, spread)) + tilt.varianceError)
  const middle = Math.sqrt(Math.max(0, dot64(centre, pulled)))
  const deviation = Math.sqrt(Math.max(0, plane.variance) + tilt.varianceError)
  const nearest = Math.max(0, (plane.rest - tilt.restError) / deviation)
  const pace = {
    slow: nearest / (middle + wide),
    fast: middle > wide ? best / (middle - wide) : Number.POSITIVE_INFINITY,
  }
  let outcome: 'same' | 'changed' = 'same'
  for (const [at, pieces] of field.pieces.entries()) {
    const [lowBefore, highBefore] = [box.low[at] ?? 0, box.high[at] ?? 0]
    if (lowBefore === highBefore) continue
    const reach = best * (field.deviations[at] ?? 0)
    const room = reach * 1e-9
    const [own, off] = [pulled[at] ?? 0, spread[at] ?? 0]
    const [from, to] = movesBetween(own - off, own + off, pace)
    const low = Math.max(lowBefore, pieceAt(pieces, Math.max(from, -reach) - room))
    const high = Math.min(highBefore, pieceAt(pieces, Math.min(to, reach) + room))
    if (low > high) return 'empty'
    if (low !== lowBefore || high !== highBefore) outcome = 'changed'
    box.low[at] = low
    box.high[at] = high
  }
  return outcome
}

/** The interval of −t · g for g between two pulls and t between two paces. */
function movesBetween(
  least: number,
  most: number,
  pace: { readonly slow: number; readonly fast: number },
): readonly [number, number] {
  const from = -most * (most > 0 ? pace.fast : pace.slow)
  const to = -least * (least < 0 ? pace.fast : pace.slow)
  return [from, to]
}

/** Splits the underlying whose slopes differ most, at the knot next to the chords' moves; the nearer half is last. */
function branches(field: Field64, moves: readonly number[], box: Box): readonly Box[] {
  let chosen = 0
  let widest = Number.NEGATIVE_INFINITY
  for (const [at, pieces] of field.pieces.entries()) {
    const [low, high] = [box.low[at] ?? 0, box.high[at] ?? 0]
    if (low === high) continue
    const bend = (slopeAt(pieces, low) - slopeAt(pieces, high)) * (field.deviations[at] ?? 0)
    if (bend > widest) [widest, chosen] = [bend, at]
  }
  const [low, high] = [box.low[chosen] ?? 0, box.high[chosen] ?? 0]
  const pieces = field.pieces[chosen]
  const met = pieces === undefined ? low : pieceAt(pieces, moves[chosen] ?? 0)
  const piece = Math.min(high, Math.max(low, met))
  const cut = Math.min(piece, high - 1)
  const below: Box = { low: [...box.low], high: box.high.with(chosen, cut) }
  const above: Box = { low: box.low.with(chosen, cut + 1), high: [...box.high] }
  return piece <= cut ? [above, below] : [below, above]
}

/** Starts besides the marks: a fall and a rise of each underlying with tiers in reach, the steepest first. */
const STARTS_MAX = 32
/** Planes walked in float64 from one start. */
const WALK_MAX = 8

/** Moves in whose tiers a walk from the marks ends. Undefined: no assumed move gets anywhere. */
export function endOfWalk64(field: Field64): readonly number[] | undefined {
  const upright = tiltOf(
    field,
    field.pieces.map(() => 0),
  )
  let moves: readonly number[] = field.pieces.map(() => 0)
  let before = Number.POSITIVE_INFINITY
  for (let step = 0; step < WALK_MAX; step += 1) {
    const plane = tilted(field, planeAt(field, moves), upright)
    const distance = distanceOf(plane)
    if (distance === Number.POSITIVE_INFINITY) return undefined
    if (distance >= before * (1 - GAIN)) break
    before = distance
    moves = movesOn(plane)
  }
  return moves
}

/** Walks from a fall and a rise of each underlying; what looks nearer than the best is settled exactly. */
export function startsFrom64(field: Field64, best: Settled, settle: Settle): void {
  const tilt = tiltOf(field, best.lean)
  let nearest = best.distance
  // Most starts soon end on the same few planes: once is enough to walk from one.
  const walked = new Set<number>()
  for (const { at, moves: both } of startsOf(field)) {
    for (const move of both) {
      let moves: readonly number[] = field.pieces.map((_, own) => (own === at ? move : 0))
      let before = Number.POSITIVE_INFINITY
      for (let step = 0; step < WALK_MAX; step += 1) {
        const bare = planeAt(field, moves)
        const plane = tilted(field, bare, tilt)
        const distance = distanceOf(plane)
        const isNear = (found: number) => found < nearest * (1 - GAIN)
        // Solving exactly is dear where prices stand at zero: the leans that bound it best are asked first.
        if (isNear(distance) && isNear(distanceOf(leant(field, bare, tilt)))) {
          nearest = Math.min(nearest, settle(moves))
        }
        if (distance >= before * (1 - GAIN) || distance === Number.POSITIVE_INFINITY) break
        if (walked.has(distance)) break
        walked.add(distance)
        before = distance
        moves = movesOn(plane)
      }
    }
  }
}

/** The furthest fall and rise of the underlyings whose slopes change most. */
function startsOf(field: Field64) {
  return field.pieces
    .flatMap((pieces, at) => {
      const last = pieces.slopes.length - 1
      const turn = slopeAt(pieces, 0) - slopeAt(pieces, last)
      const moves = [middleOf(pieces, 0), middleOf(pieces, last)] as const
      return last === 0 ? [] : [{ at, moves, bend: turn * (field.deviations[at] ?? 0) }]
    })
    .toSorted((a, b) => b.bend - a.bend)
    .slice(0, STARTS_MAX)
}
