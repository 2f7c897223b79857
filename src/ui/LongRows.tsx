// Rows of which only those near the window are drawn. A long book scrolls as a short one does, and the row
// with the focus stays whatever is scrolled.

import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState } from 'react'
import { useReveal } from './reveal'
import type { RowsProps } from './RowWindow'
import { Grid, RowGap } from './Table'

/** Rows drawn beyond what is seen, so that a scroll or an arrow finds them there. */
const ROWS_BEYOND = 8
/** How tall a row of two lines is until it has been measured, in px. */
const ROW_GUESS = 60

export function LongRows({ label, head, columns, keys, draw }: RowsProps) {
  const place = useRef<HTMLDivElement>(null)
  const top = useTopOf(place)
  const [focused, setFocused] = useState<number>()
  // What is seen is told through an object that stays the same: nothing here is remembered, on purpose.
  // eslint-disable-next-line react/incompatible-library
  const list = useWindowVirtualizer({
    count: keys.length,
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
  useReveal(place, keys, (index) => list.scrollToIndex(index))
  const drawn = list.getVirtualItems()
  const end = list.getTotalSize() + top
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
        {drawn.flatMap((item) => {
          const gap = item.start - reached
          reached = item.end
          return [
            ...(gap > 0 ? [<RowGap key={`gap ${item.index}`} height={gap} />] : []),
            draw({ index: item.index, measure: list.measureElement }),
          ]
        })}
        {end - reached > 0 && <RowGap height={end - reached} />}
      </Grid>
    </div>
  )
}

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
