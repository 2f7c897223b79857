// Stepping a typed number up or down from the keyboard: by the market's own step where there is one, such as
// a tick or a lot, else by its last digit, so that 1.2 goes to 1.3 and 61500 to 61501. Shift makes it ten.

import { ratio, type Ratio } from '../engine/units/amount'

/** The text one or ten steps away, or undefined when the text is not a bare number. */
export function nudged(
  text: string,
  by: {
    readonly up: boolean
    readonly tenfold: boolean
    /** One step, as plain decimal text. Absent: one in the last place typed. */
    readonly step?: string | undefined
  },
): string | undefined {
  const number = /^[-\u2212]?\d+(?:\.(\d+))?$/.exec(text.trim())
  if (number === null) return undefined
  const typed = number[1]?.length ?? 0
  const one = by.step ?? lastDigit(typed)
  const step = ratio(one).times(ratio(by.tenfold ? 10 : 1))
  const from = ratio(text.trim().replace('\u2212', '-'))
  return kept(by.up ? from.plus(step) : from.minus(step), Math.max(typed, placesOf(one)))
}

function lastDigit(places: number): string {
  return places === 0 ? '1' : `0.${'0'.repeat(places - 1)}1`
}

function placesOf(number: string): number {
  return number.split('.')[1]?.length ?? 0
}

/** Keeps the places of text and step, so that 1.9 steps to 2.0 and the next step is still a tenth. */
function kept(value: Ratio, places: number): string {
  if (places === 0) return value.toString()
  const [whole = '0', fraction = ''] = value.toString().split('.')
  return `${whole}.${fraction.padEnd(places, '0')}`
}
