// Position: what is one position within its pool? Its profit, what it returned on the margin put up for it,
// its own leverage, and how much more of its market the pool could open.
import type { Quote } from '../model/snapshot'
import { asNonZero, greatest, isNonZero, ONE, sign, type Ratio, type Usd } from '../units/amount'
import { leastInitialRate } from './initial'
import { sideNotional, sideSize, type LegLine } from './stand'

/** Unrealised price P&L: size × (mark − entry). Funding and fees are apart. A holding has none. */
export function unrealisedOf(line: LegLine): Usd | undefined {
  const { position } = line.leg
  return position && line.value.minus(position.size.times(position.entry))
}

/**
 * Unrealised P&L ÷ the margin put up at entry: entry notional ÷ chosen leverage, never more than the whole
 * notional. Absent without an entry cost.
 */
export function returnOf(line: LegLine): Ratio | undefined {
  const { position } = line.leg
  const profit = unrealisedOf(line)
  if (position === undefined || profit === undefined) return undefined
  const cost = position.size.times(position.entry).abs()
  const leverage = chosenLeverage(line) ?? ONE
  return isNonZero(cost) ? profit.div(cost).times(greatest(leverage, ONE)) : undefined
}

/**
 * Leverage as the holder chose it, even above what the market allows now; without a choice, the highest of
 * the position's tier before open interest. Absent where the tier names none.
 */
export function chosenLeverage(line: LegLine): Ratio | undefined {
  return line.leg.position?.leverage ?? highestLeverage(line)
}

/** The position's own leverage: notional ÷ the pool's equity. Absent where equity is zero or less. */
export function leverageOf(line: LegLine, equity: Usd): Ratio | undefined {
  return sign(equity) > 0 && isNonZero(equity) ? line.notional.div(equity) : undefined
}

/** Highest leverage the market allows a position like this one; with a quote, open interest included. */
export function highestLeverage(line: LegLine, quote?: Quote): Ratio | undefined {
  const rate = leastRateOf(line, quote)
  return rate && leverageAt(rate)
}

/** The least initial margin per notional the venue asks of this position; a holding is asked none. */
export function leastRateOf(line: LegLine, quote?: Quote): Ratio | undefined {
  const { position, terms } = line.leg
  if (position === undefined || terms === undefined) return undefined
  const openInterest = quote?.openInterest?.times(line.mark).abs()
  return leastInitialRate(terms, sideSize(line), sideNotional(line), openInterest)
}

/** One over an initial rate. A rate of zero names no highest leverage. */
export function leverageAt(initialRate: Ratio): Ratio | undefined {
  return isNonZero(initialRate) ? ONE.div(initialRate) : undefined
}

/** Notional that free collateral can open at an initial rate. Absent where the rate is zero: no limit. */
export function buyingPower(freeCollateral: Usd, initialRate: Ratio): Usd | undefined {
  return initialRate.isZero()
    ? undefined
    : freeCollateral.div(asNonZero(initialRate, 'an initial rate'))
}
