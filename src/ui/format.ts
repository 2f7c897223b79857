// Text for people: the only place that turns an amount into what is read on the page.
// Digits are rounded as decimals and grouped as text; no figure passes through a float.
// Where a figure has a dangerous side it is rounded towards danger: the page never flatters.

import {
  asNonZero,
  ratio,
  roundToDigits,
  roundToPlaces,
  sign,
  type Amount,
  type Price,
  type Ratio,
  type Unit,
} from '../engine/units/amount'
import type { Rounding } from '../engine/units/decimal'
import { unreachable } from '../engine/units/outcome'

/**
 * What a figure is, for print.
 * move: a price move as a signed fraction (−0.1035 prints −10.35 %).
 * percent: a fraction without a direction. rate: a funding rate of one interval; with `everyHours` it is
 * written for the length of time the reader chose, without it bare.
 */
export type Kind =
  | 'usd'
  | 'price'
  | 'size'
  | 'percent'
  | 'move'
  | 'sigma'
  | 'rate'
  | 'leverage'
  | 'correlation'
  | 'days'
  | 'number'

/** Towards danger: `smaller` and `larger` speak of magnitude, `down` and `up` of the number line. */
export type ShownRounding = 'smaller' | 'larger' | 'down' | 'up' | 'half-even'

const DIRECTION: Record<ShownRounding, Rounding> = {
  smaller: 'toward-zero',
  larger: 'away-from-zero',
  down: 'down',
  up: 'up',
  'half-even': 'half-even',
}

/** A figure with what it is. `rounding` is what a figure's dangerous side asks; each kind has its own default. */
export interface Printable {
  readonly amount: Amount<Unit>
  readonly as: Kind
  readonly rounding?: ShownRounding | undefined
  /** Smallest price step of the market, for prices. */
  readonly tick?: Price | undefined
  /** Hours of the interval a rate is paid for. */
  readonly everyHours?: number | undefined
  /** Always with its sign: money that flows, profit and loss. Moves are always signed. */
  readonly signed?: boolean | undefined
}

/** For which length of time funding rates are written: the market's own interval, or one for all. */
export type RateUnit = 'interval' | '8h' | 'day' | 'apr'

/** One figure as text. `number` and `unit` together are `text`; `full` has every digit, `spoken` reads aloud. */
export interface Printed {
  readonly text: string
  readonly number: string
  readonly unit: string
  readonly full: string
  readonly spoken: string
  readonly sign: -1 | 0 | 1
}

const MINUS = '\u2212'
const THIN = '\u2009'
const HUNDRED = ratio(100)
/** Money at or above this prints whole. */
const WHOLE_FROM = ratio('10000')
/** Significant digits of a tiny price. */
const TINY_DIGITS = 4
/** Zeros after the point from which they are counted instead of written. */
const COUNTED_ZEROS = 4
/** Decimals of a size that are shown; the rest is in the full text. */
const SIZE_PLACES = 8

/** Dangerous side of each kind, where the figure does not name its own. */
const ROUNDING: Record<Kind, ShownRounding> = {
  usd: 'half-even',
  price: 'half-even',
  size: 'half-even',
  percent: 'half-even',
  move: 'smaller',
  sigma: 'smaller',
  rate: 'half-even',
  leverage: 'larger',
  correlation: 'half-even',
  days: 'down',
  number: 'half-even',
}

/** The text of a figure. Rates are written for `rateUnit`, per eight hours unless said otherwise. */
export function format(figure: Printable, rateUnit: RateUnit = '8h'): Printed {
  const plain = figure.amount as Amount<'ratio'>
  const rounding = DIRECTION[figure.rounding ?? ROUNDING[figure.as]]
  const of = (body: Body): Printed => printed(body, figure)
  switch (figure.as) {
    case 'usd':
      return of(moneyBody(plain, rounding))
    case 'price':
      return of(priceBody(plain, rounding, figure.tick))
    case 'size':
      return of({ value: plain, digits: trimmed(roundToPlaces(plain, SIZE_PLACES, rounding)) })
    case 'move':
    case 'percent':
      return of(placed(plain.times(HUNDRED), 2, rounding, '%', 'percent'))
    case 'sigma':
      return of(placed(plain, 2, rounding, 'σ', 'sigma'))
    case 'rate':
      return of(rateBody(plain, rounding, figure.everyHours, rateUnit))
    case 'leverage':
      return of({ ...placed(plain, 2, rounding, '×', 'times'), tight: true })
    case 'days':
      return of(placed(plain, 0, rounding, 'd', 'days'))
    case 'correlation':
      return of({ value: plain, digits: atLeast(2, roundToPlaces(plain, 6, rounding)) })
    case 'number':
      return of({ value: plain, digits: trimmed(roundToPlaces(plain, 6, rounding)) })
    default:
      return unreachable(figure.as)
  }
}

