// Admission: what a venue would refuse, with round figures. The chain's own rows are in tests/vectors/dydx.test.ts.
import { describe, expect, it } from 'vitest'
import { admit, refusalsOfMargin, type Refused } from '../../../src/engine/margin/admission'
import { formOf } from '../../../src/engine/margin/form'
import { initialOf, summarise } from '../../../src/engine/margin/initial'
import { poolsOf } from '../../../src/engine/margin/pool'
import { appraise, standingOf } from '../../../src/engine/margin/stand'
import { position, type Account, type Position } from '../../../src/engine/model/book'
import type { Market } from '../../../src/engine/model/market'
import { inDigits, price, ratio, size, usd } from '../../../src/engine/units/amount'
import { generic, genericMarket } from '../../../src/engine/venues/generic'
import type { VenueRules } from '../../../src/engine/venues/rules'
import { graduated, wholeBySize } from '../../../src/engine/venues/tiers'

const TEN_TIMES = { maintenanceRate: ratio('0.05'), initialRate: ratio('0.1') }
const BTC = genericMarket('BTC', TEN_TIMES)
const ETH = genericMarket('ETH', TEN_TIMES)

interface Holding {
  readonly market?: Market
  readonly size: number
  readonly leverage?: number
  readonly margin?: number
}

/** Positions opened at 100 that stand at 100: equity is what was put in. */
function held(positions: readonly Holding[]): readonly Position[] {
  return positions.map(({ market = BTC, ...one }) =>
    position({
      id: market.symbol,
      market: market.id,
      size: size(one.size),
      entry: price(100),
      leverage: one.leverage === undefined ? undefined : ratio(one.leverage),
      ...(one.margin === undefined
        ? {}
        : { margin: { mode: 'isolated', margin: usd(one.margin) } }),
    }),
  )
}

interface State {
  readonly cash: number
  readonly positions: readonly Holding[]
}

function poolOf(state: State, rules: VenueRules) {
  const account: Account = {
    id: 'a',
    name: 'a',
    venue: 'generic',
    quote: 'USD',
    cash: usd(state.cash),
    holdings: [],
    positions: held(state.positions),
  }
  const pool = poolsOf(account).find((one) => one.positions.length > 0) ?? poolsOf(account)[0]
  const markets = new Map(state.positions.map(({ market = BTC }) => [market.id, market]))
  const formed = pool && formOf(pool, rules, (id) => markets.get(id))
  if (pool === undefined || !formed?.ok) throw new Error('the pool has a form')
  const appraisal = appraise(formed.form, () => price(100))
  const summary = summarise(appraisal, standingOf(appraisal), (line) => initialOf(line))
  return { pool, appraisal, summary, account }
}

/** The reasons for refusing to go from one state to another; empty when it is accepted. */
function refusals(
  from: State,
  to: State,
  of: { readonly rules?: VenueRules; readonly withdraws?: boolean } = {},
): readonly Refused[] {
  const rules = of.rules ?? generic
  const before = poolOf(from, rules)
  const after = poolOf(to, rules)
  const admission = admit(before.summary, after.summary, {
    rules,
    pool: after.pool.kind,
    lines: after.appraisal.lines,
    heldBefore: (id) => before.account.positions.find((one) => one.id === id),
    ...(of.withdraws === undefined ? {} : { withdraws: of.withdraws }),
  })
  return admission.kind === 'accepted' ? [] : admission.reasons
}

function words(reasons: readonly Refused[]) {
  return reasons.map((reason) =>
    Object.fromEntries(
      Object.entries(reason).map(([name, value]: [string, unknown]) => [
        name,
        typeof value === 'string' || Array.isArray(value) ? value : String(value),
      ]),
    ),
  )
}

describe('initial margin', () => {
  it('met to the last cent is accepted', () => {
    // 10 coins at 100 need 100.
    const to = { cash: 100, positions: [{ size: 10 }] }
    expect(refusals({ cash: 100, positions: [] }, to)).toEqual([])
  })

  it('missed on opening says by how much', () => {
    const to = { cash: 99, positions: [{ size: 10 }] }
    expect(words(refusals({ cash: 99, positions: [] }, to))).toEqual([
      { why: 'initial margin', short: 'newly', shortfall: '1' },
    ])
  })

  it('counts the leverage that was chosen', () => {
    // 1,000 at five times need 200.
    const to = { cash: 150, positions: [{ size: 10, leverage: 5 }] }
    expect(words(refusals({ cash: 150, positions: [] }, to))).toEqual([
      { why: 'initial margin', short: 'newly', shortfall: '50' },
    ])
  })

  it('of a pool that the update creates is newly short', () => {
    const after = poolOf({ cash: 0, positions: [{ size: 1, margin: 4 }] }, generic).summary
    expect(words(refusalsOfMargin(undefined, after))).toEqual([
      { why: 'initial margin', short: 'newly', shortfall: '6' },
    ])
  })
})

