// A document in plain words: amounts as their digits, maps as sorted pairs. It knows nothing of how links
// are written, so that a frozen link can be held against what it said on the day it was made.
import type { Amount, Unit } from '../../../src/engine/units/amount'

export type Plain = string | number | boolean | readonly Plain[] | { readonly [key: string]: Plain }

export function plain(value: unknown): Plain {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value
  }
  if (typeof value !== 'object' || value === null)
    throw new Error('null, undefined and functions are not of a document')
  if (Array.isArray(value)) return value.map(plain)
  if (value instanceof Map) {
    const pairs = [...(value as Map<string, unknown>)].toSorted(([one], [other]) => {
      return one < other ? -1 : 1
    })
    return pairs.map(([key, held]) => [key, plain(held)])
  }
  if (isAmount(value)) return value.toString()
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, plain(held)]))
}

function isAmount(value: object): value is Amount<Unit> {
  return 'toNumber' in value
}
