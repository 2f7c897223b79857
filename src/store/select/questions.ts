// Questions asked of a pool, each answered once per appraisal: bands, joint limit, nearest death, drag.
import type { Appraisal, LegLine } from '../../engine/margin/stand'
import type { MarketId, MarketLookup } from '../../engine/model/market'
import type { Assumptions, Quote, Snapshot } from '../../engine/model/snapshot'
import { dragOfLine, poolDragOf, type PoolDrag } from '../../engine/funding/drag'
import { commonMove, jointLimit } from '../../engine/liquidation/joint'
import { nearestDeath, nearestWithout } from '../../engine/liquidation/nearest'
import { bandOf, bankruptcyPriceOf, type Band } from '../../engine/liquidation/price'
import type { PositionId } from '../../engine/model/book'
import type { VenueRules } from '../../engine/venues/rules'
import { once, onceFor } from '../derive'

const bandsOf = once((_: Appraisal) => new Map<MarketId, Band>())

/** The liquidation band of one market, worked out when it is first asked for: rows in view pay, others wait. */
export function bandIn(appraisal: Appraisal, market: MarketId): Band {
  const known = bandsOf(appraisal)
  const band = known.get(market) ?? bandOf(appraisal, market)
  known.set(market, band)
  return band
}

export const jointLimitOf = once(jointLimit)
export const commonMoveOf = once(commonMove)

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

/** Funding of one line, kept for as long as line and quote stay the same objects. */
const legDragKept = onceFor((line: LegLine, quote: Quote) =>
  once((rules: VenueRules) =>
    dragOfLine(line, rules.funding.pays, { quote, funding: quote.funding }),
  ),
)

export const dragIn = onceFor((appraisal: Appraisal, snapshot: Snapshot): PoolDrag => {
  const { rules } = appraisal.form
  return poolDragOf(appraisal, (line) =>
    legDragKept(line, snapshot.quotes.get(line.leg.market) ?? NO_QUOTE)(rules),
  )
})
const NO_QUOTE: Quote = {}

const bankruptciesOf = once(
  (_: Appraisal) => new Map<MarketId, ReturnType<typeof bankruptcyPriceOf>>(),
)

export function bankruptcyIn(appraisal: Appraisal, market: MarketId) {
  const known = bankruptciesOf(appraisal)
  if (!known.has(market)) known.set(market, bankruptcyPriceOf(appraisal, market))
  return known.get(market)
}
