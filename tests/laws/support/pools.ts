// Pools for unit tests and laws: from a few plain strings to an appraised pool, by the engine's own
// constructors, under rules that belong to no venue.
import { poolsOf, type Pool } from '../../../src/engine/margin/pool'
import { formOf, type Form } from '../../../src/engine/margin/form'
import { appraise, marksFor, type Appraisal } from '../../../src/engine/margin/stand'
import { position, type Account, type Holding } from '../../../src/engine/model/book'
import {
  marketIdOf,
  type MarginTable,
  type Market,
  type MarketId,
  type MarketLookup,
} from '../../../src/engine/model/market'
import type { Assumed, Assumptions, Snapshot } from '../../../src/engine/model/snapshot'
import { price, ratio, size, usd, type Ratio } from '../../../src/engine/units/amount'
import type { VenueRules } from '../../../src/engine/venues/rules'
import { flat, graduated } from '../../../src/engine/venues/tiers'

const PROVENANCE = { asOf: '2026-01-01', source: 'made for tests' }

/** Rules of no venue: liquidated at zero, hedge mode, no closing fee. */
export const PLAIN: VenueRules = {
  id: 'plain',
  name: 'Plain',
  quotes: ['USD'],
  provenance: PROVENANCE,
  liquidatedAtZero: true,
  netsOpposingPositions: false,
  closingFee: 'none',
  requirementBasis: 'mark',
  takerFee: ratio('0.0005'),
  wholeLeverage: false,
  funding: { pays: 'mark', interest: ratio('0.0001'), everyHours: 8, provenance: PROVENANCE },
  symbols: [],
  market: () => undefined,
  notes: [],
}

/** A market of the plain venue. `tiers`: floor and rate, joined; or a table made elsewhere; or one rate. */
export interface MarketSketch {
  readonly symbol: string
  readonly underlying?: string
  readonly mark: string
  readonly tiers: string | readonly (readonly [string, string])[] | MarginTable
  readonly multiplier?: string
}

export interface PositionSketch {
  readonly symbol: string
  readonly size: string
  readonly entry?: string
  readonly isolated?: string
  readonly leverage?: string
  readonly funding?: string
}

export interface PoolSketch {
  readonly cash: string
  readonly markets: readonly MarketSketch[]
  /** Named p1, p2, … in order. An entry left out is the mark. */
  readonly positions: readonly PositionSketch[]
  readonly holdings?: readonly {
    readonly symbol: string
    readonly size: string
    readonly haircut: string
  }[]
  readonly rules?: VenueRules
}

export interface Sketched {
  readonly account: Account
  readonly lookup: MarketLookup
  readonly snapshot: Snapshot
  readonly rules: VenueRules
}

export function idOf(symbol: string): MarketId {
  return marketIdOf(PLAIN.id, symbol)
}

function tableOf(tiers: MarketSketch['tiers']): MarginTable {
  if (typeof tiers === 'string') return flat(ratio(tiers), ratio(tiers).times(ratio(2)))
  if (!('counts' in tiers)) {
    return graduated(
      tiers.map(([floor, rate]) => ({
        floor: usd(floor),
        rate: ratio(rate),
        initialRate: ratio(rate).times(ratio(2)),
      })),
    )
  }
  return tiers
}

export function marketOf(sketch: MarketSketch): Market {
  return {
    id: idOf(sketch.symbol),
    venue: PLAIN.id,
    symbol: sketch.symbol,
    underlying: sketch.underlying ?? sketch.symbol,
    quote: 'USD',
    payoff: 'linear',
    multiplier: ratio(sketch.multiplier ?? 1),
    contractSize: size(1),
    table: tableOf(sketch.tiers),
    isolatedOnly: false,
    funding: { everyHours: 8 },
    provenance: PROVENANCE,
  }
}

