// The shelf: which scenarios does this browser keep, which of them is on the page, and what can be done with
// each? What cannot be read is listed too, with its reason and a way to save it.

import { useMemo, useState, useSyncExternalStore } from 'react'
import {
  bringBack,
  removeKept,
  shelfEntries,
  type Removed,
  type ShelfPage,
} from '../../store/shelf/acts'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import type { Act } from '../../ui/Menu'
import { Standing } from './Standing'
import { ShelfRow } from './ShelfRow'
import styles from './Shelf.module.css'

export function ShelfDialog({
  page,
  starts,
  onClose,
}: {
  readonly page: ShelfPage
  /** What another scenario can start from: a sample, or nothing. */
  readonly starts: readonly Act[]
  readonly onClose: () => void
}) {
  const { keeper } = page
  // The shelf is read again whenever this tab or another may have changed it.
  const standing = useSyncExternalStore(keeper.subscribe, keeper.standing)
  const entries = useMemo(() => [standing, shelfEntries(keeper)] as const, [keeper, standing])[1]
  const [removed, setRemoved] = useState<readonly Removed[]>([])
  const remove = (key: string) => {
    const gone = removeKept(page, key)
    if (gone !== undefined) setRemoved((before) => [...before, gone])
  }
  return (
    <Dialog title="Scenarios" onClose={onClose}>
      <div className={styles['body']}>
        <Standing page={page} standing={standing} />
        {entries.ok ? (
          <ul className={styles['list']} aria-label="Kept scenarios">
            {entries.value.map((entry, at) => (
              <ShelfRow
                key={entry.key}
                page={page}
                entry={entry}
                isOpen={entry.key === standing.key}
                place={{ isFirst: at === 0, isLast: at === entries.value.length - 1 }}
                onRemove={() => remove(entry.key)}
                onOpened={onClose}
              />
            ))}
          </ul>
        ) : (
          <p>This browser lets the page keep nothing ({entries.issue.message}).</p>
        )}
        <Deleted page={page} removed={removed} onBack={setRemoved} />
        <section className={styles['starts']} aria-label="Start another">
          <h3>Start another</h3>
          <p className={styles['quiet']}>
            It becomes a scenario of its own as soon as you change it.
          </p>
          <div className={styles['acts']}>
            {starts.map(({ text, onAct }) => (
              <Button
                key={text}
                look="edged"
                onClick={() => {
                  onAct()
                  onClose()
                }}
              >
                {text}
              </Button>
            ))}
          </div>
        </section>
        <p className={styles['quiet']}>
          Kept in this browser only, each by itself. Clearing the browser’s data for this site
          deletes them.
        </p>
      </div>
    </Dialog>
  )
}

/** What was deleted since the dialog was opened, each with its way back. */
function Deleted({
  page,
  removed,
  onBack,
}: {
  readonly page: ShelfPage
  readonly removed: readonly Removed[]
  readonly onBack: (left: readonly Removed[]) => void
}) {
  return (
    <output className={styles['deleted']}>
      {removed.map((each) => (
        <span key={each.key} className={styles['gone']}>
          {each.name === '' ? 'A scenario without a name' : `“${each.name}”`} was deleted.
          <Button
            look="link"
            aria-label={`Bring back ${each.name}`}
            onClick={() => {
              bringBack(page, each)
              onBack(removed.filter((other) => other !== each))
            }}
          >
            Bring back
          </Button>
        </span>
      ))}
    </output>
  )
}
