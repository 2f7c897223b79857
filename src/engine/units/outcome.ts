// What can go wrong, said in one shape: an Issue names what was found, where, and what is wanted.
// A broken promise of our own code is not an Issue: it throws through `must`.

/** Where in the outside text an issue sits. Rows count from 1, as a reader counts. */
export interface Place {
  readonly row?: number
  readonly column?: string
}

/** One thing wrong with text from outside. `found` is the text as it stood; `wanted` says what would do. */
export interface Issue {
  readonly code: string
  readonly message: string
  readonly found?: string
  readonly wanted?: string
  readonly at?: Place
}

/** The good part and the issues, together: a bad row never hides the good ones. */
export interface Parsed<T> {
  readonly value: T
  readonly issues: readonly Issue[]
}

/** A result, or the reason why there is none. */
export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issue: Issue }

export function done<T>(value: T): Outcome<T> {
  return { ok: true, value }
}

export function refused(
  code: string,
  message: string,
  detail: Omit<Issue, 'code' | 'message'> = {},
): { readonly ok: false; readonly issue: Issue } {
  return { ok: false, issue: { code, message, ...detail } }
}

/** A text from outside as a message quotes it: cut where nobody would read on. */
export function quoted(text: string): string {
  const said = text.trim()
  return said.length > QUOTED_MAX ? `"${said.slice(0, QUOTED_MAX)}…"` : `"${said}"`
}
const QUOTED_MAX = 64

/** Asserts a promise that our own code made. The message carries the values seen. */
export function must(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message)
}

/** For the `default` of a switch over a union: a case added later fails to compile here. */
export function unreachable(value: never): never {
  throw new Error(`a case was not handled: ${JSON.stringify(value)}`)
}
