// What does holding cost, position by position and pool by pool, along the path of rates chosen? A day, the
// horizon, the share of equity, the move that pays for it, and where the liquidation prices drift meanwhile.

import { Fragment, useState } from 'react'
import type { MarketId } from '../../engine/model/market'
import type { FundingRate } from '../../engine/model/snapshot'
import { typedOwnRate, type PathChoice } from '../../store/select/funding-path'
import {
  fundingOf,
  type FundingOf,
  type FundingRow,
  type FundingTotal,
} from '../../store/select/funding'
import type { PoolFigures, Side } from '../../store/select/sides'
import { poolName, poolsInUse } from '../../store/select/verdict'
import { Button } from '../../ui/Button'
import { Cell } from '../../ui/Cell'
import { editablePercent } from '../../ui/format'
import { asSentence } from '../../ui/typed'
import { Shows } from '../../ui/Shows'
import { ColumnHead, Line, RowHead, Table, TableCell, TableRow } from '../../ui/Table'
import { useExplain, useRisk } from '../use-risk'
import type { Shown } from './shown'
import styles from './FundingTable.module.css'

/** Rows drawn before the reader asks for more. */
const ROWS_AT_ONCE = 40

type OnOwn = (market: MarketId, rate: FundingRate | undefined) => void

export function FundingTable({
  shown,
  of,
  onOwn,
}: {
  readonly shown: Shown
  readonly of: FundingOf
  /** Types a rate of the reader's own for one market, or takes it away. */
  readonly onOwn: OnOwn
}) {
  const [room, setRoom] = useState(ROWS_AT_ONCE)
  const pools = poolsInUse(shown.side).filter(({ pool }) => pool.positions.length > 0)
  const total = pools.reduce((sum, { pool }) => sum + pool.positions.length, 0)
  if (total === 0) return null
  const within = `in ${of.horizon} d`
  return (
    <>
      <Table label="Funding" fits head={<Heads days={of.horizon} />}>
        {withRoom(pools, room).map(({ pool, most }) => (
          <OfPool
            key={pool.id}
            pool={pool}
            most={most}
            shown={shown}
            of={of}
            within={within}
            onOwn={onOwn}
          />
        ))}
      </Table>
      <p className={styles['note']}>
        Paid is below zero, received above. Sums run over the whole horizon, even where a buffer is
        gone sooner.
      </p>
      {total > room && (
        <p className={styles['more']}>
          {room} of {total} positions{' '}
          <Button look="edged" onClick={() => setRoom(room * 3)}>
            Show more
          </Button>
        </p>
      )}
    </>
  )
}

/** The first pools that fit, with how many positions of each. */
function withRoom(pools: readonly PoolFigures[], room: number) {
  let left = room
  return pools.flatMap((pool) => {
    if (left <= 0) return []
    const most = Math.min(left, pool.pool.positions.length)
    left -= most
    return [{ pool, most }]
  })
}

function Heads({ days }: { readonly days: number }) {
  return (
    <>
      <ColumnHead first="Position" second="who pays" />
      <ColumnHead first="Rate" second="every" end />
      <ColumnHead first="A day" second={`${days} d`} end />
      <ColumnHead first="Of equity" second="move that pays" end />
      <ColumnHead first="Liq price" second={`in ${days} d`} end />
    </>
  )
}

function OfPool({
  pool,
  most,
  shown,
  of,
  within,
  onOwn,
}: {
  readonly pool: PoolFigures
  readonly most: number
  readonly shown: Shown
  readonly of: FundingOf
  readonly within: string
  readonly onOwn: OnOwn
}) {
  const { side, before } = shown
  const now = fundingOf(side, pool, of, most)
  const old = before?.poolsById.get(pool.id)
  const was = old === undefined || before === undefined ? undefined : fundingOf(before, old, of)
  const wasOf = new Map(was?.rows.map((row) => [row.id, row]))
  return (
    <Fragment>
      {now.rows.map((row) => (
        <OfPosition
          key={row.id}
          row={row}
          before={wasOf.get(row.id)}
          of={of}
          within={within}
          onOwn={onOwn}
        />
      ))}
      <OfAll
        pool={pool}
        name={poolName(pool, accountsOf(side))}
        total={now.total}
        before={was?.total}
        of={of}
        within={within}
      />
    </Fragment>
  )
}

const accountsOf = (side: Side) => side.scenario.book.accounts.length

