// The report: the whole scenario on paper. Every figure comes from the same selectors as the page, in the state
// the page is looking at; what takes time is worked out while the reader reads.

import { useCallback, type ReactNode } from 'react'
import { realisedOf } from '../../store/select/report-realised'
import { stressOf, type StressRow } from '../../store/select/report-stress'
import type { Side } from '../../store/select/sides'
import { worldsOf, type World } from '../../store/select/worlds'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { useWorked } from '../../ui/use-worked'
import { useRisk, useSidesLater } from '../use-risk'
import { FundingPart } from './FundingPart'
import { RealisedPart } from './RealisedPart'
import { ReportHead } from './ReportHead'
import { RestsPart } from './RestsPart'
import { StressPart, type Stressed } from './StressPart'
import { poolsTold, type ToldOf } from './told-of'
import { VerdictPart } from './VerdictPart'
import { WorldsPart, type PoolWorlds } from './WorldsPart'
import styles from './Report.module.css'

export function Report({ onClose }: { readonly onClose: () => void }) {
  const sides = useSidesLater()
  const show = useRisk((state) => state.view.show)
  const chosen = useRisk((state) => state.view.pool)
  const payments = useRisk((state) => state.document.realisedFunding)
  const isDraft = show !== 'baseline' && !sides.same
  const of: ToldOf = {
    side: isDraft ? sides.draft : sides.baseline,
    before: isDraft && show === 'both' ? sides.baseline : undefined,
    isDraft,
  }
  const scenario = of.side.scenario.name
  const now = useSideWorked(of.side)
  const before = useSideWorked(of.before)
  const isReady = now !== undefined && (of.before === undefined || before !== undefined)
  const holdsAny = poolsTold(of).length > 0
  const parts: readonly (readonly [title: string, part: ReactNode])[] = [
    ['Verdict', <VerdictPart key="verdict" of={of} chosen={chosen} />],
    ...(holdsAny ? partsOfHeld() : []),
    ...(payments === undefined || payments.length === 0
      ? []
      : [
          [
            'Realised funding',
            <RealisedPart key="realised" scenario={scenario} of={realisedOf(payments, of.side)} />,
          ] as const,
        ]),
    ['Assumptions', <RestsPart key="rests" side={of.side} />],
  ]
  function partsOfHeld() {
    const wait = <p className={styles['waiting']}>Working it out…</p>
    return [
      [
        'Stress grid',
        isReady ? (
          <StressPart
            key="stress"
            scenario={scenario}
            now={now.stress}
            before={before?.stress ?? []}
          />
        ) : (
          wait
        ),
      ],
      [
        'Correlation worlds',
        isReady ? (
          <WorldsPart
            key="worlds"
            scenario={scenario}
            now={now.worlds}
            before={before?.worlds ?? []}
          />
        ) : (
          wait
        ),
      ],
      ['Funding', <FundingPart key="funding" of={of} />],
    ] as const
  }
  return (
    <Dialog
      title="Report"
      size="page"
      onClose={onClose}
      foot={
        <>
          <span className={styles['hint']}>
            {isReady || !holdsAny
              ? 'Prints on A4 or Letter, light on any theme'
              : 'Working it out…'}
          </span>
          <Button look="main" disabled={!isReady && holdsAny} onClick={() => window.print()}>
            Print
          </Button>
        </>
      }
    >
      <article className={styles['report']}>
        <ReportHead of={of} sides={sides} />
        {parts.map(([title, part], at) => (
          <section key={title} className={styles['part']} aria-label={title}>
            <h3 className={styles['title']}>
              {at + 1} {title}
            </h3>
            {part}
          </section>
        ))}
      </article>
    </Dialog>
  )
}

interface SideWorked {
  readonly stress: readonly Stressed[]
  readonly worlds: readonly PoolWorlds[]
}

type Task =
  | { readonly kind: 'stress'; readonly id: Stressed['id']; readonly rows: readonly StressRow[] }
  | { readonly kind: 'world'; readonly pool: string; readonly world: World }

/** The stress grid and the worlds of a side, some rows at a time while nobody types. */
function useSideWorked(side: Side | undefined): SideWorked | undefined {
  const plan = useCallback(() => (side === undefined ? [] : tasksOf(side)), [side])
  const found = useWorked(side === undefined ? undefined : plan)
  if (side === undefined || found === undefined) return undefined
  const stress = stressOf(side).map(({ id, shocks }) => ({
    id,
    shocks,
    rows: found.flatMap((one) => (one.kind === 'stress' && one.id === id ? one.rows : [])),
  }))
  const worlds = poolsTold({ side, before: undefined, isDraft: false }).map(({ pool, name }) => ({
    id: pool.id,
    name,
    worlds: found.flatMap((one) =>
      one.kind === 'world' && one.pool === pool.id ? [one.world] : [],
    ),
  }))
  return { stress, worlds }
}

function tasksOf(side: Side): readonly (() => Task)[] {
  const stress = stressOf(side).flatMap(({ id, rows }) =>
    inParts(rows).map((part) => (): Task => ({
      kind: 'stress',
      id,
      rows: part.map((work) => work()),
    })),
  )
  const worlds = poolsTold({ side, before: undefined, isDraft: false }).flatMap(({ pool }) =>
    worldsOf(side, pool).map((work) => (): Task => ({
      kind: 'world',
      pool: pool.id,
      world: work(),
    })),
  )
  return [...stress, ...worlds]
}

/** Rows of the grid worked out at once: a browser that is busy lets a task in only now and then. */
const ROWS_AT_ONCE = 16

function inParts<T>(list: readonly T[]): readonly (readonly T[])[] {
  const parts: (readonly T[])[] = []
  for (let from = 0; from < list.length; from += ROWS_AT_ONCE) {
    parts.push(list.slice(from, from + ROWS_AT_ONCE))
  }
  return parts
}
