// Funding rate: what does a venue charge for one interval, given how far the contract traded from its index?
// One formula with its numbers as parameters, because venues change the numbers and keep the formula:
//   per 8 hours = premium + clamp(interest − premium, ±clamp)     (no clamp: premium + interest)
//   rate of one interval = per 8 hours × interval hours ÷ 8, held between floor and cap
// Sources: Hyperliquid docs "Funding" (2026-08-22); Binance support "Funding rates"; Bybit help "Funding rate";
// OKX through a third-party mirror; dYdX v4-chain protocol/x/perpetuals (commit 84d4664b).
import type { FundingTerms } from '../model/market'
import {
  asNonZero,
  clamp,
  greatest,
  least,
  ratio,
  roundToPlaces,
  ZERO,
  type Ratio,
} from '../units/amount'
import { must } from '../units/outcome'
import type { FundingRules } from '../venues/rules'

/** Hours that interest, premium and clamp are quoted for, at every venue read. */
const HOURS_QUOTED = asNonZero(ratio(8), 'the hours a rate is quoted for')

/** How far one payment's rate may go. `floor` is signed; absent it is minus `cap`. Both absent: no bound known. */
export type RateBounds = Pick<FundingTerms, 'cap' | 'floor'>

/** The numbers of a funding formula. */
export interface FundingFormula extends RateBounds {
  /** Interest term per 8 hours. */
  readonly interest: Ratio
  /** Half-width of `clamp(interest − premium)`. Absent: the rate is premium + interest. */
  readonly clamp?: Ratio
  /** Hours between two payments. */
  readonly everyHours: number
}

/** What the formula gives. Above zero: longs pay shorts. */
export interface FormulaRate {
  /** Per 8 hours, before any bound. */
  readonly per8Hours: Ratio
  /** Of one interval, held between floor and cap: what is charged. */
  readonly rate: Ratio
}

/**
 * The rate of one interval from the average premium of that interval.
 * Between interest − clamp and interest + clamp the premium cancels and the interest alone is charged.
 * Trap: the worked example of the Hyperliquid page stops at the 8-hour rate; what is paid each hour is an eighth.
 */
export function fundingRate(premium: Ratio, formula: FundingFormula): FormulaRate {
  must(formula.everyHours > 0, `a funding interval is above zero, was ${formula.everyHours}`)
  const per8Hours = premium.plus(interestTerm(premium, formula))
  const unbounded = per8Hours.times(ratio(formula.everyHours)).div(HOURS_QUOTED)
  return { per8Hours, rate: bounded(unbounded, formula) }
}

function interestTerm(premium: Ratio, formula: FundingFormula): Ratio {
  if (formula.clamp === undefined) return formula.interest
  return clamp(formula.interest.minus(premium), formula.clamp.neg(), formula.clamp)
}

/** A rate held between its bounds; a bound that is not known holds nothing. */
export function bounded(rate: Ratio, bounds: RateBounds): Ratio {
  const { cap } = bounds
  const floor = bounds.floor ?? cap?.neg()
  const below = cap === undefined ? rate : least(rate, cap)
  return floor === undefined ? below : greatest(below, floor)
}

/** The formula of one market: its own interval and bounds, the venue's interest, clamp and general cap. */
export function formulaOf(rules: FundingRules, terms?: FundingTerms): FundingFormula {
  const cap = terms?.cap ?? rules.cap
  return {
    interest: rules.interest,
    everyHours: terms?.everyHours ?? rules.everyHours,
    ...(rules.clamp === undefined ? {} : { clamp: rules.clamp }),
    ...(cap === undefined ? {} : { cap }),
    ...(terms?.floor === undefined ? {} : { floor: terms.floor }),
  }
}

/**
 * Cap of one interval as a multiple of the first tier's maintenance rate. Binance: 0.75 for listed majors,
 * so 0.3 % where the first tier requires 0.4 %.
 */
export function capOfMaintenance(maintenanceRate: Ratio, multiple: Ratio): Ratio {
  return maintenanceRate.times(multiple)
}

/**
 * Cap of the 8-hour rate from both margin rates: factor × (initial − maintenance), floored to one millionth.
 * Where they are equal funding is always nothing. dYdX: factor 6; maintenance is floored to a millionth before.
 */
export function capOfMargins(factor: Ratio, initialRate: Ratio, maintenanceRate: Ratio): Ratio {
  return roundToPlaces(factor.times(initialRate.minus(maintenanceRate)), 6, 'down')
}

/**
 * Mean of premium samples (Hyperliquid: 5-second samples of the hour).
 * `atLeast`: missing samples count as zero up to that many; `places`: cut toward zero (dYdX: 60 and 6).
 */
export function premiumMean(
  samples: readonly Ratio[],
  of: { readonly atLeast?: number; readonly places?: number } = {},
): Ratio {
  const count = Math.max(samples.length, of.atLeast ?? 0)
  must(count > 0, 'a mean premium needs at least one sample')
  const total = samples.reduce((sum, sample) => sum.plus(sample), ZERO)
  const mean = total.div(asNonZero(ratio(count), 'the number of samples'))
  return of.places === undefined ? mean : roundToPlaces(mean, of.places, 'toward-zero')
}

/**
 * Average of premium samples whose weights rise in a straight line, oldest first: Σ i × sample_i ÷ Σ i.
 * The last of n samples counts n times the first. Binance: 5-second samples; Bybit and OKX: one a minute.
 */
export function premiumRising(samples: readonly Ratio[]): Ratio {
  must(samples.length > 0, 'an average premium needs at least one sample')
  const weights = (samples.length * (samples.length + 1)) / 2
  const total = samples.reduce((sum, sample, at) => sum.plus(sample.times(ratio(at + 1))), ZERO)
  return total.div(asNonZero(ratio(weights), 'the sum of weights'))
}
