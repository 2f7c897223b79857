// The size that reaches a goal: `=limit -15%` typed into a size cell. Solved on the exact engine for the one pool
// the position stands in, in whole steps, on the side the position has.
import { crossPoolId, poolIdOf } from '../../engine/margin/pool'
import { holderOf, type PositionId } from '../../engine/model/book'
import type { Part } from '../../engine/model/explanation'
import { symbolOf } from '../../engine/model/market'
import type { Scenario } from '../../engine/model/scenario'
import { sizeOf } from '../../engine/model/shown'
import { readingOf } from '../../engine/liquidation/goal'
import { firstMet, firstMetAbove, lastMetAbove, type Reading } from '../../engine/liquidation/seek'
import {
  asNonZero,
  inDigits,
  ratio,
  roundToPlaces,
  sign,
  signRatio,
  type Ratio,
  type Size,
} from '../../engine/units/amount'
import type { SizeGoal } from '../../engine/units/goal'
import { done, refused, unreachable, type Outcome } from '../../engine/units/outcome'
import { resize } from '../commands/resize'
import { drafted } from './drafted'
import type { PoolFigures } from './sides'
import type { SoughtSize } from './typed-size'
import { stepFor, wouldBe, type WhatIfContext } from './what-if'
import { stateInWords } from './words'

/** The size of a position at which a goal is met, or why there is none. */
export function sizeFor(goal: SizeGoal, id: PositionId, on: WhatIfContext): Outcome<SoughtSize> {
  const { document, editing, takerFee } = on
  const now = editing === 'baseline' ? document.baseline : drafted(document, takerFee).scenario
  const found = holderOf(now.book, id)
  if (found === undefined)
    return refused('position-unknown', 'This position is no longer in the book')
  const { account, position: held } = found
  if (held.size.isZero()) {
    return refused('goal-flat', 'A flat position has no side to solve for', {
      wanted: 'a signed size first: 6 or -6',
    })
  }
  if (held.excluded === true) return refused('goal-excluded', 'An excluded position is in no pool')
  const mark = now.snapshot.quotes.get(held.market)?.mark
  const side = sign(held.size) > 0 ? 'long' : 'short'
  if (goal.what === 'liquidation price' && mark !== undefined) {
    const isPast = side === 'long' ? goal.at.gte(mark) : goal.at.lte(mark)
    if (isPast) {
      return refused(
        'goal-beyond-mark',
        `A ${side} is liquidated ${side === 'long' ? 'below' : 'above'} its mark`,
        { wanted: `a price ${side === 'long' ? 'below' : 'above'} ${mark.toString()}` },
      )
    }
  }
  const pool = poolIdOf(account.id, held)
  const step = stepFor(held.size, on.near.lookup(held.market)?.lot)
  const sizeAt = (steps: number) => step.times(ratio(steps)).times(signRatio(held.size))
  const readingIn = (figures: PoolFigures | undefined, scenario: Scenario): Reading => {
    if (figures?.state.kind !== 'known') return { met: false }
    const { appraisal, motion } = figures.state
    const { assumptions } = scenario
    return readingOf(goal, {
      appraisal,
      motion,
      market: held.market,
      side,
      assumptions,
      lookup: on.near.lookup,
    })
  }
  const start = wouldBe(resize(id, held.size), on)
  if (!start.ok) return start
  const figures = start.value.poolOf(pool) ?? start.value.poolOf(crossPoolId(account.id))
  if (figures === undefined) return refused('goal-unknown', 'This position is in no pool')
  if (figures.state.kind !== 'known') {
    return refused('goal-unknown', `Nothing can be solved for: ${stateInWords(figures.state)}`)
  }
  const asked = new Map<number, Reading>()
  const measure = (steps: number): Reading => {
    const known = asked.get(steps)
    if (known !== undefined) return known
    const then = wouldBe(resize(id, sizeAt(steps)), on)
    const reading: Reading = then.ok
      ? readingIn(then.value.poolOf(pool), then.value.scenario)
      : { met: false }
    asked.set(steps, reading)
    return reading
  }
  const isMet = readingIn(figures, start.value.scenario).met
  const solved = solvedFrom(measure, stepsIn(held.size, step), isMet)
  const coin = on.near.lookup(held.market)?.underlying ?? symbolOf(held.market)
  if (solved === 'any') {
    return refused('goal-any-size', `Any size of ${coin} tried keeps ${inWords(goal)}`)
  }
  if (solved === 'none') {
    return refused('goal-no-size', `No size of ${coin} reaches ${inWords(goal)}`, {
      wanted: 'another goal, another position or a deposit',
    })
  }
  const before = holderOf(document.baseline.book, id)?.position.size
  const from = before !== undefined && before.eq(held.size) ? 'baseline' : 'now'
  const to = sizeAt(solved.steps)
  const says: readonly Part[] =
    solved.steps === 0
      ? [`only without it (${from} `, sizeOf(held.size), ')']
      : [sizeOf(to), ` ${coin}${solved.reach} (${from} `, sizeOf(held.size), ')']
  return done({ to, says })
}

interface Solved {
  readonly steps: number
  /** Whether less, or more, does as well. */
  readonly reach: ' or less' | ' or more' | ''
}

/**
 * From a size that meets the goal up to the largest that does; from one that does not, down first, since
 * less is less, and up where it is a hedge that is too small.
 */
function solvedFrom(
  measure: (steps: number) => Reading,
  now: number,
  isMet: boolean,
): Solved | 'any' | 'none' {
  // Said only where half of it and none of it were asked as well.
  const orLess = (steps: number) =>
    measure(Math.floor(steps / 2)).met && measure(0).met ? ' or less' : ''
  if (isMet) {
    const last = lastMetAbove(measure, now)
    return last === undefined ? 'any' : { steps: last, reach: orLess(last) }
  }
  const less = measure(now).met ? now : firstMet(measure, now, 0)
  if (less !== undefined) return { steps: less, reach: orLess(less) }
  const more = firstMetAbove(measure, now)
  if (more === undefined) return 'none'
  return { steps: more, reach: measure(more * 2).met ? ' or more' : '' }
}

function stepsIn(held: Size, step: Size): number {
  const steps = held.abs().div(asNonZero(step, 'the step of a size'))
  return roundToPlaces(steps, 0, 'down').toNumber()
}

function inWords(goal: SizeGoal): string {
  const percent = (at: Ratio) => `${at.times(HUNDRED).toString()} %`
  switch (goal.what) {
    case 'joint limit':
      return `a joint limit of ${percent(goal.at)}`
    case 'buffer':
      return `a buffer of ${percent(goal.at)} of equity`
    case 'nearest death':
      return `a nearest death of ${goal.at.toString()} σ`
    case 'liquidation price':
      return `a liquidation price of ${inDigits(goal.at).toString()}`
    default:
      return unreachable(goal)
  }
}
const HUNDRED = ratio(100)
