// What a text typed into a size cell asks for, with what the store knows of the position. The grammar is the
// engine's; here a question becomes words beside the cell, and money is cut to a size.
import type { Part } from '../../engine/model/explanation'
import {
  ONE,
  ratio,
  roundToPlaces,
  type Price,
  type Ratio,
  type Size,
  type Usd,
} from '../../engine/units/amount'
import { readSizeCell, type SizeChange } from '../../engine/units/cell'
import type { SizeGoal } from '../../engine/units/goal'
import { done, quoted, refused, unreachable, type Outcome } from '../../engine/units/outcome'
import { read } from '../../engine/units/read'

/** What the text is measured against. Absent figures are unknown, and what needs them is refused. */
export interface SizeContext {
  readonly held: Size
  readonly mark?: Price | undefined
  /** Equity of the pool, for sizes by leverage. */
  readonly equity?: Usd | undefined
  /** Coin of the market, which a size may name. */
  readonly coin?: string | undefined
  /** True for a row whose side is chosen elsewhere: a flat position then grows long. */
  readonly sideChosen?: boolean
  /** Solves for a size. Without it a goal is refused. */
  readonly seek?: (goal: SizeGoal) => Outcome<SoughtSize>
}

/** A size that was solved for, and what is known of it: `6.45 ETH or less (baseline 18)`. */
export interface SoughtSize {
  readonly to: Size
  readonly says: readonly Part[]
}

export interface TypedSize {
  readonly to: Size
  /** Value at the mark, where there is one. */
  readonly notional?: Usd
  /** True when the position changes side. */
  readonly flips: boolean
  /** Of a size that was solved for: what was found. */
  readonly says?: readonly Part[]
}

/**
 * `24` and `-260` set · `+6` grows · `-=6` reduces · `+25%`, `-25%` by share · `*2`, `/3` ·
 * `$40k` by notional · `5x` by leverage on the pool's equity · `0` flat · `!` the other side ·
 * `=limit -15%` the size that reaches a goal.
 */
export function typedSize(text: string, of: SizeContext): Outcome<TypedSize> {
  const found = readSizeCell(text, {
    size: of.held,
    mark: of.mark,
    equity: of.equity,
    ...(of.coin === undefined ? {} : { coin: of.coin }),
  })
  switch (found.kind) {
    case 'empty':
      return refused('size-empty', 'Nothing typed yet', { wanted: 'a size, where 0 is flat' })
    case 'issue':
      return { ok: false, issue: found.issue }
    case 'question': {
      const [long] = found.readings
      const isOnlySide = found.issue.code === 'cell-side-wanted' && of.sideChosen === true
      return isOnlySide && long !== undefined
        ? asked(long.does, of)
        : { ok: false, issue: found.issue }
    }
    case 'change':
      return asked(found.does, of)
    case 'goal':
      return sought(found.goal, text, of)
    default:
      return unreachable(found)
  }
}

/** Where sizes are counted in USD: a plain number means so much notional. All else says its own unit. */
export function asNotional(text: string): string {
  const plain = text.trim()
  return /^\d[\d.,' \u00a0\u202f]*[kKmM]?$/.test(plain) ? `$${plain}` : text
}

/** The meanings of a text that has several, each as a size of its own. None for any other text. */
export function sizeAnswers(text: string, of: SizeContext): readonly SizeAnswer[] {
  const found = readSizeCell(text, {
    size: of.held,
    mark: of.mark,
    equity: of.equity,
    ...(of.coin === undefined ? {} : { coin: of.coin }),
  })
  if (found.kind !== 'question') return []
  return found.readings.flatMap(({ text: label, does }) => {
    const size = asked(does, of)
    return size.ok ? [{ label, text: size.value.to.toString() }] : []
  })
}

export interface SizeAnswer {
  readonly label: string
  readonly text: string
}

function sought(goal: SizeGoal, text: string, of: SizeContext): Outcome<TypedSize> {
  if (of.seek === undefined) {
    return refused('cell-goal', `${quoted(text)} is a goal, not a size`, {
      found: text,
      wanted: 'a size such as 1.25 or +6',
    })
  }
  const found = of.seek(goal)
  if (!found.ok) return found
  const { to, says } = found.value
  return done({
    to,
    flips: false,
    says,
    ...(of.mark === undefined ? {} : { notional: to.times(of.mark).abs() }),
  })
}

function asked(does: SizeChange, of: SizeContext): Outcome<TypedSize> {
  // Reducing stops at flat: going through it is another trade, asked for by its own size or `!`.
  if (does.flips && (does.kind === 'reduce' || does.kind === 'share')) {
    return refused('reduce-beyond-flat', 'Reducing stops at flat', {
      found: does.change.abs().toString(),
      wanted: `at most ${of.held.abs().toString()}, or ! for the other side`,
    })
  }
  const to = byMoney(does) ? roundToPlaces(does.target, SIZE_PLACES, 'toward-zero') : does.target
  return done({
    to,
    flips: does.flips,
    ...(of.mark === undefined ? {} : { notional: to.times(of.mark).abs() }),
  })
}

/** A size worked out by division is cut, never rounded up: it is not worth more than was typed. */
function byMoney(does: SizeChange): boolean {
  return does.kind === 'notional' || does.kind === 'leverage' || does.kind === 'scale'
}
export const SIZE_PLACES = 8

/** A share typed as `5%` or as a bare percent number, as a fraction: how rates are typed. */
export function typedPercent(text: string): Outcome<Ratio> {
  const plain = text.trim().replaceAll('\u2212', '-')
  const found = read(plain.endsWith('%') || plain === '' ? plain : `${plain}%`, 'ratio')
  switch (found.kind) {
    case 'amount':
      return done(found.amount)
    case 'question': {
      const meant = found.readings.map(({ amount }) => `${amount.times(HUNDRED).toString()} %`)
      const wanted = 'the one that is meant, without grouping'
      return refused(found.issue.code, `${quoted(text)} can be ${meant.join(' or ')}`, {
        found: text,
        wanted,
      })
    }
    default: {
      const wanted = 'a number such as 0.01 or 25%'
      const message = plain === '' ? 'Nothing typed yet' : `${quoted(text)} is not a percentage`
      return refused('share-unreadable', message, { found: text, wanted })
    }
  }
}
const HUNDRED = ratio(100)

/** A joint limit that is wanted, with or without its sign, as a magnitude: `-15%` and `15` are 0.15. */
export function typedGoal(text: string): Outcome<Ratio> {
  const found = typedPercent(text)
  if (!found.ok) return found
  const goal = found.value.abs()
  if (goal.isZero() || goal.gte(ONE)) {
    return refused('goal-out-of-range', `${quoted(text)} cannot be reached`, {
      found: text,
      wanted: 'between 0 and 100 %',
    })
  }
  return done(goal)
}
