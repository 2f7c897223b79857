// Hedged majors, the sample book: figures from the product's design page, section 9 (read 2026-10-03),
// which came from an independent script. Prices are illustrative.
import { assume, type PoolSketch, type PositionSketch } from './pools'

const MARKETS = [
  { symbol: 'BTC', mark: '64000', tiers: '0.0125' },
  { symbol: 'ETH', mark: '3200', tiers: '0.02' },
  { symbol: 'SOL', mark: '152', tiers: '0.025' },
  { symbol: 'DOGE', mark: '0.118', tiers: '0.05' },
] as const

const BTC: PositionSketch = { symbol: 'BTC', size: '1.2', entry: '61500' }
const ETH: PositionSketch = { symbol: 'ETH', size: '18', entry: '3420' }
const SOL: PositionSketch = { symbol: 'SOL', size: '-260', entry: '148' }
const MAJORS = [BTC, ETH, SOL]
const DOGE: PositionSketch = { symbol: 'DOGE', size: '60000', entry: '0.125' }

/** BTC and ETH long, SOL short in the cross pool; DOGE isolated with 1,200. */
export const HEDGED_MAJORS: PoolSketch = {
  cash: '18800',
  markets: MARKETS,
  positions: [...MAJORS, { ...DOGE, isolated: '1200' }],
}

/**
 * Six ETH more at the mark of 3,200: 24 at (18 × 3,420 + 6 × 3,200) ÷ 24 = 3,365. Fee and slippage of
 * 7.5 bps on 19,200 take 14.40 from cash.
 */
export const MORE_ETHER: PoolSketch = {
  ...HEDGED_MAJORS,
  cash: '18785.60',
  positions: [BTC, { symbol: 'ETH', size: '24', entry: '3365' }, SOL],
}

/** DOGE and its 1,200 moved into the cross pool. */
export const DOGE_CROSS: PoolSketch = {
  ...HEDGED_MAJORS,
  cash: '20000',
  positions: [...MAJORS, DOGE],
}

const VOLATILITY = { BTC: '0.03', ETH: '0.042', SOL: '0.055', DOGE: '0.06' }

/** The assumptions of the sample. */
export const ASSUMED = assume({
  volatility: VOLATILITY,
  correlations: [
    ['BTC', 'ETH', '0.85'],
    ['BTC', 'SOL', '0.75'],
    ['ETH', 'SOL', '0.78'],
  ],
  elsewhere: '0.70',
})

/** Everything falls together. */
export const ALL_TOGETHER = assume({ volatility: VOLATILITY, elsewhere: '0.95' })

/** The hedge comes loose. */
export const SOL_DECOUPLES = assume({
  volatility: VOLATILITY,
  correlations: [['BTC', 'ETH', '0.90']],
  elsewhere: '0.30',
})
