// Verdict: five figures of one pool and one sentence that is always true.
// Under "all pools" they are those of a pool that is already liquidatable, else of the one that holds
// positions on the most equity, and the sentence names every pool that dies sooner. A nearer death is
// never hidden.
import type { Part } from '../../engine/model/explanation'
import type { CommonMove } from '../../engine/liquidation/joint'
import type { NearestDeath } from '../../engine/liquidation/nearest'
import type { Position } from '../../engine/model/book'
import type { PoolId } from '../../engine/margin/pool'
import { symbolOf, type MarketId } from '../../engine/model/market'
import { isNonZero, NOTHING, sign, sum, type Ratio } from '../../engine/units/amount'
import { isInUse, nearestValue, poolValues, type PoolValues } from './pool-values'
import { jointLimitOf, nearestOf } from './questions'
import { flow, move, share, sigmas } from '../../engine/model/shown'
import { figure, words, type Value } from './value'
import type { PoolFigures, Severity, Side } from './sides'
import { commonMoveInWords, nearestInWords, stateInWords } from './words'

export interface Verdict {
  readonly pool: PoolFigures
  readonly name: string
  readonly values: PoolValues
  readonly nearest: Value
  readonly severity?: Severity
  /** The position that has most in the nearest death, where more than one has. */
  readonly lead?: { readonly market: string; readonly share: Value }
  /** The margin ratio as a number for drawing: at 1 the pool is liquidated. */
  readonly ratioDrawn?: number
  /** Funding of every other pool that holds positions. */
  readonly elsewhere?: { readonly name: string; readonly dragPerDay: Value }
  /** Words and figures in reading order. */
  readonly sentence: readonly Part[]
  /** Other pools nearer to their joint limit or nearest death, or already gone, or unknown; nearest first. */
  readonly sooner: readonly Sooner[]
}

export interface Sooner {
  readonly pool: PoolFigures
  readonly name: string
  readonly says: readonly Part[]
}

/** Pools of a side that hold something, in book order. */
export function poolsInUse(side: Side): readonly PoolFigures[] {
  return side.pools.filter(isInUse)
}

/**
 * A pool as people call it: the account's cross pool, or the isolated market. Its side is said where the
 * account holds that market isolated more than once, as in hedge mode.
 */
export function poolName(pool: PoolFigures, accounts = 1): string {
  const held = pool.pool.positions[0]
  const name = pool.pool.kind === 'cross' || held === undefined ? 'Cross' : isolatedName(pool, held)
  return accounts > 1 ? `${pool.account.name} ${name}` : name
}

function isolatedName(pool: PoolFigures, held: Position): string {
  const symbol = symbolOf(held.market)
  const isOneOfSeveral = pool.account.positions.some(
    (other) =>
      other.id !== held.id && other.market === held.market && other.margin.mode === 'isolated',
  )
  if (!isOneOfSeveral) return `${symbol} isolated`
  return `${symbol} ${sign(held.size) < 0 ? 'short' : 'long'} isolated`
}

/**
 * The pool the verdict speaks of: the chosen one, else one past its end, else the one with the most equity
 * of those that hold something. A pool whose equity is not known is ranked by its collateral, so that
 * clearing a mark does not send the eye elsewhere.
 */
export function poolInView(side: Side, chosen: PoolId | 'all'): PoolFigures | undefined {
  const found = chosen === 'all' ? undefined : side.poolsById.get(chosen)
  if (found !== undefined) return found
  const pools = poolsInUse(side)
  return pools.reduce<PoolFigures | undefined>(
    (kept, next) => (kept === undefined || outranks(next, kept) ? next : kept),
    undefined,
  )
}

function outranks(a: PoolFigures, b: PoolFigures): boolean {
  const [first, second] = [urgencyOf(a), urgencyOf(b)]
  return first === second ? moneyIn(a).gt(moneyIn(b)) : first > second
}

/** Past its end, alive with something at stake, or cash alone. */
function urgencyOf({ state, pool }: PoolFigures): number {
  if (state.kind === 'known' && state.severity === 'breach') return 2
  return pool.positions.length > 0 ? 1 : 0
}

function moneyIn({ state, pool }: PoolFigures) {
  return state.kind === 'known' && state.severity !== 'breach'
    ? state.summary.equity
    : pool.collateral
}

