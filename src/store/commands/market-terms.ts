// The terms of a market as the user knows them better: tiers, cap, funding interval and bounds, tick, lot and fee.
// They are facts of the venue and not trades, so each corrects the baseline, and with it both sides.
import {
  marketIdOf,
  symbolOf,
  venueOf,
  type FundingTerms,
  type MarginTable,
  type Market,
  type MarketId,
  type Underlying,
  type VenueId,
} from '../../engine/model/market'
import type { Scenario } from '../../engine/model/scenario'
import { withQuote, type FundingRate, type Quote } from '../../engine/model/snapshot'
import { fundingIssue, markIssue } from '../../engine/model/edit'
import {
  asNonZero,
  ONE,
  ratio,
  sign,
  usd,
  type Price,
  type Ratio,
  type Size,
  type Usd,
} from '../../engine/units/amount'
import { done, refused, unreachable, type Outcome } from '../../engine/units/outcome'
import { genericMarket } from '../../engine/venues/generic'
import {
  owned,
  retiered,
  typedTiers,
  type TermsPart,
  type TypedTier,
} from '../../engine/venues/own-terms'
import { publishedMarket } from '../../engine/venues/registry'
import { hoursUnstated } from '../select/own-venue'
import { INTERVAL_MAX_HOURS } from '../select/typed-rate'
import { correction, type Command } from './command'
import { takerFeeIssue } from './own-venue'

/** What one row of a table can be told. Without an initial rate of its own the row keeps the one it has. */
export type TierChange = Partial<Pick<TypedTier, 'floor' | 'rate' | 'initialRate'>>

/** Changes one row. Where maintenance is a share of initial margin, a typed initial rate carries it along. */
export function changeTier(id: MarketId, at: number, change: TierChange): Command {
  return retier('Change tier', id, (rows) =>
    rows.map((row, each) => (each === at ? changed(row, change) : row)),
  )
}

function changed(row: TypedTier, change: TierChange): TypedTier {
  const { maintenanceShare, ...rest } = { ...row, ...change }
  if (maintenanceShare === undefined || change.rate !== undefined) return rest
  return change.initialRate === undefined
    ? { ...rest, maintenanceShare }
    : { ...rest, maintenanceShare, rate: rest.initialRate.times(maintenanceShare) }
}

/** Where a first further tier starts, in what the table counts. */
const NEXT_FLOOR = 100_000
const TWO = asNonZero(ratio(2), 'two')

/** A further row above the last, on the rates of the last, to be typed over. */
export function addTier(id: MarketId): Command {
  return retier('Add tier', id, (rows, table) => {
    const last = rows.at(-1)
    if (last === undefined) return rows
    const [start, cap] = [last.floor as Usd, table.cap as Usd | undefined]
    const next = start.isZero() ? usd(NEXT_FLOOR) : start.times(TWO)
    // Under a cap the row starts halfway to it: a tier above the largest position holds nothing.
    const floor = cap === undefined || next.lt(cap) ? next : start.plus(cap).div(TWO)
    return [...rows, { ...last, floor }]
  })
}

export function removeTier(id: MarketId, at: number): Command {
  return retier('Remove tier', id, (rows) => rows.filter((_, each) => each !== at))
}

/** The largest position the venue allows, in what the table counts; undefined is none. */
export function setCap(id: MarketId, cap: Usd | Size | undefined): Command {
  return withTerms('Change largest position', id, (market) => {
    const { table } = market
    const next = retiered(table, typedTiers(table), cap)
    return next.ok ? done({ ...market, table: next.value }) : next
  })
}

function retier(
  label: string,
  id: MarketId,
  change: (rows: readonly TypedTier[], table: MarginTable) => readonly TypedTier[],
): Command {
  return withTerms(label, id, (market) => {
    const { table } = market
    const next = retiered(table, change(typedTiers(table), table), table.cap)
    if (!next.ok) return next
    // Once the user has said what initial margin is, nothing about it is assumed any more.
    const { estimate: _, ...provenance } = market.provenance
    const isOwn = publishedMarket(id) === undefined && !sameInitialRates(table, next.value)
    return done({ ...market, table: next.value, ...(isOwn ? { provenance } : {}) })
  })
}

function sameInitialRates(one: MarginTable, other: MarginTable): boolean {
  return one.tiers.every(({ initialRate }, at) => {
    const twin = other.tiers[at]
    return twin === undefined || twin.initialRate.eq(initialRate)
  })
}

/** Hours between two payments. The rate in the book keeps the interval it was given for. */
export function setFundingInterval(id: MarketId, everyHours: number): Command {
  return withTerms('Change funding interval', id, (market) => {
    const issue = intervalIssue(everyHours)
    return issue ?? done({ ...market, funding: { ...market.funding, everyHours } })
  })
}

function intervalIssue(everyHours: number) {
  if (everyHours > 0 && everyHours <= INTERVAL_MAX_HOURS) return undefined
  return refused(
    'interval-out-of-range',
    'A funding interval is above 0 hours and at most a week.',
    {
      found: String(everyHours),
      wanted: 'hours such as 8',
    },
  )
}

