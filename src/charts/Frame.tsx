// The frame every chart stands in: a readout that keeps its place, a crosshair for pointer and arrow keys,
// the same figures as a table, and both as files. What is drawn inside is the chart's own business.

import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import { Button } from '../ui/Button'
import { editable, format } from '../ui/format'
import { Shows, type Answer } from '../ui/Shows'
import { ColumnHead, Line, RowHead, Table, TableCell, TableRow } from '../ui/Table'
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

/** Pixels between the edge of the drawing and the plot in it. */
export interface Inset {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
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

/** The stop closest to a place on the axis. */
export function nearest(stops: readonly number[], place: number): number {
  let found = 0
  for (const [at, stop] of stops.entries()) {
    if (Math.abs(stop - place) < Math.abs((stops[found] ?? 0) - place)) found = at
  }
  return found
}

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

/** Stops that an arrow with Shift and the page keys step over. */
const PAGE = 10

function Crosshair({
  title,
  stops,
  range,
  stop,
  inset,
  says,
  onHold,
}: {
  readonly title: string
  readonly stops: readonly number[]
  readonly range: readonly [number, number]
  readonly stop: number
  readonly inset: Inset
  readonly says: string
  readonly onHold: (place: number | undefined) => void
}) {
  const hasFocus = useRef(false)
  const [low, high] = range
  const point = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    if (width > 0) onHold(low + ((event.clientX - left) / width) * (high - low))
  }
  const step = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape') {
      onHold(undefined)
      return
    }
    const to = stepped(event, stop, stops.length)
    if (to === undefined) return
    event.preventDefault()
    onHold(stops[to])
  }
  return (
    <div
      // Stops are not evenly spaced: a native range would stand beside what it reads.
      // eslint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="slider"
      tabIndex={0}
      className={styles['crosshair']}
      style={{ inset: `${inset.top}px ${inset.right}px ${inset.bottom}px ${inset.left}px` }}
      aria-label={`Crosshair, ${title}`}
      aria-orientation="horizontal"
      aria-valuemin={1}
      aria-valuemax={stops.length}
      aria-valuenow={stop + 1}
      aria-valuetext={says}
      onPointerDown={point}
      onPointerMove={point}
      // A finger that lifts leaves the crosshair where it was; so does a pointer while the keys hold it.
      onPointerLeave={(event) => {
        if (event.pointerType !== 'touch' && !hasFocus.current) onHold(undefined)
      }}
      onFocus={() => {
        hasFocus.current = true
      }}
      onBlur={() => {
        hasFocus.current = false
        onHold(undefined)
      }}
      onKeyDown={step}
    />
  )
}

function stepped(
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
  stop: number,
  count: number,
): number | undefined {
  const by = shiftKey ? PAGE : 1
  const to = (at: number) => Math.max(0, Math.min(count - 1, at))
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return to(stop - by)
    case 'ArrowRight':
    case 'ArrowUp':
      return to(stop + by)
    case 'PageDown':
      return to(stop - PAGE)
    case 'PageUp':
      return to(stop + PAGE)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
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