/** An account, its market terms and its marks. */
export function sketched(of: PoolSketch): Sketched {
  const markets = new Map(of.markets.map((sketch) => [idOf(sketch.symbol), marketOf(sketch)]))
  const marks = new Map(of.markets.map((sketch) => [sketch.symbol, sketch.mark]))
  const positions = of.positions.map((held, at) =>
    position({
      id: `p${at + 1}`,
      market: idOf(held.symbol),
      size: size(held.size),
      entry: price(held.entry ?? marks.get(held.symbol) ?? '1'),
      margin:
        held.isolated === undefined
          ? { mode: 'cross' }
          : { mode: 'isolated', margin: usd(held.isolated) },
      ...(held.leverage === undefined ? {} : { leverage: ratio(held.leverage) }),
      ...(held.funding === undefined ? {} : { fundingUnsettled: usd(held.funding) }),
    }),
  )
  const holdings: readonly Holding[] = (of.holdings ?? []).map((held) => ({
    market: idOf(held.symbol),
    size: size(held.size),
    haircut: ratio(held.haircut),
  }))
  return {
    account: {
      id: 'main',
      name: 'Main',
      venue: PLAIN.id,
      quote: 'USD',
      cash: usd(of.cash),
      holdings,
      positions,
    },
    lookup: (id) => markets.get(id),
    snapshot: {
      quotes: new Map(of.markets.map(({ symbol, mark }) => [idOf(symbol), { mark: price(mark) }])),
    },
    rules: of.rules ?? PLAIN,
  }
}

/** Every pool of the sketch, appraised: the cross pool first. */
export function appraisalsOf(sketch: PoolSketch): readonly Appraisal[] {
  const { account, lookup, snapshot, rules } = sketched(sketch)
  return poolsOf(account).map((pool) => appraisalOf(pool, { lookup, snapshot, rules }))
}

/** The cross pool, appraised. */
export function crossPool(sketch: PoolSketch): Appraisal {
  const [cross] = appraisalsOf(sketch)
  if (cross === undefined) throw new Error('an account has a cross pool')
  return cross
}

export function appraisalOf(
  pool: Pool,
  of: { readonly lookup: MarketLookup; readonly snapshot: Snapshot; readonly rules: VenueRules },
): Appraisal {
  return appraise(formIn(pool, of), marksIn(formIn(pool, of), of.snapshot))
}

function formIn(
  pool: Pool,
  of: { readonly lookup: MarketLookup; readonly rules: VenueRules },
): Form {
  const formed = formOf(pool, of.rules, of.lookup)
  if (!formed.ok) throw new Error(`refused: ${JSON.stringify(formed.refusals)}`)
  return formed.form
}

function marksIn(form: Form, snapshot: Snapshot) {
  const marks = marksFor(form, snapshot)
  if (!marks.ok) throw new Error(`no mark for ${marks.missing.join(', ')}`)
  return marks.markOf
}

/** The same pool with prices moved by market, in relative moves; the others stand still. */
export function moved(appraisal: Appraisal, moves: ReadonlyMap<MarketId, Ratio>): Appraisal {
  const at = new Map(appraisal.lines.map(({ leg, mark }) => [leg.market, mark]))
  return appraise(appraisal.form, (market) => {
    const mark = at.get(market)
    if (mark === undefined) throw new Error(`no mark for ${market}`)
    return mark.times(ratio(1).plus(moves.get(market) ?? ratio(0)))
  })
}

/** Assumptions from plain strings. Volatility left out is 5 % a day, correlation 0. */
export function assume(of: {
  readonly volatility?: Readonly<Record<string, string>>
  readonly correlations?: readonly (readonly [string, string, string])[]
  readonly elsewhere?: string
  readonly volatilityElsewhere?: string
}): Assumptions {
  const typed = (digits: string): Assumed<Ratio> => ({ value: ratio(digits), from: 'typed' })
  return {
    volatility: new Map(
      Object.entries(of.volatility ?? {}).map(([name, digits]) => [name, typed(digits)]),
    ),
    volatilityElsewhere: typed(of.volatilityElsewhere ?? '0.05'),
    correlations: (of.correlations ?? []).map(([a, b, rho]) => ({ pair: [a, b], rho: typed(rho) })),
    correlationElsewhere: typed(of.elsewhere ?? '0'),
    slippage: typed('0.0003'),
  }
}
