// Generated pools for the twin tests: 1 to 20 legs over fewer markets, so that hedged legs are common.
// Tables: 1 to 8 tiers, floors 100 … 10^9 ÷ 7 apart by factors of 1 to 40, rates 0 … 1; half graduated,
// the rest whole by size. Sizes 10^−6 … 10^6, prices 10^−6 … 10^6, cash −10^9 … 10^9. Half of the first
// legs sit exactly on, or a hair beside, a tier edge.
import * as fc from 'fast-check'
import { marketWith, formWith, held, rulesWith, idOf } from '../fixtures/made-up-venue'
import { lower, type Lowered } from '../../src/engine/kernels/lower'
import type { Form } from '../../src/engine/margin/form'
import type { Appraisal } from '../../src/engine/margin/stand'
import type { Market, MarketId, MarginTable } from '../../src/engine/model/market'
import {
  asNonZero,
  NOTHING,
  price,
  ratio,
  size,
  usd,
  type Price,
  type Ratio,
  type Usd,
} from '../../src/engine/units/amount'
import { graduated, wholeBySize } from '../../src/engine/venues/tiers'

const EPSILON = ratio(Number.EPSILON)

/**
 * How far float64 may stand from the exact figure: 4 ε (legs + 2) × gross, from the rounding of each
 * conversion, product and sum. Requirements fixed at entry count as gross where they exceed the notional.
 */
export function boundOf(exact: Appraisal): Usd {
  let gross = exact.form.cash.abs()
  for (const line of exact.lines) {
    const fixed = line.requirement.abs()
    gross = gross.plus(line.notional.gt(fixed) ? line.notional : fixed)
  }
  return gross.times(EPSILON).times(ratio(4 * (exact.lines.length + 2)))
}

/** The lowered form. A refusal fails the test: a twin that did not run proves nothing. */
export function mustLower(form: Form): Lowered {
  const lowering = lower(form)
  if (!lowering.ok) throw new Error(`refused: ${JSON.stringify(lowering.refusals)}`)
  return lowering.lowered
}

export interface GeneratedPool {
  readonly form: Form
  readonly priceOf: (market: MarketId) => Price
}

/** A decimal with `places` places between bounds given in units of the last place. */
function decimal(min: number, max: number, places: number): fc.Arbitrary<string> {
  return fc.integer({ min, max }).map((digits) => (digits / 10 ** places).toFixed(places))
}

/** Digits times a power of ten, so that small and large are equally common. */
function spread(from: number, to: number): fc.Arbitrary<string> {
  return fc
    .tuple(fc.integer({ min: 1, max: 9_999_999 }), fc.integer({ min: from, max: to }))
    .map(([digits, power]) =>
      ratio(digits)
        .times(ratio(`1e${power - 7}`))
        .toString(),
    )
}

const rows = fc
  .array(fc.tuple(decimal(0, 1_428_571, 4), fc.integer({ min: 0, max: 1_200 })), {
    minLength: 1,
    maxLength: 8,
    size: 'max',
  })
  .map((steps) => {
    let floor = 100
    let rate = 0
    return steps.map(([step, rise], at) => {
      rate += rise
      if (at > 0) floor = Math.round(floor * (1.01 + (Number(step) % 40)))
      return { floor: at === 0 ? 0 : floor, rate: ratio(rate).times(ratio('0.0001')) }
    })
  })

const table: fc.Arbitrary<MarginTable> = fc.tuple(rows, fc.boolean()).map(([found, counted]) => {
  const full = found.map((row) => ({ ...row, initialRate: ratio(1) }))
  return counted
    ? graduated(full.map((row) => ({ ...row, floor: usd(row.floor) })))
    : wholeBySize(full.map((row) => ({ ...row, floor: size(row.floor) })))
})

const leg = fc.record({
  market: fc.nat(),
  size: spread(-5, 6),
  short: fc.boolean(),
  entry: spread(-5, 6),
})

/** A price that puts the notional of a size on a tier edge, or one part in 10^12 beside it. */
function priceOnEdge(market: Market, signedSize: string, nudge: number): Price | undefined {
  if (market.table.counts !== 'notional') return undefined
  const edge = market.table.tiers.at(-1)?.floor ?? NOTHING
  if (edge.isZero()) return undefined
  const exact = edge.div(asNonZero(size(signedSize).abs(), 'a size'))
  return exact.times(nudged(nudge))
}

const nudged = (nudge: number): Ratio => ratio(1).plus(ratio(nudge).times(ratio('1e-12')))

export const pools: fc.Arbitrary<GeneratedPool> = fc
  .record({
    tables: fc.array(table, { minLength: 1, maxLength: 12, size: 'max' }),
    prices: fc.array(spread(-5, 6), { minLength: 12, maxLength: 12 }),
    legs: fc.array(leg, { minLength: 1, maxLength: 20, size: 'max' }),
    cash: fc.tuple(spread(-1, 9), fc.boolean()),
    closingFee: fc.constantFrom('none' as const, 'mark' as const, 'bankruptcy' as const),
    requirementBasis: fc.constantFrom('mark' as const, 'mark' as const, 'entry' as const),
    onEdge: fc.option(fc.integer({ min: -1, max: 1 })),
    holding: fc.option(spread(-5, 6)),
  })
  .map((of) => {
    const markets = of.tables.map((terms, at) => marketWith(`M${at}`, terms))
    const positions = of.legs.map((found, at) => {
      const market = markets[found.market % markets.length]!
      return held(market, `${found.short ? '-' : ''}${found.size}`, found.entry, `p${at}`)
    })
    const prices = new Map(markets.map((market, at) => [market.id, price(of.prices[at]!)]))
    const first = markets[of.legs[0]!.market % markets.length]!
    const edge = of.onEdge === null ? undefined : priceOnEdge(first, of.legs[0]!.size, of.onEdge)
    if (edge !== undefined) prices.set(first.id, edge)
    const form = formWith({
      cash: `${of.cash[1] ? '-' : ''}${of.cash[0]}`,
      markets,
      positions,
      holdings:
        of.holding === null
          ? []
          : [{ market: idOf('M0'), size: size(of.holding), haircut: ratio('0.05') }],
      rules: rulesWith({ closingFee: of.closingFee, requirementBasis: of.requirementBasis }),
    })
    return { form, priceOf: (market) => prices.get(market)! }
  })
