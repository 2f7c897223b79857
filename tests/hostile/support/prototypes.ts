// Prototypes: is everything that all objects share still as the language made it?

const SHARED = [
  Object.prototype,
  Array.prototype,
  Function.prototype,
  String.prototype,
  Number.prototype,
  Boolean.prototype,
  Map.prototype,
  Set.prototype,
  Promise.prototype,
  RegExp.prototype,
] as const

const AT_FIRST = SHARED.map(keysOf)

function keysOf(of: object): readonly PropertyKey[] {
  return Reflect.ownKeys(of)
}

/** What an input left on the objects that all others inherit from; undefined where it left nothing. */
export function pollution(): string | undefined {
  for (const [at, shared] of SHARED.entries()) {
    const before = AT_FIRST[at] ?? []
    const after = keysOf(shared)
    if (after.length === before.length) continue
    const name = shared.constructor.name
    const fresh = after.filter((key) => !before.includes(key))
    // The next input starts clean, or each of them would be blamed.
    for (const key of fresh) Reflect.deleteProperty(shared, key)
    return `${name}.prototype was given ${fresh.map(String).join(', ')}`
  }
  return undefined
}
