// Keys that work everywhere on the page, except where text is being typed: undo, redo, paste, the state
// shown, copy link. None is a single letter.

import { useEffect, useEffectEvent } from 'react'
import { acceptDraft } from '../../store/commands/draft'
import type { Show } from '../../store/state'
import { useActions, useRisk } from '../use-risk'

const NEXT_SHOW: Record<Show, Show> = { baseline: 'draft', draft: 'both', both: 'baseline' }

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

  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (isTyping(event.target) || !(event.ctrlKey || event.metaKey) || event.altKey) return
    const key = event.key.toLowerCase()
    if (key === 'z' && !event.shiftKey) undo()
    else if (key === 'z' || (key === 'y' && !event.shiftKey)) redo()
    else if (key === 'enter' && drafted) run(acceptDraft)
    else if (key === '\\') look({ show: NEXT_SHOW[show] })
    else if (key === 'c' && event.shiftKey) of.onCopyLink()
    else return
    event.preventDefault()
  })
  const pasted = useEffectEvent((event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (isTyping(event.target) || text.trim() === '') return
    event.preventDefault()
    of.onPaste(text)
  })
  useEffect(() => {
    document.addEventListener('keydown', pressed)
    document.addEventListener('paste', pasted)
    return () => {
      document.removeEventListener('keydown', pressed)
      document.removeEventListener('paste', pasted)
    }
  }, [])
}