describe('a pool short of initial margin', () => {
  // 10 coins at 100 need 100 to open and 50 to keep; 60 are there.
  const short = { cash: 60, positions: [{ size: 10 }] }

  it('may be reduced, though it stays short', () => {
    // 8 coins need 80 and keep 40: 60 ÷ 40 is better than 60 ÷ 50.
    expect(refusals(short, { cash: 60, positions: [{ size: 8 }] })).toEqual([])
  })

  it('may be reduced at a loss no larger than its share', () => {
    // Half of it for 30 leaves 30 ÷ 25, the same 1.2. One more and it is worse.
    expect(refusals(short, { cash: 30, positions: [{ size: 5 }] })).toEqual([])
    expect(words(refusals(short, { cash: 29, positions: [{ size: 5 }] }))).toEqual([
      { why: 'initial margin', short: 'still', shortfall: '21' },
    ])
  })

  it('may be given money that is not enough', () => {
    expect(refusals(short, { cash: 70, positions: [{ size: 10 }] })).toEqual([])
  })

  it('may not be drawn on or made larger', () => {
    expect(words(refusals(short, { cash: 59, positions: [{ size: 10 }] }))).toEqual([
      { why: 'initial margin', short: 'still', shortfall: '41' },
    ])
    expect(words(refusals(short, { cash: 99, positions: [{ size: 11 }] }))).toEqual([
      { why: 'initial margin', short: 'still', shortfall: '11' },
    ])
  })

  it('may not be closed while equity is below zero', () => {
    const broke = { cash: -10, positions: [{ size: 1 }] }
    expect(words(refusals(broke, { cash: -10, positions: [] }))).toEqual([
      { why: 'initial margin', short: 'still', shortfall: '10' },
    ])
  })

  it('without positions must get more cash than it had', () => {
    const owing = { cash: -10, positions: [] }
    expect(refusals(owing, { cash: -9, positions: [] })).toEqual([])
    expect(refusals(owing, { cash: -10, positions: [] })).toHaveLength(1)
  })
})

describe('a withdrawal', () => {
  // 10 coins at 100 need 50 at twenty times; the venue wants a tenth of 1,000 to stay.
  const rules: VenueRules = { ...generic, withdrawalShare: ratio('0.1') }
  const market = genericMarket('BTC', {
    maintenanceRate: ratio('0.025'),
    initialRate: ratio('0.05'),
  })
  const before = { cash: 200, positions: [{ market, size: 10 }] }

  it('leaves the share of notional that the venue keeps', () => {
    const to = (cash: number) => ({ cash, positions: [{ market, size: 10 }] })
    expect(refusals(before, to(100), { rules, withdraws: true })).toEqual([])
    expect(words(refusals(before, to(99), { rules, withdraws: true }))).toEqual([
      { why: 'withdrawal', shortfall: '1' },
    ])
  })

  it('is not what a loss is', () => {
    expect(refusals(before, { cash: 99, positions: [{ market, size: 10 }] }, { rules })).toEqual([])
  })
})

describe('leverage', () => {
  const from = { cash: 1_000, positions: [] }
  const tiered: Market = {
    ...BTC,
    table: graduated(
      [
        { floor: usd(0), rate: ratio('0.05'), initialRate: ratio('0.1') },
        { floor: usd(1_000), rate: ratio('0.1'), initialRate: ratio('0.2') },
      ],
      { cap: usd(3_000) },
    ),
  }

  it('above the highest of the market is refused, at it accepted', () => {
    const to = (leverage: number) => ({ cash: 1_000, positions: [{ size: 1, leverage }] })
    expect(refusals(from, to(10))).toEqual([])
    expect(words(refusals(from, to(11)))).toEqual([
      {
        why: 'leverage above highest',
        asked: '11',
        highest: '10',
        position: 'BTC',
        market: BTC.id,
      },
    ])
  })

  it('is asked again when the position grows into a lower tier of it', () => {
    // 999 allows ten times, 1,000 only five.
    const holding = (units: number) => ({
      cash: 1_000,
      positions: [{ market: tiered, size: units, leverage: 8 }],
    })
    expect(refusals(holding(9), holding(9.99))).toEqual([])
    expect(words(refusals(holding(9), holding(10)))).toEqual([
      { why: 'leverage above highest', asked: '8', highest: '5', position: 'BTC', market: BTC.id },
    ])
  })

  it('does not stand in the way of reducing', () => {
    const holding = (units: number) => ({
      cash: 1_000,
      positions: [{ market: tiered, size: units, leverage: 8 }],
    })
    expect(refusals(holding(20), holding(15))).toEqual([])
  })

  it('of a third is exact enough to be allowed where the rate is one over three', () => {
    const market = genericMarket('BTC', {
      maintenanceRate: ratio('0.1'),
      initialRate: ratio('0.3333333333333333333333333333333333333333'),
    })
    expect(refusals(from, { cash: 1_000, positions: [{ market, size: 1, leverage: 3 }] })).toEqual(
      [],
    )
  })

  it('comes in whole steps where the venue says so', () => {
    const rules: VenueRules = { ...generic, wholeLeverage: true }
    const to = { cash: 1_000, positions: [{ size: 1, leverage: 2.5 }] }
    expect(refusals(from, to)).toEqual([])
    expect(words(refusals(from, to, { rules }))).toEqual([
      { why: 'leverage not whole', asked: '2.5', position: 'BTC', market: BTC.id },
    ])
  })

  it('that was there before is not asked about when cash moves', () => {
    const rules: VenueRules = { ...generic, wholeLeverage: true }
    const holding = (cash: number) => ({ cash, positions: [{ size: 1, leverage: 2.5 }] })
    expect(refusals(holding(1_000), holding(2_000), { rules })).toEqual([])
  })

  it('beyond the last tier is no question of leverage: the position is too large', () => {
    const to = { cash: 9_000, positions: [{ market: tiered, size: 31 }] }
    expect(words(refusals(from, to))).toEqual([
      {
        why: 'position above cap',
        counts: 'notional',
        asked: '3100',
        cap: '3000',
        position: 'BTC',
        market: BTC.id,
      },
    ])
  })
})

