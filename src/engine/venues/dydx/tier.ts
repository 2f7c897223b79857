// Liquidity tier: which parameters may a dYdX market have, and what follows from them?
// Source: dydxprotocol/v4-chain 84d4664b (2026-03-04), x/perpetuals/types/liquidity_tier.go and
// x/subaccounts/lib/oimf.go.
import {
  greatest,
  NO_SIZE,
  ONE,
  roundToPlaces,
  sign,
  type Ratio,
  type Size,
  type Usd,
} from '../../units/amount'

/** What governance sets for a class of markets. */
export interface LiquidityTier {
  /** Base initial margin per notional, before open interest raises it. */
  readonly initialRate: Ratio
  /** Maintenance margin as a share of initial margin, not of notional. */
  readonly maintenanceShare: Ratio
  /** Notional that a premium vote trades through the book. */
  readonly impactNotional: Usd
  /** Open interest in money between which initial margin rises to 100 %. Both zero: it does not rise. */
  readonly openInterestLower: Usd
  readonly openInterestUpper: Usd
}

export type TierFault =
  | 'initial margin above 100 %'
  | 'maintenance share above 100 %'
  | 'impact notional is zero'
  | 'lower open-interest cap above the upper'

/** Everything the chain would refuse a tier for; empty when it is valid. */
export function tierFaults(tier: LiquidityTier): readonly TierFault[] {
  const faults: TierFault[] = []
  if (tier.initialRate.gt(ONE)) faults.push('initial margin above 100 %')
  if (tier.maintenanceShare.gt(ONE)) faults.push('maintenance share above 100 %')
  if (sign(tier.impactNotional) <= 0) faults.push('impact notional is zero')
  if (tier.openInterestLower.gt(tier.openInterestUpper)) {
    faults.push('lower open-interest cap above the upper')
  }
  return faults
}

/**
 * Maintenance margin per notional as the funding clamp counts it: initial rate × share, floored to a
 * millionth. An account's own margin is not floored but rounded up, twice, in money.
 */
export function maintenanceRate(initialRate: Ratio, maintenanceShare: Ratio): Ratio {
  return roundToPlaces(initialRate.times(maintenanceShare), 6, 'down')
}

/**
 * What a match adds to open interest, which is the sum of long sizes: a buyer closing a short and a seller
 * closing a long take open interest away. Initial margin is checked with open interest after the match.
 */
export function openInterestDelta(of: {
  readonly buyerBefore: Size
  readonly sellerBefore: Size
  /** Above zero. */
  readonly matched: Size
}): Size {
  const long = (size: Size) => greatest(size, NO_SIZE)
  const buyer = long(of.buyerBefore.plus(of.matched)).minus(long(of.buyerBefore))
  const seller = long(of.sellerBefore.minus(of.matched)).minus(long(of.sellerBefore))
  return buyer.plus(seller)
}
