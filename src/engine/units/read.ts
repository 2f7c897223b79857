// Reading amounts: which number does this text mean? Every text that enters the engine passes here.
// Decimal marks differ from country to country, so a text is read under both marks: two different
// values are a question, never a guess.
import { amount, isNonZero, ratio, type Amount, type Ratio, type Unit } from './amount'
import { DIGITS } from './decimal'
import type { Issue } from './outcome'

export type DecimalMark = '.' | ','

/** What is known about a text before it is read. */
export interface ReadHint {
  /** The mark that its neighbours use, as `decimalMarkOf` finds it. */
  readonly decimal?: DecimalMark
  /** The one coin a size may name: `0.150 BTC`. Any coin code may stand there when absent. */
  readonly coin?: string
  /** False for cells of a file, where `3/4` is more likely a date than three quarters. */
  readonly arithmetic?: boolean
}

export type Reading<U extends Unit> =
  | {
      readonly kind: 'amount'
      readonly amount: Amount<U>
      readonly note?: string
      /** The coin or currency the text names behind its number. */
      readonly suffix?: string
    }
  | {
      readonly kind: 'question'
      readonly readings: readonly { readonly text: string; readonly amount: Amount<U> }[]
      readonly issue: Issue
    }
  | { readonly kind: 'empty' }
  | { readonly kind: 'issue'; readonly issue: Issue }

/** Characters one amount may take: 40 digits, their separators, a sign and a coin name. */
export const TEXT_MAX = 64
/**
 * Powers of ten a text may ask for: beyond any coin's supply in its smallest unit. An amount of as many whole
 * digits is what can be kept and linked; one more is refused here, where it can still be put right.
 */
export const EXPONENT_MAX = 30
const TOO_LARGE = ratio(`1e${EXPONENT_MAX}`)
/** Two such fractions multiplied: with forty digits behind it still within what can be kept. */
const TOO_SMALL = ratio(`1e-${2 * EXPONENT_MAX}`)

/**
 * The amount a text means. Percent and basis points become ratios (5 % is 0.05); `x` is a plain ratio;
 * k, m and bn scale by thousands; brackets mean below zero; `1.5*3` and `3/4` are worked out.
 * Dashes, `N/A` and nothing at all are `empty`: unknown, not zero.
 */
export function read<U extends Unit>(text: string, unit: U, hint: ReadHint = {}): Reading<U> {
  if (text.length > TEXT_MAX) {
    return refuse(text, 'number-too-long', `longer than ${TEXT_MAX} characters`)
  }
  // Most numbers of a file are as plain as this: the long way gives the same answer.
  if (hint.decimal === '.' && PLAIN_NUMBER.test(text))
    return { kind: 'amount', amount: amount(text, unit) }
  const plain = plainCharacters(text)
  if (NOTHING_SAID.test(plain)) return { kind: 'empty' }
  if (NOT_FINITE.test(plain)) return refuse(text, 'number-not-finite', 'not a finite number')
  if (FOREIGN_DIGIT.test(plain)) {
    return refuse(text, 'number-digits-foreign', 'written in other digits', 'the digits 0 to 9')
  }
  const parts = partsOf(plain)
  if (parts === undefined) return refuse(text, 'number-unreadable', 'not a number')
  const scaled = scaleOf(parts, unit, hint)
  if ('wrong' in scaled) return refuse(text, scaled.wrong, scaled.message, scaled.wanted)
  const of = (mark: DecimalMark): Value => {
    const value = valueOf(parts.body, mark, hint.arithmetic !== false)
    return value.kind === 'value' ? inRange(value.value.times(scaled.factor)) : value
  }
  return settle(text, unit, { '.': of('.'), ',': of(',') }, hint, {
    ...(scaled.note === undefined ? {} : { note: scaled.note }),
    ...(scaled.suffix === undefined ? {} : { suffix: scaled.suffix }),
  })
}

/** Which decimal mark a set of cells uses, and how that is known. */
export type DecimalMarkFound =
  | { readonly kind: 'known'; readonly decimal: DecimalMark; readonly because: string }
  | { readonly kind: 'mixed'; readonly because: string }
  | { readonly kind: 'unknown' }

/** The decimal mark that the cells of one file settle: those that can be read in one way only. */
export function decimalMarkOf(cells: Iterable<string>): DecimalMarkFound {
  const proof: Partial<Record<DecimalMark, string>> = {}
  for (const cell of cells) {
    const mark = onlyMarkOf(cell)
    if (mark !== undefined) proof[mark] ??= cell.trim()
    if (proof['.'] !== undefined && proof[','] !== undefined) {
      return {
        kind: 'mixed',
        because: `"${proof['.']}" needs a decimal point, "${proof[',']}" a decimal comma`,
      }
    }
  }
  const decimal = proof['.'] === undefined ? ',' : '.'
  const cell = proof[decimal]
  if (cell === undefined) return { kind: 'unknown' }
  const name = decimal === '.' ? 'point' : 'comma'
  return { kind: 'known', decimal, because: `"${cell}" can only be read with a decimal ${name}` }
}

