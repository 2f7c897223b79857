// One bar of equity: what maintenance takes of it, what initial margin asks, what is left as buffer. Below
// it the maintenance part once more, stretched, so that each position's share has room for its name.

import { useId } from 'react'
import type { Inset } from './Crosshair'
import { Hatch } from './Hatch'
import { LETTER, placed, type Label } from './label'
import { Labels } from './Labels'

export interface AnatomyPart {
  readonly id: string
  readonly name: string
  readonly figure: string
  /** Where there is no room for the figure. */
  readonly short: string
  readonly size: number
}

export interface AnatomyBar {
  readonly equity: number
  readonly maintenance: number
  readonly initial: number
  readonly parts: readonly AnatomyPart[]
}

export interface AnatomyData {
  readonly now: AnatomyBar
  readonly before?: AnatomyBar | undefined
  /** What the marks say. */
  readonly texts: {
    readonly equity: string
    readonly maintenance: string
    readonly initial: string
    readonly buffer: string
  }
  readonly isBreached: boolean
}

const TOP = 40
const BAR = 24
const GHOST = 6
const GAP = 26
const PARTS = 40
const PARTS_TOP = TOP + BAR + GAP
const HEIGHT = PARTS_TOP + PARTS + 4
/** Narrower than this a part has no room for its name. */
const NAMED = 58

const INSET: Inset = { left: 1, right: 1, top: TOP - GHOST, bottom: 0 }
export const anatomyInset = (): Inset => INSET

/** Middles of the parts, as shares of their sum: where a crosshair can stand. */
export function partStops({ parts, maintenance }: AnatomyBar): readonly number[] {
  let from = 0
  return parts.map(({ size }) => {
    const middle = (from + size / 2) / maintenance
    from += size
    return middle
  })
}

export function Anatomy({
  data,
  width,
  stop,
}: {
  readonly data: AnatomyData
  readonly width: number
  readonly stop: number | undefined
}) {
  const hatch = useId()
  const scale = scaleOf(data, width)
  const { now, before } = data
  const zero = scale(0)
  const maintained = scale(now.maintenance)
  return (
    <svg width={width} height={HEIGHT} aria-hidden="true">
      <defs>
        <Hatch id={hatch} />
      </defs>
      {before !== undefined && <Ghost of={before} scale={scale} />}
      {now.maintenance > 0 && <Stretch from={zero} to={maintained} width={width} />}
      <Span from={zero} to={scale(now.equity)} fill="var(--s3)" />
      <Span
        from={zero}
        to={Math.min(maintained, Math.max(zero, scale(now.equity)))}
        fill="var(--t3)"
      />
      {data.isBreached && <Span from={scale(now.equity)} to={maintained} fill={`url(#${hatch})`} />}
      <path
        d={`M${scale(now.initial)} ${TOP - 4}v${BAR + 8}`}
        stroke="var(--t1)"
        strokeWidth="1.5"
        strokeDasharray="3 2"
      />
      <path d={`M${maintained} ${TOP - 4}v${BAR + 8}`} stroke="var(--t1)" strokeWidth="1.5" />
      <Labels
        labels={placed(marksOf(data, scale), {
          left: 0,
          right: width,
          top: 0,
          bottom: TOP + BAR,
        })}
      />
      <Parts of={now} width={width} stop={stop} />
    </svg>
  )
}

type Scale = (value: number) => number

/** From nothing, or from an equity below it, to the most that any mark needs. */
function scaleOf({ now, before }: AnatomyData, width: number): Scale {
  const bars = before === undefined ? [now] : [now, before]
  const low = Math.min(0, ...bars.map(({ equity }) => equity))
  const high = Math.max(...bars.flatMap((bar) => [bar.equity, bar.maintenance, bar.initial]))
  const range = high > low ? high - low : 1
  return (value) => 1 + ((value - low) / range) * (width - 2)
}

function Span({
  from,
  to,
  fill,
}: {
  readonly from: number
  readonly to: number
  readonly fill: string
}) {
  return (
    <rect
      x={Math.min(from, to)}
      y={TOP}
      width={Math.abs(to - from)}
      height={BAR}
      fill={fill}
      stroke="var(--line-strong)"
      strokeWidth="1"
    />
  )
}

