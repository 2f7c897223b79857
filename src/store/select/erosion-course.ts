// Erosion course: how a pool's buffer goes with the days while funding drains it and prices stand still.
// One straight line for each path of rates, to the day on which it reaches zero; a path whose rates nobody
// knows is said in words.
import { erosionOf, ratesAlong, type Erosion, type RatePath } from '../../engine/funding/erosion'
import { dragOfPool } from '../../engine/funding/drag'
import type { Appraisal } from '../../engine/margin/stand'
import type { MarketId } from '../../engine/model/market'
import { cushion, days, flow } from '../../engine/model/shown'
import { NOTHING, ratio, type Ratio, type Usd } from '../../engine/units/amount'
import { done, refused, type Outcome } from '../../engine/units/outcome'
import { read } from '../../engine/units/read'
import { once } from '../derive'
import type { PoolFigures } from './sides'
import { figure, words, type Value } from './value'
import { erosionInWords, missingFundingInWords, stateInWords } from './words'

/** Days a horizon may have. Ten years of standing still are already a fiction. */
const HORIZON_MAX = 3_650
export const HORIZON_USUAL = 30

/** A typed horizon in whole days. */
export function typedHorizon(text: string): Outcome<number> {
  const found = read(text.replace(/\s*d(ays?)?\s*$/i, ''), 'ratio')
  const typed = found.kind === 'amount' ? found.amount.toNumber() : Number.NaN
  return Number.isInteger(typed) && typed >= 1 && typed <= HORIZON_MAX
    ? done(typed)
    : refused('horizon-not-days', 'a horizon is a whole number of days', {
        found: text,
        wanted: `1 to ${HORIZON_MAX.toLocaleString('en-US')}`,
      })
}

const PATHS: readonly { readonly name: string; readonly rates: RatePath }[] = [
  { name: 'Today’s rates', rates: { rates: 'today', flips: false } },
  { name: 'Today, receipts flipped', rates: { rates: 'today', flips: true } },
  { name: 'At the cap', rates: { rates: 'cap', flips: false } },
  { name: 'Cap and flip', rates: { rates: 'cap', flips: true } },
]

/** One path of rates on one side. */
export interface Erosive {
  readonly name: string
  /** The paths it stands for: paths that cost the same are told as one. */
  readonly covers: readonly string[]
  readonly perDay: Value
  /** Days to zero buffer, or why they never come. */
  readonly days: Value
  readonly pace: Usd
  readonly start: Usd
  /** Absent where funding never eats the buffer, or where it is gone already. */
  readonly ends: Ratio | undefined
}

/** The same with its buffer at each day of the course; absent once it is gone. */
export interface Drained extends Erosive {
  readonly buffer: readonly (number | undefined)[]
}

export interface ErosionCourse {
  readonly kind: 'known'
  readonly days: readonly Ratio[]
  readonly x: readonly number[]
  readonly now: readonly Drained[]
  readonly before: readonly Drained[]
  readonly listed: readonly number[]
  /** Paths whose rates are not known, with the reason. */
  readonly absent: readonly { readonly name: string; readonly text: string }[]
}

/** The course of a pool over a horizon, with the baseline's beside it where that is another. */
export function erosionCourse(
  pool: PoolFigures,
  before: PoolFigures | undefined,
  horizon: number,
): ErosionCourse | { readonly kind: 'words'; readonly text: string } {
  if (pool.state.kind !== 'known') return { kind: 'words', text: stateInWords(pool.state) }
  const [now, was] = [pathsOf(pool), before === undefined ? NO_PATHS : pathsOf(before)]
  const ends = [...now.known, ...was.known].flatMap(({ ends }) => ends ?? [])
  const course = daysOf(horizon, ends)
  const drawn = (paths: Paths): readonly Drained[] =>
    paths.known.map((path) => ({
      ...path,
      buffer: course.map((day) => bufferAfter(path, day)?.toNumber()),
    }))
  return {
    kind: 'known',
    days: course,
    x: course.map((day) => day.toNumber()),
    now: drawn(now),
    before: drawn(was),
    listed: listedOf(course, horizon, ends),
    absent: now.absent,
  }
}

interface Paths {
  readonly known: readonly Erosive[]
  readonly absent: readonly { readonly name: string; readonly text: string }[]
}
const NO_PATHS: Paths = { known: [], absent: [] }

