// Drift: where each liquidation price goes while funding is paid or received and prices stand still.
import { driftOf } from '../../engine/funding/erosion'
import type { PositionId } from '../../engine/model/book'
import { symbolOf } from '../../engine/model/market'
import { ratio } from '../../engine/units/amount'
import { once } from '../derive'
import { bandIn } from './questions'
import { liquidationOf } from './rows'
import type { PoolFigures } from './sides'
import { words, type Value } from './value'
import { missingFundingInWords } from './words'

/** Days ahead that the funding view prints. */
export const DRIFT_DAYS = [7, 30] as const

export interface DriftRow {
  readonly position: PositionId
  readonly symbol: string
  /** Liquidation price now, then after each of `DRIFT_DAYS`. */
  readonly now: Value
  readonly later: readonly Value[]
}

/** Drift of every open position of a pool, at today's rates. */
export const driftOfPool = once((pool: PoolFigures): readonly DriftRow[] => {
  if (pool.state.kind !== 'known') return []
  const { appraisal, drag } = pool.state
  return appraisal.lines.flatMap((line): DriftRow[] => {
    const { position, terms, market } = line.leg
    if (position === undefined || line.value.isZero()) return []
    const after = (days: number): Value => {
      if (drag.kind === 'unknown') return words(missingFundingInWords(drag.missing))
      const band = driftOf(appraisal, market, { days: ratio(days), perDay: drag.perDay })
      return liquidationOf(band, line, terms?.tick).price
    }
    return [
      {
        position: position.id,
        symbol: symbolOf(market),
        now: liquidationOf(bandIn(appraisal, market), line, terms?.tick).price,
        later: DRIFT_DAYS.map(after),
      },
    ]
  })
})
