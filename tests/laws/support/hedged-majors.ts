// Hedged majors, the sample book: figures from the product's design page, section 9 (read 2026-10-03),
// which came from an independent script. The book itself is that of src/store/samples/hedged-majors.ts.
import { symbolOf } from '../../../src/engine/model/market'
import { hedgedMajors } from '../../../src/store/samples/hedged-majors'
import { assume, type MarketSketch, type PoolSketch, type PositionSketch } from './pools'

const BOOK = hedgedMajors()
const [ACCOUNT] = BOOK.book.accounts

const MARKETS: readonly MarketSketch[] = [...BOOK.markets].map(([id, { symbol, table }]) => ({
  symbol,
  mark: BOOK.snapshot.quotes.get(id)?.mark?.toString() ?? 'no mark',
  tiers: table.tiers[0]?.rate.toString() ?? 'no rate',
}))

function positionOf(symbol: string): PositionSketch {
  const held = ACCOUNT?.positions.find(({ market }) => symbolOf(market) === symbol)
  if (held === undefined) throw new Error(`the sample holds no ${symbol}`)
  return { symbol, size: held.size.toString(), entry: held.entry.toString() }
}

const [BTC, ETH, SOL, DOGE] = [
  positionOf('BTC'),
  positionOf('ETH'),
  positionOf('SOL'),
  positionOf('DOGE'),
]
const MAJORS = [BTC, ETH, SOL]

/** BTC and ETH long, SOL short in the cross pool; DOGE isolated with 1,200. */
export const HEDGED_MAJORS: PoolSketch = {
  cash: ACCOUNT?.cash.toString() ?? 'no account',
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
export const ASSUMED = BOOK.assumptions

/** Everything falls together. */
export const ALL_TOGETHER = assume({ volatility: VOLATILITY, elsewhere: '0.95' })

/** The hedge comes loose. */
export const SOL_DECOUPLES = assume({
  volatility: VOLATILITY,
  correlations: [['BTC', 'ETH', '0.90']],
  elsewhere: '0.30',
})
