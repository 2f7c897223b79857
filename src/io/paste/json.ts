// JSON in a paste, read without losing a digit: every number literal becomes text before parsing, since
// 1234567.123456789 as a float is another amount. Python's spelling (`None`, single quotes) is read too.
import { done, refused, type Outcome } from '../../engine/units/outcome'

/** A JSON value whose numbers are kept as text. */
export type ExactJson =
  string | boolean | null | readonly ExactJson[] | { readonly [key: string]: ExactJson | undefined }

/** Objects and lists inside one another. Venue answers go eight deep. */
export const JSON_DEPTH_MAX = 32

const NUMBER = /-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y
const WORD = /[A-Za-z_]+/y
const WORDS: ReadonlyMap<string, string> = new Map([
  ['true', 'true'],
  ['false', 'false'],
  ['null', 'null'],
  ['True', 'true'],
  ['False', 'false'],
  ['None', 'null'],
  ['NaN', 'null'],
  ['nan', 'null'],
])

/** True when a text begins like a JSON list or object. */
export function looksLikeJson(text: string): boolean {
  return /^\s*[[{]/.test(text)
}

/** The value of a JSON text, numbers as text. Keys that reach a prototype are left out. */
export function parseExactJson(text: string): Outcome<ExactJson> {
  const quoted = quoteNumbers(text)
  if (!quoted.ok) return quoted
  try {
    const value = JSON.parse(quoted.value, (key, held: unknown) =>
      key === '__proto__' ? undefined : held,
    ) as ExactJson
    return done(value)
  } catch {
    return refused('json-unreadable', 'it begins like JSON but is not complete JSON')
  }
}

/** The same text with every number literal in quotes and every string in double quotes. */
function quoteNumbers(text: string): Outcome<string> {
  const out: string[] = []
  let depth = 0
  let at = 0
  while (at < text.length) {
    const here = text[at] ?? ''
    if (here === '"' || here === "'") {
      const end = endOfString(text, at, here)
      if (end === undefined) return refused('json-unreadable', 'it ends inside a text')
      out.push(here === '"' ? text.slice(at, end + 1) : doubleQuoted(text.slice(at + 1, end)))
      at = end + 1
      continue
    }
    if (here === '[' || here === '{') {
      depth += 1
      if (depth > JSON_DEPTH_MAX) {
        return refused('json-too-deep', `it is nested more than ${JSON_DEPTH_MAX} deep`)
      }
    }
    if (here === ']' || here === '}') depth -= 1
    const number = match(NUMBER, text, at)
    const word = number === undefined ? match(WORD, text, at) : undefined
    if (number !== undefined) out.push(`"${number}"`)
    else if (word !== undefined) out.push(WORDS.get(word) ?? word)
    else out.push(here)
    at += (number ?? word ?? here).length
  }
  return done(out.join(''))
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}

function endOfString(text: string, start: number, quote: string): number | undefined {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === quote) return at
  }
  return undefined
}

function doubleQuoted(inner: string): string {
  return `"${inner.replaceAll("\\'", "'").replaceAll('"', '\\"')}"`
}

export type JsonObject = { readonly [key: string]: ExactJson | undefined }

export function isObject(value: ExactJson | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isList(value: ExactJson | undefined): value is readonly ExactJson[] {
  return Array.isArray(value)
}

/** The value of an object's own key; undefined for anything else. */
export function keyOf(value: ExactJson | undefined, key: string): ExactJson | undefined {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined
}

/** The value at a path of keys. */
export function pathOf(
  value: ExactJson | undefined,
  ...keys: readonly string[]
): ExactJson | undefined {
  return keys.reduce<ExactJson | undefined>(keyOf, value)
}

/** Where venues keep their lists: in the answer itself, or inside its envelope. */
const ENVELOPES: readonly (readonly string[])[] = [
  [],
  ['result', 'list'],
  ['result'],
  ['data'],
  ['data', 'list'],
  ['data', 'positions'],
  ['result', 'positions'],
  ['positions'],
  ['list'],
]

/** The list of objects an answer carries, whatever its envelope; a single object is a list of one. */
export function entriesOf(value: ExactJson): readonly ExactJson[] {
  for (const path of ENVELOPES) {
    const found = pathOf(value, ...path)
    if (isList(found)) return found
  }
  return [value]
}

/** True when some entry has all these keys. */
export function someHas(entries: readonly ExactJson[], ...keys: readonly string[]): boolean {
  return entries.some((entry) => isObject(entry) && keys.every((key) => Object.hasOwn(entry, key)))
}
