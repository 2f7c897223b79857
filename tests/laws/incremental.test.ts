// Law: a book reached by editing prints the same as the same book built anew, digit for digit.
// Generator: 3 to 150 positions (so that sums have one to three blocks) over as many markets or a third of
// them (rows then share sides, or hedge each other), one in five isolated, tables of one to five tiers; then
// 1 to 12 edits among resize, close, flip, opening, mode, isolated margin, leverage, mark, cash, funding rate,
// removal and undo, read after every edit, so that every memo on the way is used.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { motionOf } from '../../src/engine/liquidation/motion'
import { jointLimit } from '../../src/engine/liquidation/joint'
import { position, type Account } from '../../src/engine/model/book'
import { marketIdOf, type Market, type MarketId } from '../../src/engine/model/market'
import type { Scenario } from '../../src/engine/model/scenario'
import type { Quote } from '../../src/engine/model/snapshot'
import { price, ratio, size, usd } from '../../src/engine/units/amount'
import { genericMarket } from '../../src/engine/venues/generic'
import { graduated } from '../../src/engine/venues/tiers'
import { setCash } from '../../src/store/commands/account'
import { setFunding, setMark } from '../../src/store/commands/market'
import { flip, resize } from '../../src/store/commands/resize'
import { addRow, removeRow } from '../../src/store/commands/row'
import { setIsolatedMargin, setLeverage, switchMode } from '../../src/store/commands/terms'
import type { Command } from '../../src/store/commands/command'
import { ASSUMPTIONS_AT_START } from '../../src/store/samples/assumptions'
import { poolValues } from '../../src/store/select/pool-values'
import { rowFigures } from '../../src/store/select/rows'
import { sidesSelector, type Side } from '../../src/store/select/sides'
import type { Value } from '../../src/store/select/value'
import { createRiskStore, takerFee } from '../../src/store/store'

const SEED = 20_261_125
const RUNS = 40

const LADDER = [
  ['0', '0.01', '0.02'],
  ['2000', '0.0125', '0.025'],
  ['10000', '0.02', '0.04'],
  ['50000', '0.05', '0.1'],
  ['200000', '0.1', '0.2'],
] as const

function tableOf(tiers: number) {
  return graduated(
    LADDER.slice(0, tiers).map(([floor, rate, initial]) => ({
      floor: usd(floor),
      rate: ratio(rate),
      initialRate: ratio(initial),
    })),
  )
}

interface Drawn {
  readonly units: number
  readonly mark: number
  readonly isolated: boolean
}

function scenarioOf(drawn: readonly Drawn[], shared: boolean, tiers: number): Scenario {
  const count = shared ? Math.ceil(drawn.length / 3) : drawn.length
  const marketAt = (at: number) => marketIdOf('generic', `M${at % count}`)
  const quotes = new Map<MarketId, Quote>()
  const markets = new Map<MarketId, Market>()
  for (let at = 0; at < count; at += 1) {
    const id = marketAt(at)
    const base = genericMarket(`M${at}`, { maintenanceRate: ratio('0.01') })
    markets.set(id, { ...base, table: tableOf(tiers) })
    quotes.set(id, {
      mark: price(drawn[at]?.mark ?? 1),
      funding: { rate: ratio('0.0001'), everyHours: 8 },
    })
  }
  const positions = drawn.map((each, at) =>
    position({
      id: `p${at}`,
      market: marketAt(at),
      size: size(each.units),
      entry: price(each.mark).plus(price('0.37')),
      leverage: ratio(3),
      ...(each.isolated ? { margin: { mode: 'isolated', margin: usd(50) } } : {}),
    }),
  )
  const account: Account = {
    id: 'a1',
    name: 'Main',
    venue: 'generic',
    quote: 'USDC',
    cash: usd(5_000),
    holdings: [],
    positions,
  }
  return {
    name: 'Law',
    book: { accounts: [account] },
    snapshot: { quotes },
    markets,
    assumptions: ASSUMPTIONS_AT_START,
  }
}

const drawnArb = fc.array(
  fc.record({
    units: fc.integer({ min: -400, max: 400 }).filter((units) => units !== 0),
    mark: fc.integer({ min: 1, max: 900 }),
    isolated: fc.integer({ min: 0, max: 4 }).map((draw) => draw === 0),
  }),
  { minLength: 3, maxLength: 150 },
)

const editArb = fc.record({
  kind: fc.constantFrom(
    'resize',
    'close',
    'flip',
    'open',
    'mode',
    'margin',
    'leverage',
    'mark',
    'cash',
    'funding',
    'remove',
    'undo',
  ),
  at: fc.nat(),
  to: fc.integer({ min: 1, max: 900 }),
})

