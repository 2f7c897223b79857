// Nearest death: the least implausible moves that liquidate a pool, in standard deviations of one day,
// spelled out per underlying, with what each position has to do with it.
// The buffer is the least of many planes, one per combination of tiers. From several starts the exact
// path walks plane by plane, each nearer than the last; a search then rules out, or tries, every other
// combination within the distance found. σ and ρ are assumptions, and the answer is only as good.
import type { PositionId } from '../model/book'
import { symbolOf, type MarketId, type MarketLookup, type Underlying } from '../model/market'
import type { Assumptions } from '../model/snapshot'
import { legOf, type Refusal } from '../margin/form'
import { sameShare, sharesOfSides } from '../margin/side'
import { lineOf, outsetOf, type Appraisal, type LegLine } from '../margin/stand'
import { NOTHING, sign, sum, type Ratio, type Usd } from '../units/amount'
import type { VenueRules } from '../venues/rules'
import { contributionsTo, extremesOf, type Contribution } from './contribution'
import { covarianceOf, type CovarianceRefusal } from './covariance'
import { slopeIn, type Cluster } from './face'
import { furthestOf } from './furthest'
import { nearestOf, type Nearest } from './walk'

/** Why there is no nearest death. 'nothing moves': the assumed volatilities never get there. */
export type NoDeath = 'no exposure' | 'covered at any price' | 'nothing moves'

export type NearestRefusal =
  | Refusal
  | CovarianceRefusal
  | { readonly why: 'table jumps with notional'; readonly market: MarketId }
  | { readonly why: 'too many prices at zero' }
  | { readonly why: 'too many combinations of tiers' }

export type NearestDeath =
  | {
      readonly kind: 'at'
      /** Distance in standard deviations of one day. Rounds down when shown. */
      readonly sigmas: Ratio
      /** Relative move of each underlying: −0.1 is a fall of ten per cent. */
      readonly moves: ReadonlyMap<Underlying, Ratio>
      /** False: the search was cut short, a nearer one may exist, and the figure is approximate. */
      readonly proven: boolean
      readonly horizonDays: 1
      /** The moves furthest from the marks, at most so many, the furthest first and of equals the first. */
      readonly furthest: (count: number) => readonly (readonly [Underlying, Ratio])[]
      /** How many underlyings move, and how many legs share in it. */
      readonly underlyings: number
      readonly legs: number
      readonly contributions: readonly Contribution[]
      readonly lead: Contribution | undefined
      readonly protector: Contribution | undefined
    }
  | { readonly kind: 'none'; readonly why: NoDeath }
  | { readonly kind: 'breached'; readonly shortfall: Usd }
  | { readonly kind: 'unknown'; readonly missing: readonly MarketId[] }
  | { readonly kind: 'refused'; readonly refusals: readonly NearestRefusal[] }

/**
 * The nearest death of a pool. `lookup` names the underlying of counted holdings that no position shares.
 * Refused: tables that jump with notional, and assumptions that are no covariance.
 */
export function nearestDeath(
  appraisal: Appraisal,
  assumptions: Assumptions,
  lookup?: MarketLookup,
): NearestDeath {
  const outset = outsetOf(appraisal)
  if (outset.kind === 'breached') return outset
  const clustered = clustersOf(appraisal, lookup)
  if (!clustered.ok) return { kind: 'refused', refusals: clustered.refusals }
  const { clusters } = clustered
  const exposed = clusters.some(({ lines }) => lines.some(({ leg }) => leg.position !== undefined))
  if (!exposed) return { kind: 'none', why: 'no exposure' }
  if (isCovered(outset.appraisal, clusters)) return { kind: 'none', why: 'covered at any price' }
  const covaried = covarianceOf(
    clusters.map(({ underlying }) => underlying),
    assumptions,
  )
  if (!covaried.ok) return { kind: 'refused', refusals: [covaried.refusal] }
  return answer(nearestOf(outset.appraisal, clusters, covaried.covariance), clusters)
}

/**
 * The nearest death of the pool with one position closed at its mark, free of cost, its P&L in cash:
 * what that position does to the distance. A position that is not in the pool changes nothing.
 */
export function nearestWithout(
  appraisal: Appraisal,
  position: PositionId,
  assumptions: Assumptions,
  lookup?: MarketLookup,
): NearestDeath {
  return nearestDeath(withoutPosition(appraisal, position), assumptions, lookup)
}

/**
 * Closing at the mark leaves equity as it is and takes the requirement away; rows left on its side are a
 * smaller side, in the tiers of that.
 */