/** Highest or lowest rate of one payment; undefined is not known. */
export function setFundingBound(
  id: MarketId,
  which: 'cap' | 'floor',
  to: Ratio | undefined,
): Command {
  return withTerms(`Change funding ${which}`, id, (market) => {
    const { [which]: _, ...rest } = market.funding
    if (to === undefined) return done({ ...market, funding: rest })
    const funding: FundingTerms = { ...rest, [which]: to }
    const { cap, floor } = funding
    if (to.abs().gt(ONE)) {
      return refused(
        'funding-bound-out-of-range',
        `A funding ${which} of one payment is within 100 %.`,
        {
          found: to.toString(),
          wanted: 'a percentage such as 4 %',
        },
      )
    }
    const under = floor ?? cap?.neg()
    if (cap !== undefined && under !== undefined && under.gt(cap)) {
      return refused('funding-bounds-crossed', 'The funding floor lies above the cap.', {
        found: to.toString(),
        wanted: 'a floor at or below the cap',
      })
    }
    return done({ ...market, funding })
  })
}

/** Smallest step of a price; undefined is not known. */
export function setTick(id: MarketId, tick: Price | undefined): Command {
  return withTerms('Change tick', id, ({ tick: _, ...market }) =>
    tick === undefined
      ? done(market)
      : (stepIssue('tick', sign(tick)) ?? done({ ...market, tick })),
  )
}

/** Smallest step of a size; undefined is not known. */
export function setLot(id: MarketId, lot: Size | undefined): Command {
  return withTerms('Change lot', id, ({ lot: _, ...market }) =>
    lot === undefined ? done(market) : (stepIssue('lot', sign(lot)) ?? done({ ...market, lot })),
  )
}

/**
 * What a taker pays in this market, before any fee assumed for all and the venue's; undefined gives it back.
 * Trades pay it, and where the fee for closing is part of the requirement it is counted at it.
 */
export function setMarketFee(id: MarketId, fee: Ratio | undefined): Command {
  return withTerms('Change the market’s taker fee', id, (market) => {
    const next = withField(market, 'takerFee', fee)
    return fee === undefined ? done(next) : (takerFeeIssue(fee) ?? done(next))
  })
}

function stepIssue(what: string, signed: number) {
  if (signed > 0) return undefined
  return refused('step-not-above-zero', `A ${what} is above zero.`, {
    wanted: 'a number such as 0.01',
  })
}

/** Every term as the venue publishes it. */
export function backToVenue(id: MarketId): Command {
  return correction('Back to the venue’s terms', (baseline) => {
    if (publishedMarket(id) === undefined) {
      return refused('market-not-published', `Nobody publishes the terms of ${symbolOf(id)}.`, {
        found: symbolOf(id),
        wanted: 'a market that its venue lists',
      })
    }
    return done(withoutOwn(baseline, id))
  })
}

/** One part of the terms as the venue publishes it; the others stay as they are typed. */
export function backToVenuePart(id: MarketId, part: TermsPart): Command {
  return withTerms(`Back to the venue’s ${part}`, id, (market) => {
    const published = publishedMarket(id)
    return published === undefined ? done(market) : withPartOf(published, part, market)
  })
}

function withPartOf(published: Market, part: TermsPart, market: Market): Outcome<Market> {
  const { table } = market
  switch (part) {
    case 'tiers':
      return withTable(market, retiered(published.table, typedTiers(published.table), table.cap))
    case 'cap':
      return withTable(market, retiered(table, typedTiers(table), published.table.cap))
    case 'tick':
    case 'lot':
      return done(withField(market, part, published[part]))
    case 'taker fee':
      return done(withField(market, 'takerFee', published.takerFee))
    case 'funding interval':
      return done({
        ...market,
        funding: { ...market.funding, everyHours: published.funding.everyHours },
      })
    case 'funding cap':
      return done({ ...market, funding: withField(market.funding, 'cap', published.funding.cap) })
    case 'funding floor':
      return done({
        ...market,
        funding: withField(market.funding, 'floor', published.funding.floor),
      })
    default:
      return unreachable(part)
  }
}

function withTable(market: Market, table: Outcome<MarginTable>): Outcome<Market> {
  return table.ok ? done({ ...market, table: table.value }) : table
}

/** The same with one field another, or without it: what is not known has no field. */
function withField<Of extends object, Key extends keyof Of>(of: Of, key: Key, to: Of[Key]): Of {
  const { [key]: _, ...rest } = of
  return (to === undefined ? rest : { ...rest, [key]: to }) as Of
}

function withoutOwn(baseline: Scenario, id: MarketId): Scenario {
  if (!baseline.markets.has(id)) return baseline
  const markets = new Map(baseline.markets)
  markets.delete(id)
  return { ...baseline, markets }
}

