// Contribution: which positions bring the nearest death near, and which keep it away?
// The buffer lost on the way is Σ −slopeᵢ × moveᵢ; each leg's part of it is its share. Away from prices
// at zero this is Euler's share bᵢ(Σb)ᵢ ÷ bᵀΣb. Shares sum to one; a negative one protects.
import type { PositionId } from '../model/book'
import type { MarketId } from '../model/market'
import { inDigits, sign, ZERO, type Ratio } from '../units/amount'
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
  const pulls = death.pull()
  return clusters.flatMap((cluster, at) => {
    const pull = pulls[at] ?? ZERO
    return cluster.lines.map((line, own): Contribution => {
      const slope = slopeIn(line, face.tiers[at]?.[own] ?? line.tier)
      const { position } = line.leg
      return {
        market: line.leg.market,
        ...(position === undefined ? {} : { position: position.id }),
        share: inDigits(slope).times(pull),
      }
    })
  })
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
