// A button that does one thing, said in words. `main` is for the one act a dialog or page is about.

import type { ComponentProps } from 'react'
import styles from './Button.module.css'

export type ButtonLook = 'quiet' | 'edged' | 'main' | 'link' | 'text'

export function Button({
  look = 'quiet',
  submits = false,
  ...rest
}: Omit<ComponentProps<'button'>, 'type' | 'className'> & {
  readonly look?: ButtonLook
  /** Sends the form it stands in, which Enter in a field then does too. */
  readonly submits?: boolean
}) {
  return (
    <button
      type={submits ? 'submit' : 'button'}
      className={styles['button']}
      data-look={look}
      {...rest}
    />
  )
}
