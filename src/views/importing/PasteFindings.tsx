// What was found in the text in sight: what it is, what it asks, its rows, and what all texts together would do to
// the book.

import {
  answeredForAll,
  changed,
  withColumns,
  withFix,
  withText,
  withVenue,
  type PasteDraft,
  type PasteText,
} from '../../store/paste-draft'
import type { PasteSheet } from '../../store/select/paste-sheet'
import { asSentence } from '../../ui/typed'
import { PasteColumns } from './PasteColumns'
import { PasteEffect } from './PasteEffect'
import { PasteFunding } from './PasteFunding'
import { PasteQuestions } from './PasteQuestions'
import { PasteReadAs } from './PasteReadAs'
import { PasteRows } from './PasteRows'
import styles from './PasteDialog.module.css'

export function PasteFindings({
  draft,
  sheet,
  onChange,
}: {
  readonly draft: PasteDraft
  readonly sheet: PasteSheet
  readonly onChange: (next: (draft: PasteDraft) => PasteDraft) => void
}) {
  const text = draft.texts[draft.at]
  const { found, preview } = sheet.texts[draft.at] ?? {}
  const { effect } = sheet
  const onText = (next: (text: PasteText) => PasteText) =>
    onChange((now) => withText(now, now.at, next))
  if (text === undefined) return null
  return (
    <div className={styles['found']}>
      {text.notes.map((note) => (
        <p key={note} className={styles['reason']}>
          {note}
        </p>
      ))}
      {text.refused !== undefined && <p className={styles['issues']}>Not taken: {text.refused}.</p>}
      {text.refused === undefined && found === undefined && (
        <p className={styles['reason']}>
          Rows appear here while you type. A table with headers, a venue&rsquo;s own page or file,
          or plain lines such as <em>BTC long 1.2 @ 61,500</em> will do.
        </p>
      )}
      {found !== undefined && (
        <PasteReadAs
          found={found}
          answers={text.reading.file}
          onAnswer={(answer) => onChange((now) => answeredForAll(now, answer))}
        />
      )}
      {(found?.kind === 'positions' || found?.kind === 'refused') && (
        <PasteColumns
          columns={found.columns}
          isNeeded={found.kind === 'refused'}
          onColumns={(columns) => onChange((now) => withColumns(now, columns))}
        />
      )}
      {found?.kind === 'funding' && <PasteFunding found={found} />}
      {found?.kind === 'positions' && preview !== undefined && (
        <>
          <PasteQuestions
            asksVenue={found.venue === undefined}
            preview={preview}
            text={text}
            onVenue={(venue) => onChange((now) => withVenue(now, venue))}
            onCash={(key, typed) =>
              onText((was) => ({ ...was, cash: changed(was.cash, key, typed) }))
            }
            onRate={(rate) => onText((was) => ({ ...was, rate }))}
          />
          <PasteRows
            text={text.reading.text}
            rows={found.rows}
            columns={found.columns}
            answers={text.rows}
            fixes={text.reading.fixes}
            onAnswer={(id, answer) =>
              onText((was) => ({ ...was, rows: changed(was.rows, id, answer) }))
            }
            onFix={(id, fix) => onChange((now) => withFix(now, id, fix))}
          />
        </>
      )}
      {sheet.issues.map((issue) => (
        <p key={issue.message} className={styles['issues']}>
          ! {asSentence(issue)}
        </p>
      ))}
      {sheet.counts.rows > 0 && (
        <PasteEffect
          draft={draft}
          effect={effect}
          homes={sheet.texts.flatMap(({ preview }, at) =>
            (preview?.homes ?? []).map((home) => ({ ...home, at })),
          )}
          onHow={(how) => onChange((now) => ({ ...now, how }))}
          onOthers={(others) => onChange((now) => ({ ...now, others }))}
          onHome={(at, key, home) =>
            onChange((now) =>
              withText(now, at, (was) => ({ ...was, homes: changed(was.homes, key, home) })),
            )
          }
        />
      )}
    </div>
  )
}
