// Funding drag: what does holding cost, or earn, while rates and prices stand still?
// Every amount is signed from the holder's view: above zero is received. A rate nobody gave is unknown,
// and makes the whole pool's drag unknown: it is never taken for zero.
import type { MarketId } from '../model/market'
import type { FundingRate, Quote } from '../model/snapshot'
import type { Appraisal, LegLine } from '../margin/stand'
import {
  asNonZero,
  isNonZero,
  NOTHING,
  ratio,
  sign,
  signRatio,
  type NonZero,
  type Price,
  type Ratio,
  type Usd,
} from '../units/amount'
import { must } from '../units/outcome'
import { tally, type Tally } from '../units/tally'
import { payment } from './accrual'

/** Which price a payment was worked out at. The last is an estimate and must be shown as one. */
export type PriceBasis = 'oracle' | 'mark' | 'mark standing in for oracle'

/** Funding over three lengths of time at one pace. A year is 365 days, without compounding. */
export interface Pace {
  readonly per8Hours: Usd
  readonly perDay: Usd
  readonly perYear: Usd
}

/** Something that a drag cannot be worked out without. */
export interface MissingFunding {
  readonly market: MarketId
  readonly what: 'rate' | 'cap'
}

/** Funding of one position. */
export type LegDrag =
  | ({
      readonly kind: 'known'
      readonly line: LegLine
      readonly funding: FundingRate
      readonly basis: PriceBasis
      /** The price that a payment is worked out at. */
      readonly price: Price
      /** One payment, as the venue will book it. */
      readonly perInterval: Usd
    } & Pace)
  | {
      readonly kind: 'unknown'
      readonly line: LegLine
      readonly missing: readonly MissingFunding[]
    }

/** Funding of a pool or of a book. */
export type Drag =
  | ({ readonly kind: 'known'; readonly bases: readonly PriceBasis[] } & Pace)
  | { readonly kind: 'unknown'; readonly missing: readonly MissingFunding[] }

/** A pool's drag with the lines that made it; a holding pays no funding and has no line. */
export type PoolDrag = Drag & {
  readonly lines: readonly LegDrag[]
  /** The same at the place each line has in the appraisal; nothing where no funding is paid. */
  readonly byLine: readonly (LegDrag | undefined)[]
  /** What each line pays a day, by parts, kept so that the next drag of the pool adds only what changed. */
  readonly daily?: Tally<'usd'>
}

export type QuoteLookup = (market: MarketId) => Quote | undefined
export type RateLookup = (market: MarketId) => FundingRate | undefined

/**
 * Funding of a pool and of each of its positions: −size × price × rate each interval, at the index where the
 * venue pays on its oracle and the index is known, else at the mark.
 * `rateOf` gives other rates than today's quotes, for a path of rates. One unknown rate makes the pool
 * unknown, and the lines still say what is known. A position of no size pays nothing and has no line.
 */
export function dragOfPool(
  appraisal: Appraisal,
  quoteOf: QuoteLookup,
  rateOf: RateLookup = (market) => quoteOf(market)?.funding,
): PoolDrag {
  const { pays } = appraisal.form.rules.funding
  return poolDragOf(appraisal, (line) => {
    const { market } = line.leg
    return dragOfLine(line, pays, { quote: quoteOf(market), funding: rateOf(market) })
  })
}

/**
 * The same from lines whose funding somebody else works out, or remembers by their place. `before` is an
 * earlier drag of the same pool.
 */
export function poolDragOf(
  appraisal: Appraisal,
  dragOf: (line: LegLine, at: number) => LegDrag,
  before?: PoolDrag,
): PoolDrag {
  const byLine: (LegDrag | undefined)[] = []
  const lines: LegDrag[] = []
  const perDay: Usd[] = []
  const missing: MissingFunding[] = []
  const bases = new Set<PriceBasis>()
  for (const [at, line] of appraisal.lines.entries()) {
    const { position, size } = line.leg
    const leg = position === undefined || size.isZero() ? undefined : dragOf(line, at)
    byLine.push(leg)
    perDay.push(leg?.kind === 'known' ? leg.perDay : NOTHING)
    if (leg === undefined) continue
    lines.push(leg)
    if (leg.kind === 'known') bases.add(leg.basis)
    else missing.push(...leg.missing)
  }
  if (missing.length > 0) return { kind: 'unknown', missing: unique(missing), lines, byLine }
  const daily = tally(perDay, NOTHING, before?.daily)
  const pace = paceOf(daily.total, A_DAY)
  return { kind: 'known', bases: [...bases], ...pace, lines, byLine, daily }
}

