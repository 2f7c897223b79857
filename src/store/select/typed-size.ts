// What text typed into a size cell asks for. A plain number sets the size, sign as displayed; everything
// else speaks of the position's own side, so that "+25%" grows a short into a larger short.
import {
  isNonZero,
  ratio,
  sign,
  size,
  type Price,
  type Size,
  type Usd,
} from '../../engine/units/amount'
import { done, refused, type Outcome } from '../../engine/units/outcome'
import { read } from '../../engine/units/read'

/** What the text is measured against. Absent figures are unknown, and what needs them is refused. */
export interface SizeContext {
  readonly held: Size
  readonly mark?: Price | undefined
  /** Equity of the pool, for sizes by leverage. */
  readonly equity?: Usd | undefined
  /** Coin of the market, which a size may name. */
  readonly coin?: string | undefined
}

export interface TypedSize {
  readonly to: Size
  /** Value at the mark, where there is one. */
  readonly notional?: Usd
  /** True when the position changes side. */
  readonly flips: boolean
}

/**
 * `24` and `-260` set · `+6` grows · `-=6` reduces · `+25%`, `-25%` by share · `*2`, `/3` ·
 * `$40k` by notional · `5x` by leverage on the pool's equity · `0` flat · `!` the other side.
 */
export function typedSize(text: string, of: SizeContext): Outcome<TypedSize> {
  const plain = text.trim().replaceAll('\u2212', '-')
  const found = target(plain, of)
  if (!found.ok) return found
  const to = found.value
  return done({
    to,
    flips: sign(to) * sign(of.held) < 0,
    ...(of.mark === undefined ? {} : { notional: to.times(of.mark).abs() }),
  })
}

function target(text: string, of: SizeContext): Outcome<Size> {
  const { held } = of
  if (text === '!') return done(held.neg())
  const share = /^([+-])(.+)%$/.exec(text)
  if (share !== null) {
    const part = ratioIn(`${share[2] ?? ''}%`)
    if (!part.ok) return part
    return share[1] === '+'
      ? done(held.plus(held.times(part.value)))
      : reduced(held, held.times(part.value))
  }
  const factor = /^([*×/÷])(.+)$/.exec(text)
  if (factor !== null) return scaled(held, factor[1] ?? '', factor[2] ?? '')
  if (text.startsWith('-=')) {
    const by = sizeIn(text.slice(2), of)
    return by.ok ? reduced(held, onSideOf(held, by.value)) : by
  }
  if (text.startsWith('+')) {
    const by = sizeIn(text.slice(1).replace(/^=/, ''), of)
    return by.ok ? done(held.plus(onSideOf(held, by.value))) : by
  }
  if (text.startsWith('$')) return byNotional(text, of)
  if (/x$/i.test(text) && !/[a-z]x$/i.test(text)) return byLeverage(text, of)
  return sizeIn(text, of)
}

function sizeIn(text: string, of: SizeContext): Outcome<Size> {
  const found = read(text, 'size', of.coin === undefined ? {} : { coin: of.coin })
  if (found.kind === 'amount') return done(found.amount)
  if (found.kind === 'empty') {
    return refused('size-empty', 'Nothing typed yet', { wanted: 'a size; 0 is flat' })
  }
  return { ok: false, issue: found.issue }
}

function ratioIn(text: string) {
  const found = read(text, 'ratio')
  if (found.kind === 'amount') return done(found.amount)
  const wanted = 'a number such as 25% or 2'
  return refused('share-unreadable', `"${text}" is not a share`, { found: text, wanted })
}

function scaled(held: Size, operator: string, text: string): Outcome<Size> {
  const by = ratioIn(text)
  if (!by.ok) return by
  if (operator === '*' || operator === '×') return done(held.times(by.value))
  if (!isNonZero(by.value)) return refused('number-divides-by-zero', 'A division by zero')
  return done(held.div(by.value))
}

/** Reducing stops at flat: going through it is another trade, and is asked for by its own size or `!`. */
function reduced(held: Size, by: Size): Outcome<Size> {
  if (by.abs().gt(held.abs())) {
    return refused('reduce-beyond-flat', 'Reducing stops at flat', {
      found: by.abs().toString(),
      wanted: `at most ${held.abs().toString()}, or ! for the other side`,
    })
  }
  return done(held.minus(by))
}

/** A flat position has no side of its own: it grows long. */
function onSideOf(held: Size, by: Size): Size {
  return sign(held) < 0 ? by.neg() : by
}

function byNotional(text: string, of: SizeContext): Outcome<Size> {
  const found = read(text, 'usd')
  if (found.kind !== 'amount') {
    return refused('notional-unreadable', `"${text}" is not an amount of money`, {
      found: text,
      wanted: 'an amount such as $40k',
    })
  }
  return worth(found.amount, of)
}

function byLeverage(text: string, of: SizeContext): Outcome<Size> {
  const times = ratioIn(text)
  if (!times.ok) return times
  if (of.equity === undefined || sign(of.equity) <= 0) {
    return refused('equity-missing', 'Leverage needs a pool with equity above zero')
  }
  return worth(of.equity.times(times.value), of)
}

/** The size whose value at the mark is an amount, on the position's own side, to eight decimals. */
function worth(value: Usd, of: SizeContext): Outcome<Size> {
  if (of.mark === undefined || !isNonZero(of.mark)) {
    return refused('mark-missing', 'This needs a mark, and the market has none yet')
  }
  const exact = value.div(of.mark)
  return done(onSideOf(of.held, size(toPlaces(exact.toString()))))
}

/** Cut, never rounded up: a size by money is not worth more than was typed. */
function toPlaces(digits: string): string {
  const [whole = '0', fraction = ''] = digits.split('.')
  return fraction === '' ? whole : `${whole}.${fraction.slice(0, SIZE_PLACES)}`
}
const SIZE_PLACES = 8

/** A share typed as `5%` or as a bare percent number, as a fraction: how rates and leverage are typed. */
export function typedPercent(text: string): Outcome<ReturnType<typeof ratio>> {
  const plain = text.trim().replaceAll('\u2212', '-')
  return ratioIn(plain.endsWith('%') || plain === '' ? plain : `${plain}%`)
}
