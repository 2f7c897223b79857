// Contribution: which positions bring the nearest death near, and which keep it away?
// The buffer lost on the way is Σ −slopeᵢ × moveᵢ; each leg's part of it is its share. Away from prices
// at zero this is Euler's share bᵢ(Σb)ᵢ ÷ bᵀΣb. Shares sum to one; a negative one protects.
import type { PositionId } from '../model/book'
import type { MarketId } from '../model/market'
import { inDigits, sign, type Ratio } from '../units/amount'
import { float64 } from '../units/float64'
import { slopeIn, type Cluster, type Face } from './face'
import type { Death } from './plane'

/** One leg's share. A counted holding has no position. */
export interface Contribution {
  readonly market: MarketId
  readonly position?: PositionId
  /** 0.656 is 65.6 % of the buffer lost; below zero the leg protects. */
  readonly share: Ratio
}

/** The share of every leg, in the order of the clusters. */
export function contributionsTo(
  death: Death,
  face: Face,
  clusters: readonly Cluster[],
): readonly Contribution[] {
  return clusters.flatMap((cluster, at) => sharesIn(cluster, { death, face, at }))
}

function sharesIn(
  cluster: Cluster,
  { death, face, at }: { readonly death: Death; readonly face: Face; readonly at: number },
): readonly Contribution[] {
  const pull = death.pullAt(at)
  return cluster.lines.map((line, own): Contribution => {
    const { position } = line.leg
    return {
      market: line.leg.market,
      ...(position === undefined ? {} : { position: position.id }),
      share: inDigits(slopeIn(line, tierIn(face, at, own, line))).times(pull),
    }
  })
}

function tierIn(face: Face, at: number, own: number, line: Cluster['lines'][number]): number {
  return face.tiers[at]?.[own] ?? line.tier
}

/** Relative difference of two shares that float64 is not asked to tell. */
const TELLING = 1e-9

/** Who contributes and who protects most. Float64 passes over the many; the exact shares of the rest decide. */
export function extremesOf(
  death: Death,
  face: Face,
  clusters: readonly Cluster[],
): { readonly lead: Contribution | undefined; readonly protector: Contribution | undefined } {
  let [least, most, room] = [0, 0, 0]
  const spans = clusters.map(({ lines }, at) => {
    const [move, off] = [death.near[at] ?? 0, death.room[at] ?? 0]
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (const [own, line] of lines.entries()) {
      const slope = float64(slopeIn(line, tierIn(face, at, own, line)))
      const lost = -slope * move
      low = Math.min(low, lost)
      high = Math.max(high, lost)
      room = Math.max(room, Math.abs(slope) * off)
    }
    least = Math.min(least, low)
    most = Math.max(most, high)
    return { low, high }
  })
  const near = TELLING * Math.max(most, -least) + 2 * room
  const nearest = clusters.flatMap((cluster, at) => {
    const { low, high } = spans[at] ?? { low: 0, high: 0 }
    const extreme = high >= most - near || low <= least + near
    return extreme ? sharesIn(cluster, { death, face, at }) : []
  })
  return { lead: leadOf(nearest), protector: protectorOf(nearest) }
}

/** The largest contributor; with equal shares the first. */
export function leadOf(contributions: readonly Contribution[]): Contribution | undefined {
  return contributions.reduce<Contribution | undefined>(
    (kept, next) => (kept === undefined || next.share.gt(kept.share) ? next : kept),
    undefined,
  )
}

/** The leg that protects most; none when every leg hurts. */
export function protectorOf(contributions: readonly Contribution[]): Contribution | undefined {
  return contributions.reduce<Contribution | undefined>((kept, next) => {
    if (sign(next.share) >= 0) return kept
    return kept === undefined || next.share.lt(kept.share) ? next : kept
  }, undefined)
}
