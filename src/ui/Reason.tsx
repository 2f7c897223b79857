// Words where a figure would stand when there is none: never a blank, a zero or a dash.

import type { ReactNode } from 'react'
import styles from './Reason.module.css'

export function Reason({
  crit = false,
  title,
  children,
}: {
  /** Past the edge. */
  readonly crit?: boolean
  readonly title?: string | undefined
  readonly children: ReactNode
}) {
  return (
    <span className={styles['reason']} data-crit={crit ? '' : undefined} title={title}>
      {children}
    </span>
  )
}
