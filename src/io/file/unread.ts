// Unread: what a file says that this page does not know. It has no effect here, is told to the reader, and goes
// back into the file when that is saved again, beside the account, market, row or edit it stood beside.
import type * as z from 'zod/mini'
import { amountOfText, decimalProblem, decimalText } from '../link/decimal-text'
import { canonicalJson, type Json } from '../link/json-text'
import { MEANT } from '../link/v1-shape'

type Fields = { readonly [key: string]: Json | undefined }
type Shape = z.core.$ZodTypes

/** One field that is not known, and where it stood. */
export interface Unread {
  /** From the document to the object that has it: names, and of entries what tells them apart. */
  readonly at: readonly Step[]
  readonly name: string
  readonly value: Json
  /** For a column beside others: what tells its rows apart, in their order. */
  readonly rows?: readonly string[]
}
type Step = string | { readonly entry: string }

/** The JSON without what its shape does not know, and what that was. */
export function splitUnread(
  shape: z.core.$ZodType,
  json: Json,
): { readonly known: Json; readonly unread: readonly Unread[] } {
  const unread: Unread[] = []
  return { known: knownOf(shape, json, [], unread), unread }
}

/** The JSON of a document with what a file said beside it. Where its object has gone, it goes too. */
export function withUnread(json: Json, unread: readonly Unread[]): Json {
  return putBack(json, unread, 0)
}

/** True where a shape has the field: a later version came to know what an older file only happened to say. */
export function knows(shape: z.core.$ZodType, { at, name }: Unread): boolean {
  return [...at, name].reduce<readonly Shape[]>(stepInto, plainShapes(shape)).length > 0
}

/** What stands one step further in: entries of a list, a field of an object. */
function stepInto(shapes: readonly Shape[], step: Step): readonly Shape[] {
  return shapes.flatMap((shape): readonly Shape[] => {
    const meant = MEANT.get(shape)
    if (typeof step !== 'string') return meant?.kind === 'list' ? plainShapes(meant.of) : []
    const { def } = shape._zod
    if (def.type !== 'object' || !Object.hasOwn(def.shape, step)) return []
    const field = def.shape[step]
    return field === undefined ? [] : plainShapes(field)
  })
}

/** A shape without what wraps it; of a choice, every way. */
function plainShapes(of: z.core.$ZodType): readonly Shape[] {
  const shape = of as Shape
  if (MEANT.get(shape)?.kind === 'list') return [shape]
  const { def } = shape._zod
  switch (def.type) {
    case 'optional':
    case 'nullable':
      return plainShapes(def.innerType)
    case 'pipe':
      return plainShapes(def.in)
    case 'union':
      return def.options.flatMap(plainShapes)
    default:
      return [shape]
  }
}

/** Where a field stood, for a reader: `accounts, "a1", positions, note`. */
export function placeOfUnread({ at, name }: Unread): string {
  return [...at.map((step) => (typeof step === 'string' ? step : `"${step.entry}"`)), name]
    .map((step) => (step.length > STEP_SHOWN ? `${step.slice(0, STEP_SHOWN)}…` : step))
    .join(', ')
}
const STEP_SHOWN = 40

// --- taking apart ---

function knownOf(
  of: z.core.$ZodType,
  json: Json | undefined,
  at: readonly Step[],
  unread: Unread[],
): Json {
  if (json === undefined || json === null || typeof json !== 'object') return json ?? null
  const shape = of as Shape
  const meant = MEANT.get(shape)
  if (meant?.kind === 'list') {
    if (!isList(json)) return json
    return json.map((entry) => {
      const found: Unread[] = []
      const known = knownOf(meant.of, entry, [], found)
      const step: Step = { entry: entryKey(known) }
      for (const each of found) unread.push({ ...each, at: [...at, step, ...each.at] })
      return known
    })
  }
  const { def } = shape._zod
  switch (def.type) {
    case 'optional':
    case 'nullable':
      return knownOf(def.innerType, json, at, unread)
    case 'pipe':
      return knownOf(def.in, json, at, unread)
    case 'union': {
      const option = def.options.find((each) => fits(each, json))
      return option === undefined ? json : knownOf(option, json, at, unread)
    }
    case 'object':
      return isList(json) ? json : knownFields(def.shape, json, at, unread)
    default:
      return json
  }
}

