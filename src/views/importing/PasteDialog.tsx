// Pasting positions: the text on one side, what was found in it on the other. Good rows and wrong rows
// stand together, questions are answered by choosing, and nothing changes until Accept.

import { useState } from 'react'
import type { VenueId } from '../../engine/model/market'
import { importRows, type ImportHow } from '../../store/commands/import-rows'
import {
  previewPaste,
  readPaste,
  tooLong,
  type PasteAnswers,
  type PasteFound,
  type PastePreview,
} from '../../store/select/paste'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { TextArea } from '../../ui/Field'
import { Segmented } from '../../ui/Segmented'
import { asSentence } from '../../ui/typed'
import { useActions } from '../use-risk'
import { amountsOf, PasteQuestions } from './PasteQuestions'
import { PasteRows } from './PasteRows'
import styles from './PasteDialog.module.css'

const EXAMPLE = `account Main cross 18_800
BTC long 1.2 @ 61_500 mark 64_000 mmr 1.25%
ETH long 18 @ 3_420 mark 3_200 mmr 2%
SOL short 260 @ 148 mark 152 mmr 2.5%`

const HOW: readonly { readonly value: ImportHow; readonly text: string }[] = [
  { value: 'replace', text: 'Replace book' },
  { value: 'merge', text: 'Merge' },
  { value: 'add', text: 'New account' },
]

export function PasteDialog({
  text: start,
  onClose,
}: {
  readonly text: string
  readonly onClose: () => void
}) {
  const actions = useActions()
  const [text, setText] = useState(tooLong(start) === undefined ? start : '')
  const [tooMuch, setTooMuch] = useState(tooLong(start))
  const [how, setHow] = useState<ImportHow>('replace')
  const [venue, setVenue] = useState<VenueId>('generic')
  const [cash, setCash] = useState<ReadonlyMap<string, string>>(new Map())
  const [rate, setRate] = useState('')
  const [rows, setRows] = useState<PasteAnswers['rows']>(new Map())
  const [refused, setRefused] = useState<string>()

  const found = foundIn(text, tooMuch)
  const preview =
    found?.kind === 'positions'
      ? previewPaste(found, { rows, venue, ...amountsOf(cash, rate) })
      : undefined
  const imported = found?.kind === 'markets' ? found.imported : preview?.imported
  const ready = found?.kind === 'markets' ? found.count > 0 : (preview?.taken ?? 0) > 0
  const accept = () => {
    if (imported === undefined) return
    // A market list brings no positions: it must not replace the book by nothing.
    const issue = actions.run(importRows(imported, found?.kind === 'markets' ? 'merge' : how))
    if (issue !== undefined) {
      setRefused(asSentence(issue))
      return
    }
    actions.tell({ kind: 'info', text: saidOf(found, preview), undo: true })
    onClose()
  }
  return (
    <Dialog
      title="Paste positions"
      size="wide"
      onClose={onClose}
      foot={
        <>
          <span className={styles['count']} aria-live="polite">
            {refused ?? countOf(found, preview)}
          </span>
          {found?.kind === 'positions' && (
            <span className={styles['how']}>
              <Segmented
                label="What becomes of the book"
                value={how}
                choices={HOW}
                onChoose={setHow}
              />
            </span>
          )}
          <Button look="edged" onClick={onClose}>
            Cancel
          </Button>
          <Button look="main" disabled={!ready} onClick={accept}>
            Accept
          </Button>
        </>
      }
    >
      <div className={styles['columns']}>
        <TextArea
          label="Positions as copied from a venue, a spreadsheet, or typed"
          rows={14}
          value={text}
          placeholder={EXAMPLE}
          onPaste={(event) => {
            // A text too long to read would only hold up the page: it is refused, not shown.
            const long = tooLong(event.clipboardData.getData('text/plain'))
            if (long !== undefined) event.preventDefault()
            setTooMuch(long)
          }}
          onChange={(event) => {
            setText(event.target.value)
            setTooMuch(undefined)
            setRows(new Map())
            setRefused(undefined)
          }}
        />
        <div className={styles['found']}>
          <Found found={found} />
          {preview !== undefined && (
            <PasteQuestions
              asksVenue={found?.kind === 'positions' && found.venue === undefined}
              preview={preview}
              venue={venue}
              cash={cash}
              rate={rate}
              onVenue={setVenue}
              onCash={(key, typedCash) => setCash(new Map([...cash, [key, typedCash]]))}
              onRate={setRate}
            />
          )}
          {found?.kind === 'positions' && (
            <PasteRows
              rows={found.rows}
              answers={rows}
              onAnswer={(line, answer) => {
                const next = new Map(rows)
                if (answer === undefined) next.delete(line)
                else next.set(line, answer)
                setRows(next)
              }}
            />
          )}
        </div>
      </div>
    </Dialog>
  )
}

function Found({ found }: { readonly found: PasteFound | undefined }) {
  if (found === undefined) {
    return (
      <p className={styles['reason']}>
        Rows appear here while you type. A table with headers, a venue&rsquo;s own page or file, or
        plain lines such as <em>BTC long 1.2 @ 61,500</em> will do.
      </p>
    )
  }
  if (found.kind === 'refused')
    return <p className={styles['reason']}>Not taken: {found.reason}.</p>
  return (
    <>
      <p className={styles['reason']}>
        Recognised by {found.reason}.
        {found.kind === 'markets' &&
          ` ${counted(found.count, 'market')} with marks and rates; no positions.`}
      </p>
      {found.kind === 'positions' && found.columns.length > 0 && (
        <p className={styles['reason']}>
          Columns: {found.columns.map(({ header, field }) => `${header} as ${field}`).join(' · ')}
        </p>
      )}
      {found.notes.map((note) => (
        <p key={note} className={styles['reason']}>
          {note}
        </p>
      ))}
    </>
  )
}

/** What the text is, as soon as there is one. */
function foundIn(text: string, tooMuch: string | undefined): PasteFound | undefined {
  if (tooMuch !== undefined) return { kind: 'refused', reason: tooMuch }
  return text.trim() === '' ? undefined : readPaste(text)
}

function countOf(found: PasteFound | undefined, preview: PastePreview | undefined): string {
  const last = 'nothing changes until you accept'
  if (found?.kind === 'markets') return `${counted(found.count, 'market')} · ${last}`
  if (preview === undefined) return last
  const { taken, rows, waiting, heldBack } = preview
  return [
    `${taken} of ${counted(rows, 'row')}`,
    ...(waiting === 0 ? [] : [`${waiting} ${waiting === 1 ? 'needs' : 'need'} an answer`]),
    ...(heldBack === 0 ? [] : [`${heldBack} held back for the reasons above`]),
    last,
  ].join(' · ')
}

function saidOf(found: PasteFound | undefined, preview: PastePreview | undefined): string {
  if (found?.kind === 'markets') {
    return `Took marks and rates of ${counted(found.count, 'market')}.`
  }
  return `Took ${counted(preview?.taken ?? 0, 'position')}.`
}

function counted(count: number, what: string): string {
  return `${count.toLocaleString()} ${what}${count === 1 ? '' : 's'}`
}
