// Drift: where each liquidation price goes while funding is paid or received and prices stand still.
import { driftOf } from '../../engine/funding/erosion'
import type { Position, PositionId } from '../../engine/model/book'
import { symbolOf } from '../../engine/model/market'
import { ratio } from '../../engine/units/amount'
import { once } from '../derive'
import { bandIn } from './questions'
import { lineFigures, liquidationOf } from './rows'
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

const known = once((_: PoolFigures) => new Map<PositionId, DriftRow | undefined>())

/** Drift of one position at today's rates, worked out when it is first asked for; none for a flat one. */
export function driftOfPosition(pool: PoolFigures, held: Position): DriftRow | undefined {
  const kept = known(pool)
  if (!kept.has(held.id)) kept.set(held.id, driftRow(pool, held))
  return kept.get(held.id)
}

function driftRow(pool: PoolFigures, held: Position): DriftRow | undefined {
  const line = lineFigures(pool, held)?.line
  if (pool.state.kind !== 'known' || line === undefined || line.value.isZero()) return undefined
  const { appraisal, drag } = pool.state
  const { terms, market } = line.leg
  const after = (days: number): Value => {
    if (drag.kind === 'unknown') return words(missingFundingInWords(drag.missing))
    const band = driftOf(appraisal, market, { days: ratio(days), perDay: drag.perDay })
    return liquidationOf(band, line, terms?.tick).price
  }
  return {
    position: held.id,
    symbol: symbolOf(market),
    now: liquidationOf(bandIn(appraisal, market), line, terms?.tick).price,
    later: DRIFT_DAYS.map(after),
  }
}

/** Drift of every open position of a pool. */
export const driftOfPool = once((pool: PoolFigures): readonly DriftRow[] =>
  pool.pool.positions.flatMap((held) => driftOfPosition(pool, held) ?? []),
)
