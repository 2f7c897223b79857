// Work that nobody waits for: begun once the page has been quiet for a moment, one small task at a time while the
// browser has nothing else to do, and dropped as soon as the book changes.

import { useEffect, useState } from 'react'

/** How long nothing is typed before work begins. */
const QUIET_MS = 350
/** A browser that is never idle still gets one task done this often. */
const LATEST_MS = 1000

type Plan<T> = () => readonly (() => T)[]

/** The results of every task of a plan, or undefined until all are done. No plan: nothing is worked out. */
export function useWorked<T>(plan: Plan<T> | undefined): readonly T[] | undefined {
  const [kept, setKept] = useState<{ readonly plan: Plan<T>; readonly found: readonly T[] }>()
  useEffect(() => {
    if (plan === undefined) return undefined
    let isDropped = false
    const found: T[] = []
    let tasks: readonly (() => T)[] | undefined
    const next = () => {
      if (isDropped) return
      try {
        if (tasks === undefined) tasks = plan()
        else {
          const task = tasks[found.length]
          if (task !== undefined) found.push(task())
        }
      } catch (error) {
        // Thrown where the page catches it.
        setKept(() => {
          throw error
        })
        return
      }
      if (found.length === tasks.length) setKept({ plan, found })
      else whenIdle(next)
    }
    const timer = setTimeout(() => whenIdle(next), QUIET_MS)
    return () => {
      isDropped = true
      clearTimeout(timer)
    }
  }, [plan])
  return kept !== undefined && kept.plan === plan ? kept.found : undefined
}

function whenIdle(task: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(task, { timeout: LATEST_MS })
  else setTimeout(task, 0)
}
