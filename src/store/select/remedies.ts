// Remedies: how little would do? For a joint limit that is wanted, the least of each position to take off and the
// least money to add, every one solved on the exact engine with its fee and slippage, and put back into the book
// to see what else it does. They start from the draft, which is where they are added.
import type { PoolId } from '../../engine/margin/pool'
import { holderOf, type Position } from '../../engine/model/book'
import type { Part, Shown } from '../../engine/model/explanation'
import { symbolOf } from '../../engine/model/market'
import { demand, move, sizeOf } from '../../engine/model/shown'
import { jointReading } from '../../engine/liquidation/goal'
import { firstMet, firstMetAbove, type Reading } from '../../engine/liquidation/seek'
import {
  asNonZero,
  least,
  NO_SIZE,
  NOTHING,
  ratio,
  roundToPlaces,
  sign,
  signRatio,
  usd,
  type Ratio,
  type Size,
  type Usd,
} from '../../engine/units/amount'
import { setCash } from '../commands/account'
import type { Command } from '../commands/command'
import { resize } from '../commands/resize'
import { setIsolatedMargin } from '../commands/terms'
import { nearestValue, poolValues } from './pool-values'
import { jointLimitOf } from './questions'
import type { PoolFigures } from './sides'
import { figure, words, type Value } from './value'
import { stepFor, wouldBe, type WhatIfContext } from './what-if'
import { stateInWords } from './words'

export interface Remedy {
  readonly id: string
  /** `Sell BTC`, `Buy back SOL`, `Deposit`. */
  readonly name: string
  readonly found:
    | {
        readonly kind: 'found'
        readonly amount: Shown
        /** Fee and slippage; nothing for money moved. */
        readonly cost: Value
        readonly paid: Usd
        readonly joint: Value
        readonly nearest: Value
        readonly drag: Value
        readonly command: Command
      }
    | { readonly kind: 'none'; readonly why: string }
  /** True for money added rather than a position taken off. */
  readonly isMoney: boolean
}

/** What the remedies are looked for in: the draft's side, with the pool in question. */
interface RemedyContext extends Omit<WhatIfContext, 'editing'> {
  readonly pool: PoolId
  /** The joint limit wanted, as a magnitude. */
  readonly goal: Ratio
}

/** The joint limit asked for until another one is typed. */
export const GOAL_AT_START = ratio('0.15')
/** Positions tried: the largest of those that hurt together. */
const TRIED_MAX = 6
const CENTS = ratio(100)

type Remedies =
  /** Nothing to look for: the pool is as far off as was asked, or cannot be asked. */
  | { readonly kind: 'says'; readonly says: readonly Part[] }
  | { readonly kind: 'look'; readonly tried: readonly (() => Remedy)[]; readonly left: number }

/** The remedies of a pool, each worked out when it is asked for. */
export function remediesFor(of: RemedyContext): Remedies {
  const pool = of.near.poolsById.get(of.pool)
  if (pool === undefined) return { kind: 'says', says: ['nothing is held'] }
  if (pool.state.kind !== 'known') return { kind: 'says', says: [stateInWords(pool.state)] }
  const { limit } = jointLimitOf(pool.state)
  if (limit.kind === 'none') {
    return { kind: 'says', says: ['nothing to mend: no common move liquidates'] }
  }
  if (limit.kind === 'at' && limit.move.abs().gte(of.goal)) {
    return {
      kind: 'says',
      says: [move(limit.move), ' is as far off as the ', move(signed(of.goal, pool)), ' wanted'],
    }
  }
  const hurting = hurtingIn(pool)
  return {
    kind: 'look',
    tried: [
      ...hurting.slice(0, TRIED_MAX).map((held) => () => taking(held, pool, of)),
      () => adding(pool, of),
    ],
    left: Math.max(0, hurting.length - TRIED_MAX),
  }
}

/** The goal on the side on which the pool ends: a fall below zero, a rise above. */
export function signed(goal: Ratio, pool: PoolFigures | undefined): Ratio {
  if (pool?.state.kind !== 'known') return goal.neg()
  const { limit } = jointLimitOf(pool.state)
  return limit.kind === 'at' && limit.direction === 'rise' ? goal : goal.neg()
}

/** Sales named in the finding, the cheapest. */
const NAMED_MAX = 2

/** `to reach a joint limit of −15 %: sell 0.601 BTC (cost $28.85) or deposit $6,143.20`. */
export function remediesFinding(
  found: readonly Remedy[],
  goal: Ratio,
  pool: PoolFigures | undefined,
): readonly Part[] {
  const ways = [
    ...found
      .filter(({ isMoney }) => !isMoney)
      .toSorted((a, b) => paidBy(a).cmp(paidBy(b)))
      .flatMap(wayOf)
      .slice(0, NAMED_MAX),
    ...found.filter(({ isMoney }) => isMoney).flatMap(wayOf),
  ]
  const between = (at: number) => (at === 0 ? '' : at === ways.length - 1 ? ' or ' : ', ')
  const parts = ways.flatMap((way, at): readonly Part[] => [between(at), ...way])
  const wanted = ['to reach a joint limit of ', move(signed(goal, pool)), ': ']
  return parts.length > 0 ? [...wanted, ...parts] : [...wanted, 'nothing tried is enough alone']
}

/** One remedy as part of a sentence; none for what was not found. */
function wayOf({ name, isMoney, found }: Remedy): readonly (readonly Part[])[] {
  if (found.kind === 'none') return []
  if (isMoney) return [[`${name.toLowerCase()} `, found.amount]]
  const at = name.lastIndexOf(' ')
  const [verb, coin] = [name.slice(0, at).toLowerCase(), name.slice(at + 1)]
  return [[`${verb} `, found.amount, ` ${coin} (cost `, demand(found.paid), ')']]
}

