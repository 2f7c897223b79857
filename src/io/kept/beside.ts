// What a scenario's file said beyond what the page knows: kept with the scenario, so that saving it as a file
// again has it still. Each value is kept as a text of its own: it may be nested as deep as a file may.
import { done, refused, type Outcome } from '../../engine/units/outcome'
import type { Unread } from '../file/unread'
import { canonicalJson, parseJson, type Json } from '../link/json-text'

export interface Beside {
  readonly unread?: readonly Unread[]
}

/** As it stands in a record; nothing where there is nothing. */
export function textsBeside({ unread = [] }: Beside): readonly Json[] | undefined {
  if (unread.length === 0) return undefined
  return unread.map(({ at, name, rows, value }) => ({
    at: at.map((step) => (typeof step === 'string' ? step : { entry: step.entry })),
    name,
    rows,
    value: canonicalJson(value),
  }))
}

export function readBeside(json: unknown): Outcome<Beside> {
  if (json === undefined) return done({})
  if (!Array.isArray(json)) return damaged('it is no list')
  const unread: Unread[] = []
  for (const each of json) {
    const read = readOne(each)
    if (!read.ok) return read
    unread.push(read.value)
  }
  return done({ unread })
}

function readOne(json: unknown): Outcome<Unread> {
  const { at, name, rows, value, ...more } = fieldsOf(json)
  if (Object.keys(more).length > 0) return damaged('it says more than is known')
  if (!Array.isArray(at) || !at.every(isStep)) return damaged('a place is none')
  if (typeof name !== 'string') return damaged('a name is no text')
  if (rows !== undefined && !isTexts(rows)) return damaged('rows are no texts')
  if (typeof value !== 'string') return damaged('a value is no text')
  const parsed = parseJson(value)
  if (!parsed.ok) return damaged(parsed.issue.message)
  const held = parsed.value as Json
  return done({ at, name, value: held, ...(rows === undefined ? {} : { rows }) })
}

function isStep(step: unknown): step is Unread['at'][number] {
  return typeof step === 'string' || typeof fieldsOf(step)['entry'] === 'string'
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string')
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function damaged(what: string) {
  return refused('kept-damaged', `what its file said beside it is damaged: ${what}`)
}
