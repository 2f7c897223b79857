// Something to tell the user once, at the bottom of the page and in nobody's way. It waits to be
// dismissed: what is said to everyone must not run away from those who read slowly.

import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from './Button'
import styles from './Notice.module.css'

export function Notice({
  kind,
  act,
  dismissText,
  onDismiss,
  children,
}: {
  readonly kind: 'info' | 'problem'
  /** One thing to do about it, such as undo. */
  readonly act?: ReactNode
  /** The word for not now, where a cross would say too little. */
  readonly dismissText?: string
  readonly onDismiss: () => void
  readonly children: ReactNode
}) {
  return (
    <div className={styles['notice']} data-kind={kind}>
      <span className={styles['says']}>{children}</span>
      <span className={styles['acts']}>
        {act}
        {dismissText === undefined ? (
          <Button aria-label="Dismiss" onClick={onDismiss}>
            <X size={16} aria-hidden="true" />
          </Button>
        ) : (
          <Button onClick={onDismiss}>{dismissText}</Button>
        )}
      </span>
    </div>
  )
}

/** Where notices appear. Always on the page, so that screen readers hear what comes into it. */
export function NoticePlace({ children }: { readonly children: ReactNode }) {
  return <output className={styles['place']}>{children}</output>
}
