// Which labels a plot carries and where each would like to stand: beside its point, over its line, in its region.

import type { usePlotArea, useXAxisScale } from 'recharts'
import { LETTER, type Label } from './label'
import type { Look, PlotData, PlotMark } from './plot'

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
export function outsideLabels(data: PlotData, x: Scale, y: Scale, area: Area): readonly Label[] {
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