/** A command that changes the terms that hold for a market in this scenario. */
function withTerms(
  label: string,
  id: MarketId,
  change: (market: Market) => Outcome<Market>,
): Command {
  return correction(label, (baseline) => {
    const published = publishedMarket(id)
    const known = baseline.markets.get(id) ?? published
    if (known === undefined) {
      return refused('market-unknown', `No terms are known for ${symbolOf(id)}.`, {
        found: symbolOf(id),
        wanted: 'its maintenance rate first',
      })
    }
    const next = change(known)
    if (!next.ok) return next
    const terms = owned(next.value, published)
    if (terms === published) return done(withoutOwn(baseline, id))
    return done({ ...baseline, markets: new Map([...baseline.markets, [id, terms]]) })
  })
}

/** A market that no table lists, on any venue. */
export interface OwnMarket {
  readonly venue: VenueId
  readonly symbol: string
  /** What it moves with; absent, what the symbol says. */
  readonly underlying?: Underlying | undefined
  readonly maintenanceRate: Ratio
  readonly initialRate?: Ratio | undefined
  readonly mark?: Price | undefined
  readonly funding?: FundingRate | undefined
  /** Hours between two payments where no rate is known; as its venue has them unless told. */
  readonly everyHours?: number | undefined
  readonly tick?: Price | undefined
}

/** Markets of one's own that a link can carry. */
const OWN_MARKETS_MAX = 500
const SYMBOL_MAX = 60

/** Adds a market of the user's own, on a flat maintenance rate to begin with. */
export function addOwnMarket(own: OwnMarket): Command {
  return correction('Add market', (baseline) => {
    const id = marketIdOf(own.venue, own.symbol)
    const issue = ownIssue(own, id, baseline)
    if (issue !== undefined) return issue
    const market: Market = {
      ...genericMarket(own.symbol, {
        maintenanceRate: own.maintenanceRate,
        ...(own.initialRate === undefined ? {} : { initialRate: own.initialRate }),
        funding: {
          everyHours: own.funding?.everyHours ?? own.everyHours ?? hoursUnstated(baseline.book, id),
        },
      }),
      id,
      venue: venueOf(id),
      payoff: 'linear',
      ...(own.underlying === undefined ? {} : { underlying: own.underlying }),
      ...(own.tick === undefined ? {} : { tick: own.tick }),
    }
    const { mark, funding } = own
    const quote: Quote = {
      ...baseline.snapshot.quotes.get(id),
      ...(mark === undefined ? {} : { mark }),
      ...(funding === undefined ? {} : { funding }),
    }
    return done({
      ...baseline,
      markets: new Map([...baseline.markets, [id, market]]),
      snapshot:
        mark === undefined && funding === undefined
          ? baseline.snapshot
          : withQuote(baseline.snapshot, id, quote),
    })
  })
}

function ownIssue(own: OwnMarket, id: MarketId, baseline: Scenario) {
  const { symbol, maintenanceRate: rate, initialRate, mark, funding, tick } = own
  if (symbol.trim() === '' || symbol.length > SYMBOL_MAX) {
    return refused('symbol-wanted', `A market has a symbol of at most ${SYMBOL_MAX} characters.`, {
      found: symbol,
      wanted: 'a symbol such as GOLD',
    })
  }
  if (publishedMarket(id) !== undefined || baseline.markets.has(id)) {
    return refused('market-known', `${symbol} has terms already.`, {
      found: symbol,
      wanted: 'another symbol, or a change of its terms',
    })
  }
  if (baseline.markets.size >= OWN_MARKETS_MAX) {
    return refused('too-many-markets', `At most ${OWN_MARKETS_MAX} markets have their own terms.`, {
      wanted: 'fewer of them',
    })
  }
  if (sign(rate) < 0 || rate.gte(ONE)) {
    return refused('rate-out-of-range', 'A maintenance rate lies between 0 and 100 %.', {
      found: rate.toString(),
      wanted: 'a percentage such as 1.25 %',
    })
  }
  if (initialRate !== undefined && (initialRate.lt(rate) || initialRate.gt(ONE))) {
    return refused('initial-out-of-range', 'An initial rate is at least the maintenance rate.', {
      found: initialRate.toString(),
      wanted: 'up to 100 %',
    })
  }
  return (
    (mark === undefined ? undefined : markIssue(mark)) ??
    (funding === undefined ? undefined : fundingIssue(funding)) ??
    (own.everyHours === undefined ? undefined : intervalIssue(own.everyHours)) ??
    (tick === undefined ? undefined : stepIssue('tick', sign(tick)))
  )
}

/** Takes a market of the user's own away, unless something is held in it. */
export function removeOwnMarket(id: MarketId): Command {
  return {
    label: 'Remove market',
    change: (document) => {
      const { baseline, draft } = document
      const isHeld =
        baseline.book.accounts.some(({ positions }) =>
          positions.some(({ market }) => market === id),
        ) || draft.some((edit) => edit.kind === 'open' && edit.market === id)
      if (isHeld) {
        return refused('market-held', `A position is held in ${symbolOf(id)}.`, {
          found: symbolOf(id),
          wanted: 'a market without positions',
        })
      }
      const next = withoutOwn(baseline, id)
      return done(next === baseline ? document : { ...document, baseline: next })
    },
  }
}
