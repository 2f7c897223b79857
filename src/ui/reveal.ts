// Revealing a row: somebody elsewhere names it, and the list that draws it brings it into view and hands it
// the focus, as if it had been reached by keys. A long list draws only some of its rows: it is told to.

import { useEffect, useEffectEvent, type RefObject } from 'react'

interface Wanted {
  /** The key of the row in its list. */
  readonly key: string
  /** What its figure is called, where one is meant; else the row's first stop. */
  readonly figure?: string
}

const EVENT = 'reveal-row'
/** Frames to wait until a row that was scrolled to is drawn. */
const FRAMES_MAX = 30

class Reveal extends Event {
  readonly wanted: Wanted
  constructor(wanted: Wanted) {
    super(EVENT)
    this.wanted = wanted
  }
}

/** Asks the list that holds the row to show it. Nothing happens where none does. */
export function reveal(wanted: Wanted): void {
  window.dispatchEvent(new Reveal(wanted))
}

/** Lets the rows of a list be revealed. They carry their place in `data-index`. */
export function useReveal(
  list: RefObject<HTMLElement | null>,
  keys: readonly string[],
  reach: (index: number) => void,
): void {
  const asked = useEffectEvent((event: Event) => {
    if (!(event instanceof Reveal)) return
    const { key, figure } = event.wanted
    const index = keys.indexOf(key)
    if (index < 0) return
    reach(index)
    focusWhenDrawn(() => {
      const row = list.current?.querySelector(`[data-index="${index}"]`)
      const named = figure && row?.querySelector<HTMLElement>(`[aria-label^="${figure}"]`)
      return named || row?.querySelector<HTMLElement>('[data-stop]')
    })
  })
  useEffect(() => {
    window.addEventListener(EVENT, asked)
    return () => window.removeEventListener(EVENT, asked)
  }, [])
}

function focusWhenDrawn(find: () => HTMLElement | null | undefined, frames = FRAMES_MAX): void {
  const found = find()
  if (found !== null && found !== undefined) {
    found.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    found.focus({ preventScroll: true })
  } else if (frames > 0) {
    requestAnimationFrame(() => focusWhenDrawn(find, frames - 1))
  }
}
