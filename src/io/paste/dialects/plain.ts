// The plain text form: positions the way people say them, and what tests read.
//
//   account Main on hyperliquid cross 18_800
//   BTC  long 1.2 @ 61_500 mark 64_000 mmr 1.25% lev 40x funding 0.01%/8h
//   DOGE long 60_000 @ 0.125 isolated 1_200 mark 0.118 mmr 5% funding 0.03%/8h
//   SOL  -260 @ 148
//   holding ETH 2 haircut 5% mark 3_000
//
// `#` starts a comment. The account line is optional. The decimal mark is a point unless the text's own
// numbers say otherwise. `margin 10` is `isolated 10`; `accrued` is funding owed to the holder.
import { decimalMarkOf, read, type ReadHint } from '../../../engine/units/read'
import { present, rowOf } from '../fields'
import { asksOf, waitingIn } from '../asks'
import type { FileAnswers, ImportedPositions, ImportRow } from '../imported'
import { holdingLine, openAccount, opensAccount, type Open } from './plain-account'
import {
  LINE_END,
  LINE_MAX,
  linesOf,
  placeOf,
  withoutComment,
  wordsOf,
  type Line,
} from './plain-lines'
import { positionLine, saysPosition, signsSize } from './plain-position'

/** True when a line opens an account, or says a market, a size and `@`. */
export function isPlainText(text: string): boolean {
  return text.split(LINE_END).some((line) => {
    // Long tables have many lines: those that cannot be meant are not taken apart.
    if (line.length > LINE_MAX || !/@|account|\bat\b/i.test(line)) return false
    const words = wordsOf(withoutComment(line))
    return opensAccount(words) || saysPosition(words)
  })
}

/** Reads the plain text form. Wrong lines become rows with issues; nothing is dropped. */
export function readPlainText(text: string, answers: FileAnswers = {}): ImportedPositions {
  const lines = linesOf(text)
  const { hint, asked } = hintOf(lines, answers)
  const unsigned = lines.some(({ words }) => signsSize(words)) ? 'long' : answers.side
  const accounts: Open[] = []
  const rows: ImportRow[] = []
  let asOf: string | undefined
  for (const line of lines) {
    const [head] = line.words
    if (head === undefined) {
      rows.push({ ...placeOf(line), status: 'skipped', why: 'more lines than a book has room for' })
      continue
    }
    if (line.source.length === LINE_MAX) {
      const message = `longer than ${LINE_MAX} characters`
      const issue = { code: 'line-too-long', message, wanted: 'one position a line' }
      rows.push({ ...placeOf(line), status: 'bad', issues: [issue] })
      continue
    }
    const keyword = head.toLowerCase()
    if (keyword === 'account') {
      const opened = openAccount(line, accounts.length + 1, hint)
      accounts.push(opened.account)
      if (opened.row !== undefined) rows.push(opened.row)
    } else if (keyword === 'as' && line.words[1]?.toLowerCase() === 'of') {
      asOf = timeIn(line.words[2] ?? '')
      if (asOf === undefined) rows.push(badTime(line))
    } else if (keyword === 'holding') {
      rows.push(...holdingLine(line, accounts.at(-1), hint))
    } else {
      const account = accounts.at(-1)
      rows.push(rowOf(line, hint, (fields) => positionLine(line, fields, account, unsigned)))
    }
  }
  const [only] = accounts
  const single = accounts.length === 1 ? only : undefined
  return {
    kind: 'positions',
    dialect: 'plain text',
    reason: 'lines that say market, side, size and @ entry',
    ...present({ venue: single?.venue, quote: single?.quote, cash: single?.cash, asOf }),
    accounts: accounts.map(({ isolates: _isolates, ...account }) => account),
    rows,
    notes:
      asked === 0
        ? []
        : ['numbers such as 12.500 are read with a decimal point, as this form writes them'],
    ...present({ decimal: hint.decimal, asks: asksOf({ ...waitingIn(rows), decimal: asked }) }),
  }
}

const ISO_TIME = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?$/

function timeIn(word: string): string | undefined {
  return ISO_TIME.test(word) && !Number.isNaN(Date.parse(word)) ? word : undefined
}

function badTime(line: Line): ImportRow {
  const issue = {
    code: 'time-unreadable',
    message: `"${line.words[2] ?? ''}" is not a time`,
    found: line.source,
    wanted: 'as of 2026-10-10T21:00Z',
    at: { row: line.line, column: 'as of' },
  }
  return { ...placeOf(line), status: 'bad', issues: [issue] }
}

/** The decimal mark that numbers prove, else a point; `asked` counts the lines that it would change. */
function hintOf(
  lines: readonly Line[],
  { decimal }: FileAnswers,
): { readonly hint: ReadHint; readonly asked: number } {
  if (decimal !== undefined) return { hint: { decimal, arithmetic: false }, asked: 0 }
  const found = decimalMarkOf(lines.flatMap((line) => line.words.slice(1)))
  if (found.kind === 'mixed') return { hint: { arithmetic: false }, asked: 0 }
  if (found.kind === 'known')
    return { hint: { decimal: found.decimal, arithmetic: false }, asked: 0 }
  const asked = lines.filter(({ words }) => words.some(isAmbiguous)).length
  return { hint: { decimal: '.', arithmetic: false }, asked }
}

function isAmbiguous(word: string): boolean {
  return /\d[.,]\d{3}$/.test(word) && read(word, 'ratio', { arithmetic: false }).kind === 'question'
}
