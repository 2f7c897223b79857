// What one keystroke costs the store: preview in a cell, both sides, the whole verdict with its sentence and
// nearest death, and 40 rows. Positions sit in the 70 Binance markets, long and short, so that above 70
// several share a market.
import { position, type Account } from '../../src/engine/model/book'
import type { MarketId } from '../../src/engine/model/market'
import type { Scenario } from '../../src/engine/model/scenario'
import type { Quote } from '../../src/engine/model/snapshot'
import { price, ratio, size, usd } from '../../src/engine/units/amount'
import { binance } from '../../src/engine/venues/binance'
import { resize } from '../../src/store/commands/resize'
import { ASSUMPTIONS_AT_START } from '../../src/store/samples/assumptions'
import { rowFigures } from '../../src/store/select/rows'
import { sidesSelector } from '../../src/store/select/sides'
import { verdictOf } from '../../src/store/select/verdict'
import { createRiskStore, takerFee } from '../../src/store/store'
import { typical, ms, table } from './support/measure'

const VISIBLE = 40

function binanceBook(count: number): Scenario {
  const quotes = new Map<MarketId, Quote>()
  let gross = 0
  const positions = Array.from({ length: count }, (_, at) => {
    const symbol = binance.symbols[at % binance.symbols.length]
    const market = symbol === undefined ? undefined : binance.market(symbol)
    if (market === undefined) throw new Error('Binance lists markets')
    const mark = 10 + ((at * 37) % 991)
    const units = 3 + ((at * 53) % 97)
    if (!quotes.has(market.id)) {
      quotes.set(market.id, {
        mark: price(mark),
        funding: { rate: ratio('0.0001'), everyHours: market.funding.everyHours },
      })
    }
    gross += mark * units
    return position({
      id: `p${at}`,
      market: market.id,
      size: size(at % 3 === 2 ? -units : units),
      entry: price(mark),
    })
  })
  const account: Account = {
    id: 'a1',
    name: 'Main',
    venue: 'binance',
    quote: 'USDT',
    cash: usd(Math.round(gross / 6)),
    holdings: [],
    positions,
  }
  return {
    name: 'Timing',
    book: { accounts: [account] },
    snapshot: { quotes },
    markets: new Map(),
    assumptions: ASSUMPTIONS_AT_START,
  }
}

const rows = [5, 20, 70, 200, 1_000].map((count) => {
  const store = createRiskStore({ baseline: binanceBook(count), draft: [] })
  const selectSides = sidesSelector(takerFee)
  let typed = 0
  const keystroke = (withVerdict: boolean) => () => {
    typed += 1
    store.getState().preview('p3 size', resize('p3', size(10 + (typed % 50))))
    const sides = selectSides(store.getState())
    const visible = Array.from({ length: Math.min(VISIBLE, count) }, (_, at) =>
      rowFigures(sides.draft, `p${at}`),
    )
    return [visible, withVerdict ? verdictOf(sides.draft, 'all') : undefined]
  }
  const runs = count >= 200 ? 10 : 30
  const plain = typical(runs, () => undefined, keystroke(false))
  const full = typical(runs, () => undefined, keystroke(true))
  return { count, plain, full }
})

console.log(`One keystroke in the draft: ${VISIBLE} rows, then with the whole verdict\n`)
table(
  ['positions', 'rows', 'rows and verdict'],
  rows.map(({ count, plain, full }) => [String(count), ms(plain), ms(full)]),
)
