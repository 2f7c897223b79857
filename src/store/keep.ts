// Keeping: what was on the page last is there again next time, in this browser only.
// What cannot be read is set aside and said, never wiped; a browser that keeps nothing is said once and
// otherwise does no harm.
import { canonicalJson, parseJson } from '../io/link/json-text'
import { readVersion, VERSION } from '../io/link/migrate'
import { readV3, versionOf, writeV3 } from '../io/link/v3'
import { done, refused, type Outcome } from '../engine/units/outcome'
import type { Document, Notice, View } from './state'
import type { RiskStore } from './store'

export const KEPT_KEY = 'plimsoll.kept'
export const ASIDE_KEY = 'plimsoll.aside'
/** Texts set aside at most: what fails ten times over is no accident, and the browser's room is small. */
export const ASIDES_MAX = 9
/** Quiet time after a change before it is kept: longer than a pause between two keystrokes. */
export const QUIET_MILLISECONDS = 500

/** The part of the browser's storage that keeping needs. */
export interface Shelf {
  getItem(key: string): string | null
  setItem(key: string, text: string): void
}

/** Hands out the shelf. In some private windows asking for it throws already. */
export type ShelfAccess = () => Shelf

/** Runs something after a while; what comes back calls it off. */
export type Later = (run: () => void, milliseconds: number) => () => void

export interface Restored {
  readonly document?: Document
  readonly view: Partial<View>
  readonly notice?: Omit<Notice, 'id'>
  /** True when something unreadable lies on the shelf that could not be set aside: it must not be written over. */
  readonly isBlocked: boolean
}

const NOTHING_KEPT: Restored = { view: {}, isBlocked: false }

/** What the shelf holds from last time. */
export function restore(access: ShelfAccess): Restored {
  const kept = attempt(() => access().getItem(KEPT_KEY))
  // A browser without a shelf says so at the first attempt to keep something, when it matters.
  if (!kept.ok || kept.value === null) return NOTHING_KEPT
  const read = readKept(kept.value)
  if (read.ok) return { ...read.value, isBlocked: false }
  return setAside(access, kept.value, read.issue.message)
}

function attempt<T>(run: () => T): Outcome<T> {
  try {
    return done(run())
  } catch (error) {
    return refused('shelf-refused', error instanceof Error ? error.name : 'unknown reason')
  }
}

function setAside(access: ShelfAccess, text: string, why: string): Restored {
  const put = attempt(() => {
    const shelf = access()
    const keys = [ASIDE_KEY, ...numbers(2, ASIDES_MAX).map((n) => `${ASIDE_KEY}.${n}`)]
    const key = keys.find((each) => [null, text].includes(shelf.getItem(each)))
    if (key !== undefined) shelf.setItem(key, text)
    return key
  })
  const kept = `What this browser kept from last time could not be read: ${why}.`
  if (put.ok && put.value !== undefined) {
    const where = `It was set aside, unchanged, in the browser’s storage as “${put.value}”.`
    return { ...NOTHING_KEPT, notice: { kind: 'problem', text: `${kept} ${where}` } }
  }
  const left = 'There is no room to set it aside, so it stays where it is and nothing new is kept.'
  return { view: {}, isBlocked: true, notice: { kind: 'problem', text: `${kept} ${left}` } }
}

function numbers(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at)
}

// --- the text on the shelf ---

type Kept = Pick<Restored, 'document' | 'view'>

function keptText(document: Document, view: View): Outcome<string> {
  const fields = writeV3({ document })
  // What is kept must be readable next time; better told now than then.
  const readable = readV3(JSON.parse(canonicalJson(fields)))
  if (!readable.ok) return readable
  return done(
    canonicalJson({ document: fields, version: versionOf({ document }), view: { ...view } }),
  )
}

