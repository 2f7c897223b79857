// Two moves as a plane: the exact line at which each pool dies, hatched beyond it, shaded the nearer it is, with
// rings of equal likelihood around the marks. Plain numbers in.

import { useId } from 'react'
import { Hatch } from './Hatch'
import { placed, type Label, type Trace } from './label'
import { AxisTitle, Labels } from './Labels'
import { STROKE, WIDTH, type Look } from './plot'
import { PLANE_INSET, planeHeight, planeScale, type PlaneScale } from './plane-scale'
import { ticks } from './ticks'

export interface Spot {
  readonly x: number
  readonly y: number
}

export interface PlanePool {
  readonly id: string
  readonly look: Look
  /** Stands beside the line, where there are several. */
  readonly name?: string
  /** Who lives: the corners of a convex polygon. */
  readonly survivors: readonly Spot[]
  readonly lines: readonly (readonly Spot[])[]
}

/** Equal rectangles over the window, row by row from the lowest; 0 is far from the line, 1 is on it. */
export interface Shade {
  readonly columns: number
  readonly rows: number
  readonly levels: readonly number[]
}

export interface PlaneData {
  /** The window goes from minus this to plus this, both ways. */
  readonly reach: number
  readonly xTitle: string
  readonly yTitle: string
  readonly pools: readonly PlanePool[]
  readonly shade: Shade | undefined
  readonly rings: readonly { readonly name: string; readonly spots: readonly Spot[] }[]
  readonly death: (Spot & { readonly name: string }) | undefined
  readonly point: Spot
}

export function PlanePlot({ data, width }: { readonly data: PlaneData; readonly width: number }) {
  const [hatch, clip] = [useId(), useId()]
  const height = planeHeight(width)
  const scale = planeScale(width, data.reach)
  const { left, right, top, bottom } = PLANE_INSET
  const area = { left, right: width - right, top, bottom: height - bottom }
  const [x0, y0] = [scale.x(0), scale.y(0)]
  const drawn = data.pools.filter(({ look }) => look !== 'baseline')
  return (
    <svg width={width} height={height} aria-hidden="true">
      <defs>
        <Hatch id={hatch} />
        <clipPath id={clip}>
          <rect
            x={area.left}
            y={area.top}
            width={area.right - area.left}
            height={area.bottom - area.top}
          />
        </clipPath>
      </defs>
      <g clipPath={`url(#${clip})`}>
        {data.shade !== undefined && <Shading of={data.shade} scale={scale} reach={data.reach} />}
        {drawn.map(({ id, survivors }) => (
          <path
            key={id}
            d={`${box(area)}${closed(survivors, scale)}`}
            fillRule="evenodd"
            fill={`url(#${hatch})`}
          />
        ))}
        {data.rings.map(({ name, spots }) => (
          <path
            key={name}
            d={closed(spots, scale)}
            fill="none"
            stroke="var(--line-strong)"
            strokeWidth="1"
          />
        ))}
        <path
          d={`M${area.left} ${y0}H${area.right}M${x0} ${area.top}V${area.bottom}`}
          stroke="var(--t2)"
          strokeWidth="1"
        />
        {data.pools.map(({ id, look, lines }) =>
          lines.map((line, at) => (
            <path
              // A pool has as many stretches as its line has, always in one order.
              // eslint-disable-next-line react/no-array-index-key
              key={`${id} ${look} ${at}`}
              d={open(line, scale)}
              fill="none"
              stroke={STROKE[look]}
              strokeWidth={WIDTH[look]}
              {...(look === 'baseline' ? { strokeDasharray: '5 4' } : {})}
            />
          )),
        )}
      </g>
      <rect
        x={area.left}
        y={area.top}
        width={area.right - area.left}
        height={area.bottom - area.top}
        fill="none"
        stroke="var(--line-strong)"
      />
      <Axes reach={data.reach} scale={scale} area={area} />
      <Labels labels={labelsOf(data, scale, area)} />
      {data.death !== undefined && (
        <circle
          cx={scale.x(data.death.x)}
          cy={scale.y(data.death.y)}
          r="4"
          fill="var(--crit)"
          stroke="var(--s1)"
          strokeWidth="1.5"
        />
      )}
      <Point at={data.point} scale={scale} />
      <AxisTitle text={data.yTitle} x={area.left} y={13} grows="up" />
      <AxisTitle text={data.xTitle} x={area.right} y={height - 7} grows="right" />
    </svg>
  )
}

