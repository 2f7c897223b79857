// Isolation: what would each position's other margin mode do? Every switch is the edit itself, applied to a book
// that is not shown: the position's own end, the joint limit of the cross pool, and who then ends first.
import { crossPoolId, isolatedPoolId } from '../../engine/margin/pool'
import type { Account, Position, PositionId } from '../../engine/model/book'
import type { Part } from '../../engine/model/explanation'
import { symbolOf } from '../../engine/model/market'
import { money, move, plain } from '../../engine/model/shown'
import { ratio, roundToPlaces, sign, type Ratio, type Usd } from '../../engine/units/amount'
import type { Command } from '../commands/command'
import { switchMode } from '../commands/terms'
import { poolValues } from './pool-values'
import { jointLimitOf } from './questions'
import { suggestedMargin } from './row-context'
import { rowFigures } from './rows'
import type { PoolFigures, Side } from './sides'
import { words, type Value } from './value'
import { poolName } from './verdict'
import { wouldBe, type WhatIfContext } from './what-if'

/** Positions looked at: the largest. Beyond them a switch hardly moves a pool. */
export const SWITCHED_MAX = 12

/** One position as it is, and as its other mode would make it. */
export interface Switched {
  readonly id: PositionId
  readonly symbol: string
  readonly side: 'long' | 'short'
  readonly mode: Position['margin']['mode']
  /** The isolated margin, as it is or as it would be set aside. */
  readonly margin: Value
  /** Where its own pool ends now, and where it would: the joint limit of whichever pool it stands in. */
  readonly ends: Value
  readonly wouldEnd: Value
  /** The joint limit of the account's cross pool, now and then. */
  readonly pool: Value
  readonly poolThen: Value
  /** The pool of the account that then ends first. */
  readonly first: readonly Part[]
  /** Points of joint limit the cross pool gains; below zero it loses them. */
  readonly points?: Ratio
  /** The switch itself; absent where it is refused, with the reason. */
  readonly command?: Command
  readonly refused?: string
}

/** The positions whose switch is looked at, the largest first, each worked out when it is asked for. */
export function switchesOf(on: WhatIfContext): readonly (() => Switched)[] {
  const held = on.near.scenario.book.accounts.flatMap((account) =>
    account.positions
      .filter(({ size, excluded }) => excluded !== true && !size.isZero())
      .map((position) => ({ account, position })),
  )
  return largest(held, on.near)
    .slice(0, SWITCHED_MAX)
    .map(
      ({ account, position }) =>
        () =>
          switched(account, position, on),
    )
}

/** How many positions could be switched in all. */
export function countSwitchable({ scenario }: Side): number {
  return scenario.book.accounts.reduce(
    (count, { positions }) =>
      count + positions.filter(({ size, excluded }) => excluded !== true && !size.isZero()).length,
    0,
  )
}

interface Held {
  readonly account: Account
  readonly position: Position
}

/** By notional; what has no mark comes last. */
function largest(held: readonly Held[], { scenario }: Side): readonly Held[] {
  const sized = held.map((each) => {
    const mark = scenario.snapshot.quotes.get(each.position.market)?.mark
    return { each, notional: mark && each.position.size.times(mark).abs() }
  })
  return sized.toSorted((a, b) => compare(a.notional, b.notional)).map(({ each }) => each)
}

function compare(a: Usd | undefined, b: Usd | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1
  return b.cmp(a)
}

function switched(account: Account, position: Position, on: WhatIfContext): Switched {
  const { near } = on
  const { id, margin } = position
  const row = rowFigures(near, id)
  const crossId = crossPoolId(account.id)
  const ownId = isolatedPoolId(account.id, id)
  const cross = near.poolsById.get(crossId)
  const own = margin.mode === 'cross' ? cross : near.poolsById.get(ownId)
  const setAside =
    margin.mode === 'isolated'
      ? margin.margin
      : row === undefined
        ? undefined
        : suggestedMargin(row)
  const base = {
    id,
    symbol: symbolOf(position.market),
    side: sign(position.size) < 0 ? ('short' as const) : ('long' as const),
    mode: margin.mode,
    margin:
      setAside === undefined
        ? words('unknown')
        : { kind: 'figure' as const, shown: money(setAside) },
    ends: jointIn(own),
    pool: jointIn(cross),
  }
  const without = (why: string): Switched => ({
    ...base,
    wouldEnd: words(why),
    poolThen: base.pool,
    first: [],
    refused: why,
  })
  if (margin.mode === 'isolated' && near.lookup(position.market)?.isolatedOnly === true) {
    return without('isolated only on this venue')
  }
  if (own?.state.kind !== 'known') {
    return without(base.ends.kind === 'words' ? base.ends.text : 'unknown')
  }
  if (margin.mode === 'cross' && (setAside === undefined || sign(setAside) <= 0)) {
    return without('unknown: no margin to set aside')
  }
  const command = switchMode(
    id,
    margin.mode === 'isolated' || setAside === undefined
      ? { mode: 'cross' }
      : { mode: 'isolated', margin: setAside },
  )
  const then = wouldBe(command, on)
  if (!then.ok) return without(then.issue.message)
  const crossThen = then.value.poolOf(crossId)
  const ownThen = margin.mode === 'cross' ? then.value.poolOf(ownId) : crossThen
  const points = pointsBetween(cross, crossThen)
  return {
    ...base,
    wouldEnd: jointIn(ownThen),
    poolThen: jointIn(crossThen),
    first: firstToEnd([
      ...near.pools.filter(
        (pool) => pool.account.id === account.id && pool.id !== crossId && pool.id !== ownId,
      ),
      ...(crossThen === undefined ? [] : [crossThen]),
      ...(ownThen === undefined || ownThen === crossThen ? [] : [ownThen]),
    ]),
    ...(points === undefined ? {} : { points }),
    command,
  }
}

