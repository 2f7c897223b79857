// dYdX v4 liquidity tiers and the markets that started in them.
// Source: dYdX mainnet genesis, 2023-10-26 (tier of each market); open-interest caps set by the v5
// upgrade, read in v4-chain 84d4664b (2026-03-04). Governance moves markets between tiers and changes
// the tiers themselves: live values are in the indexer's perpetualMarkets answer.

export interface LiquidityTier {
  readonly name: string
  readonly initialRate: string
  /** Maintenance as a share of initial margin. */
  readonly maintenanceShare: string
  /** USD of open interest between which initial margin rises to 100 %. */
  readonly openInterest?: { readonly lower: string; readonly upper: string }
}

export const DYDX_TIERS = {
  large: { name: 'Large-cap', initialRate: '0.05', maintenanceShare: '0.6' },
  mid: {
    name: 'Mid-cap',
    initialRate: '0.1',
    maintenanceShare: '0.5',
    openInterest: { lower: '20000000', upper: '50000000' },
  },
  longTail: {
    name: 'Long-tail',
    initialRate: '0.2',
    maintenanceShare: '0.5',
    openInterest: { lower: '5000000', upper: '10000000' },
  },
  safety: {
    name: 'Safety',
    initialRate: '1',
    maintenanceShare: '0.2',
    openInterest: { lower: '2000000', upper: '5000000' },
  },
} as const satisfies Readonly<Record<string, LiquidityTier>>

export type LiquidityTierId = keyof typeof DYDX_TIERS

/** Coins by tier at genesis, in the order of the chain's own list. */
export const DYDX_COINS: Readonly<Record<'large' | 'mid' | 'longTail', string>> = {
  large: 'BTC ETH',
  mid: 'LINK MATIC CRV SOL ADA AVAX FIL LTC DOGE ATOM DOT UNI BCH TRX NEAR XLM ETC WLD APT ARB OP PEPE SHIB SUI XRP',
  longTail: 'MKR COMP APE BLUR LDO SEI',
}
