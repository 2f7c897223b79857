// Version 1: a document as JSON and back. FROZEN, as its shape is (v1-shape.ts).
// Markets on published terms are named by id; only terms of the user's own are embedded, table and all.
// Reading is strict: a field that is not known, a pair of columns that do not match or a table that breaks
// its premises refuses the whole document, since half a book has another risk than the whole.
import type { Account, Holding, Position } from '../../engine/model/book'
import type { Edit } from '../../engine/model/edit'
import type { MarketId } from '../../engine/model/market'
import type { Scenario } from '../../engine/model/scenario'
import type { Assumptions, Quote, Snapshot } from '../../engine/model/snapshot'
import { NOTHING } from '../../engine/units/amount'
import { done, refused, type Outcome } from '../../engine/units/outcome'
import { exact, type Exact } from './exact'
import type { RealisedPayment } from './payments'
import { isGiven, problemBetween } from './v1-check'
import { problemInWords, shapeV1, type ShapeV1 } from './v1-shape'

/** What a link carries of the page: a frozen baseline and the edits drafted on it. */
export interface LinkedDocument {
  readonly baseline: Scenario
  readonly draft: readonly Edit[]
  /** From version 3 on, and never in a link. */
  readonly realisedFunding?: readonly RealisedPayment[]
}

export type RateUnitV1 = 'interval' | '8h' | 'day' | 'apr'

export interface LinkContent {
  readonly document: LinkedDocument
  /** How funding rates were counted on the page; absent, the reader's own choice holds. */
  readonly rateUnit?: RateUnitV1
}

/** The content of version-1 JSON, or the first thing wrong with it. Never throws. */
export function readV1(json: unknown): Outcome<LinkContent> {
  const parsed = shapeV1.safeParse(json)
  if (!parsed.success) return refused('document-damaged', problemInWords(parsed.error.issues))
  const shape = exact(parsed.data)
  const problem = problemBetween(shape)
  if (problem !== undefined) return refused('document-damaged', problem)
  return done(contentOf(shape))
}

/** The content of a document whose shape and checks were found right. */
export function contentOf(shape: Shape): LinkContent {
  return {
    document: { baseline: scenarioOf(shape), draft: shape.draft ?? [] },
    ...(shape.rateUnit === undefined ? {} : { rateUnit: shape.rateUnit }),
  }
}

type Shape = Exact<ShapeV1>
type AccountShape = Shape['accounts'][number]

function scenarioOf(shape: Shape): Scenario {
  const markets = shape.markets ?? []
  return {
    name: shape.name,
    book: { accounts: shape.accounts.map(accountOf) },
    snapshot: snapshotOf(shape),
    markets: new Map(markets.map((market) => [market.id, market])),
    assumptions: assumptionsOf(shape.assumptions),
  }
}

function accountOf(shape: AccountShape): Account {
  const { holdings, positions, ...rest } = shape
  return {
    ...rest,
    holdings: holdings === undefined ? [] : holdingsOf(holdings),
    positions: positions === undefined ? [] : positionsOf(positions),
  }
}

function holdingsOf(columns: NonNullable<AccountShape['holdings']>): readonly Holding[] {
  return columns.market.map((market, at) => ({
    market,
    size: cell(columns.size, at),
    haircut: cell(columns.haircut, at),
  }))
}

function positionsOf(columns: NonNullable<AccountShape['positions']>): readonly Position[] {
  return columns.id.map((id, at) => {
    const margin = columns.margin?.[at]
    const leverage = columns.leverage?.[at]
    return {
      id,
      market: cell(columns.market, at),
      size: cell(columns.size, at),
      entry: cell(columns.entry, at),
      margin: isGiven(margin) ? { mode: 'isolated', margin } : { mode: 'cross' },
      ...(isGiven(leverage) ? { leverage } : {}),
      fundingUnsettled: columns.fundingUnsettled?.[at] ?? NOTHING,
      costsPaid: columns.costsPaid?.[at] ?? NOTHING,
      realised: columns.realised?.[at] ?? NOTHING,
    }
  })
}

/** A cell of a column that was found to be as long as its neighbours. */
function cell<T>(column: readonly T[], at: number): T {
  return column[at] as T
}

function snapshotOf({ quotes, asOf }: Shape): Snapshot {
  const rows = quotes === undefined ? [] : quotesOf(quotes)
  return { ...(asOf === undefined ? {} : { asOf }), quotes: new Map(rows) }
}

function quotesOf(columns: NonNullable<Shape['quotes']>): readonly (readonly [MarketId, Quote])[] {
  return columns.market.map((market, at) => {
    const [mark, index] = [columns.mark?.[at], columns.index?.[at]]
    const [rate, everyHours] = [columns.fundingRate?.[at], columns.fundingHours?.[at]]
    const openInterest = columns.openInterest?.[at]
    const quote = {
      ...(isGiven(mark) ? { mark } : {}),
      ...(isGiven(index) ? { index } : {}),
      ...(isGiven(rate) && isGiven(everyHours) ? { funding: { rate, everyHours } } : {}),
      ...(isGiven(openInterest) ? { openInterest } : {}),
    }
    return [market, quote]
  })
}

function assumptionsOf(shape: Shape['assumptions']): Assumptions {
  const { volatility = [], correlations = [], ...rest } = shape
  return {
    ...rest,
    volatility: new Map(volatility.map(({ underlying, ...sigma }) => [underlying, sigma])),
    correlations: correlations.map(({ pair, ...rho }) => ({ pair, rho })),
  }
}