function onlyMarkOf(cell: string): DecimalMark | undefined {
  if (cell.length > TEXT_MAX || !/[.,]/.test(cell)) return undefined
  const parts = partsOf(plainCharacters(cell))
  if (parts === undefined || !/[.,]/.test(parts.body)) return undefined
  const point = valueOf(parts.body, '.', false).kind === 'value'
  const comma = valueOf(parts.body, ',', false).kind === 'value'
  if (point === comma) return undefined
  return point ? '.' : ','
}

/** Chooses between the two readings. A hint decides; without it, two different values are a question. */
function settle<U extends Unit>(
  text: string,
  unit: U,
  values: Readonly<Record<DecimalMark, Value>>,
  hint: ReadHint,
  detail: { readonly note?: string; readonly suffix?: string },
): Reading<U> {
  const made = (value: Ratio, note?: string): Reading<U> => ({
    kind: 'amount',
    amount: amount(value.toString(), unit),
    ...detail,
    ...(note === undefined ? {} : { note }),
  })
  const [point, comma] = [values['.'], values[',']]
  if (point.kind === 'value' && comma.kind === 'value') {
    if (hint.decimal !== undefined || point.value.eq(comma.value)) {
      return made(hint.decimal === ',' ? comma.value : point.value)
    }
    const readings = [point.value, comma.value].map((value) => ({
      text: value.toString(),
      amount: amount(value.toString(), unit),
    }))
    const message = `"${text.trim()}" can be ${readings.map((one) => one.text).join(' or ')}`
    const wanted = 'which of the two is meant'
    return {
      kind: 'question',
      readings,
      issue: { code: 'number-ambiguous', message, found: text, wanted },
    }
  }
  const only = point.kind === 'value' ? ('.' as const) : (',' as const)
  const value = values[only]
  if (value.kind !== 'value') {
    const why = [point, comma].find((one) => one.kind === 'refused')
    return why?.kind === 'refused'
      ? refuse(text, why.code, why.message)
      : refuse(text, 'number-unreadable', 'not a number')
  }
  const unlike = hint.decimal !== undefined && hint.decimal !== only && /[.,]/.test(text)
  return unlike
    ? made(
        value.value,
        `"${text.trim()}" read with a decimal ${only === '.' ? 'point' : 'comma'}, unlike the rest`,
      )
    : made(value.value)
}

