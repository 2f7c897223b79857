// JSON text: the one spelling of a value, and which texts may be parsed at all.
// Equal values have equal text, so texts can be compared where compressed bytes cannot.
import { done, refused, type Outcome } from '../../engine/units/outcome'

export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined }

/** Objects and arrays inside one another. Ours go six deep. */
export const DEPTH_MAX = 12
/** Entries of one array or object: as many as a book may hold positions. */
export const ENTRIES_MAX = 5_000

/** Keys that mean something to the language itself. No document has them. */
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/** The canonical text: keys sorted by code unit, absent ones left out, no spaces. */
export function canonicalJson(value: Json): string {
  if (isPlain(value)) return JSON.stringify(value)
  if (isList(value)) {
    // Most of a document is columns of plain values: the language writes them at once, and alike.
    if (value.every(isPlain)) return JSON.stringify(value)
    return `[${value.map(canonicalJson).join(',')}]`
  }
  const pairs: string[] = []
  for (const key of Object.keys(value).toSorted()) {
    const held = value[key]
    if (held !== undefined) pairs.push(`${JSON.stringify(key)}:${canonicalJson(held)}`)
  }
  return `{${pairs.join(',')}}`
}

function isPlain(value: Json): value is string | number | boolean | null {
  return value === null || typeof value !== 'object'
}

function isList(value: object): value is readonly Json[] {
  return Array.isArray(value)
}

/**
 * The value of a JSON text from outside. Refused before anything is built: more depth or more entries
 * than a document can have, a key given twice (the parser would silently take the last) and keys that
 * could reach a prototype.
 */
export function parseJson(text: string): Outcome<unknown> {
  const problem = jsonProblem(text)
  if (problem !== undefined) return notJson(problem)
  try {
    return done(JSON.parse(text) as unknown)
  } catch {
    return notJson('its text is not JSON')
  }
}

function notJson(what: string) {
  return refused('json-unreadable', what)
}

// The code units that a text is cut at. Numbers, because a text of megabytes is asked at each of them.
const QUOTE = 0x22
const COMMA = 0x2c
const BRACKET = 0x5b
const BACKSLASH = 0x5c
const BRACKET_CLOSED = 0x5d
const BRACE = 0x7b
const BRACE_CLOSED = 0x7d

interface Open {
  /** The keys seen so far; a list has none. */
  readonly keys: Set<string> | undefined
  entries: number
  wantsKey: boolean
}

/** One pass over the text. What it lets through may still be no JSON: the parser says so. */
function jsonProblem(text: string): string | undefined {
  const stack: Open[] = []
  let within: Open | undefined
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case QUOTE: {
        const end = endOfString(text, at)
        if (end === undefined) return 'it ends inside a text'
        if (within?.keys !== undefined && within.wantsKey) {
          const problem = keyProblem(text.slice(at, end + 1), within.keys)
          if (problem !== undefined) return problem
          within.wantsKey = false
        }
        at = end
        break
      }
      case BRACE:
      case BRACKET: {
        const keys = text.charCodeAt(at) === BRACE ? new Set<string>() : undefined
        within = { keys, entries: 1, wantsKey: keys !== undefined }
        stack.push(within)
        if (stack.length > DEPTH_MAX) return `it is nested more than ${DEPTH_MAX} deep`
        break
      }
      case BRACE_CLOSED:
      case BRACKET_CLOSED:
        stack.pop()
        within = stack.at(-1)
        break
      case COMMA:
        if (within === undefined) break
        within.entries += 1
        within.wantsKey = within.keys !== undefined
        if (within.entries > ENTRIES_MAX) return `a list has more than ${ENTRIES_MAX} entries`
        break
      default:
        break
    }
  }
  return undefined
}

/** Where the closing quote stands. */
function endOfString(text: string, start: number): number | undefined {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === BACKSLASH) at += 1
    else if (code === QUOTE) return at
  }
  return undefined
}

function keyProblem(quoted: string, seen: Set<string>): string | undefined {
  const key = keyOf(quoted)
  if (key === undefined) return 'a key is not a JSON text'
  if (FORBIDDEN_KEYS.has(key)) return `the key "${key}" is not allowed`
  if (seen.has(key)) return `the key "${key.slice(0, 40)}" is given twice`
  seen.add(key)
  return undefined
}

function keyOf(quoted: string): string | undefined {
  if (!quoted.includes('\\')) return quoted.slice(1, -1)
  try {
    return JSON.parse(quoted) as string
  } catch {
    return undefined
  }
}
