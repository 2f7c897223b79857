// Lines over one axis: before dashed, after solid, the liquidated region hatched, whatever matters labelled
// where it stands. Plain numbers in; which numbers and what they are called is the caller's.

import { useId } from 'react'
import { CartesianGrid, Line, LineChart, ReferenceLine, XAxis, YAxis, ZIndexLayer } from 'recharts'
import { Hatch } from './Hatch'
import { BOTTOM, HEIGHT, LEFT, plotInset, rangeOf, STROKE, WIDTH, type PlotData } from './plot'
import { Liquidated, Marked } from './PlotLayers'
import { ticks, type Tick } from './ticks'

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
        <Marked data={data} stop={stop} width={width} />
      </ZIndexLayer>
    </LineChart>
  )
}

const TICK = { fill: 'var(--t3)', fontSize: 12 }
const BEHIND_LINES = 50
const BEFORE_LINES = 2000

function textOf(marked: readonly Tick[]): (at: number) => string {
  return (at) => marked.find((tick) => tick.at === at)?.text ?? ''
}
