// The list of kept scenarios: in which order they stand, and how each is called without reading it.
// It only ever points at records; whatever is wrong with it, it can be made anew from them.
import { canonicalJson, parseJson } from '../link/json-text'

export interface Listed {
  /** Where in the storage its record lies. */
  readonly key: string
  readonly name: string
}

/** Scenarios the shelf takes. The storage of a browser is full long before; a list has an end all the same. */
export const LISTED_MAX = 200
/** Characters of a name: as many as a document's may have. */
const NAME_MAX = 200
const FORMAT = 1

export function listText(scenarios: readonly Listed[]): string {
  return canonicalJson({
    format: FORMAT,
    scenarios: scenarios.map(({ key, name }) => ({ key, name })),
  })
}

/** The list, or undefined where the text is none. Never throws. */
export function readList(text: string): readonly Listed[] | undefined {
  const json = parseJson(text)
  if (!json.ok || typeof json.value !== 'object' || json.value === null) return undefined
  const { scenarios } = json.value as { readonly scenarios?: unknown }
  if (!Array.isArray(scenarios) || !scenarios.every(isListed)) return undefined
  // Named twice, a scenario would stand on the shelf twice.
  const last = new Map(scenarios.map((each) => [each.key, each.name]))
  return [...last].map(([key, name]) => ({ key, name: name.slice(0, NAME_MAX) }))
}

function isListed(value: unknown): value is Listed {
  if (typeof value !== 'object' || value === null) return false
  const { key, name } = value as Partial<Record<keyof Listed, unknown>>
  return typeof key === 'string' && typeof name === 'string'
}
