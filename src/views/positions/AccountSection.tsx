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
import { useRisk } from '../use-risk'
import { AccountHeader } from './AccountHeader'
import { AddRow } from './AddRow'
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
  const isTyping = useRisk((state) => state.history.past.at(-1)?.join !== undefined)
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
  const widths = shown.size === 3 ? WIDTHS_OF_THREE : undefined
  return (
    <>
      <ColumnHead
        first="Market"
        second="share of nearest death"
        width={widths?.market ?? (shown.size > 3 ? 20 : 30)}
      />
      <ColumnHead
        first={inUsd ? 'Notional' : 'Size'}
        second={inUsd ? 'size' : 'notional'}
        {...(widths && { width: widths.size })}
        end
      />
      {shown.has('entry') && (
        <ColumnHead first="Entry" second="mark" {...(widths && { width: widths.entry })} end />
      )}
      {shown.has('mode') && <ColumnHead first="Margin mode" second="leverage" end />}
      {shown.has('pnl') && <ColumnHead first="Price P&L" second="funding · fees" end />}
      {shown.has('margin') && <ColumnHead first="Maintenance" second="initial" end />}
      {shown.has('liquidation') && (
        <ColumnHead
          first="Liquidation price"
          second="distance"
          {...(widths && { width: widths.liquidation })}
          end
        />
      )}
      {shown.has('funding') && (
        <ColumnHead
          first="Funding rate"
          second="drag / day"
          {...(widths && { width: widths.funding })}
          end
        />
      )}
      <ColumnHead first={<span className={styles['hidden']}>Actions</span>} width={5} />
    </>
  )
}

/** Shares of the width where the book stands beside the lens: a before and an after fit each. */
const WIDTHS_OF_THREE = { market: 27, size: 15, entry: 14, liquidation: 21.5, funding: 17.5 }

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
        {poolName(pool)}{' '}
        {pool.state.kind === 'known' && pool.state.severity !== 'clear' && (
          <Badge of={pool.state.severity} />
        )}
      </RowHead>
      <TableCell span={span + 2} wide>
        <PoolLine pool={pool} before={before?.poolsById.get(id)} />
      </TableCell>
    </TableRow>
  )
}
