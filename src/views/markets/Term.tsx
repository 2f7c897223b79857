// One term of a market or a venue by name, with a word where it is the user's own, and the way back to what is
// published.

import type { ReactNode } from 'react'
import { Button } from '../../ui/Button'
import styles from './Markets.module.css'

export function Term({
  name,
  isOwn,
  onBack,
  children,
}: {
  readonly name: string
  readonly isOwn: boolean
  /** Gives this one term back; without it there is nothing published to go back to. */
  readonly onBack?: (() => void) | undefined
  readonly children: ReactNode
}) {
  return (
    <div>
      <dt>
        {name} {isOwn && <span className={styles['word']}>own</span>}
      </dt>
      <dd>
        {children}
        {isOwn && onBack !== undefined && (
          <Button look="link" aria-label={`${name}: back to the venue’s`} onClick={onBack}>
            Back
          </Button>
        )}
      </dd>
    </div>
  )
}
