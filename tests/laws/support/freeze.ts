// Frozen all the way down: an engine that wrote into what it was given would throw.

/** The value with every object inside it frozen; maps refuse to be written to. Lists of digits too. */
export function frozen<T>(value: T): T {
  freeze(value, new Set())
  return value
}

function freeze(value: unknown, seen: Set<object>): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return
  if (value instanceof Map && Object.isFrozen(value)) return
  seen.add(value)
  if (ArrayBuffer.isView(value)) return
  if (value instanceof Map) {
    for (const [key, held] of value) {
      freeze(key, seen)
      freeze(held, seen)
    }
    const refuse = () => {
      throw new TypeError('a frozen map was written to')
    }
    Object.assign(value, { set: refuse, delete: refuse, clear: refuse })
  }
  for (const held of Object.values(value)) freeze(held, seen)
  Object.freeze(value)
}
