// What is assumed about how prices move and what trading costs, for the underlyings that are held: each figure
// with who says so, and whether the correlations can all hold at once.
import { covarianceOf } from '../../engine/liquidation/covariance'
import type { Shown } from '../../engine/model/explanation'
import {
  symbolOf,
  type Market,
  type MarketId,
  type Provenance,
  type Underlying,
} from '../../engine/model/market'
import { markOf, volatilityOf, type Assumed } from '../../engine/model/snapshot'
import { correlation, feeShown, share } from '../../engine/model/shown'
import { NOTHING, sign, type Ratio, type Usd } from '../../engine/units/amount'
import { rulesOf, venueRules } from '../../engine/venues/registry'
import type { VenueRules } from '../../engine/venues/rules'
import { once } from '../derive'
import { PRESETS_AS_OF } from '../samples/assumptions'
import type { Side } from './sides'
import { nearestRefusalInWords } from './words'

export interface AssumedFigure {
  readonly value: Ratio
  readonly shown: Shown
  readonly from: Assumed<Ratio>['from']
  /** Source and day: of a preset always, of what came from elsewhere where it said so. */
  readonly provenance?: Provenance
}

export interface AssumedVolatility extends AssumedFigure {
  readonly underlying: Underlying
}

export interface AssumedCorrelation extends AssumedFigure {
  readonly pair: readonly [Underlying, Underlying]
  /** True where the pair has no figure of its own and takes that of all other pairs. */
  readonly isElsewhere: boolean
}

/** One underlying with the pairs it makes with those above it. */
export interface CorrelationRow {
  readonly underlying: Underlying
  readonly cells: readonly AssumedCorrelation[]
}

export interface Assumptions {
  readonly volatilities: readonly AssumedVolatility[]
  /** Which of them have a volatility of their own; the rest take that of all others. */
  readonly ownVolatility: ReadonlySet<Underlying>
  readonly volatilityElsewhere: AssumedFigure
  /** The half below the diagonal, for as many underlyings as a table can show. */
  readonly matrix: readonly CorrelationRow[]
  /** Pairs with a figure of their own that the matrix has no room for. */
  readonly beyond: readonly AssumedCorrelation[]
  /** For every pair that has none of its own. */
  readonly elsewhere: AssumedFigure
  /** Typed, for every venue; absent, each venue's own holds. */
  readonly takerFee?: AssumedFigure
  readonly venueFees: readonly { readonly venue: string; readonly fee: Shown }[]
  /** Markets that were given a fee of their own, which stands before the one for every venue. */
  readonly marketFees: readonly {
    readonly id: MarketId
    readonly market: string
    readonly fee: Shown
  }[]
  readonly slippage: AssumedFigure
}

/** Underlyings the matrix has room for. */
const MATRIX_MAX = 10

const OWN_CONVENTION = 'Plimsoll’s round figures'

/** Every assumption that the figures of the book rest on. */
export const assumedOn = once((side: Side): Assumptions => {
  const { assumptions, book } = side.scenario
  const underlyings = underlyingsHeld(side)
  const { correlations, correlationElsewhere, takerFee } = assumptions
  const own = new Map(correlations.map((each) => [keyOf(...each.pair), each] as const).toReversed())
  const cell = (pair: readonly [Underlying, Underlying]): AssumedCorrelation => {
    const listed = own.get(keyOf(...pair))
    const rho = listed?.rho ?? correlationElsewhere
    return { ...figure(rho, correlation), pair, isElsewhere: listed === undefined }
  }
  const inMatrix = underlyings.slice(0, MATRIX_MAX)
  const [held, near] = [new Set(underlyings), new Set(inMatrix)]
  return {
    volatilities: underlyings.map((underlying) => ({
      ...figure(volatilityOf(assumptions, underlying), share),
      underlying,
    })),
    ownVolatility: new Set(assumptions.volatility.keys()),
    volatilityElsewhere: figure(assumptions.volatilityElsewhere, share),
    matrix: inMatrix.map((underlying, at) => ({
      underlying,
      cells: inMatrix.slice(0, at).map((other) => cell([other, underlying])),
    })),
    beyond: correlations
      .filter(({ pair }) => pair.every((one) => held.has(one)))
      .filter(({ pair }) => !pair.every((one) => near.has(one)))
      .map(({ pair }) => cell(pair)),
    elsewhere: figure(correlationElsewhere, correlation),
    ...(takerFee === undefined ? {} : { takerFee: figure(takerFee, feeShown) }),
    venueFees: [...new Set(book.accounts.map(rulesOf))].flatMap(feeOfVenue),
    marketFees: Array.from(side.scenario.markets.values()).flatMap(feeOfMarket),
    slippage: figure(assumptions.slippage, feeShown),
  }
})

