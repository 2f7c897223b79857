// Why does one position require what it requires, and why that much to open it? Its tier and its leverage put in.
import type { ExplainedLine, Part } from '../model/explanation'
import { positionFigure } from '../model/explanation'
import { symbolOf } from '../model/market'
import type { Quote } from '../model/snapshot'
import { demand, leverageShown, money, share } from '../model/shown'
import { isNonZero, type Usd } from '../units/amount'
import { chosenLeverage, leastRateOf } from './position'
import type { LegLine } from './stand'
import { tierAt } from '../venues/tiers'

/** One position's requirement with its tier put in. */
export function maintenanceLine(line: LegLine): ExplainedLine {
  const { leg, tier, notional, requirement } = line
  const row = leg.tiers[tier]
  const atEntry = leg.notionalAtEntry !== undefined
  const substituted: Part[] =
    row === undefined || atEntry ? [demand(requirement)] : [share(row.rate), ' × ', money(notional)]
  if (!atEntry && row !== undefined && isNonZero(row.deduction)) {
    substituted.push(' − ', money(row.deduction))
  }
  const fee = leg.closingRate.isZero() ? '' : `, ${closingFeeOf(leg)} included`
  return {
    label: `${symbolOf(leg.market)} ${tierInWords(line)}${fee}`,
    formula: atEntry
      ? 'rate × entry notional − deduction, the same at every price'
      : 'rate × notional − deduction',
    substituted,
    result: demand(requirement),
    ...(leg.position === undefined
      ? {}
      : { figure: positionFigure(leg.position.id, 'maintenance') }),
  }
}

/** Whose taker fee the fee for closing is counted at. */
function closingFeeOf({ terms }: LegLine['leg']): string {
  return terms?.takerFee === undefined ? 'closing fee' : 'closing fee of your own'
}

/** Which tier of the published table counts. One counted by size, or at entry, has one row in the leg. */
function tierInWords({ leg, tier }: LegLine): string {
  const table = leg.terms?.table
  if (table === undefined) return `tier ${tier + 1} of ${leg.tiers.length}`
  const counted =
    table.counts === 'size'
      ? tierAt(table.tiers, leg.size.abs(), table.edge)
      : leg.notionalAtEntry === undefined
        ? table.tiers[tier]
        : tierAt(table.tiers, leg.notionalAtEntry, table.edge)
  const at = table.tiers.findIndex((row) => row === counted)
  return `tier ${at + 1} of ${table.tiers.length}`
}

/** One position's initial margin with its leverage put in. */
export function initialLine(line: LegLine, initial: Usd, quote: Quote | undefined): ExplainedLine {
  const leverage = chosenLeverage(line)
  const least = leastRateOf(line, quote)
  const symbol = symbolOf(line.leg.market)
  const { position, closingRateInInitial, notionalAtEntry } = line.leg
  const chosen = position?.leverage !== undefined
  const withFee = !closingRateInInitial.isZero()
  const counted = notionalAtEntry === undefined ? 'notional' : 'entry notional'
  const rate = chosen ? 'greater of (1 ÷ leverage, least rate)' : 'least rate of the tier'
  const rateIn: readonly Part[] = chosen
    ? [
        'greater of (1 ÷ ',
        leverage === undefined ? 'no limit' : leverageShown(leverage),
        ', ',
        least === undefined ? 'none' : share(least),
        ')',
      ]
    : [least === undefined ? 'none' : share(least)]
  return {
    label: chosen ? `${symbol} at chosen leverage` : `${symbol} at the highest leverage`,
    formula: withFee
      ? `${counted} × (${rate} + ${closingFeeOf(line.leg)})`
      : `${counted} × ${rate}`,
    substituted: [
      money(notionalAtEntry ?? line.notional),
      withFee ? ' × (' : ' × ',
      ...rateIn,
      ...(withFee ? [' + ', share(closingRateInInitial), ')'] : []),
    ],
    result: demand(initial),
    ...(position === undefined ? {} : { figure: positionFigure(position.id, 'initial') }),
  }
}
