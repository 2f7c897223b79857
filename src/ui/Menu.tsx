// A menu of acts behind one button: arrows move, typing finds, Escape closes and gives the focus back.

import { Menu as Base } from '@base-ui/react/menu'
import type { ReactNode } from 'react'
import { Button } from './Button'
import styles from './Menu.module.css'

export interface Act {
  readonly text: string
  /** The keys that do the same. */
  readonly keys?: string
  readonly onAct: () => void
}

export function Menu({
  label,
  acts,
  startsOpen = false,
  children,
}: {
  readonly label: string
  readonly acts: readonly Act[]
  readonly startsOpen?: boolean
  readonly children: ReactNode
}) {
  return (
    <Base.Root defaultOpen={startsOpen} modal={false}>
      <Base.Trigger render={<Button aria-label={label} data-stop="" />}>{children}</Base.Trigger>
      <Base.Portal>
        <Base.Positioner className={styles['positioner']} align="end" sideOffset={4}>
          <Base.Popup className={styles['popup']}>
            {acts.map(({ text, keys, onAct }) => (
              <Base.Item key={text} className={styles['item']} onClick={onAct}>
                {text}
                {keys !== undefined && <span className={styles['keys']}>{keys}</span>}
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
