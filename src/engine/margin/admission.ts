// Admission: would the venue let this update through? A pool before, the pool after, and what the venue
// would name as the reason for refusing it: initial margin, leverage, lots, isolation, position caps.
// An update that ends short of initial margin still passes while it makes the pool no riskier: that is
// how a position in trouble can be reduced at all.
// Source of the rule for short pools: dydxprotocol/v4-chain 84d4664b (2026-03-04), x/subaccounts/lib/updates.go.
// Elsewhere reduce-only orders have the same effect.
import type { Position, PositionId } from '../model/book'
import type { Market, MarketId } from '../model/market'
import {
  asNonZero,
  greatest,
  inDigits,
  ONE,
  roundTo,
  roundToPlaces,
  sign,
  type Ratio,
  type Size,
  type Usd,
} from '../units/amount'
import type { VenueRules } from '../venues/rules'
import { leastInitialRate, type PoolSummary } from './initial'
import type { Pool } from './pool'
import { sideNotional, sideSize, type LegLine } from './stand'

/** What the margin rule looks at. */
export type MarginState = Pick<PoolSummary, 'equity' | 'initial' | 'maintenance'>

/** Which position a refusal is about. */
interface About {
  readonly position: PositionId
  readonly market: MarketId
}

/** Why a venue would say no. Amounts are what is missing or allowed, for the page to print. */
export type Refused =
  /** `newly`: initial margin was met before. `still`: it was not, and the update makes the pool no safer. */
  | { readonly why: 'initial margin'; readonly short: 'newly' | 'still'; readonly shortfall: Usd }
  /** More taken out than the venue lets go; `shortfall` is the amount too much. */
  | { readonly why: 'withdrawal'; readonly shortfall: Usd }
  | ({
      readonly why: 'leverage above highest'
      readonly asked: Ratio
      readonly highest: Ratio
    } & About)
  | ({ readonly why: 'leverage not whole'; readonly asked: Ratio } & About)
  | ({ readonly why: 'not in lots'; readonly order: Size; readonly lot: Size } & About)
  | ({ readonly why: 'isolated only' } & About)
  /** An isolated-only market shares its pool with other markets. */
  | ({ readonly why: 'not alone'; readonly others: readonly MarketId[] } & About)
  | ({ readonly why: 'position above cap' } & Cap & About)

/** The largest position a table speaks of, in what the table counts, and the one asked for. */
export type Cap =
  | { readonly counts: 'notional'; readonly asked: Usd; readonly cap: Usd }
  | { readonly counts: 'size'; readonly asked: Size; readonly cap: Size }

export type Admission =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused'; readonly reasons: readonly [Refused, ...Refused[]] }

/** What an update changes, beyond the pool's sums. */
export interface Change {
  readonly rules: VenueRules
  readonly pool: Pool['kind']
  /** The pool's lines after the update. */
  readonly lines: readonly LegLine[]
  /** A position of the account as it was before; undefined when the update opens it. */
  readonly heldBefore: (position: PositionId) => Position | undefined
  /** Money leaves the pool. */
  readonly withdraws?: boolean
}

/**
 * Whether a venue accepts an update of one pool. Ask only about a pool that an update touches: a pool
 * already short of initial margin to which nothing happens is not refused anything.
 * `before` is undefined for a pool that the update creates.
 */
export function admit(
  before: MarginState | undefined,
  after: PoolSummary,
  change: Change,
): Admission {
  const [first, ...rest] = [
    ...change.lines.flatMap((line) => refusalsOfLine(line, change)),
    ...refusalsOfIsolation(change),
    ...refusalsOfMargin(before, after),
    ...(change.withdraws === true ? refusalsOfWithdrawal(after, change.rules) : []),
  ]
  return first === undefined ? { kind: 'accepted' } : { kind: 'refused', reasons: [first, ...rest] }
}

/** Initial margin is met when equity covers it; equality is enough. */
export function meetsInitial(state: MarginState): boolean {
  return state.equity.gte(state.initial)
}

/**
 * The margin rule: initial margin is met after the update, or the update makes a short pool no riskier.
 * No riskier: maintenance does not rise, and equity ÷ maintenance does not fall. Without maintenance before
 * and after (no position) equity must rise; closing everything with equity below zero is refused.
 */
export function refusalsOfMargin(
  before: MarginState | undefined,
  after: MarginState,
): readonly Refused[] {
  if (meetsInitial(after) || (before !== undefined && isNoRiskier(before, after))) return []
  const short = before === undefined || meetsInitial(before) ? 'newly' : 'still'
  return [{ why: 'initial margin', short, shortfall: after.initial.minus(after.equity) }]
}

function isNoRiskier(before: MarginState, after: MarginState): boolean {
  if (after.maintenance.gt(before.maintenance)) return false
  const [requiredBefore, requiredAfter] = [sign(before.maintenance), sign(after.maintenance)]
  if (requiredBefore === 0 && requiredAfter === 0) return after.equity.gt(before.equity)
  if (requiredAfter === 0) return false
  const kept = after.equity.times(inDigits(before.maintenance))
  return kept.gte(before.equity.times(inDigits(after.maintenance)))
}

