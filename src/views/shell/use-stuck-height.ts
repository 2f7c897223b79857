// How much of the window do the bars that stay at its top cover? The heights are measured, since a
// verdict wraps as it must, and handed to the style sheet, which keeps what is scrolled to below them.

import { useEffect, useRef, type RefObject } from 'react'

/** Custom properties of the page, in px: 0 where the element scrolls away with the rest. */
export type StuckHeight = '--bar-height' | '--verdict-height'

/** Give `ref` to an element that may stick to the top; its height stands in the property while it does. */
export function useStuckHeight(property: StuckHeight): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = ref.current
    if (element === null) return
    const page = document.documentElement
    const measure = () => {
      const isStuck = getComputedStyle(element).position === 'sticky'
      page.style.setProperty(property, `${isStuck ? element.offsetHeight : 0}px`)
    }
    measure()
    const watcher = new ResizeObserver(measure)
    watcher.observe(element)
    window.addEventListener('resize', measure)
    return () => {
      watcher.disconnect()
      window.removeEventListener('resize', measure)
      page.style.removeProperty(property)
    }
  }, [property])
  return ref
}
