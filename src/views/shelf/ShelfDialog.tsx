// The shelf: which scenarios does this browser keep, which of them is on the page, and what can be done with
// each? What cannot be read is listed too, with its reason and a way to save it.

import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { bringBack, removeKept, type Removed, type ShelfPage } from '../../store/shelf/acts'
import { shelfSeen } from '../../store/shelf/entries'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import type { Act } from '../../ui/Menu'
import type { Document } from '../../store/state'
import { quoted } from '../../store/shelf/words'
import { useRisk } from '../use-risk'
import { Standing } from './Standing'
import { ShelfRow } from './ShelfRow'
import styles from './Shelf.module.css'

export function ShelfDialog({
  page,
  starts,
  onSave,
  onClose,
}: {
  readonly page: ShelfPage
  /** What another scenario can start from: a sample, or nothing. */
  readonly starts: readonly Act[]
  /** Saves a scenario as a file. */
  readonly onSave: (document: Document) => void
  readonly onClose: () => void
}) {
  const { keeper } = page
  const standing = useSyncExternalStore(keeper.subscribe, keeper.standing)
  const entries = useSyncExternalStore(keeper.subscribe, () => shelfSeen(keeper))
  const [removed, setRemoved] = useState<readonly Removed[]>([])
  const remove = (key: string) => {
    const gone = removeKept(page, key)
    if (gone !== undefined) setRemoved((before) => [...before, gone])
  }
  const list = useRef<HTMLUListElement>(null)
  const back = (left: readonly Removed[]) => {
    setRemoved(left)
    if (left.length === 0) list.current?.focus()
  }
  return (
    <Dialog title="Scenarios" onClose={onClose}>
      <div className={styles['body']}>
        <Standing page={page} standing={standing} onSave={onSave} />
        {entries.ok ? (
          <ul ref={list} className={styles['list']} aria-label="Kept scenarios" tabIndex={-1}>
            {entries.value.map((entry, at) => (
              <ShelfRow
                key={entry.key}
                page={page}
                entry={entry}
                isOpen={entry.key === standing.key}
                place={{ isFirst: at === 0, isLast: at === entries.value.length - 1 }}
                onSave={onSave}
                onRemove={() => remove(entry.key)}
                onOpened={onClose}
              />
            ))}
          </ul>
        ) : (
          <p>This browser lets the page keep nothing ({entries.issue.message}).</p>
        )}
        <Told />
        <Deleted page={page} removed={removed} onBack={back} />
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
  const last = useRef<HTMLButtonElement>(null)
  const { length } = removed
  // The button that deleted is gone; what takes it back is next to hand.
  useEffect(() => {
    if (length > 0) last.current?.focus()
  }, [length])
  return (
    <ul className={styles['deleted']} aria-label="Deleted scenarios">
      {removed.map((each, at) => (
        <li key={each.key} className={styles['gone']}>
          {quoted(each.name)} was deleted.
          <Button
            ref={at === length - 1 ? last : undefined}
            look="link"
            aria-label={`Bring back ${each.name}`}
            onClick={() => {
              bringBack(page, each)
              onBack(removed.filter((other) => other !== each))
            }}
          >
            Bring back
          </Button>
        </li>
      ))}
    </ul>
  )
}

/** What the page tells while the dialog lies over it: a problem is read here, the rest is heard. */
function Told() {
  const notice = useRisk((state) => state.notice)
  const [before] = useState(notice?.id)
  const isNew = notice !== undefined && notice.id !== before
  return (
    <output className={styles[isNew && notice.kind === 'problem' ? 'problem' : 'heard']}>
      {isNew && notice.text}
    </output>
  )
}
