// How far is the end of each pool were its prices to hang together otherwise than assumed?

import type { World } from '../../store/select/worlds'
import { Sentence, sentence } from '../../ui/Shows'
import { ReportTable, told, type Column } from './ReportTable'
import styles from './Report.module.css'

/** The worlds of one pool. */
export interface PoolWorlds {
  readonly id: string
  readonly name: string
  readonly worlds: readonly World[]
}

const COLUMNS: readonly Column[] = [
  { labels: ['Nearest death'] },
  { labels: ['Moves that liquidate'], isText: true },
]

export function WorldsPart({
  scenario,
  now,
  before,
}: {
  readonly scenario: string
  readonly now: readonly PoolWorlds[]
  readonly before: readonly PoolWorlds[]
}) {
  const told = now.filter(({ worlds }) => worlds.length > 1)
  const alone = now.filter(({ worlds }) => worlds.length === 1).map(({ name }) => name)
  return (
    <>
      {told.map((pool) => (
        <OfPool
          key={pool.id}
          scenario={scenario}
          of={pool}
          before={before.find(({ id }) => id === pool.id)}
        />
      ))}
      <p className={styles['note']}>
        Nearest death with the same positions, marks and volatilities, under other correlations. The
        joint limit needs none of them and stays as it is.
        {alone.length > 0 &&
          ` No correlation enters where one coin is held or no nearest death is known: ${alone.join(', ')}.`}
      </p>
    </>
  )
}

function OfPool({
  scenario,
  of,
  before,
}: {
  readonly scenario: string
  readonly of: PoolWorlds
  readonly before: PoolWorlds | undefined
}) {
  return (
    <ReportTable
      scenario={scenario}
      title={of.name}
      first="World"
      columns={COLUMNS}
      rows={of.worlds.map((world) => ({
        id: world.id,
        name: world.name,
        text: world.name,
        says: sentence(world.says),
        cells: [
          [
            told({
              label: `Nearest death of ${of.name}, ${world.name}`,
              value: world.nearest,
              before: before?.worlds.find(({ id }) => id === world.id)?.nearest,
              safer: 'higher',
            }),
          ],
          [movesOf(world)],
        ],
      }))}
    />
  )
}

function movesOf({ moves, left }: World) {
  const parts = moves.flatMap(({ coin, by }, at) => [`${at > 0 ? ', ' : ''}${coin} `, by])
  const all = left > 0 ? [...parts, ` and ${left} more`] : parts
  return { content: <Sentence parts={all} />, digits: sentence(all) }
}
