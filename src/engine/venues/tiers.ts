// Margin tables: from the published rows to tiers whose premises are checked.
// The theorem of at most two liquidation prices rests on rates that rise and pieces that join.
import {
  asNonZero,
  NOTHING,
  ONE,
  ratio,
  usd,
  type Ratio,
  type Size,
  type Usd,
} from '../units/amount'
import { must } from '../units/outcome'
import type { MarginTable, Tier } from '../model/market'

/** Rows one table may have. The longest published table seen has 150. */
export const TIERS_MAX = 400

/** One published row. `floor` is where it starts; give `leverage` or `initialRate`. */
export interface PublishedTier<Floor> {
  readonly floor: Floor
  readonly rate: Ratio
  readonly initialRate: Ratio
}

/** A table whose pieces join: deduction_n = deduction_(n−1) + floor_n × (rate_n − rate_(n−1)). */
export function graduated(
  rows: readonly PublishedTier<Usd>[],
  of: { readonly edge?: 'lower' | 'upper'; readonly cap?: Usd } = {},
): MarginTable {
  const tiers: Tier<Usd>[] = []
  for (const row of rows) {
    const below = tiers.at(-1)
    const deduction =
      below === undefined
        ? NOTHING
        : below.deduction.plus(row.floor.times(row.rate.minus(below.rate)))
    tiers.push({ ...row, deduction })
  }
  return checked({
    counts: 'notional',
    shape: 'graduated',
    edge: of.edge ?? 'upper',
    tiers,
    ...(of.cap === undefined ? {} : { cap: of.cap }),
  })
}

/** A table whose tier rate applies to the whole position, tiers counted in base units. */
export function wholeBySize(
  rows: readonly PublishedTier<Size>[],
  of: { readonly edge?: 'lower' | 'upper'; readonly cap?: Size } = {},
): MarginTable {
  return checked({
    counts: 'size',
    shape: 'whole',
    edge: of.edge ?? 'lower',
    tiers: rows.map((row) => ({ ...row, deduction: NOTHING })),
    ...(of.cap === undefined ? {} : { cap: of.cap }),
  })
}

/** A table whose tier rate applies to the whole position, tiers counted in notional. */
export function wholeByNotional(
  rows: readonly PublishedTier<Usd>[],
  of: { readonly edge?: 'lower' | 'upper'; readonly cap?: Usd } = {},
): MarginTable {
  return checked({
    counts: 'notional',
    shape: 'whole',
    edge: of.edge ?? 'lower',
    tiers: rows.map((row) => ({ ...row, deduction: NOTHING })),
    ...(of.cap === undefined ? {} : { cap: of.cap }),
  })
}

/** One rate for every size. */
export function flat(rate: Ratio, initialRate: Ratio): MarginTable {
  return graduated([{ floor: NOTHING, rate, initialRate }])
}

/** One rate defined as a share of initial margin, as dYdX does. */
export function flatByShare(initialRate: Ratio, maintenanceShare: Ratio): MarginTable {
  return checked({
    counts: 'notional',
    shape: 'graduated',
    edge: 'upper',
    tiers: [
      {
        floor: NOTHING,
        rate: initialRate.times(maintenanceShare),
        deduction: NOTHING,
        initialRate,
        maintenanceShare,
      },
    ],
  })
}

/** One over the leverage. */
export function rateOfLeverage(leverage: Ratio): Ratio {
  return ONE.div(asNonZero(leverage, 'leverage'))
}

/** Half of the initial rate at the highest leverage, kept as the fraction it is (Hyperliquid). */
export function halfRateOfLeverage(leverage: Ratio): Ratio {
  return ONE.div(asNonZero(leverage.times(ratio(2)), 'leverage'))
}

/**
 * Throws when a table breaks a premise: no rows, too many, first floor not zero, floors or rates
 * that do not rise, a rate outside 0…1, or graduated pieces that do not join.
 */
export function checked(table: MarginTable): MarginTable {
  const { tiers } = table
  must(tiers.length > 0, 'a margin table has at least one tier')
  must(tiers.length <= TIERS_MAX, `a margin table has at most ${TIERS_MAX} tiers`)
  for (const [at, tier] of tiers.entries()) {
    const below = tiers[at - 1]
    must(
      tier.rate.gte(ratio(0)) && tier.rate.lte(ONE),
      `tier ${at + 1}: rate ${tier.rate.toString()} is not between 0 and 1`,
    )
    if (below === undefined) {
      must(tier.floor.isZero(), `the first tier starts at zero, not at ${tier.floor.toString()}`)
      continue
    }
    const [floor, floorBelow] = [tier.floor as Usd, below.floor as Usd]
    must(floor.gt(floorBelow), `tier ${at + 1}: floor ${floor.toString()} does not rise`)
    must(tier.rate.gte(below.rate), `tier ${at + 1}: rate ${tier.rate.toString()} falls`)
    if (table.shape === 'graduated') {
      const join = below.deduction.plus(floor.times(tier.rate.minus(below.rate)))
      const apart = join.minus(tier.deduction).abs()
      must(apart.lte(usd('0.000001')), `tier ${at + 1}: pieces do not join at ${floor.toString()}`)
    }
  }
  return table
}

/**
 * The tier that holds a position. `amount` is in what the table counts and not negative.
 * Exactly on a boundary the table's `edge` decides.
 */
export function tierAt<Floor extends Usd | Size>(
  tiers: readonly Tier<Floor>[],
  amount: Floor,
  edge: 'lower' | 'upper',
): Tier<Floor> {
  let found = tiers[0]
  must(found !== undefined, 'a margin table has at least one tier')
  for (let at = 1; at < tiers.length; at += 1) {
    const next = tiers[at]
    if (next === undefined) break
    const order = (amount as Usd).cmp(next.floor as Usd)
    if (order < 0 || (order === 0 && edge === 'lower')) break
    found = next
  }
  return found
}
