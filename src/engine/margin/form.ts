// Form: THE statement of margin arithmetic. A pool as a straight-line-in-pieces function of prices:
//   equity(p)      = cash + Σ size × p
//   requirement(p) = Σ rate × |size × p| − deduction, by the tier the notional falls in
// Who pays which fee, what funding is owed and how tiers are counted is settled here, once;
// whoever evaluates a form needs to know no finance. What cannot be said this way is refused by name.
import type { Holding, Position } from '../model/book'
import type { Market, MarketId, MarketLookup, Tier } from '../model/market'
import {
  asNonZero,
  greatest,
  NOTHING,
  ONE,
  signRatio,
  ZERO,
  type Ratio,
  type Size,
  type Usd,
} from '../units/amount'
import { must } from '../units/outcome'
import { tally, type Tally } from '../units/tally'
import type { VenueRules } from '../venues/rules'
import { tierAt } from '../venues/tiers'
import { heldTwice } from './netting'
import type { Pool, PoolId } from './pool'
import { sameShare, sharesOfSides, type SideShare } from './side'

/** From `floor` up, the requirement is rate × notional − deduction. */
export interface LegTier {
  readonly floor: Usd
  readonly rate: Ratio
  readonly deduction: Usd
}

/** One position, or one counted holding, as the form sees it. */
export interface Leg {
  readonly market: MarketId
  /** The position behind the leg; a holding has none. */
  readonly position?: Position
  readonly terms?: Market
  /** Base units, signed; a holding's are already cut by its haircut. */
  readonly size: Size
  /** What the leg adds to the form's cash: minus entry cost, plus funding accrued. */
  readonly cash: Usd
  readonly tiers: readonly LegTier[]
  /** graduated: continuous and convex. whole: the requirement jumps at a floor. */
  readonly shape: 'graduated' | 'whole'
  readonly edge: 'lower' | 'upper'
  /** Part of `rate` that is the fee for closing. */
  readonly closingRate: Ratio
  /** What initial margin counts of it: all, or nothing. */
  readonly closingRateInInitial: Ratio
  /** Notional at entry, where the venue counts margins on it: the requirement then stands still. */
  readonly notionalAtEntry?: Usd
  /** Share of its side, where other rows of the pool lie on it too: its tiers are the side's, cut by this. */
  readonly sideShare?: SideShare
}

export interface Form {
  readonly pool: PoolId
  readonly rules: VenueRules
  /** Equity were all prices zero: collateral, minus entry cost, plus funding accrued. */
  readonly cash: Usd
  readonly legs: readonly Leg[]
  /** Positions in `legs` by market. */
  readonly legsOf: ReadonlyMap<MarketId, readonly number[]>
  /** What the legs add to cash, kept so that the next form of the pool adds only what changed. */
  readonly owed?: Tally<'usd'>
  /** Where the legs' terms came from: while it is the same, so are they. */
  readonly lookup?: MarketLookup
}

/** Why a pool has no form. */
export type Refusal =
  | { readonly why: 'market unknown'; readonly market: MarketId }
  | { readonly why: 'coin-margined contract'; readonly market: MarketId }
  | { readonly why: 'held twice where positions net'; readonly market: MarketId }

export type Formed =
  | { readonly ok: true; readonly form: Form }
  | { readonly ok: false; readonly refusals: readonly Refusal[] }

/**
 * The form of a pool under its venue's rules.
 * `before` is an earlier form of the same pool: legs of untouched positions are taken from it.
 */
export function formOf(pool: Pool, rules: VenueRules, lookup: MarketLookup, before?: Form): Formed {
  const refusals: Refusal[] = []
  const legs: Leg[] = []
  const kept = before?.rules === rules ? before.legs : []
  const isSameLookup = before?.lookup === lookup
  const shareOf = isOneEach(pool, before)
    ? () => undefined
    : sharesOfSides(pool.positions, rules.requirementBasis)
  for (const [at, position] of pool.positions.entries()) {
    const same = kept[at]
    if (isSameLookup && same?.position === position && sameShare(same.sideShare, shareOf(at))) {
      legs.push(same)
      continue
    }
    const market = lookup(position.market)
    if (market === undefined) {
      refusals.push({ why: 'market unknown', market: position.market })
      continue
    }
    if (market.payoff === 'inverse') {
      refusals.push({ why: 'coin-margined contract', market: market.id })
      continue
    }
    const share = shareOf(at)
    const old = kept[at]
    const stands =
      old?.position === position && old.terms === market && sameShare(old.sideShare, share)
    legs.push(stands ? old : legOf(position, market, rules, share))
  }
  const twice = rules.netsOpposingPositions ? heldTwice(pool.positions) : undefined
  if (twice !== undefined) refusals.push({ why: 'held twice where positions net', market: twice })
  for (const holding of pool.holdings) legs.push(holdingLeg(holding))
  if (refusals.length > 0) return { ok: false, refusals }
  const owed = tally(
    legs.map((leg) => leg.cash),
    NOTHING,
    before?.owed,
  )
  const cash = pool.collateral.plus(owed.total)
  const legsOf = byMarket(legs, before)
  return { ok: true, form: { pool: pool.id, rules, cash, legs, legsOf, owed, lookup } }
}