/** Before a sign, a currency and a unit are put around it. */
interface Body {
  readonly value: Ratio
  /** Rounded digits, sign included, as the decimal prints them. */
  readonly digits: string
  /** Smallest amount these places can show: printed as less than it where the digits are all zero. */
  readonly least?: string
  readonly before?: string
  readonly unit?: string
  /** No space between number and unit. */
  readonly tight?: boolean
  readonly spokenUnit?: string
  /** Digits as they print, where grouping is not all (tiny prices). */
  readonly styled?: string
}

function printed(body: Body, figure: Printable): Printed {
  const side = sign(body.value)
  const lost = side !== 0 && !/[1-9]/.test(body.digits)
  const magnitude = lost ? (body.least ?? '0') : unsigned(body.digits)
  const shownSide = lost || /[1-9]/.test(body.digits) ? side : 0
  const alwaysSigned = figure.signed === true || figure.as === 'move'
  const lead = shownSide < 0 ? MINUS : alwaysSigned && shownSide > 0 ? '+' : ''
  const less = lost && body.least !== undefined ? '<' : ''
  const before = body.before ?? ''
  const digits = body.styled !== undefined && !lost ? body.styled : grouped(magnitude)
  const number = `${lead}${less}${before}${digits}`
  const unit = body.unit ?? ''
  const gap = unit === '' || body.tight === true ? '' : THIN
  const all = grouped(unsigned(body.value.toString()))
  const fullLead = side < 0 ? MINUS : alwaysSigned && side > 0 ? '+' : ''
  return {
    number,
    unit: `${gap}${unit}`,
    text: `${number}${gap}${unit}`,
    full: `${fullLead}${before}${all}${gap}${unit}`,
    spoken: spokenOf({ side: shownSide, alwaysSigned, less, before, magnitude, body }),
    sign: side,
  }
}

function spokenOf(of: {
  readonly side: -1 | 0 | 1
  readonly alwaysSigned: boolean
  readonly less: string
  readonly before: string
  readonly magnitude: string
  readonly body: Body
}): string {
  const lead = of.side < 0 ? 'minus ' : of.alwaysSigned && of.side > 0 ? 'plus ' : ''
  const less = of.less === '' ? '' : 'less than '
  const after = of.body.spokenUnit === undefined ? '' : ` ${of.body.spokenUnit}`
  return `${lead}${less}${of.before}${grouped(of.magnitude)}${after}`
}

/** Two decimals below ten thousand, none from there on. */
function moneyBody(value: Ratio, rounding: Rounding): Body {
  const cents = roundToPlaces(value, 2, rounding)
  const places = cents.abs().lt(WHOLE_FROM) ? 2 : 0
  return { ...placed(value, places, rounding), least: '0.01', before: '$' }
}

/**
 * By the market's tick where it is known. Without one: two decimals from one dollar up, five significant
 * digits below, whole numbers bare. From four zeros after the point the zeros are counted: 0.0₅6140.
 */
function priceBody(value: Ratio, rounding: Rounding, tick: Price | undefined): Body {
  const zeros = zerosAfterPoint(value)
  if (zeros >= COUNTED_ZEROS) return tinyBody(value, rounding)
  if (tick !== undefined) {
    const places = placesOf(tick.toString())
    return { ...placed(value, places, rounding), least: tick.toString() }
  }
  if (placesOf(value.toString()) === 0) return { value, digits: value.toString() }
  if (value.abs().gte(ratio(1))) return placed(value, 2, rounding)
  return { value, digits: trimmed(roundToDigits(value, 5, rounding)) }
}

function tinyBody(value: Ratio, rounding: Rounding): Body {
  const rounded = roundToDigits(value, TINY_DIGITS, rounding)
  const zeros = zerosAfterPoint(rounded)
  const places = zeros + TINY_DIGITS
  const digits = padded(rounded.toString(), places)
  if (zeros < COUNTED_ZEROS) return { value, digits }
  const significant = unsigned(digits).slice(2 + zeros)
  return { value, digits, styled: `0.0${subscript(zeros)}${significant}` }
}

