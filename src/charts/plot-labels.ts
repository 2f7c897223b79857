// Which labels a plot carries and where each would like to stand: beside its point, over its line, in its region.

import type { usePlotArea, useXAxisScale } from 'recharts'
import { boxOf, LETTER, type Label, type Trace } from './label'
import type { Look, PlotData, PlotLine, PlotMark } from './plot'

/** From a number of an axis to its pixel. */
export type Scale = NonNullable<ReturnType<typeof useXAxisScale>>
export type Area = NonNullable<ReturnType<typeof usePlotArea>>

const TONE: Record<Look, Label['tone'] & string> = {
  draft: 'accent',
  baseline: 'muted',
  only: 'plain',
}

/** Labels in the order of their weight: where there is no room for all, the last give way. */
export function labelsOf(
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
    ...(isWide ? [] : lineLabels(data, x, y, area)),
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

/**
 * Names over the ends of the lines: the highest above its line, the others below theirs. A line that leaves
 * through a corner is named further in, where there is room on its side.
 */
function lineLabels(data: PlotData, x: Scale, y: Scale, area: Area): readonly Label[] {
  const traces = endsOf(data, x, y).toSorted((a, b) => a.y - b.y)
  return traces.map(({ name, look, trace }, order) => {
    const width = name.length * LETTER
    const label = (right: number): Label => {
      const heights = trace
        .filter((point) => point.x >= right - width && point.x <= right)
        .map((point) => point.y)
      return {
        text: name,
        x: right - 4,
        y: order === 0 ? Math.min(...heights) - 6 : Math.max(...heights) + 15,
        anchor: 'end',
        tone: TONE[look],
      }
    }
    const rights = trace.map((point) => point.x).filter((right) => right - width >= area.x)
    const labels = rights.toReversed().map(label)
    return labels.find((tried) => fits(tried, area)) ?? labels[0] ?? label(trace.at(-1)?.x ?? 0)
  })
}

function fits(label: Label, area: Area): boolean {
  const { top, bottom } = boxOf(label)
  return top >= area.y && bottom <= area.y + area.height
}

/** Names outside the plot, each where its line leaves it. */
export function outsideLabels(data: PlotData, x: Scale, y: Scale, area: Area): readonly Label[] {
  return endsOf(data, x, y).map(({ name, look, y: end }) => ({
    text: name,
    x: area.x + area.width + 6,
    y: end + 4,
    anchor: 'start',
    tone: TONE[look],
  }))
}

function endsOf(data: PlotData, x: Scale, y: Scale) {
  return data.lines.flatMap((line) => {
    const trace = traceOf(line, data.x, x, y)
    const end = trace.at(-1)
    if (line.name === undefined || end === undefined) return []
    return [{ name: line.name, look: line.look, trace, y: end.y }]
  })
}

/** A line in pixels, to where it ends. */
export function traceOf(
  { values }: PlotLine,
  places: readonly number[],
  x: Scale,
  y: Scale,
): Trace {
  return values.flatMap((value, at) => {
    const place = places[at]
    if (value === undefined || place === undefined) return []
    return [{ x: x(place) ?? 0, y: y(value) ?? 0 }]
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
