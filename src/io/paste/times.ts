// Times in a ledger: exports write them for people, in the order and on the clock of whoever made the file.
// A time whose day and month could be either way round is not a time until somebody says which.
import { isoOf } from './list'

export type DayOrder = 'day first' | 'month first'

/** What is known of the times of one text. */
export interface TimeHint {
  readonly dates?: DayOrder | undefined
  /** True where the text says that its times are UTC. */
  readonly isUtc?: boolean
}

export type TimeRead =
  | { readonly kind: 'time'; readonly iso: string }
  | { readonly kind: 'ambiguous' }
  | { readonly kind: 'none' }

const CLOCK = String.raw`(\d{1,2}):(\d\d)(?::(\d\d))?(?:[.,]\d+)?\s*([ap]\.?m\.?)?\s*(Z|UTC|[+-]\d\d:?\d\d)?`
const BETWEEN = String.raw`(?:\s*[-,T]\s*|\s+)`
const YEAR_FIRST = new RegExp(
  String.raw`^(\d{4}|\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?:${BETWEEN}${CLOCK})?$`,
  'i',
)
const YEAR_LAST = new RegExp(
  String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:${BETWEEN}${CLOCK})?$`,
  'i',
)
/** `12:00 2026-01-10`, as one venue's exports have it. */
const CLOCK_FIRST = new RegExp(String.raw`^(\d{1,2}:\d\d(?::\d\d)?)\s+(\d{4}-\d\d-\d\d)$`)

/** ISO time of a cell. Without an offset where neither the cell nor the hint names the zone. */
export function timeOf(text: string, hint: TimeHint): TimeRead {
  const plain = text.replace(/\s/g, ' ').trim().replace(CLOCK_FIRST, '$2 $1')
  const unix = unixOf(plain)
  if (unix !== undefined) return { kind: 'time', iso: unix }
  const first = YEAR_FIRST.exec(plain)
  if (first !== null) {
    const [, year = '', month = '', day = '', ...clock] = first
    return made(year.length === 2 ? `20${year}` : year, month, day, clock, hint)
  }
  const last = YEAR_LAST.exec(plain)
  if (last === null) return { kind: 'none' }
  const [, one = '', dot = '', two = '', year = '', ...clock] = last
  const order = orderOf(one, dot, two) ?? (one === two ? 'day first' : hint.dates)
  if (order === undefined) return { kind: 'ambiguous' }
  return order === 'day first'
    ? made(year, two, one, clock, hint)
    : made(year, one, two, clock, hint)
}

/** The order that the times of one text prove; undefined where none does, or they contradict. */
export function dayOrderOf(texts: Iterable<string>): DayOrder | undefined {
  const proven = new Set<DayOrder>()
  for (const text of texts) {
    const [, one = '', dot = '', two = ''] = YEAR_LAST.exec(text.replace(/\s/g, ' ').trim()) ?? []
    const order = orderOf(one, dot, two)
    if (order !== undefined) proven.add(order)
  }
  const [only] = proven
  return proven.size === 1 ? only : undefined
}

/** A number above twelve is a day; with points between them the day always comes first. */
function orderOf(one: string, dot: string, two: string): DayOrder | undefined {
  if (Number(one) > 12 || dot === '.') return 'day first'
  return Number(two) > 12 ? 'month first' : undefined
}

/** Seconds or milliseconds since 1970. */
function unixOf(text: string): string | undefined {
  if (/^\d{10}$/.test(text)) return isoOf(`${text}000`)
  return /^\d{13}(?:\.0+)?$/.test(text) ? isoOf(text) : undefined
}

function made(
  year: string,
  month: string,
  day: string,
  clock: readonly (string | undefined)[],
  hint: TimeHint,
): TimeRead {
  const [hour = '0', minute = '00', second = '00', half = '', zone = ''] = clock
  const two = (part: string | number) => String(part).padStart(2, '0')
  const offset = zone === '' ? (hint.isUtc === true ? 'Z' : '') : /[+-]/.test(zone) ? zone : 'Z'
  const stamp = `${year}-${two(month)}-${two(day)}T${two(hourOf(Number(hour), half))}:${minute}:${second}`
  // 31 February is read as 3 March by some: the day must come back as it went in.
  const back = new Date(`${stamp}Z`)
  const isReal = !Number.isNaN(back.getTime()) && back.toISOString().startsWith(stamp)
  return isReal ? { kind: 'time', iso: `${stamp}${offset}` } : { kind: 'none' }
}

function hourOf(hour: number, half: string): number {
  if (half === '') return hour
  return (hour % 12) + (/^p/i.test(half) ? 12 : 0)
}
