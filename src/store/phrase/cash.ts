// Cash in words: `deposit 1000`, `withdraw $2k from Main`. In the draft it is a transfer; in the baseline the
// balance is corrected.
import type { Account } from '../../engine/model/book'
import { money } from '../../engine/model/shown'
import { isCashWithheld } from '../../engine/model/withheld'
import { sign } from '../../engine/units/amount'
import { refused } from '../../engine/units/outcome'
import { setCash } from '../commands/account'
import { nameOfAccount, place, type Phrase, type PhraseContext } from './phrase'
import { amountIn } from './setting'

const PATTERN = /^(deposit|withdraw)\s+(.+?)(?:\s+(?:to|into|in|from)\s+(.+))?$/i

/** One phrase for each account that may be meant. */
export function cashPhrases(text: string, on: PhraseContext): readonly Phrase[] {
  const [, verb = '', amount = '', name = ''] = PATTERN.exec(text) ?? []
  if (verb === '') return []
  const wanted = name.toLowerCase()
  return on.side.scenario.book.accounts
    .filter((account) => account.name.toLowerCase().includes(wanted))
    .map((account) => phraseFor(verb.toLowerCase() === 'deposit', account, amount, on))
}

function phraseFor(isDeposit: boolean, account: Account, text: string, on: PhraseContext): Phrase {
  const head = isDeposit ? 'Deposit' : 'Withdraw'
  const id = `${head} ${account.id}`
  const found = amountIn(text, 'usd')
  if (!found.ok) return { kind: 'issue', id, says: head, issue: found.issue }
  const amount = found.value
  if (sign(amount) <= 0) {
    const { issue } = refused('amount-below-zero', 'An amount is above zero here', {
      wanted: 'money such as 1000',
    })
    return { kind: 'issue', id, says: head, issue }
  }
  if (isCashWithheld(account)) {
    const { issue } = refused('cash-withheld', `The cash of ${account.name} is not disclosed.`, {
      wanted: 'its cash first',
    })
    return { kind: 'issue', id, says: head, issue }
  }
  const to = isDeposit ? account.cash.plus(amount) : account.cash.minus(amount)
  const where = nameOfAccount(account.id, on.side)
  return {
    kind: 'does',
    id: `${id} ${amount.toString()}`,
    says: [
      `${head} `,
      money(amount),
      `${where}${place(on)}: cash `,
      money(account.cash),
      ' → ',
      money(to),
    ],
    command: { ...setCash(account.id, to), label: `${head} ${text}${where}` },
  }
}
