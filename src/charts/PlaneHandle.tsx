// The point of a plane: dragged by a pointer or put where one presses, walked by the arrow keys both ways, and said
// in words.

import { useRef, type KeyboardEvent, type PointerEvent } from 'react'
import type { Spot } from './PlanePlot'
import { PLANE_INSET, planeScale } from './plane-scale'
import styles from './Frame.module.css'

/** How far an arrow goes, and with Shift, as a share of the price. */
const STEP = 0.0025
const LEAP = 0.025

export function PlaneHandle({
  title,
  width,
  at,
  reach,
  says,
  onMove,
}: {
  readonly title: string
  /** Of the drawing. */
  readonly width: number
  readonly at: Spot
  readonly reach: number
  readonly says: string
  readonly onMove: (to: Spot) => void
}) {
  const plane = useRef<HTMLDivElement>(null)
  const isDragged = useRef(false)
  const follow = ({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }) => {
    const box = plane.current?.getBoundingClientRect()
    if (box === undefined || box.width === 0 || box.height === 0) return
    onMove({
      x: within(reach * ((2 * (clientX - box.left)) / box.width - 1), reach),
      y: within(reach * (1 - (2 * (clientY - box.top)) / box.height), reach),
    })
  }
  const stop = () => {
    isDragged.current = false
  }
  const { left, right, top, bottom } = PLANE_INSET
  const scale = planeScale(width, reach)
  return (
    // A press anywhere brings the point there; the keys have it where it is.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div
      ref={plane}
      className={styles['plane']}
      style={{ inset: `${top}px ${right}px ${bottom}px ${left}px` }}
      onClick={follow}
    >
      <div
        // Two axes at once: no native control has them. The fields beside it set each by itself.
        // eslint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="slider"
        tabIndex={0}
        className={styles['point']}
        style={{ transform: `translate(${scale.x(at.x) - left}px, ${scale.y(at.y) - top}px)` }}
        aria-label={`Point, ${title}`}
        aria-roledescription="point of two moves"
        aria-valuemin={percent(-reach)}
        aria-valuemax={percent(reach)}
        aria-valuenow={percent(at.x)}
        aria-valuetext={says}
        onPointerDown={(event: PointerEvent<HTMLElement>) => {
          isDragged.current = true
          event.currentTarget.setPointerCapture?.(event.pointerId)
        }}
        onPointerMove={(event) => {
          if (isDragged.current) follow(event)
        }}
        onPointerUp={stop}
        onPointerCancel={stop}
        onClick={(event) => event.stopPropagation()}
        onKeyDown={(event) => {
          const to = walked(event, at)
          if (to === undefined) return
          event.preventDefault()
          onMove({ x: within(to.x, reach), y: within(to.y, reach) })
        }}
      />
    </div>
  )
}

/** Inside the window, on whole hundredths of a per cent: what is read can be typed. */
function within(move: number, reach: number): number {
  return Math.round(Math.max(-reach, Math.min(reach, move)) * 10_000) / 10_000
}

function percent(move: number): number {
  return Math.round(move * 10_000) / 100
}

function walked({ key, shiftKey }: KeyboardEvent, at: Spot): Spot | undefined {
  const by = shiftKey ? LEAP : STEP
  switch (key) {
    case 'ArrowLeft':
      return { x: at.x - by, y: at.y }
    case 'ArrowRight':
      return { x: at.x + by, y: at.y }
    case 'ArrowDown':
      return { x: at.x, y: at.y - by }
    case 'ArrowUp':
      return { x: at.x, y: at.y + by }
    case 'Home':
      return { x: 0, y: 0 }
    default:
      return undefined
  }
}
