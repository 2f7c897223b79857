// One account: its header, its rows by pool, and a line to add one.

import { useState } from 'react'
import type { Account, PositionId } from '../../engine/model/book'
import type { PoolId } from '../../engine/margin/pool'
import { rowGroups, type RowGroup } from '../../store/select/order'
import { rowFigures } from '../../store/select/rows'
import type { Side } from '../../store/select/sides'
import { poolName } from '../../store/select/verdict'
import type { BookColumn } from '../../store/state'
import { Badge } from '../../ui/Badge'
import { ColumnHead, RowHead, TableCell, TableRow } from '../../ui/Table'
import { useRisk, useRiskLater } from '../use-risk'
import { AccountHeader } from './AccountHeader'
import { AddRow } from './AddRow'
import { widthOf } from './columns'
import { PositionRow } from './PositionRow'
import { PoolLine } from './PoolLine'
import { Refusals } from './Refusals'
import { RowWindow, type Drawn } from '../../ui/RowWindow'
import styles from './Positions.module.css'

export function AccountSection({
  account,
  side,
  before,
  shown,
}: {
  readonly account: Account
  readonly side: Side
  readonly before: Side | undefined
  readonly shown: ReadonlySet<BookColumn>
}) {
  const items = useItems(side, account)
  const draw = (at: Drawn) => {
    const item = items[at.index]
    if (item === undefined) return null
    if (item.kind === 'pool') {
      return (
        <PoolRow
          key={item.key}
          pool={item.pool}
          side={side}
          before={before}
          span={shown.size}
          at={at}
        />
      )
    }
    const row = rowFigures(side, item.position)
    if (row === undefined) return null
    return (
      <PositionRow
        key={item.key}
        row={row}
        side={side}
        before={before === undefined ? undefined : rowFigures(before, row.id)}
        beforeSide={before}
        shown={shown}
        at={at}
        next={positionAt(items, at.index + 1)}
        last={positionAt(items, at.index - 1)}
      />
    )
  }
  return (
    <section className={styles['account']} aria-label={`Account ${account.name}`}>
      <AccountHeader account={account} side={side} before={before} />
      {items.length > 0 && (
        <RowWindow
          label={`Positions of ${account.name}`}
          head={<Heads shown={shown} />}
          columns={shown.size}
          keys={items.map(({ key }) => key)}
          draw={draw}
        />
      )}
      <Refusals account={account.id} />
      <AddRow account={account} side={side} />
    </section>
  )
}

type Item =
  | { readonly kind: 'pool'; readonly key: string; readonly pool: PoolId }
  | { readonly kind: 'row'; readonly key: string; readonly position: PositionId }

function positionAt(items: readonly Item[], at: number): PositionId | undefined {
  const item = items[at]
  return item?.kind === 'row' ? item.position : undefined
}

/** The rows in their order, pool by pool. While a cell is typed in they stay where they are. */
function useItems(side: Side, account: Account): readonly Item[] {
  const order = useRisk((state) => state.view.order)
  // Of the same moment as the side, or rows would move and move back for a frame.
  const isTyping = useRiskLater((state) => state.history.past.at(-1)?.join !== undefined)
  const stays = isTyping && order !== 'book'
  const [kept, setKept] = useState(() => rowGroups(side, account, order))
  const now = stays ? kept : rowGroups(side, account, order)
  if (now !== kept) setKept(now)
  return itemsOf(now)
}

function itemsOf(groups: readonly RowGroup[]): readonly Item[] {
  const named = groups.some(({ pool }) => pool.pool.kind === 'isolated')
  return groups.flatMap(({ pool, positions }) => [
    ...(named ? [{ kind: 'pool' as const, key: `pool ${pool.id}`, pool: pool.id }] : []),
    ...positions.map(({ id }) => ({ kind: 'row' as const, key: id, position: id })),
  ])
}

function Heads({ shown }: { readonly shown: ReadonlySet<BookColumn> }) {
  const inUsd = useRisk((state) => state.view.sizeUnit === 'usd')
  return (
    <>
      <ColumnHead first="Market" second="share of nearest death" width={widthOf('market', shown)} />
      <ColumnHead
        first={inUsd ? 'Notional' : 'Size'}
        second={inUsd ? 'size' : 'notional'}
        width={widthOf('size', shown)}
        end
      />
      {HEADS.map(
        ({ id, first, second }) =>
          shown.has(id) && (
            <ColumnHead key={id} first={first} second={second} width={widthOf(id, shown)} end />
          ),
      )}
      <ColumnHead
        first={<span className={styles['hidden']}>Actions</span>}
        width={widthOf('actions', shown)}
      />
    </>
  )
}

/** The columns that can be hidden, in the order a row draws them. */
const HEADS: readonly {
  readonly id: BookColumn
  readonly first: string
  readonly second: string
}[] = [
  { id: 'entry', first: 'Entry', second: 'mark' },
  { id: 'mode', first: 'Margin mode', second: 'leverage' },
  { id: 'pnl', first: 'Price P&L', second: 'funding · fees' },
  { id: 'margin', first: 'Maintenance', second: 'initial' },
  { id: 'liquidation', first: 'Liquidation price', second: 'distance' },
  { id: 'funding', first: 'Funding rate', second: 'drag / day' },
]

function PoolRow({
  pool: id,
  side,
  before,
  span,
  at,
}: {
  readonly pool: PoolId
  readonly side: Side
  readonly before: Side | undefined
  readonly span: number
  readonly at: Drawn
}) {
  const pool = side.poolsById.get(id)
  if (pool === undefined) return null
  return (
    <TableRow index={at.index} measure={at.measure}>
      <RowHead>
        <span className={styles['poolName']}>
          {poolName(pool)}
          {pool.state.kind === 'known' && pool.state.severity !== 'clear' && (
            <Badge of={pool.state.severity} />
          )}
        </span>
      </RowHead>
      <TableCell span={span + 2} wide>
        <PoolLine pool={pool} before={before?.poolsById.get(id)} />
      </TableCell>
    </TableRow>
  )
}
