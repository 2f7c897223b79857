// The book: every account with what it holds, pool by pool. Each row can be typed in.

import { lazy, Suspense } from 'react'
import { useWidth } from '../../ui/use-width'
import { useRisk, useRiskLater, useSidesLater } from '../use-risk'
import { AccountSection } from './AccountSection'
import { AddAccount } from './AddAccount'
import { BookHead } from './BookHead'
import { columnsShown } from './columns'
import { DraftList } from './DraftList'
import { SelectionOf } from './selection'
import styles from './Positions.module.css'

const SelectionBar = lazy(async () => ({
  default: (await import('./SelectionBar')).SelectionBar,
}))

export function Positions() {
  // A key paints the verdict first; the rows follow in the frame after it.
  const sides = useSidesLater()
  const show = useRiskLater((state) => state.view.show)
  const hidden = useRisk((state) => state.view.hidden)
  const { ref, width } = useWidth<HTMLElement>()
  const side = show === 'baseline' ? sides.baseline : sides.draft
  const before = show === 'both' && !sides.same ? sides.baseline : undefined
  const shown = columnsShown(hidden, width)
  return (
    <SelectionOf>
      <section ref={ref} className={styles['book']} aria-label="Book">
        <BookHead shown={shown} />
        {side.scenario.book.accounts.map((account) => (
          <AccountSection
            key={account.id}
            account={account}
            side={side}
            before={before}
            shown={shown}
          />
        ))}
        <Suspense fallback={null}>
          <SelectionBar side={side} />
        </Suspense>
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
    </SelectionOf>
  )
}
