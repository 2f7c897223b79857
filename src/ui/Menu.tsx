// A menu of acts behind one button: arrows move, typing finds, Escape closes and gives the focus back.

import { Menu as Base } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from './Button'
import styles from './Menu.module.css'

export interface Act {
  readonly text: string
  /** The keys that do the same. */
  readonly keys?: string
  /** For what is on or off: which of the two it is. The menu stays open then. */
  readonly checked?: boolean
  /** The first of another kind: a rule parts it from those before. */
  readonly apart?: boolean
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
            {acts.map((act) => (
              <Entry key={act.text} act={act} />
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

function Entry({ act: { text, keys, checked, apart, onAct } }: { readonly act: Act }) {
  const says = (
    <>
      {text}
      {keys !== undefined && <span className={styles['keys']}>{keys}</span>}
    </>
  )
  if (checked === undefined) {
    return (
      <Base.Item className={styles['item']} data-apart={apart ? '' : undefined} onClick={onAct}>
        {says}
      </Base.Item>
    )
  }
  return (
    <Base.CheckboxItem
      className={styles['item']}
      checked={checked}
      onCheckedChange={onAct}
      closeOnClick={false}
    >
      <span className={styles['check']} aria-hidden="true">
        {checked && <Check size={14} />}
      </span>
      {says}
    </Base.CheckboxItem>
  )
}
