// Hyperliquid: margin, liquidation and funding rules of its own perpetuals (not of builders' exchanges).
// Maintenance is half of the initial margin at the tier's highest leverage: 1 ÷ (2 × leverage), kept as that
// fraction because printed rates are rounded. Liquidated below zero buffer; exactly zero is safe.
// Source: official documentation (margining, margin-tiers, liquidations, funding, fees), mirror of 2026-08-22.
import { marketIdOf, type MarginTable, type Market, type Provenance } from '../model/market'
import { ratio, size, usd } from '../units/amount'
import { must } from '../units/outcome'
import {
  HYPERLIQUID_ISOLATED,
  HYPERLIQUID_ROWS,
  HYPERLIQUID_STALE,
  HYPERLIQUID_TABLES,
} from './hyperliquid-markets'
import { published, remembered } from './published'
import type { VenueRules } from './rules'
import { underlyingOf } from './symbols'
import { graduated, halfRateOfLeverage, rateOfLeverage } from './tiers'

const HOURLY_CAP = ratio('0.04')
const HOURLY = { everyHours: 1, cap: HOURLY_CAP, floor: HOURLY_CAP.neg() } as const

interface Row {
  readonly symbol: string
  readonly table: string
  readonly sizeDecimals: number
}

export const hyperliquid: VenueRules = {
  id: 'hyperliquid',
  name: 'Hyperliquid',
  quotes: ['USDC'],
  provenance: { asOf: '2026-08-22', source: 'Hyperliquid documentation, mirror of 2026-08-22' },
  liquidatedAtZero: false,
  netsOpposingPositions: true,
  closingFee: 'none',
  requirementBasis: 'mark',
  takerFee: ratio('0.00045'),
  wholeLeverage: true,
  withdrawalShare: ratio('0.1'),
  funding: {
    pays: 'oracle',
    interest: ratio('0.0001'),
    clamp: ratio('0.0005'),
    cap: HOURLY_CAP,
    everyHours: 1,
    provenance: { asOf: '2026-08-22', source: 'Hyperliquid documentation, funding' },
  },
  ...published(HYPERLIQUID_ROWS.map(rowOf), marketOf),
  marketFor: remembered(unlistedMarket),
  notes: [
    'Maintenance margin is half of the initial margin at the tier’s highest leverage, whatever leverage you chose.',
    'Withdrawals must leave the greater of initial margin and 10 % of total notional.',
    'Funding is paid every hour on the oracle price, an eighth of the eight-hour rate, at most 4 % an hour.',
    'Markets of builders’ exchanges (dex:COIN), portfolio margin and unified accounts are not covered.',
  ],
}

function rowOf(text: string): Row {
  const [symbol, table, decimals] = text.split(':')
  must(symbol !== undefined && table !== undefined, `a row is symbol:table:decimals, was ${text}`)
  return { symbol, table, sizeDecimals: Number(decimals) }
}

function marketOf(row: Row): Market {
  return {
    ...perpetual(row.symbol, tableOf(row.table), provenanceOf(row)),
    lot: size(row.sizeDecimals === 0 ? 1 : `0.${'1'.padStart(row.sizeDecimals, '0')}`),
  }
}

function perpetual(symbol: string, table: MarginTable, provenance: Provenance): Market {
  return {
    id: marketIdOf('hyperliquid', symbol),
    venue: 'hyperliquid',
    symbol,
    ...underlyingOf(symbol),
    quote: 'USDC',
    payoff: 'linear',
    contractSize: size(1),
    table,
    isolatedOnly: HYPERLIQUID_ISOLATED.has(symbol),
    funding: HOURLY,
    provenance,
  }
}

/** Markets of one table id share one table. */
const tables = new Map<string, MarginTable>()

function tableOf(id: string): MarginTable {
  const known = tables.get(id)
  if (known !== undefined) return known
  const steps = (HYPERLIQUID_TABLES[id] ?? `0:${id}`).split(' ')
  const rows = steps.map((step) => {
    const [floor, leverage] = step.split(':')
    must(floor !== undefined && leverage !== undefined, `a step is floor:leverage, was ${step}`)
    return {
      floor: usd(floor),
      rate: halfRateOfLeverage(ratio(leverage)),
      initialRate: rateOfLeverage(ratio(leverage)),
    }
  })
  const table = graduated(rows, { edge: 'upper' })
  tables.set(id, table)
  return table
}

function provenanceOf(row: Row): Provenance {
  if (HYPERLIQUID_STALE.has(row.symbol)) {
    return {
      asOf: '2026-01-31',
      source: 'Hyperliquid meta answer, January 2026',
      estimate: 'The official tier page of August 2026 no longer lists this market in its table.',
    }
  }
  return row.table in HYPERLIQUID_TABLES
    ? { asOf: '2026-08-22', source: 'Hyperliquid documentation, margin tiers' }
    : { asOf: '2026-01-31', source: 'Hyperliquid meta answer, January 2026' }
}

/** A coin listed later: the lowest leverage the venue gives any market, so its highest maintenance rate. */
function unlistedMarket(symbol: string): Market | undefined {
  if (!/^k?[A-Z0-9]{1,12}$/.test(symbol)) return undefined
  return perpetual(symbol, tableOf('3'), {
    asOf: '2026-08-22',
    source: 'Hyperliquid documentation, margining',
    estimate:
      'This market is not in our list. The strictest table is assumed: 3x leverage, maintenance a sixth of notional.',
  })
}
