// Motion: a pool made ready for common moves. Who falls or rises together, how fast the buffer goes with
// them, and how far each line is from its next tier edge: kept by blocks, so that after one edit only the
// edited line is worked out again.
import type { Appraisal, LegLine } from '../margin/stand'
import type { MarketId } from '../model/market'
import { isNonZero, NOTHING, ONE, ratio, sign, type Ratio } from '../units/amount'
import { BLOCK, tally, type Tally } from '../units/tally'
import type { Knot } from './crossing'
import { knotsOf, lastSlope, slopeOfMarket } from './ray'

/** Which lines take part: those that a fall hurts, those that a rise hurts, or all of them. */
export type Party = 'hurt by a fall' | 'hurt by a rise' | 'all'

export interface Motion {
  readonly lines: readonly LegLine[]
  /** For each line, whether its market's net slope makes a fall (1) or a rise (−1) hurt. */
  readonly hurts: readonly (-1 | 0 | 1)[]
  readonly falling: readonly MarketId[]
  readonly rising: readonly MarketId[]
  /** What the buffer gains per +100 % of the lines that take part. */
  readonly slopes: Readonly<Record<Party, Tally<'usd'>>>
  /** The same of all lines once each has risen into its last tier. */
  readonly lastSlopes: Tally<'usd'>
  /** How far down, and up, each line's next tier edge is, as a share of its price. */
  readonly down: Edges
  readonly up: Edges
  /** Knots of lines on the way down and up, worked out when a reach first takes them in. */
  readonly knots: { readonly down: KnotMemo; readonly up: KnotMemo }
  /** False where a line's table jumps with notional. */
  readonly isConcave: boolean
}

type KnotMemo = WeakMap<LegLine, readonly Knot[]>

/** Distances with the least of each block; undefined where there is no edge that way. */
export interface Edges {
  readonly parts: readonly (Ratio | undefined)[]
  readonly blocks: readonly (Ratio | undefined)[]
}

/** Makes a pool ready. `before` is the motion of an earlier appraisal of the same pool. */
export function motionOf(appraisal: Appraisal, before?: Motion): Motion {
  const { lines } = appraisal
  const changed = changedSince(lines, before)
  const sides = keptSides(appraisal, changed, before) ?? sidesOf(appraisal)
  const { hurts } = sides
  /** One figure of each line: the one it had, where the line is the same object. */
  const perLine = <T>(kept: readonly T[] | undefined, work: (line: LegLine, at: number) => T) => {
    if (changed === undefined || kept === undefined) return lines.map(work)
    const parts = [...kept]
    for (const at of changed) {
      const line = lines[at]
      if (line !== undefined) parts[at] = work(line, at)
    }
    return parts
  }
  const slopesOf = (party: Party, takesPart: (at: number) => boolean) => {
    const kept = before?.slopes[party]
    const isSameParty = before?.hurts === hurts || party === 'all'
    const parts = perLine(isSameParty ? kept?.parts : undefined, (line, at) =>
      takesPart(at) ? line.slope : NOTHING,
    )
    return tally(parts, NOTHING, kept)
  }
  return {
    lines,
    ...sides,
    slopes: {
      all: slopesOf('all', () => true),
      'hurt by a fall': slopesOf('hurt by a fall', (at) => hurts[at] === 1),
      'hurt by a rise': slopesOf('hurt by a rise', (at) => hurts[at] === -1),
    },
    lastSlopes: tally(perLine(before?.lastSlopes.parts, lastSlope), NOTHING, before?.lastSlopes),
    down: edges(perLine(before?.down.parts, edgeBelow), before?.down),
    up: edges(perLine(before?.up.parts, edgeAbove), before?.up),
    knots: before?.knots ?? { down: new WeakMap(), up: new WeakMap() },
    isConcave: lines.every((line) => line.leg.shape === 'graduated'),
  }
}

/** Places whose line is another object than before; undefined when the lists cannot be compared. */
function changedSince(
  lines: readonly LegLine[],
  before: Motion | undefined,
): readonly number[] | undefined {
  if (before === undefined || before.lines.length !== lines.length) return undefined
  const changed: number[] = []
  for (const [at, line] of lines.entries()) if (before.lines[at] !== line) changed.push(at)
  return changed
}

type Sides = Pick<Motion, 'hurts' | 'falling' | 'rising'>

