// The rows of an account: all of them, or, where they are many, those near the window. What draws the many is
// fetched when there are so many.

import { lazy, Suspense, useEffect, useRef, type ReactNode } from 'react'
import { useReveal } from './reveal'
import { Grid } from './Table'

const fetchLongRows = async () => ({ default: (await import('./LongRows')).LongRows })
const LongRows = lazy(fetchLongRows)
/** A while after a short book is drawn: a long one may be pasted next, and should not wait. */
const FETCH_AFTER_MILLISECONDS = 1_000

/** Above so many rows the page draws only what is near the window. */
const DRAWN_WHOLE_MOST = 60

export interface Drawn {
  readonly index: number
  readonly measure: (row: HTMLElement | null) => void
}

export interface RowsProps {
  readonly label: string
  readonly head: ReactNode
  readonly columns: number
  /** One key for each row, in order. */
  readonly keys: readonly string[]
  readonly draw: (at: Drawn) => ReactNode
}

export function RowWindow(props: RowsProps) {
  if (props.keys.length <= DRAWN_WHOLE_MOST) return <AllRows {...props} />
  return (
    // No rows in their place meanwhile: a cell that was typed in there would be lost when the list comes.
    <Suspense fallback={<p>Drawing {props.keys.length.toLocaleString()} rows</p>}>
      <LongRows {...props} />
    </Suspense>
  )
}

function AllRows({ label, head, columns, keys, draw }: RowsProps) {
  const place = useRef<HTMLDivElement>(null)
  useReveal(place, keys, DRAWN_ALREADY)
  useEffect(() => {
    const later = setTimeout(() => void fetchLongRows(), FETCH_AFTER_MILLISECONDS)
    return () => clearTimeout(later)
  }, [])
  return (
    <div ref={place}>
      <Grid
        label={label}
        head={head}
        columns={columns}
        beyond={{ count: keys.length, reach: DRAWN_ALREADY }}
      >
        {keys.map((_, index) => draw({ index, measure: DRAWN_ALREADY }))}
      </Grid>
    </div>
  )
}

const DRAWN_ALREADY = () => undefined
