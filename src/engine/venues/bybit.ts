// Bybit linear: margin, liquidation and funding rules of the unified account's USDT and USDC perpetuals.
// requirement = rate × notional − deduction + fee to close at the bankruptcy price; initial margin includes
// that fee as well; liquidated at or below zero buffer. Until 2025 the notional was that of entry, now it is that of the mark.
// Source: Bybit API documentation and help centre (liquidation, risk limit, funding), read 2026-09.
import { marketIdOf, type Market } from '../model/market'
import { ratio, size, usd, type Ratio } from '../units/amount'
import { BYBIT_ROWS, type BybitRow } from './bybit-markets'
import { published, tierDigits } from './published'
import type { VenueRules } from './rules'
import { partsOf } from './symbols'
import { graduated } from './tiers'

const USUAL_HOURS = 8

export const bybit: VenueRules = {
  id: 'bybit',
  name: 'Bybit linear',
  quotes: ['USDT', 'USDC'],
  provenance: {
    asOf: '2026-09-25',
    source: 'Bybit API documentation, help centre, and recorded position messages of 2022 to 2025',
    estimate:
      'Margin on the mark price is inferred: the linear part of the help page of May 2026 could not be read.',
  },
  liquidatedAtZero: true,
  netsOpposingPositions: false,
  closingFee: 'bankruptcy',
  closingFeeInInitial: true,
  requirementBasis: 'mark',
  takerFee: ratio('0.00055'),
  wholeLeverage: false,
  funding: {
    pays: 'mark',
    interest: ratio('0.0001'),
    clamp: ratio('0.0005'),
    everyHours: USUAL_HOURS,
    provenance: {
      asOf: '2026-09-25',
      source: 'Bybit help centre, funding rate',
      estimate: 'The funding cap of each market is in its instrument record and is not known here.',
    },
  },
  ...published(BYBIT_ROWS, marketOf),
  notes: [
    'Initial and maintenance margin include the fee for closing at the bankruptcy price, 0.055 % of it.',
    'Bybit itself calls the liquidation price of a cross position an estimate.',
    'Only BTCPERP has its whole margin table here; beyond the known tiers figures are estimates.',
    'Hedged legs of one market are margined differently by Bybit; here each leg is counted in full.',
  ],
}

function marketOf(row: BybitRow): Market {
  const { underlying, multiplier, quote } = partsOf(row.symbol)
  const digits = tierDigits(row.tiers)
  const rows = digits.map(([floor, rate, initial]) => ({
    floor: usd(floor),
    rate: ratio(rate),
    initialRate: initialRateOf(ratio(rate), initial),
  }))
  const reasons = estimatesOf(
    row,
    digits.some(([, , initial]) => initial === '?'),
  )
  return {
    id: marketIdOf('bybit', row.symbol),
    venue: 'bybit',
    symbol: row.symbol,
    underlying,
    quote: quote ?? 'USDT',
    payoff: 'linear',
    multiplier,
    contractSize: size(1),
    table: graduated(rows, { edge: 'lower', cap: usd(row.cap) }),
    isolatedOnly: false,
    funding: { everyHours: row.everyHours ?? USUAL_HOURS },
    provenance: {
      asOf: row.asOf,
      source: row.source,
      ...(reasons.length === 0 ? {} : { estimate: reasons.join(' ') }),
    },
  }
}

/** Twice the maintenance rate where none was seen, as in every row that has one. */
function initialRateOf(rate: Ratio, initial: string): Ratio {
  return initial === '?' ? rate.times(ratio(2)) : ratio(initial)
}

function estimatesOf(row: BybitRow, initialUnseen: boolean): readonly string[] {
  return [
    ...(row.isComplete ? [] : ['Tiers above the last one listed are not known.']),
    ...(initialUnseen
      ? ['Initial margin was not seen: twice the maintenance rate is assumed.']
      : []),
    ...(row.everyHours === undefined
      ? ['The funding interval was not seen: 8 hours are assumed.']
      : []),
  ]
}
