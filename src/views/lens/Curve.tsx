// What do prices do to the buffer? Buffer and equity against the price of one market, of all together, or
// of those that hurt.

import { useState } from 'react'
import { Frame } from '../../charts/Frame'
import type { Reading, Twin } from '../../charts/Framed'
import { LinePlot } from '../../charts/LinePlot'
import { plotInset, type PlotData, type PlotLine, type PlotMark } from '../../charts/plot'
import {
  curveOf,
  pathChoices,
  pathInView,
  readCurve,
  type Curve as Found,
  type CurveLine,
} from '../../store/select/curve'
import { Select } from '../../ui/Field'
import { format, listed } from '../../ui/format'
import { Segmented } from '../../ui/Segmented'
import type { Answer } from '../../ui/Shows'
import type { ShownPool } from './shown'
import styles from './Lens.module.css'

type Drawn = 'buffer' | 'equity' | 'both'

const DRAWN = [
  { value: 'buffer', text: 'Buffer' },
  { value: 'equity', text: 'Equity' },
  { value: 'both', text: 'Both' },
] as const

const WHAT: Record<Drawn, string> = {
  buffer: 'buffer',
  equity: 'equity',
  both: 'buffer and equity',
}

export function Curve({ shown, pool, name, before, choice }: ShownPool) {
  const [wanted, setWanted] = useState<string>()
  const [drawn, setDrawn] = useState<Drawn>('buffer')
  const found = curveOf(pool, before, wanted)
  if (found.kind === 'words' || pool.state.kind !== 'known') {
    return (
      <>
        <div className={styles['choices']}>{choice}</div>
        <p className={styles['words']}>
          {name}, {found.kind === 'words' ? found.text : ''}
        </p>
      </>
    )
  }
  const unit = pool.account.quote
  const data = plotOf(found, { drawn, isDraft: shown.isDraft, unit })
  return (
    <>
      <div className={styles['choices']}>
        {choice}
        <Select
          label="What moves"
          beside
          value={pathInView(pool.state, wanted) ?? ''}
          choices={pathChoices(pool.state).map(({ key, text }) => ({ value: key, text }))}
          onChoose={setWanted}
        />
        <Segmented label="Line drawn" value={drawn} choices={DRAWN} onChoose={setDrawn} />
      </div>
      <Frame
        title={titleOf(found, name, drawn)}
        stops={found.x}
        range={[found.x[0] ?? 0, found.x.at(-1) ?? 1]}
        rest={found.now.present ?? 0}
        inset={(width) => plotInset(data, width)}
        read={(stop) => read(found, stop)}
        twin={() => twinOf(found)}
        notes={notesOf(found, name, drawn)}
      >
        {({ width, stop, isHeld }) => (
          <LinePlot data={data} width={width} stop={isHeld ? stop : undefined} />
        )}
      </Frame>
    </>
  )
}

function titleOf({ symbol, moving }: Found, name: string, drawn: Drawn): string {
  const along = symbol === undefined ? `a common move of ${few(moving)}` : `the price of ${symbol}`
  return `${name}: ${WHAT[drawn]} against ${along}`
}

/** The names, or the first of them and how many more there are. */
function few(names: readonly string[]): string {
  return names.length > NAMED_MAX
    ? `${names.slice(0, NAMED_MAX).join(', ')} and ${names.length - NAMED_MAX} more`
    : listed(names)
}
/** Markets named in a title or a note. */
const NAMED_MAX = 6

function plotOf(
  found: Found,
  of: { readonly drawn: Drawn; readonly isDraft: boolean; readonly unit: string },
): PlotData {
  const look = of.isDraft ? 'draft' : 'only'
  const { now, before, x, symbol } = found
  const equityOnly = of.drawn === 'equity'
  return {
    x,
    xMeasure: symbol === undefined ? 'move' : 'price',
    xTitle: symbol === undefined ? 'common move' : `price of ${symbol}`,
    yTitle: `${WHAT[of.drawn]}, ${of.unit}`,
    lines: [
      ...(before === undefined ? [] : linesOf(before, 'baseline', of.drawn)),
      ...linesOf(now, look, of.drawn),
    ],
    marks: [
      ...marksOf(now, look, found, equityOnly),
      ...(before === undefined ? [] : marksOf(before, 'baseline', found, equityOnly)),
    ],
    liquidated: found.liquidated,
    edges: found.knots.flatMap((stop) => x[stop] ?? []),
  }
}

