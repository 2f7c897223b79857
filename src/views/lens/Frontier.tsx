// Where in a plane of two moves does each pool die? The exact line, the baseline's beside it, and a point to move
// about: what is left there, who dies first, how far along the way.

import { Framed, spoken, type Reading, type Twin } from '../../charts/Framed'
import { PlaneHandle } from '../../charts/PlaneHandle'
import { PlanePlot, type PlaneData, type PlanePool } from '../../charts/PlanePlot'
import type { Look } from '../../charts/plot'
import type { Place } from '../../engine/liquidation/frontier'
import {
  atPoint,
  linePoints,
  sideInPlane,
  type LinePoint,
  type SideInPlane,
} from '../../store/select/frontier'
import { coinsHeld, moveShown, placeOf, type Plane } from '../../store/select/plane'
import { deathInPlane, ringsOf, shadeOf } from '../../store/select/plane-drawn'
import { format, listed } from '../../ui/format'
import type { Answer } from '../../ui/Shows'
import { PlaneChoices } from './PlaneChoices'
import type { ShownPool } from './shown'
import { usePlane } from './use-plane'
import styles from './Lens.module.css'

export function Frontier({ shown, pool, name }: ShownPool) {
  const { side, before, isDraft } = shown
  const of = usePlane(side)
  const { plane, at, onMove } = of
  if (plane === undefined) {
    return (
      <p className={styles['words']}>
        A frontier needs two coins with a mark: with one, its liquidation price says it all.
      </p>
    )
  }
  const now = sideInPlane(side, plane)
  const was = before === undefined ? undefined : withoutSame(sideInPlane(before, plane), now)
  const death = deathInPlane(side, pool, plane)
  const names = now.pools.length > 1 || (was?.pools.length ?? 0) > 0
  const nameOf = (name: string, look: Look) => {
    if (!names) return undefined
    if (now.pools.length < 2) return look
    return look === 'only' ? name : `${name}, ${look}`
  }
  const drawn = (from: typeof now, look: Look): readonly PlanePool[] =>
    from.pools.map(({ id, name, found }) => {
      const label = nameOf(name, look)
      return {
        id,
        look,
        ...(label === undefined ? {} : { name: label }),
        survivors: found.kind === 'drawn' ? found.survivors.map(spotOf) : [],
        lines: found.kind === 'drawn' ? found.lines.map((line) => line.map(spotOf)) : [],
      }
    })
  const point = spotOf(at)
  const reach = plane.reach.toNumber()
  const data: PlaneData = {
    reach,
    xTitle: `move of ${plane.across}`,
    yTitle: `move of ${plane.up}`,
    pools: [
      ...(was === undefined ? [] : drawn(was, 'baseline')),
      ...drawn(now, isDraft ? 'draft' : 'only'),
    ],
    shade: shadeOf(side, plane),
    rings: ringsOf(side.scenario.assumptions, plane),
    death: death && { ...death, name: `nearest death of ${name}` },
    point,
  }
  const title = `${plane.across} and ${plane.up}: where each pool dies`
  const readings = readingsOf(shown, plane, at)
  return (
    <>
      <PlaneChoices plane={plane} coins={coinsHeld(side)} of={of} />
      <Framed
        title={title}
        readings={readings}
        twin={() => twinOf(shown, plane)}
        notes={notesOf(plane, now.leftOut, death !== undefined, (was?.pools.length ?? 0) > 0)}
      >
        {(width) => ({
          drawing: <PlanePlot data={data} width={width} />,
          over: (
            <PlaneHandle
              title={title}
              width={width}
              at={point}
              reach={reach}
              says={[pointInWords(plane, at), spoken(readings)].join('; ')}
              onMove={({ x, y }) => onMove(placeOf(x, y))}
            />
          ),
        })}
      </Framed>
    </>
  )
}

/** The baseline's pools that the draft has changed: two equal lines would hide one another. */
function withoutSame(before: SideInPlane, now: SideInPlane): SideInPlane {
  const pools = before.pools.filter(
    ({ figures }) => !now.pools.some((other) => other.figures === figures),
  )
  return { ...before, pools }
}

