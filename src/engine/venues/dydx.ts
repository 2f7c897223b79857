// dYdX v4: margin, liquidation and funding rules as the chain's parameters state them.
// Maintenance is a share of base initial margin, booked in whole millionths of USDC with two roundings up;
// liquidated when equity is below it, exactly equal is safe. The oracle price is the only price.
// Source: v4-chain 84d4664b (2026-03-04) and its mainnet genesis, 2023-10-26.
import { marketIdOf, type Market } from '../model/market'
import { asNonZero, ONE, ratio, size, usd } from '../units/amount'
import { DYDX_COINS, DYDX_TIERS, type LiquidityTier, type LiquidityTierId } from './dydx-markets'
import { published, remembered } from './published'
import type { VenueRules } from './rules'
import { partsOf } from './symbols'
import { flatByShare } from './tiers'

const READ = '2026-03-04'
/** An eight-hour rate may not exceed this many times initial less maintenance margin. */
const FUNDING_CLAMP = ratio(6)
const HOURS_PER_RATE = asNonZero(ratio(8), 'hours of a rate')

interface Row {
  readonly symbol: string
  readonly tier: LiquidityTierId
}

const ROWS: readonly Row[] = (['large', 'mid', 'longTail'] as const).flatMap((tier) =>
  DYDX_COINS[tier].split(' ').map((coin) => ({ symbol: `${coin}-USD`, tier })),
)

export const dydx: VenueRules = {
  id: 'dydx',
  name: 'dYdX v4',
  quotes: ['USDC'],
  provenance: { asOf: READ, source: 'dYdX v4-chain 84d4664b and mainnet genesis' },
  liquidatedAtZero: false,
  netsOpposingPositions: true,
  closingFee: 'none',
  requirementBasis: 'mark',
  takerFee: ratio('0.0005'),
  cashUnit: usd('0.000001'),
  wholeLeverage: false,
  isolationBySubaccount: true,
  funding: {
    pays: 'oracle',
    interest: ratio(0),
    everyHours: 1,
    provenance: { asOf: READ, source: 'dYdX v4-chain 84d4664b, perpetuals module' },
  },
  ...published(ROWS, (row) =>
    perpetual(
      row.symbol,
      DYDX_TIERS[row.tier],
      `${DYDX_TIERS[row.tier].name} tier as at genesis; governance sets the live values.`,
    ),
  ),
  marketFor: remembered(unlistedMarket),
  notes: [
    'Margin fractions and tiers are set by governance: compare with the market’s own page before relying on them.',
    'Initial margin rises to 100 % as open interest approaches a market’s upper cap; maintenance does not.',
    'Leverage you choose changes initial margin only; the liquidation price stays.',
    'Isolated margin is a separate child account on the chain.',
  ],
}

/** A market's terms under a liquidity tier. Funding is capped at 6 × (initial − maintenance) per eight hours. */
function perpetual(symbol: string, tier: LiquidityTier, estimate: string): Market {
  const initialRate = ratio(tier.initialRate)
  const maintenanceShare = ratio(tier.maintenanceShare)
  const room = initialRate.times(ONE.minus(maintenanceShare))
  const cap = room.times(FUNDING_CLAMP).div(HOURS_PER_RATE)
  const { underlying, multiplier } = partsOf(symbol)
  return {
    id: marketIdOf('dydx', symbol),
    venue: 'dydx',
    symbol,
    underlying,
    quote: 'USDC',
    payoff: 'linear',
    multiplier,
    contractSize: size(1),
    table: flatByShare(initialRate, maintenanceShare),
    isolatedOnly: false,
    ...(tier.openInterest === undefined
      ? {}
      : {
          openInterestCaps: {
            lower: usd(tier.openInterest.lower),
            upper: usd(tier.openInterest.upper),
          },
        }),
    funding: { everyHours: 1, cap, floor: cap.neg() },
    provenance: { asOf: READ, source: 'dYdX mainnet genesis and v5 upgrade', estimate },
  }
}

/** A market that came after genesis: Long-tail terms, and the reader is told that they are a guess. */
function unlistedMarket(symbol: string): Market | undefined {
  if (!/^[A-Z0-9]{1,20}-USD$/.test(symbol)) return undefined
  return perpetual(
    symbol,
    DYDX_TIERS.longTail,
    'This market’s tier is not known. Long-tail is assumed; a market in the Safety tier requires twice as much.',
  )
}
