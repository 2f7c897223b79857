// Frontier: where in a plane of two moves does a pool die? The exact line, not a contour of samples.
// Every market moves by  offset + x · across + y · up  from its mark. The buffer is then concave in x and y, the
// least of many planes, one per combination of tiers, so the survivors of a window are a convex polygon.
// It is cut out of the window: a corner that is under water lies in tiers whose plane is there below zero; that
// plane lies nowhere below the buffer, so what it calls dead is dead, and is cut away. Each cut is a new
// combination of tiers, so the cutting ends, and then every corner lives or lies on the line.
// (Kelley, "The cutting-plane method for solving convex programs", Journal of SIAM 8, 1960.)
import type { MarketId } from '../model/market'
import { outsetOf, type Appraisal, type LegLine } from '../margin/stand'
import { asNonZero, inDigits, NOTHING, ONE, ratio, sign, ZERO, type Ratio } from '../units/amount'
import { float64 } from '../units/float64'
import { faceOf, tiersAt, type Cluster } from './face'

/** How one market moves in the plane; −0.1 is a fall of ten per cent. */
export interface Swing {
  readonly across: Ratio
  readonly up: Ratio
  /** Where it stands while both axes are at zero. */
  readonly offset: Ratio
}

/** Markets that are not named stand still. */
export type Swings = ReadonlyMap<MarketId, Swing>

/** What is looked at. Each `from` is below its `to`. */
export interface Frame {
  readonly across: { readonly from: Ratio; readonly to: Ratio }
  readonly up: { readonly from: Ratio; readonly to: Ratio }
}

export interface Place {
  readonly across: Ratio
  readonly up: Ratio
}

/** What an edge of the survivors' polygon is: the line itself, the rim of the window, or a price at zero. */
export type Rim = 'line' | 'window' | 'price at zero'

/** A corner, with the edge that leads from it to the next. */
export interface Corner extends Place {
  readonly rim: Rim
}

export type Frontier =
  | {
      readonly kind: 'drawn'
      /** Who survives, counter-clockwise. Empty: nobody in this window. */
      readonly survivors: readonly Corner[]
      /** The stretches of the line inside the window. Empty: it lies outside. */
      readonly lines: readonly (readonly Place[])[]
    }
  /** The buffer is not concave, so its line is not a polygon. */
  | {
      readonly kind: 'refused'
      readonly why: 'table jumps with notional'
      readonly market: MarketId
    }

/** Corners are rounded quotients: a buffer of less than this share of the notional is on the line. */
const DUST = ratio('1e-25')
/** More cuts than any book has tiers in reach; a book that needs more is a fault of ours. */
const CUTS_MAX = 2_000

/** The line at which a pool dies, inside a window. Liquidated already at the marks, it may live elsewhere. */
export function frontierOf(appraisal: Appraisal, swings: Swings, frame: Frame): Frontier {
  const jumps = appraisal.lines.find(
    ({ leg, value }) => leg.shape === 'whole' && leg.tiers.length > 1 && !value.isZero(),
  )
  if (jumps !== undefined) {
    return { kind: 'refused', why: 'table jumps with notional', market: jumps.leg.market }
  }
  const outset = outsetOf(appraisal)
  const planes = planesOf(outset.kind === 'safe' ? outset.appraisal : appraisal, swings)
  let survivors: readonly Corner[] = aboveZero(windowOf(frame), planes.swinging)
  const alive = new Set<Corner>()
  for (let cut = 0; cut < CUTS_MAX; cut += 1) {
    const dead = firstDead(survivors, planes.at, alive)
    if (dead === undefined) return { kind: 'drawn', survivors, lines: linesOf(survivors) }
    survivors = cutBy(survivors, dead, 'line')
  }
  throw new Error(`a frontier was not cut out in ${CUTS_MAX} cuts`)
}

/** The plane of the first corner under water. Corners found alive stay so, whatever else is cut away. */
function firstDead(
  corners: readonly Corner[],
  planeAt: (place: Place) => PlaneAt,
  alive: Set<Corner>,
): Plane | undefined {
  for (const corner of corners) {
    if (alive.has(corner)) continue
    const plane = planeAt(corner)
    if (sign(plane.here) < 0) return plane
    alive.add(corner)
  }
  return undefined
}

/** A plane over the window, in USD: rest + across · x + up · y. */
interface Plane {
  readonly rest: Ratio
  readonly across: Ratio
  readonly up: Ratio
}

/** The plane that holds at a place, with its value there; dust is taken for zero. */
interface PlaneAt extends Plane {
  readonly here: Ratio
}

function valueOf({ rest, across, up }: Plane, at: Place): Ratio {
  return rest.plus(across.times(at.across)).plus(up.times(at.up))
}

interface Swinging {
  readonly cluster: Cluster
  readonly swing: Swing
}