function paidBy({ found }: Remedy): Usd {
  return found.kind === 'found' ? found.paid : NOTHING
}

/** Positions on the side of their market's slope that ends the pool, the largest first. */
function hurtingIn(pool: PoolFigures): readonly Position[] {
  if (pool.state.kind !== 'known') return []
  const { limit } = jointLimitOf(pool.state)
  const { appraisal } = pool.state
  const moving = limit.kind === 'at' ? new Set(limit.moving) : undefined
  const wanted = limit.kind === 'at' && limit.direction === 'fall' ? 1 : -1
  return appraisal.lines
    .filter(
      ({ leg, value }) =>
        leg.position !== undefined &&
        !value.isZero() &&
        (moving === undefined || (moving.has(leg.market) && sign(value) === wanted)),
    )
    .toSorted((a, b) => b.notional.cmp(a.notional))
    .flatMap(({ leg }) => leg.position ?? [])
}

/** The least of a position to take off. */
function taking(held: Position, pool: PoolFigures, of: RemedyContext): Remedy {
  const coin = of.near.lookup(held.market)?.underlying ?? symbolOf(held.market)
  const about = {
    id: held.id,
    name: `${sign(held.size) > 0 ? 'Sell' : 'Buy back'} ${coin}`,
    isMoney: false,
  }
  const step = stepFor(held.size, of.near.lookup(held.market)?.lot)
  const offAt = (steps: number) => least(step.times(ratio(steps)), held.size.abs())
  const commandAt = (off: Size) => {
    const left = held.size.abs().minus(off)
    return resize(held.id, left.isZero() ? NO_SIZE : left.times(signRatio(held.size)))
  }
  const all = wholeSteps(held.size.abs().div(asNonZero(step, 'the step of a size')))
  const steps = firstMet((at) => readingAfter(commandAt(offAt(at)), pool, of), 0, all)
  if (steps === undefined) {
    const closed = wouldBe(commandAt(held.size.abs()), inDraftOf(of))
    const value = closed.ok ? closed.value.poolOf(pool.id) : undefined
    return { ...about, found: { kind: 'none', why: enoughOrNot(value) } }
  }
  const off = offAt(steps)
  return { ...about, found: foundBy(commandAt(off), sizeOf(off), { held, pool, of }) }
}

function enoughOrNot(closed: PoolFigures | undefined): string {
  if (closed?.state.kind !== 'known') return 'no size of it is enough'
  return 'not enough, even all of it'
}

/** The least money to add: to the cash of a cross pool, from cash to an isolated margin. */
function adding(pool: PoolFigures, of: RemedyContext): Remedy {
  const isolated = pool.pool.kind === 'isolated' ? pool.pool.positions[0] : undefined
  const about = {
    id: 'money',
    name: isolated === undefined ? 'Deposit' : 'Move from cash to its margin',
    isMoney: true,
  }
  const now = pool.pool.collateral
  const amountAt = (cents: number) => usd(cents).div(asNonZero(CENTS, 'cents of a dollar'))
  const commandAt = (amount: Usd) =>
    isolated === undefined
      ? setCash(pool.account.id, now.plus(amount))
      : setIsolatedMargin(isolated.id, now.plus(amount))
  const cents = firstMetAbove(
    (at) => readingAfter(commandAt(amountAt(at)), pool, of),
    0,
    firstDeposit(pool),
  )
  if (cents === undefined) {
    return { ...about, found: { kind: 'none', why: 'no amount tried is enough' } }
  }
  const amount = amountAt(cents)
  return { ...about, found: foundBy(commandAt(amount), demand(amount), { pool, of }) }
}

/** A sixteenth of what the pool holds in notional, in cents: doubled until it is enough. */
function firstDeposit({ state }: PoolFigures): number {
  if (state.kind !== 'known') return 1
  const { gross } = state.summary
  const part = gross.times(CENTS).div(asNonZero(ratio(16), 'sixteen'))
  return Math.max(1, wholeSteps(ratio(part.toString())))
}

function wholeSteps(of: Ratio): number {
  return roundToPlaces(of, 0, 'up').toNumber()
}

const inDraftOf = (of: RemedyContext): WhatIfContext => ({ ...of, editing: 'draft' })

/** Whether the pool is as far off as wanted after a command; what is refused or unknown is not. */
function readingAfter(command: Command, { id }: PoolFigures, of: RemedyContext): Reading {
  const then = wouldBe(command, inDraftOf(of))
  const pool = then.ok ? then.value.poolOf(id) : undefined
  if (!then.ok || pool?.state.kind !== 'known') return { met: false }
  const { appraisal, motion } = pool.state
  return jointReading(of.goal, appraisal, motion)
}

/** What a command that was solved for does to the pool. */
function foundBy(
  command: Command,
  amount: Shown,
  on: { readonly held?: Position; readonly pool: PoolFigures; readonly of: RemedyContext },
): Remedy['found'] {
  const { held, pool, of } = on
  const then = wouldBe(command, inDraftOf(of))
  const after = then.ok ? then.value.poolOf(pool.id) : undefined
  if (!then.ok || after === undefined) return { kind: 'none', why: 'refused' }
  const traded = held && holderOf(then.value.scenario.book, held.id)?.position
  const paid =
    traded === undefined || held === undefined ? NOTHING : traded.costsPaid.minus(held.costsPaid)
  const values = poolValues(after)
  return {
    kind: 'found',
    amount,
    paid,
    cost: held === undefined ? words('no fee') : figure(demand(paid)),
    joint: values.joint,
    nearest: nearestValue(after, { scenario: then.value.scenario, lookup: of.near.lookup }),
    drag: values.dragPerDay,
    command,
  }
}