export function withoutPosition(appraisal: Appraisal, position: PositionId): Appraisal {
  const gone = appraisal.lines.filter(({ leg }) => leg.position?.id === position)
  const stays = appraisal.lines.filter(({ leg }) => leg.position?.id !== position)
  const lines = resided(stays, appraisal.form.rules)
  let { cash } = appraisal.form
  let { maintenance } = appraisal
  for (const line of gone) {
    cash = cash.plus(line.value)
    maintenance = maintenance.minus(line.requirement)
  }
  for (const [at, line] of lines.entries()) {
    const was = stays[at]
    if (was === undefined || was === line) continue
    maintenance = maintenance.minus(was.requirement).plus(line.requirement)
  }
  const legsOf = new Map<MarketId, number[]>()
  for (const [at, { leg }] of lines.entries()) {
    const list = legsOf.get(leg.market)
    if (list === undefined) legsOf.set(leg.market, [at])
    else list.push(at)
  }
  const form = { ...appraisal.form, cash, legs: lines.map(({ leg }) => leg), legsOf }
  const { equity } = appraisal
  return { form, lines, equity, maintenance, buffer: equity.minus(maintenance) }
}

/** The same lines with the shares their sides give them now. Positions come before holdings. */
function resided(lines: readonly LegLine[], rules: VenueRules): readonly LegLine[] {
  const shareOf = sharesOfSides(
    lines.flatMap(({ leg }) => leg.position ?? []),
    rules.requirementBasis,
  )
  return lines.map((line, at) => {
    const { position, terms, sideShare } = line.leg
    if (position === undefined || terms === undefined) return line
    const share = shareOf(at)
    return sameShare(sideShare, share)
      ? line
      : lineOf(legOf(position, terms, rules, share), line.mark)
  })
}

type Clustered =
  | { readonly ok: true; readonly clusters: readonly Cluster[] }
  | { readonly ok: false; readonly refusals: readonly NearestRefusal[] }

/** The lines by underlying. Flat positions are left out; what has no name or jumps is refused. */
function clustersOf(appraisal: Appraisal, lookup: MarketLookup | undefined): Clustered {
  const named = new Map<MarketId, Underlying>()
  for (const { leg } of appraisal.lines) {
    if (leg.terms !== undefined) named.set(leg.market, leg.terms.underlying)
  }
  const refusals: NearestRefusal[] = []
  const found = new Map<Underlying, LegLine[]>()
  for (const line of appraisal.lines) {
    const { leg } = line
    if (line.value.isZero()) continue
    const underlying = named.get(leg.market) ?? lookup?.(leg.market)?.underlying
    if (underlying === undefined) refusals.push({ why: 'market unknown', market: leg.market })
    if (leg.shape === 'whole' && leg.tiers.length > 1) {
      refusals.push({ why: 'table jumps with notional', market: leg.market })
    }
    const name = underlying ?? symbolOf(leg.market)
    const lines = found.get(name)
    if (lines === undefined) found.set(name, [line])
    else lines.push(line)
  }
  if (refusals.length > 0) return { ok: false, refusals }
  return {
    ok: true,
    clusters: Array.from(found, ([underlying, lines]) => ({ underlying, lines })),
  }
}

/**
 * Whether no positive prices liquidate: nothing loses on a rise without end, and at prices of zero cash
 * carries what is still required (only margins counted at entry are).
 */
function isCovered(appraisal: Appraisal, clusters: readonly Cluster[]): boolean {
  let atZero = appraisal.form.cash
  for (const { lines } of clusters) {
    for (const { leg } of lines) {
      const [lowest] = leg.tiers
      if (lowest?.deduction.isZero() === false) atZero = atZero.plus(lowest.deduction)
    }
  }
  if (sign(atZero) < 0) return false
  return clusters.every(({ lines }) => {
    const slopes = lines.map((line) => slopeIn(line, line.leg.tiers.length - 1))
    return sign(sum(slopes, NOTHING)) >= 0
  })
}

function answer(nearest: Nearest, clusters: readonly Cluster[]): NearestDeath {
  if (nearest.kind === 'too many at zero') {
    return { kind: 'refused', refusals: [{ why: 'too many prices at zero' }] }
  }
  if (nearest.kind === 'none') {
    return nearest.proven
      ? { kind: 'none', why: 'nothing moves' }
      : { kind: 'refused', refusals: [{ why: 'too many combinations of tiers' }] }
  }
  const { death, face } = nearest.found
  const contributions = once(() => contributionsTo(death, face, clusters))
  const extremes = once(() => extremesOf(death, face, clusters))
  const moves = once(
    () => new Map(clusters.map(({ underlying }, at) => [underlying, death.moveAt(at)] as const)),
  )
  return {
    kind: 'at',
    sigmas: death.sigmas,
    proven: nearest.proven,
    horizonDays: 1,
    furthest: (count) =>
      furthestOf(death, count).map(([at, move]) => [clusters[at]?.underlying ?? '', move]),
    underlyings: clusters.length,
    legs: clusters.reduce((count, { lines }) => count + lines.length, 0),
    get moves() {
      return moves()
    },
    get contributions() {
      return contributions()
    },
    get lead() {
      return extremes().lead
    },
    get protector() {
      return extremes().protector
    },
  }
}

/** Worked out at the first asking: while a digit is typed most of an answer is not looked at. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}
