// Rows of dYdX's own figures: reading the file, and comparing a row's expectation with our answer leaf by leaf.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ratio, roundToPlaces, type Amount, type Unit } from '../../../src/engine/units/amount'

/** What a source asserts: digits, a word, yes or no, nothing shown, or any of these under names. */
export type Expected =
  string | boolean | null | readonly Expected[] | { readonly [name: string]: Expected }

export interface Row {
  readonly id: string
  readonly kind: string
  readonly inputs: unknown
  readonly expected: Expected
  readonly tolerance?: string
}

/** What the engine says, in the shape of the expectation. Undefined: no figure. */
export type Answer =
  | Amount<Unit>
  | string
  | boolean
  | undefined
  | readonly Answer[]
  | { readonly [name: string]: Answer }

export type Leaf = Amount<Unit> | string | boolean | undefined

const FILE = fileURLToPath(new URL('../dydx.json', import.meta.url))

export function rows(): readonly Row[] {
  const { vectors } = JSON.parse(readFileSync(FILE, 'utf8')) as { readonly vectors: readonly Row[] }
  return vectors
}

function isAmount(answer: Answer): answer is Amount<Unit> {
  return typeof answer === 'object' && 'cmp' in answer && typeof answer.cmp === 'function'
}

/** Every figure a row asserts, by its path: `positions.BTC-USD.value`. */
export function leavesOf(
  expected: Expected,
  path = '',
): readonly (readonly [string, string | boolean | null])[] {
  if (expected === null || typeof expected !== 'object') return [[path, expected]]
  const inner = Object.entries(expected).flatMap(([name, one]) =>
    leavesOf(one, path === '' ? name : `${path}.${name}`),
  )
  return Array.isArray(expected) ? [[`${path}.length`, String(expected.length)], ...inner] : inner
}

/** Our figure at a path. Throws where the answer has no such name, so that nothing passes by being absent. */
export function leafAt(answer: Answer, path: string): Leaf {
  let here = answer
  for (const name of path.split('.')) {
    if (Array.isArray(here) && name === 'length') return String(here.length)
    if (typeof here !== 'object' || isAmount(here) || !Object.hasOwn(here, name)) {
      throw new Error(`the answer has nothing at ${path}`)
    }
    here = (here as { readonly [name: string]: Answer })[name]
  }
  if (typeof here === 'object' && !isAmount(here)) throw new Error(`no figure at ${path}`)
  return here
}

const RELATIVE = ratio('1e-12')

/** Whether two figures agree as closely as the row's source allows; exactly, where it says nothing. */
export function agrees(expected: string | boolean | null, ours: Leaf, tolerance = ''): boolean {
  if (expected === null || ours === undefined) return expected === null && ours === undefined
  if (typeof expected === 'boolean' || typeof ours !== 'object') return expected === ours
  const wanted = ratio(expected)
  const found = ours as Amount<'ratio'>
  if (tolerance.startsWith('relative 1e-12')) {
    return found.minus(wanted).abs().lte(wanted.abs().times(RELATIVE))
  }
  if (tolerance === 'rounded to 2 decimals') return roundToPlaces(found, 2, 'half-even').eq(wanted)
  if (tolerance !== '') throw new Error(`a tolerance nobody reads: ${tolerance}`)
  return found.eq(wanted)
}

/** A figure as text, for tables a person reads. */
export function printed(leaf: Leaf): string | boolean | null {
  if (leaf === undefined) return null
  return typeof leaf === 'object' ? leaf.toString() : leaf
}
