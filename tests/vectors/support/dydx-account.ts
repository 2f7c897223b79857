// The accounts that dYdX's own figures speak of, as our accounts, markets and marks.
// A sub-account becomes a pool: number 0 the cross pool, a child with a position an isolated one.
import { formOf, type Form } from '../../../src/engine/margin/form'
import { initialOf, summarise, type PoolSummary } from '../../../src/engine/margin/initial'
import { poolsOf, type Pool } from '../../../src/engine/margin/pool'
import {
  appraise,
  marksFor,
  standingOf,
  type Appraisal,
  type LegLine,
} from '../../../src/engine/margin/stand'
import { position, type Account, type Position } from '../../../src/engine/model/book'
import { marketIdOf, type Market, type MarketId } from '../../../src/engine/model/market'
import type { Quote, Snapshot } from '../../../src/engine/model/snapshot'
import { indexPayment } from '../../../src/engine/funding/accrual'
import {
  asNonZero,
  NOTHING,
  ONE,
  price,
  ratio,
  size,
  usd,
  type Usd,
} from '../../../src/engine/units/amount'
import { must } from '../../../src/engine/units/outcome'
import { dydx } from '../../../src/engine/venues/dydx'
import { collateralFrom } from '../../../src/engine/venues/dydx/units'
import type { VenueRules } from '../../../src/engine/venues/rules'
import { flat, flatByShare } from '../../../src/engine/venues/tiers'

/** A position as the vectors write it. Fractions are of initial margin (`maintenanceFraction`) or of notional (`mmf`). */
export interface PositionInput {
  readonly market: string
  readonly size: string
  readonly price?: string
  readonly oraclePrice?: string
  readonly entryPrice?: string
  readonly baseImf?: string
  readonly imf?: string
  readonly maintenanceFraction?: string
  readonly mmf?: string
  readonly openInterest?: string
  readonly oiLowerCap?: string
  readonly oiUpperCap?: string
  readonly selectedLeverage?: number
  readonly entryFundingIndex?: string
  readonly currentFundingIndex?: string
  readonly totalRealizedPnl?: string
  readonly marketType?: string
}

export interface SubaccountInput {
  readonly subaccountNumber: number
  readonly usdc: string
  readonly positions: readonly PositionInput[]
}

/** The chain's rules, as the app has them: cash in millionths, safe at exactly zero, isolation by sub-account. */
export const CHAIN: VenueRules = dydx

/** The web app and the indexer compute without rounding to the cash unit. */
const { cashUnit: _, ...unrounded } = dydx
export const SCREEN: VenueRules = unrounded

/** One pool with everything the engine says of it. */
export interface Figures {
  readonly pool: Pool
  readonly appraisal: Appraisal
  readonly summary: PoolSummary
  readonly quoteOf: (market: MarketId) => Quote | undefined
}

export function idOf(symbol: string): MarketId {
  return marketIdOf('dydx', symbol)
}

export function markOfInput(held: PositionInput): string {
  const mark = held.price ?? held.oraclePrice
  must(mark !== undefined, `${held.market} has a price`)
  return mark
}

/** The market a position names, on the terms written beside it. */
export function marketOf(held: PositionInput): Market {
  return {
    id: idOf(held.market),
    venue: 'dydx',
    symbol: held.market,
    underlying: held.market.replace(/-USD$/, ''),
    quote: 'USDC',
    payoff: 'linear',
    multiplier: ONE,
    contractSize: size('1'),
    table: tableOf(held),
    isolatedOnly: held.marketType === 'ISOLATED',
    ...(held.oiLowerCap === undefined || held.oiUpperCap === undefined
      ? {}
      : { openInterestCaps: { lower: usd(held.oiLowerCap), upper: usd(held.oiUpperCap) } }),
    funding: { everyHours: 1 },
    provenance: dydx.provenance,
  }
}

function tableOf(held: PositionInput) {
  const initial = held.baseImf ?? held.imf
  if (initial === undefined) {
    must(held.mmf !== undefined, `${held.market} has a margin fraction`)
    return flat(ratio(held.mmf), ratio(held.mmf))
  }
  const share =
    held.mmf === undefined
      ? ratio(held.maintenanceFraction ?? '1')
      : ratio(held.mmf).div(asNonZero(ratio(initial), 'an initial rate'))
  return flatByShare(ratio(initial), share)
}

