// Is what is on the page kept? Said in one line, with what can be done where it is not.

import { notKeptInWords } from '../../store/shelf/words'
import type { ShelfPage } from '../../store/shelf/acts'
import type { Standing as KeeperStanding } from '../../store/shelf/keeper'
import type { Document } from '../../store/state'
import { Button } from '../../ui/Button'
import { useRisk } from '../use-risk'
import styles from './Shelf.module.css'

export function Standing({
  page,
  standing,
  onSave,
}: {
  readonly page: ShelfPage
  readonly standing: KeeperStanding
  readonly onSave: (document: Document) => void
}) {
  const document = useRisk((state) => state.document)
  const { name } = document.baseline
  if (standing.refused !== undefined) {
    return (
      <div className={styles['standing']}>
        <p className={styles['problem']} role="alert">
          <strong>Not kept.</strong> {notKeptInWords(name, standing.refused)}
        </p>
        <Button look="main" onClick={() => onSave(document)}>
          Save it as a file
        </Button>
      </div>
    )
  }
  if (!standing.isOnlyLookedAt) return null
  return (
    <p className={styles['standing']}>
      <span>
        “{name}” is on the page and not kept yet: it is as it was opened. It is kept once you change
        it.
      </span>
      <Button look="edged" onClick={page.keeper.keepNow}>
        Keep it now
      </Button>
    </p>
  )
}
