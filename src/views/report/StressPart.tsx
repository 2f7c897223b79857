// What would be left if prices fell, or rose, by a tenth, a fifth, three tenths? The word first, the figure second.

import type { StressCell, StressRow, StressTable } from '../../store/select/report-stress'
import { format } from '../../ui/format'
import { Shows } from '../../ui/Shows'
import { Arrow } from '../../ui/Arrow'
import { digitsOf, ReportTable, type Told } from './ReportTable'
import styles from './Report.module.css'

/** A table with its rows worked out. */
export interface Stressed extends Pick<StressTable, 'id' | 'shocks'> {
  readonly rows: readonly StressRow[]
}

const TITLES = { falls: 'Falls', rises: 'Rises' }

export function StressPart({
  scenario,
  now,
  before,
}: {
  readonly scenario: string
  readonly now: readonly Stressed[]
  readonly before: readonly Stressed[]
}) {
  return (
    <>
      {now.map((table) => {
        const was = before.find(({ id }) => id === table.id)
        return (
          <ReportTable
            key={table.id}
            scenario={scenario}
            title={TITLES[table.id]}
            first="What moves"
            columns={table.shocks.map((shock) => ({ labels: [format(shock).text], width: 26 }))}
            rows={table.rows.map((row) => {
              const old = was?.rows.find(({ id }) => id === row.id)
              return {
                id: row.id,
                name: row.name,
                text: row.name,
                says: row.says,
                cells: row.cells.map((cell, at) => [stressed(cell, old?.cells[at])]),
              }
            })}
          />
        )
      })}
      <p className={styles['note']}>
        Prices move at once; every pool is worked out anew at them, in the tier it then stands in.
        The figure is the buffer left, below zero what is missing. Nothing is traded, charged or
        settled on the way. A pool that holds nothing of what moves is not listed. A pool dies first
        that is liquidated at the smallest part of the move. Coins that are only short stand in the
        table of rises.
      </p>
    </>
  )
}

function stressed(cell: StressCell, was: StressCell | undefined): Told {
  const wasSaid = was === undefined || was.says === cell.says ? undefined : was.says
  return {
    digits: inWords(cell),
    was: was === undefined ? undefined : inWords(was),
    content: (
      <span className={styles['cell']} data-kind={cell.kind}>
        <span className={styles['outcome']}>
          {wasSaid !== undefined && (
            <span className={styles['before']}>
              {wasSaid}
              <Arrow />
            </span>
          )}
          {cell.says}
        </span>
        {cell.left.map(({ pool, buffer }) => (
          <span key={pool ?? ''} className={styles['left']}>
            {pool !== undefined && <span className={styles['pool']}>{pool} </span>}
            <Shows
              label={pool === undefined ? 'Buffer left' : `Buffer left in ${pool}`}
              value={buffer}
              before={was?.left.find((one) => one.pool === pool)?.buffer}
              safer="higher"
            />
          </span>
        ))}
        {cell.more > 0 && (
          <span className={styles['pool']}>and {cell.more} more with more left</span>
        )}
      </span>
    ),
  }
}

/** The cell in one line, for the file. */
function inWords({ says, left, more }: StressCell): string {
  const pools = left.map(({ pool, buffer }) =>
    pool === undefined ? digitsOf(buffer) : `${pool} ${digitsOf(buffer)}`,
  )
  return [says, ...pools, ...(more > 0 ? [`and ${more} more with more left`] : [])].join('; ')
}
