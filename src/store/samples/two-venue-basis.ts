// Basis on two venues: long on one, short the same size on the other, no exposure to the price in sum. The
// venues know nothing of each other: each margins its own leg alone, so a fall ends one pool and a rise the
// other. Tables are the venues'; marks and rates are illustrative.
import type { Scenario } from '../../engine/model/scenario'
import { ASSUMPTIONS_AT_START } from './assumptions'
import { scenarioFrom } from './shape'

export function twoVenueBasis(): Scenario {
  return scenarioFrom({
    name: 'Basis on two venues',
    assumptions: ASSUMPTIONS_AT_START,
    accounts: [
      {
        name: 'Long leg',
        venue: 'hyperliquid',
        quote: 'USDC',
        cash: '24000',
        rows: [{ symbol: 'ETH', size: '40', entry: '3180', mark: '3198', funding: '0.0000125' }],
      },
      {
        name: 'Short leg',
        venue: 'binance',
        quote: 'USDT',
        cash: '24000',
        rows: [
          { symbol: 'ETHUSDT', size: '-40', entry: '3188', mark: '3203.5', funding: '0.00028' },
        ],
      },
    ],
  })
}
