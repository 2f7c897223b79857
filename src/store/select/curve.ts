// Curve: buffer and equity against the price of one market, or against the common move of several, for the
// draft and the baseline beside it. Every tier edge and every liquidation point is one of the places, so
// that the line between two neighbours is the true one.
import type { Appraisal } from '../../engine/margin/stand'
import { symbolOf, type MarketId } from '../../engine/model/market'
import { cushion, liquidationPrice, money, move, priceOf } from '../../engine/model/shown'
import { asNonZero, inDigits, ONE, ZERO, type Price, type Ratio } from '../../engine/units/amount'
import { once } from '../derive'
import { placesOf } from './curve-places'
import {
  drawnAlong,
  isGone,
  liquidatedOn,
  standingAt,
  trackOf,
  type Drawn,
  type Path,
  type Place,
  type Track,
} from './curve-track'
import { jointLimitOf } from './questions'
import type { PoolFigures, PoolState } from './sides'
import { figure, type Value } from './value'
import { stateInWords } from './words'

type Known = Extract<PoolState, { kind: 'known' }>

/** A path that can be chosen, by a key that means the same on both sides. */
export interface PathChoice {
  readonly key: string
  readonly text: string
}

/** Markets offered by name: the largest ones. A longer list would be a search, not a choice. */
const MARKETS_MAX = 40

/** Paths of a pool: what hurts, all together, and each market alone, the largest first. */
export const pathChoices = once((state: Known): readonly PathChoice[] => {
  const { falling, rising } = state.motion
  const markets = marketsBySize(state.appraisal)
  return [
    ...together('fall', falling, 'What a fall hurts'),
    ...together('rise', rising, 'What a rise hurts'),
    ...together('all', markets, 'All markets'),
    ...markets
      .slice(0, MARKETS_MAX)
      .map((market) => ({ key: market, text: `${symbolOf(market)} alone` })),
  ]
})

/** One market together with nothing is that market alone. */
function together(key: string, moving: readonly MarketId[], text: string): readonly PathChoice[] {
  return moving.length < 2 ? [] : [{ key, text }]
}

function marketsBySize({ form, lines }: Appraisal): readonly MarketId[] {
  const sized = [...form.legsOf].flatMap(([market, legs]) => {
    const held = legs.flatMap((at) => lines[at] ?? []).filter((line) => !line.value.isZero())
    const [first, ...rest] = held
    if (first === undefined) return []
    return [{ market, gross: rest.reduce((sum, line) => sum.plus(line.notional), first.notional) }]
  })
  return sized.toSorted((a, b) => b.gross.cmp(a.gross)).map(({ market }) => market)
}

/** The choice to show: the wanted one while the pool has it, else what the joint limit is about. */
export function pathInView(state: Known, wanted: string | undefined): string | undefined {
  const choices = pathChoices(state)
  if (wanted !== undefined && choices.some(({ key }) => key === wanted)) return wanted
  const { limit } = jointLimitOf(state)
  const own = limit.kind === 'at' ? limit : undefined
  const key = own !== undefined && own.moving.length === 1 ? own.moving[0] : own?.direction
  return choices.find((choice) => choice.key === key)?.key ?? choices[0]?.key
}

/** What a key means for one side: its own hurt markets, its own whole. */
function pathOf(state: Known, key: string): Path {
  switch (key) {
    case 'fall':
      return { moving: state.motion.falling }
    case 'rise':
      return { moving: state.motion.rising }
    case 'all':
      return { moving: [...state.appraisal.form.legsOf.keys()] }
    default: {
      const market = key as MarketId
      return { moving: [market], priced: market }
    }
  }
}

const tracksOf = once((_: Known) => new Map<string, Track>())

function trackFor(state: Known, key: string): Track {
  const tracks = tracksOf(state)
  const track = tracks.get(key) ?? trackOf(state.appraisal, pathOf(state, key))
  tracks.set(key, track)
  return track
}

/** One side's line. */
export interface CurveLine extends Drawn {
  readonly track: Track
  /** Liquidation points, each at its place. */
  readonly edges: readonly { readonly stop: number; readonly shown: Value }[]
  readonly present: number | undefined
}

export interface Curve {
  readonly kind: 'known'
  readonly symbol?: string
  /** Which markets move, and which stand still. */
  readonly moving: readonly string[]
  readonly still: readonly string[]
  readonly places: readonly Place[]
  /** The same as plain numbers: prices, or moves as fractions. */
  readonly x: readonly number[]
  readonly now: CurveLine
  readonly before?: CurveLine
  /** Where `now` is liquidated, clipped to the plot. */
  readonly liquidated: readonly { readonly from: number; readonly to: number }[]
  /** Places of tier edges of `now`. */
  readonly knots: readonly number[]
  /** Places that a table lists: ends, round places, and whatever is marked. */
  readonly listed: readonly number[]
  /** Liquidation points that lie outside the plot, and whatever else is left out. */
  readonly beyond: readonly Value[]
  readonly leftOut: readonly string[]
}

