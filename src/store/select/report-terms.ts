// What the figures of a report rest on, each with who says so and as of when: markets with their marks, rates
// and tiers, volatilities, correlations, fees and slippage, and the rules of every venue.
import type { Provenance } from '../../engine/model/market'
import type { Shown } from '../../engine/model/explanation'
import { feeShown, priceOf, rateOf } from '../../engine/model/shown'
import { rulesOf } from '../../engine/venues/registry'
import { once } from '../derive'
import { assumedOn, type AssumedFigure } from './assumed'
import { marketsOn, marketTerms, type MarketTerms } from './market-terms'
import type { Side } from './sides'
import { figure, words, type Value } from './value'

export interface Source {
  readonly from: string
  /** ISO day; absent where nobody said. */
  readonly asOf?: string
}

export interface MarketRests {
  readonly id: string
  readonly symbol: string
  readonly venue: string
  readonly mark: Value
  readonly rate: Value
  readonly cap: Value
  /** Of the tier in force: of the highest, where several positions stand in several. */
  readonly maintenance: Value
  readonly tier: string
  readonly source: Source
  readonly estimate: string | undefined
}

/** One figure with its name. */
export interface Rests {
  readonly id: string
  readonly name: string
  readonly value: Value
  readonly source: Source
}

export interface VenueRests {
  readonly id: string
  readonly name: string
  readonly source: Source
  readonly estimate: string | undefined
  readonly notes: readonly string[]
}

export interface RestsOn {
  readonly markets: readonly MarketRests[]
  readonly volatilities: readonly Rests[]
  readonly correlations: readonly Rests[]
  readonly costs: readonly Rests[]
  readonly venues: readonly VenueRests[]
}

/** Everything a side's figures rest on. */
export const restsOn = once((side: Side): RestsOn => {
  const assumed = assumedOn(side)
  const pairs = [...assumed.matrix.flatMap(({ cells }) => cells), ...assumed.beyond]
  const own = pairs.filter(({ isElsewhere }) => !isElsewhere)
  const venues = venuesOf(side)
  return {
    markets: marketsOn(side)
      .filter(({ held }) => held > 0)
      .map((market) => marketRests(side, market)),
    volatilities: assumed.volatilities.map((one) =>
      rests(one.underlying, `${one.underlying}, one day`, one),
    ),
    correlations: [
      ...own.map((one) => rests(one.pair.join(' '), one.pair.join(' and '), one)),
      ...(assumed.volatilities.length > 1
        ? [
            rests(
              'elsewhere',
              own.length > 0 ? 'Every other pair' : 'Every pair',
              assumed.elsewhere,
            ),
          ]
        : []),
    ],
    costs: [
      ...(assumed.takerFee === undefined
        ? venues.map(({ id, name, fee, source }) => ({
            id: `fee ${id}`,
            name: `Taker fee, ${name}`,
            value: figure(fee),
            source,
          }))
        : [rests('fee', 'Taker fee, every venue', assumed.takerFee)]),
      ...assumed.marketFees.map(({ id, market, fee }) => ({
        id: `fee ${id}`,
        name: `Taker fee, ${market}`,
        value: figure(fee),
        source: { from: 'typed for this market, before every other fee' },
      })),
      rests('slippage', 'Slippage, of notional', assumed.slippage),
    ],
    venues,
  }
})

function rests(id: string, name: string, of: AssumedFigure): Rests {
  return { id, name, value: figure(of.shown), source: sourceOf(of) }
}

const FROM: Record<AssumedFigure['from'], string> = {
  typed: 'typed',
  preset: 'preset, not measured',
  imported: 'imported',
}

function sourceOf({ from, provenance }: AssumedFigure): Source {
  if (provenance === undefined) return { from: FROM[from] }
  return { from: `${FROM[from]}: ${provenance.source}`, asOf: provenance.asOf }
}

const published = ({ source, asOf }: Provenance): Source => ({ from: source, asOf })

function marketRests(
  side: Side,
  {
    id,
    symbol,
    venue,
  }: { readonly id: MarketTerms['id']; readonly symbol: string; readonly venue: string },
): MarketRests {
  const terms = marketTerms(side, id)
  const { mark, funding } = side.scenario.snapshot.quotes.get(id) ?? {}
  const base = {
    id,
    symbol,
    venue,
    mark: mark === undefined ? words('unknown') : figure(priceOf(mark, terms?.market.tick)),
    rate:
      funding === undefined ? words('unknown') : figure(rateOf(funding.rate, funding.everyHours)),
  }
  if (terms === undefined) {
    const unknown = words('unknown')
    return {
      ...base,
      cap: unknown,
      maintenance: unknown,
      tier: 'no terms known',
      source: { from: 'nobody' },
      estimate: undefined,
    }
  }
  return {
    ...base,
    cap: boundOf(terms),
    ...inForce(terms),
    source: published(terms.market.provenance),
    estimate: terms.market.provenance.estimate,
  }
}

function boundOf({ fundingCap }: MarketTerms): Value {
  return fundingCap === undefined ? words('not known') : figure(fundingCap)
}

function inForce({ tiers }: MarketTerms): Pick<MarketRests, 'maintenance' | 'tier'> {
  const at = tiers.findLastIndex(({ holds }) => holds.length > 0)
  const place = Math.max(at, 0)
  const tier = tiers[place]
  if (tier === undefined) return { maintenance: words('unknown'), tier: 'no tiers' }
  const several = tiers.filter(({ holds }) => holds.length > 0).length > 1
  const of = tiers.length === 1 ? 'one rate for every size' : `tier ${place + 1} of ${tiers.length}`
  return {
    maintenance: figure(tier.maintenance),
    tier: at < 0 ? `${of}, none in force` : several ? `${of}, the highest in force` : of,
  }
}

/** Venues of the accounts, each set of rules once. */
function venuesOf(side: Side): readonly (VenueRests & { readonly fee: Shown })[] {
  const rules = new Map(
    side.scenario.book.accounts.flatMap((account) => {
      const found = rulesOf(account)
      return found === undefined ? [] : [[found, account.id] as const]
    }),
  )
  return Array.from(rules, ([{ name, provenance, notes, takerFee }, id]) => ({
    id,
    name,
    source: published(provenance),
    estimate: provenance.estimate,
    notes,
    fee: feeShown(takerFee),
  }))
}
