// Seek: how little is enough? The least number of steps (lots of a size, cents of a deposit) at which a goal is
// met. The goal is a question asked of the exact engine, and nothing is assumed of its shape: the answer was
// itself asked and met its goal, and the step before it was asked and did not.
// Float64 guesses where to ask next; it decides nothing.
import type { Ratio } from '../units/amount'

/** Whether the goal is met so many steps away, and by how much: below zero is short of it. */
export interface Reading {
  readonly met: boolean
  /** Absent where no number says it: nothing liquidates at all, or the pool is gone already. */
  readonly by?: Ratio
}

export type Measure = (steps: number) => Reading

/** Questions asked of one bracket at most. A bisection of as many cents as there are dollars in the world needs less. */
const ASKED_MAX = 80
/** Places looked at between the ends where neither end shows the way: selling half may help where all does not. */
const LOOKED_AT = 12
/** Looks upwards before growing is given up: from an eighth of what is there to a thousand times it. */
const LOOKS_UP = 9
const FIRST_REACH = 8

/**
 * The step nearest `from` that meets the goal on the way to `to`, in either direction; undefined where none
 * of those looked at does. `from` does not meet the goal; it is asked by how much.
 */
export function firstMet(measure: Measure, from: number, to: number): number | undefined {
  if (from === to) return undefined
  const end = measure(to)
  let before: Asked = { at: from, by: measure(from).by }
  if (end.met) return narrowed(measure, before, { at: to, by: end.by })
  for (let look = 1; look < LOOKED_AT; look += 1) {
    const at = from + Math.round(((to - from) * look) / LOOKED_AT)
    if (at === before.at || at === to) continue
    const { met, by } = measure(at)
    if (met) return narrowed(measure, before, { at, by })
    before = { at, by }
  }
  return undefined
}

/**
 * The least step above `from` that meets the goal, looked for farther and farther off; undefined where growing
 * never does. `first` is how far the first look goes.
 */
export function firstMetAbove(
  measure: Measure,
  from: number,
  first = Math.max(1, Math.round(from / FIRST_REACH)),
): number | undefined {
  let before: Asked = { at: from, by: measure(from).by }
  let reach = first
  for (let look = 0; look < LOOKS_UP; look += 1) {
    const at = from + reach
    const { met, by } = measure(at)
    if (met) return narrowed(measure, before, { at, by })
    before = { at, by }
    // Twice as far up to double what is there, where a hedge may be too small and then too large; then faster.
    reach *= reach < from ? 2 : 4
  }
  return undefined
}

/** The greatest step above `from`, which meets the goal, before it is no longer met; undefined where it stays met. */
export function lastMetAbove(measure: Measure, from: number): number | undefined {
  const missed = firstMetAbove((steps) => opposite(measure(steps)), from)
  return missed === undefined ? undefined : missed - 1
}

function opposite({ met, by }: Reading): Reading {
  return { met: !met, ...(by === undefined ? {} : { by: by.neg() }) }
}

interface Asked {
  readonly at: number
  readonly by?: Ratio | undefined
}

/** The met end of the last bracket: one step wide. A secant guesses, a bisection sees that it ends. */
function narrowed(measure: Measure, missed: Asked, met: Asked): number {
  let [short, enough] = [missed, met]
  let [low, high] = [floatOf(missed), floatOf(met)]
  for (let asked = 0; Math.abs(enough.at - short.at) > 1 && asked < ASKED_MAX; asked += 1) {
    const at =
      asked % 4 === 3 ? middleOf(short.at, enough.at) : guessBetween(short, enough, low, high)
    const { met: isMet, by } = measure(at)
    const found = { at, by }
    // An end that stays is believed half as much each time, so that guesses come from both sides.
    if (isMet) {
      enough = found
      high = floatOf(found)
      low /= 2
    } else {
      short = found
      low = floatOf(found)
      high /= 2
    }
  }
  return enough.at
}

function floatOf({ by }: Asked): number {
  return by === undefined ? Number.NaN : by.toNumber()
}

function guessBetween(short: Asked, enough: Asked, low: number, high: number): number {
  const share = -low / (high - low)
  if (!(share >= 0 && share <= 1)) return middleOf(short.at, enough.at)
  const way = Math.sign(enough.at - short.at)
  const along = Math.ceil(share * Math.abs(enough.at - short.at))
  const inside = Math.min(Math.max(along, 1), Math.abs(enough.at - short.at) - 1)
  return short.at + way * inside
}

function middleOf(a: number, b: number): number {
  return a + Math.trunc((b - a) / 2)
}
