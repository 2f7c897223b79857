// Questions asked of a pool, each answered once per appraisal: bands, joint limit, nearest death, drag.
import type { Appraisal } from '../../engine/margin/stand'
import type { MarketId, MarketLookup } from '../../engine/model/market'
import type { Assumptions } from '../../engine/model/snapshot'
import { commonMove, jointLimit } from '../../engine/liquidation/joint'
import { nearestDeath, nearestWithout } from '../../engine/liquidation/nearest'
import { bandOf, bankruptcyPriceOf, type Band } from '../../engine/liquidation/price'
import type { PositionId } from '../../engine/model/book'
import { once, onceFor } from '../derive'
import type { PoolState } from './sides'

type Known = Extract<PoolState, { kind: 'known' }>

const bandsOf = once((_: Appraisal) => new Map<MarketId, Band>())

/** The liquidation band of one market, worked out when it is first asked for: rows in view pay, others wait. */
export function bandIn(appraisal: Appraisal, market: MarketId): Band {
  const known = bandsOf(appraisal)
  const band = known.get(market) ?? bandOf(appraisal, market)
  known.set(market, band)
  return band
}

export const jointLimitOf = once((state: Known) => jointLimit(state.appraisal, state.motion))
export const commonMoveOf = once((state: Known) => commonMove(state.appraisal, state.motion))

const nearestKept = onceFor((appraisal: Appraisal, assumptions: Assumptions) =>
  once((lookup: MarketLookup) => nearestDeath(appraisal, assumptions, lookup)),
)

export function nearestOf(appraisal: Appraisal, assumptions: Assumptions, lookup: MarketLookup) {
  return nearestKept(appraisal, assumptions)(lookup)
}

/** The distance with one position closed at its mark; asked only when an explanation is opened. */
export function nearestWithoutOf(
  appraisal: Appraisal,
  position: PositionId,
  assumptions: Assumptions,
  lookup: MarketLookup,
) {
  return nearestWithout(appraisal, position, assumptions, lookup)
}

const bankruptciesOf = once(
  (_: Appraisal) => new Map<MarketId, ReturnType<typeof bankruptcyPriceOf>>(),
)

export function bankruptcyIn(appraisal: Appraisal, market: MarketId) {
  const known = bankruptciesOf(appraisal)
  if (!known.has(market)) known.set(market, bankruptcyPriceOf(appraisal, market))
  return known.get(market)
}