/** Funding of one position at one rate. */
export function dragOfLine(
  line: LegLine,
  pays: 'oracle' | 'mark',
  of: { readonly quote: Quote | undefined; readonly funding: FundingRate | undefined },
): LegDrag {
  const { quote, funding } = of
  if (funding === undefined) {
    return { kind: 'unknown', line, missing: [{ market: line.leg.market, what: 'rate' }] }
  }
  const { basis, price } = basisOf(line, pays, quote)
  const perInterval = payment(line.leg.size, { rate: funding.rate, price })
  const pace = paceOf(perInterval, hoursOf(funding))
  return { kind: 'known', line, funding, basis, price, perInterval, ...pace }
}

interface PaidOn {
  readonly basis: PriceBasis
  readonly price: Price
}

function basisOf(line: LegLine, pays: 'oracle' | 'mark', quote: Quote | undefined): PaidOn {
  if (pays === 'mark') return { basis: 'mark', price: line.mark }
  const index = quote?.index
  return index === undefined || sign(index) <= 0
    ? { basis: 'mark standing in for oracle', price: line.mark }
    : { basis: 'oracle', price: index }
}

/** Drags added: of a book's pools that count in one currency. One unknown makes the sum unknown. */
export function totalDrag(drags: readonly Drag[]): Drag {
  const missing = drags.flatMap((drag) => (drag.kind === 'unknown' ? drag.missing : []))
  if (missing.length > 0) return { kind: 'unknown', missing: unique(missing) }
  const bases = new Set<PriceBasis>()
  let perDay = NOTHING
  for (const drag of drags) {
    if (drag.kind === 'unknown') continue
    for (const basis of drag.bases) bases.add(basis)
    perDay = perDay.plus(drag.perDay)
  }
  return { kind: 'known', bases: [...bases], ...paceOf(perDay, A_DAY) }
}

function unique(missing: readonly MissingFunding[]): readonly MissingFunding[] {
  const seen = new Map(missing.map((one) => [`${one.what} ${one.market}`, one]))
  return [...seen.values()]
}

/** The same funding told per 8 hours, day and year, from one payment. */
function paceOf(perInterval: Usd, everyHours: NonZero<'ratio'>): Pace {
  const perHours = (hours: Ratio) => perInterval.times(hours).div(everyHours)
  return { per8Hours: perHours(HOURS_8), perDay: perHours(DAY), perYear: perHours(YEAR) }
}
const HOURS_8 = ratio(8)
const DAY = ratio(24)
const A_DAY = asNonZero(DAY, 'the hours of a day')
const YEAR = ratio(24 * 365)

function hoursOf(funding: FundingRate): NonZero<'ratio'> {
  must(funding.everyHours > 0, `a funding interval is above zero, was ${funding.everyHours}`)
  return asNonZero(ratio(funding.everyHours), 'the hours of a funding interval')
}

/** A rate on one base, so that intervals can be compared. A year is 365 days, without compounding. */
export interface RatePace {
  readonly per8Hours: Ratio
  readonly perDay: Ratio
  readonly perYear: Ratio
}

/** The rate per 8 hours, day and year: rate × hours ÷ hours of its interval. */
export function ratePace(funding: FundingRate): RatePace {
  const every = hoursOf(funding)
  const perHours = (hours: Ratio) => funding.rate.times(hours).div(every)
  return { per8Hours: perHours(HOURS_8), perDay: perHours(DAY), perYear: perHours(YEAR) }
}

/** Drag of one day per equity. Absent where equity is not above zero. */
export function shareOfEquity(perDay: Usd, equity: Usd): Ratio | undefined {
  return sign(equity) > 0 && isNonZero(equity) ? perDay.div(equity) : undefined
}

/**
 * The move of the market, signed, whose P&L equals and opposes the funding of `days`, prices held until then.
 *   move = −(per day × days) ÷ value
 * A long that pays needs a rise. A short that earns can bear the rise it names before funding is used up.
 * Absent for a position of no value.
 */
export function moveThatPays(line: LegLine, perDay: Usd, days: Ratio): Ratio | undefined {
  return isNonZero(line.value) ? perDay.times(days).neg().div(line.value) : undefined
}

/**
 * The move, signed, at which entering, holding `days` and leaving have cost nothing. `costRate` is fee and
 * slippage of one trade per notional; both trades are counted at the mark.
 *   move = side × 2 × cost rate − (per day × days) ÷ value
 * Absent for a position of no value.
 */
export function breakEvenMove(
  line: LegLine,
  of: { readonly perDay: Usd; readonly days: Ratio; readonly costRate: Ratio },
): Ratio | undefined {
  const funding = moveThatPays(line, of.perDay, of.days)
  return funding?.plus(of.costRate.times(BOTH_WAYS).times(signRatio(line.value)))
}
const BOTH_WAYS = ratio(2)
