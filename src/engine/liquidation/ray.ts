// Rays: paths in price space. Each market moves in proportion to its weight, from its mark:
//   price(t) = mark × (1 + weight × t),  t ≥ 0
// Weight −1 on every market is a common fall; +1 on one market is that market rising alone.
import type { MarketId } from '../model/market'
import type { Appraisal, LegLine } from '../margin/stand'
import { asNonZero, NOTHING, ONE, sign, type Ratio, type Usd } from '../units/amount'
import type { Course, Knot } from './crossing'

/** Weight by market; a market that is not there stands still. */
export type Ray = ReadonlyMap<MarketId, Ratio>

/** A ray that gives each of the markets the same weight. */
export function commonRay(markets: Iterable<MarketId>, weight: Ratio): Ray {
  return new Map(Array.from(markets, (market) => [market, weight]))
}

/** What the buffer gains per +100 % in the line's market: value − rate × notional. */
export function slopeOf(line: LegLine): Usd {
  const tier = line.leg.tiers[line.tier]
  return tier === undefined ? line.value : line.value.minus(tier.rate.times(line.notional))
}

/** The same for a whole market: both legs of a hedge share one price. */
export function slopeOfMarket(appraisal: Appraisal, market: MarketId): Usd {
  let slope = NOTHING
  for (const at of appraisal.form.legsOf.get(market) ?? []) {
    const line = appraisal.lines[at]
    if (line !== undefined) slope = slope.plus(slopeOf(line))
  }
  return slope
}

/**
 * The pool's buffer along a ray. The course ends where the first moving price would reach zero.
 * Only knots that can matter are worked out: a graduated buffer is concave, so it never lies above its
 * tangent, and no first crossing lies beyond the tangent's root. `everyKnot` keeps them all.
 */
export function courseAlong(
  appraisal: Appraisal,
  ray: Ray,
  of: { readonly everyKnot?: boolean } = {},
): Course {
  const moving: { readonly line: LegLine; readonly weight: Ratio }[] = []
  let slope = NOTHING
  let fastestFall: Ratio | undefined
  let concave = true
  for (const [market, weight] of ray) {
    const side = sign(weight)
    if (side === 0) continue
    const legs = appraisal.form.legsOf.get(market)
    if (legs === undefined) continue
    if (side < 0 && (fastestFall === undefined || weight.lt(fastestFall))) fastestFall = weight
    for (const at of legs) {
      const line = appraisal.lines[at]
      if (line === undefined || line.value.isZero()) continue
      moving.push({ line, weight })
      slope = slope.plus(slopeAt(line, line.tier).times(weight))
      if (line.leg.shape === 'whole') concave = false
    }
  }
  const end =
    fastestFall === undefined
      ? undefined
      : ONE.div(asNonZero(fastestFall.neg(), 'a falling weight'))
  const reach = of.everyKnot === true || !concave ? end : nearer(end, tangentRoot(appraisal, slope))
  const knots = moving.flatMap(({ line, weight }) => knotsOf(line, weight, reach))
  knots.sort((a, b) => a.at.cmp(b.at))
  return { start: appraisal.buffer, slope, knots, ...(end === undefined ? {} : { end }) }
}

function slopeAt(line: LegLine, tier: number): Usd {
  const row = line.leg.tiers[tier]
  return row === undefined ? line.value : line.value.minus(row.rate.times(line.notional))
}

function tangentRoot(appraisal: Appraisal, slope: Usd): Ratio | undefined {
  if (sign(appraisal.buffer) < 0 || sign(slope) >= 0) return undefined
  return appraisal.buffer.div(asNonZero(slope.neg(), 'the slope of the tangent'))
}

function nearer(a: Ratio | undefined, b: Ratio | undefined): Ratio | undefined {
  if (a === undefined) return b
  if (b === undefined) return a
  return a.lt(b) ? a : b
}

/** Tier edges a leg meets while its market moves: at t = (floor ÷ notional − 1) ÷ weight. */
function knotsOf(line: LegLine, weight: Ratio, reach: Ratio | undefined): readonly Knot[] {
  const { tiers } = line.leg
  if (tiers.length === 1) return []
  const rising = sign(weight) > 0
  const far = reach === undefined ? undefined : line.notional.times(ONE.plus(weight.times(reach)))
  const pace = line.notional.times(weight)
  const knots: Knot[] = []
  let tier = line.tier
  for (;;) {
    const edge = tiers[rising ? tier + 1 : tier]
    const next = rising ? tier + 1 : tier - 1
    if (edge === undefined || next < 0) return knots
    if (far !== undefined && (rising ? edge.floor.gt(far) : edge.floor.lt(far))) return knots
    const at = edge.floor.minus(line.notional).div(asNonZero(pace, 'the pace of a moving leg'))
    // A leg that stands exactly on an edge, on the far side of it, bends at once: at the start.
    knots.push({ at, ...bend(line, weight, tier, next) })
    tier = next
  }
}

function bend(line: LegLine, weight: Ratio, from: number, to: number): Omit<Knot, 'at'> {
  const [old, now] = [line.leg.tiers[from], line.leg.tiers[to]]
  if (old === undefined || now === undefined) return { turn: NOTHING }
  const turn = old.rate.minus(now.rate).times(line.notional.times(weight))
  if (line.leg.shape === 'graduated') return { turn }
  const edge = from < to ? now.floor : old.floor
  const jump = old.rate
    .times(edge)
    .minus(old.deduction)
    .minus(now.rate.times(edge).minus(now.deduction))
  return { turn, jump }
}
