// Keys that work everywhere on the page, except where they belong to text that is being typed or to a dialog.
// Which they are stands in the list of page actions. None is a single letter.

import { useEffect, useEffectEvent } from 'react'
import { tinykeys } from 'tinykeys'
import { PAGE_ACTIONS, type Page, type PageAction } from './page-actions'

const BOUND = PAGE_ACTIONS.filter(({ byEvent }) => byEvent !== true).flatMap((action) =>
  (action.keys ?? []).map((binding) => [binding, action] as const),
)

/** Whose keys are they? Those of a dialog are its own; those of a field are its text's. */
function placeOf(target: EventTarget | null): 'page' | 'field' | 'dialog' {
  if (!(target instanceof Element)) return 'page'
  if (target.closest('[role=dialog]:not([data-beside])') !== null) return 'dialog'
  return target.closest(TEXT) === null ? 'page' : 'field'
}

const TEXT = 'input:not([type=radio], [type=checkbox]), textarea, [contenteditable]'

export function usePageKeys(page: Page): void {
  const pressed = useEffectEvent((event: KeyboardEvent, action: PageAction) => {
    const place = placeOf(event.target)
    if (place === 'dialog' || (place === 'field' && action.inFields !== true)) return
    event.preventDefault()
    if (action.isOpen?.(page.store.getState()) ?? true) action.run(page)
  })
  const pasted = useEffectEvent((event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (placeOf(event.target) !== 'page' || text.trim() === '') return
    event.preventDefault()
    page.onPaste(text)
  })
  const chord = useEffectEvent(({ key }: KeyboardEvent) => {
    if (key === 'Control' || key === 'Meta') page.onChord()
  })
  useEffect(() => {
    window.addEventListener('keydown', chord)
    const release = tinykeys(
      window,
      Object.fromEntries(
        BOUND.map(([binding, action]) => [
          binding,
          (event: KeyboardEvent) => pressed(event, action),
        ]),
      ),
    )
    document.addEventListener('paste', pasted)
    return () => {
      release()
      window.removeEventListener('keydown', chord)
      document.removeEventListener('paste', pasted)
    }
  }, [])
}
