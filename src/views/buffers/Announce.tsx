// Reads the verdict aloud to screen readers once the user has stopped typing: a live region that spoke
// at every keystroke would be shouting.

import { useEffect, useState } from 'react'
import styles from './Verdict.module.css'

const QUIET_MS = 800

export function Announce({ text }: { readonly text: string }) {
  const [said, setSaid] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), QUIET_MS)
    return () => clearTimeout(timer)
  }, [text])
  return <output className={styles['hidden']}>{said}</output>
}
