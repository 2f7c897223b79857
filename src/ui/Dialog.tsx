// A dialog over the page: focus stays inside, Escape closes, focus goes back to where it came from.
// On a phone it is a sheet at the bottom.

import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from './Button'
import styles from './Dialog.module.css'

export function Dialog({
  title,
  size = 'plain',
  foot,
  onClose,
  children,
}: {
  readonly title: ReactNode
  /** page: a document of its own, which prints instead of what it stands over. */
  readonly size?: 'plain' | 'wide' | 'page'
  /** Buttons at the bottom. */
  readonly foot?: ReactNode
  readonly onClose: () => void
  readonly children: ReactNode
}) {
  return (
    <Base.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Base.Portal>
        <Base.Backdrop className={styles['veil']} />
        <Base.Popup className={styles['popup']} data-size={size}>
          <div className={styles['bar']}>
            <Base.Title className={styles['title']}>{title}</Base.Title>
            <Button aria-label="Close" title="Close (Esc)" onClick={onClose}>
              <X size={16} aria-hidden="true" />
            </Button>
          </div>
          {/* A long body scrolls, so the keyboard must be able to reach it. */}
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <section className={styles['body']} tabIndex={0} aria-label="Content">
            {children}
          </section>
          {foot !== undefined && <div className={styles['foot']}>{foot}</div>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
