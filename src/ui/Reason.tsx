// Words where a figure would stand when there is none: never a blank, a zero or a dash.

import type { ReactNode } from 'react'
import styles from './Reason.module.css'

export function Reason({ children }: { readonly children: ReactNode }) {
  return <span className={styles['reason']}>{children}</span>
}
