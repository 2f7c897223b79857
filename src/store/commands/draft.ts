// The draft as a whole: keep it as the new baseline, throw it away, take one edit out of it.
import type { Edit } from '../../engine/model/edit'
import type { Account } from '../../engine/model/book'
import type { Scenario } from '../../engine/model/scenario'
import { done } from '../../engine/units/outcome'
import { drafted } from '../select/drafted'
import type { Command } from './command'

/** The drafted state becomes the baseline; positions closed in it leave the book. */
export const acceptDraft: Command = {
  label: 'Accept draft',
  change: (document, context) => {
    if (document.draft.length === 0) return done(document)
    const now = drafted(document, context.takerFee)
    return done({
      ...document,
      baseline: withoutFlat(now.scenario),
      draft: now.refused.map((left) => left.edit),
    })
  },
}

export const discardDraft: Command = {
  label: 'Discard draft',
  change: (document) => done(document.draft.length === 0 ? document : { ...document, draft: [] }),
}

/** The command as an edit of the draft, whichever side is being edited: what a proposal is added by. */
export function inDraft(command: Command): Command {
  return {
    label: command.label,
    change: (document, context) => command.change(document, { ...context, editing: 'draft' }),
  }
}

export function dropEdit(edit: Edit): Command {
  return {
    label: 'Drop edit',
    change: (document) =>
      done({ ...document, draft: document.draft.filter((each) => each !== edit) }),
  }
}

function withoutFlat(scenario: Scenario): Scenario {
  return { ...scenario, book: { accounts: scenario.book.accounts.map(openOnly) } }
}

/** The account without positions of no size. What they still hold, margin or funding, goes to cash. */
function openOnly(account: Account): Account {
  const positions = account.positions.filter((held) => !held.size.isZero())
  if (positions.length === account.positions.length) return account
  let { cash } = account
  for (const held of account.positions) {
    if (!held.size.isZero()) continue
    cash = cash.plus(held.fundingUnsettled)
    if (held.margin.mode === 'isolated') cash = cash.plus(held.margin.margin)
  }
  return { ...account, cash, positions }
}
