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

/** What the buffer gains per +100 % in a market: both legs of a hedge share one price. */
export function slopeOfMarket(appraisal: Appraisal, market: MarketId): Usd {
  const legs = appraisal.form.legsOf.get(market) ?? []
  let slope: Usd | undefined
  for (const at of legs) {
    const line = appraisal.lines[at]
    if (line !== undefined) slope = slope === undefined ? line.slope : slope.plus(line.slope)
  }
  return slope ?? NOTHING
}

/**
 * The pool's buffer along a ray. The course ends where the first moving price would reach zero.
 * Only knots that can matter to the crossings are worked out: a graduated buffer is concave, so it never
 * lies above its tangent, and no crossing lies beyond the tangent's root, nor between two points where
 * the buffer is safe (its tangent then stays safe as well). `everyKnot` keeps them all.
 */
export function courseAlong(
  appraisal: Appraisal,
  ray: Ray,
  of: { readonly everyKnot?: boolean } = {},
): Course {
  const groups = groupsOf(appraisal, ray)
  const slope = groups.reduce((all, group) => all.plus(group.slope.times(group.weight)), NOTHING)
  const end = endOf(groups)
  const { buffer } = appraisal
  const course = { start: buffer, slope, ...(end === undefined ? {} : { end }) }
  const isConcave = groups.every((group) =>
    group.lines.every((line) => line.leg.shape === 'graduated'),
  )
  const needsAll = of.everyKnot === true || !isConcave || sign(buffer) < 0
  if (!needsAll && staysSafe(buffer, slope, groups)) return { ...course, knots: [] }
  const reach = needsAll ? end : nearer(end, tangentRoot(buffer, slope))
  const knots = groups.flatMap((group) => knotsOfGroup(group, reach))
  knots.sort((a, b) => a.at.cmp(b.at))
  return { ...course, knots }
}

/** Lines that move in step. `slope` is the sum of theirs. */
interface Group {
  readonly weight: Ratio
  readonly lines: LegLine[]
  slope: Usd
}

function groupsOf(appraisal: Appraisal, ray: Ray): readonly Group[] {
  const groups = new Map<Ratio, Group>()
  for (const [market, weight] of ray) {
    if (sign(weight) === 0) continue
    let group = groups.get(weight)
    for (const at of appraisal.form.legsOf.get(market) ?? []) {
      const line = appraisal.lines[at]
      if (line === undefined || line.value.isZero()) continue
      if (group === undefined) {
        group = { weight, lines: [], slope: NOTHING }
        groups.set(weight, group)
      }
      group.lines.push(line)
      group.slope = group.slope.plus(line.slope)
    }
  }
  return [...groups.values()]
}

/** Where the fastest falling price would reach zero; undefined when everything rises. */
function endOf(groups: readonly Group[]): Ratio | undefined {
  const falls = groups.filter((group) => sign(group.weight) < 0)
  const [first, ...rest] = falls
  if (first === undefined) return undefined
  const fastest = rest.reduce(
    (kept, group) => (group.weight.lt(kept) ? group.weight : kept),
    first.weight,
  )
  return ONE.div(asNonZero(fastest.neg(), 'a falling weight'))
}

/**
 * Whether a safe, concave buffer never crosses. Falling together it does not when it is still safe at prices
 * of zero; rising it does not when neither its first slope nor the last of all is negative. False where
 * neither is quickly known.
 */
function staysSafe(buffer: Usd, slope: Usd, groups: readonly Group[]): boolean {
  const [only] = groups
  if (groups.length !== 1 || only === undefined) return groups.length === 0
  if (sign(only.weight) > 0) {
    if (sign(slope) < 0) return false
    const last = only.lines.reduce((all, line) => all.plus(lastSlope(line)), NOTHING)
    return sign(last) >= 0
  }
  const atZero = only.lines.reduce(
    (left, line) =>
      left
        .minus(line.value)
        .plus(line.requirement)
        .plus(line.leg.tiers[0]?.deduction ?? NOTHING),
    buffer,
  )
  return sign(atZero) >= 0
}

/** The slope once a leg has risen into its last tier. */
export function lastSlope(line: LegLine): Usd {
  const { tiers } = line.leg
  const last = tiers.at(-1)
  return last === undefined || line.tier === tiers.length - 1
    ? line.slope
    : line.value.minus(last.rate.times(line.notional))
}

function tangentRoot(buffer: Usd, slope: Usd): Ratio | undefined {
  if (sign(slope) >= 0) return undefined
  return buffer.div(asNonZero(slope.neg(), 'the slope of the tangent'))
}

function nearer(a: Ratio | undefined, b: Ratio | undefined): Ratio | undefined {
  if (a === undefined) return b
  if (b === undefined) return a
  return a.lt(b) ? a : b
}

function knotsOfGroup(group: Group, reach: Ratio | undefined): readonly Knot[] {
  const { weight, lines } = group
  const stretch = reach === undefined ? undefined : ONE.plus(weight.times(reach))
  return lines.flatMap((line) => knotsOf(line, weight, stretch))
}

/**
 * Tier edges a leg meets while its market moves: at t = (floor ÷ notional − 1) ÷ weight.
 * `stretch` is how much of its notional the leg has at the end of what is looked at.
 */
export function knotsOf(line: LegLine, weight: Ratio, stretch: Ratio | undefined): readonly Knot[] {
  const { tiers } = line.leg
  const rising = sign(weight) > 0
  if (line.tier === (rising ? tiers.length - 1 : 0)) return NO_KNOTS
  const far = stretch === undefined ? undefined : line.notional.times(stretch)
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
const NO_KNOTS: readonly Knot[] = []

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
