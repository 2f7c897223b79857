// Report: a fault as something that a person can try again and turn into a test with a name.
import type { Fault } from './target'

const SHOWN_MAX = 2_000

/** The fault, its text, and how to see it again. */
export function inWords({ target, seed, run, what, text }: Fault): string {
  const literal = JSON.stringify(text)
  const shown = literal.length > SHOWN_MAX ? `${literal.slice(0, SHOWN_MAX)}…` : literal
  return [
    `${target}: ${what}`,
    `  text of ${text.length} characters: ${shown}`,
    `  seed ${seed}, input ${run}`,
  ].join('\n')
}
