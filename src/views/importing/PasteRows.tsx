// The rows of a paste in the order of the text: taken, asking, wrong, or left out, each with its line.

import type { PastedPosition, PasteAnswers, PasteRow } from '../../store/select/paste'
import { Button } from '../../ui/Button'
import { format } from '../../ui/format'
import { asSentence } from '../../ui/typed'
import styles from './PasteDialog.module.css'

/** Rows drawn; the rest is counted. A preview is read, and nobody reads more than this. */
const ROWS_DRAWN = 200

const MARK: Record<PasteRow['status'] | 'left out', string> = {
  good: '+',
  question: '!',
  bad: '×',
  skipped: '–',
  'left out': '–',
}

type Answer = (line: number, answer: number | 'skip' | undefined) => void

export function PasteRows({
  rows,
  answers,
  onAnswer,
}: {
  readonly rows: readonly PasteRow[]
  readonly answers: PasteAnswers['rows']
  readonly onAnswer: Answer
}) {
  // What needs the reader comes into sight even in a long paste.
  const needs = (row: PasteRow) => row.status === 'bad' || row.status === 'question'
  const shown =
    rows.length <= ROWS_DRAWN ? rows : [...rows.filter(needs), ...rows.filter((row) => !needs(row))]
  const left = rows.length > ROWS_DRAWN ? rows.length - ROWS_DRAWN : 0
  return (
    <>
      <ul className={styles['rows']} aria-label="Rows found">
        {shown.slice(0, ROWS_DRAWN).map((row) => (
          <Row
            key={`${row.line} ${row.source}`}
            row={row}
            answer={answers.get(row.line)}
            onAnswer={onAnswer}
          />
        ))}
      </ul>
      {left > 0 && <p className={styles['reason']}>and {left} more rows</p>}
    </>
  )
}

function Row({
  row,
  answer,
  onAnswer,
}: {
  readonly row: PasteRow
  readonly answer: number | 'skip' | undefined
  readonly onAnswer: Answer
}) {
  const status = answer === 'skip' ? 'left out' : row.status
  const answered = row.status === 'question' && typeof answer === 'number'
  return (
    <li className={styles['row']} data-status={answered ? 'good' : status}>
      <span className={styles['mark']} aria-hidden="true">
        {answered ? MARK.good : MARK[status]}
      </span>
      <span className={styles['line']}>{row.line}</span>
      <div>
        <Says row={row} answer={answer} />
        {row.status === 'question' && (
          <fieldset className={styles['choices']} aria-label={`Answers for row ${row.line}`}>
            {row.choices.map((choice, at) => (
              <Button
                key={choice.label}
                look="edged"
                aria-pressed={answer === at}
                onClick={() => onAnswer(row.line, answer === at ? undefined : at)}
              >
                {choice.label}
              </Button>
            ))}
          </fieldset>
        )}
        {(row.status === 'good' || row.status === 'question') && (
          <Button
            look="link"
            aria-label={`${answer === 'skip' ? 'Take' : 'Leave out'} row ${row.line}`}
            onClick={() => onAnswer(row.line, answer === 'skip' ? undefined : 'skip')}
          >
            {answer === 'skip' ? 'take' : 'leave out'}
          </Button>
        )}
      </div>
    </li>
  )
}

function Says({
  row,
  answer,
}: {
  readonly row: PasteRow
  readonly answer: number | 'skip' | undefined
}) {
  const source = <p className={styles['source']}>{row.source}</p>
  if (answer === 'skip') return <>left out {source}</>
  switch (row.status) {
    case 'good':
      return (
        <>
          {sentenceOf(row.position)}
          <Notes notes={row.notes} />
        </>
      )
    case 'question': {
      const chosen = typeof answer === 'number' ? row.choices[answer] : undefined
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
            <p key={`${issue.code} ${issue.at?.column ?? ''}`}>
              {issue.at?.column === undefined ? '' : `${issue.at.column}: `}
              {asSentence(issue)}
            </p>
          ))}
          {source}
        </>
      )
    case 'skipped':
      return (
        <>
          <span className={styles['why']}>not a position: {row.why}</span>
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
  return `${position.symbol} ${side} ${size.text} ${entry}${isolated}`
}
