// The book: every account with what it holds, pool by pool. Each row can be typed in.

import { useRisk, useSides } from '../use-risk'
import { AccountSection } from './AccountSection'
import { AddAccount } from './AddAccount'
import { DraftList } from './DraftList'
import styles from './Positions.module.css'

export function Positions() {
  const sides = useSides()
  const show = useRisk((state) => state.view.show)
  const side = show === 'baseline' ? sides.baseline : sides.draft
  const before = show === 'both' && !sides.same ? sides.baseline : undefined
  return (
    <section className={styles['book']} aria-label="Book">
      {side.scenario.book.accounts.map((account) => (
        <AccountSection key={account.id} account={account} side={side} before={before} />
      ))}
      <DraftList />
      <AddAccount />
      {side.refused.length > 0 && (
        <ul className={styles['refused']}>
          {side.refused.map(({ edit, issue }) => (
            <li key={JSON.stringify(edit)}>
              ! The draft holds a step that no longer applies ({edit.kind}): {issue.message}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
