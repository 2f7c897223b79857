// A bench: one question below the fold. Closed, it prints what it found in one line; opened, its working.

import { useState, type ReactNode } from 'react'
import styles from './Bench.module.css'

export function Bench({
  id,
  title,
  finding,
  children,
}: {
  /** Where a link or the palette goes: `bench-assumptions`. */
  readonly id: string
  readonly title: string
  /** The finding in words, or what is missing to find it. Text alone: nothing in it can be pressed. */
  readonly finding: ReactNode
  /** Drawn while the bench is open, and not worked out before. */
  readonly children: ReactNode
}) {
  const [open, setOpen] = useState(false)
  return (
    <details
      id={id}
      className={styles['bench']}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className={styles['line']}>
        <h2 className={styles['title']}>{title}</h2>
        <span className={styles['finding']}>{finding}</span>
      </summary>
      {open && <div className={styles['body']}>{children}</div>}
    </details>
  )
}
