// Form: margin arithmetic said once. Entry 100, size 2, cash 50: figures by head.
import { describe, expect, it } from 'vitest'
import { formOf, legTierAt, requirementAt, type Leg } from '../../../src/engine/margin/form'
import { position, type Position } from '../../../src/engine/model/book'
import type { Market } from '../../../src/engine/model/market'
import { price, ratio, size, usd } from '../../../src/engine/units/amount'
import { graduated, wholeByNotional, wholeBySize } from '../../../src/engine/venues/tiers'
import { formWith, held, marketWith, rulesWith } from '../../fixtures/made-up-venue'

const BTC = marketWith('BTC', '0.01')
const row = (floor: number, rate: string) => ({
  floor: usd(floor),
  rate: ratio(rate),
  initialRate: ratio(rate).times(ratio(2)),
})
/** 1 % to 1,000, 2 % above: deduction 1,000 × 1 % = 10. */
const TIERED = marketWith('ETH', graduated([row(0, '0.01'), row(1_000, '0.02')]))

function poolOf(positions: readonly Position[]) {
  return {
    id: 'a/cross',
    account: 'a',
    kind: 'cross',
    collateral: usd(50),
    holdings: [],
    positions,
  } as const
}

function onlyLeg(
  market: Market,
  of: { closingFee?: 'none' | 'mark' | 'bankruptcy'; leverage?: string; size?: string } = {},
): Leg {
  const base = held(market, of.size ?? '2', '100')
  const positions = [of.leverage === undefined ? base : { ...base, leverage: ratio(of.leverage) }]
  const rules = rulesWith({ closingFee: of.closingFee ?? 'none', takerFee: ratio('0.001') })
  const [leg] = formWith({ cash: '50', markets: [market], positions, rules }).legs
  if (leg === undefined) throw new Error('a leg')
  return leg
}

describe('cash: equity were all prices zero', () => {
  it('is collateral less entry cost', () => {
    // 50 − 2 × 100
    expect(
      formWith({ cash: '50', markets: [BTC], positions: [held(BTC, '2', '100')] }).cash.toString(),
    ).toBe('-150')
  })

  it('a short adds what it was sold for', () => {
    expect(
      formWith({ cash: '50', markets: [BTC], positions: [held(BTC, '-2', '100')] }).cash.toString(),
    ).toBe('250')
  })

  it('unsettled funding counts', () => {
    const owing = position({
      id: 'p1',
      market: BTC.id,
      size: size(2),
      entry: price(100),
      fundingUnsettled: usd(-3),
    })
    expect(formWith({ cash: '50', markets: [BTC], positions: [owing] }).cash.toString()).toBe(
      '-153',
    )
  })
})

describe('a holding', () => {
  it('is worth its size less the haircut, and requires nothing', () => {
    const holdings = [{ market: BTC.id, size: size(2), haircut: ratio('0.05') }]
    const [leg] = formWith({ cash: '50', markets: [BTC], positions: [], holdings }).legs
    expect(leg?.size.toString()).toBe('1.9')
    expect(leg && requirementAt(leg, usd(1_000)).requirement.toString()).toBe('0')
    expect(leg?.position).toBeUndefined()
  })
})

describe('the requirement', () => {
  it('is rate × notional − deduction, in the tier the notional falls in', () => {
    const leg = onlyLeg(TIERED)
    expect(requirementAt(leg, usd(500)).requirement.toString()).toBe('5')
    // 2 % × 1,500 − 10
    expect(requirementAt(leg, usd(1_500)).requirement.toString()).toBe('20')
  })

  it('joins at the edge: both tiers ask 10 of 1,000', () => {
    expect(requirementAt(onlyLeg(TIERED), usd(1_000)).requirement.toString()).toBe('10')
  })

  it('on the edge of a whole-position table the lower tier holds, where the cap is inclusive', () => {
    const rows = [row(0, '0.01'), row(1_000, '0.02')]
    const lower = onlyLeg(marketWith('ETH', wholeByNotional(rows, { edge: 'lower' })))
    const upper = onlyLeg(marketWith('ETH', wholeByNotional(rows, { edge: 'upper' })))
    expect(legTierAt(lower, usd(1_000))).toBe(0)
    expect(legTierAt(upper, usd(1_000))).toBe(1)
    // And jumps just above it: 1 % of 1,000 against 2 % of 1,001
    expect(requirementAt(lower, usd(1_001)).requirement.toString()).toBe('20.02')
  })

  it('of a table counted in size stands in one tier whatever the price', () => {
    const table = wholeBySize([
      { floor: size(0), rate: ratio('0.01'), initialRate: ratio('0.02') },
      { floor: size(10), rate: ratio('0.03'), initialRate: ratio('0.06') },
    ])
    const leg = onlyLeg(marketWith('ETH', table), { size: '-20' })
    expect(leg.tiers).toHaveLength(1)
    expect(leg.shape).toBe('graduated')
    expect(requirementAt(leg, usd(1_000)).requirement.toString()).toBe('30')
  })
})

