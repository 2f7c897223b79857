// What does funding do to the buffer while prices stand still? One line for each path of rates, to the day on
// which nothing is left.

import { Frame } from '../../charts/Frame'
import type { Reading, Twin } from '../../charts/Framed'
import { LinePlot } from '../../charts/LinePlot'
import { plotInset, type PlotData, type PlotLine, type PlotMark } from '../../charts/plot'
import {
  erosionCourse,
  readErosion,
  type Drained,
  type ErosionCourse,
} from '../../store/select/erosion-course'
import { poolsInUse } from '../../store/select/verdict'
import { format } from '../../ui/format'
import type { Answer } from '../../ui/Shows'
import { Lacking, useFundingChoice } from './FundingChoice'
import { FundingTable } from './FundingTable'
import { Paid } from './Paid'
import type { ShownPool } from './shown'
import styles from './Lens.module.css'

export function Erosion({ shown, pool, name, before, choice }: ShownPool) {
  const { of, own, onOwn, controls } = useFundingChoice()
  const found = erosionCourse(pool, before, of.horizon, own)
  const isAlone = poolsInUse(shown.side).length < 2
  return (
    <>
      {controls}
      <Lacking shown={shown} path={of.path} />
      <FundingTable shown={shown} of={of} onOwn={onOwn} />
      <Paid side={shown.side} />
      {!isAlone && <div className={styles['choices']}>{choice}</div>}
      {found.kind === 'words' ? (
        <p className={styles['words']}>
          {name}, {found.text}
        </p>
      ) : (
        <OfCourse found={found} name={name} unit={pool.account.quote} isDraft={shown.isDraft} />
      )}
    </>
  )
}

function OfCourse({
  found,
  name,
  unit,
  isDraft,
}: {
  readonly found: ErosionCourse
  readonly name: string
  readonly unit: string
  readonly isDraft: boolean
}) {
  const data = plotOf(found, unit, isDraft)
  const { absent } = found
  if (found.now.length === 0) {
    return absent.map((text) => (
      <p key={text} className={styles['words']}>
        {text}
      </p>
    ))
  }
  return (
    <Frame
      title={`${name}: buffer left by funding`}
      stops={found.x}
      range={[found.x[0] ?? 0, found.x.at(-1) ?? 1]}
      rest={found.x.length - 1}
      inset={(width) => plotInset(data, width)}
      read={(stop) => read(found, stop)}
      twin={() => twinOf(found)}
      notes={[
        ...absent,
        'Prices, sizes and the rates of each path stand still; payments are spread evenly over the day.',
        ...(found.before.length === 0 ? [] : ['Dashed: the baseline, on the same paths.']),
      ]}
    >
      {({ width, stop, isHeld }) => (
        <LinePlot data={data} width={width} stop={isHeld ? stop : undefined} />
      )}
    </Frame>
  )
}

function plotOf(found: ErosionCourse, unit: string, isDraft: boolean): PlotData {
  const look = isDraft ? 'draft' : 'only'
  return {
    x: found.x,
    xMeasure: 'days',
    xTitle: 'days',
    yTitle: `buffer, ${unit}`,
    lines: [
      ...found.before.map((path): PlotLine => ({
        id: `before ${path.name}`,
        look: 'baseline',
        values: path.buffer,
      })),
      ...found.now.map((path): PlotLine => ({
        id: `now ${path.name}`,
        look,
        ...(path.buffer.at(-1) === undefined ? {} : { name: `${path.name}: ${lasts(path)}` }),
        values: path.buffer,
      })),
    ],
    marks: found.now.flatMap((path) => endOf(path, found, look)),
    liquidated: 'below zero',
  }
}

function lasts({ days }: Drained): string {
  return days.kind === 'words' ? days.text : `${format(days.shown).text} to zero`
}

/** The day on which a buffer is gone, where it lies within the horizon. */
function endOf(path: Drained, { x }: ErosionCourse, look: PlotMark['look']): readonly PlotMark[] {
  const at = path.buffer.findIndex((buffer, day) => buffer === 0 && day > 0)
  const day = x[at]
  if (day === undefined || path.days.kind !== 'figure') return []
  return [
    {
      x: day,
      y: 0,
      kind: 'liquidation',
      text: `day ${format(path.days.shown).number}: ${path.name}`,
      look,
    },
  ]
}

function read(found: ErosionCourse, stop: number): readonly Reading[] {
  const one = readErosion(found, stop)
  if (one === undefined) return []
  return [
    { label: 'After', value: one.day },
    ...one.buffers.map(({ name, now, before }) => ({ label: name, value: now, before })),
  ]
}

function twinOf(found: ErosionCourse): Twin {
  const compares = found.before.length > 0
  return {
    head: [
      'After',
      ...found.now.flatMap(({ name }) => (compares ? [`${name}, baseline`, name] : [name])),
    ],
    rows: found.listed.flatMap((stop) => {
      const one = readErosion(found, stop)
      if (one === undefined) return []
      const none: Answer = { kind: 'words', text: 'not on this path' }
      return [
        [
          one.day,
          ...one.buffers.flatMap(({ now, before }) => (compares ? [before ?? none, now] : [now])),
        ],
      ]
    }),
  }
}
