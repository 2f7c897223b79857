// One term of a market or a venue by name, with a word where it is the user's own.

import type { ReactNode } from 'react'
import styles from './Markets.module.css'

export function Term({
  name,
  isOwn,
  children,
}: {
  readonly name: string
  readonly isOwn: boolean
  readonly children: ReactNode
}) {
  return (
    <div>
      <dt>
        {name} {isOwn && <span className={styles['word']}>own</span>}
      </dt>
      <dd>{children}</dd>
    </div>
  )
}
