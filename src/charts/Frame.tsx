// The frame of charts along one axis: a crosshair for pointer and arrow keys leads the readout from stop to stop.
// What is drawn inside is the chart's own business.

import { useState, type ReactNode } from 'react'
import { Crosshair, nearest, type Inset } from './Crosshair'
import { Framed, spoken, type Reading, type Twin } from './Framed'

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
  notes,
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
  const [held, setHeld] = useState<number>()
  const stop = held === undefined ? rest : nearest(stops, held)
  const readings = stops.length === 0 ? [] : read(stop)
  return (
    <Framed
      title={title}
      readings={readings}
      twin={twin}
      {...(notes === undefined ? {} : { notes })}
    >
      {(width) => ({
        drawing: children({ width, stop, isHeld: held !== undefined }),
        over: stops.length > 1 && (
          <Crosshair
            title={title}
            stops={stops}
            range={range}
            stop={stop}
            inset={inset(width)}
            says={spoken(readings)}
            onHold={setHeld}
          />
        ),
      })}
    </Framed>
  )
}
