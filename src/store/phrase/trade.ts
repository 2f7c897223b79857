// Trades in words: `sell half eth`, `trim btc 25%`, `buy 2 sol`, `cut doge $2k`. Trim, reduce and cut stop at
// flat whichever side is held; sell and buy go their own way and say so where they flip it.
import { money, plain, sizeOf } from '../../engine/model/shown'
import {
  isNonZero,
  ratio,
  roundToPlaces,
  sign,
  signRatio,
  type Ratio,
  type Size,
} from '../../engine/units/amount'
import { done, refused, type Outcome } from '../../engine/units/outcome'
import { read } from '../../engine/units/read'
import type { Part } from '../../engine/model/explanation'
import { resize } from '../commands/resize'
import { sizeContext } from '../select/row-context'
import type { RowFigures } from '../select/rows'
import { SIZE_PLACES } from '../select/typed-size'
import { place, rowName, rowsNamed, withoutFiller, type Phrase, type PhraseContext } from './phrase'

type Verb = 'Trim' | 'Grow' | 'Sell' | 'Buy'

const VERBS: ReadonlyMap<string, Verb> = new Map([
  ['trim', 'Trim'],
  ['reduce', 'Trim'],
  ['cut', 'Trim'],
  ['grow', 'Grow'],
  ['add', 'Grow'],
  ['sell', 'Sell'],
  ['buy', 'Buy'],
])

/** Shares that have a word of their own. */
const SHARES: ReadonlyMap<string, string> = new Map([
  ['half', '50%'],
  ['quarter', '25%'],
  ['all', '100%'],
])

/** A verb, a market that is held and an amount, the last two in either order. */
export function tradePhrases(text: string, on: PhraseContext): readonly Phrase[] {
  const [first = '', ...rest] = withoutFiller(text.split(/\s+/))
  const verb = VERBS.get(first.toLowerCase())
  if (verb === undefined) return []
  const at = rest.findIndex((word) => !SHARES.has(word.toLowerCase()) && isHeld(word, on))
  if (at < 0) return []
  const amount = [...rest.slice(0, at), ...rest.slice(at + 1)].join(' ')
  if (amount === '') return []
  return rowsNamed(rest[at] ?? '', on.side).map((row) => phraseFor(verb, row, amount, on))
}

/** One row made smaller by a share of it: `25%`. Its side stays. */
export function trim(row: RowFigures, by: string, on: PhraseContext): Phrase {
  return phraseFor('Trim', row, by, on)
}

function isHeld(word: string, { side }: PhraseContext): boolean {
  return rowsNamed(word, side).length > 0
}

function phraseFor(verb: Verb, row: RowFigures, text: string, on: PhraseContext): Phrase {
  const name = rowName(row, on.side)
  const asked = amountOf(SHARES.get(text.toLowerCase()) ?? text, row)
  const head = `${verb} ${name}`
  if (!asked.ok) return { kind: 'issue', id: head, says: head, issue: asked.issue }
  const { size, by } = asked.value
  const { size: held } = row.position
  const to = held.plus(size.times(direction(verb, held)))
  if (verb === 'Trim' && sign(to) * sign(held) < 0) {
    const { issue } = refused('reduce-beyond-flat', 'Reducing stops at flat', {
      found: size.toString(),
      wanted: `at most ${held.abs().toString()}`,
    })
    return { kind: 'issue', id: head, says: head, issue }
  }
  const flips = sign(to) * sign(held) < 0 ? [', flips side'] : []
  const label = `${head} by ${text}`
  return {
    kind: 'does',
    id: `resize ${row.id} ${to.toString()}`,
    says: [`${head} by `, ...by, `${place(on)}: size `, sizeOf(held), ' → ', sizeOf(to), ...flips],
    command: { ...resize(row.id, to), label },
  }
}

/** Trim and grow follow the side that is held; a sale is always towards short. */
function direction(verb: Verb, held: Size): Ratio {
  switch (verb) {
    case 'Trim':
      return signRatio(held).neg()
    case 'Grow':
      return signRatio(held)
    case 'Sell':
      return ratio(-1)
    case 'Buy':
      return ratio(1)
  }
}

interface Asked {
  /** How many coins change hands, without a sign. */
  readonly size: Size
  readonly by: readonly Part[]
}

/** `25%` of what is held, `$2k` at the mark, or coins. */
function amountOf(text: string, row: RowFigures): Outcome<Asked> {
  const { held, mark, coin } = sizeContext(row)
  if (held.isZero()) return refused('cell-flat', `${row.symbol} is flat`, { wanted: 'a size' })
  if (text.endsWith('%')) {
    const found = read(text, 'ratio')
    if (found.kind !== 'amount') return unread(text)
    const { amount } = found
    return unsigned(amount, () =>
      done({ size: held.abs().times(amount), by: [plain(amount.times(HUNDRED)), '\u2009%'] }),
    )
  }
  if (text.startsWith('$')) {
    const found = read(text, 'usd')
    if (found.kind !== 'amount') return unread(text)
    const { amount } = found
    if (mark === undefined || !isNonZero(mark)) {
      return refused('cell-needs-mark', 'An amount of money needs a mark', { wanted: 'coins' })
    }
    const size = roundToPlaces(amount.div(mark), SIZE_PLACES, 'toward-zero')
    return unsigned(amount, () => done({ size, by: [money(amount)] }))
  }
  const found = read(text, 'size', coin === undefined ? {} : { coin })
  if (found.kind !== 'amount') return unread(text)
  const { amount } = found
  return unsigned(amount, () => done({ size: amount, by: [sizeOf(amount)] }))
}

const HUNDRED = ratio(100)

function unsigned(amount: Parameters<typeof sign>[0], then: () => Outcome<Asked>): Outcome<Asked> {
  return sign(amount) > 0
    ? then()
    : refused('amount-below-zero', 'An amount is above zero here', { wanted: 'such as 25% or 2' })
}

function unread(text: string): Outcome<never> {
  return refused('amount-unreadable', `“${text}” is not an amount`, {
    found: text,
    wanted: 'a share such as 25%, money such as $2k, or coins such as 1.5',
  })
}
