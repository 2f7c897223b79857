// What a text was recognised as and why, and what one answer settles for all its rows: the decimal mark, sides,
// what sizes and margins count.

import type {
  PasteDecimal,
  PasteFileAnswers,
  PasteFileQuestion,
  PasteFound,
} from '../../store/select/paste'
import { Button } from '../../ui/Button'
import { Select } from '../../ui/Field'
import { asSentence } from '../../ui/typed'
import { counted } from './issue-text'
import styles from './PasteDialog.module.css'

type Given = { readonly [K in keyof PasteFileAnswers]?: PasteFileAnswers[K] | undefined }

export function PasteReadAs({
  found,
  answers,
  onAnswer,
}: {
  readonly found: PasteFound
  readonly answers: PasteFileAnswers
  /** Undefined takes an answer back. */
  readonly onAnswer: (answer: Given) => void
}) {
  if (found.kind === 'refused') {
    return (
      <>
        <p className={styles['reason']}>Not taken: {found.reason}.</p>
        <p className={styles['reason']}>{INSTEAD[found.what]}</p>
      </>
    )
  }
  const asks = found.kind === 'markets' ? [] : found.asks
  return (
    <>
      <p className={styles['reason']}>
        {PLAIN.has(found.dialect) ? (
          'Recognised by '
        ) : (
          <>
            <strong>{titled(found.dialect)}</strong>, recognised by{' '}
          </>
        )}
        {found.reason}.
        {found.kind === 'markets' &&
          ` ${counted(found.count, 'market')} with marks and rates; no positions.`}
      </p>
      {found.kind !== 'markets' && found.isUnconfirmed && (
        <p className={styles['reason']}>
          <strong>Unconfirmed:</strong> read from how the venue documents it; no real copy of it has
          been seen yet. Compare the rows with the venue before you rely on them.
        </p>
      )}
      {found.notes.map((note) => (
        <p key={note} className={styles['reason']}>
          {note}
        </p>
      ))}
      {found.kind === 'markets' &&
        found.issues.map((issue) => (
          <p key={`${issue.code} ${issue.message}`} className={styles['reason']}>
            {asSentence(issue)}
          </p>
        ))}
      {found.kind === 'positions' && found.hasDecimal && (
        <div className={styles['decimal']}>
          <Select
            label="Decimal mark"
            value={answers.decimal ?? 'found'}
            choices={[
              { value: 'found', text: `as found: ${foundMark(found.decimal, answers)}` },
              { value: '.', text: 'point: 1,234.56' },
              { value: ',', text: 'comma: 1.234,56' },
            ]}
            onChoose={(mark) => onAnswer({ decimal: mark === 'found' ? undefined : mark })}
          />
        </div>
      )}
      {asks.map((question) => (
        <Asked key={question.about} question={question} answers={answers} onAnswer={onAnswer} />
      ))}
      {given(answers)
        .filter((about) => asks.every((question) => question.about !== about))
        .map((about) => (
          <p key={about} className={styles['reason']}>
            {GIVEN[about]}: {answers[about]}{' '}
            <Button
              look="link"
              aria-label={`Ask again: ${GIVEN[about]}`}
              onClick={() => onAnswer({ [about]: undefined })}
            >
              ask again
            </Button>
          </p>
        ))}
    </>
  )
}

function Asked({
  question: { about, question, choices, rows },
  answers,
  onAnswer,
}: {
  readonly question: PasteFileQuestion
  readonly answers: PasteFileAnswers
  readonly onAnswer: (answer: Given) => void
}) {
  const isAnswered = answers[about] !== undefined
  return (
    <fieldset className={styles['asked']} data-open={isAnswered ? undefined : ''}>
      <legend>
        {isAnswered ? '+' : '?'} {question} ({counted(rows, 'row')})
      </legend>
      {choices.map(({ label, answer }) => {
        const isChosen = isAnswered && answers[about] === answer[about]
        return (
          <Button
            key={label}
            look="edged"
            aria-pressed={isChosen}
            onClick={() => onAnswer(isChosen ? { [about]: undefined } : answer)}
          >
            {label}
          </Button>
        )
      })}
    </fieldset>
  )
}

/** Answers given for all rows, but for the decimal mark, which has a place of its own. */
function given(answers: PasteFileAnswers): readonly (keyof PasteFileAnswers)[] {
  return (Object.keys(GIVEN) as (keyof PasteFileAnswers)[]).filter(
    (about) => about !== 'decimal' && answers[about] !== undefined,
  )
}

const GIVEN: Partial<Record<keyof PasteFileAnswers, string>> = {
  decimal: 'Decimal mark',
  side: 'Sizes without side or sign are',
  sizes: 'Sizes count',
  margin: 'Isolated margins are',
  mode: 'Rows that do not say are',
  dates: 'Dates are written',
  numbers: 'Figures are, from left to right,',
}

function foundMark(decimal: PasteDecimal | undefined, answers: PasteFileAnswers): string {
  if (answers.decimal !== undefined) return 'let the cells decide'
  if (decimal === undefined) return 'none is certain'
  return decimal === '.' ? 'point' : 'comma'
}

/** Whose name says no more than the reason does. */
const PLAIN = new Set(['table', 'plain text'])

/** What would do, beside the reason why this does not. */
const INSTEAD: Record<Extract<PasteFound, { kind: 'refused' }>['what'], string> = {
  scenario:
    'Close this sheet and paste it on the page, or drop its file there: it opens as it was saved.',
  fills:
    'Paste open positions instead: the venue’s positions table, or its answer for open positions. Fills alone do not say what is held now.',
  'closed trades':
    'Paste open positions instead: the venue’s positions table, or its answer for open positions.',
  ledger: 'Paste open positions instead. A ledger of funding payments can be kept for the report.',
  orders: 'Paste open positions instead: an order that has not been filled is no position yet.',
  empty: 'Paste the rows as well, with their header if they have one.',
  'too large': 'Paste a part of it, or leave out closed positions and columns that are not needed.',
  unreadable:
    'A table with headers, a venue’s own page or file, or plain lines such as BTC long 1.2 @ 61,500 will do.',
}

function titled(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}