function spotOf({ across, up }: Place): { readonly x: number; readonly y: number } {
  return { x: across.toNumber(), y: up.toNumber() }
}

function pointInWords({ across, up }: Plane, at: Place): string {
  return `${across} ${format(moveShown(at.across)).spoken}, ${up} ${format(moveShown(at.up)).spoken}`
}

/** Pools read out at the point; the others are in the table. */
const POOLS_READ = 4

function readingsOf({ side, before }: ShownPool['shown'], plane: Plane, at: Place) {
  const now = atPoint(side, plane, at)
  const was = before === undefined ? undefined : atPoint(before, plane, at)
  const pools = now.pools.slice(0, POOLS_READ).flatMap(({ name, buffer }): readonly Reading[] => {
    const other = was?.pools.find((one) => one.name === name)
    return [{ label: `Buffer, ${name}`, value: buffer, before: other?.buffer }]
  })
  const readings: readonly Reading[] = [
    ...pools,
    { label: 'Dies first', value: now.first, before: was?.first },
    {
      label: 'Dies after, of the way',
      value: now.way,
      before: was?.way,
    },
  ]
  return readings
}

function twinOf({ side, before, isDraft }: ShownPool['shown'], plane: Plane): Twin {
  const rows = (from: typeof side, which: string) =>
    sideInPlane(from, plane).pools.flatMap((pool) =>
      linePoints(pool).map((point): readonly Answer[] => [
        words(pool.name),
        ...(before === undefined ? [] : [words(which)]),
        { kind: 'figure', shown: moveShown(point.across) },
        { kind: 'figure', shown: moveShown(point.up) },
        words(whatOf(point, plane)),
      ]),
    )
  return {
    head: [
      'Pool',
      ...(before === undefined ? [] : ['Side']),
      plane.across,
      plane.up,
      'What is here',
    ],
    rows: [
      ...(before === undefined ? [] : rows(before, 'baseline')),
      ...rows(side, isDraft ? 'draft' : 'baseline'),
    ],
  }
}

function words(text: string): Answer {
  return { kind: 'words', text }
}

function whatOf({ what }: LinePoint, { across, up }: Plane): string {
  switch (what) {
    case 'across alone':
      return `${across} alone`
    case 'up alone':
      return `${up} alone`
    case 'corner':
      return 'the line turns or leaves the window'
  }
}

function notesOf(
  plane: Plane,
  leftOut: readonly string[],
  hasDeath: boolean,
  compares: boolean,
): readonly string[] {
  return [
    ...othersInWords(plane),
    ...(compares ? ['Dashed: the baseline.'] : []),
    'Hatched: liquidated. Shaded: less than three quarters, a half and a quarter of a pool’s buffer is left (approximate).',
    `Rings: moves of ${plane.across} and ${plane.up} of one, two and three standard deviations of a day, as assumed.`,
    ...(hasDeath && plane.rest.length > 0
      ? ['In the nearest death the other coins move as well, so it need not lie on the line.']
      : []),
    ...leftOut,
  ]
}

/** Coins named in a note. */
const NAMED_MAX = 6

function othersInWords({ rest, others, across }: Plane): readonly string[] {
  if (rest.length === 0) return []
  const coins = rest.map(({ coin }) => coin)
  const named =
    coins.length > NAMED_MAX
      ? `${coins.slice(0, NAMED_MAX).join(', ')} and ${coins.length - NAMED_MAX} more`
      : listed(coins)
  const one = coins.length === 1
  switch (others) {
    case 'still':
      return [`${named} ${one ? 'stands' : 'stand'} still.`]
    case 'beta':
      return [
        `${named} ${one ? 'follows' : 'follow'} ${across} by ${one ? 'its' : 'their'} beta: ρ × σ ÷ σ of ${across}, unless typed.`,
      ]
    case 'set':
      return [`${named} ${one ? 'stands' : 'stand'} where set, wherever the others go.`]
  }
}
