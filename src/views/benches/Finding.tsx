// The line of a closed bench: what was found, or why there is nothing yet.

import { useEffect, useState } from 'react'
import type { Part } from '../../engine/model/explanation'
import { Sentence } from '../../ui/Shows'
import styles from './Benches.module.css'

/** Positions up to which a bench works while it is closed. Larger books are worked out when it is opened. */
const UNASKED_MAX = 40

export function Finding({
  parts,
  isDraft,
  waits,
}: {
  /** Undefined while it is being worked out. */
  readonly parts: readonly Part[] | undefined
  readonly isDraft: boolean
  /** How many positions it would take, where it waits to be opened. */
  readonly waits: number | undefined
}) {
  if (waits !== undefined) return `${waits} positions: open to work it out`
  if (parts === undefined) return <span className={styles['working']}>working it out</span>
  return (
    <>
      {isDraft && <span className={styles['which']}>draft </span>}
      <Sentence parts={parts} />
    </>
  )
}

/** Whether a bench should work: small books always, larger ones while it is open. */
export function useAsked(positions: number) {
  const [isOpen, setOpen] = useState(false)
  const isAsked = isOpen || positions <= UNASKED_MAX
  return { isAsked, waits: isAsked ? undefined : positions, onOpen: setOpen }
}

/** Tells a bench that its working is on the page. Drawn inside it. */
export function Opened({ onOpen }: { readonly onOpen: (isOpen: boolean) => void }) {
  useEffect(() => {
    onOpen(true)
    return () => onOpen(false)
  }, [onOpen])
  return null
}
