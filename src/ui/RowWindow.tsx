// The rows of an account, of which only those near the window are drawn. A long book scrolls as a short one
// does, and the row with the focus stays whatever is scrolled.

import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useReveal } from './reveal'
import { Grid, RowGap } from './Table'

/** From so many rows on the page draws only what is near the window. */
const DRAWN_WHOLE_MOST = 60
/** Rows drawn beyond what is seen, so that a scroll or an arrow finds them there. */
const ROWS_BEYOND = 8
/** How tall a row of two lines is until it has been measured, in px. */
const ROW_GUESS = 60

export interface Drawn {
  readonly index: number
  readonly measure: (row: HTMLElement | null) => void
}

export function RowWindow({
  label,
  head,
  columns,
  keys,
  draw,
}: {
  readonly label: string
  readonly head: ReactNode
  readonly columns: number
  /** One key for each row, in order. */
  readonly keys: readonly string[]
  readonly draw: (at: Drawn) => ReactNode
}) {
  const place = useRef<HTMLDivElement>(null)
  const top = useTopOf(place)
  const [focused, setFocused] = useState<number>()
  const isWhole = keys.length <= DRAWN_WHOLE_MOST
  // What is seen is told through an object that stays the same: nothing here is remembered, on purpose.
  // eslint-disable-next-line react/incompatible-library
  const list = useWindowVirtualizer({
    count: keys.length,
    enabled: !isWhole,
    estimateSize: () => ROW_GUESS,
    overscan: ROWS_BEYOND,
    scrollMargin: top,
    scrollPaddingStart: coveredAtTop(),
    scrollPaddingEnd: ROW_GUESS,
    getItemKey: (index) => keys[index] ?? index,
    rangeExtractor: (range) => {
      const seen = defaultRangeExtractor(range)
      if (focused === undefined || focused >= keys.length || seen.includes(focused)) return seen
      return [...seen, focused].toSorted((one, other) => one - other)
    },
  })
  useReveal(place, keys, (index) => {
    if (!isWhole) list.scrollToIndex(index)
  })
  const drawn = isWhole ? [] : list.getVirtualItems()
  const end = isWhole ? 0 : list.getTotalSize() + top
  let reached = top
  return (
    <div
      ref={place}
      onFocus={(event) => {
        const row = event.target.closest('[data-index]')
        setFocused(row === null ? undefined : Number(row.getAttribute('data-index')))
      }}
    >
      <Grid
        label={label}
        head={head}
        columns={columns}
        beyond={{ count: keys.length, reach: (row) => list.scrollToIndex(row) }}
      >
        {isWhole
          ? keys.map((_, index) => draw({ index, measure: UNMEASURED }))
          : drawn.flatMap((item) => {
              const gap = item.start - reached
              reached = item.end
              return [
                ...(gap > 0 ? [<RowGap key={`gap ${item.index}`} height={gap} />] : []),
                draw({ index: item.index, measure: list.measureElement }),
              ]
            })}
        {end - reached > 0 && !isWhole && <RowGap height={end - reached} />}
      </Grid>
    </div>
  )
}

const UNMEASURED = () => undefined

/** What bars cover at the top of the window, with the head of the table. */
function coveredAtTop(): number {
  const page = document.documentElement.style
  const bars = ['--bar-height', '--verdict-height'].map((name) =>
    Number.parseFloat(page.getPropertyValue(name)),
  )
  return bars.reduce((sum, height) => sum + (Number.isFinite(height) ? height : 0), HEAD_HEIGHT)
}
const HEAD_HEIGHT = 48

/** How far down the page an element begins. */
function useTopOf(place: { readonly current: HTMLElement | null }): number {
  const [top, setTop] = useState(0)
  useEffect(() => {
    const measure = () => {
      const element = place.current
      if (element !== null) setTop(Math.round(element.getBoundingClientRect().top + window.scrollY))
    }
    const watcher = new ResizeObserver(measure)
    watcher.observe(document.body)
    return () => watcher.disconnect()
  }, [place])
  return top
}
