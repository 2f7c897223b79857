// Typed text as an amount, or the sentence that stands below the cell.

import type { Amount, Unit } from '../engine/units/amount'
import type { Issue } from '../engine/units/outcome'
import { read, type ReadHint } from '../engine/units/read'

export type Typed<U extends Unit> =
  | { readonly kind: 'amount'; readonly amount: Amount<U>; readonly note?: string | undefined }
  | {
      readonly kind: 'issue'
      readonly message: string
      /** The meanings of an ambiguous text, each as a text of its own. */
      readonly answers?: readonly { readonly label: string; readonly text: string }[]
    }

/** What typed text means. An ambiguous text asks, and nothing typed is not zero. */
export function typed<U extends Unit>(text: string, unit: U, hint?: ReadHint): Typed<U> {
  const found = read(text, unit, hint)
  switch (found.kind) {
    case 'amount':
      return { kind: 'amount', amount: found.amount, note: found.note }
    case 'empty':
      return { kind: 'issue', message: 'Nothing typed yet.' }
    case 'question':
      return {
        kind: 'issue',
        message: `${asSentence(found.issue)} Write it without grouping.`,
        answers: found.readings.map(({ text: label, amount }) => ({
          label,
          text: amount.toString(),
        })),
      }
    case 'issue':
      return { kind: 'issue', message: asSentence(found.issue) }
  }
}

/** An issue in one sentence: what is wrong and what would do. */
export function asSentence(issue: Issue): string {
  const said = issue.message.replace(/[.\s]+$/, '')
  const wanted = issue.wanted === undefined ? '' : `; wanted: ${issue.wanted}`
  return `${said}${wanted}.`
}
