// Plain data: does an answer hold nothing but objects, lists, texts, finite numbers and amounts, and not much
// more of them than the text it answers?
import type { Amount, Unit } from '../../../src/engine/units/amount'

/** Characters an answer may hold for each character of the text, and besides. */
const TIMES_MAX = 40
const BESIDES = 200_000

/** What makes a value no plain data, or too much of it. */
export function unlikePlainData(value: unknown, textLength: number): string | undefined {
  let room = TIMES_MAX * textLength + BESIDES
  const queue: (readonly [string, unknown])[] = [['', value]]
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const [where, held] = next
    room -= typeof held === 'string' ? held.length : 1
    if (room < 0) return `an answer much larger than its text of ${textLength} characters`
    if (
      held === undefined ||
      held === null ||
      typeof held === 'boolean' ||
      typeof held === 'string'
    )
      continue
    if (typeof held === 'number') {
      if (Number.isFinite(held)) continue
      return `${where} is ${held}`
    }
    if (typeof held !== 'object') return `${where} is a ${typeof held}`
    if (isAmount(held)) {
      if (!/^-?\d+(\.\d+)?$/.test(held.toString())) return `${where} is ${held.toString()}`
      continue
    }
    if (held instanceof Map || held instanceof Set) {
      queue.push(...[...held].map((each, at) => [`${where}/${at}`, each] as const))
      continue
    }
    if (!Array.isArray(held) && Object.getPrototypeOf(held) !== Object.prototype)
      return `${where} has a prototype of its own`
    for (const key of Reflect.ownKeys(held)) {
      if (key === 'length') continue
      queue.push([`${where}/${String(key)}`, Reflect.get(held, key)])
    }
  }
  return undefined
}

export function isAmount(value: object): value is Amount<Unit> {
  return 'toNumber' in value && !Object.hasOwn(value, 'toNumber')
}
