// How wide a place is, and whenever that changes.

import { useLayoutEffect, useRef, useState, type RefObject } from 'react'

/** Give `ref` to the element; `width` is zero until it has been laid out. */
export function useWidth<Element extends HTMLElement>(): {
  readonly ref: RefObject<Element | null>
  readonly width: number
} {
  const ref = useRef<Element>(null)
  const [width, setWidth] = useState(0)
  // Before the first picture: what is drawn by it would otherwise be seen to move.
  useLayoutEffect(() => {
    const element = ref.current
    if (element === null) return
    const measure = () => setWidth(Math.floor(element.getBoundingClientRect().width))
    measure()
    const watcher = new ResizeObserver(measure)
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [])
  return { ref, width }
}
