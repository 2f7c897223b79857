// Version 1, writing: a document as the JSON of its version. FROZEN, as its shape is.
// Every field of the model is named here once; one added to the model does not compile until it is.
import type { Account, Holding, MarginMode, Position } from '../../engine/model/book'
import type { Edit } from '../../engine/model/edit'
import type {
  FundingTerms,
  MarginTable,
  Market,
  MarketId,
  Provenance,
  Tier,
} from '../../engine/model/market'
import type { Scenario } from '../../engine/model/scenario'
import type { Assumed, Assumptions, FundingRate, Quote } from '../../engine/model/snapshot'
import type { Amount, Ratio, Unit } from '../../engine/units/amount'
import { unreachable } from '../../engine/units/outcome'
import { decimalText } from './decimal-text'
import type { Json } from './json-text'
import type { LinkContent } from './v1'

/** The edits of version 1. Later versions write their own beside these. */
type EditV1 = Exclude<Edit, { kind: 'include' }>

type Fields = Readonly<Record<string, Json | undefined>>

/**
 * The JSON of a document. Says what is there, whether or not it could be read again: `readV1` judges.
 * A market kept under another id than its own is written under its own.
 */
export function writeV1({ document, rateUnit }: LinkContent): Fields {
  const { name, book, snapshot, markets, assumptions } = document.baseline satisfies Scenario
  return {
    accounts: book.accounts.map(accountJson),
    asOf: snapshot.asOf,
    assumptions: assumptionsJson(assumptions),
    draft: filled(
      document.draft.flatMap((edit) => (edit.kind === 'include' ? [] : [editJson(edit)])),
    ),
    markets: filled(sorted(markets).map(([, market]) => marketJson(market))),
    name,
    quotes: quotesJson(snapshot.quotes),
    rateUnit,
  }
}

/** An empty list is left out. */
export function filled<T extends Json>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list
}

/** A map's entries by key, in the order of code units: the same on every machine. */
function sorted<K extends string, V>(map: ReadonlyMap<K, V>): readonly (readonly [K, V])[] {
  return [...map].toSorted(([one], [other]) => (one < other ? -1 : 1))
}

function text(value: Amount<Unit> | undefined): string | undefined {
  return value === undefined ? undefined : decimalText(value)
}

export function accountJson(account: Account): Fields {
  return {
    id: account.id,
    name: account.name,
    venue: account.venue,
    quote: account.quote,
    cash: decimalText(account.cash),
    holdings: holdingsJson(account.holdings),
    positions: positionsJson(account.positions),
  } satisfies Record<Exclude<keyof Account, 'terms'>, Json | undefined>
}

/** One column per field, or undefined for no rows. A column where every row says nothing is left out. */
function columns<Row>(
  rows: readonly Row[],
  cells: Readonly<Record<string, (row: Row) => Json | undefined>>,
  nothing: Readonly<Record<string, Json>> = {},
): Fields | undefined {
  if (rows.length === 0) return undefined
  const made = Object.entries(cells).flatMap(([key, cellOf]) => {
    const column = rows.map((row) => cellOf(row) ?? null)
    const says = column.some((cell) => cell !== (nothing[key] ?? null))
    return says ? [[key, column] as const] : []
  })
  return Object.fromEntries(made)
}

function holdingsJson(holdings: readonly Holding[]): Fields | undefined {
  return columns(holdings, {
    market: (holding) => holding.market,
    size: (holding) => decimalText(holding.size),
    haircut: (holding) => decimalText(holding.haircut),
  } satisfies Record<keyof Holding, (holding: Holding) => Json>)
}

function positionsJson(positions: readonly Position[]): Fields | undefined {
  const cells = {
    id: (position) => position.id,
    market: (position) => position.market,
    size: (position) => decimalText(position.size),
    entry: (position) => decimalText(position.entry),
    margin: ({ margin }) => (margin.mode === 'isolated' ? decimalText(margin.margin) : null),
    leverage: (position) => text(position.leverage),
    fundingUnsettled: (position) => decimalText(position.fundingUnsettled),
    costsPaid: (position) => decimalText(position.costsPaid),
    realised: (position) => decimalText(position.realised),
  } satisfies Record<Exclude<keyof Position, 'excluded'>, (position: Position) => Json | undefined>
  return columns<Position>(positions, cells, {
    fundingUnsettled: '0',
    costsPaid: '0',
    realised: '0',
  })
}

const QUOTE_COLUMNS = {
  mark: { mark: (quote) => text(quote.mark) },
  index: { index: (quote) => text(quote.index) },
  funding: {
    fundingRate: (quote) => text(quote.funding?.rate),
    fundingHours: (quote) => quote.funding?.everyHours,
  },
  openInterest: { openInterest: (quote) => text(quote.openInterest) },
} satisfies Record<keyof Quote, Record<string, (quote: Quote) => Json | undefined>>

