// The texts of a paste: one to type or paste into, and a name for each where there are several. Files come from
// the picker here or are dropped anywhere on the page.

import { useRef } from 'react'
import type { PasteDraft } from '../../store/paste-draft'
import { tooLong } from '../../store/select/paste'
import type { PasteSheet, SheetText } from '../../store/select/paste-sheet'
import { Button } from '../../ui/Button'
import { TextArea } from '../../ui/Field'
import { counted } from './issue-text'
import styles from './PasteDialog.module.css'

const EXAMPLE = `account Main cross 18_800
BTC long 1.2 @ 61_500 mark 64_000 mmr 1.25%
ETH long 18 @ 3_420 mark 3_200 mmr 2%
SOL short 260 @ 148 mark 152 mmr 2.5%`

export function PasteTextPart({
  draft,
  sheet,
  hasBefore,
  onText,
  onTooLong,
  onGo,
  onRemove,
  onFiles,
  onBringBack,
}: {
  readonly draft: PasteDraft
  readonly sheet: PasteSheet
  /** True where another text was here that was not accepted. */
  readonly hasBefore: boolean
  readonly onText: (text: string) => void
  readonly onTooLong: (reason: string) => void
  readonly onGo: (at: number) => void
  readonly onRemove: (at: number) => void
  readonly onFiles: (files: readonly File[]) => void
  readonly onBringBack: () => void
}) {
  const picker = useRef<HTMLInputElement>(null)
  const text = draft.texts[draft.at]?.reading.text ?? ''
  const isNamed = draft.texts.length > 1 || draft.texts[0]?.name !== undefined
  return (
    <div
      className={styles['texts']}
      onPaste={(event) => {
        // A text too long to read would only hold up the page: it is refused, not shown.
        const pasted = event.clipboardData.getData('text/plain')
        const long = tooLong(pasted)
        if (long !== undefined) {
          event.preventDefault()
          onTooLong(long)
        } else if (pasted === '' && event.clipboardData.files.length > 0) {
          event.preventDefault()
          onFiles([...event.clipboardData.files])
        }
      }}
    >
      {isNamed && (
        <ul className={styles['names']} aria-label="Texts of this paste">
          {draft.texts.map(({ name, refused }, at) => {
            const called = name ?? `Text ${at + 1}`
            return (
              // Two files may have one name; their order tells them apart.
              // eslint-disable-next-line react/no-array-index-key
              <li key={`${at} ${called}`}>
                <Button
                  look="edged"
                  aria-pressed={at === draft.at}
                  title={called}
                  onClick={() => onGo(at)}
                >
                  <span className={styles['name']}>{called}</span>
                  <span className={styles['state']}>{stateOf(sheet.texts[at], refused)}</span>
                </Button>
                <Button look="link" aria-label={`Remove ${called}`} onClick={() => onRemove(at)}>
                  remove
                </Button>
              </li>
            )
          })}
        </ul>
      )}
      <TextArea
        label="Positions as copied from a venue, a spreadsheet, or typed"
        rows={14}
        value={text}
        placeholder={EXAMPLE}
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={text === ''}
        onChange={(event) => onText(event.target.value)}
      />
      <div className={styles['files']}>
        <Button look="edged" onClick={() => picker.current?.click()}>
          Choose files
        </Button>
        <span>or drop them anywhere on the page</span>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          aria-label="Files with positions"
          onChange={(event) => {
            onFiles([...(event.target.files ?? [])])
            // The same file can be chosen again once it was corrected.
            event.target.value = ''
          }}
        />
      </div>
      {hasBefore && (
        <p className={styles['reason']}>
          What was pasted before was not accepted.{' '}
          <Button look="link" onClick={onBringBack}>
            Bring it back
          </Button>
        </p>
      )}
    </div>
  )
}

/** A text in a word or two. */
function stateOf(text: SheetText | undefined, refused: string | undefined): string {
  if (refused !== undefined) return '× not taken'
  const { found, preview, assumed = 0 } = text ?? {}
  if (assumed > 0) return '? asks'
  switch (found?.kind) {
    case undefined:
      return '– empty'
    case 'refused':
      return '× not taken'
    case 'markets':
      return `+ ${counted(found.count, 'market')}`
    case 'funding':
      return `+ ${counted(found.source.payments.length, 'payment')}`
    case 'positions':
      return `${preview !== undefined && preview.taken === preview.rows ? '+' : '!'} ${preview?.taken ?? 0} of ${counted(preview?.rows ?? 0, 'row')}`
  }
}
