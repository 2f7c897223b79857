// The terms of one market as the page shows them: each figure with whether it is the venue's or the user's own,
// the table with the tier that every position stands in, and the markets of the book for the list of them.
import { sideNotional, sideSize, type LegLine } from '../../engine/margin/stand'
import type { Shown } from '../../engine/model/explanation'
import {
  symbolOf,
  venueOf,
  type MarginTable,
  type Market,
  type MarketId,
  type Provenance,
  type Tier,
  type VenueId,
} from '../../engine/model/market'
import { feeShown, leverageShown, money, priceOf, share, sizeOf } from '../../engine/model/shown'
import type { Ratio, Size, Usd } from '../../engine/units/amount'
import { leverageOf, ownParts, type TermsPart } from '../../engine/venues/own-terms'
import { publishedMarket, rulesOf, venueRules } from '../../engine/venues/registry'
import type { VenueRules } from '../../engine/venues/rules'
import { tierAt } from '../../engine/venues/tiers'
import { once } from '../derive'
import { lineFigures, type RowTerms } from './rows'
import type { Side } from './sides'

export interface TierTerms {
  readonly floor: Usd | Size
  readonly from: Shown
  readonly rate: Ratio
  readonly maintenance: Shown
  readonly deduction: Shown
  readonly initialRate: Ratio
  readonly initial: Shown
  /** None where nothing has to be put up. */
  readonly leverage?: Shown
  /** Positions that stand in it: their accounts, and what the table counts of them. */
  readonly holds: readonly Standing[]
}

interface Standing {
  readonly account: string
  readonly counts: Shown
}

export interface MarketTerms {
  readonly id: MarketId
  readonly market: Market
  readonly venue: string
  /** Whether the venue publishes terms to go back to. */
  readonly isPublished: boolean
  readonly own: ReadonlySet<TermsPart>
  readonly tiers: readonly TierTerms[]
  readonly tierUnit: 'usd' | 'size'
  readonly cap?: Shown
  readonly tick?: Shown
  readonly lot?: Shown
  readonly fundingCap?: Shown
  readonly fundingFloor?: Shown
  readonly fee: MarketFee
  /** What the figures rest on where they are no more than an estimate. */
  readonly estimates: readonly string[]
}

/** What a trade in the market pays, who says so, and what it would pay without the market's own. */
export interface MarketFee {
  /** Absent: not known, or not one fee. */
  readonly takerFee?: Shown
  /** own: typed for this market. assumed: typed for all trades. venue: what the venue asks. */
  readonly from: 'own' | 'assumed' | 'venue'
  /** The venue's, which the fee for closing is counted at unless the market has its own. */
  readonly ofVenue?: Shown
  /** Where and when the venue's was found. */
  readonly source?: Provenance
  /** Accounts on this venue have fees of their own that differ, so that no one fee is the venue's. */
  readonly differs: boolean
  /** A fee typed in the assumptions for all trades. */
  readonly assumed?: Shown
}

/** The terms that hold for a market on a side; nothing where nobody knows any. */
export function marketTerms(side: Side, id: MarketId): MarketTerms | undefined {
  const market = side.lookup(id)
  if (market === undefined) return undefined
  const { table, funding, tick, lot } = market
  const published = publishedMarket(id)
  const rules = venueRules(market.venue)
  const bound = (rate: Ratio | undefined, name: 'fundingCap' | 'fundingFloor') =>
    rate === undefined ? {} : { [name]: feeShown(rate) }
  return {
    id,
    market,
    venue: rules?.name ?? market.venue,
    isPublished: published !== undefined,
    own: new Set(published === undefined ? [] : ownParts(market, published)),
    tiers: tiersOf(table, linesIn(side, id)),
    tierUnit: table.counts === 'size' ? 'size' : 'usd',
    ...(table.cap === undefined ? {} : { cap: counted(table, table.cap) }),
    ...(tick === undefined ? {} : { tick: priceOf(tick) }),
    ...(lot === undefined ? {} : { lot: sizeOf(lot) }),
    ...bound(funding.cap, 'fundingCap'),
    ...bound(funding.floor, 'fundingFloor'),
    fee: feeIn(side, market),
    estimates: [market.provenance.estimate, rules?.provenance.estimate].filter(
      (each) => each !== undefined,
    ),
  }
}

function feeIn(side: Side, { venue, takerFee: own }: Market): MarketFee {
  const assumed = side.scenario.assumptions.takerFee?.value
  const [first = venueRules(venue), ...others] = rulesOn(side, venue)
  const differs = others.some((each) => first?.takerFee.eq(each.takerFee) === false)
  const ofVenue = differs ? undefined : first
  const takerFee = own ?? assumed ?? ofVenue?.takerFee
  return {
    ...(takerFee === undefined ? {} : { takerFee: feeShown(takerFee) }),
    from: own !== undefined ? 'own' : assumed !== undefined ? 'assumed' : 'venue',
    ...(ofVenue === undefined
      ? {}
      : { ofVenue: feeShown(ofVenue.takerFee), source: ofVenue.provenance }),
    differs,
    ...(assumed === undefined ? {} : { assumed: feeShown(assumed) }),
  }
}

