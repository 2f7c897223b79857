// On a venue that nets, a second cross row of a market is refused and nothing changes.
import { expect, it } from 'vitest'
import { position, type Account } from '../../../src/engine/model/book'
import { marketIdOf } from '../../../src/engine/model/market'
import type { Scenario } from '../../../src/engine/model/scenario'
import { price, size, usd } from '../../../src/engine/units/amount'
import { setVenue } from '../../../src/store/commands/venue'
import { duplicateRow } from '../../../src/store/commands/row'
import { blank } from '../../../src/store/samples/blank'
import { createRiskStore } from '../../../src/store/store'

function holding(venue: string, symbol: string, rows: readonly number[]): Scenario {
  const market = marketIdOf(venue, symbol)
  const account: Account = {
    id: 'a1',
    name: 'Main',
    venue,
    quote: 'USDT',
    cash: usd(50_000),
    holdings: [],
    positions: rows.map((units, at) =>
      position({ id: `p${at + 1}`, market, size: size(units), entry: price(60_000) }),
    ),
  }
  return {
    ...blank(),
    book: { accounts: [account] },
    snapshot: { quotes: new Map([[market, { mark: price(60_000) }]]) },
  }
}

it.each(['baseline', 'draft'] as const)('duplicating a row is refused (%s)', (show) => {
  const baseline = holding('hyperliquid', 'BTC', [1])
  const store = createRiskStore({ baseline, draft: [] }, { show })
  const issue = store.getState().run(duplicateRow('p1'))
  expect(issue?.code).toBe('held-twice')
  expect(issue?.message).toContain('BTC')
  expect(store.getState().document.baseline).toBe(baseline)
  expect(store.getState().history.past).toEqual([])
})

it('a hedge cannot move to a venue that nets', () => {
  const baseline = holding('binance', 'BTCUSDT', [2, -1])
  const store = createRiskStore({ baseline, draft: [] })
  expect(store.getState().run(setVenue('a1', 'hyperliquid', () => 'BTC'))?.code).toBe('held-twice')
  expect(store.getState().run(setVenue('a1', 'bybit', () => 'BTCUSDT'))).toBeUndefined()
})

it('duplicating is a hedge mode row where the venue keeps both', () => {
  const store = createRiskStore({ baseline: holding('binance', 'BTCUSDT', [2]), draft: [] })
  expect(store.getState().run(duplicateRow('p1'))).toBeUndefined()
})
