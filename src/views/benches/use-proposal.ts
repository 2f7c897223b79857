// Adding a proposal of a bench to the draft, whichever side is looked at; the draft then comes into sight.

import type { Command } from '../../store/commands/command'
import { inDraft } from '../../store/commands/draft'
import { asSentence } from '../../ui/typed'
import { useActions, useStateNow } from '../use-risk'

export function useProposal(): (command: Command) => void {
  const { run, tell, look } = useActions()
  const stateNow = useStateNow()
  return (command) => {
    const issue = run(inDraft(command))
    if (issue !== undefined) tell({ kind: 'problem', text: asSentence(issue) })
    else if (stateNow().view.show === 'baseline') look({ show: 'both' })
  }
}