function knownFields(
  shape: Readonly<Record<string, z.core.$ZodType>>,
  json: Fields,
  at: readonly Step[],
  unread: Unread[],
): Json {
  const known: [string, Json][] = []
  const rows = rowKeys(
    Object.fromEntries(Object.entries(json).filter(([name]) => Object.hasOwn(shape, name))),
  )
  for (const [name, value] of Object.entries(json)) {
    if (value === undefined) continue
    const field = Object.hasOwn(shape, name) ? shape[name] : undefined
    if (field === undefined) {
      const isColumn = rows !== undefined && Array.isArray(value) && value.length === rows.length
      unread.push({ at, name, value, ...(isColumn ? { rows } : {}) })
    } else {
      known.push([name, knownOf(field, value, [...at, name], unread)])
    }
  }
  return Object.fromEntries(known)
}

/** The option of a union whose fixed values are those of the JSON. */
function fits(option: z.core.$ZodType, json: object): boolean {
  const { def } = (option as Shape)._zod
  if (def.type !== 'object' || isList(json)) return false
  return Object.entries(def.shape).every(([name, field]) => {
    const inner = (field as Shape)._zod.def
    if (inner.type !== 'literal') return true
    return inner.values.some((value) => value === (json as Record<string, unknown>)[name])
  })
}

/** What tells the rows of columns apart, of the fields that are known: a list nobody knows tells nothing apart. */
function rowKeys(known: Fields): readonly string[] | undefined {
  const column = known['id'] ?? known['market']
  if (!isList(column)) return undefined
  return column.map((cell) => (typeof cell === 'string' ? cell : ''))
}

/** What tells an entry of a list apart: its id, underlying or pair, else all that it says. */
function entryKey(entry: Json): string {
  if (entry !== null && typeof entry === 'object' && !isList(entry)) {
    const { id, underlying, pair } = entry
    if (typeof id === 'string') return id
    if (pair !== undefined) return canonicalJson(pair)
    if (typeof underlying === 'string') return underlying
  }
  return canonicalJson(plain(entry))
}

/** The same with every amount in its one spelling. */
function plain(json: Json): Json {
  if (typeof json === 'string') {
    return decimalProblem(json) === undefined ? decimalText(amountOfText(json, 'ratio')) : json
  }
  if (json === null || typeof json !== 'object') return json
  if (isList(json)) return json.map(plain)
  return Object.fromEntries(Object.entries(json).map(([name, held]) => [name, plain(held ?? null)]))
}

// --- putting back ---

/** The JSON with those of `unread` put back whose path leads through it, `depth` steps in. */
function putBack(json: Json, unread: readonly Unread[], depth: number): Json {
  if (unread.length === 0 || json === null || typeof json !== 'object') return json
  const inner = new Map<string, Unread[]>()
  for (const each of unread) {
    const step = each.at[depth]
    if (step === undefined) continue
    const name = typeof step === 'string' ? step : step.entry
    const below = inner.get(name)
    if (below === undefined) inner.set(name, [each])
    else below.push(each)
  }
  if (isList(json)) {
    return json.map((entry) => putBack(entry, inner.get(entryKey(entry)) ?? [], depth + 1))
  }
  const made: Record<string, Json | undefined> = { ...json }
  for (const [name, below] of inner) {
    const held = json[name]
    if (held !== undefined) made[name] = putBack(held, below, depth + 1)
  }
  const rows = rowKeys(json)
  for (const each of unread) if (each.at.length === depth) addField(made, each, rows)
  return made
}

/** A field that has come to be known since is not put back: the page says it now. */
function addField(
  to: Record<string, Json | undefined>,
  { name, value, rows }: Unread,
  now: readonly string[] = [],
): void {
  if (Object.hasOwn(to, name) && to[name] !== undefined) return
  if (rows === undefined || !isList(value)) {
    to[name] = value
    return
  }
  const held = new Map(rows.map((row, at) => [row, value[at] ?? null]))
  to[name] = now.map((row) => held.get(row) ?? null)
}

function isList(value: unknown): value is readonly Json[] {
  return Array.isArray(value)
}
