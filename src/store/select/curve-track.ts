// Track: one pool of one side along one path of prices. Where it stands, where it is liquidated, where its
// margin tiers change, and what it is worth anywhere on the way.
// Points that are drawn come from the float64 twin, points that are printed from the exact form.
import { lower, type Lowered } from '../../engine/kernels/lower'
import { EQUITY, MAINTENANCE, surplus64 } from '../../engine/kernels/surplus64'
import { crossings, type Course } from '../../engine/liquidation/crossing'
import { commonRay, courseAlong } from '../../engine/liquidation/ray'
import {
  appraise,
  outsetOf,
  standingOf,
  type Appraisal,
  type Standing,
} from '../../engine/margin/stand'
import type { MarketId } from '../../engine/model/market'
import {
  inDigits,
  NOTHING,
  ONE,
  ratio,
  roundToDigits,
  usd,
  ZERO,
  type Price,
  type Ratio,
} from '../../engine/units/amount'
import { must } from '../../engine/units/outcome'
import { once } from '../derive'
import { bandIn } from './questions'

/**
 * A place on a path: the price of the one market that moves, or the move, as a fraction, that all moving
 * markets share. Kept as digits, since places of one path are only compared with each other.
 */
export type Place = Ratio

/** What moves. With `priced`, one market alone, told by its price. */
export interface Path {
  readonly moving: readonly MarketId[]
  readonly priced?: MarketId
}

export interface Edge {
  readonly at: Place
  /** Which way is danger from here: a fall beyond a lower edge, a rise beyond an upper one. */
  readonly side: 'lower' | 'upper'
}

export interface Track {
  readonly appraisal: Appraisal
  readonly path: Path
  /** Absent where the pool does not hold the market whose price is the path. */
  readonly present?: Place
  /** Every place at which the pool passes from safe to liquidated, in order. */
  readonly edges: readonly Edge[]
  /** Liquidated wherever the path goes. */
  readonly isLost: boolean
  /** The edges are only the nearest: a margin table jumps with notional. */
  readonly nearestOnly: boolean
  /** Places where a moving leg changes its tier. At a jump the requirement itself steps. */
  readonly knots: readonly { readonly at: Place; readonly jumps: boolean }[]
}

/** A pool along a path. */
export function trackOf(appraisal: Appraisal, path: Path): Track {
  // Asked as every other question is: a pool that only rounding keeps at zero is safe, and dies at once.
  const outset = outsetOf(appraisal)
  const asked = outset.kind === 'safe' ? outset.appraisal : appraisal
  const fall = courseAlong(asked, commonRay(path.moving, MINUS_ONE), { everyKnot: true })
  const rise = courseAlong(asked, commonRay(path.moving, ONE), { everyKnot: true })
  const present = path.priced === undefined ? ZERO : markIn(appraisal, path.priced)
  const placeOf = (move: Ratio) => placeAt(present ?? ZERO, path, move)
  const knots = [
    ...fall.knots.map(({ at, jump }) => ({ at: placeOf(at.neg()), jumps: jump !== undefined })),
    ...rise.knots.map(({ at, jump }) => ({ at: placeOf(at), jumps: jump !== undefined })),
  ]
  const base = { appraisal, path, knots, ...(present === undefined ? {} : { present }) }
  const { priced } = path
  return priced === undefined || present === undefined
    ? { ...base, nearestOnly: false, ...edgesAlong(appraisal, fall, rise) }
    : { ...base, ...edgesOfMarket(appraisal, priced) }
}
const MINUS_ONE = ratio(-1)

function markIn(appraisal: Appraisal, market: MarketId): Place | undefined {
  const [leg] = appraisal.form.legsOf.get(market) ?? []
  const line = leg === undefined ? undefined : appraisal.lines[leg]
  return line === undefined ? undefined : inDigits(line.mark)
}

/** A tier edge is a rounded quotient: ten digits less give back the price it was meant to be. */
function placeAt(present: Place, path: Path, move: Ratio): Place {
  const place = path.priced === undefined ? move : present.times(ONE.plus(move))
  return roundToDigits(place, KNOT_DIGITS, 'half-even')
}
const KNOT_DIGITS = 30

type Ends = Pick<Track, 'edges' | 'isLost'>

/** Passed from safe to liquidated, and back, seen from left to right. */
function edgesAlong(appraisal: Appraisal, fall: Course, rise: Course): Ends {
  const down = crossings(fall, CROSSINGS_MAX)
  const up = crossings(rise, CROSSINGS_MAX)
  const edges = [
    ...down.map(({ at, into }) => ({ at: at.neg(), side: SIDE_GOING_DOWN[into] })).toReversed(),
    ...up.map(({ at, into }) => ({ at, side: SIDE_GOING_UP[into] })),
  ]
  return { edges, isLost: edges.length === 0 && isGone(appraisal) }
}
/** A pool without jumps crosses twice at most; more come only of tables that jump with notional. */
const CROSSINGS_MAX = 8
const SIDE_GOING_DOWN = { danger: 'lower', safety: 'upper' } as const
const SIDE_GOING_UP = { danger: 'upper', safety: 'lower' } as const

