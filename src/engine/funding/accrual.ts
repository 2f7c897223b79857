// Funding accrual: what did, or will, a position pay and receive over a period?
// Every amount is signed from the holder's view: above zero is received.
//   payment = −size × price × rate
// The price is the oracle's or the mark, whichever the venue pays on; the caller knows and passes it.
import {
  asNonZero,
  NOTHING,
  ratio,
  roundTo,
  type Price,
  type Ratio,
  type Size,
  type Usd,
} from '../units/amount'
import { must } from '../units/outcome'
import { bounded, type RateBounds } from './rate'

/** Milliseconds since 1970-01-01T00:00Z. Text becomes a moment outside the engine. */
export type Instant = number

/** One moment at which funding is paid. */
export interface Settlement {
  readonly at: Instant
  /** Of this payment, not per year or per 8 hours. Above zero: longs pay. */
  readonly rate: Ratio
  /** What one base unit counted for. */
  readonly price: Price
}

/** After `from`, up to and including `to`: two periods that meet share no settlement. */
export interface Period {
  readonly from: Instant
  readonly to: Instant
}

/** Settlements one question may span: eleven years of hourly funding. */
export const SETTLEMENTS_MAX = 100_000

const HOUR_MS = 3_600_000

/** Funding of one settlement, in the pool's quote currency. Above zero: received. */
export function payment(size: Size, settlement: Pick<Settlement, 'rate' | 'price'>): Usd {
  return size.times(settlement.price).times(settlement.rate).neg()
}

/**
 * Funding over a period of holding one size.
 * A settlement counts when it lies in the period; `graceSeconds` also charges one that came less than that
 * long before the opening (Binance: about 15). `bounds` hold each rate.
 */
export function accrued(
  size: Size,
  settlements: readonly Settlement[],
  period: Period,
  of: { readonly graceSeconds?: number; readonly bounds?: RateBounds } = {},
): Usd {
  const { from, to } = checkedPeriod(period)
  const first = from - (of.graceSeconds ?? 0) * 1_000
  let total = NOTHING
  for (const settlement of settlements) {
    must(Number.isFinite(settlement.at), `a settlement has a moment, was ${settlement.at}`)
    if (settlement.at <= first || settlement.at > to) continue
    const rate = of.bounds === undefined ? settlement.rate : bounded(settlement.rate, of.bounds)
    total = total.plus(payment(size, { rate, price: settlement.price }))
  }
  return total
}

/** A rate and an interval that hold from a moment on, until the next stretch begins. */
export interface Stretch extends RateBounds {
  readonly since: Instant
  readonly rate: Ratio
  readonly everyHours: number
  /** Hours after 00:00 UTC of the first stamp of the day. Absent: on the hour zero. */
  readonly phaseHours?: number
}

/**
 * The settlements that stretches of constant rate cause in a period, at one price.
 * Stretches come in order of time. A stamp exactly where the interval changes is still the earlier stretch's:
 * it pays for the interval that ends there. Nothing is paid before the first stretch.
 */
export function settlementsOf(
  stretches: readonly Stretch[],
  period: Period,
  price: Price,
): readonly Settlement[] {
  const { from, to } = checkedPeriod(period)
  const found: Settlement[] = []
  for (const [order, stretch] of stretches.entries()) {
    const { since } = stretch
    const after = stretches[order + 1]?.since
    must(Number.isFinite(since), `a stretch of funding has a beginning, was ${since}`)
    must(after === undefined || after >= since, 'stretches of funding come in order of time')
    const rate = bounded(stretch.rate, stretch)
    for (const at of stamps(stretch, Math.max(from, since), Math.min(to, after ?? to))) {
      found.push({ at, rate, price })
      must(found.length <= SETTLEMENTS_MAX, `more than ${SETTLEMENTS_MAX} settlements`)
    }
  }
  return found
}

/** Stamps after `from` up to and including `to`, at whole intervals from 1970-01-01T00:00Z plus the phase. */
function* stamps(
  stretch: Pick<Stretch, 'everyHours' | 'phaseHours'>,
  from: number,
  to: number,
): Generator<number> {
  must(stretch.everyHours > 0, `a funding interval is above zero, was ${stretch.everyHours}`)
  const every = stretch.everyHours * HOUR_MS
  const phase = (stretch.phaseHours ?? 0) * HOUR_MS
  let count = Math.floor((from - phase) / every) + 1
  for (let at = phase + count * every; at <= to; at = phase + count * every) {
    yield at
    count += 1
  }
}

/**
 * Payments within a horizon when the first comes `hoursToFirst` from now: the exact count, where a rate
 * per day would speak of a fraction. One that falls on the end of the horizon is within it.
 */
export function settlementsWithin(
  horizonHours: number,
  of: { readonly everyHours: number; readonly hoursToFirst: number },
): number {
  must(of.everyHours > 0, `a funding interval is above zero, was ${of.everyHours}`)
  must(of.hoursToFirst >= 0, `the next settlement is not in the past, was ${of.hoursToFirst} h`)
  if (of.hoursToFirst > horizonHours) return 0
  return Math.floor((horizonHours - of.hoursToFirst) / of.everyHours) + 1
}

/** A size and the cumulative index between two moments. The index is money per base unit. */
export interface IndexSpan {
  readonly size: Size
  readonly indexAtEntry: Price
  readonly indexNow: Price
}

/** Funding by a cumulative index: −size × (index now − index at entry). An index that rose costs longs. */
export function indexPayment(of: IndexSpan): Usd {
  return of.size.times(of.indexNow.minus(of.indexAtEntry)).neg()
}

/**
 * Funding of a whole account by cumulative indices. With a cash unit the sum is cut once, for the account,
 * toward minus infinity (dYdX: one millionth), never position by position.
 */
export function accountIndexPayment(spans: readonly IndexSpan[], cashUnit?: Usd): Usd {
  const total = spans.reduce((sum, of) => sum.plus(indexPayment(of)), NOTHING)
  return cashUnit === undefined ? total : roundTo(total, cashUnit, 'down')
}

/**
 * How far one interval moves a cumulative index: 8-hour rate × price × seconds ÷ 28,800, cut toward zero to a
 * whole multiple of the index unit. Small rates on cheap coins can move it not at all (dYdX).
 */
export function indexStep(
  per8Hours: Ratio,
  of: { readonly price: Price; readonly seconds: number; readonly unit: Price },
): Price {
  const gross = of.price.times(per8Hours).times(ratio(of.seconds))
  return roundTo(gross.div(SECONDS_QUOTED), of.unit, 'toward-zero')
}
const SECONDS_QUOTED = asNonZero(ratio(28_800), 'the seconds of eight hours')

/** A moment that is not a number is smaller and greater than nothing, so it fails here too. */
function checkedPeriod(period: Period): Period {
  must(
    period.from <= period.to,
    `a period does not end before it starts: ${period.from} to ${period.to}`,
  )
  return period
}