/** Without an entry in the vector the position is taken to have opened at the mark: equity does not depend on it. */
export function positionOf(held: PositionInput, margin?: Usd): Position {
  const opened = position({
    id: held.market,
    market: idOf(held.market),
    size: size(held.size),
    entry: price(held.entryPrice ?? markOfInput(held)),
    ...(margin === undefined ? {} : { margin: { mode: 'isolated', margin } }),
    leverage: held.selectedLeverage === undefined ? undefined : ratio(held.selectedLeverage),
    fundingUnsettled: fundingOf(held),
  })
  return { ...opened, realised: usd(held.totalRealizedPnl ?? '0') }
}

function fundingOf(held: PositionInput): Usd {
  if (held.entryFundingIndex === undefined || held.currentFundingIndex === undefined) return NOTHING
  return indexPayment({
    size: size(held.size),
    indexAtEntry: price(held.entryFundingIndex),
    indexNow: price(held.currentFundingIndex),
  })
}

/** What the positions' markets say: marks, and open interest where the vector has it. */
export function snapshotOf(positions: readonly PositionInput[]): Snapshot {
  return {
    quotes: new Map(
      positions.map((held) => [
        idOf(held.market),
        {
          mark: price(markOfInput(held)),
          ...(held.openInterest === undefined ? {} : { openInterest: size(held.openInterest) }),
        },
      ]),
    ),
  }
}

function accountWith(cash: Usd, positions: readonly Position[]): Account {
  return { id: '0', name: '0', venue: 'dydx', quote: 'USDC', cash, holdings: [], positions }
}

function collateralOf(usdc: string, positions: readonly PositionInput[]): Usd {
  return collateralFrom(
    usd(usdc),
    positions.map((held) => positionOf(held)),
  )
}

/** A cross account with a signed cash balance, worked out by the engine. */
export function crossFigures(
  usdc: string,
  positions: readonly PositionInput[],
  rules: VenueRules,
): Figures {
  return figuresOf(crossPool(usdc, positions), positions, rules)
}

/** The cross pool of an account with a signed cash balance. */
export function crossPool(usdc: string, positions: readonly PositionInput[]): Pool {
  const held = positions.map((one) => positionOf(one))
  const [pool] = poolsOf(accountWith(collateralOf(usdc, positions), held))
  must(pool !== undefined, 'an account has a cross pool')
  return pool
}

/**
 * All pools of a parent account by sub-account number. A child with a position is an isolated position of
 * the parent; one that holds only cash is an account of its own, as it is on chain.
 */
export function parentFigures(
  subaccounts: readonly SubaccountInput[],
  rules: VenueRules,
): ReadonlyMap<number, Figures> {
  const found = new Map<number, Figures>()
  for (const { subaccountNumber, usdc, positions } of subaccounts) {
    const [only] = positions
    if (subaccountNumber < 128 || only === undefined) {
      found.set(subaccountNumber, crossFigures(usdc, positions, rules))
      continue
    }
    must(positions.length === 1, 'a child account holds one position')
    const held = positionOf(only, collateralOf(usdc, positions))
    const pool = poolsOf(accountWith(NOTHING, [held]))[1]
    must(pool !== undefined, 'an isolated position has its own pool')
    found.set(subaccountNumber, figuresOf(pool, positions, rules))
  }
  return found
}

function figuresOf(pool: Pool, positions: readonly PositionInput[], rules: VenueRules): Figures {
  const { form, snapshot } = formIn(pool, positions, rules)
  const marks = marksFor(form, snapshot)
  must(marks.ok, 'every mark is there')
  const appraisal = appraise(form, marks.markOf)
  const quoteOf = (market: MarketId) => snapshot.quotes.get(market)
  return { pool, appraisal, summary: summaryOf(appraisal, quoteOf), quoteOf }
}

/** A pool's form under the terms its vector states, with the snapshot it is asked at. */
export function formIn(
  pool: Pool,
  positions: readonly PositionInput[],
  rules: VenueRules,
): { readonly form: Form; readonly snapshot: Snapshot } {
  const markets = new Map(positions.map((held) => [idOf(held.market), marketOf(held)]))
  const formed = formOf(pool, rules, (id) => markets.get(id))
  must(formed.ok, 'the pool has a form')
  return { form: formed.form, snapshot: snapshotOf(positions) }
}

/** The pool's header as the page has it. */
export function summaryOf(
  appraisal: Appraisal,
  quoteOf: (market: MarketId) => Quote | undefined,
): PoolSummary {
  const { cashUnit } = appraisal.form.rules
  return summarise(appraisal, standingOf(appraisal), (line) =>
    initialOf(line, quoteOf(line.leg.market), cashUnit),
  )
}

export function lineIn(figures: Figures, symbol: string): LegLine {
  const line = figures.appraisal.lines.find(({ leg }) => leg.market === idOf(symbol))
  must(line !== undefined, `a line for ${symbol}`)
  return line
}
