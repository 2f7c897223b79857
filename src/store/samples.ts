// Samples: scenarios that are live before the user has typed anything. Prices are illustrative.
import { position as newPosition, type Account } from '../engine/model/book'
import { marketIdOf, type Market, type MarketId } from '../engine/model/market'
import type { Scenario } from '../engine/model/scenario'
import type { Assumed, Assumptions, Quote } from '../engine/model/snapshot'
import { price, ratio, size, usd, type Ratio } from '../engine/units/amount'
import { genericMarket } from '../engine/venues/generic'

const preset = (value: Ratio): Assumed<Ratio> => ({ value, from: 'preset' })

/** What is assumed of an underlying nobody has typed anything about: round figures, shown as such. */
export const ASSUMPTIONS_AT_START: Assumptions = {
  volatility: new Map([
    ['BTC', preset(ratio('0.03'))],
    ['ETH', preset(ratio('0.042'))],
    ['SOL', preset(ratio('0.055'))],
    ['DOGE', preset(ratio('0.06'))],
  ]),
  volatilityElsewhere: preset(ratio('0.06')),
  correlations: [
    { pair: ['BTC', 'ETH'], rho: preset(ratio('0.85')) },
    { pair: ['BTC', 'SOL'], rho: preset(ratio('0.75')) },
    { pair: ['ETH', 'SOL'], rho: preset(ratio('0.78')) },
  ],
  correlationElsewhere: preset(ratio('0.7')),
  slippage: preset(ratio('0.0003')),
}

interface SampleRow {
  readonly symbol: string
  readonly size: string
  readonly entry: string
  readonly mark: string
  readonly maintenance: string
  /** Initial margin is twice maintenance, so this is half of one over it. */
  readonly leverage: string
  readonly funding: string
  readonly isolated?: string
}

const MAJORS: readonly SampleRow[] = [
  {
    symbol: 'BTC',
    size: '1.2',
    entry: '61500',
    mark: '64000',
    maintenance: '0.0125',
    leverage: '40',
    funding: '0.0001',
  },
  {
    symbol: 'ETH',
    size: '18',
    entry: '3420',
    mark: '3200',
    maintenance: '0.02',
    leverage: '25',
    funding: '0.00015',
  },
  {
    symbol: 'SOL',
    size: '-260',
    entry: '148',
    mark: '152',
    maintenance: '0.025',
    leverage: '20',
    funding: '0.0002',
  },
  {
    symbol: 'DOGE',
    size: '60000',
    entry: '0.125',
    mark: '0.118',
    maintenance: '0.05',
    leverage: '10',
    funding: '0.0003',
    isolated: '1200',
  },
]

/** Two cross longs, a cross short that hedges them, and one isolated long. */
export function hedgedMajors(): Scenario {
  return scenarioOf('Hedged majors', '18800', MAJORS)
}

/** A scenario with one empty account. */
export function blank(): Scenario {
  return scenarioOf('Untitled', '10000', [])
}

function scenarioOf(name: string, cash: string, rows: readonly SampleRow[]): Scenario {
  const quotes = new Map<MarketId, Quote>()
  const markets = new Map<MarketId, Market>()
  const positions = rows.map((row, at) => {
    const id = marketIdOf('generic', row.symbol)
    quotes.set(id, {
      mark: price(row.mark),
      funding: { rate: ratio(row.funding), everyHours: 8 },
    })
    const maintenanceRate = ratio(row.maintenance)
    const initialRate = maintenanceRate.times(ratio(2))
    markets.set(id, genericMarket(row.symbol, { maintenanceRate, initialRate }))
    return newPosition({
      id: `p${at + 1}`,
      market: id,
      size: size(row.size),
      entry: price(row.entry),
      leverage: ratio(row.leverage),
      ...(row.isolated === undefined
        ? {}
        : { margin: { mode: 'isolated', margin: usd(row.isolated) } }),
    })
  })
  const account: Account = {
    id: 'a1',
    name: 'Main',
    venue: 'generic',
    quote: 'USDC',
    cash: usd(cash),
    holdings: [],
    positions,
  }
  return {
    name,
    book: { accounts: [account] },
    snapshot: { quotes },
    markets,
    assumptions: ASSUMPTIONS_AT_START,
  }
}