/** False for a book of cash alone: it has nothing that could be liquidated. */
export function holdsAnything(side: Side): boolean {
  return side.pools.some(({ pool }) => pool.positions.length > 0)
}

/** The verdict on a side, or undefined for a book that holds nothing. */
export function verdictOf(side: Side, chosen: PoolId | 'all'): Verdict | undefined {
  const pool = poolInView(side, chosen)
  if (pool === undefined) return undefined
  const accounts = side.scenario.book.accounts.length
  const name = poolName(pool, accounts)
  return {
    pool,
    name,
    values: poolValues(pool),
    nearest: nearestValue(pool, side),
    ...(pool.state.kind === 'known' ? { severity: pool.state.severity } : {}),
    ...leadIn(pool, side),
    ...ratioDrawn(pool),
    ...elsewhere(pool, side, accounts),
    sentence: sentenceOf(pool, name, side),
    sooner: soonerThan(pool, side, accounts),
  }
}

function leadIn({ state }: PoolFigures, side: Side): Pick<Verdict, 'lead'> {
  if (state.kind !== 'known') return {}
  const death = nearestOf(state.appraisal, side.scenario.assumptions, side.lookup)
  if (death.kind !== 'at' || death.legs < 2 || death.lead === undefined) return {}
  const { market, share: part } = death.lead
  return { lead: { market: symbolOf(market), share: figure(share(part)) } }
}

function ratioDrawn({ state }: PoolFigures): Pick<Verdict, 'ratioDrawn'> {
  if (state.kind !== 'known' || state.summary.marginRatio === undefined) return {}
  return { ratioDrawn: state.summary.marginRatio.toNumber() }
}

/** What the verdict's drag leaves out: the other pools', one by name and more by their number. */
function elsewhere(pool: PoolFigures, side: Side, accounts: number): Pick<Verdict, 'elsewhere'> {
  const others = side.pools.filter((other) => other !== pool && other.pool.positions.length > 0)
  const [only] = others
  if (only === undefined) return {}
  const name = others.length === 1 ? poolName(only, accounts) : `${others.length} other pools`
  const known = others.flatMap(({ state }) =>
    state.kind === 'known' && state.drag.kind === 'known' ? [state.drag.perDay] : [],
  )
  const isWhole = known.length === others.length
  return {
    elsewhere: {
      name,
      dragPerDay: isWhole ? figure(flow(sum(known, NOTHING))) : words('unknown'),
    },
  }
}

function sentenceOf(pool: PoolFigures, name: string, side: Side): readonly Part[] {
  if (pool.state.kind !== 'known') return [`${name}: ${stateInWords(pool.state)}.`]
  const death = nearestOf(pool.state.appraisal, side.scenario.assumptions, side.lookup)
  if (death.kind === 'at') return deathSentence(death, name)
  if (death.kind === 'breached') return [`${name} is already liquidatable at these marks.`]
  const joint = jointLimitOf(pool.state).limit
  return [...jointSentence(joint, name), ` ${noDeath(death)}.`]
}

function deathSentence(
  death: Extract<NearestDeath, { kind: 'at' }>,
  name: string,
): readonly Part[] {
  const listed = death
    .furthest(LISTED_MAX)
    .flatMap(([underlying, by], at): Part[] => [
      at === 0 ? `${underlying} ` : `, ${underlying} `,
      move(by),
    ])
  const left = death.underlyings - LISTED_MAX
  const more = left > 0 ? ` and ${left} more` : ''
  const approximately = death.proven ? '' : ' (approximate: a nearer one may exist)'
  return [
    ...listed,
    `${more} liquidates ${name}. That is `,
    sigmas(death.sigmas),
    ` at one-day volatility${approximately}.`,
    ...whoHurts(death),
  ]
}
/** Moves spelled out in the sentence; a book of more underlyings says how many were left out. */
const LISTED_MAX = 4

function whoHurts(death: Extract<NearestDeath, { kind: 'at' }>): readonly Part[] {
  const { lead, protector } = death
  if (lead === undefined || death.legs < 2) return []
  const most = ` ${symbolOf(lead.market)} contributes most`
  if (protector === undefined || !isNonZero(protector.share)) return [`${most}.`]
  return [`${most}; ${symbolOf(protector.market)} protects.`]
}