function commandOf(edit: { kind: string; at: number; to: number }, scenario: Scenario): Command {
  const held = scenario.book.accounts[0]?.positions ?? []
  const target = held[edit.at % Math.max(held.length, 1)]
  if (edit.kind === 'cash' || target === undefined) return setCash('a1', usd(edit.to * 10))
  switch (edit.kind) {
    case 'resize':
      return resize(target.id, size(edit.at % 2 === 0 ? edit.to : -edit.to))
    case 'close':
      return resize(target.id, size(0))
    case 'flip':
      return flip(target.id, target.size)
    case 'open':
      return addRow({
        account: 'a1',
        market: target.market,
        size: size(edit.at % 2 === 0 ? edit.to : -edit.to),
        margin: edit.at % 3 === 0 ? { mode: 'isolated', margin: usd(edit.to) } : { mode: 'cross' },
        leverage: ratio(2),
      })
    case 'mode':
      return switchMode(
        target.id,
        target.margin.mode === 'cross'
          ? { mode: 'isolated', margin: usd(edit.to) }
          : { mode: 'cross' },
      )
    case 'margin':
      return setIsolatedMargin(target.id, usd(edit.to))
    case 'leverage':
      return setLeverage(target.id, edit.at % 4 === 0 ? undefined : ratio(edit.to))
    case 'mark':
      return setMark(target.market, price(edit.to))
    case 'funding':
      return setFunding(target.market, {
        rate: ratio(edit.to).times(ratio('0.000001')),
        everyHours: 4,
      })
    default:
      return removeRow(target.id)
  }
}

/** Every figure of a side, with all its digits. */
function printed(side: Side): readonly string[] {
  const text = (value: Value | undefined): string => {
    if (value === undefined) return 'nothing'
    return value.kind === 'words' ? value.text : value.shown.amount.toString()
  }
  const pools = side.pools.flatMap((pool) => {
    const values = poolValues(pool)
    return [
      pool.id,
      ...[values.equity, values.maintenance, values.buffer, values.initial, values.gross].map(text),
      ...[values.netLeverage, values.joint, values.common, values.dragPerDay].map(text),
      text(values.daysLeft),
    ]
  })
  const rows = side.scenario.book.accounts.flatMap((account) =>
    account.positions.flatMap((held) => {
      const row = rowFigures(side, held.id)
      if (row === undefined) return [`${held.id} has no row`]
      const { liquidation } = row
      return [
        held.id,
        ...[row.notional, row.pricePnl, row.maintenance, row.initial, row.dragPerDay].map(text),
        ...[liquidation.price, liquidation.distance, liquidation.other].map(text),
      ]
    }),
  )
  return [...pools, ...rows]
}

describe('an edited book', () => {
  it.each(['baseline', 'draft'] as const)('prints what it prints when built anew (%s)', (show) => {
    fc.assert(
      fc.property(
        drawnArb,
        fc.boolean(),
        fc.integer({ min: 1, max: 5 }),
        fc.array(editArb, { minLength: 1, maxLength: 12 }),
        (drawn, shared, tiers, edits) => {
          const store = createRiskStore(
            { baseline: scenarioOf(drawn, shared, tiers), draft: [] },
            { show },
          )
          const select = sidesSelector(takerFee)
          printed(select(store.getState()).draft)
          for (const edit of edits) {
            const now = select(store.getState()).draft.scenario
            if (edit.kind === 'undo') store.getState().undo()
            else store.getState().run(commandOf(edit, now))
            const edited = printed(select(store.getState()).draft)
            const anew = printed(
              sidesSelector(takerFee)({ document: store.getState().document }).draft,
            )
            expect(edited).toEqual(anew)
          }
        },
      ),
      { seed: SEED, numRuns: RUNS },
    )
  })

  it('has a joint limit that does not depend on how the pool was made ready', () => {
    const scenario = scenarioOf(
      Array.from({ length: 130 }, (_, at) => ({
        units: at % 3 === 0 ? -40 : 30,
        mark: 10 + at,
        isolated: false,
      })),
      false,
      5,
    )
    const store = createRiskStore({ baseline: scenario, draft: [] }, { show: 'baseline' })
    const select = sidesSelector(takerFee)
    const before = select(store.getState()).draft.pools[0]
    store.getState().run(resize('p7', size(77)))
    const after = select(store.getState()).draft.pools[0]
    if (before?.state.kind !== 'known' || after?.state.kind !== 'known') {
      throw new Error('the pool is known')
    }
    const { appraisal } = after.state
    const carried = jointLimit(appraisal, motionOf(appraisal, before.state.motion))
    expect(carried).toEqual(jointLimit(appraisal))
    expect(carried.limit.kind).toBe('at')
  })
})