/** Whether the pool is liquidated where it stands, as the page says it everywhere. */
export function isGone(appraisal: Appraisal): boolean {
  return outsetOf(appraisal).kind === 'breached'
}

/** The bounds that the row of the market prints. */
function edgesOfMarket(appraisal: Appraisal, market: MarketId): Ends & Pick<Track, 'nearestOnly'> {
  const band = bandIn(appraisal, market)
  const bounds = band.kind === 'at' ? band : band.kind === 'breached' ? band.safe : undefined
  const edge = (side: Edge['side'], at: Price | undefined): readonly Edge[] =>
    at === undefined ? [] : [{ side, at: inDigits(at) }]
  return {
    edges: [...edge('lower', bounds?.lower), ...edge('upper', bounds?.upper)],
    isLost: bounds === undefined && isGone(appraisal),
    nearestOnly: band.kind === 'at' && band.nearestOnly,
  }
}

/** The places between which the pool is liquidated; absent ends go on to the end of the path. */
export function liquidatedOn(
  track: Track,
): readonly { readonly from?: Place; readonly to?: Place }[] {
  if (track.isLost) return [{}]
  const found: { readonly from?: Place; readonly to?: Place }[] = []
  let from: Place | undefined
  let isOpen = track.edges[0]?.side === 'lower'
  for (const { at, side } of track.edges) {
    if (side === 'upper') {
      from = at
      isOpen = true
    } else if (isOpen) {
      found.push({ ...(from === undefined ? {} : { from }), to: at })
      isOpen = false
    }
  }
  if (isOpen && from !== undefined) found.push({ from })
  return found
}

/**
 * Standing at a place, exact, as the venue would book it. At an edge the buffer is zero by definition: what
 * a root of 40 digits or the venue's cash unit leave of it is less than a cent. A jump leaves more, and that
 * is told.
 */
export function standingAt(track: Track, place: Place): Standing {
  const found = standingOf(appraise(track.appraisal.form, pricesAt(track, place), track.appraisal))
  const isEdge = track.edges.some(({ at }) => at.eq(place))
  return isEdge && found.buffer.abs().lt(CENT)
    ? { equity: found.equity, maintenance: found.equity, buffer: NOTHING }
    : found
}
const CENT = usd('0.01')

function pricesAt({ appraisal, path, present }: Track, place: Place): (market: MarketId) => Price {
  const moving = new Set(path.moving)
  const factor = path.priced === undefined ? ONE.plus(place) : undefined
  const isThere = present !== undefined && place.eq(present)
  return (market) => {
    const mark = markIn(appraisal, market) as unknown as Price | undefined
    must(mark !== undefined, `no mark for ${market}`)
    // The very object of the mark keeps the line that was worked out for it.
    if (isThere || !moving.has(market)) return mark
    return factor === undefined ? (place as unknown as Price) : mark.times(factor)
  }
}

/** Equity and buffer at every place, for drawing. */
export interface Drawn {
  readonly equity: readonly number[]
  readonly buffer: readonly number[]
}

export function drawnAlong(track: Track, places: readonly Place[]): Drawn {
  const lowering = loweredOf(track.appraisal.form)
  return lowering.ok ? drawn64(track, lowering.lowered, places) : drawnExactly(track, places)
}

const loweredOf = once(lower)

function drawn64(track: Track, lowered: Lowered, places: readonly Place[]): Drawn {
  const marks = lowered.markets.map((market) => markIn(track.appraisal, market)?.toNumber() ?? 0)
  const prices = Float64Array.from(marks)
  const moving = new Set(track.path.moving)
  const movers = lowered.markets.flatMap((market, at) => (moving.has(market) ? [at] : []))
  const out = new Float64Array(2)
  const drawn = { equity: [] as number[], buffer: [] as number[] }
  for (const place of places) {
    const x = place.toNumber()
    for (const at of movers) {
      prices[at] = track.path.priced === undefined ? (marks[at] ?? 0) * (1 + x) : x
    }
    surplus64(lowered, prices, out)
    const equity = out[EQUITY] ?? 0
    drawn.equity.push(equity)
    drawn.buffer.push(equity - (out[MAINTENANCE] ?? 0))
  }
  return drawn
}

/** For forms without a float64 twin: the exact figures, only then as plain numbers. */
function drawnExactly(track: Track, places: readonly Place[]): Drawn {
  const standings = places.map((place) => standingAt(track, place))
  return {
    equity: standings.map(({ equity }) => equity.toNumber()),
    buffer: standings.map(({ buffer }) => buffer.toNumber()),
  }
}
