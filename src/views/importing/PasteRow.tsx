// One row of a paste: what it was read as, or what is asked, or what is wrong with it; and what can be done
// about it where it stands.

import { useRef, useState } from 'react'
import type { PasteColumn } from '../../store/select/paste-columns'
import type { PastedPosition, PasteRow } from '../../store/select/paste'
import type { RowFix } from '../../store/select/paste-fix'
import type { RowAnswer } from '../../store/select/paste-preview'
import { Button } from '../../ui/Button'
import { format } from '../../ui/format'
import { issueText } from './issue-text'
import { PasteFix } from './PasteFix'
import styles from './PasteRows.module.css'

type Status = 'read' | 'answered' | 'asks' | 'wrong' | 'left out' | 'not a position'

const MARK: Record<Status, string> = {
  read: '+',
  answered: '+',
  asks: '?',
  wrong: '×',
  'left out': '–',
  'not a position': '–',
}

export function Row({
  text,
  row,
  columns,
  answer,
  fix,
  onAnswer,
  onFix,
}: {
  readonly text: string
  readonly row: PasteRow
  readonly columns: readonly PasteColumn[]
  readonly answer: RowAnswer | undefined
  readonly fix: RowFix | undefined
  readonly onAnswer: (id: string, answer: RowAnswer | undefined) => void
  readonly onFix: (id: string, fix: RowFix | undefined) => void
}) {
  const [isFixing, setFixing] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const status = statusOf(row, answer)
  const isOut = answer === 'skip'
  const close = () => {
    setFixing(false)
    opener.current?.focus()
  }
  return (
    <div className={styles['row']} data-status={status}>
      <span className={styles['status']}>
        <span aria-hidden="true">{MARK[status]}</span> {status}
      </span>
      <span className={styles['line']}>row {row.line}</span>
      <div className={styles['says']}>
        <Says row={row} answer={answer} />
        {fix !== undefined && <p className={styles['why']}>corrected; it was: {row.raw.source}</p>}
        {row.status === 'question' && !isOut && (
          <fieldset className={styles['choices']} aria-label={`Answers for row ${row.line}`}>
            {row.choices.map(({ label }) => {
              const isChosen = answer?.choice === label
              return (
                <Button
                  key={label}
                  look="edged"
                  aria-pressed={isChosen}
                  onClick={() => onAnswer(row.id, isChosen ? undefined : { choice: label })}
                >
                  {label}
                </Button>
              )
            })}
          </fieldset>
        )}
      </div>
      <div className={styles['acts']}>
        {!isOut && (
          <Button
            ref={opener}
            look="link"
            aria-label={`Correct row ${row.line}`}
            aria-expanded={isFixing}
            onClick={() => setFixing(!isFixing)}
          >
            correct
          </Button>
        )}
        {row.status !== 'skipped' && (
          <Button
            look="link"
            aria-label={`${isOut ? 'Take' : 'Leave out'} row ${row.line}`}
            onClick={() => {
              setFixing(false)
              onAnswer(row.id, isOut ? undefined : 'skip')
            }}
          >
            {isOut ? 'take' : 'leave out'}
          </Button>
        )}
      </div>
      {isFixing && !isOut && (
        <PasteFix
          text={text}
          row={row}
          columns={columns}
          fix={fix}
          onCancel={close}
          onFix={(next) => {
            onFix(row.id, next)
            close()
          }}
        />
      )}
    </div>
  )
}

function statusOf(row: PasteRow, answer: RowAnswer | undefined): Status {
  if (answer === 'skip') return 'left out'
  switch (row.status) {
    case 'good':
      return 'read'
    case 'question':
      return row.choices.some(({ label }) => label === answer?.choice) ? 'answered' : 'asks'
    case 'bad':
      return 'wrong'
    case 'skipped':
      return 'not a position'
  }
}

function Says({ row, answer }: { readonly row: PasteRow; readonly answer: RowAnswer | undefined }) {
  const source = <p className={styles['source']}>{row.source}</p>
  if (answer === 'skip') return source
  switch (row.status) {
    case 'good':
      return (
        <>
          {sentenceOf(row.position)}
          <Notes notes={row.notes} />
        </>
      )
    case 'question': {
      const chosen = row.choices.find(({ label }) => label === answer?.choice)
      return (
        <>
          {chosen === undefined ? row.question : sentenceOf(chosen.position)}
          {source}
          <Notes notes={row.notes} />
        </>
      )
    }
    case 'bad':
      return (
        <>
          {row.issues.map((issue) => (
            <p key={`${issue.code} ${issue.at?.column ?? ''}`}>{issueText(issue, row.line)}</p>
          ))}
          {source}
        </>
      )
    case 'skipped':
      return (
        <>
          <span className={styles['why']}>{row.why}</span>
          {source}
        </>
      )
  }
}

function Notes({ notes }: { readonly notes: readonly string[] }) {
  return notes.map((note) => (
    <p key={note} className={styles['why']}>
      {note}
    </p>
  ))
}

function sentenceOf(position: PastedPosition): string {
  const size = format({ amount: position.size.abs(), as: 'size' })
  const side = position.size.toString().startsWith('-') ? 'short' : 'long'
  const entry =
    position.entry === undefined
      ? 'no entry'
      : `@ ${format({ amount: position.entry, as: 'price' }).text}`
  const isolated =
    position.isolated === undefined
      ? position.mode === 'isolated'
        ? ' isolated'
        : ''
      : ` isolated ${format({ amount: position.isolated, as: 'usd' }).text}`
  const mark =
    position.mark === undefined
      ? ''
      : `, mark ${format({ amount: position.mark, as: 'price' }).text}`
  return `${position.symbol} ${side} ${size.text} ${entry}${isolated}${mark}`
}
