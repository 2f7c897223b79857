// Goals typed into a size cell: not a size, but what the size is to bring about.
//
//   =limit -15%   joint limit      =buffer 30%   buffer of equity
//   =liq 48000    liquidation price                =near 4       nearest death, in σ
import { ONE, ratio, sign, type Price, type Ratio } from './amount'
import { done, quoted, refused, type Outcome } from './outcome'
import { read, type ReadHint } from './read'

/** What is to be reached. Joint limit and distances are magnitudes: 0.15 is fifteen per cent, either way. */
export type SizeGoal =
  | { readonly what: 'joint limit'; readonly at: Ratio }
  | { readonly what: 'buffer'; readonly at: Ratio }
  | { readonly what: 'nearest death'; readonly at: Ratio }
  | { readonly what: 'liquidation price'; readonly at: Price }

const FORMS = '=limit -15%, =liq 48000, =buffer 30% or =near 4'

/** The goal of a text that begins with `=`, or why it is none. Percentages are typed with their sign. */
export function readGoal(text: string, hint: ReadHint): Outcome<SizeGoal> {
  const found = /^= *([a-z]+)\s*(.*)$/i.exec(text)
  const [, name = '', amount = ''] = found ?? []
  switch (name.toLowerCase()) {
    case 'limit':
      return percentage(amount, text, (at) => ({ what: 'joint limit', at: at.abs() }))
    case 'buffer':
      return percentage(amount, text, (at) => ({ what: 'buffer', at }))
    case 'near':
      return number(amount.replace(/ ?(σ|sigma)$/i, ''), text)
    case 'liq':
      return price(amount, text, hint)
    default:
      return refused('cell-goal', `${quoted(text)} is not a goal`, { found: text, wanted: FORMS })
  }
}

function percentage(
  amount: string,
  text: string,
  goalOf: (at: Ratio) => SizeGoal,
): Outcome<SizeGoal> {
  const found = amount.endsWith('%') ? read(amount, 'ratio') : undefined
  if (found?.kind !== 'amount') return unfinished(text, 'a percentage, as in =limit -15%')
  const goal = goalOf(found.amount)
  if (sign(goal.at) <= 0 || found.amount.abs().gte(ONE)) {
    return refused('goal-out-of-range', `${quoted(text)} cannot be reached`, {
      found: text,
      wanted: 'between 0 and 100 %',
    })
  }
  return done(goal)
}

function number(amount: string, text: string): Outcome<SizeGoal> {
  const found = read(amount, 'ratio')
  if (found.kind !== 'amount' || amount.endsWith('%')) {
    return unfinished(text, 'standard deviations, as in =near 4')
  }
  if (sign(found.amount) <= 0 || found.amount.gt(SIGMAS_MAX)) {
    return refused('goal-out-of-range', `${quoted(text)} cannot be reached`, {
      found: text,
      wanted: `above 0 and at most ${SIGMAS_MAX.toString()}`,
    })
  }
  return done({ what: 'nearest death', at: found.amount })
}
/** Farther than any price has moved in a day, by far. */
const SIGMAS_MAX = ratio(1000)

function price(amount: string, text: string, hint: ReadHint): Outcome<SizeGoal> {
  const found = read(amount, 'price', hint)
  if (found.kind === 'question') {
    const meant = found.readings.map((one) => one.text).join(' or ')
    return refused(found.issue.code, `"${amount}" can be ${meant}`, {
      found: text,
      wanted: 'the one that is meant, without grouping',
    })
  }
  if (found.kind !== 'amount') return unfinished(text, 'a price, as in =liq 48000')
  if (sign(found.amount) <= 0) {
    return refused('goal-out-of-range', `${quoted(text)} cannot be reached`, {
      found: text,
      wanted: 'a price above zero',
    })
  }
  return done({ what: 'liquidation price', at: found.amount })
}

function unfinished(text: string, wanted: string) {
  return refused('goal-unfinished', `${quoted(text)} is not finished`, { found: text, wanted })
}
