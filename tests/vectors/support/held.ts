// Outside figures speak of a position or two on some terms. Here they become an account, its markets and
// marks, and go through the very functions the app uses: pools, form, appraisal, band.
import { bandOf, type Band } from '../../../src/engine/liquidation/price'
import { formOf } from '../../../src/engine/margin/form'
import { initialOf, summarise, type PoolSummary } from '../../../src/engine/margin/initial'
import { poolsOf } from '../../../src/engine/margin/pool'
import {
  appraise,
  marksFor,
  standingOf,
  type Appraisal,
  type LegLine,
} from '../../../src/engine/margin/stand'
import { position, type Account, type MarginMode } from '../../../src/engine/model/book'
import {
  marketIdOf,
  type MarginTable,
  type Market,
  type MarketId,
} from '../../../src/engine/model/market'
import { price, ratio, size, usd, type Price, type Usd } from '../../../src/engine/units/amount'
import { must } from '../../../src/engine/units/outcome'
import { genericMarket } from '../../../src/engine/venues/generic'
import type { VenueRules } from '../../../src/engine/venues/rules'

/** One position on its terms. Sizes are signed. `margin` sets it apart from the account's cash. */
export interface Held {
  readonly symbol: string
  readonly size: string
  readonly entry: string
  readonly mark: string
  readonly table: MarginTable
  readonly leverage?: string | undefined
  readonly margin?: Usd
  readonly funding?: Usd
}

export interface Holdings {
  readonly rules: VenueRules
  /** What carries the cross positions. */
  readonly cash: string
  readonly held: readonly Held[]
}

export function idOf(rules: VenueRules, symbol: string): MarketId {
  return marketIdOf(rules.id, symbol)
}

/** Every pool of the account at its marks, the cross pool first. */
export function appraisals(of: Holdings): readonly Appraisal[] {
  const markets = new Map(
    of.held.map((each) => [idOf(of.rules, each.symbol), marketOf(of.rules, each)]),
  )
  const quotes = new Map(
    of.held.map((each) => [idOf(of.rules, each.symbol), { mark: price(each.mark) }]),
  )
  return poolsOf(accountOf(of)).map((pool) => {
    const formed = formOf(pool, of.rules, (id) => markets.get(id))
    must(formed.ok, `${pool.id} has a form`)
    const marks = marksFor(formed.form, { quotes })
    must(marks.ok, `${pool.id} has its marks`)
    return appraise(formed.form, marks.markOf)
  })
}

/** The cross pool. */
export function crossOf(of: Holdings): Appraisal {
  const [cross] = appraisals(of)
  must(cross !== undefined, 'an account has a cross pool')
  return cross
}

/** The pool of the only position, which is isolated. */
export function isolatedOf(rules: VenueRules, held: Held & { readonly margin: Usd }): Appraisal {
  const [, isolated] = appraisals({ rules, cash: '0', held: [held] })
  must(isolated !== undefined, 'the position has its own pool')
  return isolated
}

/** An isolated position whose margin is its initial margin at entry, and whatever was added. */
export function openedAt(
  rules: VenueRules,
  held: Omit<Held, 'margin' | 'mark'>,
  extra = '0',
): Appraisal {
  const opening = { ...held, mark: held.entry }
  const [line] = isolatedOf(rules, { ...opening, margin: usd(0) }).lines
  must(line !== undefined, 'the position has a line')
  return isolatedOf(rules, { ...opening, margin: initialOf(line).plus(usd(extra)) })
}

export function lineOf(appraisal: Appraisal): LegLine {
  const [line] = appraisal.lines
  must(line !== undefined, 'the pool has a line')
  return line
}

/** The header the page shows for a pool. */
export function summaryOf(appraisal: Appraisal): PoolSummary {
  return summarise(appraisal, standingOf(appraisal), (line) =>
    initialOf(line, undefined, appraisal.form.rules.cashUnit),
  )
}

/**
 * The price at which a market's positions bring their pool down: below a long, above a short.
 * Of a pool already down, the price at which it would be safe again. Null: none above zero.
 */
export function liquidationPriceOf(appraisal: Appraisal, market: MarketId): Price | null {
  const line = appraisal.lines.find((each) => each.leg.market === market)
  must(line !== undefined, `${market} is in the pool`)
  const side = line.value.gt(usd(0)) ? 'lower' : 'upper'
  return boundOf(bandOf(appraisal, market), side)
}

function boundOf(band: Band, side: 'lower' | 'upper'): Price | null {
  switch (band.kind) {
    case 'at':
      return band[side] ?? null
    case 'breached':
      return band.safe?.[side] ?? null
    case 'none':
      return null
    case 'unknown':
    case 'refused':
      throw new Error(`the band is ${band.kind}`)
  }
}

function accountOf(of: Holdings): Account {
  return {
    id: 'outside',
    name: 'outside',
    venue: of.rules.id,
    quote: 'USD',
    cash: usd(of.cash),
    holdings: [],
    positions: of.held.map((each, at) =>
      position({
        id: `p${at}`,
        market: idOf(of.rules, each.symbol),
        size: size(each.size),
        entry: price(each.entry),
        margin: marginOf(each),
        leverage: each.leverage === undefined ? undefined : ratio(each.leverage),
        ...(each.funding === undefined ? {} : { fundingUnsettled: each.funding }),
      }),
    ),
  }
}

function marginOf(held: Held): MarginMode {
  return held.margin === undefined ? { mode: 'cross' } : { mode: 'isolated', margin: held.margin }
}

/** A market on the figure's own terms, under the venue's rules. */
function marketOf(rules: VenueRules, held: Held): Market {
  const terms = genericMarket(held.symbol, { maintenanceRate: ratio(0) })
  return {
    ...terms,
    id: idOf(rules, held.symbol),
    venue: rules.id,
    symbol: held.symbol,
    table: held.table,
  }
}
