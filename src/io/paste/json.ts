// JSON in a paste, read without losing a digit: every number literal becomes text before parsing, since
// 1234567.123456789 as a float is another amount. Python's spelling (`None`, single quotes) is read too.
import { done, refused, type Outcome } from '../../engine/units/outcome'

/** A JSON value whose numbers are kept as text. */
export type ExactJson =
  string | boolean | null | readonly ExactJson[] | { readonly [key: string]: ExactJson | undefined }

/** Objects and lists inside one another. Venue answers go eight deep. */
export const JSON_DEPTH_MAX = 32

const NUMBER = /-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y
const WORD = /[A-Za-z_$][\w$]*/y
const WORDS: ReadonlyMap<string, string> = new Map([
  ['true', 'true'],
  ['false', 'false'],
  ['null', 'null'],
  ['True', 'true'],
  ['False', 'false'],
  ['None', 'null'],
  ['NaN', 'null'],
  ['nan', 'null'],
  ['undefined', 'null'],
  // What a console prints for what lies too deep.
  ['Object', 'null'],
  ['Array', 'null'],
])

/** True when a text begins like a JSON list or object. */
export function looksLikeJson(text: string): boolean {
  return /^\s*[[{]/.test(text)
}

/**
 * The value of a JSON text, numbers as text; several values one after another are a list of them. Keys that
 * reach a prototype are left out; a key that stands twice in one object is refused, since one of the two
 * would be dropped.
 */
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

/** Texts of one kind after another, as several pages of an answer are pasted. */
class Writer {
  readonly #out: string[] = []
  /** Keys of the objects that are open; undefined for a list. */
  readonly #open: (Set<string> | undefined)[] = []
  #isKey = false
  #values = 0

  /** Nothing is open: between two values, or at the end. */
  get isOutside(): boolean {
    return this.#open.length === 0
  }

  get depth(): number {
    return this.#open.length
  }

  /** A text or word. False where it is a key that its object has already. */
  value(quoted: string): boolean {
    const keys = this.#open.at(-1)
    if (this.#isKey && keys !== undefined) {
      if (keys.has(quoted)) return false
      keys.add(quoted)
    }
    this.#out.push(quoted)
    return true
  }

  get isAtKey(): boolean {
    return this.#isKey && this.#open.at(-1) !== undefined
  }

  mark(character: string): void {
    if (character === '{' || character === '[') {
      if (this.isOutside) {
        if (this.#values > 0) this.#out.push(',')
        this.#values += 1
      }
      this.#open.push(character === '{' ? new Set() : undefined)
      this.#isKey = character === '{'
    } else if (character === '}' || character === ']') {
      // A comma before the end is what programs in other languages leave behind.
      if (this.#out.at(-1) === ',') this.#out.pop()
      this.#open.pop()
      this.#isKey = false
    } else if (character === ',') this.#isKey = this.#open.at(-1) !== undefined
    else if (character === ':') this.#isKey = false
    this.#out.push(character)
  }

  /** What was written, as a list where it is more than one value. */
  text(): string {
    const text = this.#out.join('')
    return this.#values > 1 ? `[${text}]` : text
  }
}

/** The same text with every number literal in quotes and every string in double quotes. */
function quoteNumbers(text: string): Outcome<string> {
  const writer = new Writer()
  let at = 0
  while (at < text.length) {
    const here = text[at] ?? ''
    if (/\s/.test(here)) {
      at += 1
      continue
    }
    if (writer.isOutside && here !== '{' && here !== '[') {
      if (here === ',' || here === ';') {
        at += 1
        continue
      }
      const rest = text.slice(at, at + REST_SHOWN).trim()
      return refused('json-unreadable', `behind the JSON stands "${rest}"`)
    }
    if (here === '"' || here === "'") {
      const end = endOfString(text, at, here)
      if (end === undefined) return refused('json-unreadable', 'it ends inside a text')
      const inner = text.slice(at + 1, end)
      if (!writer.value(here === '"' ? `"${inner}"` : doubleQuoted(inner))) return twice(inner)
      at = end + 1
      continue
    }
    const number = match(NUMBER, text, at)
    const word = number === undefined ? match(WORD, text, at) : undefined
    const found = number ?? word
    if (found === undefined) {
      writer.mark(here)
      if (writer.depth > JSON_DEPTH_MAX) {
        return refused('json-too-deep', `it is nested more than ${JSON_DEPTH_MAX} deep`)
      }
      at += 1
      continue
    }
    const isQuoted = number !== undefined || writer.isAtKey
    if (!writer.value(isQuoted ? `"${found}"` : (WORDS.get(found) ?? found))) return twice(found)
    at += found.length
  }
  return done(writer.text())
}

/** Characters of a stray text or key that are shown back. */
const REST_SHOWN = 40

function twice(key: string): Outcome<string> {
  return refused(
    'json-key-twice',
    `the key "${key.slice(0, REST_SHOWN)}" stands twice in one entry`,
  )
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

/** Where venues keep their lists inside the envelope of an answer. */
const ENVELOPES: readonly (readonly string[])[] = [
  ['result', 'list'],
  ['result'],
  ['result', 'positions'],
  ['result', 'data'],
  ['data'],
  ['data', 'list'],
  ['data', 'positions'],
  ['data', 'result'],
  ['positions'],
  ['openPositions'],
  ['list'],
  ['rows'],
  ['items'],
]

/** Keys under which entries name their market. */
const MARKET_KEYS = ['symbol', 'coin', 'instId', 'pair', 'market', 'instrument']

/**
 * The list of objects an answer carries, whatever its envelope; several answers give one list, and a single
 * object is a list of one.
 */
export function entriesOf(value: ExactJson): readonly ExactJson[] {
  if (isList(value)) {
    const pages = value.map(listIn)
    const isPages = pages.length > 0 && pages.every((page) => page !== undefined)
    return isPages ? pages.flatMap((page) => page ?? []) : value
  }
  return listIn(value) ?? keyedIn(value) ?? [value]
}

function listIn(value: ExactJson): readonly ExactJson[] | undefined {
  if (isList(value)) return value
  for (const path of ENVELOPES) {
    const found = pathOf(value, ...path)
    if (isList(found)) return found
  }
  return undefined
}

/** Entries under their markets' names instead of in a list. */
function keyedIn(value: ExactJson): readonly ExactJson[] | undefined {
  if (!isObject(value)) return undefined
  const entries = Object.values(value)
  const isKeyed = entries.length > 0 && entries.every(namesMarket)
  return isKeyed ? entries.flatMap((entry) => (entry === undefined ? [] : [entry])) : undefined
}

function namesMarket(entry: ExactJson | undefined): boolean {
  return MARKET_KEYS.some((key) => typeof keyOf(entry, key) === 'string')
}

/** True when some entry has all these keys. */
export function someHas(entries: readonly ExactJson[], ...keys: readonly string[]): boolean {
  return entries.some((entry) => isObject(entry) && keys.every((key) => Object.hasOwn(entry, key)))
}
