// Erosion: when does funding alone, with every price standing still, eat a pool's buffer, and how far do
// its liquidation prices drift until then? Cash moves by drag × days; the requirement does not move.
// For an isolated position the pool's cash is its margin, so its margin pays.
import { bandOf, type Band } from '../liquidation/price'
import { outsetOf, type Appraisal, type LegLine } from '../margin/stand'
import type { FundingTerms, MarketId } from '../model/market'
import type { FundingRate } from '../model/snapshot'
import {
  asNonZero,
  NOTHING,
  ratio,
  sign,
  signRatio,
  sum,
  type Ratio,
  type Usd,
} from '../units/amount'
import { unreachable } from '../units/outcome'
import { settlementsWithin } from './accrual'
import {
  ratePace,
  type Drag,
  type MissingFunding,
  type PoolDrag,
  type QuoteLookup,
  type RateLookup,
} from './drag'
import { formulaOf } from './rate'

/**
 * Which rates the future brings.
 * today: the quoted ones. cap: a market in which the pool pays goes to its bound; one in which it receives
 * stays at today's rate; one whose rate is zero or not known goes to the bound against the holder.
 * same: one rate for every market but those with one of their own. typed: a rate by market, today's for the others.
 * `flips`: a market in which the pool would receive takes the same rate from it instead. A cap that flips
 * is the worst the rules allow.
 */
export type RatePath = { readonly flips: boolean } & (
  | { readonly rates: 'today' | 'cap' }
  | {
      readonly rates: 'same'
      readonly rate: FundingRate
      readonly except?: ReadonlyMap<MarketId, FundingRate>
    }
  | { readonly rates: 'typed'; readonly byMarket: ReadonlyMap<MarketId, FundingRate> }
)

/** The rates of a path for one pool. Where some are missing `rateOf` has the others. */
export type PathRates = { readonly rateOf: RateLookup } & (
  | { readonly kind: 'known' }
  | { readonly kind: 'unknown'; readonly missing: readonly MissingFunding[] }
)

/**
 * Rates of a path for the markets of one pool. Who pays is asked of the pool's net position in a market:
 * both legs of a hedge see one rate. Another pool of the same market may be told another rate, its own worst.
 */
export function ratesAlong(appraisal: Appraisal, path: RatePath, quoteOf: QuoteLookup): PathRates {
  const rates = new Map<MarketId, FundingRate>()
  const missing: MissingFunding[] = []
  for (const market of appraisal.form.legsOf.keys()) {
    const held = heldIn(appraisal, market)
    if (held.length === 0) continue
    const net = sum(
      held.map((line) => line.value),
      NOTHING,
    )
    const terms = boundsOf(appraisal, held)
    const found = rateOn(path, { market, net, terms }, quoteOf(market)?.funding)
    if (typeof found === 'string') missing.push({ market, what: found })
    else rates.set(market, found)
  }
  const rateOf = (market: MarketId) => rates.get(market)
  return missing.length > 0 ? { kind: 'unknown', missing, rateOf } : { kind: 'known', rateOf }
}

/** The positions of a pool in one market. */
function heldIn(appraisal: Appraisal, market: MarketId): readonly LegLine[] {
  return (appraisal.form.legsOf.get(market) ?? [])
    .flatMap((at) => appraisal.lines[at] ?? [])
    .filter((line) => line.leg.position !== undefined && !line.leg.size.isZero())
}

/** The market's own bounds and interval, the venue's where it is silent. */
function boundsOf(appraisal: Appraisal, held: readonly LegLine[]): FundingTerms {
  const { cap, floor, everyHours } = formulaOf(
    appraisal.form.rules.funding,
    held[0]?.leg.terms?.funding,
  )
  return {
    everyHours,
    ...(cap === undefined ? {} : { cap }),
    ...(floor === undefined ? {} : { floor }),
  }
}

interface Held {
  readonly market: MarketId
  /** Value of the net position: its sign says who pays. */
  readonly net: Usd
  readonly terms: FundingTerms
}