function quotesJson(quotes: ReadonlyMap<MarketId, Quote>): Fields | undefined {
  const cells: Record<string, (row: readonly [MarketId, Quote]) => Json | undefined> = {
    market: ([market]) => market,
  }
  for (const [key, cellOf] of Object.values(QUOTE_COLUMNS).flatMap((each) =>
    Object.entries(each),
  )) {
    cells[key] = ([, quote]) => cellOf(quote)
  }
  return columns(sorted(quotes), cells)
}

function marketJson(market: Market): Fields {
  const { openInterestCaps: caps } = market
  return {
    id: market.id,
    venue: market.venue,
    symbol: market.symbol,
    underlying: market.underlying,
    quote: market.quote,
    payoff: market.payoff,
    multiplier: decimalText(market.multiplier),
    contractSize: decimalText(market.contractSize),
    tick: text(market.tick),
    lot: text(market.lot),
    table: tableJson(market.table),
    isolatedOnly: market.isolatedOnly,
    openInterestCaps: caps && { lower: decimalText(caps.lower), upper: decimalText(caps.upper) },
    funding: {
      everyHours: market.funding.everyHours,
      cap: text(market.funding.cap),
      floor: text(market.funding.floor),
    } satisfies Record<keyof FundingTerms, Json | undefined>,
    provenance: provenanceJson(market.provenance),
  } satisfies Record<Exclude<keyof Market, 'takerFee'>, Json | undefined>
}

function tableJson(table: MarginTable): Fields {
  return {
    counts: table.counts,
    shape: table.shape,
    edge: table.edge,
    cap: text(table.cap),
    tiers: table.tiers.map(tierJson),
  } satisfies Record<keyof MarginTable, Json | undefined>
}

function tierJson(tier: Tier<Amount<Unit>>): Fields {
  return {
    floor: decimalText(tier.floor),
    rate: decimalText(tier.rate),
    deduction: decimalText(tier.deduction),
    initialRate: decimalText(tier.initialRate),
    maintenanceShare: text(tier.maintenanceShare),
  } satisfies Record<keyof Tier<unknown>, Json | undefined>
}

function provenanceJson(provenance: Provenance): Fields {
  return {
    asOf: provenance.asOf,
    source: provenance.source,
    estimate: provenance.estimate,
  } satisfies Record<keyof Provenance, Json | undefined>
}

function assumptionsJson(assumptions: Assumptions): Fields {
  const { correlations, takerFee } = assumptions
  return {
    volatility: filled(
      sorted(assumptions.volatility).map(([underlying, sigma]) => {
        return { underlying, ...assumedJson(sigma) }
      }),
    ),
    volatilityElsewhere: assumedJson(assumptions.volatilityElsewhere),
    correlations: filled(correlations.map(({ pair, rho }) => ({ pair, ...assumedJson(rho) }))),
    correlationElsewhere: assumedJson(assumptions.correlationElsewhere),
    takerFee: takerFee && assumedJson(takerFee),
    slippage: assumedJson(assumptions.slippage),
  } satisfies Record<keyof Assumptions, Json | undefined>
}

function assumedJson(assumed: Assumed<Ratio>): Fields {
  return {
    value: decimalText(assumed.value),
    from: assumed.from,
    provenance: assumed.provenance && provenanceJson(assumed.provenance),
  } satisfies Record<keyof Assumed<Ratio>, Json | undefined>
}

export function editJson(edit: EditV1): Fields {
  switch (edit.kind) {
    case 'resize':
      return { kind: edit.kind, position: edit.position, to: decimalText(edit.to) }
    case 'fill':
      return { kind: edit.kind, position: edit.position, size: decimalText(edit.size) }
    case 'reduce':
      return { kind: edit.kind, position: edit.position, by: decimalText(edit.by) }
    case 'close':
    case 'flip':
      return { kind: edit.kind, position: edit.position }
    case 'open':
      return {
        kind: edit.kind,
        account: edit.account,
        position: edit.position,
        market: edit.market,
        size: decimalText(edit.size),
        margin: marginJson(edit.margin),
        leverage: text(edit.leverage),
      } satisfies Record<keyof typeof edit, Json | undefined>
    case 'deposit':
    case 'withdraw':
      return { kind: edit.kind, account: edit.account, amount: decimalText(edit.amount) }
    case 'transfer margin':
      return { kind: edit.kind, position: edit.position, amount: decimalText(edit.amount) }
    case 'switch mode':
      return { kind: edit.kind, position: edit.position, to: marginJson(edit.to) }
    case 'leverage':
      return { kind: edit.kind, position: edit.position, to: text(edit.to) }
    case 'mark':
      return { kind: edit.kind, market: edit.market, to: decimalText(edit.to) }
    case 'funding':
      return { kind: edit.kind, market: edit.market, to: fundingRateJson(edit.to) }
    default:
      return unreachable(edit)
  }
}

function marginJson(margin: MarginMode): Fields {
  return margin.mode === 'isolated'
    ? { mode: margin.mode, margin: decimalText(margin.margin) }
    : { mode: margin.mode }
}

function fundingRateJson({ rate, everyHours }: FundingRate): Fields {
  return { rate: decimalText(rate), everyHours }
}
