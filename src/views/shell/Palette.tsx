// The command palette: one field for everything the page can do, for the markets and figures of the book, and
// for changes asked for in words. What an entry leads to is said before Enter.

import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { useDeferredValue, useMemo, useRef, useState } from 'react'
import { foresee } from '../../store/select/foresee'
import { sidesSelector } from '../../store/select/sides'
import { takerFee } from '../../store/store'
import { Arrowed } from '../../ui/Arrow'
import { Shows } from '../../ui/Shows'
import { asSentence } from '../../ui/typed'
import { useActions, useExplain, useOpenMarket, useOpenVenue, useRisk, useSides } from '../use-risk'
import type { Page } from './page-actions'
import { entriesFor, type Entry } from './palette-entries'
import styles from './Palette.module.css'

export function Palette({ page, onClose }: { readonly page: Page; readonly onClose: () => void }) {
  const [text, setText] = useState('')
  const [about, setAbout] = useState<string>()
  const field = useRef<HTMLInputElement | null>(null)
  const [from] = useState(() => document.activeElement)
  const state = useActions()
  const sides = useSides()
  const explain = useExplain()
  const openMarket = useOpenMarket()
  const openVenue = useOpenVenue()
  const side = state.view.show === 'baseline' ? sides.baseline : sides.draft
  // Not deferred: Enter right after the last letter must meet the list of that letter.
  // The list tells which of its entries is highlighted by the object it was given: they must stay the same.
  const groups = useMemo(
    () => grouped(entriesFor(text, { page, state, side, explain, openMarket, openVenue })),
    [text, page, state, side, explain, openMarket, openVenue],
  )
  const entries = groups.flatMap(({ items }) => items)
  const choose = (entry: Entry) => {
    if (entry.completes !== undefined) {
      setText(entry.completes)
      field.current?.focus()
      return
    }
    if (entry.run === undefined) return
    onClose()
    entry.run()
  }
  return (
    <Dialog.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles['veil']} />
        <Dialog.Popup
          className={styles['popup']}
          aria-label="Command palette"
          initialFocus={field}
          finalFocus={() => (from instanceof HTMLElement ? from : true)}
        >
          <Autocomplete.Root
            open
            inline
            mode="none"
            autoHighlight="always"
            keepHighlight
            items={groups}
            value={text}
            itemToStringValue={(entry: Entry) => entry.label}
            onValueChange={(next, { reason }) => {
              // Choosing an entry does not write its name into the field.
              if (reason !== 'item-press') setText(next)
            }}
            onItemHighlighted={(entry) => setAbout(entry?.id)}
          >
            <div className={styles['top']}>
              <Autocomplete.Input
                ref={(input) => {
                  // At once: what is typed right after the keys that open the palette is meant for it.
                  if (field.current === null) input?.focus()
                  field.current = input
                }}
                className={styles['field']}
                aria-label="Command"
                placeholder="Search, or say it: sell half eth"
                spellCheck={false}
                autoCapitalize="off"
              />
              <Dialog.Close className={styles['close']}>Esc</Dialog.Close>
            </div>
            <Autocomplete.Empty className={styles['empty']}>
              Nothing goes by that name. Try “close eth”, “deposit 1000” or “dark”.
            </Autocomplete.Empty>
            <Autocomplete.List className={styles['list']} aria-label="Commands">
              {(group: Group) => (
                <Autocomplete.Group key={group.value} items={group.items}>
                  <Autocomplete.GroupLabel className={styles['group']}>
                    {group.value}
                  </Autocomplete.GroupLabel>
                  <Autocomplete.Collection>
                    {(entry: Entry) => (
                      <Autocomplete.Item
                        key={entry.id}
                        value={entry}
                        className={styles['item']}
                        disabled={entry.run === undefined && entry.completes === undefined}
                        onClick={() => choose(entry)}
                      >
                        <span>
                          <Arrowed text={entry.label} />
                        </span>
                        {entry.note !== undefined && (
                          <span className={styles['note']}>{entry.note}</span>
                        )}
                      </Autocomplete.Item>
                    )}
                  </Autocomplete.Collection>
                </Autocomplete.Group>
              )}
            </Autocomplete.List>
            <Autocomplete.Status className={styles['foot']}>
              <Leads entry={entries.find(({ id }) => id === about)} count={entries.length} />
            </Autocomplete.Status>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

interface Group {
  readonly value: string
  readonly items: readonly Entry[]
}

/** The entries under their groups; the group of the best entry comes first. */
function grouped(entries: readonly Entry[]): readonly Group[] {
  const groups = new Map<string, Entry[]>()
  for (const entry of entries) {
    const items = groups.get(entry.group)
    if (items === undefined) groups.set(entry.group, [entry])
    else items.push(entry)
  }
  return [...groups].map(([value, items]) => ({ value, items }))
}

/** Where the entry about to be chosen leads. */
function Leads({ entry, count }: { readonly entry: Entry | undefined; readonly count: number }) {
  const document = useRisk((state) => state.document)
  const view = useRisk((state) => state.view)
  const [selectSides] = useState(() => sidesSelector(takerFee))
  const command = useDeferredValue(entry)?.command
  if (command === undefined) {
    if (entry?.hint !== undefined)
      return `Enter writes “${entry.completes?.trim()}”, ${entry.hint}.`
    return `${count} ${count === 1 ? 'entry' : 'entries'}. Enter does it, Esc closes.`
  }
  const found = foresee(command, { document, view, takerFee, selectSides })
  switch (found.kind) {
    case 'refused':
      return asSentence(found.issue)
    case 'nothing changes':
      return 'Nothing would change.'
    case 'changes': {
      const { before, after } = found
      if (after === undefined) return 'Nothing would be held.'
      return (
        <span>
          {after.name}: joint limit{' '}
          <Shows label="Joint limit" value={after.values.joint} before={before?.values.joint} />,
          buffer <Shows label="Buffer" value={after.values.buffer} before={before?.values.buffer} />
        </span>
      )
    }
  }
}
