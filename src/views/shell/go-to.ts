// Going to a place on the page: a row of the book, a figure in it, a bench. The place is scrolled to and takes
// the focus, as if it had been reached by keys.

import { reveal } from '../../ui/reveal'

/** Until what covered the page is gone and has given the focus back, in milliseconds. */
const UNCOVERED_AFTER = 50

function afterwards(run: () => void): void {
  setTimeout(run, UNCOVERED_AFTER)
}

/** A row of the book, or the figure of it that goes by this name. */
export function goToRow(position: string, figure?: string): void {
  afterwards(() => reveal({ key: position, ...(figure === undefined ? {} : { figure }) }))
}

/** Parts of the page that can be gone to: the book, the lens and the benches, as far as they are there. */
export function partsOfPage(): readonly { readonly id: string; readonly title: string }[] {
  const benches = [...document.querySelectorAll<HTMLElement>('details[id^="bench-"]')]
  return [
    { id: 'book', title: 'book' },
    ...benches.map((bench) => ({
      id: bench.id,
      title: bench.querySelector('h2')?.textContent ?? bench.id,
    })),
  ]
}

/** Opens a bench and goes to its head; anything else takes the focus itself. */
export function goToPart(id: string): void {
  afterwards(() => {
    const part = document.getElementById(id)
    const isBench = part instanceof HTMLDetailsElement
    if (isBench) part.open = true
    const head = isBench ? part.querySelector('summary') : part
    head?.scrollIntoView({ block: 'nearest' })
    head?.focus({ preventScroll: true })
  })
}
