// How does the book stand: the sentence of the verdict, the figures of every pool, and what is held.

import type { PoolFigure } from '../../engine/model/explanation'
import type { PoolId } from '../../engine/margin/pool'
import { nearestValue, poolValues, type PoolValues } from '../../store/select/pool-values'
import { positionsOf, type ReportPosition } from '../../store/select/report-book'
import type { Side } from '../../store/select/sides'
import { holdsAnything, verdictOf } from '../../store/select/verdict'
import type { Safer } from '../../ui/Figure'
import { Sentence } from '../../ui/Shows'
import { useExplain } from '../use-risk'
import { ReportTable, told, type Column, type Row } from './ReportTable'
import { poolsTold, type ToldOf, type ToldPool } from './told-of'
import styles from './Report.module.css'

export function VerdictPart({
  of,
  chosen,
}: {
  readonly of: ToldOf
  readonly chosen: PoolId | 'all'
}) {
  const explain = useExplain()
  const { side, before } = of
  const scenario = side.scenario.name
  const pools = poolsTold(of)
  const wasOf = new Map(before === undefined ? [] : positionsOf(before).map((one) => [one.id, one]))
  return (
    <>
      <Says side={side} chosen={chosen} />
      {before !== undefined && (
        <div className={styles['was']}>
          <h4>The baseline was</h4>
          <Says side={before} chosen={chosen} />
        </div>
      )}
      <ReportTable
        scenario={scenario}
        title="Pools"
        first="Pool"
        columns={POOL_COLUMNS}
        rows={pools.map((one) => poolRow(one, of, explain.pool))}
      />
      <ReportTable
        scenario={scenario}
        title="What is held"
        first="Position"
        columns={POSITION_COLUMNS}
        rows={positionsOf(side).map((one) => positionRow(one, wasOf.get(one.id), explain.position))}
      />
    </>
  )
}

function Says({ side, chosen }: { readonly side: Side; readonly chosen: PoolId | 'all' }) {
  const verdict = holdsAnything(side) ? verdictOf(side, chosen) : undefined
  if (verdict === undefined) return <p className={styles['sentence']}>Nothing is held.</p>
  return (
    <>
      <p className={styles['sentence']}>
        <Sentence parts={verdict.sentence} />
      </p>
      {verdict.sooner.map(({ pool, says }) => (
        <p key={pool.id} className={styles['sentence']}>
          <Sentence parts={says} />
        </p>
      ))}
    </>
  )
}

const POOL_COLUMNS: readonly Column[] = [
  { labels: ['Joint limit', 'Nearest death'] },
  { labels: ['Buffer', 'Buffer of equity'] },
  { labels: ['Equity', 'Maintenance of equity'] },
  { labels: ['Funding a day', 'Days to zero buffer'] },
]

/** A figure of a pool's header: its label, what explains it, and which way safety lies. */
type HeaderFigure = readonly [label: string, what: PoolFigure & keyof PoolValues, safer: Safer]
const JOINT: HeaderFigure = ['Joint limit', 'joint', 'farther from zero']
const HEADER: readonly (readonly HeaderFigure[])[] = [
  [
    ['Buffer', 'buffer', 'higher'],
    ['Buffer of equity', 'bufferShare', 'higher'],
  ],
  [
    ['Equity', 'equity', 'higher'],
    ['Maintenance of equity', 'marginRatio', 'lower'],
  ],
  [
    ['Funding a day', 'dragPerDay', 'higher'],
    ['Days to zero buffer', 'daysLeft', 'higher'],
  ],
]

function poolRow(
  { pool, name, before }: ToldPool,
  { side, before: sideBefore }: ToldOf,
  explain: (id: PoolId, what: PoolFigure) => void,
): Row {
  const now = poolValues(pool)
  const was = before === undefined ? undefined : poolValues(before)
  const nearest = told({
    label: `Nearest death of ${name}`,
    value: nearestValue(pool, side),
    before:
      before === undefined || sideBefore === undefined
        ? undefined
        : nearestValue(before, sideBefore),
    safer: 'higher',
    onExplain: () => explain(pool.id, 'nearest'),
  })
  const figureOf = ([label, what, safer]: HeaderFigure) =>
    told({
      label: `${label} of ${name}`,
      value: now[what],
      before: was?.[what],
      ...(what === 'dragPerDay' ? { tone: 'signed' as const } : {}),
      safer,
      onExplain: () => explain(pool.id, what),
    })
  const isGone = pool.state.kind === 'known' && pool.state.severity === 'breach'
  return {
    id: pool.id,
    name,
    text: name,
    ...(isGone ? { state: 'breach', says: 'liquidatable at these marks' } : {}),
    cells: [[figureOf(JOINT), nearest], ...HEADER.map((lines) => lines.map(figureOf))],
  }
}

const POSITION_COLUMNS: readonly Column[] = [
  { labels: ['Size', 'Notional'] },
  { labels: ['Entry', 'Mark'] },
  { labels: ['Price P&L'] },
  { labels: ['Liquidation price', 'Distance'] },
]

function positionRow(
  now: ReportPosition,
  was: ReportPosition | undefined,
  explain: ReturnType<typeof useExplain>['position'],
): Row {
  const name = `${now.symbol}, ${now.says}`
  const line = (
    label: string,
    what: 'size' | 'entry' | 'mark' | 'notional' | 'pricePnl' | 'liquidation' | 'distance',
    explains?: 'notional' | 'pricePnl' | 'liquidation',
  ) =>
    told({
      label: `${label} of ${name}`,
      value: now[what],
      before: was?.[what],
      ...(what === 'pricePnl' ? { tone: 'signed' as const } : {}),
      ...(what === 'distance' ? { safer: 'farther from zero' as const } : {}),
      ...(explains === undefined || now.isExcluded
        ? {}
        : { onExplain: () => explain(now.id, explains) }),
    })
  return {
    id: now.id,
    name: now.symbol,
    text: now.symbol,
    says: now.says,
    cells: [
      [line('Size', 'size'), line('Notional', 'notional', 'notional')],
      [line('Entry', 'entry'), line('Mark', 'mark')],
      [line('Price P&L', 'pricePnl', 'pricePnl')],
      [line('Liquidation price', 'liquidation', 'liquidation'), line('Distance', 'distance')],
    ],
  }
}
