// Laws of pooling: who is liquidated together, read from the page's own figures.
// Range: the accounts of tests/laws/support/accounts.ts on the generic venue; splits of 1 to 99 %.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Account, Position } from '../../src/engine/model/book'
import { marketIdOf, symbolOf, type Market } from '../../src/engine/model/market'
import type { Scenario } from '../../src/engine/model/scenario'
import { ratio, usd } from '../../src/engine/units/amount'
import { graduated } from '../../src/engine/venues/tiers'
import { nearestValue, poolValues } from '../../src/store/select/pool-values'
import { rowFigures } from '../../src/store/select/rows'
import type { Side } from '../../src/store/select/sides'
import { riskOf, text } from '../fixtures/risk'
import { only, scenarios } from './support/accounts'
import { RUN } from './support/generators'

const FEWER = { ...RUN, numRuns: 100 }

/** The scenario on the generic venue, funding 0.01 % every 8 hours. */
const onGeneric = scenarios.map((scenario): Scenario => {
  const there = (market: Market['id']) => marketIdOf('generic', symbolOf(market))
  const account = only(scenario)
  const moved: Account = {
    ...account,
    venue: 'generic',
    positions: account.positions.map((held) => ({ ...held, market: there(held.market) })),
  }
  return {
    ...scenario,
    book: { accounts: [moved] },
    snapshot: {
      quotes: new Map(
        [...scenario.snapshot.quotes].map(([id, quote]) => [
          there(id),
          { ...quote, funding: { rate: ratio('0.0001'), everyHours: 8 } },
        ]),
      ),
    },
    markets: new Map(
      [...scenario.markets].map(([id, market]) => [
        there(id),
        { ...market, id: there(id), venue: 'generic' },
      ]),
    ),
  }
})

const holding = (scenario: Scenario, change: Partial<Account>): Side =>
  riskOf({ ...scenario, book: { accounts: [{ ...only(scenario), ...change }] } }).baseline()

/** Every figure of a pool's header, as printed. */
function header(side: Side, id: string): readonly string[] {
  const pool = side.poolsById.get(id)
  if (pool === undefined) throw new Error(`no pool ${id}`)
  const { jointDirection, ...values } = poolValues(pool)
  return [
    ...Object.values(values).map(text),
    jointDirection ?? 'no direction',
    text(nearestValue(pool, side)),
  ]
}

/** What a row prints of its fate. */
function fate(side: Side, id: string): readonly string[] {
  const row = rowFigures(side, id)
  if (row === undefined) throw new Error(`no row ${id}`)
  const { price, distance, other } = row.liquidation
  return [
    price,
    row.bankruptcy,
    row.maintenance,
    row.dragPerDay,
    distance ?? price,
    other ?? price,
  ].map(text)
}

describe('a pool of one', () => {
  it('an isolated position prints what a cross account of only it and its margin prints', () => {
    fc.assert(
      fc.property(onGeneric, fc.integer({ min: 0, max: 99_999 }), (scenario, cash) => {
        const [held] = only(scenario).positions
        if (held === undefined) return
        const margin = usd(cash)
        const isolated = holding(scenario, {
          positions: [{ ...held, margin: { mode: 'isolated', margin } }],
        })
        const cross = holding(scenario, {
          cash: margin,
          positions: [{ ...held, margin: { mode: 'cross' } }],
        })
        expect(header(isolated, `a/${held.id}`)).toEqual(header(cross, 'a/cross'))
        expect(fate(isolated, held.id)).toEqual(fate(cross, held.id))
      }),
      FEWER,
    )
  })
})

describe('pools do not touch each other', () => {
  it('an isolated position beside it changes nothing of the cross pool', () => {
    fc.assert(
      fc.property(onGeneric, (scenario) => {
        const all = only(scenario).positions
        const cross = all.filter((held) => held.margin.mode === 'cross')
        const [beside, alone] = [holding(scenario, {}), holding(scenario, { positions: cross })]
        expect(header(beside, 'a/cross')).toEqual(header(alone, 'a/cross'))
        for (const held of cross) expect(fate(beside, held.id)).toEqual(fate(alone, held.id))
      }),
      FEWER,
    )
  })

  it('neither does the order in which positions stand', () => {
    fc.assert(
      fc.property(onGeneric, (scenario) => {
        const { positions } = only(scenario)
        const [forth, back] = [
          holding(scenario, {}),
          holding(scenario, { positions: positions.toReversed() }),
        ]
        expect(header(back, 'a/cross')).toEqual(header(forth, 'a/cross'))
        for (const held of positions) expect(fate(back, held.id)).toEqual(fate(forth, held.id))
      }),
      FEWER,
    )
  })
})

function split(held: Position, percent: number): readonly Position[] {
  const part = held.size.times(ratio(percent)).times(ratio('0.01'))
  return [
    { ...held, size: part },
    { ...held, id: `${held.id}b`, size: held.size.minus(part), fundingUnsettled: usd(0) },
  ]
}

describe('splitting a position at its entry', () => {
  it('changes nothing of its pool, where one rate holds', () => {
    fc.assert(
      fc.property(onGeneric, fc.integer({ min: 1, max: 99 }), (scenario, percent) => {
        const cross = only(scenario).positions.map((held): Position => ({
          ...held,
          margin: { mode: 'cross' },
        }))
        const [first, ...rest] = cross
        if (first === undefined) return
        const whole = holding(scenario, { positions: cross })
        const parted = holding(scenario, { positions: [...split(first, percent), ...rest] })
        expect(header(parted, 'a/cross')).toEqual(header(whole, 'a/cross'))
        const [price] = fate(parted, first.id)
        expect(price).toBe(fate(whole, first.id)[0])
      }),
      FEWER,
    )
  })

  it('changes nothing across tier edges either: rows of one side share its tier', () => {
    const tier = (floor: number, rate: string) => ({
      floor: usd(floor),
      rate: ratio(rate),
      initialRate: ratio(rate),
    })
    const table = graduated([tier(0, '0.01'), tier(1_000, '0.05'), tier(20_000, '0.2')])
    fc.assert(
      fc.property(onGeneric, fc.integer({ min: 1, max: 99 }), (scenario, percent) => {
        const markets = new Map(
          [...scenario.markets].map(([id, market]) => [id, { ...market, table }]),
        )
        const tiered = { ...scenario, markets }
        const cross = only(scenario).positions.map((held): Position => ({
          ...held,
          margin: { mode: 'cross' },
        }))
        const [first, ...rest] = cross
        if (first === undefined) return
        const whole = holding(tiered, { positions: cross })
        const parted = holding(tiered, { positions: [...split(first, percent), ...rest] })
        expect(header(parted, 'a/cross')).toEqual(header(whole, 'a/cross'))
        expect(fate(parted, first.id)[0]).toBe(fate(whole, first.id)[0])
      }),
      FEWER,
    )
  })
})