/** The rules of every account on a venue: each may be on terms of its own. */
function rulesOn(side: Side, venue: VenueId): readonly VenueRules[] {
  const accounts = side.scenario.book.accounts.filter((account) => account.venue === venue)
  return accounts.flatMap((account) => rulesOf(account) ?? [])
}

function counted(table: MarginTable, of: Usd | Size): Shown {
  return table.counts === 'size' ? sizeOf(of as Size) : money(of as Usd)
}

interface HeldLine {
  readonly account: string
  readonly line: LegLine
}

/** Every position in the market whose pool is known, in the order of the book. */
function linesIn(side: Side, id: MarketId): readonly HeldLine[] {
  return side.pools.flatMap((pool) =>
    pool.pool.positions.flatMap((held) => {
      if (held.market !== id || held.size.isZero()) return []
      const found = lineFigures(pool, held)
      return found === undefined ? [] : [{ account: pool.account.name, line: found.line }]
    }),
  )
}

function tiersOf(table: MarginTable, lines: readonly HeldLine[]): readonly TierTerms[] {
  const standing = new Map<unknown, Standing[]>()
  for (const { account, line } of lines) {
    const amount = table.counts === 'size' ? sideSize(line).abs() : sideNotional(line)
    const tier =
      table.counts === 'size'
        ? tierAt(table.tiers, amount as Size, table.edge)
        : tierAt(table.tiers, amount as Usd, table.edge)
    const said = { account, counts: counted(table, amount) }
    standing.set(tier, [...(standing.get(tier) ?? []), said])
  }
  return table.tiers.map((tier: Tier<Usd | Size>) => {
    const { floor, rate, deduction, initialRate } = tier
    const leverage = leverageOf(initialRate)
    return {
      floor,
      from: counted(table, floor),
      rate,
      maintenance: share(rate),
      deduction: money(deduction),
      initialRate,
      initial: share(initialRate),
      ...(leverage === undefined ? {} : { leverage: leverageShown(leverage) }),
      holds: standing.get(tier) ?? [],
    }
  })
}

/** One market of the list: held, or given terms by the user. */
export interface ListedMarket {
  readonly id: MarketId
  readonly symbol: string
  readonly venue: string
  readonly held: number
  /** The words that tell it from a market on its venue's terms. */
  readonly word?: 'own terms' | 'own market' | 'no terms known'
  readonly maintenance?: Shown
  readonly leverage?: Shown
  readonly fundingHours?: number
}

/** Markets of the book, and those the user gave terms, each once. */
export const marketsOn = once((side: Side): readonly ListedMarket[] => {
  const held = new Map<MarketId, number>()
  for (const account of side.scenario.book.accounts) {
    for (const { market } of account.positions) held.set(market, (held.get(market) ?? 0) + 1)
  }
  const ids = new Set([...held.keys(), ...side.scenario.markets.keys()])
  return Array.from(ids, (id) => listedMarket(id, side.lookup(id), held.get(id) ?? 0))
})

function listedMarket(id: MarketId, market: Market | undefined, held: number): ListedMarket {
  const [venue, symbol] = [venueOf(id), symbolOf(id)]
  const base = { id, symbol, venue: venueRules(venue)?.name ?? venue, held }
  if (market === undefined) return { ...base, word: 'no terms known' }
  return { ...base, ...wordOf(market), ...inShort(market) }
}

function wordOf(market: Market): Pick<ListedMarket, 'word'> {
  const published = publishedMarket(market.id)
  if (published === undefined) return { word: 'own market' }
  return market === published ? {} : { word: 'own terms' }
}

/** What a list of markets says of one: the rate and leverage of its first tier, and its interval. */
export function inShort(
  market: Market,
): Pick<ListedMarket, 'maintenance' | 'leverage' | 'fundingHours'> {
  const [tier] = market.table.tiers
  const leverage = tier === undefined ? undefined : leverageOf(tier.initialRate)
  return {
    ...(tier === undefined ? {} : { maintenance: share(tier.rate) }),
    ...(leverage === undefined ? {} : { leverage: leverageShown(leverage) }),
    fundingHours: market.funding.everyHours,
  }
}

/** Whether a row stands on terms that were typed over its venue's. */
export function isOnOwnTerms({ market }: RowTerms): boolean {
  return market !== undefined && wordOf(market).word === 'own terms'
}