/** Why a figure is not known is said above the table and at the end of its pool; here the word is enough. */
function OfPosition({
  row,
  before,
  of,
  within,
  onOwn,
}: {
  readonly row: FundingRow
  readonly before: FundingRow | undefined
  readonly of: FundingOf
  readonly within: string
  readonly onOwn: OnOwn
}) {
  const explain = useExplain()
  const rateUnit = useRisk((state) => state.view.rateUnit)
  const { symbol } = row
  const why = () => explain.position(row.id, 'dragPerDay', of)
  return (
    <TableRow>
      <RowHead>
        <span className={styles['name']}>{symbol}</span>{' '}
        <span className={styles['pays']}>{row.pays}</span>
      </RowHead>
      <TableCell end>
        <Line label="Rate">
          {of.path.rates === 'own' ? (
            <OwnRate row={row} path={of.path} onOwn={onOwn} />
          ) : (
            <Shows
              label={`Rate of ${symbol}`}
              value={row.rate}
              before={before?.rate}
              rateUnit={rateUnit}
              brief
              onExplain={why}
            />
          )}
        </Line>
        <Line label="Every">{row.every}</Line>
      </TableCell>
      <TableCell end>
        <Line label="A day">
          <Shows
            label={`Per day, ${symbol}`}
            value={row.perDay}
            before={before?.perDay}
            tone="signed"
            brief
            onExplain={why}
          />
        </Line>
        <Line label={within}>
          <Shows
            label={`${symbol} ${within}`}
            value={row.horizon}
            before={before?.horizon}
            tone="signed"
            brief
            onExplain={why}
          />
        </Line>
      </TableCell>
      <TableCell end>
        <Line label="Of equity">
          <Shows
            label={`Of equity, ${symbol}`}
            value={row.share}
            before={before?.share}
            brief
            onExplain={why}
          />
        </Line>
        <Line label="Move that pays">
          <Shows label={`Move that pays for ${symbol}`} value={row.paysFor} brief onExplain={why} />
        </Line>
      </TableCell>
      <TableCell end>
        <Line label="Liq price">
          <Shows
            label={`Liquidation price of ${symbol}`}
            value={row.drift?.now ?? row.noPrice}
            before={before && (before.drift?.now ?? before.noPrice)}
            brief
            onExplain={row.drift && (() => explain.position(row.id, 'liquidation'))}
          />
        </Line>
        <Line label={within}>
          <Shows
            label={`Liquidation price of ${symbol} ${within}`}
            value={row.drift?.later ?? row.noPrice}
            before={before && (before.drift?.later ?? before.noPrice)}
            brief
            onExplain={row.drift && why}
          />
        </Line>
      </TableCell>
    </TableRow>
  )
}

/** The rate of one market on the reader's own path: typed here for this market alone. */
function OwnRate({
  row: { market, symbol, rate },
  path: { own, ownOf },
  onOwn,
}: {
  readonly row: FundingRow
  readonly path: PathChoice
  readonly onOwn: OnOwn
}) {
  const rateUnit = useRisk((state) => state.view.rateUnit)
  const mine = ownOf?.get(market)
  const { rate: typed, everyHours } = mine ?? own
  return (
    <Cell
      label={`My rate of ${symbol}, percent per ${everyHours} hours`}
      shown={rate.kind === 'figure' ? rate.shown : undefined}
      rateUnit={rateUnit}
      drafted={mine !== undefined}
      text={`${editablePercent(typed)}%/${everyHours}h`}
      onPreview={(text) => {
        const isBlank = text.trim() === ''
        const found = typedOwnRate(text)
        if (!isBlank && !found.ok) return { kind: 'issue', message: asSentence(found.issue) }
        onOwn(market, found.ok ? found.value : undefined)
        return { kind: 'says', message: isBlank ? 'as the others' : `for ${symbol} alone` }
      }}
      onCommit={() => undefined}
      onAbandon={() => onOwn(market, mine)}
    />
  )
}

function OfAll({
  pool,
  name,
  total,
  before,
  of,
  within,
}: {
  readonly pool: PoolFigures
  readonly name: string
  readonly total: FundingTotal
  readonly before: FundingTotal | undefined
  readonly of: FundingOf
  readonly within: string
}) {
  const explain = useExplain()
  const why = () => explain.pool(pool.id, 'dragPerDay', of)
  const isGone = pool.state.kind === 'known' && pool.state.severity === 'breach'
  // Where the day has no figure its reason stands there; the others say the word.
  return (
    <TableRow>
      <RowHead>
        <span className={styles['all']}>{name}</span> <span className={styles['pays']}>in all</span>
      </RowHead>
      <TableCell end span={2}>
        <Line label="A day">
          <Shows
            label={`Funding per day of ${name}`}
            value={total.perDay}
            before={before?.perDay}
            tone="signed"
            onExplain={why}
          />
        </Line>
        <Line label={within}>
          <Shows
            label={`Funding of ${name} ${within}`}
            value={total.horizon}
            before={before?.horizon}
            tone="signed"
            brief
            onExplain={why}
          />
        </Line>
      </TableCell>
      <TableCell end>
        <Line label="Of equity">
          <Shows
            label={`Of equity, ${name}`}
            value={total.share}
            before={before?.share}
            brief
            onExplain={why}
          />
        </Line>
      </TableCell>
      <TableCell end>
        <Line label="To zero buffer">
          <span className={styles['stack']}>
            <Shows
              label={`Days to zero buffer of ${name}`}
              value={total.days}
              before={before?.days}
              brief={total.perDay.kind === 'words'}
              onExplain={() => explain.pool(pool.id, 'daysLeft', of)}
            />
            {!isGone && <span className={styles['under']}>to zero buffer</span>}
          </span>
        </Line>
      </TableCell>
    </TableRow>
  )
}
