// Knots: where one leg changes its tier as its market moves, in float64, going away from the mark.
// They only say where to look: a move too near a knot to tell is left to the exact path.
import type { LegLine } from '../margin/stand'

/** At this relative move the slope drops by this much. */
export interface Knot64 {
  readonly at: number
  readonly drop: number
}

export interface Knots64 {
  readonly falls: readonly Knot64[]
  readonly rises: readonly Knot64[]
}

const NONE: Knots64 = { falls: [], rises: [] }

/** At floor ÷ notional − 1 the slope drops by the rise of rate × notional. */
export function knotsOf(line: LegLine): Knots64 {
  const { tiers } = line.leg
  if (tiers.length === 1) return NONE
  const known = knotsKept.get(line)
  if (known !== undefined) return known
  const notional = line.notional.toNumber()
  const above = (tier: number): Knot64[] => {
    const [own, next] = [tiers[tier], tiers[tier + 1]]
    if (own === undefined || next === undefined) return []
    const at = next.floor.toNumber() / notional - 1
    return [{ at, drop: next.rate.minus(own.rate).toNumber() * notional }]
  }
  const knots = tiers.flatMap((_, tier) => above(tier))
  const found = {
    falls: knots.slice(0, line.tier).toReversed(),
    rises: knots.slice(line.tier),
  }
  knotsKept.set(line, found)
  return found
}
/** Lines outlive an edit elsewhere, and turning decimals into floats is most of the work. */
const knotsKept = new WeakMap<LegLine, Knots64>()

/** Share of a grown notional that rounding can be mistaken by, with room. */
const TELLING = 1e-12

/**
 * The tier of a leg after a relative move that may be `off` by so much; undefined where float64 cannot tell
 * two tiers apart.
 */
export function tierAt64(line: LegLine, move: number, off: number): number | undefined {
  const { falls, rises } = knotsOf(line)
  const room = TELLING * (2 + Math.abs(move)) + off
  if (!Number.isFinite(room)) return undefined
  // So near the mark that it may lie on either side of it.
  if (Math.abs(move) <= off && off > 0) return undefined
  let tier = line.tier
  for (const { at } of move < 0 ? falls : rises) {
    const beyond = move < 0 ? at - move : move - at
    if (Math.abs(beyond) <= room) return undefined
    if (beyond < 0) break
    tier += move < 0 ? -1 : 1
  }
  return tier
}
