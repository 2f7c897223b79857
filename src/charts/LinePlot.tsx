// Lines over one axis: before dashed, after solid, the liquidated region hatched, whatever matters labelled
// where it stands. Plain numbers in; which numbers and what they are called is the caller's.

import { useId } from 'react'
import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceLine,
  usePlotArea,
  useXAxisScale,
  useYAxisScale,
  XAxis,
  YAxis,
  ZIndexLayer,
} from 'recharts'
import type { Inset } from './Frame'
import { Hatch } from './Hatch'
import { LETTER, placed, stacked, type Label } from './label'
import { AxisTitle, Labels } from './Labels'
import { ticks, widened, type Measure, type Tick } from './ticks'

/** draft: after the edits. baseline: before them. only: there is nothing to compare. */
export type Look = 'draft' | 'baseline' | 'only'

export interface PlotLine {
  readonly id: string
  /** Stands at the end of the line; a line without is named by another one of its look. */
  readonly name?: string
  readonly look: Look
  /** A companion of the main line: thinner. */
  readonly isThin?: boolean
  /** At each x; absent where the line has ended. */
  readonly values: readonly (number | undefined)[]
}

/** A point worth naming. */
export interface PlotMark {
  readonly x: number
  readonly y: number
  readonly kind: 'now' | 'liquidation'
  readonly text: string
  readonly look: Look
}

export interface PlotData {
  readonly x: readonly number[]
  readonly xMeasure: Measure
  readonly xTitle: string
  readonly yTitle: string
  readonly lines: readonly PlotLine[]
  readonly marks: readonly PlotMark[]
  /** Ranges of x in which the pool is liquidated. `below zero`: wherever the lines are. */
  readonly liquidated: readonly { readonly from: number; readonly to: number }[] | 'below zero'
  /** Places of tier edges. */
  readonly edges?: readonly number[]
}

/** Room around the plot: figures of the axes and their titles. */
export function plotInset(data: PlotData, width: number): Inset {
  return { left: LEFT, right: beside(data, width), top: 24, bottom: BOTTOM }
}
const LEFT = 54
const BOTTOM = 46
/** Half of the last figure of the axis. */
const RIGHT = 18
/** From here on the names of lines stand at their ends, outside the plot; below, over the lines. */
const WIDE = 680

function beside({ lines }: PlotData, width: number): number {
  if (width < WIDE) return RIGHT
  const longest = lines.reduce((most, { name = '' }) => Math.max(most, name.length), 0)
  return Math.max(RIGHT, Math.ceil(longest * LETTER) + 10)
}

const HEIGHT = 320
const AXIS_HEIGHT = 22

export function LinePlot({
  data,
  width,
  stop,
}: {
  readonly data: PlotData
  readonly width: number
  /** Where the crosshair stands, as a place in `x`; absent while it is at rest. */
  readonly stop: number | undefined
}) {
  const hatch = useId()
  const { x, lines } = data
  const inset = plotInset(data, width)
  const rows = x.map((at, row) => ({
    x: at,
    ...Object.fromEntries(lines.map(({ id, values }) => [id, values[row]])),
  }))
  const [low, high] = rangeOf(data)
  const domain: [number, number] = [x[0] ?? 0, x.at(-1) ?? 1]
  const xTicks = ticks(domain[0], domain[1], data.xMeasure)
  const yTicks = ticks(low, high, 'usd')
  return (
    <LineChart
      width={width}
      height={HEIGHT}
      data={rows}
      margin={{ ...inset, left: 0, bottom: BOTTOM - AXIS_HEIGHT }}
      accessibilityLayer={false}
    >
      <defs>
        <Hatch id={hatch} />
      </defs>
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <ZIndexLayer zIndex={BEHIND_LINES}>
        <Liquidated of={data.liquidated} hatch={hatch} />
      </ZIndexLayer>
      <XAxis
        dataKey="x"
        type="number"
        domain={domain}
        ticks={xTicks.map(({ at }) => at)}
        tickFormatter={textOf(xTicks)}
        interval={0}
        height={AXIS_HEIGHT}
        tick={TICK}
        tickLine={false}
        axisLine={{ stroke: 'var(--line-strong)' }}
      />
      <YAxis
        type="number"
        domain={[low, high]}
        ticks={yTicks.map(({ at }) => at)}
        tickFormatter={textOf(yTicks)}
        interval={0}
        width={LEFT}
        tick={TICK}
        tickLine={false}
        axisLine={false}
      />
      <ReferenceLine y={0} stroke="var(--t2)" strokeWidth={1} />
      {lines.map(({ id, look, isThin = false }) => (
        <Line
          key={id}
          dataKey={id}
          type="linear"
          isAnimationActive={false}
          dot={false}
          activeDot={false}
          connectNulls={false}
          stroke={STROKE[look]}
          strokeWidth={isThin ? 1 : WIDTH[look]}
          {...(look === 'baseline' ? { strokeDasharray: '5 4' } : {})}
        />
      ))}
      <ZIndexLayer zIndex={BEFORE_LINES}>
        <Above data={data} stop={stop} width={width} />
      </ZIndexLayer>
    </LineChart>
  )
}

