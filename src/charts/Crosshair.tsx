// The crosshair over a plot: led by a pointer or walked by keys from stop to stop, and said in words.

import { useRef, type KeyboardEvent, type PointerEvent } from 'react'
import styles from './Frame.module.css'

/** Pixels between the edge of the drawing and the plot in it. */
export interface Inset {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** The stop closest to a place on the axis. */
export function nearest(stops: readonly number[], place: number): number {
  let found = 0
  for (const [at, stop] of stops.entries()) {
    if (Math.abs(stop - place) < Math.abs((stops[found] ?? 0) - place)) found = at
  }
  return found
}

/** Stops that an arrow with Shift and the page keys step over. */
const PAGE = 10

export function Crosshair({
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
