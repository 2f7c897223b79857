// Size cells: what a text typed over a position's size would do. A number sets the size as displayed;
// operators change it on its own side. Anything that flips the side says so before it is kept.
//
//   260 · -260   set          +6 · -=6     grow, reduce on its own side     +25% · -25%   by a share
//   *2 · /3      scale        $40k         notional on its own side         5x            leverage of the pool
//   0            flat         !            the other side                     =limit -15%   a goal, see goal.ts
import {
  inDigits,
  isNonZero,
  ONE,
  sign,
  size as sizeOf,
  type Amount,
  type Price,
  type Ratio,
  type Size,
  type Usd,
} from './amount'
import { readGoal, type SizeGoal } from './goal'
import { quoted, type Issue } from './outcome'
import { plainCharacters, read, type DecimalMark, type ReadHint } from './read'

/** What the cell stands in. Mark and equity may be unknown: then `$` and `x` say so. */
export interface SizeCellContext {
  /** Signed, as displayed. */
  readonly size: Size
  readonly mark?: Price | undefined
  /** Equity of the pool that carries the position. */
  readonly equity?: Usd | undefined
  readonly coin?: string
  readonly decimal?: DecimalMark
}

export type SizeChangeKind =
  'set' | 'grow' | 'reduce' | 'share' | 'scale' | 'notional' | 'leverage' | 'flat' | 'flip'

/** What a text would do, for the line under the cell. */
export interface SizeChange {
  readonly kind: SizeChangeKind
  readonly target: Size
  /** Target less the present size. */
  readonly change: Size
  /** True when a long becomes a short or a short a long. */
  readonly flips: boolean
  /** True when a position that was there is closed. */
  readonly closes: boolean
}

export type SizeCell =
  | ({ readonly kind: 'change' } & { readonly does: SizeChange })
  | {
      readonly kind: 'question'
      readonly readings: readonly { readonly text: string; readonly does: SizeChange }[]
      readonly issue: Issue
    }
  /** Not a size but what it is to bring about: to be solved for. */
  | { readonly kind: 'goal'; readonly goal: SizeGoal }
  | { readonly kind: 'empty' }
  | { readonly kind: 'issue'; readonly issue: Issue }

/** The target a text asks for, or a question, or why it cannot be said. */
export function readSizeCell(text: string, current: SizeCellContext): SizeCell {
  const plain = plainCharacters(text)
  if (plain === '!') return flip(text, current)
  if (plain.startsWith('@')) {
    return refuse(text, 'cell-price', 'is a price', 'a size; a price goes in the mark or the entry')
  }
  if (plain.startsWith('=')) {
    const goal = readGoal(plain, hintOf(current))
    return goal.ok ? { kind: 'goal', goal: goal.value } : { kind: 'issue', issue: goal.issue }
  }
  for (const rule of RULES) {
    const found = rule.pattern.exec(plain)
    if (found !== null) return rule.does(found, current, text)
  }
  return set(plain, current, text)
}

interface Rule {
  readonly pattern: RegExp
  does(found: RegExpExecArray, current: SizeCellContext, text: string): SizeCell
}

const MONEY = '[$€£¥₮]'

/** In order: the first that fits decides. */
const RULES: readonly Rule[] = [
  { pattern: /^([+-])=? ?([^-+]*)%$/, does: byShare },
  { pattern: /^([+-])=(.*)$/, does: byAmount },
  { pattern: new RegExp(`^\\+ ?(${MONEY}.*)$`), does: growByNotional },
  { pattern: new RegExp(`^(-? ?${MONEY} ?-?.*)$`), does: byNotional },
  { pattern: /^(\+)(.*)$/, does: byAmount },
  { pattern: /^([*×/÷])(.*)$/, does: byFactor },
  { pattern: /^(-?)(.*[^ ]) ?[x×]$/i, does: byLeverage },
]

