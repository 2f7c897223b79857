// Funding of a pool, position by position, and how long its buffer lasts on three paths of rates.
import { type RatePath } from '../../engine/funding/erosion'
import { flow } from '../../engine/model/shown'
import type { PositionId } from '../../engine/model/book'
import { sign } from '../../engine/units/amount'
import { driftOfPosition, type DriftRow } from './drift'
import { daysAlong } from './pool-values'
import { lineFigures, rowFigures } from './rows'
import type { PoolFigures, Side } from './sides'
import { figure, words, type Value } from './value'

export interface FundingRow {
  readonly id: PositionId
  readonly symbol: string
  /** Who pays at the rate of now. */
  readonly pays: 'you pay' | 'you receive' | 'nothing paid' | 'flat' | 'unknown'
  readonly rate: Value
  readonly every: string
  /** Where its liquidation price goes; none where there is no price to drift. */
  readonly drift: DriftRow | undefined
  readonly perInterval: Value
  readonly perDay: Value
  readonly perYear: Value
  /** What stands where a liquidation price would, when there is none to drift. */
  readonly noPrice: Value
}

/** The first `most` positions of a pool: what nobody looks at is not worked out. */
export function fundingRows(
  side: Side,
  pool: PoolFigures,
  most: number = Infinity,
): readonly FundingRow[] {
  return pool.pool.positions.slice(0, most).flatMap((held): readonly FundingRow[] => {
    const row = rowFigures(side, held.id)
    if (row === undefined) return []
    const leg = lineFigures(pool, held)?.drag
    const hours = row.quote?.funding?.everyHours ?? row.market?.funding.everyHours
    const base = {
      id: row.id,
      symbol: row.symbol,
      rate: row.rate,
      drift: driftOfPosition(pool, held),
      every: hours === undefined ? 'unknown' : `${hours} h`,
      noPrice: row.liquidation.price,
    }
    if (leg?.kind !== 'known') {
      const why = row.dragPerDay.kind === 'words' ? row.dragPerDay : words('no rate')
      const pays = row.side === 'flat' && pool.state.kind === 'known' ? 'flat' : 'unknown'
      return [{ ...base, pays, perInterval: why, perDay: why, perYear: why }]
    }
    const direction = sign(leg.perDay)
    return [
      {
        ...base,
        pays: direction < 0 ? 'you pay' : direction > 0 ? 'you receive' : 'nothing paid',
        perInterval: figure(flow(leg.perInterval)),
        perDay: figure(flow(leg.perDay)),
        perYear: figure(flow(leg.perYear)),
      },
    ]
  })
}

/** Days to zero buffer: at the rates of now, at the venue's caps, and at caps with every receipt turned round. */
export function lifetimes(
  side: Side,
  pool: PoolFigures,
): readonly { readonly path: string; readonly value: Value }[] {
  return PATHS.map(({ path, rates }) => ({
    path,
    value: daysAlong(pool, rates, side.scenario.snapshot),
  }))
}

const PATHS: readonly { readonly path: string; readonly rates: RatePath }[] = [
  { path: 'today', rates: { rates: 'today', flips: false } },
  { path: 'at the cap', rates: { rates: 'cap', flips: false } },
  { path: 'cap and flip', rates: { rates: 'cap', flips: true } },
]