/** A rate of one interval, written for another length of time. Simple, not compounded. */
function rateBody(
  rate: Ratio,
  rounding: Rounding,
  everyHours: number | undefined,
  unit: RateUnit,
): Body {
  if (everyHours === undefined) return placed(rate.times(HUNDRED), 4, rounding, '%', 'percent')
  const { hours, places, label, spoken } =
    unit === 'interval' ? ownInterval(everyHours) : RATE_UNITS[unit]
  const intervals = ratio(hours).div(asNonZero(ratio(everyHours), 'hours of a funding interval'))
  const percent = rate.times(intervals).times(HUNDRED)
  return placed(percent, places, rounding, label, spoken)
}

interface RateWords {
  readonly hours: number
  readonly places: number
  readonly label: string
  readonly spoken: string
}

const RATE_UNITS: Record<Exclude<RateUnit, 'interval'>, RateWords> = {
  '8h': ownInterval(8),
  day: { hours: 24, places: 4, label: '%/day', spoken: 'percent per day' },
  apr: { hours: 8_760, places: 2, label: '% APR', spoken: 'percent per year' },
}

function ownInterval(hours: number): RateWords {
  const spoken = hours === 1 ? 'percent per hour' : `percent per ${hours} hours`
  return { hours, places: 4, label: `%/${hours}${THIN}h`, spoken }
}

function placed(
  value: Ratio,
  places: number,
  rounding: Rounding,
  unit?: string,
  spokenUnit?: string,
): Body {
  const rounded = roundToPlaces(value, places, rounding)
  return {
    value,
    digits: padded(rounded.toString(), places),
    least: places === 0 ? '1' : `0.${'0'.repeat(places - 1)}1`,
    ...(unit === undefined ? {} : { unit }),
    ...(spokenUnit === undefined ? {} : { spokenUnit }),
  }
}

/** Grouped by thousands; digits go in and come out as text, so that none is lost. */
function grouped(digits: string): string {
  const point = digits.indexOf('.')
  const end = point < 0 ? digits.length : point
  if (end <= GROUP) return digits
  // By hand: the browser's own formatter took longer than all else about a figure.
  const first = end % GROUP
  let groups = digits.slice(0, first)
  for (let at = first; at < end; at += GROUP) {
    groups += `${groups === '' ? '' : ','}${digits.slice(at, at + GROUP)}`
  }
  return groups + digits.slice(end)
}
const GROUP = 3

function padded(digits: string, places: number): string {
  if (places === 0) return digits
  const [whole = '0', fraction = ''] = digits.split('.')
  return `${whole}.${fraction.padEnd(places, '0')}`
}

/** As many places as the value has, and no fewer than these: 0.70 beside 0.85. */
function atLeast(places: number, value: Ratio): string {
  const digits = value.toString()
  return placesOf(digits) < places ? padded(digits, places) : digits
}

function trimmed(value: Ratio): string {
  return value.toString()
}

function unsigned(digits: string): string {
  return digits.startsWith('-') ? digits.slice(1) : digits
}

function placesOf(digits: string): number {
  return digits.split('.')[1]?.length ?? 0
}

/** Zeros between the point and the first digit, for magnitudes below one; otherwise none. */
function zerosAfterPoint(value: Ratio): number {
  const [whole, fraction = ''] = unsigned(value.toString()).split('.')
  if (whole !== '0') return 0
  const first = fraction.search(/[1-9]/)
  return first < 0 ? 0 : first
}

function subscript(count: number): string {
  return String(count).replaceAll(/\d/g, (digit) => SUBSCRIPTS[Number(digit)] ?? digit)
}
const SUBSCRIPTS = ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉']

/** Digits for a cell about to be edited: every one of them, a plain minus, no grouping. */
export function editable(amount: Amount<Unit>): string {
  return amount.toString()
}

/** A fraction as the percent number a cell edits: 0.05 → 5. */
export function editablePercent(amount: Ratio): string {
  return amount.times(HUNDRED).toString()
}

/** An ISO day or time as a day people read: 22 Aug 2026. Anything else comes back as it is. */
export function formatDay(iso: string): string {
  const day = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso)
  const month = MONTHS[Number(day?.[2]) - 1]
  if (day === null || month === undefined) return iso
  return `${Number(day[3])} ${month} ${day[1]}`
}
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** Names in a sentence: `BTC`, `BTC and ETH`, `BTC, ETH and SOL`. */
export function listed(names: readonly string[]): string {
  const last = names.at(-1)
  if (last === undefined) return ''
  if (names.length === 1) return last
  return `${names.slice(0, -1).join(', ')} and ${last}`
}
