// Questions put once for a whole text: what one answer would settle for many of its rows.
import type { FileQuestion, ImportRow, NumberOrder } from './imported'

type About = FileQuestion['about']

const QUESTIONS: Record<Exclude<About, 'numbers'>, Omit<FileQuestion, 'rows' | 'about'>> = {
  decimal: {
    question: 'Is 12.500 twelve and a half, or twelve thousand five hundred?',
    choices: [
      { label: 'Decimal point: 12.500 is twelve and a half', answer: { decimal: '.' } },
      { label: 'Decimal comma: 12.500 is twelve thousand five hundred', answer: { decimal: ',' } },
    ],
  },
  side: {
    question: 'Sizes have neither side nor sign. Are these positions long or short?',
    choices: [
      { label: 'All long', answer: { side: 'long' } },
      { label: 'All short', answer: { side: 'short' } },
    ],
  },
  sizes: {
    question: 'Do plain sizes count coins or contracts?',
    choices: [
      { label: 'Coins', answer: { sizes: 'coins' } },
      { label: 'Contracts', answer: { sizes: 'contracts' } },
    ],
  },
  margin: {
    question: 'Do the margins count unrealised P&L?',
    choices: [
      { label: 'No: they are what was set aside', answer: { margin: 'without P&L' } },
      { label: 'Yes: P&L is in them', answer: { margin: 'with P&L' } },
    ],
  },
  mode: {
    question:
      'Cross or isolated is not stated. Rows with a margin are taken as isolated. Are they?',
    choices: [
      { label: 'Isolated', answer: { mode: 'isolated' } },
      { label: 'Cross', answer: { mode: 'cross' } },
    ],
  },
  dates: {
    question: 'Does the day or the month come first in the dates?',
    choices: [
      { label: 'Day first', answer: { dates: 'day first' } },
      { label: 'Month first', answer: { dates: 'month first' } },
    ],
  },
}

/** The questions that some rows wait for; undefined where there are none. */
export function asksOf(
  waiting: Partial<Record<About, number>>,
  first: readonly FileQuestion[] = [],
): readonly FileQuestion[] | undefined {
  const keys = Object.keys(QUESTIONS) as (keyof typeof QUESTIONS)[]
  const rest = keys.flatMap((about): readonly FileQuestion[] => {
    const rows = waiting[about] ?? 0
    return rows === 0 ? [] : [{ about, rows, ...QUESTIONS[about] }]
  })
  const asks = [...first, ...rest]
  return asks.length === 0 ? undefined : asks
}

/** In which order the figures of a table without headers stand. Until it is said the first is taken. */
export function orderQuestion(orders: readonly NumberOrder[], rows: number): FileQuestion {
  return {
    about: 'numbers',
    question: `No header says what the figures are. Taken as ${orders[0] ?? 'nothing'}, in this order. Are they?`,
    choices: orders.map((numbers) => ({ label: numbers, answer: { numbers } })),
    rows,
  }
}

/** What the rows of a preview wait for. */
export function waitingIn(rows: readonly ImportRow[]): Partial<Record<About, number>> {
  const waiting: Partial<Record<About, number>> = {}
  const count = (about: About) => (waiting[about] = (waiting[about] ?? 0) + 1)
  for (const row of rows) {
    if (row.status === 'question' && row.about !== undefined) count(row.about)
    else if (row.status === 'good') {
      const { marginMode, isolatedMargin } = row.position
      if (marginMode === undefined && isolatedMargin !== undefined) count('mode')
    }
  }
  return waiting
}
