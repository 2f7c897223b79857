// Books for timing: one cross pool of N positions with five-tier tables, each in a market of its own as long
// as there are enough of them.
import { position, type Account } from '../../../src/engine/model/book'
import { marketIdOf, type Market, type MarketId } from '../../../src/engine/model/market'
import type { Scenario } from '../../../src/engine/model/scenario'
import type { Quote } from '../../../src/engine/model/snapshot'
import { price, ratio, size, usd } from '../../../src/engine/units/amount'
import { genericMarket } from '../../../src/engine/venues/generic'
import { graduated } from '../../../src/engine/venues/tiers'
import { ASSUMPTIONS_AT_START } from '../../../src/store/samples/assumptions'

const TABLE = graduated(
  [
    ['0', '0.01', '0.02'],
    ['20000', '0.0125', '0.025'],
    ['100000', '0.02', '0.04'],
    ['500000', '0.05', '0.1'],
    ['2000000', '0.1', '0.2'],
  ].map(([floor = '0', rate = '0', initial = '0']) => ({
    floor: usd(floor),
    rate: ratio(rate),
    initialRate: ratio(initial),
  })),
)

/** The scenario anew, so that nothing of an earlier run is remembered. Two longs to each short. */
export function crossPool(count: number, marketCount = count): Scenario {
  const quotes = new Map<MarketId, Quote>()
  const markets = new Map<MarketId, Market>()
  let gross = 0
  const positions = Array.from({ length: count }, (_, row) => {
    const at = row % marketCount
    const id = marketIdOf('generic', `M${at}`)
    const mark = 10 + ((at * 37) % 991) + 0.25
    const units = 3 + ((at * 53) % 97)
    gross += mark * units
    quotes.set(id, {
      mark: price(String(mark)),
      funding: { rate: ratio('0.0001'), everyHours: 8 },
    })
    const base = genericMarket(`M${at}`, { maintenanceRate: ratio('0.01') })
    markets.set(id, { ...base, table: TABLE })
    return position({
      id: `p${row}`,
      market: id,
      size: size(String(at % 3 === 2 ? -units : units)),
      entry: price(String(mark + (at % 7) - 3)),
      leverage: ratio(20),
    })
  })
  const account: Account = {
    id: 'a1',
    name: 'Main',
    venue: 'generic',
    quote: 'USDC',
    cash: usd(String(Math.round(gross / 8))),
    holdings: [],
    positions,
  }
  return {
    name: 'Timing',
    book: { accounts: [account] },
    snapshot: { quotes },
    markets,
    assumptions: ASSUMPTIONS_AT_START,
  }
}