describe('the fee for closing', () => {
  it('of a market with a taker fee of its own is counted at that: 1 % and 0.2 %', () => {
    const own = marketWith('BTC', '0.01', { takerFee: ratio('0.002') })
    expect(onlyLeg(own, { closingFee: 'mark' }).tiers[0]?.rate.toString()).toBe('0.012')
    // A long with 10x: nine tenths of 0.2 %.
    const bankrupt = onlyLeg(own, { closingFee: 'bankruptcy', leverage: '10' })
    expect(bankrupt.tiers[0]?.rate.toString()).toBe('0.0118')
    expect(onlyLeg(own, { closingFee: 'none' }).tiers[0]?.rate.toString()).toBe('0.01')
    const free = marketWith('BTC', '0.01', { takerFee: ratio('0') })
    expect(onlyLeg(free, { closingFee: 'mark' }).tiers[0]?.rate.toString()).toBe('0.01')
  })

  it('at the mark adds the taker fee to the rate', () => {
    expect(onlyLeg(BTC, { closingFee: 'mark' }).tiers[0]?.rate.toString()).toBe('0.011')
  })

  it('at the bankruptcy price is less for a long and more for a short', () => {
    // 0.1 % × (1 ∓ 1 ÷ 10)
    const rate = (of: string) =>
      onlyLeg(BTC, { closingFee: 'bankruptcy', leverage: '10', size: of }).tiers[0]?.rate.toString()
    expect([rate('2'), rate('-2')]).toEqual(['0.0109', '0.0111'])
  })

  it('at the bankruptcy price is nothing for a long at a leverage of one or less, never below', () => {
    // 1 − 1 ÷ 0.5 = −1, but no bankruptcy price is below zero. A short pays 0.1 % × (1 + 2).
    const rate = (leverage: string, of: string) =>
      onlyLeg(BTC, { closingFee: 'bankruptcy', leverage, size: of }).tiers[0]?.rate.toString()
    expect([rate('1', '2'), rate('0.5', '2'), rate('0.5', '-2')]).toEqual(['0.01', '0.01', '0.013'])
  })

  it('without a chosen leverage takes the highest of the first tier', () => {
    // Initial rate 2 %: 0.1 % × (1 − 0.02)
    expect(onlyLeg(BTC, { closingFee: 'bankruptcy' }).tiers[0]?.rate.toString()).toBe('0.01098')
  })
})

describe('what has no form', () => {
  it('an unknown market, by name', () => {
    const formed = formOf(poolOf([held(BTC, '1', '1')]), rulesWith(), () => undefined)
    expect(formed).toEqual({ ok: false, refusals: [{ why: 'market unknown', market: BTC.id }] })
  })

  it('a coin-margined contract, by name', () => {
    const inverse = marketWith('BTC', '0.01', { payoff: 'inverse' })
    const formed = formOf(poolOf([held(inverse, '1', '1')]), rulesWith(), () => inverse)
    expect(formed).toEqual({
      ok: false,
      refusals: [{ why: 'coin-margined contract', market: inverse.id }],
    })
  })
})

describe('an earlier form', () => {
  it('lends the legs of positions that did not change', () => {
    const rules = rulesWith()
    const markets = new Map([BTC, TIERED].map((market) => [market.id, market]))
    const lookup = (id: Market['id']) => markets.get(id)
    const [btc, eth] = [held(BTC, '1', '100'), held(TIERED, '1', '10')]
    const first = formOf(poolOf([btc, eth]), rules, lookup)
    if (!first.ok) throw new Error('a form')
    const more = { ...eth, size: size(2) }
    const second = formOf(poolOf([btc, more]), rules, lookup, first.form)
    if (!second.ok) throw new Error('a form')
    expect(second.form.legs[0]).toBe(first.form.legs[0])
    expect(second.form.legs[1]).not.toBe(first.form.legs[1])
    // 50 − 100 − 20
    expect(second.form.cash.toString()).toBe('-70')
  })

  it('under other rules lends nothing', () => {
    const btc = held(BTC, '1', '100')
    const first = formOf(poolOf([btc]), rulesWith(), () => BTC)
    if (!first.ok) throw new Error('a form')
    const dearer = rulesWith({ closingFee: 'mark', takerFee: ratio('0.001') })
    const second = formOf(poolOf([btc]), dearer, () => BTC, first.form)
    expect(second.ok && second.form.legs[0]?.tiers[0]?.rate.toString()).toBe('0.011')
  })
})

it('legs of one market are found together', () => {
  const form = formWith({
    cash: '0',
    markets: [BTC, TIERED],
    positions: [held(BTC, '1', '1'), held(TIERED, '1', '1'), held(BTC, '-1', '1')],
  })
  expect([...form.legsOf.values()]).toEqual([[0, 2], [1]])
})
