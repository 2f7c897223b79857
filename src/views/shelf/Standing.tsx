// Is what is on the page kept? Said in one line, with what can be done where it is not.

import { notKeptInWords } from '../../store/shelf/words'
import type { ShelfPage } from '../../store/shelf/acts'
import type { Standing as KeeperStanding } from '../../store/shelf/keeper'
import { Button } from '../../ui/Button'
import { useRisk } from '../use-risk'
import styles from './Shelf.module.css'

export function Standing({
  page,
  standing,
}: {
  readonly page: ShelfPage
  readonly standing: KeeperStanding
}) {
  const name = useRisk((state) => state.document.baseline.name)
  if (standing.refused !== undefined) {
    return (
      <p className={styles['problem']} role="alert">
        <strong>Not kept.</strong> {notKeptInWords(name, standing.refused)}
      </p>
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
