// How old are the marks? Prices do not move by themselves here, and a figure at yesterday's mark says so.

import { useState } from 'react'
import { formatDay } from '../../ui/format'
import { useRisk } from '../use-risk'
import styles from './Assumptions.module.css'

const DAY_MS = 86_400_000

export function MarksAge() {
  const asOf = useRisk((state) => state.document.baseline.snapshot.asOf)
  const [now] = useState(() => Date.now())
  return <span className={styles['age']}>{inWords(asOf, now)}</span>
}

/** `marks of unknown age`, or their day, and that it is past where more than a day has gone by. */
function inWords(asOf: string | undefined, now: number): string {
  const at = asOf === undefined ? NaN : Date.parse(asOf)
  if (asOf === undefined || Number.isNaN(at)) return 'marks of unknown age'
  const day = `marks of ${formatDay(asOf)}`
  return now - at > DAY_MS ? `${day}, older than a day` : day
}
