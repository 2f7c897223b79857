// What does holding cost a day, at the rates of now, at the venue's bounds, and with receipts turned round?

import { Fragment } from 'react'
import { fundingAcross, fundingPaths, type FundingPath } from '../../store/select/report-funding'
import { useExplain } from '../use-risk'
import { ReportTable, told, type Column, type Row } from './ReportTable'
import { poolsTold, type ToldOf, type ToldPool } from './told-of'
import styles from './Report.module.css'

const columnsOf = (paths: readonly FundingPath[]): readonly Column[] =>
  paths.map(({ name }) => ({
    labels: [name, `${name}, of equity`],
    second: 'of equity',
    width: 21,
  }))

export function FundingPart({ of }: { readonly of: ToldOf }) {
  const explain = useExplain()
  return (
    <>
      {poolsTold(of).map((pool) => {
        const { paths, lacks } = fundingPaths(pool.pool)
        return (
          <Fragment key={pool.pool.id}>
            <ReportTable
              scenario={of.side.scenario.name}
              title={`${pool.name}, a day`}
              first="Position"
              columns={columnsOf(paths)}
              rows={rowsOf(pool, paths, of, explain)}
            />
            {lacks !== undefined && (
              <p className={styles['note']}>
                {pool.name}: {lacks}. A rate for every market stands in its place, longs paying
                shorts: a what-if, no bound of the venue.
              </p>
            )}
          </Fragment>
        )
      })}
      <p className={styles['note']}>
        Paid is below zero, received above. Prices, sizes and rates stand still. At the cap, markets
        in which the pool pays go to the venue’s bound; flipped, markets in which it receives take
        the same from it. Days to zero buffer count from now at that pace.
      </p>
    </>
  )
}

function rowsOf(
  { pool, name, before }: ToldPool,
  paths: readonly FundingPath[],
  { side, before: sideBefore }: ToldOf,
  explain: ReturnType<typeof useExplain>,
): readonly Row[] {
  const now = fundingAcross(side, pool, paths)
  const was =
    before === undefined || sideBefore === undefined
      ? undefined
      : fundingAcross(sideBefore, before, paths)
  const positions = now.rows.map((row): Row => {
    const old = was?.rows.find(({ id }) => id === row.id)
    return {
      id: row.id,
      name: row.symbol,
      text: row.symbol,
      says: row.side,
      cells: paths.map((path, at) => [
        told({
          label: `Funding of ${row.symbol}, ${row.side}, a day, ${path.name}`,
          value: row.along[at]?.perDay ?? UNKNOWN,
          before: old?.along[at]?.perDay,
          tone: 'signed',
          ...(path.isOfToday ? { onExplain: () => explain.position(row.id, 'dragPerDay') } : {}),
        }),
        told({
          label: `Funding of ${row.symbol}, ${row.side}, of equity, ${path.name}`,
          value: row.along[at]?.share ?? UNKNOWN,
          before: old?.along[at]?.share,
          brief: true,
        }),
      ]),
    }
  })
  const total: Row = {
    id: 'all',
    name: `${name} in all`,
    text: `${name} in all`,
    isTotal: true,
    cells: paths.map((path, at) => [
      told({
        label: `Funding of ${name} a day, ${path.name}`,
        value: now.total[at]?.perDay ?? UNKNOWN,
        before: was?.total[at]?.perDay,
        tone: 'signed',
        ...(path.isOfToday ? { onExplain: () => explain.pool(pool.id, 'dragPerDay') } : {}),
      }),
      told({
        label: `Funding of ${name}, of equity, ${path.name}`,
        value: now.total[at]?.share ?? UNKNOWN,
        before: was?.total[at]?.share,
        brief: true,
      }),
    ]),
  }
  const days: Row = {
    id: 'days',
    name: 'Days to zero buffer',
    text: 'Days to zero buffer',
    isTotal: true,
    cells: paths.map((path, at) => [
      told({
        label: `Days to zero buffer of ${name}, ${path.name}`,
        value: now.total[at]?.days ?? UNKNOWN,
        before: was?.total[at]?.days,
        brief: now.total[at]?.perDay.kind === 'words',
        safer: 'higher',
        ...(path.isOfToday ? { onExplain: () => explain.pool(pool.id, 'daysLeft') } : {}),
      }),
    ]),
  }
  return [...positions, total, days]
}

const UNKNOWN = { kind: 'words', text: 'unknown' } as const
