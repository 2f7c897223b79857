// Initial margin and what it leaves: free collateral, effective leverage, margin ratio, margin usage.
import type { Market } from '../model/market'
import type { Quote } from '../model/snapshot'
import {
  asNonZero,
  greatest,
  isNonZero,
  NOTHING,
  ONE,
  roundTo,
  roundToPlaces,
  sign,
  type Ratio,
  type Size,
  type Usd,
} from '../units/amount'
import { tally, type Tally } from '../units/tally'
import { tierAt } from '../venues/tiers'
import { sideNotional, sideSize, type Appraisal, type LegLine, type Standing } from './stand'

/**
 * Initial margin per notional once open interest is counted: base up to `lower`, 100 % from `upper`,
 * a straight line between. Caps absent, equal or zero leave the base.
 * `places` floors the rise to that many decimals, as the dYdX chain does with 6.
 */
export function scaledInitialRate(
  base: Ratio,
  openInterest: Usd,
  caps: { readonly lower: Usd; readonly upper: Usd } | undefined,
  places?: number,
): Ratio {
  if (caps === undefined || caps.upper.isZero() || openInterest.lte(caps.lower)) return base
  if (openInterest.gte(caps.upper)) return ONE
  const span = asNonZero(caps.upper.minus(caps.lower), 'the span of open-interest caps')
  const rise = ONE.minus(base).times(openInterest.minus(caps.lower)).div(span)
  return base.plus(places === undefined ? rise : roundToPlaces(rise, places, 'down'))
}

/** The least initial rate the venue asks of a position of this size, open interest included. */
export function leastInitialRate(
  market: Market,
  size: Size,
  notional: Usd,
  openInterest?: Usd,
): Ratio {
  const { table } = market
  const tier =
    table.counts === 'size'
      ? tierAt(table.tiers, size.abs(), table.edge)
      : tierAt(table.tiers, notional, table.edge)
  if (openInterest === undefined) return tier.initialRate
  return scaledInitialRate(tier.initialRate, openInterest, market.openInterestCaps, 6)
}

/**
 * Initial margin of one line: notional × the greater of the chosen and the least rate, plus the fee for
 * closing where the venue counts it. Rounded up to the cash unit where the venue has one.
 */
export function initialOf(line: LegLine, quote?: Quote, cashUnit?: Usd): Usd {
  const { terms, position } = line.leg
  if (terms === undefined || position === undefined) return NOTHING
  const interest = quote?.openInterest?.times(line.mark).abs()
  const openInterest =
    interest === undefined || cashUnit === undefined
      ? interest
      : roundTo(interest, cashUnit, 'toward-zero')
  const counted = line.leg.notionalAtEntry ?? line.notional
  const least = leastInitialRate(terms, sideSize(line), sideNotional(line), openInterest)
  const notional = cashUnit === undefined ? counted : roundTo(counted, cashUnit, 'toward-zero')
  const asked = notional.times(least)
  // Divided and not multiplied by 1 ÷ 3: a third rounded up would cost one more cash unit.
  const chosen =
    position.leverage === undefined ? asked : notional.div(asNonZero(position.leverage, 'leverage'))
  const margin = greatest(chosen, asked).plus(notional.times(line.leg.closingRateInInitial))
  return cashUnit === undefined ? margin : roundTo(margin, cashUnit, 'up')
}

/** Everything a pool's header says. A ratio is absent where equity leaves it without meaning. */
export interface PoolSummary extends Standing {
  readonly initial: Usd
  /** Equity less initial margin; below zero when opening more would be refused. */
  readonly freeCollateral: Usd
  readonly gross: Usd
  readonly net: Usd
  /** Maintenance ÷ equity: 100 % liquidates. */
  readonly marginRatio?: Ratio
  readonly bufferShare?: Ratio
  /** Gross notional ÷ equity. */
  readonly leverage?: Ratio
  readonly netLeverage?: Ratio
  /** Initial ÷ equity: 1 − free collateral ÷ equity. */
  readonly marginUsage?: Ratio
  /** The sums by parts, kept so that the next summary of the pool adds only what changed. */
  readonly sums?: SummarySums
}

interface SummarySums {
  readonly initial: Tally<'usd'>
  readonly gross: Tally<'usd'>
  readonly net: Tally<'usd'>
}

/**
 * The header of a pool from its standing and the initial margins of its lines. `initialOfLine` is told the
 * line's place in the appraisal, so that it may answer from an earlier summary; `before` is that one.
 */
export function summarise(
  appraisal: Appraisal,
  standing: Standing,
  initialOfLine: (line: LegLine, at: number) => Usd,
  before?: PoolSummary,
): PoolSummary {
  const isAllHeld = appraisal.lines.every((line) => line.leg.position !== undefined)
  const held = isAllHeld
    ? appraisal.lines
    : appraisal.lines.filter((line) => line.leg.position !== undefined)
  const add = (of: (line: LegLine, at: number) => Usd, kept: Tally<'usd'> | undefined) =>
    tally(held.map(of), NOTHING, kept)
  const values = isAllHeld ? appraisal.sums?.values : undefined
  const sums = {
    initial: add(initialOfLine, before?.sums?.initial),
    gross: add((line) => line.notional, before?.sums?.gross),
    net: values ?? add((line) => line.value, before?.sums?.net),
  }
  const [initial, gross, net] = [sums.initial.total, sums.gross.total, sums.net.total]
  const { equity } = standing
  const base = { ...standing, initial, freeCollateral: equity.minus(initial), gross, net, sums }
  if (sign(equity) <= 0 || !isNonZero(equity)) return base
  return {
    ...base,
    marginRatio: standing.maintenance.div(equity),
    bufferShare: standing.buffer.div(equity),
    leverage: gross.div(equity),
    netLeverage: net.div(equity),
    marginUsage: initial.div(equity),
  }
}
