// Ten alts, one bet: ten longs in ten coins that follow one another. Every price alone looks a long way
// off; a fall of them all, as they fall, is near. Tables are the venue's; marks and rates are illustrative.
import type { Scenario } from '../../engine/model/scenario'
import { movingTogether } from './assumptions'
import { scenarioFrom, type SampleRow } from './shape'

const ALTS: readonly SampleRow[] = [
  row('SOL', '130', '147', '152', '0.000014'),
  row('XRP', '8000', '2.31', '2.24', '0.000012'),
  row('DOGE', '140000', '0.121', '0.118', '0.000018'),
  row('SUI', '4600', '3.42', '3.3', '0.000021'),
  row('AVAX', '600', '24.1', '23.5', '0.000013'),
  row('LINK', '900', '15.9', '16.4', '0.000012'),
  row('ADA', '19000', '0.71', '0.68', '0.000015'),
  row('NEAR', '4600', '2.65', '2.72', '0.000012'),
  row('AAVE', '46', '271', '264', '0.000012'),
  row('ENA', '32000', '0.39', '0.37', '0.000025'),
]

function row(symbol: string, size: string, entry: string, mark: string, funding: string) {
  return { symbol, size, entry, mark, funding }
}

/**
 * Volatility of one day. With the correlation of 0.85 to one another, and to BTC at its 3 %, the slope
 * β = 0.85 × σ ÷ 3 % runs from 1.2 (XRP) to 1.8 (ENA).
 */
const VOLATILITY = {
  SOL: '0.0495',
  XRP: '0.0424',
  DOGE: '0.053',
  SUI: '0.0565',
  AVAX: '0.0494',
  LINK: '0.046',
  ADA: '0.0477',
  NEAR: '0.053',
  AAVE: '0.0512',
  ENA: '0.0635',
}

export function tenAlts(): Scenario {
  return scenarioFrom({
    name: 'Ten alts, one bet',
    assumptions: movingTogether({ volatility: VOLATILITY, correlation: '0.85' }),
    accounts: [{ name: 'Main', venue: 'hyperliquid', quote: 'USDC', cash: '18800', rows: ALTS }],
  })
}