function jointIn(pool: PoolFigures | undefined): Value {
  return pool === undefined ? words('no pool') : poolValues(pool).joint
}

/** Joint limit then less joint limit now, both as magnitudes, in percent. */
function pointsBetween(
  now: PoolFigures | undefined,
  then: PoolFigures | undefined,
): Ratio | undefined {
  const [a, b] = [limitIn(now), limitIn(then)]
  return a === undefined || b === undefined ? undefined : b.minus(a).times(HUNDRED)
}
const HUNDRED = ratio(100)

function limitIn(pool: PoolFigures | undefined): Ratio | undefined {
  if (pool?.state.kind !== 'known') return undefined
  const { limit } = jointLimitOf(pool.state)
  return limit.kind === 'at' ? limit.move.abs() : undefined
}

/**
 * Which of some pools ends first, and at what common move; gone before all others. What is not known of a pool
 * is said: it may end sooner.
 */
export function firstToEnd(pools: readonly PoolFigures[], accounts = 1): readonly Part[] {
  let first: { readonly pool: PoolFigures; readonly at: Ratio } | undefined
  const unknown: string[] = []
  for (const pool of pools) {
    if (pool.pool.positions.length === 0) continue
    if (pool.state.kind !== 'known') {
      unknown.push(poolName(pool, accounts))
      continue
    }
    const { limit } = jointLimitOf(pool.state)
    if (limit.kind === 'breached') return [`${poolName(pool, accounts)}: already liquidatable`]
    if (limit.kind !== 'at') continue
    if (first === undefined || limit.move.abs().lt(first.at.abs())) first = { pool, at: limit.move }
  }
  const rest = unknown.length === 0 ? [] : [`, of those known: ${unknown.join(', ')} may be sooner`]
  return first === undefined
    ? [unknown.length === 0 ? 'none' : `unknown: ${unknown.join(', ')}`]
    : [`${poolName(first.pool, accounts)} `, move(first.at), ...rest]
}

/**
 * One line: the isolated position whose end is nearest and what joining the pool would do, else the cross
 * position whose leaving would lift the pool the most.
 */
export function isolationFinding(found: readonly Switched[]): readonly Part[] {
  if (found.length === 0) return ['nothing is held']
  const able = found.filter(({ command, points }) => command !== undefined && points !== undefined)
  const freed = nearestFirst(able.filter(({ mode }) => mode === 'isolated'))[0]
  if (freed !== undefined && freed.ends.kind === 'figure') {
    return [`moving ${freed.symbol} to cross frees it from `, freed.ends.shown, ...effectOn(freed)]
  }
  const lifting = able
    .filter(({ mode }) => mode === 'cross')
    .reduce<Switched | undefined>(
      (kept, next) =>
        next.points !== undefined && (kept?.points === undefined || next.points.gt(kept.points))
          ? next
          : kept,
      undefined,
    )
  if (lifting !== undefined && lifting.margin.kind === 'figure') {
    return [
      `isolating ${lifting.symbol} with `,
      lifting.margin.shown,
      ...(lifting.wouldEnd.kind === 'figure' ? [' ends it at ', lifting.wouldEnd.shown] : []),
      ...effectOn(lifting),
    ]
  }
  const refused = found.find((each) => each.refused !== undefined)?.refused
  return [refused ?? 'no switch changes a joint limit']
}

function nearestFirst(switches: readonly Switched[]): readonly Switched[] {
  const distance = ({ ends }: Switched) =>
    ends.kind === 'figure' ? ends.shown.amount.abs() : undefined
  return switches.toSorted((a, b) => {
    const [x, y] = [distance(a), distance(b)]
    if (x === undefined || y === undefined) return x === y ? 0 : x === undefined ? 1 : -1
    return x.cmp(y)
  })
}

/** ` and costs the pool 0.19 points of joint limit`. */
function effectOn({ points }: Switched): readonly Part[] {
  if (points === undefined) return []
  const cut = roundToPlaces(points.abs(), 2, 'half-even')
  if (cut.isZero()) return [' and leaves the pool’s joint limit as it is']
  const verb = sign(points) < 0 ? 'costs' : 'gives'
  return [` and ${verb} the pool `, plain(cut), ' points of joint limit']
}