/** Who is hurt by what. */
function sidesOf(appraisal: Appraisal): Sides {
  const falling: MarketId[] = []
  const rising: MarketId[] = []
  const hurts = Array.from(appraisal.lines, (): -1 | 0 | 1 => 0)
  for (const [market, legs] of appraisal.form.legsOf) {
    const side = sign(slopeOfMarket(appraisal, market))
    if (side > 0) falling.push(market)
    if (side < 0) rising.push(market)
    for (const at of legs) hurts[at] = side
  }
  return { hurts, falling, rising }
}

/** The sides from before, where the markets are the same and no changed line turned its market round. */
function keptSides(
  appraisal: Appraisal,
  changed: readonly number[] | undefined,
  before: Motion | undefined,
): Sides | undefined {
  if (before === undefined || changed === undefined) return undefined
  const { lines } = appraisal
  for (const at of changed) {
    const market = lines[at]?.leg.market
    if (market === undefined || market !== before.lines[at]?.leg.market) return undefined
    if (sign(slopeOfMarket(appraisal, market)) !== before.hurts[at]) return undefined
  }
  return { hurts: before.hurts, falling: before.falling, rising: before.rising }
}

/**
 * Knots of a party's common move of ±100 % per unit of path, in order: those of every line whose next edge
 * lies within the reach, each to the end of its table.
 */
export function knotsWithin(
  motion: Motion,
  of: { readonly party: Party; readonly way: 'down' | 'up'; readonly reach: Ratio | undefined },
): readonly Knot[] {
  const memo = motion.knots[of.way]
  const weight = of.way === 'down' ? MINUS_ONE : ONE
  const knots: Knot[] = []
  for (const line of linesWithin(motion, of)) {
    let own = memo.get(line)
    if (own === undefined) {
      own = knotsOf(line, weight, undefined)
      memo.set(line, own)
    }
    for (const knot of own) if (of.reach === undefined || knot.at.lte(of.reach)) knots.push(knot)
  }
  return knots.toSorted((a, b) => a.at.cmp(b.at))
}
const MINUS_ONE = ratio(-1)

function linesWithin(
  motion: Motion,
  of: { readonly party: Party; readonly way: 'down' | 'up'; readonly reach: Ratio | undefined },
): readonly LegLine[] {
  const { parts, blocks } = motion[of.way]
  const isNear = (edge: Ratio | undefined) =>
    edge !== undefined && (of.reach === undefined || edge.lte(of.reach))
  const side = of.party === 'hurt by a fall' ? 1 : -1
  const found: LegLine[] = []
  for (const [block, least] of blocks.entries()) {
    if (!isNear(least)) continue
    const to = Math.min((block + 1) * BLOCK, parts.length)
    for (let at = block * BLOCK; at < to; at += 1) {
      const line = motion.lines[at]
      const takesPart = of.party === 'all' || motion.hurts[at] === side
      if (line !== undefined && takesPart && isNear(parts[at])) found.push(line)
    }
  }
  return found
}

function edges(parts: readonly (Ratio | undefined)[], before?: Edges): Edges {
  const blocks: (Ratio | undefined)[] = []
  for (let from = 0; from < parts.length; from += BLOCK) {
    const to = Math.min(from + BLOCK, parts.length)
    let isSame = before?.parts.length === parts.length
    for (let at = from; isSame && at < to; at += 1) isSame = before?.parts[at] === parts[at]
    blocks.push(isSame ? before?.blocks[from / BLOCK] : leastOf(parts, from, to))
  }
  return { parts, blocks }
}

function leastOf(
  parts: readonly (Ratio | undefined)[],
  from: number,
  to: number,
): Ratio | undefined {
  let least: Ratio | undefined
  for (let at = from; at < to; at += 1) {
    const edge = parts[at]
    if (edge !== undefined && (least === undefined || edge.lt(least))) least = edge
  }
  return least
}

function edgeBelow(line: LegLine): Ratio | undefined {
  const tier = line.leg.tiers[line.tier]
  if (tier === undefined || line.tier === 0 || !isNonZero(line.notional)) return undefined
  return ONE.minus(tier.floor.div(line.notional))
}

function edgeAbove(line: LegLine): Ratio | undefined {
  const next = line.leg.tiers[line.tier + 1]
  if (next === undefined || !isNonZero(line.notional)) return undefined
  return next.floor.div(line.notional).minus(ONE)
}
