// A pool's header: every figure as a value to print, or the words that stand in its place.
import { erosionOf } from '../../engine/funding/erosion'
import { shareOfEquity } from '../../engine/funding/drag'
import type { CommonMove } from '../../engine/liquidation/joint'
import { sign } from '../../engine/units/amount'
import { once } from '../derive'
import { commonMoveOf, jointLimitOf, nearestOf } from './questions'
import {
  cushion,
  dangerousShare,
  days,
  demand,
  flow,
  leverageShown,
  money,
  move,
  safeShare,
  sigmas,
  NO_EQUITY,
} from '../../engine/model/shown'
import { figure, words, type Value } from './value'
import type { PoolFigures, Side } from './sides'
import {
  commonMoveInWords,
  erosionInWords,
  missingFundingInWords,
  nearestInWords,
  stateInWords,
} from './words'

export interface PoolValues {
  readonly equity: Value
  readonly maintenance: Value
  readonly buffer: Value
  readonly bufferShare: Value
  readonly initial: Value
  readonly freeCollateral: Value
  readonly marginRatio: Value
  readonly leverage: Value
  readonly netLeverage: Value
  readonly gross: Value
  readonly joint: Value
  /** Which way everything that hurts moves in the joint limit. */
  readonly jointDirection?: 'fall' | 'rise'
  /** Of all positions together, hedges helping; worked out when it is read. */
  readonly common: Value
  readonly dragPerDay: Value
  readonly dragShare: Value
  readonly daysLeft: Value
}

/** The header of a pool, worked out once per appraisal. */
export const poolValues = once((pool: PoolFigures): PoolValues => {
  const { state } = pool
  if (state.kind !== 'known') return everywhere(stateInWords(state))
  const { summary, appraisal } = state
  const joint = jointLimitOf(state).limit
  const { drag } = state
  const erosion = erosionOf(appraisal, drag)
  const ratio = <T>(value: T | undefined, show: (value: T) => Value) =>
    value === undefined ? words(NO_EQUITY) : show(value)
  return {
    equity: figure(money(summary.equity)),
    maintenance: figure(demand(summary.maintenance)),
    buffer: figure(cushion(summary.buffer)),
    bufferShare: ratio(summary.bufferShare, (value) => figure(safeShare(value))),
    initial: figure(demand(summary.initial)),
    freeCollateral: figure(cushion(summary.freeCollateral)),
    marginRatio: ratio(summary.marginRatio, (value) => figure(dangerousShare(value))),
    leverage: ratio(summary.leverage, (value) => figure(leverageShown(value))),
    netLeverage: ratio(summary.netLeverage, (value) => figure(leverageShown(value))),
    gross: figure(money(summary.gross)),
    joint: moveValue(joint),
    ...(joint.kind === 'at' ? { jointDirection: joint.direction } : {}),
    get common() {
      return moveValue(commonMoveOf(state).limit)
    },
    dragPerDay:
      drag.kind === 'known'
        ? figure(flow(drag.perDay))
        : words(missingFundingInWords(drag.missing)),
    dragShare:
      drag.kind === 'known'
        ? ratio(shareOfEquity(drag.perDay, summary.equity), (value) =>
            figure({ amount: value, as: 'percent', rounding: 'down', signed: true }),
          )
        : words(missingFundingInWords(drag.missing)),
    daysLeft: erosion.kind === 'at' ? figure(days(erosion.days)) : words(erosionInWords(erosion)),
  }
})

function moveValue(of: CommonMove): Value {
  return of.kind === 'at' ? figure(move(of.move)) : words(commonMoveInWords(of))
}

function everywhere(text: string): PoolValues {
  const value = words(text)
  return {
    equity: value,
    maintenance: value,
    buffer: value,
    bufferShare: value,
    initial: value,
    freeCollateral: value,
    marginRatio: value,
    leverage: value,
    netLeverage: value,
    gross: value,
    joint: value,
    common: value,
    dragPerDay: value,
    dragShare: value,
    daysLeft: value,
  }
}

/** Nearest death of a pool under the side's assumptions. */
export function nearestValue(pool: PoolFigures, side: Pick<Side, 'scenario' | 'lookup'>): Value {
  if (pool.state.kind !== 'known') return words(stateInWords(pool.state))
  const death = nearestOf(pool.state.appraisal, side.scenario.assumptions, side.lookup)
  return death.kind === 'at' ? figure(sigmas(death.sigmas)) : words(nearestInWords(death))
}

/** True where a pool holds positions or money: an empty cross pool says nothing. */
export function isInUse(pool: PoolFigures): boolean {
  return pool.pool.positions.length > 0 || sign(pool.pool.collateral) !== 0
}
