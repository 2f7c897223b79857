// What every chart stands in: a readout that keeps its place, the drawing with what lies over it, the same
// figures as a table, and both as files. How the readout is led is the business of what lies over.

import { useState, type ReactNode } from 'react'
import { Button } from '../ui/Button'
import { editable, format } from '../ui/format'
import { Shows, type Answer } from '../ui/Shows'
import { ColumnHead, Line, RowHead, Table, TableCell, TableRow } from '../ui/Table'
import { useWidth } from '../ui/use-width'
import { csv } from './csv'
import { fileName, save } from './save'
import { svgFile } from './svg-file'
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

export interface Layers {
  /** Hidden from those who cannot see it. */
  readonly drawing: ReactNode
  /** What leads the readout, and says what it stands on. */
  readonly over: ReactNode
}

export function Framed({
  title,
  readings,
  twin,
  notes = NO_NOTES,
  children,
}: {
  /** Names the chart and its files. */
  readonly title: string
  readonly readings: readonly Reading[]
  /** Asked only when the table or its file is wanted. */
  readonly twin: () => Twin
  readonly notes?: readonly string[]
  readonly children: (width: number) => Layers
}) {
  const { ref, width } = useWidth<HTMLDivElement>()
  const [isListed, setListed] = useState(false)
  const { drawing, over } = children(width)
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
        <div aria-hidden="true">{width > 0 && drawing}</div>
        {over}
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

/** A readout as a sentence. */
export function spoken(readings: readonly Reading[]): string {
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