function set(plain: string, current: SizeCellContext, text: string): SizeCell {
  if (plain.endsWith('%')) {
    return refuse(text, 'cell-share-unsigned', 'does not say of what', '+25%, -25% or *0.25')
  }
  return withAmount(plain, 'size', current, text, (target) =>
    changeOf(target.isZero() ? 'flat' : 'set', target, current),
  )
}

function flip(text: string, current: SizeCellContext): SizeCell {
  if (current.size.isZero()) return noSide(text)
  return done(changeOf('flip', current.size.neg(), current))
}

function byAmount(found: RegExpExecArray, current: SizeCellContext, text: string): SizeCell {
  const [, operator, amount = ''] = found
  const grows = operator === '+'
  const reading = (side: Ratio) => (step: Size) => {
    const change = step.times(grows ? side : side.neg())
    return changeOf(grows ? 'grow' : 'reduce', current.size.plus(change), current)
  }
  if (current.size.isZero())
    return grows ? eitherSide(amount, 'size', current, text, reading) : noSide(text)
  return withAmount(amount, 'size', current, text, reading(sideOf(current.size)), 'not signed')
}

function byShare(found: RegExpExecArray, current: SizeCellContext, text: string): SizeCell {
  const [, operator, amount = ''] = found
  if (current.size.isZero()) return noSide(text)
  return withAmount(`${amount}%`, 'ratio', current, text, (share) => {
    const factor = operator === '+' ? ONE.plus(share) : ONE.minus(share)
    return changeOf('share', current.size.times(factor), current)
  })
}

function byFactor(found: RegExpExecArray, current: SizeCellContext, text: string): SizeCell {
  const [, operator = '', amount = ''] = found
  const divides = operator === '/' || operator === '÷'
  const factor = read(amount, 'ratio', hintOf(current))
  if (divides && factor.kind === 'amount' && factor.amount.isZero()) {
    return refuse(text, 'number-divides-by-zero', 'is a division by zero', 'a number above zero')
  }
  return withAmount(amount, 'ratio', current, text, (by) =>
    changeOf(
      'scale',
      divides && isNonZero(by) ? current.size.div(by) : current.size.times(by),
      current,
    ),
  )
}

/** `$40k` on its own side; `-$40k` names the short side. */
function byNotional(found: RegExpExecArray, current: SizeCellContext, text: string): SizeCell {
  const { mark } = current
  if (mark === undefined || !isNonZero(mark)) return needsMark(text)
  const amount = found[1] ?? ''
  if (amount.includes('-')) {
    return withAmount(amount, 'usd', current, text, (value) =>
      changeOf('notional', value.div(mark), current),
    )
  }
  const reading = (side: Ratio) => (value: Usd) =>
    changeOf('notional', value.div(mark).times(side), current)
  if (current.size.isZero()) return eitherSide(amount, 'usd', current, text, reading)
  return withAmount(amount, 'usd', current, text, reading(sideOf(current.size)))
}

function growByNotional(found: RegExpExecArray, current: SizeCellContext, text: string): SizeCell {
  const { mark } = current
  if (mark === undefined || !isNonZero(mark)) return needsMark(text)
  const reading = (side: Ratio) => (value: Usd) =>
    changeOf('grow', current.size.plus(value.div(mark).times(side)), current)
  const amount = found[1] ?? ''
  if (current.size.isZero()) return eitherSide(amount, 'usd', current, text, reading)
  return withAmount(amount, 'usd', current, text, reading(sideOf(current.size)), 'not signed')
}

