// Drift: where a liquidation price goes while funding is paid or received and prices stand still.
import { driftOf } from '../../engine/funding/erosion'
import type { Drag } from '../../engine/funding/drag'
import type { Position } from '../../engine/model/book'
import type { Ratio } from '../../engine/units/amount'
import { bandIn } from './questions'
import { lineFigures, liquidationOf } from './rows'
import type { PoolFigures } from './sides'
import { words, type Value } from './value'
import { missingFundingInWords } from './words'

export interface Drift {
  readonly now: Value
  /** At the end of the horizon. */
  readonly later: Value
}

/** Drift of one position along what its pool pays; none for a flat one or a pool that is not known. */
export function driftOfPosition(
  pool: PoolFigures,
  held: Position,
  { drag, days }: { readonly drag: Drag; readonly days: Ratio },
): Drift | undefined {
  const line = lineFigures(pool, held)?.line
  if (pool.state.kind !== 'known' || line === undefined || line.value.isZero()) return undefined
  const { appraisal, severity } = pool.state
  const { terms, market } = line.leg
  const now = liquidationOf(bandIn(appraisal, market), line, terms?.tick).price
  const later = (): Value => {
    // What is gone does not live to be paid.
    if (severity === 'breach') return now
    if (drag.kind === 'unknown') return words(missingFundingInWords(drag.missing))
    const band = driftOf(appraisal, market, { days, perDay: drag.perDay })
    if (band.kind === 'breached') return words('gone by then')
    return liquidationOf(band, line, terms?.tick).price
  }
  return { now, later: later() }
}
