// Marks the figures that a kept change has moved: never while typing, and not at all where less motion is asked
// for.

import { useEffect } from 'react'
import type { RiskStore } from '../../store/store'
import { changeMarker } from '../../ui/mark-changes'

/** The page is looked at when it has been drawn in full, the parts that may wait included. */
const WAIT_MILLISECONDS = 200

/** Underlines, for a moment, every figure on the page that reads differently after a change was kept. */
export function useMarkedChanges(store: RiskStore): void {
  useEffect(() => {
    const marker = changeMarker(document.body)
    let known = store.getState().document
    let waiting: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      waiting = undefined
      const { document: now, history } = store.getState()
      if (history.past.at(-1)?.join !== undefined) return
      const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
      marker.read(now !== known && !calm)
      known = now
    }
    const wait = () => {
      clearTimeout(waiting)
      waiting = setTimeout(look, WAIT_MILLISECONDS)
    }
    wait()
    const leave = store.subscribe(wait)
    return () => {
      leave()
      clearTimeout(waiting)
    }
  }, [store])
}
