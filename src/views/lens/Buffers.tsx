// How is each pool's equity spent, and whose maintenance eats what?

import { useState } from 'react'
import { Anatomy, anatomyInset, partStops, type AnatomyBar } from '../../charts/Anatomy'
import { Frame } from '../../charts/Frame'
import type { Reading, Twin } from '../../charts/Framed'
import { anatomyOf, type Anatomy as Parts } from '../../store/select/anatomy'
import type { PoolFigures } from '../../store/select/sides'
import { poolName, poolsInUse } from '../../store/select/verdict'
import { Button } from '../../ui/Button'
import { format } from '../../ui/format'
import type { Answer } from '../../ui/Shows'
import type { Shown } from './shown'
import styles from './Lens.module.css'

/** Bars drawn before the reader asks for more. */
const POOLS_AT_ONCE = 6

export function Buffers({ shown }: { readonly shown: Shown }) {
  const [drawn, setDrawn] = useState(POOLS_AT_ONCE)
  const pools = poolsInUse(shown.side)
  const accounts = shown.side.scenario.book.accounts.length
  return (
    <div className={styles['pools']}>
      {pools.slice(0, drawn).map((pool) => (
        <OfPool
          key={pool.id}
          pool={pool}
          name={poolName(pool, accounts)}
          before={shown.before?.poolsById.get(pool.id)}
        />
      ))}
      {pools.length > drawn && (
        <p className={styles['words']}>
          {drawn} of {pools.length} pools{' '}
          <Button look="edged" onClick={() => setDrawn(drawn * 2)}>
            Show more
          </Button>
        </p>
      )}
    </div>
  )
}

function OfPool({
  pool,
  name,
  before,
}: {
  readonly pool: PoolFigures
  readonly name: string
  readonly before: PoolFigures | undefined
}) {
  const found = anatomyOf(pool)
  if (found.kind === 'words') {
    return (
      <p className={styles['words']}>
        {name}, {found.text}
      </p>
    )
  }
  const was = before === undefined ? undefined : anatomyOf(before)
  const parts = was?.kind === 'known' ? was : undefined
  const bar = barOf(found)
  const ghost = parts === undefined || isAlike(parts, found) ? undefined : barOf(parts)
  return (
    <Frame
      title={`${name}: equity, margins and buffer`}
      stops={found.slices.length === 0 ? WHOLE : partStops(bar)}
      range={FRACTION}
      rest={0}
      inset={anatomyInset}
      read={(stop) => read(found, ghost === undefined ? undefined : parts, stop)}
      twin={() => twinOf(found)}
      notes={
        was?.kind === 'words' ? [`Baseline ${was.text}.`] : ghost === undefined ? NO_NOTES : DASHED
      }
    >
      {({ width, stop, isHeld }) => (
        <Anatomy
          data={{
            now: bar,
            before: ghost,
            isBreached: found.isBreached,
            texts: {
              equity: `equity ${textOf(found.equity)}`,
              maintenance: `maintenance ${textOf(found.maintenance)}`,
              initial: `initial ${textOf(found.initial)}`,
              buffer: found.isBreached
                ? `liquidated, buffer ${textOf(found.buffer)}`
                : `buffer ${textOf(found.buffer)}`,
            },
          }}
          width={width}
          stop={isHeld ? stop : undefined}
        />
      )}
    </Frame>
  )
}
const FRACTION: readonly [number, number] = [0, 1]
const WHOLE: readonly number[] = [0.5]
const NO_NOTES: readonly string[] = []
const DASHED = ['The dashed line above the bar is the baseline, with the same three marks.']

/** An edit elsewhere leaves a pool as it was: nothing to compare. */
function isAlike(a: Parts, b: Parts): boolean {
  return (
    a.size.equity === b.size.equity &&
    a.size.maintenance === b.size.maintenance &&
    a.size.initial === b.size.initial
  )
}

function textOf(answer: Answer): string {
  return answer.kind === 'words' ? answer.text : format(answer.shown).text
}

function barOf({ size, slices }: Parts): AnatomyBar {
  return {
    ...size,
    parts: slices.map((slice) => ({
      id: slice.id,
      name: slice.name,
      size: slice.size,
      figure: `${textOf(slice.requirement)} · ${textOf(slice.share)}`,
      short: textOf(slice.share),
    })),
  }
}

function read(now: Parts, was: Parts | undefined, stop: number): readonly Reading[] {
  const slice = now.slices[stop]
  const old = was?.slices.find(({ id }) => id === slice?.id)
  return [
    { label: 'Equity', value: now.equity, before: was?.equity },
    { label: 'Maintenance', value: now.maintenance, before: was?.maintenance },
    { label: 'Initial', value: now.initial, before: was?.initial },
    { label: 'Buffer', value: now.buffer, before: was?.buffer },
    ...(slice === undefined
      ? []
      : [
          { label: `${slice.name} eats`, value: slice.requirement, before: old?.requirement },
          { label: 'Of maintenance', value: slice.share, before: old?.share },
        ]),
  ]
}

function twinOf(parts: Parts): Twin {
  const words = (text: string): Answer => ({ kind: 'words', text })
  return {
    head: ['Part', 'Amount', 'Of maintenance'],
    rows: [
      [words('Equity'), parts.equity, words('')],
      [words('Initial margin'), parts.initial, words('')],
      [words('Maintenance margin'), parts.maintenance, words('')],
      ...parts.slices.map((slice) => [words(slice.name), slice.requirement, slice.share]),
      [words('Buffer'), parts.buffer, words('')],
    ],
  }
}
