// One scenario of the shelf: its name to type in, what it holds, and what can be done with it.

import { useEffect, useRef } from 'react'
import { fileName, save } from '../../charts/save'
import {
  duplicateKept,
  moveKept,
  openScenario,
  renameKept,
  type ShelfPage,
} from '../../store/shelf/acts'
import { type ShelfEntry } from '../../store/shelf/entries'
import type { Document } from '../../store/state'
import { ActIcon } from '../../ui/ActIcon'
import { Button } from '../../ui/Button'
import { NameCell } from './NameCell'
import styles from './Shelf.module.css'

export function ShelfRow({
  page,
  entry,
  isOpen,
  place,
  onSave,
  onRemove,
  onOpened,
}: {
  readonly page: ShelfPage
  readonly entry: ShelfEntry
  readonly isOpen: boolean
  readonly place: { readonly isFirst: boolean; readonly isLast: boolean }
  readonly onSave: (document: Document) => void
  readonly onRemove: () => void
  readonly onOpened: () => void
}) {
  const { key, holds } = entry
  const name = entry.name === '' ? 'without a name' : entry.name
  const isReadable = holds.kind === 'document'
  const saveThis = () => (holds.kind === 'document' ? onSave(holds.document) : saveText(entry))
  return (
    <li className={styles['row']} data-open={isOpen ? '' : undefined}>
      <div className={styles['what']}>
        {isReadable ? (
          <NameCell name={entry.name} label="Name" onName={(next) => renameKept(page, key, next)} />
        ) : (
          <span className={styles['name']}>{entry.name === '' ? key : entry.name}</span>
        )}
        <Holds entry={entry} />
      </div>
      <div className={styles['acts']}>
        {isOpen && (
          <span className={styles['here']} aria-current="true">
            On this page
          </span>
        )}
        {isReadable && !isOpen && (
          <Button
            look="edged"
            aria-label={`Open ${name}`}
            onClick={() => {
              if (openScenario(page, key)) onOpened()
            }}
          >
            Open
          </Button>
        )}
        {!isReadable && (
          <Button look="edged" aria-label={`Save as a file: ${name}`} onClick={saveThis}>
            Save as a file
          </Button>
        )}
        <Moves page={page} entryKey={key} name={name} place={place} />
        {isReadable && (
          <>
            <Button
              aria-label={`Duplicate ${name}`}
              title="Duplicate"
              onClick={() => duplicateKept(page, key)}
            >
              <ActIcon of="copy" />
            </Button>
            <Button
              aria-label={`Save as a file: ${name}`}
              title="Save as a file"
              onClick={saveThis}
            >
              <ActIcon of="save" />
            </Button>
          </>
        )}
        <Button aria-label={`Delete ${name}`} title="Delete" onClick={onRemove}>
          <ActIcon of="delete" />
        </Button>
      </div>
    </li>
  )
}

function Holds({ entry: { holds } }: { readonly entry: ShelfEntry }) {
  if (holds.kind === 'unreadable') {
    return (
      <span className={styles['problem']}>
        <strong>Cannot be read:</strong> {holds.why}. It is left as it is.
      </span>
    )
  }
  const { positions, saved } = holds
  return (
    <span className={styles['quiet']}>
      {positions === 1 ? '1 position' : `${positions} positions`}
      {saved !== undefined && (
        <>
          {' · kept '}
          <time dateTime={saved}>{whenSaved(saved)}</time>
        </>
      )}
    </span>
  )
}

const WHEN = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

function whenSaved(saved: string): string {
  return WHEN.format(new Date(saved))
}

/** The text of a record that cannot be read, unchanged: nothing else is certain about it. */
function saveText({ key, name, text }: ShelfEntry): void {
  save(fileName(name === '' ? key : name, 'txt', 'scenario'), 'text/plain', text)
}

/** One place up, one place down. The button keeps the focus where the row goes. */
function Moves({
  page,
  entryKey,
  name,
  place,
}: {
  readonly page: ShelfPage
  readonly entryKey: string
  readonly name: string
  readonly place: { readonly isFirst: boolean; readonly isLast: boolean }
}) {
  const pressed = useRef<HTMLButtonElement>(undefined)
  useEffect(() => {
    // At either end its button can be pressed no more: the other one takes over.
    const button = pressed.current
    if (button === undefined) return
    pressed.current = undefined
    const next = button.disabled
      ? (button.nextElementSibling ?? button.previousElementSibling)
      : button
    if (next instanceof HTMLElement) next.focus()
  })
  const move = (button: HTMLButtonElement, by: -1 | 1) => {
    pressed.current = button
    moveKept(page, entryKey, by)
  }
  return (
    <span className={styles['moves']}>
      <Button
        aria-label={`Move ${name} up`}
        title="Move up"
        disabled={place.isFirst}
        onClick={(event) => move(event.currentTarget, -1)}
      >
        <ActIcon of="up" />
      </Button>
      <Button
        aria-label={`Move ${name} down`}
        title="Move down"
        disabled={place.isLast}
        onClick={(event) => move(event.currentTarget, 1)}
      >
        <ActIcon of="down" />
      </Button>
    </span>
  )
}