describe('a position above the cap', () => {
  const market: Market = {
    ...BTC,
    table: wholeBySize([{ floor: size(0), rate: ratio('0.05'), initialRate: ratio('0.1') }], {
      cap: size(20),
    }),
  }
  const holding = (units: number) => ({ cash: 9_000, positions: [{ market, size: units }] })

  it('counted in size is refused by size, a short like a long', () => {
    expect(refusals(holding(1), holding(20))).toEqual([])
    expect(words(refusals(holding(1), holding(-21)))).toEqual([
      {
        why: 'position above cap',
        counts: 'size',
        asked: '21',
        cap: '20',
        position: 'BTC',
        market: BTC.id,
      },
    ])
  })

  it('that is too large already may be reduced to where it is still too large', () => {
    expect(refusals(holding(30), holding(25))).toEqual([])
  })
})

describe('lots', () => {
  const market: Market = { ...BTC, lot: size('0.01') }
  const holding = (units: number) => ({ cash: 9_000, positions: [{ market, size: units }] })

  it('an order is a whole number of them', () => {
    expect(refusals(holding(1), holding(1.01))).toEqual([])
    expect(words(refusals(holding(1), holding(1.015)))).toEqual([
      { why: 'not in lots', order: '0.015', lot: '0.01', position: 'BTC', market: BTC.id },
    ])
  })

  it('count the order, not the position: an odd remainder stays odd', () => {
    expect(refusals(holding(1.005), holding(1.025))).toEqual([])
    expect(refusals(holding(1.005), holding(1.03))).toHaveLength(1)
  })

  it('a sale is counted like a purchase', () => {
    expect(refusals(holding(1), holding(-0.5))).toEqual([])
    expect(words(refusals(holding(1), holding(0.996)))[0]).toMatchObject({ order: '-0.004' })
  })
})

describe('a market that may only be held isolated', () => {
  const market: Market = { ...BTC, isolatedOnly: true }
  const bySubaccount: VenueRules = { ...generic, isolationBySubaccount: true }
  const from = { cash: 1_000, positions: [] }
  const alone = { cash: 1_000, positions: [{ market, size: 1 }] }
  const together = {
    cash: 1_000,
    positions: [
      { market, size: 1 },
      { market: ETH, size: 1 },
    ],
  }

  it('cannot be cross', () => {
    expect(words(refusals(from, alone))).toEqual([
      { why: 'isolated only', position: 'BTC', market: BTC.id },
    ])
  })

  it('can be isolated', () => {
    const isolated = { cash: 0, positions: [{ market, size: 1, margin: 50 }] }
    expect(refusals(from, isolated)).toEqual([])
  })

  it('may have a cross pool for itself where isolation is by sub-account', () => {
    expect(refusals(from, alone, { rules: bySubaccount })).toEqual([])
  })

  it('may not share that pool, whichever of the two came first', () => {
    const reason = [{ why: 'not alone', position: 'BTC', market: BTC.id, others: [ETH.id] }]
    expect(words(refusals(alone, together, { rules: bySubaccount }))).toEqual(reason)
    const eth = { cash: 1_000, positions: [{ market: ETH, size: 1 }] }
    expect(words(refusals(eth, together, { rules: bySubaccount }))).toEqual(reason)
  })

  it('is not asked about when only cash moves, nor when the other one leaves', () => {
    const richer = { ...together, cash: 2_000 }
    expect(refusals(together, richer, { rules: bySubaccount })).toEqual([])
    expect(refusals(together, alone, { rules: bySubaccount })).toEqual([])
  })
})

it('names every reason at once', () => {
  const market: Market = { ...BTC, lot: size(1), isolatedOnly: true }
  const reasons = refusals(
    { cash: 0, positions: [] },
    { cash: 0, positions: [{ market, size: 1.5, leverage: 20 }] },
  )
  expect(reasons.map(({ why }) => why)).toEqual([
    'leverage above highest',
    'not in lots',
    'isolated only',
    'initial margin',
  ])
})

it('equity ÷ maintenance is compared without dividing', () => {
  // 1 ÷ 3 before and after, though neither quotient is exact.
  const state = (digits: string) => ({
    equity: usd(digits),
    maintenance: usd(digits).times(inDigits(usd(3))),
    initial: usd(100),
  })
  expect(refusalsOfMargin(state('7'), state('1'))).toEqual([])
})
