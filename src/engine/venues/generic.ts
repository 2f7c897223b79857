// Generic venue: for positions held where no rules are published here. The reader gives the margin rates;
// everything else follows the commonest linear perpetual.
import { marketIdOf, type FundingTerms, type Market } from '../model/market'
import { greatest, least, ONE, ratio, sign, size, type Ratio } from '../units/amount'
import { must } from '../units/outcome'
import type { VenueRules } from './rules'
import { partsOf } from './symbols'
import { flat } from './tiers'

const AS_OF = '2026-09-25'

export const generic: VenueRules = {
  id: 'generic',
  name: 'Other venue',
  quotes: ['USDC', 'USDT', 'USD'],
  provenance: {
    asOf: AS_OF,
    source: 'Plimsoll’s own convention',
    estimate: 'Rules common to most venues, not those of a particular one.',
  },
  liquidatedAtZero: true,
  // Nobody said that it nets, so rows stay apart, as in hedge mode.
  netsOpposingPositions: false,
  closingFee: 'none',
  requirementBasis: 'mark',
  takerFee: ratio('0.00045'),
  wholeLeverage: false,
  funding: {
    pays: 'mark',
    interest: ratio('0.0001'),
    clamp: ratio('0.0005'),
    everyHours: 8,
    provenance: {
      asOf: AS_OF,
      source: 'Plimsoll’s own convention',
      estimate: 'The eight-hour formula most venues use; no cap is assumed.',
    },
  },
  symbols: [],
  market: () => undefined,
  notes: [
    'No margin table is assumed: each market needs its maintenance rate from you.',
    'Liquidated when the buffer reaches zero; no fee for closing is counted in it.',
  ],
}

/** The source of terms that nobody publishes. */
const TYPED_SOURCE = 'typed'

/**
 * The one maintenance rate the reader gave for a market, or nothing where a published table holds or the
 * reader gave a table of several tiers.
 */
export function typedMaintenanceRate({ provenance, table }: Market): Ratio | undefined {
  if (provenance.source !== TYPED_SOURCE || table.tiers.length !== 1) return undefined
  return table.tiers[0]?.rate
}

/**
 * A market on terms the reader gives: one maintenance and one initial rate for every size, per notional.
 * Without an initial rate twice the maintenance rate is assumed, at most 100 %, and the market says so;
 * one below the maintenance rate is raised to it. Funding is eight-hourly unless told.
 */
export function genericMarket(
  symbol: string,
  terms: {
    readonly maintenanceRate: Ratio
    readonly initialRate?: Ratio
    readonly funding?: FundingTerms
    readonly quote?: string
  },
): Market {
  const { maintenanceRate } = terms
  must(
    sign(maintenanceRate) >= 0 && maintenanceRate.lte(ONE),
    `a maintenance rate is between 0 and 1, was ${maintenanceRate.toString()}`,
  )
  const initialRate = terms.initialRate ?? least(maintenanceRate.times(ratio(2)), ONE)
  const { underlying, multiplier, quote, isCoinMargined } = partsOf(symbol)
  return {
    id: marketIdOf('generic', symbol),
    venue: 'generic',
    symbol,
    underlying,
    quote: terms.quote ?? quote ?? 'USD',
    payoff: isCoinMargined ? 'inverse' : 'linear',
    multiplier,
    contractSize: size(1),
    table: flat(maintenanceRate, greatest(initialRate, maintenanceRate)),
    isolatedOnly: false,
    funding: terms.funding ?? { everyHours: 8 },
    provenance: {
      asOf: AS_OF,
      source: TYPED_SOURCE,
      ...(terms.initialRate === undefined
        ? { estimate: 'Initial margin was not given: twice the maintenance rate is assumed.' }
        : {}),
    },
  }
}
