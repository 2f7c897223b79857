// OKX linear swaps: margin, liquidation and funding rules.
// requirement = (tier's rate + taker fee) × notional, the tier picked by contracts and its rate applied to
// the whole position; liquidated at or below zero buffer. The fee is compared with equity, like maintenance
// margin; initial margin is notional ÷ leverage alone.
// Source: OKX help pages through third-party mirrors, samples of API answers, freqtrade's tests; 2025-12.
import { marketIdOf, type Market } from '../model/market'
import { ratio, size } from '../units/amount'
import { OKX_ROWS, type OkxRow } from './okx-markets'
import { published, tierDigits } from './published'
import type { VenueRules } from './rules'
import { partsOf } from './symbols'
import { wholeBySize } from './tiers'

export const okx: VenueRules = {
  id: 'okx',
  name: 'OKX linear swaps',
  quotes: ['USDT', 'USDC'],
  provenance: {
    asOf: '2025-12-29',
    source: 'OKX help centre through third-party mirrors; samples of API answers',
    estimate: 'OKX’s own pages could not be read: its rules come from mirrors and library tests.',
  },
  liquidatedAtZero: true,
  netsOpposingPositions: false,
  closingFee: 'mark',
  requirementBasis: 'mark',
  takerFee: ratio('0.0005'),
  wholeLeverage: false,
  funding: {
    pays: 'mark',
    interest: ratio('0.0001'),
    clamp: ratio('0.0005'),
    everyHours: 8,
    provenance: {
      asOf: '2025-12-29',
      source: 'OKX funding page as quoted by two research notes',
      estimate:
        'Secondary source; the cap of each market is in its API answer and is not known here.',
    },
  },
  ...published(OKX_ROWS, marketOf),
  notes: [
    'Tiers count contracts and apply to the whole position: a slightly larger position can require far more.',
    'The taker fee for closing, 0.05 % of notional, counts in maintenance margin, not in initial margin.',
    'Only BTC (tiers 1 to 43) and ETH (tier 1) are listed; other markets need their maintenance rate from you.',
    'Accounts in multi-currency or portfolio margin mode are not covered.',
  ],
}

function marketOf(row: OkxRow): Market {
  const { underlying, multiplier, quote } = partsOf(row.symbol)
  const contract = ratio(row.contractSize)
  const rows = tierDigits(row.tiers).map(([contracts, rate, initial]) => ({
    floor: size(contracts).times(contract),
    rate: ratio(rate),
    initialRate: ratio(initial),
  }))
  return {
    id: marketIdOf('okx', row.symbol),
    venue: 'okx',
    symbol: row.symbol,
    underlying,
    quote: quote ?? 'USDT',
    payoff: 'linear',
    multiplier,
    contractSize: size(row.contractSize),
    table: wholeBySize(rows, { edge: 'lower', cap: size(row.cap).times(contract) }),
    isolatedOnly: false,
    funding: { everyHours: 8 },
    provenance: {
      asOf: row.asOf,
      source: row.source,
      estimate: 'Tiers above the last one listed are not known.',
    },
  }
}