/** Every path of a pool; those that cost the same a day are told as one. */
const pathsOf = once((pool: PoolFigures): Paths => {
  if (pool.state.kind !== 'known') return NO_PATHS
  const { appraisal } = pool.state
  const known: Erosive[] = []
  const absent: { name: string; text: string }[] = []
  for (const { name, rates } of PATHS) {
    const found = pathOf(pool, appraisal, rates)
    if (found.kind === 'words') {
      absent.push({ name, text: found.text })
      continue
    }
    const same = known.findIndex((one) => one.pace.eq(found.pace))
    const twin = known[same]
    if (twin === undefined) known.push({ ...found, name, covers: [name] })
    else known[same] = { ...twin, name: `${twin.name}; ${name}`, covers: [...twin.covers, name] }
  }
  return { known, absent }
})

function pathOf(pool: PoolFigures, appraisal: Appraisal, path: RatePath) {
  const quoteOf = (market: MarketId) => pool.snapshot.quotes.get(market)
  const rates = ratesAlong(appraisal, path, quoteOf)
  if (rates.kind === 'unknown') {
    return { kind: 'words' as const, text: missingFundingInWords(rates.missing) }
  }
  const drag = dragOfPool(appraisal, quoteOf, rates.rateOf)
  if (drag.kind === 'unknown') {
    return { kind: 'words' as const, text: missingFundingInWords(drag.missing) }
  }
  const erosion = erosionOf(appraisal, drag)
  return {
    kind: 'known' as const,
    perDay: figure(flow(drag.perDay)),
    days: daysShown(erosion),
    pace: drag.perDay,
    start: appraisal.buffer,
    ends: erosion.kind === 'at' ? erosion.days : undefined,
  }
}

function daysShown(erosion: Erosion): Value {
  return erosion.kind === 'at' ? figure(days(erosion.days)) : words(erosionInWords(erosion))
}

/** Prices standing still, every day costs the same. At its last day the buffer is zero by definition. */
function bufferAfter({ start, pace, ends }: Erosive, day: Ratio): Usd | undefined {
  if (ends === undefined || day.lt(ends)) return start.plus(pace.times(day))
  return day.eq(ends) ? NOTHING : undefined
}

/** Days drawn of one course: more would not be told from these. */
const STEPS = 120
const LISTED_STEPS = 10

/** Day by day, or in whole days where that would be too many; and every day on which a buffer ends. */
function daysOf(horizon: number, ends: readonly Ratio[]): readonly Ratio[] {
  const last = ratio(horizon)
  const found = [...wholeDays(horizon, STEPS), last, ...ends.filter((end) => end.lte(last))]
  found.sort((a, b) => a.cmp(b))
  return found.filter((day, at) => at === 0 || found[at - 1]?.eq(day) !== true)
}

function wholeDays(horizon: number, most: number): readonly Ratio[] {
  const step = Math.max(1, Math.ceil(horizon / most))
  return Array.from({ length: Math.floor(horizon / step) + 1 }, (_, at) => ratio(at * step))
}

function listedOf(
  course: readonly Ratio[],
  horizon: number,
  ends: readonly Ratio[],
): readonly number[] {
  const wanted = [...wholeDays(horizon, LISTED_STEPS), ratio(horizon), ...ends]
  return course.flatMap((day, at) => (wanted.some((one) => one.eq(day)) ? [at] : []))
}

/** Buffers on one day, exact: of each path now, and of the baseline's path of the same rates. */
export interface ErosionReading {
  readonly day: Value
  readonly buffers: readonly {
    readonly name: string
    readonly now: Value
    readonly before?: Value
  }[]
}

export function readErosion(course: ErosionCourse, stop: number): ErosionReading | undefined {
  const day = course.days[stop]
  if (day === undefined) return undefined
  const said = (path: Erosive): Value => {
    const buffer = bufferAfter(path, day)
    return buffer === undefined ? words('gone') : figure(cushion(buffer))
  }
  return {
    day: figure(days(day)),
    buffers: course.now.map((path) => {
      const was = course.before.find(({ covers }) => covers.includes(path.covers[0] ?? ''))
      return {
        name: path.name,
        now: said(path),
        ...(was === undefined ? {} : { before: said(was) }),
      }
    }),
  }
}
