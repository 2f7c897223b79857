// What a cell does to the store while it is typed in: every keystroke a preview, one step in the end.

import type { Command } from '../store/commands/command'
import type { Reading } from '../ui/Cell'
import { asSentence } from '../ui/typed'
import { useActions } from './use-risk'

/** The handlers of a cell; all previews under one key share one undo step. */
export function useCell(key: string) {
  const { preview, commit, abandon } = useActions()
  return {
    /** Previews a command and says what it does, or why it cannot be done. */
    attempt: (command: Command, says?: string): Reading => {
      const issue = preview(key, command)
      return issue === undefined
        ? { kind: 'says', message: says }
        : { kind: 'issue', message: asSentence(issue) }
    },
    onCommit: commit,
    onAbandon: () => abandon(key),
  }
}
