// Binance USD-M: margin, liquidation and funding rules of its linear perpetuals.
// requirement = rate × notional − deduction at the mark, no fee in it; liquidated at or below zero buffer.
// Source: Binance support "liquidation price" page with its two-position example (reproduced to the cent),
// API answers, and the funding page as quoted by two public research notes; read 2026-09.
import { marketIdOf, type FundingTerms, type Market } from '../model/market'
import { ratio, size, usd } from '../units/amount'
import { BINANCE_ROWS, type BinanceRow } from './binance-markets'
import { published, tierDigits } from './published'
import type { VenueRules } from './rules'
import { partsOf } from './symbols'
import { graduated, rateOfLeverage } from './tiers'

const TABLES_AS_OF = '2026-04-30'
const USUAL_HOURS = 8

export const binance: VenueRules = {
  id: 'binance',
  name: 'Binance USD-M',
  quotes: ['USDT', 'USDC'],
  provenance: {
    asOf: TABLES_AS_OF,
    source: 'Binance leverage brackets (freqtrade 2026.4) and support page on liquidation prices',
  },
  liquidatedAtZero: true,
  netsOpposingPositions: false,
  closingFee: 'none',
  requirementBasis: 'mark',
  takerFee: ratio('0.0005'),
  wholeLeverage: true,
  funding: {
    pays: 'mark',
    interest: ratio('0.0001'),
    clamp: ratio('0.0005'),
    cap: ratio('0.02'),
    everyHours: USUAL_HOURS,
    provenance: {
      asOf: '2026-09-01',
      source:
        'Binance funding page as quoted by two research notes; caps as a third party reads fundingInfo',
      estimate:
        'Caps were seen at a third party only, and a market that meets its cap may switch to hourly payments.',
    },
  },
  ...published(BINANCE_ROWS, marketOf),
  notes: [
    'Maintenance margin is rate × notional − deduction. Exactly on a tier edge both tiers ask the same.',
    'In hedge mode a long and a short of one market are two positions and both are counted.',
    'Taker fee 0.05 % is the figure of Binance’s own examples; your fee tier may pay less.',
    'Liquidation order and clearance fee are not published in full: what is lost after the buffer reaches zero is an estimate.',
    'Multi-assets mode, where several coins are collateral with haircuts, is not covered.',
    'Only the 70 most traded of 716 markets are listed; others need their maintenance rate from you.',
  ],
}

function marketOf(row: BinanceRow): Market {
  const { underlying, multiplier, quote } = partsOf(row.symbol)
  return {
    id: marketIdOf('binance', row.symbol),
    venue: 'binance',
    symbol: row.symbol,
    underlying,
    quote: quote ?? 'USDT',
    payoff: 'linear',
    multiplier,
    contractSize: size(1),
    table: tableOf(row),
    isolatedOnly: false,
    funding: fundingOf(row),
    provenance: {
      asOf: TABLES_AS_OF,
      source: 'Binance leverage brackets (freqtrade 2026.4)',
      ...(row.everyHours === undefined
        ? { estimate: 'The funding interval was not seen: 8 hours are assumed.' }
        : {}),
    },
  }
}

function tableOf(row: BinanceRow) {
  const rows = tierDigits(row.tiers).map(([floor, rate, leverage]) => ({
    floor: usd(floor),
    rate: ratio(rate),
    initialRate: rateOfLeverage(ratio(leverage)),
  }))
  return graduated(rows, { edge: 'upper', cap: usd(row.cap) })
}

function fundingOf(row: BinanceRow): FundingTerms {
  const everyHours = row.everyHours ?? USUAL_HOURS
  if (row.fundingCap === undefined) return { everyHours }
  const cap = ratio(row.fundingCap)
  return { everyHours, cap, floor: cap.neg() }
}
