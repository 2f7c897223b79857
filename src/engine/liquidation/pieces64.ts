// Pieces: one underlying's part of the buffer, in float64, as straight pieces of its relative move.
// For ordering a search only: nothing here ends in a figure.
import type { LegLine } from '../margin/stand'
import { slopeIn } from './face'

/** Pieces in order of the move, knots ascending. Piece k runs from knot k − 1 to knot k. */
export interface Pieces64 {
  readonly knots: readonly number[]
  readonly slopes: readonly number[]
  /** Added to the buffer at the marks by each piece's line; zero for the piece at the marks. */
  readonly rests: readonly number[]
}

interface Knot64 {
  readonly at: number
  readonly drop: number
}

/** Knots closer than this are one: between them no plane matters. */
const APART = 1e-14

/** The pieces of one underlying whose legs share its move, as far as the move can reach either way. */
export function piecesOf(lines: readonly LegLine[], reach: number): Pieces64 {
  const falls: Knot64[] = []
  const rises: Knot64[] = []
  for (const line of lines) {
    const own = knotsOf(line)
    for (const knot of own.rises) {
      if (knot.at > reach) break
      rises.push(knot)
    }
    for (const knot of own.falls) {
      if (knot.at < -reach) break
      falls.push(knot)
    }
  }
  const left = merged(falls.toSorted((a, b) => b.at - a.at))
  const right = merged(rises.toSorted((a, b) => a.at - b.at))
  const steep = lines.reduce((total, line) => total + knotsOf(line).slope, 0)
  const below = stepped(steep, left, 1)
  const above = stepped(steep, right, -1)
  return {
    knots: [...left.map(({ at }) => at).toReversed(), ...right.map(({ at }) => at)],
    slopes: [...below.slopes.toReversed(), steep, ...above.slopes],
    rests: [...below.rests.toReversed(), 0, ...above.rests],
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

/** One leg in float64: its slope at the marks and its tier edges, going away from the marks. */
interface Knots64 {
  readonly slope: number
  readonly falls: readonly Knot64[]
  readonly rises: readonly Knot64[]
}

/** At floor ÷ notional − 1 the slope drops by the rise of rate × notional. */
function knotsOf(line: LegLine): Knots64 {
  const known = knotsKept.get(line)
  if (known !== undefined) return known
  const { tiers } = line.leg
  const notional = tiers.length === 1 ? 0 : line.notional.toNumber()
  const above = (tier: number): Knot64[] => {
    const [own, next] = [tiers[tier], tiers[tier + 1]]
    if (own === undefined || next === undefined) return []
    const at = next.floor.toNumber() / notional - 1
    return [{ at, drop: next.rate.minus(own.rate).toNumber() * notional }]
  }
  const knots = tiers.flatMap((_, tier) => above(tier))
  const found = {
    slope: slopeIn(line, line.tier).toNumber(),
    falls: knots.slice(0, line.tier).toReversed(),
    rises: knots.slice(line.tier),
  }
  knotsKept.set(line, found)
  return found
}
/** Lines outlive an edit elsewhere, and turning decimals into floats is most of the work. */
const knotsKept = new WeakMap<LegLine, Knots64>()

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