function refuse(
  text: string,
  code: string,
  what: string,
  wanted = 'a number such as 1234.5',
): { readonly kind: 'issue'; readonly issue: Issue } {
  const found = text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX)}…` : text
  return { kind: 'issue', issue: { code, message: `"${found.trim()}" is ${what}`, found, wanted } }
}

// --- characters ---

const PLAIN_NUMBER = /^-?\d{1,20}(?:\.\d{1,20})?$/
const NOTHING_SAID = /^(?:-{1,3}|n\/?a|none|null|nil)?$/i
const NOT_FINITE = /^[+-]? *(?:nan|inf|infinity|∞)\b|^[+-]? *∞/i
const FOREIGN_DIGIT = /(?![0-9])[\p{Nd}\p{No}\p{Nl}]/u

/** Look-alikes of the characters numbers are written with; marks without width go. */
export function plainCharacters(text: string): string {
  return text
    .replace(/[\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g, '')
    .replace(/[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g, '-')
    .replace(/[\u2018\u2019\u02BC\uFF07]/g, "'")
    .replace(/[\uFF05\uFF08\uFF09\uFF0B\uFF0C\uFF0E\uFF04\uFF10-\uFF19]/g, (wide) =>
      String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
    )
    .replace(/\s/g, ' ')
    .trim()
}

// --- parts: sign, currency, body, suffix ---

interface Parts {
  readonly negative: boolean
  readonly currency: string
  /** Terms and operators only. */
  readonly body: string
  readonly suffix: string
}

const CURRENCY = '[$€£¥₮]'
const SCALE = '(?:k|mm|mn|m|bn|b)'
const TERM = String.raw`[\d.,'_ ]*[\d.,](?:[eE][+-]?\d+)?(?: ?${SCALE}(?![A-Za-z0-9]))?`
const LEAD = new RegExp(String.raw`^([+-]?) ?((?:US)?${CURRENCY})? ?([+-]?) ?(.*)$`)
const BODY = new RegExp(String.raw`^(${TERM}(?: ?[*×/÷] ?${TERM})*) ?(.*)$`, 'i')
const BRACKETS = /^\((.*)\)$/
const CODED_SUFFIX = /^(.*\S) +((\d+)([A-Za-z][A-Za-z0-9]*))$/
const SUFFIX = new RegExp(`^(?:%|×|${CURRENCY}|[A-Za-z][A-Za-z0-9]*)?$`)
const NOT_A_CODE = new RegExp(`^(?:${SCALE}|x|bps?|e\\d+)$`, 'i')

function partsOf(plain: string): Parts | undefined {
  const bracketed = BRACKETS.exec(plain)
  const lead = LEAD.exec(bracketed?.[1]?.trim() ?? plain)
  if (lead === null) return undefined
  const [, before = '', currency = '', after = '', rest = ''] = lead
  const signs = `${before}${after}`
  if (signs.length > 1 || (bracketed !== null && signs !== '')) return undefined
  const negative = bracketed !== null || signs === '-'
  // `2,500,000 1000PEPE`: a coin whose name starts with digits. Three digits are a group of the number.
  const coded = CODED_SUFFIX.exec(rest)
  if (coded !== null) {
    const [, number = '', code = '', digits = '', letters = ''] = coded
    if (digits.length !== 3 && !NOT_A_CODE.test(letters)) {
      return { negative, currency, body: number, suffix: code }
    }
  }
  const split = BODY.exec(rest)
  if (split === null || /^0x/i.test(rest) || !SUFFIX.test(split[2] ?? '')) return undefined
  return { negative, currency, body: (split[1] ?? '').trim(), suffix: (split[2] ?? '').trim() }
}

// --- suffixes: what the number counts ---

type Scaled =
  | { readonly factor: Ratio; readonly note?: string; readonly suffix?: string }
  | { readonly wrong: string; readonly message: string; readonly wanted: string }

const MONEY = /^(?:USD[A-Z0-9]{0,2}|[A-Z]{1,2}USD|DAI|EURC?|GBP|JPY)$/
const COIN = /^(?:k|\d+M?)?[A-Z][A-Z0-9]{0,14}$/
const SHARES = new Map([
  ['%', '0.01'],
  ['bp', '0.0001'],
  ['bps', '0.0001'],
  ['x', '1'],
  ['×', '1'],
])

/** What the sign, the currency and the suffix do to the number, or why they do not fit the unit. */
function scaleOf(parts: Parts, unit: Unit, hint: ReadHint): Scaled {
  const sign = ratio(parts.negative ? -1 : 1)
  const share = SHARES.get(parts.suffix.toLowerCase())
  if (share !== undefined) {
    if (unit === 'ratio' && parts.currency === '') return { factor: sign.times(ratio(share)) }
    return wrongUnit(unit, parts.suffix === '%' ? 'a percentage' : 'a multiple')
  }
  const symbol = new RegExp(`^${CURRENCY}$`).test(parts.suffix) ? parts.suffix : parts.currency
  const [scale, code] = scaledCode(symbol === parts.suffix ? '' : parts.suffix)
  const factor = sign.times(scale)
  if (symbol !== '' || (MONEY.test(code) && code !== hint.coin)) {
    if (unit !== 'usd' && unit !== 'price') return wrongUnit(unit, 'an amount of money')
    if (symbol !== '' && code !== '' && !MONEY.test(code)) return wrongUnit(unit, `in ${code}`)
    const foreign = /[€£¥]|EUR|GBP|JPY/.exec(`${symbol}${code}`)?.[0]
    return {
      factor,
      ...(code === '' ? {} : { suffix: code }),
      ...(foreign === undefined
        ? {}
        : { note: `${foreign} taken as the quote currency, not converted` }),
    }
  }
  if (code === '') return { factor }
  if (unit !== 'size') return wrongUnit(unit, `in ${code}`)
  return coinOf(code, factor, hint.coin)
}

/** A coin behind a size: the position's own, or a thousand of it where written `k`. */
function coinOf(code: string, factor: Ratio, coin: string | undefined): Scaled {
  if (coin === undefined) {
    if (COIN.test(code)) return { factor, suffix: code }
    return {
      wrong: 'number-unreadable',
      message: 'not a number',
      wanted: 'a number such as 1234.5',
    }
  }
  if (code.toLowerCase() === coin.toLowerCase()) return { factor, suffix: code }
  if (code === `k${coin}`) return { factor: factor.times(ratio(1000)), suffix: coin }
  return { wrong: 'size-other-coin', message: `not in ${coin}`, wanted: `a size in ${coin}` }
}

/** `kUSDT` is thousands of a currency; `kPEPE` is a coin of its own. */
function scaledCode(suffix: string): readonly [Ratio, string] {
  const found = new RegExp(`^(${SCALE})(.+)$`).exec(suffix)
  const [, scale = '', code = ''] = found ?? []
  if (found === null || !MONEY.test(code)) return [ratio(1), suffix]
  return [scaleFactor(scale), code]
}

const WANTED: Record<Unit, string> = {
  usd: 'an amount of money, such as 1200.50',
  price: 'a price, such as 64000.5',
  size: 'a size in coins, such as 1.25',
  ratio: 'a ratio, such as 5% or 20x',
}

function wrongUnit(unit: Unit, what: string): Scaled {
  return { wrong: `${unit}-wrong-unit`, message: what, wanted: WANTED[unit] }
}

function scaleFactor(scale: string): Ratio {
  const letter = scale[0]?.toLowerCase()
  return ratio(letter === 'k' ? '1e3' : letter === 'm' ? '1e6' : letter === 'b' ? '1e9' : 1)
}

// --- values under one decimal mark ---

type Value =
  | { readonly kind: 'value'; readonly value: Ratio }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  | { readonly kind: 'unreadable' }

const UNREADABLE: Value = { kind: 'unreadable' }

/** The body under one mark: products, and one quotient at most (two slashes are a date). */
function valueOf(body: string, mark: DecimalMark, arithmetic: boolean): Value {
  const pieces = body.split(/([*×/÷])/)
  if (pieces.length > 1 && !arithmetic) return UNREADABLE
  if (pieces.filter((piece) => piece === '/' || piece === '÷').length > 1) return UNREADABLE
  let total = termOf(pieces[0] ?? '', mark)
  for (let at = 1; at < pieces.length && total.kind === 'value'; at += 2) {
    const next = termOf(pieces[at + 1] ?? '', mark)
    if (next.kind !== 'value') return next
    total = combined(total.value, pieces[at] ?? '', next.value)
  }
  return total
}

function inRange(value: Ratio): Value {
  const magnitude = value.abs()
  if (magnitude.gte(TOO_LARGE)) {
    const message = `10 to the power of ${EXPONENT_MAX} or more`
    return { kind: 'refused', code: 'number-too-large', message }
  }
  if (value.isZero() || magnitude.gte(TOO_SMALL)) return { kind: 'value', value }
  const message = `closer to zero than 10 to the power of −${2 * EXPONENT_MAX}`
  return { kind: 'refused', code: 'number-too-small', message }
}

function combined(left: Ratio, operator: string, right: Ratio): Value {
  if (operator === '*' || operator === '×') return { kind: 'value', value: left.times(right) }
  if (isNonZero(right)) return { kind: 'value', value: left.div(right) }
  return { kind: 'refused', code: 'number-divides-by-zero', message: 'a division by zero' }
}

const NUMBER: Record<DecimalMark, RegExp> = {
  '.': numberUnder('.', ','),
  ',': numberUnder(',', '.'),
}

/** Whole digits, or groups of three that do not start with a zero, or Indian groups; then the fraction. */
function numberUnder(mark: DecimalMark, other: DecimalMark): RegExp {
  const groups = String.raw`[1-9]\d{0,2}([${other}' _])\d{3}(?:\2\d{3})*`
  const indian = String.raw`[1-9]\d?(?:[${other}]\d\d)+[${other}]\d{3}`
  return new RegExp(
    String.raw`^(\d+|${groups}|${indian})?(?:[${mark}](\d*))?(?:e([+-]?\d+))?( ?${SCALE})?$`,
    'i',
  )
}

function termOf(term: string, mark: DecimalMark): Value {
  const found = NUMBER[mark].exec(term.trim())
  const whole = (found?.[1] ?? '').replace(/\D/g, '')
  const fraction = found?.[3] ?? ''
  if (found === null || `${whole}${fraction}` === '') return UNREADABLE
  const digits = `${whole}${fraction}`.replace(/^0+/, '')
  if (digits.length > DIGITS) {
    return { kind: 'refused', code: 'number-too-precise', message: `longer than ${DIGITS} digits` }
  }
  const exponent = Number(found[4] ?? '0')
  if (Math.abs(exponent) > EXPONENT_MAX) {
    const message = `beyond 10 to the power of ${EXPONENT_MAX}`
    return { kind: 'refused', code: 'number-exponent-too-large', message }
  }
  const value = ratio(
    `${whole === '' ? '0' : whole}.${fraction === '' ? '0' : fraction}e${exponent}`,
  )
  return { kind: 'value', value: value.times(scaleFactor((found[5] ?? '').trim())) }
}