/** Size × mark = leverage × equity of the pool. */
function byLeverage(found: RegExpExecArray, current: SizeCellContext, text: string): SizeCell {
  const { mark, equity } = current
  if (mark === undefined || !isNonZero(mark)) return needsMark(text)
  if (equity === undefined)
    return refuse(text, 'cell-needs-equity', 'needs the equity of the pool', 'a size in coins')
  if (sign(equity) <= 0) {
    return refuse(text, 'cell-no-equity', 'is leverage on a pool without equity', 'a size in coins')
  }
  const [, minus, amount = ''] = found
  const at = (side: Ratio) => (leverage: Ratio) =>
    changeOf('leverage', equity.times(leverage).div(mark).times(side), current)
  if (minus === '-') return withAmount(amount, 'ratio', current, text, at(ONE.neg()), 'not signed')
  if (current.size.isZero()) return eitherSide(amount, 'ratio', current, text, at)
  return withAmount(amount, 'ratio', current, text, at(sideOf(current.size)), 'not signed')
}

// --- readings ---

type Digits = 'size' | 'usd' | 'ratio'

function hintOf(current: SizeCellContext): ReadHint {
  return {
    ...(current.decimal === undefined ? {} : { decimal: current.decimal }),
    ...(current.coin === undefined ? {} : { coin: current.coin }),
  }
}

/** Reads the amount and says what it does; an ambiguous number does one of two things. */
function withAmount<U extends Digits>(
  amount: string,
  unit: U,
  current: SizeCellContext,
  text: string,
  does: (value: Amount<U>) => SizeChange,
  signs: 'signed' | 'not signed' = 'signed',
): SizeCell {
  const reading = read(amount, unit, hintOf(current))
  switch (reading.kind) {
    case 'empty':
      return amount === '' && text.trim() !== ''
        ? refuse(text, 'cell-unfinished', 'is not finished', 'a number behind the sign')
        : { kind: 'empty' }
    case 'issue':
      return { kind: 'issue', issue: { ...reading.issue, found: text } }
    case 'question': {
      const readings = reading.readings.map((one) => ({
        text: one.text,
        does: does(one.amount),
      }))
      return { kind: 'question', readings, issue: { ...reading.issue, found: text } }
    }
    case 'amount':
      if (signs === 'not signed' && sign(inDigits(reading.amount)) < 0) {
        return refuse(text, 'cell-signed-twice', 'has two signs', 'one sign')
      }
      return done(does(reading.amount))
  }
}

/** A flat position has no side of its own: both are offered. */
function eitherSide<U extends Digits>(
  amount: string,
  unit: U,
  current: SizeCellContext,
  text: string,
  on: (side: Ratio) => (value: Amount<U>) => SizeChange,
): SizeCell {
  const long = withAmount(amount, unit, current, text, on(ONE), 'not signed')
  const short = withAmount(amount, unit, current, text, on(ONE.neg()), 'not signed')
  if (long.kind !== 'change' || short.kind !== 'change') return long
  return {
    kind: 'question',
    readings: [
      { text: 'long', does: long.does },
      { text: 'short', does: short.does },
    ],
    issue: {
      code: 'cell-side-wanted',
      message: 'A flat position has no side',
      found: text,
      wanted: 'long or short',
    },
  }
}

function changeOf(kind: SizeChangeKind, target: Size, current: SizeCellContext): SizeChange {
  const before = sign(current.size)
  const after = sign(target)
  return {
    kind,
    target,
    change: target.minus(current.size),
    flips: before * after < 0,
    closes: before !== 0 && after === 0,
  }
}

function sideOf(size: Size): Ratio {
  return size.lt(FLAT) ? ONE.neg() : ONE
}
const FLAT = sizeOf(0)

function done(does: SizeChange): SizeCell {
  return { kind: 'change', does }
}

function refuse(text: string, code: string, what: string, wanted: string): SizeCell {
  return {
    kind: 'issue',
    issue: { code, message: `${quoted(text)} ${what}`, found: text, wanted },
  }
}

function noSide(text: string): SizeCell {
  return refuse(text, 'cell-flat', 'needs a position that is there', 'a signed size: 6 or -6')
}

function needsMark(text: string): SizeCell {
  return refuse(
    text,
    'cell-needs-mark',
    'is in money, and the mark is not known',
    'a size in coins',
  )
}
