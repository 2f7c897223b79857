// Exact: the types of parsed JSON, where an absent field is absent. JSON knows no undefined, and the parser
// adds none, so "optional or undefined" is in truth "optional": the model tells the two apart.

export type Exact<T> = T extends string | number | boolean | null | { toNumber(): number }
  ? T
  : T extends object
    ? { [K in keyof T]: Exact<Exclude<T[K], undefined>> }
    : T

/** The same value, seen so. */
export function exact<T>(parsed: T): Exact<T> {
  return parsed as Exact<T>
}
