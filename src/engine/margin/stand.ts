// Standing: where a pool is now. The form evaluated at the marks, line by line, so that every
// later question (prices, joint limit, explanation) starts from the same lines.
import type { MarketId } from '../model/market'
import { markOf, type Snapshot } from '../model/snapshot'
import { NOTHING, roundTo, sign, type Price, type Usd, type Size } from '../units/amount'
import { must } from '../units/outcome'
import { tally, type Tally } from '../units/tally'
import { requirementAt, type Form, type Leg } from './form'

export interface Standing {
  readonly equity: Usd
  readonly maintenance: Usd
  /** Equity less maintenance. May be negative: that is the news. */
  readonly buffer: Usd
}

/** One leg at its mark. */
export interface LegLine {
  readonly leg: Leg
  readonly mark: Price
  /** Size × mark, signed. */
  readonly value: Usd
  readonly notional: Usd
  readonly requirement: Usd
  /** Index into the leg's tiers. */
  readonly tier: number
  /** What the buffer gains per +100 % in the leg's market, in this tier: value − rate × notional. */
  readonly slope: Usd
}

/** A form at its marks. Sums are exact; `standingOf` adds the venue's cash rounding where it has one. */
export interface Appraisal extends Standing {
  readonly form: Form
  readonly lines: readonly LegLine[]
  /** The sums by parts, kept so that the next appraisal of the pool adds only what changed. */
  readonly sums?: { readonly values: Tally<'usd'>; readonly requirements: Tally<'usd'> }
}

export type Marks =
  | { readonly ok: true; readonly markOf: (market: MarketId) => Price }
  | { readonly ok: false; readonly missing: readonly MarketId[] }

/** Every mark the form needs, or the list of those that are absent. A mark of zero or less is absent. */
export function marksFor(form: Form, snapshot: Snapshot): Marks {
  const missing: MarketId[] = []
  for (const market of form.legsOf.keys()) {
    const mark = markOf(snapshot, market)
    if (mark === undefined || sign(mark) <= 0) missing.push(market)
  }
  if (missing.length > 0) return { ok: false, missing }
  return {
    ok: true,
    markOf: (market) => {
      const mark = markOf(snapshot, market)
      must(mark !== undefined, `no mark for ${market}`)
      return mark
    },
  }
}

/**
 * Equity and requirement of a pool at given marks.
 * `before` is an earlier appraisal of the same pool: lines whose leg and mark are the same objects are kept.
 */
export function appraise(
  form: Form,
  priceOf: (market: MarketId, at: number) => Price,
  before?: Appraisal,
): Appraisal {
  const lines = form.legs.map((leg, at) => {
    const mark = priceOf(leg.market, at)
    const old = before?.lines[at]
    return old?.leg === leg && old.mark === mark ? old : lineOf(leg, mark)
  })
  const values = tally(
    lines.map((line) => line.value),
    NOTHING,
    before?.sums?.values,
  )
  const requirements = tally(
    lines.map((line) => line.requirement),
    NOTHING,
    before?.sums?.requirements,
  )
  const equity = form.cash.plus(values.total)
  const maintenance = requirements.total
  const buffer = equity.minus(maintenance)
  return { form, lines, equity, maintenance, buffer, sums: { values, requirements } }
}

/** One leg at one price. */
export function lineOf(leg: Leg, mark: Price): LegLine {
  const value = leg.size.times(mark)
  const notional = value.abs()
  const { tier, requirement, gross } = requirementAt(leg, notional)
  return { leg, mark, value, notional, tier, requirement, slope: value.minus(gross) }
}

/**
 * The standing as the venue books it. Where amounts come in whole cash units, values are cut toward
 * zero, unsettled funding is cut down once for the pool, and requirements are rounded up, a
 * share-of-initial requirement twice (dYdX); elsewhere exact.
 */
export function standingOf(appraisal: Appraisal): Standing {
  const unit = appraisal.form.rules.cashUnit
  if (unit === undefined) {
    const { equity, maintenance, buffer } = appraisal
    return { equity, maintenance, buffer }
  }
  let equity = NOTHING
  let maintenance = NOTHING
  let funding = NOTHING
  for (const line of appraisal.lines) {
    const booked = bookedOf(line, unit)
    // Entry cost left cash when the position was opened, to the unit; only the value is cut anew.
    equity = equity.plus(booked.value).minus(line.value)
    maintenance = maintenance.plus(booked.requirement)
    funding = funding.plus(line.leg.position?.fundingUnsettled ?? NOTHING)
  }
  // Funding is settled for the pool as a whole and cut once, against the holder.
  equity = equity.plus(roundTo(funding, unit, 'down')).minus(funding)
  equity = appraisal.equity.plus(equity)
  return { equity, maintenance, buffer: equity.minus(maintenance) }
}

