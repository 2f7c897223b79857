// What the draft does to the baseline, edit by edit; each can be taken out again.

import { dropEdit } from '../../store/commands/draft'
import { draftList } from '../../store/select/draft-list'
import { Button } from '../../ui/Button'
import { Sentence, sentence } from '../../ui/Shows'
import { useActions, useRisk, useRiskLater, useSidesLater } from '../use-risk'
import styles from './Positions.module.css'

export function DraftList() {
  const edits = useRiskLater((state) => state.document.draft)
  const show = useRisk((state) => state.view.show)
  const sides = useSidesLater()
  const { run } = useActions()
  if (edits.length === 0 || show === 'baseline') return null
  return (
    <section className={styles['draft']} aria-labelledby="draft-title">
      <h2 id="draft-title" className={styles['draftTitle']}>
        Draft
      </h2>
      <ol className={styles['edits']}>
        {draftList(edits, sides).map(({ edit, says }, at) => (
          // Two edits may say the same; their order is what tells them apart.
          // eslint-disable-next-line react/no-array-index-key
          <li key={`${at} ${sentence(says)}`} className={styles['edit']}>
            <Sentence parts={says} />
            <Button
              look="link"
              aria-label={`Drop: ${sentence(says)}`}
              onClick={() => run(dropEdit(edit))}
            >
              drop
            </Button>
          </li>
        ))}
      </ol>
    </section>
  )
}
