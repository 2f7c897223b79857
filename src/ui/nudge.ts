// Stepping a typed number up or down from the keyboard: by its last digit, so that 1.2 goes to 1.3 and
// 61500 to 61501; Shift makes it ten steps.

import { ratio } from '../engine/units/amount'

/** The text one or ten steps away, or undefined when the text is not a bare number. */
export function nudged(
  text: string,
  by: { readonly up: boolean; readonly tenfold: boolean },
): string | undefined {
  const number = /^[-\u2212]?\d+(?:\.(\d+))?$/.exec(text.trim())
  if (number === null) return undefined
  const places = number[1]?.length ?? 0
  const step = ratio(`${by.up ? '' : '-'}${lastDigit(places)}`).times(ratio(by.tenfold ? 10 : 1))
  const next = ratio(text.trim().replace('\u2212', '-')).plus(step)
  return kept(next.toString(), places)
}

function lastDigit(places: number): string {
  return places === 0 ? '1' : `0.${'0'.repeat(places - 1)}1`
}

/** Keeps the places the user typed, so that 1.9 steps to 2.0 and the next step is still a tenth. */
function kept(digits: string, places: number): string {
  if (places === 0) return digits
  const [whole = '0', fraction = ''] = digits.split('.')
  return `${whole}.${fraction.padEnd(places, '0')}`
}
