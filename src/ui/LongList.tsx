// A list of which only the part in sight is drawn, in a box of its own that scrolls. What holds the focus stays
// drawn, and every entry says which of how many it is.

import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { useRef, useState, type ReactNode } from 'react'
import styles from './LongList.module.css'

/** Up to so many entries are all drawn, without a box. */
const DRAWN_WHOLE_MOST = 60
/** Entries drawn beyond those in sight, so that Tab finds the next one there. */
const BEYOND = 6
/** How tall an entry of two lines is until it has been measured, in px. */
const HEIGHT_GUESS = 58

interface ListProps {
  readonly label: string
  /** One key for each entry, in order. */
  readonly keys: readonly string[]
  readonly draw: (index: number) => ReactNode
}

export function LongList(props: ListProps) {
  const { label, keys, draw } = props
  if (keys.length > DRAWN_WHOLE_MOST) return <Windowed {...props} />
  return (
    <ul className={styles['list']} aria-label={label}>
      {keys.map((key, index) => (
        <li key={key} className={styles['entry']}>
          {draw(index)}
        </li>
      ))}
    </ul>
  )
}

function Windowed({ label, keys, draw }: ListProps) {
  const box = useRef<HTMLDivElement>(null)
  const [focused, setFocused] = useState<number>()
  // What is seen is told through an object that stays the same: nothing here is remembered, on purpose.
  // eslint-disable-next-line react/incompatible-library
  const list = useVirtualizer({
    count: keys.length,
    getScrollElement: () => box.current,
    estimateSize: () => HEIGHT_GUESS,
    overscan: BEYOND,
    getItemKey: (index) => keys[index] ?? index,
    rangeExtractor: (range) => {
      const seen = defaultRangeExtractor(range)
      if (focused === undefined || focused >= keys.length || seen.includes(focused)) return seen
      return [...seen, focused].toSorted((one, other) => one - other)
    },
  })
  let reached = 0
  const entries = list.getVirtualItems().map((item) => {
    const gap = item.start - reached
    reached = item.end
    return (
      <li
        key={item.key}
        ref={list.measureElement}
        data-index={item.index}
        className={styles['entry']}
        style={gap > 0 ? { marginBlockStart: gap } : undefined}
        aria-setsize={keys.length}
        aria-posinset={item.index + 1}
      >
        {draw(item.index)}
      </li>
    )
  })
  return (
    // A box that scrolls can be reached by the keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section ref={box} className={styles['box']} tabIndex={0} aria-label={`${label}, scrolls`}>
      <div
        onFocus={(event) => {
          const entry = event.target.closest('[data-index]')
          setFocused(entry === null ? undefined : Number(entry.getAttribute('data-index')))
        }}
      >
        <ul className={styles['list']} aria-label={label} style={{ height: list.getTotalSize() }}>
          {entries}
        </ul>
      </div>
    </section>
  )
}
