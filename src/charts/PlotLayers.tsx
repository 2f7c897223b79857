// What a plot draws besides its lines: the liquidated region behind them; crosshair, marked points, tier edges,
// labels and titles in front.

import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts'
import { placed, stacked } from './label'
import { AxisTitle, Labels } from './Labels'
import { HEIGHT, isWide, STROKE, type PlotData, type PlotMark } from './plot'
import { labelsOf, outsideLabels, traceOf, type Area, type Scale } from './plot-labels'

/** Hatched, where a pool is liquidated. */
export function Liquidated({
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

/** Everything in front of the lines: crosshair, marked points, labels, titles of the axes. */
export function Marked({
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
  const traces = data.lines.map((line) => traceOf(line, data.x, xScale, yScale))
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
        labels={placed(
          labelsOf(data, xScale, yScale, { area, isWide: isWide(width) }),
          within,
          traces,
        )}
      />
      {isWide(width) && (
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
