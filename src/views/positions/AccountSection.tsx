// One account: its header, its rows by pool, and a line to add one.

import { useState } from 'react'
import type { Account } from '../../engine/model/book'
import { rowFigures, type RowFigures } from '../../store/select/rows'
import type { PoolFigures, Side } from '../../store/select/sides'
import { poolName } from '../../store/select/verdict'
import { Badge } from '../../ui/Badge'
import { Button } from '../../ui/Button'
import { ColumnHead, Grid, RowHead, TableCell, TableRow } from '../../ui/Table'
import { AccountHeader } from './AccountHeader'
import { AddRow } from './AddRow'
import { PositionRow } from './PositionRow'
import { PoolLine } from './PoolLine'
import { Refusals } from './Refusals'
import styles from './Positions.module.css'

/** Rows drawn before the reader asks for more: what is edited is in sight, and typing stays quick. */
const ROWS_AT_ONCE = 60

export function AccountSection({
  account,
  side,
  before,
}: {
  readonly account: Account
  readonly side: Side
  readonly before: Side | undefined
}) {
  const [drawn, setDrawn] = useState(ROWS_AT_ONCE)
  const pools = side.pools.filter((pool) => pool.account.id === account.id)
  const isolated = pools.some((pool) => pool.pool.kind === 'isolated')
  const total = account.positions.length
  const groups = groupsOf(side, pools, drawn)
  return (
    <section className={styles['account']} aria-label={`Account ${account.name}`}>
      <AccountHeader account={account} side={side} before={before} />
      {total > 0 && (
        <Grid label={`Positions of ${account.name}`} head={<Heads />}>
          {groups.map(({ pool, rows }) => (
            <PoolGroup key={pool.id} pool={pool} rows={rows} before={before} named={isolated} />
          ))}
        </Grid>
      )}
      {total > drawn && (
        <p className={styles['more']}>
          {drawn} of {total} positions{' '}
          <Button look="edged" onClick={() => setDrawn(drawn + ROWS_AT_ONCE * 2)}>
            Show {Math.min(ROWS_AT_ONCE * 2, total - drawn)} more
          </Button>
        </p>
      )}
      <Refusals account={account.id} />
      <AddRow account={account} side={side} />
    </section>
  )
}

/** The first rows of an account, by pool. */
function groupsOf(side: Side, pools: readonly PoolFigures[], most: number) {
  const groups: { readonly pool: PoolFigures; readonly rows: readonly RowFigures[] }[] = []
  let left = most
  for (const pool of pools) {
    const held = pool.pool.positions.slice(0, left)
    left -= held.length
    const rows = held.flatMap(({ id }) => rowFigures(side, id) ?? [])
    if (rows.length > 0) groups.push({ pool, rows })
  }
  return groups
}

function Heads() {
  return (
    <>
      <ColumnHead first="Market" width={11} />
      <ColumnHead first="Size" second="notional" width={12} end />
      <ColumnHead first="Entry" second="mark" width={11} end />
      <ColumnHead first="Margin mode" second="leverage" width={12} end />
      <ColumnHead first="Price P&L" second="funding · fees" width={14} end />
      <ColumnHead first="Maintenance" second="initial" width={12} end />
      <ColumnHead first="Liquidation price" second="distance" width={13} end />
      <ColumnHead first="Funding rate" second="drag / day" width={12} end />
      <ColumnHead first={<span className={styles['hidden']}>Actions</span>} width={3} />
    </>
  )
}

function PoolGroup({
  pool,
  rows,
  before,
  named,
}: {
  readonly pool: PoolFigures
  readonly rows: readonly RowFigures[]
  readonly before: Side | undefined
  readonly named: boolean
}) {
  const was = before?.poolsById.get(pool.id)
  return (
    <>
      {named && (
        <TableRow>
          <RowHead>
            {poolName(pool)}{' '}
            {pool.state.kind === 'known' && pool.state.severity !== 'clear' && (
              <Badge of={pool.state.severity} />
            )}
          </RowHead>
          <TableCell span={8} wide>
            <PoolLine pool={pool} before={was} />
          </TableCell>
        </TableRow>
      )}
      {rows.map((row) => (
        <PositionRow
          key={row.id}
          row={row}
          before={before === undefined ? undefined : rowFigures(before, row.id)}
          compares={before !== undefined}
        />
      ))}
    </>
  )
}