function figure(of: Assumed<Ratio>, shown: (value: Ratio) => Shown): AssumedFigure {
  const { value, from } = of
  const provenance = of.provenance ?? presetOf(from)
  return { value, shown: shown(value), from, ...(provenance === undefined ? {} : { provenance }) }
}

function presetOf(from: Assumed<Ratio>['from']): Provenance | undefined {
  return from === 'preset' ? { asOf: PRESETS_AS_OF, source: OWN_CONVENTION } : undefined
}

function feeOfVenue(rules: VenueRules | undefined) {
  return rules === undefined ? [] : [{ venue: rules.name, fee: feeShown(rules.takerFee) }]
}

function feeOfMarket({ id, venue, takerFee }: Market) {
  if (takerFee === undefined) return []
  const market = `${symbolOf(id)}, ${venueRules(venue)?.name ?? venue}`
  return [{ id, market, fee: feeShown(takerFee) }]
}

const keyOf = (one: Underlying, other: Underlying) => JSON.stringify([one, other].toSorted())

/** What moves in the book, each once, in the order of its rows. */
const underlyingsHeld = once((side: Side): readonly Underlying[] => {
  const held = new Set<Underlying>()
  for (const account of side.scenario.book.accounts) {
    for (const position of account.positions) {
      const market = side.lookup(position.market)
      if (market !== undefined) held.add(market.underlying)
    }
  }
  return [...held]
})

/** Why the correlations of the book cannot all hold, and what the pair that fits least may be. */
export interface Misfit {
  readonly words: string
  readonly allowed?: { readonly from: Shown; readonly to: Shown }
}

/** Whether the correlations of everything held can hold together; undefined where they can. */
export const misfitOn = once((side: Side): Misfit | undefined => {
  const found = covarianceOf(underlyingsHeld(side), side.scenario.assumptions)
  if (found.ok) return undefined
  const { refusal } = found
  const words = nearestRefusalInWords(refusal)
  if (refusal.why !== 'correlations cannot all hold' || refusal.allowed === undefined) {
    return { words }
  }
  const { from, to } = refusal.allowed
  return {
    words,
    allowed: {
      from: { ...correlation(from), rounding: 'up' },
      to: { ...correlation(to), rounding: 'down' },
    },
  }
})

/** The two sides of the book: the smaller hedges the larger. */
export interface Hedge {
  readonly hedge: readonly Underlying[]
  readonly hedged: readonly Underlying[]
}

/** Who hedges whom, by net notional at the marks; undefined where everything points one way or a mark is missing. */
export const hedgeOn = once((side: Side): Hedge | undefined => {
  const net = new Map<Underlying, Usd>()
  for (const account of side.scenario.book.accounts) {
    for (const held of account.positions) {
      if (held.excluded === true || held.size.isZero()) continue
      const market = side.lookup(held.market)
      const mark = markOf(side.scenario.snapshot, held.market)
      if (market === undefined || mark === undefined) return undefined
      const before = net.get(market.underlying) ?? NOTHING
      net.set(market.underlying, before.plus(held.size.times(mark)))
    }
  }
  const names = [...net.keys()]
  const total = [...net.values()].reduce((sum, one) => sum.plus(one), NOTHING)
  const along = sign(total) < 0 ? -1 : 1
  const pointing = (way: number) => names.filter((name) => sign(net.get(name) ?? NOTHING) === way)
  const [hedged, hedge] = [pointing(along), pointing(-along)]
  return hedge.length === 0 || hedged.length === 0 ? undefined : { hedge, hedged }
})