function linesOf(line: CurveLine, look: PlotLine['look'], drawn: Drawn): readonly PlotLine[] {
  // The axis says what is drawn; a name is for telling lines apart.
  const named = (what: string) =>
    look === 'only' ? what : drawn === 'both' ? `${what}, ${look}` : look
  // Four names would hide what they name: of two pairs the solid one is named, and a note has the other.
  const isNamed = drawn !== 'both' || look !== 'baseline'
  const lineOf = (what: 'buffer' | 'equity') => ({
    id: `${what}-${look}`,
    look,
    ...(isNamed ? { name: named(what) } : {}),
    values: line[what],
  })
  const [buffer, equity] = [lineOf('buffer'), lineOf('equity')]
  switch (drawn) {
    case 'buffer':
      return [buffer]
    case 'equity':
      return [equity]
    case 'both':
      return [buffer, { ...equity, isThin: true }]
  }
}

function marksOf(
  line: CurveLine,
  look: PlotMark['look'],
  { x }: Found,
  equityOnly: boolean,
): readonly PlotMark[] {
  const values = equityOnly ? line.equity : line.buffer
  const at = (stop: number, kind: PlotMark['kind'], text: string): readonly PlotMark[] => {
    const [place, value] = [x[stop], values[stop]]
    return place === undefined || value === undefined
      ? []
      : [{ x: place, y: value, kind, text, look }]
  }
  return [
    ...(line.present === undefined
      ? []
      : at(line.present, 'now', look === 'baseline' ? '' : 'now')),
    ...line.edges.flatMap(({ stop, shown }) => at(stop, 'liquidation', textOf(shown))),
  ]
}

function textOf(answer: Answer): string {
  return answer.kind === 'words' ? answer.text : format(answer.shown).text
}

function read(found: Found, stop: number): readonly Reading[] {
  const one = readCurve(found, stop)
  if (one === undefined) return []
  return [
    ...(one.price === undefined
      ? []
      : [{ label: `Price of ${found.symbol ?? ''}`, value: one.price }]),
    { label: found.symbol === undefined ? 'Common move' : 'From its mark', value: one.move },
    { label: 'Buffer', value: one.buffer, before: one.bufferBefore },
    { label: 'Equity', value: one.equity, before: one.equityBefore },
    { label: 'Here', value: { kind: 'words', text: one.what } },
  ]
}

function twinOf(found: Found): Twin {
  const compares = found.before !== undefined
  const isPriced = found.symbol !== undefined
  return {
    head: [
      ...(isPriced ? [`Price of ${found.symbol}`] : []),
      isPriced ? 'From its mark' : 'Common move',
      'What is here',
      ...(compares ? ['Buffer, baseline'] : []),
      'Buffer',
      ...(compares ? ['Equity, baseline'] : []),
      'Equity',
    ],
    rows: found.listed.flatMap((stop) => {
      const one = readCurve(found, stop)
      if (one === undefined) return []
      const words: Answer = { kind: 'words', text: one.what }
      return [
        [
          ...(one.price === undefined ? [] : [one.price]),
          one.move,
          words,
          ...(one.bufferBefore === undefined ? [] : [one.bufferBefore]),
          one.buffer,
          ...(one.equityBefore === undefined ? [] : [one.equityBefore]),
          one.equity,
        ],
      ]
    }),
  }
}

function notesOf(
  { symbol, moving, still, beyond, leftOut, before }: Found,
  name: string,
  drawn: Drawn,
): readonly string[] {
  const stands =
    still.length === 0 ? '' : ` ${few(still)} ${still.length === 1 ? 'stands' : 'stand'} still.`
  return [
    symbol === undefined
      ? `${few(moving)} move by the same percentage.${stands}`
      : `${symbol} moves alone.${stands}`,
    ...(before !== undefined && drawn === 'both' ? ['Dashed: the baseline. Thin: equity.'] : []),
    ...beyond.map(
      (answer) => `${name} is also liquidated at ${textOf(answer)}, outside this plot.`,
    ),
    ...leftOut,
  ]
}