function readKept(text: string): Outcome<Kept> {
  const json = parseJson(text)
  if (!json.ok) return json
  const { document, version, view, ...rest } = fieldsOf(json.value)
  if (typeof version !== 'number') return refused('kept-damaged', 'its version is missing')
  if (version > VERSION) {
    return refused('kept-newer', `it is of version ${version}, this page reads up to ${VERSION}`)
  }
  const [more] = Object.keys(rest)
  if (more !== undefined) return refused('kept-damaged', `it has a field not known: "${more}"`)
  const read = readVersion(version, document)
  return read.ok ? done({ document: read.value.document, view: viewOf(fieldsOf(view)) }) : read
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

const VIEW_FIELDS: { readonly [K in keyof View]: (value: unknown) => View[K] | undefined } = {
  show: oneOf('baseline', 'draft', 'both'),
  rateUnit: oneOf('interval', '8h', 'day', 'apr'),
  theme: oneOf('system', 'light', 'dark'),
  contrast: oneOf('system', 'more'),
  colours: oneOf('blue-orange', 'green-red', 'red-up', 'monochrome'),
  density: oneOf('compact', 'standard', 'comfortable'),
  lens: oneOf('buffers', 'curve', 'funding'),
  order: oneOf('book', 'contribution', 'distance', 'notional', 'drag'),
  hidden: (value) =>
    value === 'fit'
      ? value
      : someOf('entry', 'mode', 'pnl', 'margin', 'liquidation', 'funding')(value),
  sizeUnit: oneOf('coin', 'usd'),
  pool: (value) => (typeof value === 'string' ? value : undefined),
  firstVisit: (value) => (typeof value === 'boolean' ? value : undefined),
}

function oneOf<T extends string>(...values: readonly T[]) {
  return (value: unknown) => values.find((each) => each === value)
}

/** A list of them: what is not one of them is left out. */
function someOf<T extends string>(...values: readonly T[]) {
  return (value: unknown) =>
    Array.isArray(value) ? values.filter((each) => value.includes(each)) : undefined
}

/** The ways of looking that can be read; for the others the page has its own. */
function viewOf(fields: Readonly<Record<string, unknown>>): Partial<View> {
  const read = Object.entries(VIEW_FIELDS).flatMap(([key, readField]) => {
    const value = readField(fields[key])
    return value === undefined ? [] : [[key, value] as const]
  })
  return Object.fromEntries(read)
}

// --- keeping while the page is used ---

export interface Keeper {
  /** Keeps at once what is still waiting: for when the page is left. */
  flush(): void
  stop(): void
}

/**
 * Keeps what changes from now on.
 * `isOnlyLookedAt` names documents that are not the user's own yet, such as a link just opened: until they
 * are edited, what was kept before stays.
 */
export function keep(
  store: RiskStore,
  of: {
    readonly shelf: ShelfAccess
    readonly later: Later
    readonly restored: Restored
    readonly isOnlyLookedAt: (document: Document) => boolean
  },
): Keeper {
  let { document: seen, view: seenView } = store.getState()
  let own = of.restored.document ?? (of.isOnlyLookedAt(seen) ? undefined : seen)
  let callOff: (() => void) | undefined
  let told = false

  const save = () => {
    callOff = undefined
    const state = store.getState()
    if (own === undefined || of.restored.isBlocked) return
    const text = keptText(own, state.view)
    const put = text.ok ? attempt(() => of.shelf().setItem(KEPT_KEY, text.value)) : text
    if (put.ok || told) return
    told = true
    const why = text.ok
      ? `This browser does not keep what you enter (${put.issue.message}).`
      : `This book cannot be kept for next time: ${put.issue.message}.`
    state.tell({ kind: 'problem', text: `${why} All else works.` })
  }

  const stop = store.subscribe(({ document, view }) => {
    if (document === seen && view === seenView) return
    // Decided now, not when it is written: a link opened in between must not swallow the last edit.
    if (!of.isOnlyLookedAt(document)) own = document
    seen = document
    seenView = view
    callOff?.()
    callOff = of.later(save, QUIET_MILLISECONDS)
  })

  const flush = () => {
    if (callOff === undefined) return
    callOff()
    save()
  }
  return { flush, stop }
}
