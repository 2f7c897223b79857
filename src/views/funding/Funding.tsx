// What does holding cost? Drag of every position, days until funding alone eats the buffer, and where
// the liquidation prices drift meanwhile.

import { useState } from 'react'
import { DRIFT_DAYS } from '../../store/select/drift'
import { fundingRows, lifetimes } from '../../store/select/funding'
import { poolValues } from '../../store/select/pool-values'
import type { PoolFigures, Side } from '../../store/select/sides'
import { poolName, poolsInUse } from '../../store/select/verdict'
import { Button } from '../../ui/Button'
import { Shows } from '../../ui/Shows'
import { ColumnHead, Line, RowHead, Table, TableCell, TableRow } from '../../ui/Table'
import { useExplain, useRisk, useSidesLater } from '../use-risk'
import styles from './Funding.module.css'

export function Funding() {
  const sides = useSidesLater()
  const show = useRisk((state) => state.view.show)
  const side = show === 'baseline' ? sides.baseline : sides.draft
  const pools = poolsInUse(side).filter((pool) => pool.pool.positions.length > 0)
  if (pools.length === 0) return null
  return (
    <section className={styles['funding']} aria-labelledby="funding-title">
      <h2 id="funding-title" className={styles['title']}>
        Funding
        {!sides.same && (
          <span className={styles['which']}>{show === 'baseline' ? 'baseline' : 'draft'}</span>
        )}
      </h2>
      {pools.map((pool) => (
        <OfPool key={pool.id} pool={pool} side={side} />
      ))}
      <p className={styles['note']}>
        Paid is below zero, received above. Rates, marks and sizes are held still; a shorter
        interval or a moving rate changes every figure here.
      </p>
    </section>
  )
}

/** Rows drawn before the reader asks for more. */
const ROWS_AT_ONCE = 60

function OfPool({ pool, side }: { readonly pool: PoolFigures; readonly side: Side }) {
  const explain = useExplain()
  const rateUnit = useRisk((state) => state.view.rateUnit)
  const values = poolValues(pool)
  const name = poolName(pool, side.scenario.book.accounts.length)
  const [drawn, setDrawn] = useState(ROWS_AT_ONCE)
  // A pool that is not known has one reason for every figure: it is said once, at the end.
  const isKnown = pool.state.kind === 'known'
  const total = pool.pool.positions.length
  return (
    <>
      <Table label={`Funding of ${name}`} head={<Heads name={name} />}>
        {fundingRows(side, pool, drawn).map((row) => (
          <TableRow key={row.id}>
            <RowHead>
              {row.symbol} <span className={styles['side']}>{row.pays}</span>
            </RowHead>
            <TableCell end>
              <Line label="Rate">
                <Shows label={`Rate of ${row.symbol}`} value={row.rate} rateUnit={rateUnit} />
              </Line>
            </TableCell>
            <TableCell end>
              <Line label="Interval">{row.every}</Line>
            </TableCell>
            <TableCell end>
              <Line label="Per interval">
                <Shows label="Per interval" value={row.perInterval} tone="signed" brief />
              </Line>
            </TableCell>
            <TableCell end>
              <Line label="Per day">
                <Shows
                  label={`Per day, ${row.symbol}`}
                  value={row.perDay}
                  tone="signed"
                  brief={!isKnown}
                  onExplain={() => explain.position(row.id, 'dragPerDay')}
                />
              </Line>
            </TableCell>
            <TableCell end>
              <Line label="Per year">
                <Shows label="Per year" value={row.perYear} tone="signed" brief />
              </Line>
            </TableCell>
            <TableCell end>
              <Line label="Liquidation price now">
                <Shows
                  label="Liquidation price now"
                  value={row.drift?.now ?? row.noPrice}
                  brief={!isKnown}
                />
              </Line>
            </TableCell>
            {DRIFT_DAYS.map((days, at) => (
              <TableCell key={days} end>
                <Line label={`in ${days} days`}>
                  <Shows
                    label={`Liquidation price in ${days} days`}
                    value={row.drift?.later[at] ?? row.noPrice}
                    brief
                  />
                </Line>
              </TableCell>
            ))}
          </TableRow>
        ))}
      </Table>
      {total > drawn && (
        <p className={styles['more']}>
          {drawn} of {total} positions{' '}
          <Button look="edged" onClick={() => setDrawn(drawn + ROWS_AT_ONCE * 2)}>
            Show {Math.min(ROWS_AT_ONCE * 2, total - drawn)} more
          </Button>
        </p>
      )}
      <dl className={styles['ends']}>
        <div>
          <dt>{name}, per day</dt>
          <dd>
            <Shows
              label={`Drag per day of ${name}`}
              value={values.dragPerDay}
              onExplain={() => explain.pool(pool.id, 'dragPerDay')}
            />
          </dd>
        </div>
        <div>
          <dt>share of equity a day</dt>
          <dd>
            <Shows label="Drag per equity" value={values.dragShare} brief={!isKnown} />
          </dd>
        </div>
        {lifetimes(side, pool).map(({ path, value }) => (
          <div key={path}>
            <dt>days to zero buffer, {path}</dt>
            <dd>
              <Shows
                label={`Days to zero buffer, ${path}`}
                value={value}
                brief={!isKnown}
                onExplain={path === 'today' ? () => explain.pool(pool.id, 'daysLeft') : undefined}
              />
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function Heads({ name }: { readonly name: string }) {
  return (
    <>
      <ColumnHead first={name} />
      <ColumnHead first="Rate" end />
      <ColumnHead first="Interval" end />
      <ColumnHead first="Per interval" end />
      <ColumnHead first="Per day" end />
      <ColumnHead first="Per year" end />
      <ColumnHead first="Liq price now" end />
      {DRIFT_DAYS.map((days) => (
        <ColumnHead key={days} first={`in ${days} d`} end />
      ))}
    </>
  )
}
