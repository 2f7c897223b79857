// Pasting positions: the texts, what was found in them, and what would become of the book. Good rows and wrong
// rows stand together, questions are answered where they arise, and nothing changes until Accept.

import { useEffect, useEffectEvent, useState } from 'react'
import {
  freshText,
  isBlank,
  retyped,
  TEXTS_MAX,
  withoutText,
  withText,
  withTexts,
  type PasteDraft,
} from '../../store/paste-draft'
import type { PasteMemory } from '../../store/paste-kept'
import { tooLong } from '../../store/select/paste'
import { sheetOf, type PasteCounts } from '../../store/select/paste-sheet'
import { takerFee } from '../../store/store'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { asSentence } from '../../ui/typed'
import { useActions, useRisk } from '../use-risk'
import { counted } from './issue-text'
import { PasteFindings } from './PasteFindings'
import { PasteTextPart } from './PasteTextPart'
import { textOfFile } from './read-file'
import { usePaste } from './use-paste'
import styles from './PasteDialog.module.css'

export function PasteDialog({
  text: start,
  files = NO_FILES,
  memory,
  onClose,
}: {
  readonly text: string
  /** Files that were dropped or chosen elsewhere on the page. */
  readonly files?: readonly File[]
  readonly memory: PasteMemory
  readonly onClose: () => void
}) {
  const actions = useActions()
  const document = useRisk((state) => state.document)
  const { draft, later, change, before, bringBack, paste, leave, finish } = usePaste(start, memory)
  const [refused, setRefused] = useState<string>()
  const sheet = sheetOf(later, document, CONTEXT)
  const readFiles = async (files: readonly File[]) => {
    const room = TEXTS_MAX - (isBlank(draft) ? 0 : draft.texts.length)
    const [chosen, beyond] = [files.slice(0, room), files.slice(room)]
    const names = beyond.map(({ name }) => name).join(', ')
    setRefused(names === '' ? undefined : `At most ${TEXTS_MAX} texts at once: not read: ${names}`)
    const read = await Promise.all(
      chosen.map(async (file) => {
        const { name, text, refused, notes } = await textOfFile(file)
        return { name, text, notes, refused: refused ?? tooLong(text) }
      }),
    )
    change((now) =>
      withTexts(
        now,
        read.map(({ text, ...of }) =>
          freshText(of.refused === undefined ? text : '', now.habits, of),
        ),
      ),
    )
  }
  useEffect(() => {
    if (files.length > 0) void readFiles(files)
    // Read once for each lot of files that arrives.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [files])
  const pasted = useEffectEvent((event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text/plain') ?? ''
    const isTyped =
      event.target instanceof Element && event.target.closest('input, textarea') !== null
    if (event.defaultPrevented || isTyped || text.trim() === '') return
    event.preventDefault()
    setRefused(undefined)
    paste(text)
  })
  useEffect(() => {
    window.document.addEventListener('paste', pasted)
    return () => window.document.removeEventListener('paste', pasted)
  }, [])
  const accept = () => {
    const now = later === draft ? sheet : sheetOf(draft, document, CONTEXT)
    if (now.command === undefined) return
    const issue = actions.run(now.command)
    if (issue !== undefined) {
      setRefused(asSentence(issue))
      return
    }
    actions.tell({ kind: 'info', text: saidOf(now.counts), undo: true })
    finish()
    onClose()
  }
  const close = () => {
    leave()
    onClose()
  }
  const edit = (next: (draft: PasteDraft) => PasteDraft) => {
    setRefused(undefined)
    change(next)
  }
  return (
    <Dialog
      title="Paste positions"
      size="wide"
      onClose={close}
      foot={
        <>
          <span className={styles['count']} aria-live="polite">
            {refused ?? countOf(sheet.counts)}
          </span>
          <Button look="edged" onClick={close}>
            Cancel
          </Button>
          <Button look="main" disabled={sheet.command === undefined} onClick={accept}>
            Accept
          </Button>
        </>
      }
    >
      <div className={styles['columns']}>
        <PasteTextPart
          draft={draft}
          sheet={sheet}
          hasBefore={before !== undefined}
          onText={(text) => edit((now) => retyped(now, text))}
          onTooLong={(reason) =>
            edit((now) => withText(now, now.at, (text) => ({ ...text, refused: reason })))
          }
          onGo={(at) => edit((now) => ({ ...now, at }))}
          onRemove={(at) => edit((now) => withoutText(now, at))}
          onFiles={(chosen) => void readFiles(chosen)}
          onBringBack={bringBack}
        />
        <PasteFindings draft={later} sheet={sheet} onChange={edit} />
      </div>
    </Dialog>
  )
}

const NO_FILES: readonly File[] = []
const CONTEXT = { editing: 'baseline', takerFee } as const

function countOf(counts: PasteCounts): string {
  const { taken, rows, waiting, wrong, heldBack, markets, payments, homeless, assumed } = counts
  return [
    ...(rows === 0 ? [] : [`${taken} of ${counted(rows, 'row')} taken`]),
    ...(waiting === 0 ? [] : [`${waiting} ${waiting === 1 ? 'needs' : 'need'} an answer`]),
    ...(wrong === 0 ? [] : [`${wrong} wrong`]),
    ...(heldBack === 0 ? [] : [`${heldBack} held back for the reasons above`]),
    ...(assumed === 0
      ? []
      : [`${counted(assumed, 'question')} about all rows ${assumed === 1 ? 'is' : 'are'} open`]),
    ...(homeless === 0 ? [] : ['say which account is meant']),
    ...(markets === 0 ? [] : [counted(markets, 'market')]),
    ...(payments === 0 ? [] : [counted(payments, 'funding payment')]),
    'nothing changes until you accept',
  ].join(' · ')
}

function saidOf({ taken, rows, markets, payments }: PasteCounts): string {
  const took = [
    ...(taken === 0 ? [] : [counted(taken, 'position')]),
    ...(markets === 0 ? [] : [`marks and rates of ${counted(markets, 'market')}`]),
    ...(payments === 0 ? [] : [counted(payments, 'funding payment')]),
  ].join(', ')
  const out = rows - taken
  return `Took ${took}.${out > 0 ? ` ${counted(out, 'row')} left out.` : ''}`
}