/** The baseline's bar: a dashed line to its equity, with its two marks. */
function Ghost({ of, scale }: { readonly of: AnatomyBar; readonly scale: Scale }) {
  const y = TOP - GHOST
  return (
    <path
      d={`M${scale(0)} ${y}H${scale(of.equity)}M${scale(of.maintenance)} ${y - 4}v8M${scale(of.initial)} ${y - 4}v8M${scale(of.equity)} ${y - 4}v8`}
      fill="none"
      stroke="var(--t3)"
      strokeWidth="1.5"
      strokeDasharray="5 4"
    />
  )
}

/** From the maintenance part of the bar down to the whole width below it. */
function Stretch({
  from,
  to,
  width,
}: {
  readonly from: number
  readonly to: number
  readonly width: number
}) {
  return (
    <path
      d={`M${from} ${TOP + BAR}L1 ${PARTS_TOP}M${to} ${TOP + BAR}L${width - 1} ${PARTS_TOP}`}
      stroke="var(--line-strong)"
      strokeWidth="1"
      fill="none"
    />
  )
}

function marksOf(data: AnatomyData, scale: Scale): readonly Label[] {
  const { now, texts } = data
  return [
    bufferLabel(data, scale),
    { text: texts.maintenance, x: scale(now.maintenance), y: TOP - 12, anchor: 'middle' },
    { text: texts.initial, x: scale(now.initial), y: TOP - 12, anchor: 'middle' },
    { text: texts.equity, x: scale(now.equity), y: TOP - 12, anchor: 'end' },
  ]
}

/**
 * The buffer's name stands in the bar, in the widest stretch between its marks; beside the bar of a pool that
 * is gone. Where no stretch holds it, it goes to the others above the bar.
 */
function bufferLabel({ now, texts, isBreached }: AnatomyData, scale: Scale): Label {
  const [maintained, equity] = [scale(now.maintenance), scale(now.equity)]
  const initial = scale(now.initial)
  const [low, middle, high] = isBreached
    ? [equity, maintained, Math.max(maintained, initial)]
    : [maintained, Math.min(initial, equity), equity]
  const [from, to] = middle - low > high - middle ? [low, middle] : [middle, high]
  const base = { text: texts.buffer, tone: isBreached ? 'crit' : 'plain' } as const
  return to - from >= texts.buffer.length * LETTER + 12
    ? { ...base, x: (from + to) / 2, y: TOP + BAR / 2 + 4, anchor: 'middle' }
    : { ...base, x: Math.max(maintained, equity), y: TOP - 12, anchor: 'end' }
}

function Parts({
  of,
  width,
  stop,
}: {
  readonly of: AnatomyBar
  readonly width: number
  readonly stop: number | undefined
}) {
  const scale = (value: number) => 1 + (value / of.maintenance) * (width - 2)
  let from = 0
  return of.parts.map(({ id, name, figure, short, size }, at) => {
    const [left, right] = [scale(from), scale(from + size)]
    from += size
    return (
      <g key={id}>
        <rect
          x={left}
          y={PARTS_TOP}
          width={Math.max(0, right - left)}
          height={PARTS}
          fill={at === stop ? 'var(--s3)' : 'var(--s2)'}
          stroke={at === stop ? 'var(--t1)' : 'var(--line-strong)'}
          strokeWidth="1"
        />
        {right - left >= NAMED && (
          <PartName left={left} width={right - left} name={name} figures={[figure, short]} />
        )}
      </g>
    )
  })
}

/** Name above, figure below, cut where they would run into the neighbour. */
function PartName({
  left,
  width,
  name,
  figures,
}: {
  readonly left: number
  readonly width: number
  readonly name: string
  /** The longest that fits is taken. */
  readonly figures: readonly string[]
}) {
  const room = Math.floor((width - 12) / LETTER)
  const cut = (text: string) => (text.length <= room ? text : `${text.slice(0, room - 1)}…`)
  const figure = figures.find((text) => text.length <= room)
  return (
    <>
      <text x={left + 8} y={PARTS_TOP + 16} fill="var(--t1)" fontSize="12" fontWeight="560">
        {cut(name)}
      </text>
      {figure !== undefined && (
        <text x={left + 8} y={PARTS_TOP + 32} fill="var(--t2)" fontSize="12">
          {figure}
        </text>
      )}
    </>
  )
}