/** Value and requirement of one line in whole cash units, as `standingOf` counts them. */
export function bookedOf(
  line: LegLine,
  unit: Usd,
): { readonly value: Usd; readonly requirement: Usd } {
  const value = roundTo(line.value, unit, 'toward-zero')
  return { value, requirement: bookedRequirement(line, value.abs(), unit) }
}

function bookedRequirement(line: LegLine, notional: Usd, unit: Usd): Usd {
  const tier = line.leg.terms?.table.tiers[0]
  if (tier?.maintenanceShare === undefined) {
    return roundTo(requirementAt(line.leg, notional).requirement, unit, 'up')
  }
  const initial = roundTo(notional.times(tier.initialRate), unit, 'up')
  return roundTo(initial.times(tier.maintenanceShare), unit, 'up')
}

/** Safe or liquidated, by the venue's own comparison at exactly zero. A pool that requires nothing is safe. */
export function isLiquidatable(standing: Standing, liquidatedAtZero: boolean): boolean {
  if (sign(standing.maintenance) <= 0) return false
  const side = sign(standing.buffer)
  return side < 0 || (side === 0 && liquidatedAtZero)
}

/** How a pool stands before any price moves. */
export type Outset =
  | { readonly kind: 'breached'; readonly shortfall: Usd }
  /** The pool to ask further questions of: where a position is held its buffer is not negative. */
  | { readonly kind: 'safe'; readonly appraisal: Appraisal }

/**
 * Liquidated already or safe, by the figures the venue books, so that no question answers differently from
 * the standing on the page. Prices are solved on the unrounded line. Where that lies below zero by less than
 * the rounding, the pool is safe and dies at the first loss: it is asked as if exactly at zero.
 * A position that requires nothing is lost below zero equity; where nothing is held, nothing is liquidated.
 */
export function outsetOf(appraisal: Appraisal): Outset {
  const known = outsets.get(appraisal)
  if (known !== undefined) return known
  const { rules } = appraisal.form
  const standing = standingOf(appraisal)
  const exposed = isExposed(appraisal, rules.cashUnit)
  const isLost =
    isLiquidatable(standing, rules.liquidatedAtZero) || (exposed && sign(standing.buffer) < 0)
  const outset: Outset = isLost
    ? { kind: 'breached', shortfall: standing.buffer.neg() }
    : { kind: 'safe', appraisal: exposed ? notBelowZero(appraisal) : appraisal }
  outsets.set(appraisal, outset)
  return outset
}
/** Every market of a pool asks, and the booked figures are a sum over all lines. */
const outsets = new WeakMap<Appraisal, Outset>()

/** Whether a position is held that the venue's books can see. */
function isExposed({ lines }: Appraisal, cashUnit: Usd | undefined): boolean {
  return lines.some(({ leg, value }) => {
    if (leg.position === undefined) return false
    return !(cashUnit === undefined ? value : roundTo(value, cashUnit, 'toward-zero')).isZero()
  })
}

function notBelowZero(appraisal: Appraisal): Appraisal {
  if (sign(appraisal.buffer) >= 0) return appraisal
  const short = appraisal.buffer.neg()
  return {
    ...appraisal,
    form: { ...appraisal.form, cash: appraisal.form.cash.plus(short) },
    equity: appraisal.equity.plus(short),
    buffer: NOTHING,
  }
}

/** Size of the whole side a line belongs to, signed: what tables counted in size look at. */
export function sideSize({ leg }: LegLine): Size {
  return leg.sideShare?.size ?? leg.size
}

/** Notional of the whole side at the venue's basis: what tables counted in notional look at. */
export function sideNotional({ leg, notional, mark }: LegLine): Usd {
  const { sideShare, notionalAtEntry } = leg
  if (sideShare === undefined) return notionalAtEntry ?? notional
  if (notionalAtEntry === undefined) return sideShare.size.abs().times(mark)
  return notionalAtEntry.times(sideShare.total).div(sideShare.own)
}
