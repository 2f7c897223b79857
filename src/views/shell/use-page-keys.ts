// Keys that work everywhere on the page, except where text is being typed: undo, redo, paste, the state
// shown, copy link. None is a single letter.

import { useEffect, useEffectEvent } from 'react'
import { tinykeys } from 'tinykeys'
import { acceptDraft } from '../../store/commands/draft'
import type { Show } from '../../store/state'
import { useActions, useRisk } from '../use-risk'

const NEXT_SHOW: Record<Show, Show> = { baseline: 'draft', draft: 'both', both: 'baseline' }

const BINDINGS = [
  '$mod+z',
  '$mod+Shift+z',
  '$mod+y',
  '$mod+Enter',
  '$mod+\\',
  '$mod+Shift+c',
] as const

/** True where keys belong to the text: fields, and anything inside a dialog. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('input, textarea, select, [role=dialog]') !== null
  )
}

export function usePageKeys(of: {
  readonly onPaste: (text: string) => void
  readonly onCopyLink: () => void
}): void {
  const { undo, redo, look, run } = useActions()
  const drafted = useRisk((state) => state.document.draft.length > 0)
  const show = useRisk((state) => state.view.show)

  const onKey = useEffectEvent((event: KeyboardEvent, action: () => void) => {
    if (isTyping(event.target)) return
    event.preventDefault()
    action()
  })
  const actions = useEffectEvent((): Record<(typeof BINDINGS)[number], () => unknown> => ({
    '$mod+z': undo,
    '$mod+Shift+z': redo,
    '$mod+y': redo,
    '$mod+Enter': () => drafted && run(acceptDraft),
    '$mod+\\': () => look({ show: NEXT_SHOW[show] }),
    '$mod+Shift+c': of.onCopyLink,
  }))
  const pasted = useEffectEvent((event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (isTyping(event.target) || text.trim() === '') return
    event.preventDefault()
    of.onPaste(text)
  })
  useEffect(() => {
    const keys = Object.fromEntries(
      BINDINGS.map((binding) => [
        binding,
        (event: KeyboardEvent) => onKey(event, () => actions()[binding]()),
      ]),
    )
    const release = tinykeys(window, keys)
    document.addEventListener('paste', pasted)
    return () => {
      release()
      document.removeEventListener('paste', pasted)
    }
  }, [])
}