const STROKE: Record<Look, string> = {
  draft: 'var(--accent)',
  baseline: 'var(--t3)',
  only: 'var(--t1)',
}
const WIDTH: Record<Look, number> = { draft: 2, baseline: 1.5, only: 2 }
const TONE = { draft: 'accent', baseline: 'muted', only: 'plain' } as const
const TICK = { fill: 'var(--t3)', fontSize: 12 }
const BEHIND_LINES = 50
const BEFORE_LINES = 2000

/** Room kept below zero, as a share of what is above: the hatch and its word must be seen. */
const BELOW = 0.14

/** From the lowest to the highest value, zero among them, in whole steps of the axis. */
function rangeOf({ lines, liquidated }: PlotData): readonly [number, number] {
  const values = lines.flatMap((line) => line.values.filter((value) => value !== undefined))
  const finite = values.filter((value) => Number.isFinite(value))
  const high = finite.reduce((most, value) => Math.max(most, value), 0)
  const low = finite.reduce((least, value) => Math.min(least, value), 0)
  if (liquidated !== 'below zero') return widened(low, high)
  const [, top] = widened(0, high)
  return [Math.min(low, -top * BELOW), top]
}

function textOf(marked: readonly Tick[]): (at: number) => string {
  return (at) => marked.find((tick) => tick.at === at)?.text ?? ''
}

function Liquidated({
  of,
  hatch,
}: {
  readonly of: PlotData['liquidated']
  readonly hatch: string
}) {
  const area = usePlotArea()
  const [xScale, yScale] = [useXAxisScale(), useYAxisScale()]
  if (area === undefined || xScale === undefined || yScale === undefined) return null
  const fill = `url(#${hatch})`
  if (of === 'below zero') {
    const zero = yScale(0) ?? area.y
    return (
      <rect
        x={area.x}
        y={zero}
        width={area.width}
        height={Math.max(0, area.y + area.height - zero)}
        fill={fill}
      />
    )
  }
  return of.map(({ from, to }) => {
    const [left, right] = [xScale(from) ?? 0, xScale(to) ?? 0]
    return (
      <rect
        key={from}
        x={left}
        y={area.y}
        width={Math.max(0, right - left)}
        height={area.height}
        fill={fill}
      />
    )
  })
}

type Scale = NonNullable<ReturnType<typeof useXAxisScale>>
type Area = NonNullable<ReturnType<typeof usePlotArea>>

/** Everything in front of the lines: crosshair, marked points, labels, titles of the axes. */
function Above({
  data,
  stop,
  width,
}: {
  readonly data: PlotData
  readonly stop: number | undefined
  readonly width: number
}) {
  const area = usePlotArea()
  const [xScale, yScale] = [useXAxisScale(), useYAxisScale()]
  if (area === undefined || xScale === undefined || yScale === undefined) return null
  const within = {
    left: area.x,
    right: area.x + area.width,
    top: area.y,
    bottom: area.y + area.height,
  }
  const { edges = [] } = data
  return (
    <>
      {edges.map((edge) => (
        <path
          key={edge}
          d={`M${xScale(edge) ?? 0} ${within.bottom}v-6`}
          stroke="var(--t3)"
          strokeWidth="1"
        />
      ))}
      {data.marks.map((mark) => (
        <Mark key={`${mark.kind} ${mark.look} ${mark.x}`} of={mark} x={xScale} y={yScale} />
      ))}
      {stop !== undefined && <Cross data={data} stop={stop} x={xScale} y={yScale} area={area} />}
      <Labels
        labels={placed(labelsOf(data, xScale, yScale, { area, isWide: width >= WIDE }), within)}
      />
      {width >= WIDE && (
        <Labels labels={stacked(outsideLabels(data, xScale, yScale, area), within)} />
      )}
      <AxisTitle text={data.yTitle} x={area.x} y={13} grows="up" />
      <AxisTitle text={data.xTitle} x={within.right} y={HEIGHT - 7} grows="right" />
    </>
  )
}

/** ⊕ for now, a ring for a liquidation point. */
function Mark({ of, x, y }: { readonly of: PlotMark; readonly x: Scale; readonly y: Scale }) {
  const [cx, cy] = [x(of.x) ?? 0, y(of.y) ?? 0]
  const stroke =
    of.kind === 'liquidation' && of.look !== 'baseline' ? 'var(--crit)' : STROKE[of.look]
  return (
    <>
      <circle cx={cx} cy={cy} r="5" fill="var(--s1)" stroke={stroke} strokeWidth="1.5" />
      {of.kind === 'now' && (
        <path d={`M${cx - 5} ${cy}h10M${cx} ${cy - 5}v10`} stroke={stroke} strokeWidth="1.5" />
      )}
    </>
  )
}

