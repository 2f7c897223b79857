// The first visit: a sample is already live, and three ways to go on. Gone once anything is touched.

import { discardDraft } from '../../store/commands/draft'
import { openDocument } from '../../store/commands/open'
import { blank } from '../../store/samples'
import { Button } from '../../ui/Button'
import { useActions, useRisk } from '../use-risk'
import styles from './FirstVisit.module.css'

export function FirstVisit({ onPaste }: { readonly onPaste: () => void }) {
  const first = useRisk((state) => state.view.firstVisit)
  const { run, look } = useActions()
  if (!first) return null
  return (
    <section className={styles['first']} aria-label="Start">
      <p className={styles['line']}>
        What would have to happen for this account to be liquidated? This sample is live: type in
        any cell.
      </p>
      <div className={styles['acts']}>
        <Button look="main" onClick={onPaste}>
          Paste my positions
        </Button>
        <Button
          look="edged"
          onClick={() => {
            look({ firstVisit: false })
            run(discardDraft)
          }}
        >
          Keep playing with this sample
        </Button>
        <Button
          look="edged"
          onClick={() => run(openDocument('Start blank', { baseline: blank(), draft: [] }))}
        >
          Start blank
        </Button>
      </div>
    </section>
  )
}
