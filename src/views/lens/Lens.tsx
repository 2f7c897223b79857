// The lens: how equity is spent, what prices do to it, and what funding does to it. Drawn after the digits:
// a keystroke paints the figures first and the charts when there is time.

import { lazy, Suspense } from 'react'
import { poolInView, poolName, poolsInUse } from '../../store/select/verdict'
import { Select } from '../../ui/Field'
import { Tabs } from '../../ui/Tabs'
import { useActions, useRisk, useSidesLater } from '../use-risk'
import { Buffers } from './Buffers'
import type { Shown } from './shown'
import styles from './Lens.module.css'

// The chart library is heavy: it is fetched when a chart of lines is first opened.
const Curve = lazy(async () => ({ default: (await import('./Curve')).Curve }))
const Frontier = lazy(async () => ({ default: (await import('./Frontier')).Frontier }))
const Erosion = lazy(async () => ({ default: (await import('./Erosion')).Erosion }))

export function Lens() {
  const sides = useSidesLater()
  const show = useRisk((state) => state.view.show)
  const chosen = useRisk((state) => state.view.pool)
  const tab = useRisk((state) => state.view.lens)
  const { look } = useActions()
  const side = show === 'baseline' ? sides.baseline : sides.draft
  const shown: Shown = {
    side,
    before: show === 'both' && !sides.same ? sides.baseline : undefined,
    isDraft: show !== 'baseline' && !sides.same,
  }
  const pool = poolInView(side, chosen)
  if (pool === undefined) return null
  const name = poolName(pool, side.scenario.book.accounts.length)
  const of = {
    shown,
    pool,
    name,
    before: shown.before?.poolsById.get(pool.id),
    choice: <PoolChoice shown={shown} pool={pool.id} />,
  }
  return (
    <section className={styles['lens']} aria-label="Lens">
      <Tabs
        label="Lens"
        value={tab}
        onChoose={(lens) => look({ lens })}
        tabs={[
          { value: 'buffers', text: 'Buffers', panel: <Buffers shown={shown} /> },
          {
            value: 'curve',
            text: 'Curve',
            panel: (
              <Later>
                <Curve key={pool.id} {...of} />
              </Later>
            ),
          },
          {
            value: 'funding',
            text: 'Funding',
            panel: (
              <Later>
                <Erosion {...of} />
              </Later>
            ),
          },
          {
            value: 'frontier',
            text: 'Frontier',
            panel: (
              <Later>
                <Frontier {...of} />
              </Later>
            ),
          },
        ]}
      />
    </section>
  )
}

function Later({ children }: { readonly children: React.ReactNode }) {
  return (
    <Suspense fallback={<p className={styles['waiting']}>Drawing…</p>}>
      <div className={styles['tab']}>{children}</div>
    </Suspense>
  )
}

/** The pool the page speaks of. One pool leaves nothing to choose. */
function PoolChoice({ shown, pool }: { readonly shown: Shown; readonly pool: string }) {
  const { look } = useActions()
  const pools = poolsInUse(shown.side)
  if (pools.length < 2) return null
  const accounts = shown.side.scenario.book.accounts.length
  return (
    <Select
      label="Pool drawn"
      beside
      value={pool}
      choices={pools.map((each) => ({ value: each.id, text: poolName(each, accounts) }))}
      onChoose={(id) => look({ pool: id })}
    />
  )
}
