// Faces: near given moves, each leg sits in one tier, and the pool's buffer is one plane:
//   buffer(x) = rest + Σ slope × x,   x = relative move of each underlying from its mark
// A convex requirement is the greatest of its tiers' lines, so the buffer is the least of all such
// planes: a pool is liquidated exactly where any of them is at zero or below.
import type { Underlying } from '../model/market'
import type { Appraisal, LegLine } from '../margin/stand'
import { fromFloat, NOTHING, ONE, sum, type Ratio, type Usd } from '../units/amount'
import { must } from '../units/outcome'
import { legTierAt } from '../margin/form'
import { tierAt64 } from './knots64'

/** Legs that share one underlying, whatever their market: they make one move. */
export interface Cluster {
  readonly underlying: Underlying
  readonly lines: readonly LegLine[]
}

/** One plane. `slopes`: what the buffer gains per +100 % of each underlying; `tiers`: by cluster and line. */
export interface Face {
  readonly rest: Usd
  readonly slopes: readonly Usd[]
  readonly tiers: Tiers
}

/** The tier of every leg, by cluster and line. */
export type Tiers = readonly (readonly number[])[]

/** The face at the marks, where every line already knows its tier. */
export function faceAtMarks(appraisal: Appraisal, clusters: readonly Cluster[]): Face {
  return faceOf(
    appraisal.buffer,
    clusters,
    clusters.map((cluster) => cluster.lines.map((line) => line.tier)),
  )
}

/** Where markets may move: in float64, each off by no more than its room, and exactly when asked. */
export interface MovesNear {
  readonly near: readonly number[]
  readonly room: readonly number[]
  readonly moveAt: (place: number) => Ratio
}

/** The face that holds at given float64 moves, one per cluster, none below −1. */
export function faceAt(buffer: Usd, clusters: readonly Cluster[], moves: readonly number[]): Face {
  const tiers = tiersAt(clusters, {
    near: moves,
    room: moves.map(() => 0),
    moveAt: (place) => fromFloat(entryAt(moves, place), 'ratio'),
  })
  return faceOf(buffer, clusters, tiers)
}

/** The tiers that hold at given moves. Float64 names nearly every one; where it cannot tell, the exact notional does. */
export function tiersAt(clusters: readonly Cluster[], moves: MovesNear): Tiers {
  return clusters.map(({ lines }, at) =>
    lines.map((line) => {
      if (line.leg.tiers.length === 1) return 0
      return (
        tierAt64(line, entryAt(moves.near, at), entryAt(moves.room, at)) ??
        legTierAt(line.leg, line.notional.times(ONE.plus(moves.moveAt(at))))
      )
    }),
  )
}

function entryAt(entries: readonly number[], at: number): number {
  const entry = entries[at]
  must(entry !== undefined, `no move for cluster ${at}`)
  return entry
}

/** What one leg adds to its underlying's slope in a tier: value − rate × notional. */
export function slopeIn(line: LegLine, tier: number): Usd {
  const known = slopesOf.get(line) ?? []
  if (known.length === 0) slopesOf.set(line, known)
  return (known[tier] ??= line.value.minus(rowOf(line, tier).rate.times(line.notional)))
}
/** Lines outlive an edit elsewhere, and every face on the way asks again. */
const slopesOf = new WeakMap<LegLine, Usd[]>()

/** Whether two faces are one: every leg in the same tier. */
export function sameTiers(a: Tiers, b: Tiers): boolean {
  return a.every((own, cluster) => own.every((tier, at) => tier === b[cluster]?.[at]))
}

/** The face of given tiers. Off the marks' tiers the plane starts higher by what its own lines would require less at the marks. */
export function faceOf(buffer: Usd, clusters: readonly Cluster[], tiers: Tiers): Face {
  let rest = buffer
  const slopes = clusters.map((cluster, at) => {
    const own = cluster.lines.map((line, leg) => {
      const tier = tiers[at]?.[leg] ?? line.tier
      if (tier !== line.tier) {
        const row = rowOf(line, tier)
        const onLine = row.rate.times(line.notional).minus(row.deduction)
        rest = rest.plus(line.requirement.minus(onLine))
      }
      return slopeIn(line, tier)
    })
    // One leg's slope stays the object it is: what is known of it is kept by it.
    const [only, second] = own
    return only !== undefined && second === undefined ? only : sum(own, NOTHING)
  })
  return { rest, slopes, tiers }
}

function rowOf(line: LegLine, tier: number): LegLine['leg']['tiers'][number] {
  const row = line.leg.tiers[tier]
  must(row !== undefined, `a leg of ${line.leg.market} has no tier ${tier}`)
  return row
}
