// Which places a curve is drawn at, and how far its plot goes: round steps, the present, every tier edge and every
// liquidation point, so that the line between two neighbours is the true one.
import { amount, ONE, ratio } from '../../engine/units/amount'
import type { Place, Track } from './curve-track'

/** Round places across the plot; the crosshair steps on them, and on everything that is marked. */
const STEPS = 100
/** Round places that a table lists. */
const LISTED_STEPS = 10
/** Tier edges placed. A line of more points would not be told from this one. */
const KNOTS_MAX = 240
/** Rows of the table: tier edges beyond it are drawn and not listed. */
const LISTED_KNOTS = 24

/** Places of the tracks of one path in order, those a table lists, and whether tier edges were left out. */
export function placesOf(tracks: readonly Track[]) {
  const { low, high } = extentOf(tracks)
  const within = (place: Place) => {
    const x = place.toNumber()
    return x >= low && x <= high
  }
  const marked = tracks
    .flatMap(({ present, edges }) => [
      ...(present === undefined ? [] : [present]),
      ...edges.map(({ at }) => at),
    ])
    .filter(within)
  const all = tracks.flatMap(({ knots }) => knots).filter(({ at }) => within(at))
  const knots = all.slice(0, KNOTS_MAX).flatMap(({ at, jumps }) => (jumps ? bothSides(at) : [at]))
  const steps = stepsWithin(low, high, STEPS)
  const coarse = stepsWithin(low, high, LISTED_STEPS)
  const ends = [steps[0], steps.at(-1)].filter((end) => end !== undefined)
  return {
    places: inOrder([...marked, ...knots, ...coarse, ...steps]),
    listed: inOrder([...marked, ...knots.slice(0, LISTED_KNOTS), ...coarse, ...ends]),
    thinned: all.length > KNOTS_MAX,
  }
}

/** A step has two values at one place: a place is set just before it and just behind. */
function bothSides(at: Place): readonly Place[] {
  return [at.times(ONE.minus(HAIR)), at, at.times(ONE.plus(HAIR))]
}
const HAIR = ratio('0.000000001')

/** Each place once, rising. Of places that a drawing cannot tell apart the first stands. */
function inOrder(places: readonly Place[]): readonly Place[] {
  const found = new Map<number, Place>()
  for (const place of places) {
    const number = place.toNumber()
    if (!found.has(number)) found.set(number, place)
  }
  return [...found].toSorted(([a], [b]) => a - b).map(([, place]) => place)
}

/** Multiples of a round step from `low` to `high`, about `count` of them. */
function stepsWithin(low: number, high: number, count: number): readonly Place[] {
  const { step, digits } = roundStep((high - low) / count)
  const exact = amount(digits, 'ratio')
  const first = Math.ceil(low / step - ALMOST)
  const last = Math.floor(high / step + ALMOST)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) =>
    exact.times(ratio(first + at)),
  )
}
/** A bound meant to be a whole number of steps may miss it by this much in float64. */
const ALMOST = 1e-6

/** The least of 1, 2 or 5 times a power of ten that is not below `size`. */
function roundStep(size: number): { readonly step: number; readonly digits: string } {
  const power = Math.floor(Math.log10(size))
  for (const [lead, shift] of LEADS) {
    const digits = `${lead}e${power + shift}`
    if (Number(digits) >= size * (1 - ALMOST)) return { step: Number(digits), digits }
  }
  return { step: size, digits: String(size) }
}
const LEADS = [
  [1, 0],
  [2, 0],
  [5, 0],
  [1, 1],
] as const

/** Shares of the mark. A plot shows a little beyond each liquidation point, and never less than this. */
const ROOM_LEAST = 0.1
const ROOM_USUAL = 0.3
const ROOM_BEYOND = 1.3
/** A rise beyond this is told in words: in the plot it would flatten everything near the mark. */
const RISE_MAX = 3

/** How far left and right the plot goes, in whole steps. */
function extentOf(tracks: readonly Track[]): { readonly low: number; readonly high: number } {
  const priced = tracks[0]?.path.priced !== undefined
  const present = tracks.find((track) => track.present !== undefined)?.present?.toNumber() ?? 0
  const unit = priced ? present : 1
  const moves = tracks
    .flatMap(({ edges, present: own }) => [
      ...edges.map(({ at }) => at),
      ...(own === undefined ? [] : [own]),
    ])
    .map((place) => (priced ? place.toNumber() / present - 1 : place.toNumber()))
    .filter((by) => by <= RISE_MAX)
  const fall = Math.max(0, ...moves.map((by) => -by))
  const rise = Math.max(0, ...moves)
  const room = (own: number, other: number) =>
    own > 0
      ? Math.max(own * ROOM_BEYOND, ROOM_LEAST)
      : Math.max(ROOM_LEAST, other > 0 ? Math.min(other / 2, ROOM_USUAL) : ROOM_USUAL)
  const left = Math.min(1, room(fall, rise))
  const right = room(rise, fall)
  const origin = priced ? present : 0
  const { step } = roundStep(((left + right) * unit) / STEPS)
  const floor = priced ? 0 : -1
  return {
    low: Math.max(floor, Math.floor((origin - left * unit) / step) * step),
    high: Math.ceil((origin + right * unit) / step) * step,
  }
}