function jointSentence(joint: CommonMove, name: string): readonly Part[] {
  if (joint.kind !== 'at') return [`${noLimitOf(name, joint)}.`]
  return [`${listMarkets(joint.moving)} together `, move(joint.move), ` liquidates ${name}.`]
}

/** Why a pool has no nearest death, as a sentence. */
function noDeath(death: Exclude<NearestDeath, { kind: 'at' }>): string {
  if (death.kind !== 'none') return `Nearest death: ${nearestInWords(death)}`
  switch (death.why) {
    case 'nothing moves':
      return 'Nothing it holds moves under these volatilities'
    case 'no exposure':
      return 'It has no exposure'
    default:
      return 'It is covered at any price'
  }
}

/** Why a pool has no joint limit, as a sentence about it. */
function noLimitOf(name: string, joint: Exclude<CommonMove, { kind: 'at' }>): string {
  if (joint.kind === 'breached') return `${name}: ${commonMoveInWords(joint)}`
  return joint.why === 'nothing hurts'
    ? `${name} has nothing to lose on`
    : `${name} survives even if all that hurts it falls to zero`
}

function listMarkets(markets: readonly MarketId[]): string {
  const shown = markets.slice(0, LISTED_MAX).map(symbolOf).join(', ')
  return markets.length > LISTED_MAX ? `${shown} and ${markets.length - LISTED_MAX} more` : shown
}

/** How far a pool is from its end, in both of the verdict's measures. Absent: never, in that measure. */
type Reach =
  | { readonly kind: 'gone' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'known'; readonly joint?: Ratio; readonly sigmas?: Ratio }

function reachOf(pool: PoolFigures, side: Side): Reach {
  if (pool.state.kind !== 'known') return { kind: 'unknown' }
  const joint = jointLimitOf(pool.state).limit
  if (joint.kind === 'breached') return { kind: 'gone' }
  const death = nearestOf(pool.state.appraisal, side.scenario.assumptions, side.lookup)
  return {
    kind: 'known',
    ...(joint.kind === 'at' ? { joint: joint.move.abs() } : {}),
    ...(death.kind === 'at' ? { sigmas: death.sigmas } : {}),
  }
}

const NO_REACH: Extract<Reach, { kind: 'known' }> = { kind: 'known' }

function isNearer(a: Ratio | undefined, b: Ratio | undefined): boolean {
  return a !== undefined && (b === undefined || a.lt(b))
}

/** Pools that may die before this one: gone, not known, or nearer in either measure. */
function soonerThan(pool: PoolFigures, side: Side, accounts: number): readonly Sooner[] {
  const own = reachOf(pool, side)
  const found = poolsInUse(side).flatMap((other) => {
    if (other === pool) return []
    const reach = reachOf(other, side)
    const name = poolName(other, accounts)
    const says = saysSooner(other, name, reach, own)
    return says === undefined ? [] : [{ reach, pool: other, name, says }]
  })
  found.sort((a, b) => order(a.reach, b.reach))
  return found.map(({ reach: _, ...each }) => each)
}

function saysSooner(
  { state }: PoolFigures,
  name: string,
  reach: Reach,
  own: Reach,
): readonly Part[] | undefined {
  if (state.kind !== 'known') return [`${name}: ${stateInWords(state)}.`]
  if (reach.kind === 'gone') return [`${name} is already liquidatable.`]
  if (reach.kind === 'unknown') return undefined
  if (own.kind === 'gone') return undefined
  const mine = own.kind === 'known' ? own : NO_REACH
  const joint = jointLimitOf(state).limit
  if (joint.kind === 'at' && isNearer(reach.joint, mine.joint)) {
    return [`${name} dies sooner: `, move(joint.move), '.']
  }
  const { sigmas: distance } = reach
  if (distance !== undefined && isNearer(distance, mine.sigmas)) {
    return [`${name} dies sooner by volatility: `, sigmas(distance), '.']
  }
  return undefined
}

/** Gone first, then by joint limit, then what is not known. */
function order(a: Reach, b: Reach): number {
  if (a.kind === 'known' && b.kind === 'known' && a.joint !== undefined && b.joint !== undefined) {
    return a.joint.cmp(b.joint)
  }
  return rank(a) - rank(b)
}

function rank(reach: Reach): number {
  switch (reach.kind) {
    case 'gone':
      return 0
    case 'known':
      return reach.joint === undefined ? 2 : 1
    case 'unknown':
      return 3
  }
}