interface Area {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

function Axes({
  reach,
  scale,
  area,
}: {
  readonly reach: number
  readonly scale: PlaneScale
  readonly area: Area
}) {
  const marks = ticks(-reach, reach, 'move')
  return (
    <g fill="var(--t3)" fontSize="12">
      {marks.map(({ at, text }) => (
        <text key={`x ${text}`} x={scale.x(at)} y={area.bottom + 16} textAnchor="middle">
          {text}
        </text>
      ))}
      {marks.map(({ at, text }) => (
        <text key={`y ${text}`} x={area.left - 6} y={scale.y(at) + 4} textAnchor="end">
          {text}
        </text>
      ))}
    </g>
  )
}

/** Runs of one level in a row are one rectangle: a plane has hundreds of cells and few of them differ. */
function Shading({
  of,
  scale,
  reach,
}: {
  readonly of: Shade
  readonly scale: PlaneScale
  readonly reach: number
}) {
  const { columns, rows, levels } = of
  const at = (share: number) => -reach + 2 * reach * share
  return Array.from({ length: rows }, (_, row) => {
    const runs: { from: number; to: number; level: number }[] = []
    for (let column = 0; column < columns; column += 1) {
      const level = levels[row * columns + column] ?? 0
      const last = runs.at(-1)
      if (last?.level === level) last.to = column + 1
      else runs.push({ from: column, to: column + 1, level })
    }
    return runs
      .filter(({ level }) => level > 0)
      .map(({ from, to, level }) => {
        const [left, right] = [scale.x(at(from / columns)), scale.x(at(to / columns))]
        const [low, high] = [scale.y(at(row / rows)), scale.y(at((row + 1) / rows))]
        return (
          <rect
            key={`${row} ${from}`}
            x={left}
            y={high}
            width={right - left}
            height={low - high}
            fill="var(--t3)"
            fillOpacity={level * DARKEST}
            shapeRendering="crispEdges"
          />
        )
      })
  })
}
const DARKEST = 0.28

/** ⊕ where the reader stands. */
function Point({ at, scale }: { readonly at: Spot; readonly scale: PlaneScale }) {
  const [x, y] = [scale.x(at.x), scale.y(at.y)]
  return (
    <>
      <circle cx={x} cy={y} r="7" fill="var(--s1)" stroke="var(--t1)" strokeWidth="2" />
      <path d={`M${x - 7} ${y}h14M${x} ${y - 7}v14`} stroke="var(--t1)" strokeWidth="1.5" />
    </>
  )
}

function labelsOf(data: PlaneData, scale: PlaneScale, area: Area): readonly Label[] {
  const traces: readonly Trace[] = data.pools.flatMap(({ lines }) =>
    lines.map((line) =>
      line
        .map(({ x, y }) => ({ x: scale.x(x), y: scale.y(y) }))
        .toSorted((one, other) => one.x - other.x),
    ),
  )
  const ofLines = data.pools.flatMap(({ name, lines, look }): readonly Label[] => {
    const spots = lines[0] ?? []
    const middle = spots[Math.floor(spots.length / 2)]
    if (name === undefined || middle === undefined) return []
    return [
      {
        text: name,
        x: scale.x(middle.x) + 8,
        y: scale.y(middle.y) - 6,
        anchor: 'start',
        tone: look === 'draft' ? 'accent' : look === 'baseline' ? 'muted' : 'plain',
      },
    ]
  })
  const ofRings = data.rings.flatMap(({ name, spots }): readonly Label[] => {
    const top = spots.reduce<Spot | undefined>(
      (kept, next) => (kept === undefined || next.y > kept.y ? next : kept),
      undefined,
    )
    if (top === undefined || top.y > data.reach || Math.abs(top.x) > data.reach) return []
    return [
      {
        text: name,
        x: scale.x(top.x),
        y: scale.y(top.y) - 3,
        anchor: 'middle',
        tone: 'muted',
      },
    ]
  })
  const ofDeath: readonly Label[] =
    data.death === undefined
      ? []
      : [
          {
            text: data.death.name,
            x: scale.x(data.death.x) + 9,
            y: scale.y(data.death.y) + 4,
            anchor: 'start',
            tone: 'crit',
          },
        ]
  return placed([...ofDeath, ...ofLines, ...ofRings], area, traces)
}

function box({ left, right, top, bottom }: Area): string {
  return `M${left} ${top}H${right}V${bottom}H${left}Z`
}

function open(spots: readonly Spot[], { x, y }: PlaneScale): string {
  return spots
    .map((spot, at) => `${at === 0 ? 'M' : 'L'}${near(x(spot.x))} ${near(y(spot.y))}`)
    .join('')
}

function closed(spots: readonly Spot[], scale: PlaneScale): string {
  return spots.length === 0 ? '' : `${open(spots, scale)}Z`
}

/** Hundredths of a pixel. */
function near(value: number): number {
  return Math.round(value * 100) / 100
}
