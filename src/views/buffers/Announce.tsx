// Reads the verdict aloud to screen readers once the user has stopped typing: a live region that spoke
// at every keystroke would be shouting.

import { useEffect, useState } from 'react'
import styles from './Verdict.module.css'

const QUIET_MS = 800

export function Announce({
  text,
  settled,
}: {
  readonly text: string
  /** False while a cell is being typed in: what is not kept yet is not announced. */
  readonly settled: boolean
}) {
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (!settled) return undefined
    const timer = setTimeout(() => setSaid(text), QUIET_MS)
    return () => clearTimeout(timer)
  }, [text, settled])
  return <output className={styles['hidden']}>{said}</output>
}
