// Squeeze with flip: a large short that is paid funding, and a draft in which the rate goes to the other end
// of what the venue allows. The income becomes drag, and funding alone ends the pool in days. The table and
// the cap are the venue's; marks and rates are illustrative.
import type { Edit } from '../../engine/model/edit'
import { marketIdOf } from '../../engine/model/market'
import { publishedMarket } from '../../engine/venues/registry'
import { must } from '../../engine/units/outcome'
import type { Document } from '../state'
import { ASSUMPTIONS_AT_START } from './assumptions'
import { scenarioFrom } from './shape'

const [VENUE, SYMBOL] = ['binance', 'AVAXUSDT'] as const

export function squeezeWithFlip(): Document {
  const baseline = scenarioFrom({
    name: 'Squeeze with flip',
    assumptions: ASSUMPTIONS_AT_START,
    accounts: [
      {
        name: 'Main',
        venue: VENUE,
        quote: 'USDT',
        cash: '42000',
        rows: [{ symbol: SYMBOL, size: '-9000', entry: '22.9', mark: '23.5', funding: '0.0003' }],
      },
    ],
  })
  return { baseline, draft: [flippedToItsFloor()] }
}

/** The market's rate at the lowest its venue lets it go: shorts pay that much. */
function flippedToItsFloor(): Edit {
  const market = marketIdOf(VENUE, SYMBOL)
  const terms = publishedMarket(market)?.funding
  must(terms?.floor !== undefined, `the venue publishes a funding floor for ${SYMBOL}`)
  return { kind: 'funding', market, to: { rate: terms.floor, everyHours: terms.everyHours } }
}
