// The frame every chart stands in: a readout that keeps its place, a crosshair for pointer and arrow keys,
// the same figures as a table, and both as files. What is drawn inside is the chart's own business.

import { useState, type ReactNode } from 'react'
import { Button } from '../ui/Button'
import { editable, format } from '../ui/format'
import { Shows, type Answer } from '../ui/Shows'
import { ColumnHead, Line, RowHead, Table, TableCell, TableRow } from '../ui/Table'
import { Crosshair, nearest, type Inset } from './Crosshair'
import { csv } from './csv'
import { fileName, save } from './save'
import { svgFile } from './svg-file'
import { useWidth } from '../ui/use-width'
import styles from './Frame.module.css'

/** One figure of the readout. */
export interface Reading {
  readonly label: string
  readonly value: Answer
  readonly before?: Answer | undefined
}

/** The chart as rows: the first answer of a row is its head. */
export interface Twin {
  readonly head: readonly string[]
  readonly rows: readonly (readonly Answer[])[]
}

export interface Crossed {
  readonly width: number
  readonly stop: number
  /** The reader moved the crosshair; at rest it is not drawn. */
  readonly isHeld: boolean
}

export function Frame({
  title,
  stops,
  range,
  rest,
  inset,
  read,
  twin,
  notes = NO_NOTES,
  children,
}: {
  /** Names the chart and its files. */
  readonly title: string
  /** Where the crosshair can stand, in order, in the numbers of the axis. */
  readonly stops: readonly number[]
  /** The ends of the axis. */
  readonly range: readonly [number, number]
  /** The stop that is read while nobody points. */
  readonly rest: number
  readonly inset: (width: number) => Inset
  readonly read: (stop: number) => readonly Reading[]
  /** Asked only when the table or its file is wanted. */
  readonly twin: () => Twin
  readonly notes?: readonly string[]
  readonly children: (crossed: Crossed) => ReactNode
}) {
  const { ref, width } = useWidth<HTMLDivElement>()
  const [held, setHeld] = useState<number>()
  const [isListed, setListed] = useState(false)
  const stop = held === undefined ? rest : nearest(stops, held)
  const readings = stops.length === 0 ? [] : read(stop)
  const exportDrawing = () => {
    const drawing = ref.current?.querySelector('svg')
    if (drawing) save(fileName(title, 'svg'), 'image/svg+xml', svgFile(drawing, title))
  }
  const exportRows = () => {
    const { head, rows } = twin()
    save(fileName(title, 'csv'), 'text/csv', csv([head, ...rows.map((row) => row.map(digits))]))
  }
  return (
    <section className={styles['frame']} aria-label={title}>
      <div className={styles['head']}>
        <h3 className={styles['title']}>{title}</h3>
        <div className={styles['acts']}>
          <Button aria-pressed={isListed} onClick={() => setListed(!isListed)}>
            Table
          </Button>
          <Button onClick={exportDrawing} title="Save the drawing as an SVG file">
            SVG
          </Button>
          <Button onClick={exportRows} title="Save the table as a CSV file">
            CSV
          </Button>
        </div>
      </div>
      {readings.length > 0 && <Readout readings={readings} />}
      <div ref={ref} className={styles['plot']}>
        {/* The crosshair says what it stands on and the table has the rest. */}
        <div aria-hidden="true">
          {width > 0 && children({ width, stop, isHeld: held !== undefined })}
        </div>
        {stops.length > 1 && (
          <Crosshair
            title={title}
            stops={stops}
            range={range}
            stop={stop}
            inset={inset(width)}
            says={spoken(readings)}
            onHold={setHeld}
          />
        )}
      </div>
      {notes.length > 0 && (
        <ul className={styles['notes']}>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {isListed && <Listed title={title} twin={twin()} />}
    </section>
  )
}

const NO_NOTES: readonly string[] = []

function digits(answer: Answer): string {
  return answer.kind === 'words' ? answer.text : editable(answer.shown.amount)
}

function spoken(readings: readonly Reading[]): string {
  const said = (answer: Answer) =>
    answer.kind === 'words' ? answer.text : format(answer.shown).spoken
  return readings
    .map(({ label, value, before }) => {
      const [now, was] = [said(value), before === undefined ? undefined : said(before)]
      return was === undefined || was === now
        ? `${label} ${now}`
        : `${label} now ${was}, after draft ${now}`
    })
    .join('; ')
}

function Readout({ readings }: { readonly readings: readonly Reading[] }) {
  return (
    <dl className={styles['readout']}>
      {readings.map(({ label, value, before }) => (
        <div key={label} className={styles['read']}>
          <dt>{label}</dt>
          <dd>
            <Shows label={label} value={value} before={before} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Listed({ title, twin }: { readonly title: string; readonly twin: Twin }) {
  const { head, rows } = twin
  return (
    <Table
      label={`${title}, as a table`}
      fits
      head={head.map((name, at) => (
        <ColumnHead key={name} first={name} end={at > 0} />
      ))}
    >
      {rows.map(([first, ...rest], row) => (
        // Rows of a curve have no name but their place in it.
        // eslint-disable-next-line react/no-array-index-key
        <TableRow key={row}>
          <RowHead>{first !== undefined && <Shows label={head[0] ?? ''} value={first} />}</RowHead>
          {rest.map((answer, at) => (
            <TableCell key={head[at + 1]} end>
              <Line label={head[at + 1] ?? ''}>
                <Shows label={head[at + 1] ?? ''} value={answer} />
              </Line>
            </TableCell>
          ))}
        </TableRow>
      ))}
    </Table>
  )
}
