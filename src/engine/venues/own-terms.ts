// Own terms: a venue's market with figures of the reader's own, what of it is theirs, and margin tables that
// are typed row by row. A table that breaks a premise of margin tables is refused with what was found.
import type { MarginTable, Market } from '../model/market'
import {
  asNonZero,
  ONE,
  ratio,
  sign,
  type Amount,
  type Ratio,
  type Size,
  type Unit,
  type Usd,
} from '../units/amount'
import { done, refused, type Outcome } from '../units/outcome'
import { graduated, TIERS_MAX, wholeByNotional, wholeBySize, type PublishedTier } from './tiers'

/** What of a market's terms can be the reader's own. */
export const TERMS_PARTS = [
  'tiers',
  'cap',
  'funding interval',
  'funding cap',
  'funding floor',
  'tick',
  'lot',
  'taker fee',
] as const
export type TermsPart = (typeof TERMS_PARTS)[number]

/** Which parts differ from what the venue publishes; all of them where it publishes nothing. */
export function ownParts(terms: Market, published: Market | undefined): readonly TermsPart[] {
  if (published === undefined) return TERMS_PARTS
  if (terms === published) return []
  const same: Record<TermsPart, boolean> = {
    tiers: sameTiers(terms.table, published.table),
    cap: sameAmount(terms.table.cap, published.table.cap),
    'funding interval': terms.funding.everyHours === published.funding.everyHours,
    'funding cap': sameAmount(terms.funding.cap, published.funding.cap),
    'funding floor': sameAmount(terms.funding.floor, published.funding.floor),
    tick: sameAmount(terms.tick, published.tick),
    lot: sameAmount(terms.lot, published.lot),
    'taker fee': sameAmount(terms.takerFee, published.takerFee),
  }
  return TERMS_PARTS.filter((part) => !same[part])
}

function sameAmount<U extends Unit>(one: Amount<U> | undefined, other: Amount<U> | undefined) {
  return one === undefined || other === undefined ? one === other : one.eq(other)
}

function sameTiers(one: MarginTable, other: MarginTable): boolean {
  if (one === other) return true
  if (one.counts !== other.counts || one.tiers.length !== other.tiers.length) return false
  return one.tiers.every((tier, at) => {
    const twin = other.tiers[at]
    return (
      twin !== undefined &&
      (tier.floor as Usd).eq(twin.floor as Usd) &&
      tier.rate.eq(twin.rate) &&
      tier.initialRate.eq(twin.initialRate) &&
      sameAmount(tier.maintenanceShare, twin.maintenanceShare)
    )
  })
}

/** How the source of changed terms begins, before the source they were changed from. */
const OVER = 'typed over '

/** Changed terms with a source that says so; the venue's own object where nothing differs any more. */
export function owned(terms: Market, published: Market | undefined): Market {
  if (published === undefined) return terms
  if (ownParts(terms, published).length === 0) return published
  const { asOf, source, estimate } = published.provenance
  return {
    ...terms,
    provenance: {
      asOf,
      source: `${OVER}${source}`,
      ...(estimate === undefined ? {} : { estimate }),
    },
  }
}

/** One row as it is typed; the floor in what the table counts. */
export type TypedTier = PublishedTier<Usd | Size> & { readonly maintenanceShare?: Ratio }

/** The rows of a table, without what follows from them. */
export function typedTiers(table: MarginTable): readonly TypedTier[] {
  return table.tiers.map(({ floor, rate, initialRate, maintenanceShare }) => ({
    floor,
    rate,
    initialRate,
    ...(maintenanceShare === undefined ? {} : { maintenanceShare }),
  }))
}

/**
 * The table with other rows and cap, counted and cut as before. Deductions follow from the rows, so that
 * the pieces join as a venue's do; a row that cannot be right is refused. A share of initial margin is a rule
 * of tables with one row: several rows have rates of their own.
 */