/** A position's leg: size, what it owes cash, and its tiers with the closing fee folded in. */
export function legOf(
  position: Position,
  market: Market,
  rules: VenueRules,
  sideShare?: SideShare,
): Leg {
  const closingRate = closingRateOf(position, market, rules)
  const cost = position.size.times(position.entry)
  const tiers = legTiers(position, market, { closingRate, sideShare })
  const leg: Leg = {
    market: market.id,
    position,
    terms: market,
    size: position.size,
    cash: position.fundingUnsettled.minus(cost),
    tiers,
    shape: market.table.counts === 'size' ? 'graduated' : market.table.shape,
    edge: market.table.edge,
    closingRate,
    closingRateInInitial: rules.closingFeeInInitial === true ? closingRate : ZERO,
    ...(sideShare === undefined ? {} : { sideShare }),
  }
  return rules.requirementBasis === 'entry' ? countedAtEntry(leg, cost.abs()) : leg
}

/** The leg with its requirement fixed at the notional of entry: no rate, and a deduction below zero. */
function countedAtEntry(leg: Leg, notionalAtEntry: Usd): Leg {
  const { requirement } = requirementAt(leg, notionalAtEntry)
  return {
    ...leg,
    tiers: [{ floor: NOTHING, rate: ZERO, deduction: requirement.neg() }],
    shape: 'graduated',
    notionalAtEntry,
  }
}

/**
 * Fee for closing as a rate on notional, at the market's own taker fee where it has one.
 * At the bankruptcy price the fee is taker × mark × (1 − side ÷ leverage); without a chosen leverage
 * the highest of the first tier is meant. A long at a leverage of one or less is bankrupt at no price above
 * zero: it counts no fee, and never a negative one.
 */
function closingRateOf(position: Position, market: Market, rules: VenueRules): Ratio {
  const takerFee = market.takerFee ?? rules.takerFee
  switch (rules.closingFee) {
    case 'none':
      return ZERO
    case 'mark':
      return takerFee
    case 'bankruptcy': {
      const first = market.table.tiers[0]
      must(first !== undefined, 'a margin table has at least one tier')
      const share =
        position.leverage === undefined
          ? first.initialRate
          : ONE.div(asNonZero(position.leverage, 'leverage'))
      return takerFee.times(greatest(ONE.minus(signRatio(position.size).times(share)), ZERO))
    }
  }
}

/** Whether every market still has one leg only: the same markets as before, where each had one. */
function isOneEach(pool: Pool, before: Form | undefined): boolean {
  if (before === undefined || before.legsOf.size !== before.legs.length) return false
  return (
    pool.holdings.length === 0 &&
    pool.positions.length === before.legs.length &&
    pool.positions.every((held, at) => held.market === before.legs[at]?.market)
  )
}

/**
 * The tiers of a leg. A table counted in size gives one: along a price ray the size, and so the rate, stands
 * still. A row that shares its side has the side's tiers cut by its share.
 */
function legTiers(
  position: Position,
  market: Market,
  of: { readonly closingRate: Ratio; readonly sideShare: SideShare | undefined },
): readonly LegTier[] {
  const { table } = market
  const { closingRate, sideShare } = of
  const cut = (amount: Usd) =>
    sideShare === undefined ? amount : amount.times(sideShare.own).div(sideShare.total)
  const legTier = (tier: Tier<unknown>, floor: Usd): LegTier => ({
    floor: cut(floor),
    rate: closingRate.isZero() ? tier.rate : tier.rate.plus(closingRate),
    deduction: cut(tier.deduction),
  })
  if (table.counts === 'size') {
    const side = sideShare?.size ?? position.size
    return [legTier(tierAt(table.tiers, side.abs(), table.edge), NOTHING)]
  }
  if (closingRate.isZero() && sideShare === undefined) return table.tiers
  return table.tiers.map((tier) => legTier(tier, tier.floor))
}

/** Collateral that is not the quote currency: worth its mark less the haircut, requiring nothing. */
function holdingLeg(holding: Holding): Leg {
  return {
    market: holding.market,
    size: holding.size.times(ONE.minus(holding.haircut)),
    cash: NOTHING,
    tiers: NO_REQUIREMENT,
    shape: 'graduated',
    edge: 'upper',
    closingRate: ZERO,
    closingRateInInitial: ZERO,
  }
}
const NO_REQUIREMENT: readonly LegTier[] = [{ floor: NOTHING, rate: ZERO, deduction: NOTHING }]

function byMarket(legs: readonly Leg[], before?: Form): ReadonlyMap<MarketId, readonly number[]> {
  const same =
    before?.legs.length === legs.length &&
    legs.every((leg, at) => leg.market === before.legs[at]?.market)
  if (same && before !== undefined) return before.legsOf
  const found = new Map<MarketId, number[]>()
  for (const [at, leg] of legs.entries()) {
    const list = found.get(leg.market)
    if (list === undefined) found.set(leg.market, [at])
    else list.push(at)
  }
  return found
}

/** The requirement of a leg at a notional (not negative). `gross` is rate × notional, before the deduction. */
export function requirementAt(
  leg: Leg,
  notional: Usd,
): { readonly tier: number; readonly requirement: Usd; readonly gross: Usd } {
  const tier = legTierAt(leg, notional)
  const row = leg.tiers[tier]
  must(row !== undefined, 'a leg has at least one tier')
  const gross = row.rate.times(notional)
  const requirement = row.deduction.isZero() ? gross : gross.minus(row.deduction)
  return { tier, requirement, gross }
}

/** Index of the tier that holds a notional. Most positions sit low in their table, so look from below. */
export function legTierAt(leg: Leg, notional: Usd): number {
  let found = 0
  for (let at = 1; at < leg.tiers.length; at += 1) {
    const next = leg.tiers[at]
    if (next === undefined) break
    const order = notional.cmp(next.floor)
    if (order < 0 || (order === 0 && leg.edge === 'lower')) break
    found = at
  }
  return found
}