function Cross({
  data,
  stop,
  x,
  y,
  area,
}: {
  readonly data: PlotData
  readonly stop: number
  readonly x: Scale
  readonly y: Scale
  readonly area: Area
}) {
  const at = data.x[stop]
  if (at === undefined) return null
  const left = x(at) ?? 0
  return (
    <>
      <path d={`M${left} ${area.y}v${area.height}`} stroke="var(--t2)" strokeWidth="1" />
      {data.lines.map(({ id, look, values }) => {
        const value = values[stop]
        return value === undefined ? null : (
          <circle key={id} cx={left} cy={y(value) ?? 0} r="3" fill={STROKE[look]} />
        )
      })}
    </>
  )
}

/** Labels in the order of their weight: where there is no room for all, the last give way. */
function labelsOf(
  data: PlotData,
  x: Scale,
  y: Scale,
  of: { readonly area: Area; readonly isWide: boolean },
): readonly Label[] {
  const { area, isWide } = of
  const marks = data.marks.filter(({ text }) => text !== '')
  const labelled = (mark: PlotMark) => markLabel(mark, data, x, y)
  return [
    ...marks.filter(({ look }) => look !== 'baseline').map(labelled),
    ...regionLabels(data, x, area),
    ...(isWide ? [] : lineLabels(data, x, y)),
    ...marks.filter(({ look }) => look === 'baseline').map(labelled),
    ...edgeLabel(data, x, area),
  ]
}

/** Beside its point, on the side that the line leaves free: to the left of a rising line. */
function markLabel(mark: PlotMark, data: PlotData, x: Scale, y: Scale): Label {
  const at = data.x.indexOf(mark.x)
  const values = data.lines.find(({ look }) => look === mark.look)?.values ?? []
  const [before, after] = [values[at - 1] ?? values[at] ?? 0, values[at + 1] ?? values[at] ?? 0]
  const isRising = after > before
  return {
    text: mark.text,
    x: (x(mark.x) ?? 0) + (isRising ? -9 : 9),
    y: (y(mark.y) ?? 0) - 7,
    anchor: isRising ? 'end' : 'start',
    tone: mark.kind === 'liquidation' && mark.look !== 'baseline' ? 'crit' : TONE[mark.look],
  }
}

function regionLabels({ liquidated }: PlotData, x: Scale, area: Area): readonly Label[] {
  const word = { text: 'liquidated', tone: 'crit' } as const
  if (liquidated === 'below zero') {
    return [{ ...word, x: area.x + 8, y: area.y + area.height - 8, anchor: 'start' }]
  }
  return liquidated.map(({ from, to }) => ({
    ...word,
    x: ((x(from) ?? 0) + (x(to) ?? 0)) / 2,
    y: area.y + 16,
    anchor: 'middle',
  }))
}

/** Names over the ends of the lines: the highest above its line, the others below theirs. */
function lineLabels(data: PlotData, x: Scale, y: Scale): readonly Label[] {
  const ends = endsOf(data, x, y).toSorted((a, b) => a.y - b.y)
  return ends.map(({ name, look, values, x: right, y: end }, order) => {
    const left = data.x.findIndex((at) => (x(at) ?? 0) >= right - name.length * LETTER)
    const there = y(values[left] ?? 0) ?? end
    return {
      text: name,
      x: right - 4,
      y: order === 0 ? Math.min(end, there) - 6 : Math.max(end, there) + 15,
      anchor: 'end',
      tone: TONE[look],
    }
  })
}

/** Names outside the plot, each where its line leaves it. */
function outsideLabels(data: PlotData, x: Scale, y: Scale, area: Area): readonly Label[] {
  return endsOf(data, x, y).map(({ name, look, y: end }) => ({
    text: name,
    x: area.x + area.width + 6,
    y: end + 4,
    anchor: 'start',
    tone: TONE[look],
  }))
}

function endsOf({ lines, x: places }: PlotData, x: Scale, y: Scale) {
  return lines.flatMap(({ name, look, values }) => {
    const last = values.findLastIndex((value) => value !== undefined)
    const [at, value] = [places[last], values[last]]
    if (name === undefined || at === undefined || value === undefined) return []
    return [{ name, look, values, x: x(at) ?? 0, y: y(value) ?? 0 }]
  })
}

function edgeLabel({ edges = [] }: PlotData, x: Scale, area: Area): readonly Label[] {
  const [edge] = edges
  if (edge === undefined) return []
  return [
    {
      text: edges.length === 1 ? 'tier edge' : 'tier edges',
      x: (x(edge) ?? 0) + 4,
      y: area.y + area.height - 9,
      anchor: 'start',
      tone: 'muted',
    },
  ]
}
