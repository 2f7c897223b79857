// One line about a pool above its rows: what carries it and how far it is from its end.

import type { PoolFigure } from '../../engine/model/explanation'
import { poolValues } from '../../store/select/pool-values'
import type { PoolFigures } from '../../store/select/sides'
import type { Safer } from '../../ui/Figure'
import { Shows, type Answer } from '../../ui/Shows'
import { useExplain } from '../use-risk'
import styles from './Positions.module.css'

export function PoolLine({
  pool,
  before,
}: {
  readonly pool: PoolFigures
  readonly before: PoolFigures | undefined
}) {
  const now = poolValues(pool)
  const was = before === undefined ? undefined : poolValues(before)
  if (pool.state.kind !== 'known') {
    // Equity, buffer and joint limit have one reason to be unknown: it is said once.
    return (
      <div className={styles['poolLine']}>
        <Shows label="Equity" value={now.equity} before={was?.equity} />
      </div>
    )
  }
  return (
    <div className={styles['poolLine']}>
      <Item
        pool={pool.id}
        name="equity"
        label="equity"
        value={now.equity}
        before={was?.equity}
        safer="higher"
      />
      <Item
        pool={pool.id}
        name="buffer"
        label="buffer"
        value={now.buffer}
        before={was?.buffer}
        safer="higher"
      />
      <Item
        pool={pool.id}
        name="joint"
        label="joint limit"
        value={now.joint}
        before={was?.joint}
        safer="farther from zero"
      />
    </div>
  )
}

function Item({
  pool,
  name,
  label,
  value,
  before,
  safer,
}: {
  readonly pool: string
  readonly name: PoolFigure
  readonly label: string
  readonly value: Answer
  readonly before: Answer | undefined
  readonly safer: Safer
}) {
  const explain = useExplain()
  return (
    <span>
      <span className={styles['term']}>{label}</span>{' '}
      <Shows
        label={label}
        value={value}
        before={before}
        safer={safer}
        onExplain={() => explain.pool(pool, name)}
      />
    </span>
  )
}
