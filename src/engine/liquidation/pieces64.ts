// Pieces: one underlying's part of the buffer, in float64, as straight pieces of its relative move.
// For ordering a search only: nothing here ends in a figure.
import type { LegLine } from '../margin/stand'
import { float64 } from '../units/float64'
import { slopeIn } from './face'
import { knotsOf, type Knot64 } from './knots64'

/** Pieces in order of the move, knots ascending. Piece k runs from knot k − 1 to knot k. */
export interface Pieces64 {
  readonly knots: readonly number[]
  readonly slopes: readonly number[]
  /** Added to the buffer at the marks by each piece's line; zero for the piece at the marks. */
  readonly rests: readonly number[]
}

/** Knots closer than this are one: between them no plane matters. */
const APART = 1e-14

/** The pieces of one underlying whose legs share its move. */
export function piecesOf(lines: readonly LegLine[]): Pieces64 {
  const [first] = lines
  const known = first === undefined ? undefined : piecesKept.get(first)
  if (known?.lines.length === lines.length && lines.every((line, at) => line === known.lines[at])) {
    return known.pieces
  }
  const pieces = joined(lines)
  if (first !== undefined) piecesKept.set(first, { lines, pieces })
  return pieces
}
/** By first leg. Lines outlive an edit elsewhere, and with them what they join to. */
const piecesKept = new WeakMap<
  LegLine,
  { readonly lines: readonly LegLine[]; readonly pieces: Pieces64 }
>()

function joined(lines: readonly LegLine[]): Pieces64 {
  const own = lines.map(knotsOf)
  const left = merged(own.flatMap(({ falls }) => falls).toSorted((a, b) => b.at - a.at))
  const right = merged(own.flatMap(({ rises }) => rises).toSorted((a, b) => a.at - b.at))
  const steep = lines.reduce((total, line) => total + float64(slopeIn(line, line.tier)), 0)
  const below = stepped(steep, left, 1)
  const above = stepped(steep, right, -1)
  return {
    knots: [...left.map(({ at }) => at).toReversed(), ...right.map(({ at }) => at)],
    slopes: [...below.slopes.toReversed(), steep, ...above.slopes],
    rests: [...below.rests.toReversed(), 0, ...above.rests],
  }
}

/** The pieces that a move can meet within a reach either way. */
export function piecesWithin(pieces: Pieces64, reach: number): Pieces64 {
  const { knots, slopes, rests } = pieces
  const from = knots.findIndex((knot) => knot >= -reach)
  const to = knots.findLastIndex((knot) => knot <= reach)
  if (from === 0 && to === knots.length - 1) return pieces
  const [first, last] = from < 0 ? [knots.length, knots.length] : [from, Math.max(from, to + 1)]
  return {
    knots: knots.slice(first, last),
    slopes: slopes.slice(first, last + 1),
    rests: rests.slice(first, last + 1),
  }
}

/** Slopes and rests of the pieces beyond each knot, going away from the marks: lines join at the knots. */
function stepped(start: number, knots: readonly Knot64[], side: 1 | -1) {
  const slopes: number[] = []
  const rests: number[] = []
  let slope = start
  let rest = 0
  for (const { at, drop } of knots) {
    slope += side * drop
    rest -= side * drop * at
    slopes.push(slope)
    rests.push(rest)
  }
  return { slopes, rests }
}

function merged(sorted: readonly Knot64[]): readonly Knot64[] {
  const kept: Knot64[] = []
  for (const knot of sorted) {
    const last = kept.at(-1)
    if (last !== undefined && Math.abs(knot.at - last.at) <= APART) {
      kept[kept.length - 1] = { at: last.at, drop: last.drop + knot.drop }
    } else kept.push(knot)
  }
  return kept
}

/** The piece that holds a move; a move on a knot belongs to the piece below it. */
export function pieceAt({ knots }: Pieces64, move: number): number {
  let low = 0
  let high = knots.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((knots[middle] ?? 0) < move) low = middle + 1
    else high = middle
  }
  return low
}

/** What the underlying adds to the buffer at the marks when it moves. */
export function valueAt(pieces: Pieces64, move: number): number {
  const piece = pieceAt(pieces, move)
  return (pieces.rests[piece] ?? 0) + (pieces.slopes[piece] ?? 0) * move
}

/** Where a run of pieces begins and ends. */
export interface Run64 {
  readonly low: number
  readonly high: number
  readonly from: number
  readonly to: number
}

/** Average slope over a run, weighed by width: no difference of nearly equal values. */
export function chordSlope(pieces: Pieces64, { low, high, from, to }: Run64): number {
  if (to === Number.POSITIVE_INFINITY) return pieces.slopes[high] ?? 0
  let total = 0
  let width = 0
  for (let piece = low; piece <= high; piece += 1) {
    const start = piece === low ? from : Math.max(from, pieces.knots[piece - 1] ?? from)
    const end = piece === high ? to : Math.min(to, pieces.knots[piece] ?? to)
    if (end <= start) continue
    total += (pieces.slopes[piece] ?? 0) * (end - start)
    width += end - start
  }
  return width > 0 ? total / width : (pieces.slopes[low] ?? 0)
}

/** A move well inside a piece; no price is below zero. */
export function middleOf({ knots }: Pieces64, piece: number): number {
  const from = piece === 0 ? -1 : (knots[piece - 1] ?? -1)
  const to = knots[piece] ?? from + 1
  return (from + to) / 2
}

/** Slope of a pool's steepest and flattest piece, by place. */
export function slopeAt(pieces: Pieces64, piece: number): number {
  return pieces.slopes[piece] ?? 0
}