/** The planes of a pool's tiers; markets that stand still are in the rest of each. */
function planesOf(appraisal: Appraisal, swings: Swings) {
  const byMarket = new Map<MarketId, LegLine[]>()
  for (const line of appraisal.lines) {
    if (!swings.has(line.leg.market) || line.value.isZero()) continue
    const lines = byMarket.get(line.leg.market)
    if (lines === undefined) byMarket.set(line.leg.market, [line])
    else lines.push(line)
  }
  const swinging = Array.from(byMarket, ([market, lines]): Swinging => {
    const swing = swings.get(market)
    return { cluster: { underlying: market, lines }, swing: swing ?? STILL }
  })
  const clusters = swinging.map(({ cluster }) => cluster)
  const gross = appraisal.lines.reduce((all, { notional }) => all.plus(notional), NOTHING)
  const dust = gross.plus(appraisal.form.cash.abs()).times(DUST)
  const at = (place: Place): PlaneAt => {
    const moves = swinging.map(({ swing }) => moveAt(swing, place))
    const tiers = tiersAt(clusters, {
      near: moves.map((move) => float64(move)),
      room: moves.map((move) => Math.abs(float64(move)) * ROUNDING),
      moveAt: (index) => moves[index] ?? ZERO,
    })
    const face = faceOf(appraisal.buffer, clusters, tiers)
    let rest = inDigits(face.rest)
    let [across, up] = [ZERO, ZERO]
    for (const [index, { swing }] of swinging.entries()) {
      const slope = inDigits(face.slopes[index] ?? NOTHING)
      rest = rest.plus(slope.times(swing.offset))
      across = across.plus(slope.times(swing.across))
      up = up.plus(slope.times(swing.up))
    }
    const value = valueOf({ rest, across, up }, place)
    return { rest, across, up, here: value.abs().lte(inDigits(dust)) ? ZERO : value }
  }
  return { swinging, at }
}
const STILL: Swing = { across: ZERO, up: ZERO, offset: ZERO }
/** Rounding of one amount to float64, with room. */
const ROUNDING = 1e-15

function moveAt(swing: Swing, place: Place): Ratio {
  return swing.offset.plus(swing.across.times(place.across)).plus(swing.up.times(place.up))
}

function windowOf({ across, up }: Frame): readonly Corner[] {
  const rim: Rim = 'window'
  return [
    { across: across.from, up: up.from, rim },
    { across: across.to, up: up.from, rim },
    { across: across.to, up: up.to, rim },
    { across: across.from, up: up.to, rim },
  ]
}

/** The window without places at which a price would be below zero. */
function aboveZero(corners: readonly Corner[], swinging: readonly Swinging[]): readonly Corner[] {
  return swinging.reduce<readonly Corner[]>(
    (left, { swing }) =>
      cutBy(
        left,
        { rest: ONE.plus(swing.offset), across: swing.across, up: swing.up },
        'price at zero',
      ),
    corners,
  )
}

/** A convex polygon without what a plane puts below zero. The new edge is of the given kind. */
function cutBy(corners: readonly Corner[], plane: Plane, rim: Rim): readonly Corner[] {
  const values = corners.map((corner) => valueOf(plane, corner))
  return corners.flatMap((corner, at): readonly Corner[] => {
    const next = (at + 1) % corners.length
    const [here, there] = [values[at] ?? ZERO, values[next] ?? ZERO]
    const to = corners[next] ?? corner
    const [lives, goesOn] = [sign(here) >= 0, sign(there) >= 0]
    if (lives && goesOn) return [corner]
    if (!lives && !goesOn) return []
    // Leaving the survivors, the way back along the cut begins; entering them, the old edge goes on. A corner
    // on the cut itself is the place where that happens.
    if (lives && sign(here) === 0) return [{ ...corner, rim }]
    if (goesOn && sign(there) === 0) return []
    const met = between(corner, to, here, there)
    return lives ? [corner, { ...met, rim }] : [{ ...met, rim: corner.rim }]
  })
}

/** Where the value between two places is zero, their values being of different signs. */
function between(from: Place, to: Place, here: Ratio, there: Ratio): Place {
  const share = here.div(asNonZero(here.minus(there), 'a change of sign'))
  const on = (a: Ratio, b: Ratio) => a.plus(b.minus(a).times(share))
  return { across: on(from.across, to.across), up: on(from.up, to.up) }
}

/** The edges that are the line, joined end to end. */
function linesOf(corners: readonly Corner[]): readonly (readonly Place[])[] {
  const count = corners.length
  const isLine = (at: number) => corners[(at + count) % count]?.rim === 'line'
  const lines: Place[][] = []
  for (let at = 0; at < count; at += 1) {
    if (!isLine(at) || isLine(at - 1)) continue
    const line: Place[] = []
    let end = at
    while (isLine(end) && end - at < count) {
      line.push(placeOf(corners[end % count]))
      end += 1
    }
    line.push(placeOf(corners[end % count]))
    lines.push(line)
  }
  if (lines.length === 0 && count > 0 && isLine(0)) {
    return [[...corners.map(placeOf), placeOf(corners[0])]]
  }
  return lines
}

function placeOf(corner: Corner | undefined): Place {
  return { across: corner?.across ?? ZERO, up: corner?.up ?? ZERO }
}
