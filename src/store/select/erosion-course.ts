// Erosion course: how a pool's buffer goes with the days while funding drains it and prices stand still.
// One straight line for each path of rates, to the day on which it reaches zero; a path whose rates nobody
// knows is said in words.
import type { RatePath } from '../../engine/funding/erosion'
import { cushion, days, flow } from '../../engine/model/shown'
import { NOTHING, ratio, type Ratio, type Usd } from '../../engine/units/amount'
import { done, refused, type Outcome } from '../../engine/units/outcome'
import { read, TEXT_MAX } from '../../engine/units/read'
import { once } from '../derive'
import { alongPath, daysShown, ratePathOf, type PathChoice } from './funding-path'
import type { PoolFigures, PoolState } from './sides'
import { figure, words, type Value } from './value'
import { noRatesInWords, stateInWords } from './words'

/** Days a horizon may have. Ten years of standing still are already a fiction. */
const HORIZON_MAX = 3_650
export const HORIZON_USUAL = 30

/** A typed horizon in whole days. */
export function typedHorizon(text: string): Outcome<number> {
  const plain = text.trim()
  // A longer text is no number, and taking days off its end would take its time.
  const days = plain.length > TEXT_MAX ? plain : plain.replace(/\s*d(ays?)?$/i, '')
  const found = read(days, 'ratio')
  const typed = found.kind === 'amount' ? found.amount.toNumber() : Number.NaN
  return Number.isInteger(typed) && typed >= 1 && typed <= HORIZON_MAX
    ? done(typed)
    : refused('horizon-not-days', 'a horizon is a whole number of days', {
        found: text,
        wanted: `1 to ${HORIZON_MAX.toLocaleString('en-US')}`,
      })
}

interface Path {
  readonly name: string
  readonly rates: RatePath
}

/** The paths that need nothing typed. */
export const PATHS: readonly (Path & {
  readonly rates: { readonly rates: 'today' | 'cap'; readonly flips: boolean }
})[] = [
  { name: 'Today’s rates', rates: { rates: 'today', flips: false } },
  { name: 'Today, receipts flipped', rates: { rates: 'today', flips: true } },
  { name: 'At the cap', rates: { rates: 'cap', flips: false } },
  { name: 'Cap and flip', rates: { rates: 'cap', flips: true } },
]

/** The two paths of rates of the reader's own. */
const ownPaths = (own: OwnChoice): readonly Path[] => [
  { name: 'My own', rates: ratePathOf({ ...own, rates: 'own', flips: false }) },
  { name: 'My own, receipts flipped', rates: ratePathOf({ ...own, rates: 'own', flips: true }) },
]
type OwnChoice = Pick<PathChoice, 'own' | 'ownOf'>

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
  /** Absent where funding never eats the buffer. */
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
  /** Why paths are not drawn, a sentence for each reason. */
  readonly absent: readonly string[]
}

/**
 * The course of a pool over a horizon, with the baseline's beside it where that is another. `own` are rates
 * of the reader's, drawn with the others.
 */
export function erosionCourse(
  pool: PoolFigures,
  before: PoolFigures | undefined,
  horizon: number,
  own?: OwnChoice,
): ErosionCourse | { readonly kind: 'words'; readonly text: string } {
  if (pool.state.kind !== 'known') return { kind: 'words', text: stateInWords(pool.state) }
  if (isGone(pool)) return { kind: 'words', text: `${GONE}: funding finds no buffer to eat` }
  const mine = own === undefined ? [] : ownPaths(own)
  const now = pathsOf(pool, mine)
  const wasGone = before !== undefined && isGone(before)
  const was = before === undefined || wasGone ? NO_PATHS : pathsOf(before, mine)
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
    absent: wasGone ? [...now.absent, `Baseline: ${GONE}.`] : now.absent,
  }
}

/** What is gone does not come back by receiving funding: it has no course. */
function isGone({ state }: PoolFigures): boolean {
  return state.kind === 'known' && state.severity === 'breach'
}
const GONE = 'already liquidatable'

interface Paths {
  readonly known: readonly Erosive[]
  readonly absent: readonly string[]
}
const NO_PATHS: Paths = { known: [], absent: [] }

/** Every path of a pool; those that cost the same a day are told as one. */
function pathsOf(pool: PoolFigures, mine: readonly Path[]): Paths {
  const { state } = pool
  if (state.kind !== 'known') return NO_PATHS
  const known: Erosive[] = []
  const lacking = new Map<string, string[]>()
  for (const found of [...givenPaths(pool), ...mine.map((path) => pathOf(pool, state, path))]) {
    if (found.kind === 'words') {
      lacking.set(found.text, [...(lacking.get(found.text) ?? []), found.name])
      continue
    }
    const same = known.findIndex((one) => one.pace.eq(found.pace))
    const twin = known[same]
    if (twin === undefined) known.push(found)
    else {
      const covers = [...twin.covers, ...found.covers]
      known[same] = { ...twin, name: covers.join('; '), covers }
    }
  }
  return { known, absent: [...lacking].map(([text, names]) => `${names.join('; ')}: ${text}`) }
}

type Found = ReturnType<typeof pathOf>

const givenPaths = once((pool: PoolFigures): readonly Found[] => {
  const { state } = pool
  return state.kind === 'known' ? PATHS.map((path) => pathOf(pool, state, path)) : []
})

function pathOf(
  pool: PoolFigures,
  state: Extract<PoolState, { kind: 'known' }>,
  { name, rates }: Path,
) {
  const { drag, erosion } = alongPath(pool, state, rates)
  if (drag.kind === 'unknown') {
    return { kind: 'words' as const, name, text: noRatesInWords(drag.missing) }
  }
  return {
    kind: 'known' as const,
    name,
    covers: [name],
    perDay: figure(flow(drag.perDay)),
    days: daysShown(erosion),
    pace: drag.perDay,
    start: state.appraisal.buffer,
    ends: erosion.kind === 'at' ? erosion.days : undefined,
  }
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
