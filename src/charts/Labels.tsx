// Labels as text, and titles at the ends of the axes.

import type { Label } from './label'
import styles from './Labels.module.css'

export function Labels({ labels }: { readonly labels: readonly Label[] }) {
  return labels.map(({ text, x, y, anchor, tone }) => (
    <text
      key={`${text} ${x} ${y}`}
      className={styles['label']}
      x={x}
      y={y}
      textAnchor={anchor}
      data-tone={tone}
    >
      {text}
    </text>
  ))
}

/** What an axis counts and which way it grows. The arrow is drawn: the page's face has none. */
export function AxisTitle({
  text,
  x,
  y,
  grows,
}: {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly grows: 'up' | 'right'
}) {
  const isUp = grows === 'up'
  return (
    <>
      <path
        d={
          isUp
            ? `M${x + 4} ${y + 1}v-9m-3.2 3.2 3.2-3.2 3.2 3.2`
            : `M${x - 10} ${y - 4}h9m-3.2-3.2 3.2 3.2-3.2 3.2`
        }
        fill="none"
        stroke="var(--t3)"
      />
      <text
        className={styles['label']}
        x={isUp ? x + 13 : x - 14}
        y={y}
        textAnchor={isUp ? 'start' : 'end'}
        data-tone="muted"
      >
        {text}
      </text>
    </>
  )
}