/** The rate, or the word for what is missing. */
function rateOn(
  path: RatePath,
  held: Held,
  today: FundingRate | undefined,
): FundingRate | MissingFunding['what'] {
  const given = (rate: FundingRate | undefined) =>
    rate === undefined ? 'rate' : path.flips ? against(rate, held.net) : rate
  switch (path.rates) {
    case 'today':
      return given(today)
    case 'same':
      return given(path.except?.get(held.market) ?? path.rate)
    case 'typed':
      return given(path.byMarket.get(held.market) ?? today)
    case 'cap': {
      const receives = today !== undefined && sign(today.rate) * sign(held.net) < 0
      return receives && !path.flips ? today : (capAgainst(held, today) ?? 'cap')
    }
    default:
      return unreachable(path)
  }
}

/** The rate with the sign that makes the net position pay. */
function against(funding: FundingRate, net: Usd): FundingRate {
  if (net.isZero()) return funding
  return { ...funding, rate: funding.rate.abs().times(signRatio(net)) }
}

/**
 * The bound against the net position. A cap belongs to one interval, and venues shorten intervals when a cap is
 * reached: of the published and the quoted interval the shorter is meant. A quoted rate beyond the published
 * bound stays, so that the path is never milder than today. A perfect hedge takes the cap itself.
 */
function capAgainst(held: Held, today: FundingRate | undefined): FundingRate | undefined {
  const { terms, net } = held
  const rate = sign(net) < 0 ? (terms.floor ?? terms.cap?.neg()) : terms.cap
  if (rate === undefined) return undefined
  const everyHours = Math.min(terms.everyHours, today?.everyHours ?? terms.everyHours)
  const bound = { rate, everyHours }
  if (today === undefined) return bound
  const quoted = against(today, net)
  const side = signRatio(net)
  const beyond = ratePace(quoted).perDay.times(side).gt(ratePace(bound).perDay.times(side))
  return beyond ? quoted : bound
}

/** How long a pool lives on its buffer while funding drains it. */
export type Erosion =
  | { readonly kind: 'at'; readonly days: Ratio }
  | { readonly kind: 'never'; readonly why: 'funding is received' | 'no funding is paid' }
  | { readonly kind: 'breached'; readonly shortfall: Usd }
  | { readonly kind: 'unknown'; readonly missing: readonly MissingFunding[] }

/**
 * Days until funding alone eats the buffer: buffer ÷ what a day costs, prices held still.
 * Payments come at stamps, so the last one may come up to one interval before the figure.
 */
export function erosionOf(appraisal: Appraisal, drag: Drag): Erosion {
  const outset = outsetOf(appraisal)
  if (outset.kind === 'breached') return outset
  if (drag.kind === 'unknown') return { kind: 'unknown', missing: drag.missing }
  const side = sign(drag.perDay)
  if (side > 0) return { kind: 'never', why: 'funding is received' }
  if (side === 0) return { kind: 'never', why: 'no funding is paid' }
  const cost = asNonZero(drag.perDay.neg(), 'the cost of a day')
  return { kind: 'at', days: outset.appraisal.buffer.div(cost) }
}

/** The pool once an amount of funding, signed, has gone to its cash. Marks and requirement stay. */
export function drifted(appraisal: Appraisal, received: Usd): Appraisal {
  return {
    ...appraisal,
    form: { ...appraisal.form, cash: appraisal.form.cash.plus(received) },
    equity: appraisal.equity.plus(received),
    buffer: appraisal.buffer.plus(received),
  }
}

/** The liquidation band of a market after days of funding at one pace, prices held still. */
export function driftOf(
  appraisal: Appraisal,
  market: MarketId,
  of: { readonly days: Ratio; readonly perDay: Usd },
): Band {
  return bandOf(drifted(appraisal, of.perDay.times(of.days)), market)
}

/**
 * Funding of a pool within a horizon, counted in whole payments from each market's next settlement on.
 * What a rate per day would say may differ by up to one payment of each position.
 */
export function receivedWithin(
  drag: PoolDrag,
  horizonHours: number,
  hoursToFirst: (market: MarketId) => number,
): { readonly kind: 'known'; readonly received: Usd } | Extract<Drag, { kind: 'unknown' }> {
  if (drag.kind === 'unknown') return drag
  let received = NOTHING
  for (const line of drag.lines) {
    if (line.kind === 'unknown') continue
    const { everyHours } = line.funding
    const first = hoursToFirst(line.line.leg.market)
    const count = settlementsWithin(horizonHours, { everyHours, hoursToFirst: first })
    received = received.plus(line.perInterval.times(ratio(count)))
  }
  return { kind: 'known', received }
}
