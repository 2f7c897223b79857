// Going to a place on the page: a row of the book, a figure in it, a bench. The place is scrolled to and takes
// the focus, as if it had been reached by keys.

/** Waits until what covered the page is gone and has given the focus back. */
function afterwards(run: () => void): void {
  setTimeout(run, 50)
}

function focusOn(element: HTMLElement | null | undefined): void {
  if (element === null || element === undefined) return
  element.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  element.focus({ preventScroll: true })
}

const rowOf = (id: string) =>
  document.querySelector<HTMLElement>(`[data-position="${CSS.escape(id)}"]`)

/** The first cell of a row. */
export function goToRow(id: string): void {
  afterwards(() => focusOn(rowOf(id)?.querySelector<HTMLElement>('[data-stop]')))
}

/** The figure of a row that goes by this name. */
export function goToFigure(id: string, name: string): void {
  afterwards(() => {
    const row = rowOf(id)
    const figure = row?.querySelector<HTMLElement>(`[aria-label^="${name}"]`)
    focusOn(figure ?? row?.querySelector<HTMLElement>('[data-stop]'))
  })
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
    if (part instanceof HTMLDetailsElement) part.open = true
    focusOn(part instanceof HTMLDetailsElement ? part.querySelector('summary') : part)
  })
}