export function retiered(
  table: MarginTable,
  rows: readonly TypedTier[],
  cap: Usd | Size | undefined,
): Outcome<MarginTable> {
  const issue = rowsIssue(rows) ?? capIssue(rows, cap)
  if (issue !== undefined) return issue
  const plain = rows.length === 1 ? rows : rows.map(withoutShare)
  const { edge } = table
  if (table.counts === 'size') {
    return done(wholeBySize(plain as readonly PublishedTier<Size>[], given(edge, cap as Size)))
  }
  const build = table.shape === 'graduated' ? graduated : wholeByNotional
  return done(build(plain as readonly PublishedTier<Usd>[], given(edge, cap as Usd)))
}

function withoutShare({ maintenanceShare: _, ...row }: TypedTier): TypedTier {
  return row
}

function given<Cap>(edge: 'lower' | 'upper', cap: Cap | undefined) {
  return cap === undefined ? { edge } : { edge, cap }
}

function rowsIssue(rows: readonly TypedTier[]) {
  if (rows.length === 0) {
    return refused('tiers-none', 'A margin table has at least one tier.', { wanted: 'one tier' })
  }
  if (rows.length > TIERS_MAX) {
    return refused('tiers-too-many', `A margin table has at most ${TIERS_MAX} tiers.`, {
      found: String(rows.length),
      wanted: `at most ${TIERS_MAX}`,
    })
  }
  for (const [at, row] of rows.entries()) {
    const issue = rowIssue(row, rows[at - 1], `Tier ${at + 1}`)
    if (issue !== undefined) return issue
  }
  return undefined
}

function rowIssue(row: TypedTier, below: TypedTier | undefined, name: string) {
  const { rate, initialRate } = row
  const floor = row.floor as Usd
  if (below === undefined && !floor.isZero()) {
    return refused('tier-first-floor', `The first tier starts at ${floor.toString()}.`, {
      found: floor.toString(),
      wanted: 'a first tier from 0',
    })
  }
  if (below !== undefined && floor.lte(below.floor as Usd)) {
    const least = below.floor.toString()
    return refused('tier-floor-not-rising', `${name} starts at ${floor.toString()}.`, {
      found: floor.toString(),
      wanted: `above ${least}, where the tier before starts`,
    })
  }
  if (sign(rate) < 0 || rate.gte(ONE)) {
    return refused(
      'tier-rate-out-of-range',
      `${name} has a maintenance rate of ${percent(rate)}.`,
      {
        found: percent(rate),
        wanted: 'at least 0 % and below 100 %',
      },
    )
  }
  if (below !== undefined && rate.lt(below.rate)) {
    return refused('tier-rate-falling', `${name} has a maintenance rate of ${percent(rate)}.`, {
      found: percent(rate),
      wanted: `at least ${percent(below.rate)}, the rate of the tier before`,
    })
  }
  if (initialRate.lt(rate) || initialRate.gt(ONE) || sign(initialRate) <= 0) {
    const found = percent(initialRate)
    const least = sign(rate) > 0 ? `from ${percent(rate)}, its maintenance rate,` : 'above 0 %'
    return refused('tier-initial-out-of-range', `${name} has an initial rate of ${found}.`, {
      found,
      wanted: `${least} to 100 %`,
    })
  }
  return undefined
}

function capIssue(rows: readonly TypedTier[], cap: Usd | Size | undefined) {
  const last = rows.at(-1)?.floor as Usd | undefined
  if (cap === undefined || last === undefined || (cap as Usd).gt(last)) return undefined
  return refused('cap-within-tiers', `The largest position is ${cap.toString()}.`, {
    found: cap.toString(),
    wanted: `above ${last.toString()}, where the last tier starts`,
  })
}

const HUNDRED = ratio(100)

/** As read by people, to six places: 1 ÷ 3 has no end. */
function percent(rate: Ratio): string {
  return `${Number(rate.times(HUNDRED).toNumber().toPrecision(6))} %`
}

/** Highest leverage of a tier; none where nothing has to be put up. */
export function leverageOf(initialRate: Ratio): Ratio | undefined {
  return sign(initialRate) > 0 ? ONE.div(asNonZero(initialRate, 'initial rate')) : undefined
}
