// Random accounts and edits on them, for the laws of editing.
// Range: 1 to 4 markets with marks from 0.01 to 99,999.99, one maintenance rate each from 0.1 to 9.9 %; 1 to
// 5 positions of 0.0001 to 99,999.9999 units, either side, entries 0.01 to 99,999.99, cross or isolated with
// 0 to 9,999.99 of margin, with a leverage of 1 to 100 or none, funding of ±999.99 not yet in cash; cash of
// ±99,999.99; taker fee and slippage 0 to 1 % each.
import * as fc from 'fast-check'
import { appraise, marksFor } from '../../../src/engine/margin/stand'
import { formOf } from '../../../src/engine/margin/form'
import { poolsOf } from '../../../src/engine/margin/pool'
import type { Account, AccountId } from '../../../src/engine/model/book'
import type { Edit, TakerFee } from '../../../src/engine/model/edit'
import type { MarketId } from '../../../src/engine/model/market'
import type { Scenario } from '../../../src/engine/model/scenario'
import { NOTHING, ratio, size, sum, usd, type Usd } from '../../../src/engine/units/amount'
import { idOf, PLAIN, sketched, type PositionSketch } from './pools'

const SYMBOLS = ['AAA', 'BBB', 'CCC', 'DDD'] as const

/** Whole steps of 10^−places as an exact text. */
const steps = (min: number, max: number, places: number) =>
  fc.integer({ min, max }).map((digits) =>
    ratio(digits)
      .times(ratio(`1e-${places}`))
      .toString(),
  )

const marks = steps(1, 9_999_999, 2)
const sizes = fc
  .tuple(steps(1, 999_999_999, 4), fc.boolean())
  .map(([digits, short]) => (short ? `-${digits}` : digits))

const held: fc.Arbitrary<PositionSketch> = fc
  .record({
    symbol: fc.constantFrom(...SYMBOLS),
    size: sizes,
    entry: marks,
    isolated: fc.option(steps(0, 999_999, 2), { nil: undefined }),
    leverage: fc.option(fc.integer({ min: 1, max: 100 }).map(String), { nil: undefined }),
    funding: steps(-99_999, 99_999, 2),
  })
  .map(({ isolated, leverage, ...rest }) => ({
    ...rest,
    ...(isolated === undefined ? {} : { isolated }),
    ...(leverage === undefined ? {} : { leverage }),
  }))

/** A scenario of one account named `a`, with terms and marks of all four markets. */
export const scenarios: fc.Arbitrary<Scenario> = fc
  .record({
    marks: fc.tuple(marks, marks, marks, marks),
    rates: fc.tuple(...SYMBOLS.map(() => steps(1, 99, 3))),
    positions: fc.array(held, { minLength: 1, maxLength: 5 }),
    cash: steps(-9_999_999, 9_999_999, 2),
    fee: steps(0, 100, 4),
    slippage: steps(0, 100, 4),
  })
  .map((of) => {
    const { account, lookup, snapshot } = sketched({
      cash: of.cash,
      markets: SYMBOLS.map((symbol, at) => ({
        symbol,
        mark: of.marks[at] ?? '1',
        tiers: of.rates[at] ?? '0.01',
      })),
      positions: of.positions,
    })
    const assumed = (digits: string) => ({ value: ratio(digits), from: 'typed' }) as const
    return {
      name: 'law',
      book: { accounts: [{ ...account, id: 'a' }] },
      snapshot,
      markets: new Map(
        SYMBOLS.flatMap((symbol) => {
          const market = lookup(idOf(symbol))
          return market === undefined ? [] : [[market.id, market] as const]
        }),
      ),
      assumptions: {
        volatility: new Map(),
        volatilityElsewhere: assumed('0.05'),
        correlations: [],
        correlationElsewhere: assumed('0.5'),
        takerFee: assumed(of.fee),
        slippage: assumed(of.slippage),
      },
    }
  })

/** Fees come from the assumptions of `scenarios`; this one is never asked. */
export const NO_FEE: TakerFee = () => ratio(0)

/** A trade on one of up to five positions, or an opening. */
export function trades(account: AccountId = 'a'): fc.Arbitrary<Edit> {
  const position = fc
    .integer({ min: 1, max: 5 })
    .map((at) => `${account === 'a' ? '' : account}p${at}`)
  const signed = sizes.map(size)
  return fc.oneof(
    fc.record({ kind: fc.constant('resize' as const), position, to: signed }),
    fc.record({ kind: fc.constant('fill' as const), position, size: signed }),
    fc.record({ kind: fc.constant('reduce' as const), position, by: signed }),
    fc.record({ kind: fc.constant('close' as const), position }),
    fc.record({ kind: fc.constant('flip' as const), position }),
    fc.record({
      kind: fc.constant('open' as const),
      account: fc.constant(account),
      position: fc.constant(`${account}new`),
      market: fc.constantFrom(...SYMBOLS).map(idOf),
      size: signed,
      margin: fc.oneof(
        fc.constant({ mode: 'cross' as const }),
        steps(0, 999_999, 2).map((margin) => ({ mode: 'isolated' as const, margin: usd(margin) })),
      ),
    }),
  )
}

/** An edit that moves money or terms and trades nothing. */
export function moves(account: AccountId = 'a'): fc.Arbitrary<Edit> {
  const position = fc
    .integer({ min: 1, max: 5 })
    .map((at) => `${account === 'a' ? '' : account}p${at}`)
  const money = steps(0, 999_999, 2).map(usd)
  return fc.oneof(
    fc.record({
      kind: fc.constant('transfer margin' as const),
      position,
      amount: steps(-999_999, 999_999, 2).map(usd),
    }),
    fc.record({
      kind: fc.constant('switch mode' as const),
      position,
      to: fc.oneof(
        fc.constant({ mode: 'cross' as const }),
        money.map((margin) => ({ mode: 'isolated' as const, margin })),
      ),
    }),
    fc.record({
      kind: fc.constant('leverage' as const),
      position,
      to: fc.integer({ min: 1, max: 100 }).map((times) => ratio(times)),
    }),
  )
}

/** Equity of an account: of its cross pool and each isolated one together. */
export function equityOf(account: Account, scenario: Scenario): Usd {
  return sum(
    poolsOf(account).map((pool) => {
      const formed = formOf(pool, PLAIN, (id: MarketId) => scenario.markets.get(id))
      if (!formed.ok) throw new Error('a pool without a form')
      const at = marksFor(formed.form, scenario.snapshot)
      if (!at.ok) throw new Error('a pool without marks')
      return appraise(formed.form, at.markOf).equity
    }),
    NOTHING,
  )
}

/** The first account. */
export function only(scenario: Scenario): Account {
  const [account] = scenario.book.accounts
  if (account === undefined) throw new Error('an account')
  return account
}