/** What must stay behind a withdrawal: initial margin, or the venue's share of gross notional when more. */
function refusalsOfWithdrawal(after: PoolSummary, rules: VenueRules): readonly Refused[] {
  if (rules.withdrawalShare === undefined) return []
  const stays = greatest(after.initial, after.gross.times(rules.withdrawalShare))
  if (after.equity.gte(stays)) return []
  return [{ why: 'withdrawal', shortfall: stays.minus(after.equity) }]
}

/** What a changed position breaks by itself. A position that the update leaves alone is asked nothing. */
function refusalsOfLine(line: LegLine, change: Change): readonly Refused[] {
  const { position, terms } = line.leg
  if (position === undefined || terms === undefined || position.size.isZero()) return []
  const held = change.heldBefore(position.id)
  if (held !== undefined && !isChanged(held, position)) return []
  const about = { position: position.id, market: terms.id }
  return [
    ...refusalsOfLeverage(about, { line, position, terms, held, rules: change.rules }),
    ...refusalsOfLot(about, position, terms, held),
    ...refusalsOfCap(about, { line, position, terms, held }),
  ]
}

function isChanged(held: Position, now: Position): boolean {
  return (
    !held.size.eq(now.size) ||
    held.margin.mode !== now.margin.mode ||
    leverageChanged(held, now) ||
    held.market !== now.market
  )
}

function leverageChanged(held: Position, now: Position): boolean {
  if (held.leverage === undefined || now.leverage === undefined) {
    return held.leverage !== now.leverage
  }
  return !held.leverage.eq(now.leverage)
}

function grows(held: Position | undefined, now: Position): boolean {
  return (
    held === undefined || now.size.abs().gt(held.size.abs()) || sign(held.size) * sign(now.size) < 0
  )
}

interface Asked {
  readonly line: LegLine
  readonly position: Position
  readonly terms: Market
  readonly held: Position | undefined
}

/**
 * Chosen leverage against the tier the position falls in, open interest aside: it raises initial margin
 * but forbids no leverage. Asked when leverage is set or the position grows into another tier.
 */
function refusalsOfLeverage(
  about: About,
  { line, position, terms, held, rules }: Asked & { readonly rules: VenueRules },
): readonly Refused[] {
  const asked = position.leverage
  if (asked === undefined) return []
  const set = held === undefined || leverageChanged(held, position)
  const rate = leastInitialRate(terms, sideSize(line), sideNotional(line))
  const found: Refused[] = []
  if ((set || grows(held, position)) && asked.times(rate).gt(ONE)) {
    const highest = ONE.div(asNonZero(rate, 'a rate that a leverage exceeds'))
    found.push({ why: 'leverage above highest', asked, highest, ...about })
  }
  if (set && rules.wholeLeverage && !roundToPlaces(asked, 0, 'down').eq(asked)) {
    found.push({ why: 'leverage not whole', asked, ...about })
  }
  return found
}

/** The order behind the change is a whole number of lots. */
function refusalsOfLot(
  about: About,
  position: Position,
  { lot }: Market,
  held: Position | undefined,
): readonly Refused[] {
  if (lot === undefined || sign(lot) <= 0) return []
  const order = held === undefined ? position.size : position.size.minus(held.size)
  if (roundTo(order, lot, 'down').eq(order)) return []
  return [{ why: 'not in lots', order, lot, ...about }]
}

/** A position that grew is, with its side, not larger than the last tier of its table. */
function refusalsOfCap(
  about: About,
  { line, position, terms: { table }, held }: Asked,
): readonly Refused[] {
  if (!grows(held, position)) return []
  if (table.counts === 'size') {
    const asked = sideSize(line).abs()
    if (table.cap === undefined || asked.lte(table.cap)) return []
    return [{ why: 'position above cap', counts: 'size', asked, cap: table.cap, ...about }]
  }
  const asked = sideNotional(line)
  if (table.cap === undefined || asked.lte(table.cap)) return []
  return [{ why: 'position above cap', counts: 'notional', asked, cap: table.cap, ...about }]
}

/**
 * A market that may only be held isolated. Where isolation is by sub-account, a cross pool of that market
 * alone is isolated too, and the rule is looked at only when a position changes; elsewhere such a
 * position cannot be cross.
 */
function refusalsOfIsolation({ rules, pool, lines, heldBefore }: Change): readonly Refused[] {
  if (pool === 'isolated') return []
  const open = lines.flatMap(({ leg: { position, terms } }) =>
    position === undefined || terms === undefined || position.size.isZero()
      ? []
      : [{ position, terms }],
  )
  const changed = open.some(({ position }) => {
    const held = heldBefore(position.id)
    return held === undefined || isChanged(held, position)
  })
  if (!changed) return []
  return open.flatMap(({ position, terms }): readonly Refused[] => {
    if (!terms.isolatedOnly) return []
    const about = { position: position.id, market: terms.id }
    if (rules.isolationBySubaccount !== true) return [{ why: 'isolated only', ...about }]
    const others = open.map((other) => other.terms.id).filter((id) => id !== terms.id)
    return others.length === 0 ? [] : [{ why: 'not alone', ...about, others }]
  })
}