/** The curve of a pool along a path, with the baseline's beside it where that is another. */
export function curveOf(
  pool: PoolFigures,
  before: PoolFigures | undefined,
  wanted: string | undefined,
): Curve | { readonly kind: 'words'; readonly text: string } {
  const { state } = pool
  if (state.kind !== 'known') return { kind: 'words', text: stateInWords(state) }
  const key = pathInView(state, wanted)
  if (key === undefined) return { kind: 'words', text: 'none: no exposure' }
  const track = trackFor(state, key)
  const was = before?.state.kind === 'known' ? trackFor(before.state, key) : undefined
  const tracks = was === undefined ? [track] : [track, was]
  const { places, listed, thinned } = placesOf(tracks)
  const x = places.map((place) => place.toNumber())
  const stops = new Map(x.map((number, stop) => [number, stop]))
  const at = (place: Place) => stops.get(place.toNumber()) ?? -1
  const [low, high] = [x[0] ?? 0, x.at(-1) ?? 0]
  const isHeld = (market: MarketId) => !track.path.moving.includes(market)
  return {
    kind: 'known',
    ...(track.path.priced === undefined ? {} : { symbol: symbolOf(track.path.priced) }),
    moving: track.path.moving.map(symbolOf),
    still: marketsBySize(state.appraisal).filter(isHeld).map(symbolOf),
    places,
    x,
    now: lineOf(track, places, at),
    ...(was === undefined ? {} : { before: lineOf(was, places, at) }),
    liquidated: liquidatedOn(track).flatMap(({ from, to }) => {
      const [left, right] = [from?.toNumber() ?? low, to?.toNumber() ?? high]
      return right < low || left > high
        ? []
        : [{ from: Math.max(left, low), to: Math.min(right, high) }]
    }),
    knots: track.knots.map((knot) => at(knot.at)).filter((found) => found >= 0),
    listed: listed.map(at),
    beyond: track.edges
      .filter((edge) => at(edge.at) < 0)
      .map((edge) => edgeShown(track, edge.at, edge.side)),
    leftOut: [
      ...(thinned ? ['Too many tier edges to mark: the line is straight between its points.'] : []),
      ...(track.nearestOnly ? ['Only the nearest liquidation prices: the table jumps.'] : []),
      ...(before === undefined || before.state.kind === 'known'
        ? []
        : [`Baseline ${stateInWords(before.state)}.`]),
    ],
  }
}

function lineOf(track: Track, places: readonly Place[], at: (place: Place) => number): CurveLine {
  return {
    track,
    ...drawnAlong(track, places),
    edges: track.edges.flatMap((edge) => {
      const stop = at(edge.at)
      return stop < 0 ? [] : [{ stop, shown: edgeShown(track, edge.at, edge.side) }]
    }),
    present: track.present === undefined ? undefined : at(track.present),
  }
}

function edgeShown(track: Track, at: Place, side: 'lower' | 'upper'): Value {
  const { priced } = track.path
  return priced === undefined
    ? figure(move(at))
    : figure(liquidationPrice(at as unknown as Price, side, tickOf(track)))
}

function tickOf({ appraisal, path }: Track): Price | undefined {
  const [leg] = path.priced === undefined ? [] : (appraisal.form.legsOf.get(path.priced) ?? [])
  return leg === undefined ? undefined : appraisal.form.legs[leg]?.terms?.tick
}

/** What is printed of one place: where it is, what is there, and what the pool is worth. */
export interface CurveReading {
  /** The price, where one market moves. */
  readonly price?: Value
  readonly move: Value
  readonly what: string
  readonly buffer: Value
  readonly equity: Value
  readonly bufferBefore?: Value
  readonly equityBefore?: Value
}

/** The figures at one place, exact. */
export function readCurve(curve: Curve, stop: number): CurveReading | undefined {
  const place = curve.places[stop]
  if (place === undefined) return undefined
  const { now, before } = curve
  const edges = [...now.track.edges, ...(before?.track.edges ?? [])]
  const edge = edges.find(({ at }) => at.eq(place))
  const here = standingAt(now.track, place)
  const was = before === undefined ? undefined : standingAt(before.track, place)
  const price = place as unknown as Price
  return {
    ...(now.track.path.priced === undefined
      ? {}
      : {
          price:
            edge === undefined
              ? figure(priceOf(price, tickOf(now.track)))
              : edgeShown(now.track, place, edge.side),
        }),
    move: figure(move(moveTo(now.track, place))),
    what: whatIsAt(curve, stop, place),
    buffer: figure(cushion(here.buffer)),
    equity: figure(money(here.equity)),
    ...(was === undefined
      ? {}
      : {
          bufferBefore: figure(cushion(was.buffer)),
          equityBefore: figure(money(was.equity)),
        }),
  }
}

function moveTo(track: Track, place: Place): Ratio {
  const { path, present } = track
  if (path.priced === undefined) return place
  if (present === undefined) return ZERO
  return inDigits(place.div(asNonZero(present, 'the mark'))).minus(ONE)
}

function whatIsAt({ now, before, knots, liquidated, x }: Curve, stop: number, place: Place) {
  if (now.present === stop) return isGone(now.track.appraisal) ? 'now, liquidated' : 'now'
  if (now.edges.some((edge) => edge.stop === stop)) return 'liquidation'
  if (before?.edges.some((edge) => edge.stop === stop) === true) return 'liquidation, baseline'
  if (before?.present === stop) return 'now, baseline'
  const here = x[stop] ?? place.toNumber()
  const isLost = liquidated.some(({ from, to }) => here >= from && here <= to)
  return `${knots.includes(stop) ? 'tier edge, ' : ''}${isLost ? 'liquidated' : 'safe'}`
}
