// How far is the end if prices hang together otherwise than assumed, and what if a hedge stops following?

import { useCallback } from 'react'
import { poolInView, poolName } from '../../store/select/verdict'
import { worldsFinding, worldsOf, type World } from '../../store/select/worlds'
import { Shows, Sentence } from '../../ui/Shows'
import { ColumnHead, Line, RowHead, Table, TableCell, TableRow } from '../../ui/Table'
import { Bench } from '../../ui/Bench'
import { useRisk, useSidesLater } from '../use-risk'
import { Finding, Opened, useAsked } from './Finding'
import { useWorked } from '../../ui/use-worked'
import styles from './Benches.module.css'

export function Worlds() {
  const sides = useSidesLater()
  const chosen = useRisk((state) => state.view.pool)
  const show = useRisk((state) => state.view.show)
  const side = show === 'baseline' ? sides.baseline : sides.draft
  const pool = poolInView(side, chosen)
  const { isAsked, waits, onOpen } = useAsked(pool?.pool.positions.length ?? 0)
  const plan = useCallback(() => (pool === undefined ? [] : worldsOf(side, pool)), [side, pool])
  const worlds = useWorked(isAsked ? plan : undefined)
  if (pool === undefined || pool.pool.positions.length === 0) return null
  const name = poolName(pool, side.scenario.book.accounts.length)
  const isDraft = !sides.same && show !== 'baseline'
  const finding = (
    <Finding parts={worlds && worldsFinding(worlds)} isDraft={isDraft} waits={waits} />
  )
  return (
    <Bench id="bench-worlds" title="Correlation and hedges" finding={finding}>
      <Opened onOpen={onOpen} />
      {worlds !== undefined && (
        <Table label={`Worlds of ${name}`} head={<Heads />}>
          {worlds.map((world) => (
            <Row key={world.id} world={world} base={worlds[0]} />
          ))}
        </Table>
      )}
      <p className={styles['note']}>
        Nearest death of {name} with the same positions, marks and volatilities, under other
        correlations. The joint limit needs none of them and stays as it is.
      </p>
    </Bench>
  )
}

function Heads() {
  return (
    <>
      <ColumnHead first="World" />
      <ColumnHead first="Nearest death" end />
      <ColumnHead first="Moves that liquidate" end />
    </>
  )
}

function Row({ world, base }: { readonly world: World; readonly base: World | undefined }) {
  return (
    <TableRow>
      <RowHead>
        {world.name}{' '}
        <span className={styles['says']}>
          <Sentence parts={world.says} />
        </span>
      </RowHead>
      <TableCell end>
        <Line label="Nearest death">
          <Shows
            label={`Nearest death, ${world.name}`}
            value={world.nearest}
            before={world === base ? undefined : base?.nearest}
            safer="higher"
          />
        </Line>
      </TableCell>
      <TableCell end>
        <Line label="Moves">
          <span className={styles['moves']}>
            {world.moves.map(({ coin, by }) => (
              <span key={coin} className={styles['move']}>
                <Sentence parts={[`${coin} `, by]} />
              </span>
            ))}
            {world.left > 0 && <span>and {world.left} more</span>}
          </span>
        </Line>
      </TableCell>
    </TableRow>
  )
}
