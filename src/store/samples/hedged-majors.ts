// Hedged majors: two cross longs, a cross short that hedges them, and one isolated long. Each price alone
// looks far away; the two longs together are not. Marks and rates are illustrative.
import type { Scenario } from '../../engine/model/scenario'
import { ASSUMPTIONS_AT_START } from './assumptions'
import { scenarioFrom, type SampleRow } from './shape'

/** Leverage is half of one over maintenance, so initial margin is twice maintenance. */
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

export function hedgedMajors(): Scenario {
  return scenarioFrom({
    name: 'Hedged majors',
    assumptions: ASSUMPTIONS_AT_START,
    accounts: [{ name: 'Main', venue: 'generic', quote: 'USDC', cash: '18800', rows: MAJORS }],
  })
}
