// Two memos, one for each shape of question. Both remember by identity, so whatever an edit did not
// touch keeps its answers, and React keeps its rows.

type Inputs = readonly ((state: never) => unknown)[]
type StateOf<F extends Inputs> = Parameters<F[number]>[0]
type Values<F extends Inputs> = { readonly [K in keyof F]: ReturnType<F[K]> }

/** A selector that recomputes only when an input reference changes. Remembers one entry. */
export function derive<const F extends Inputs, R>(
  inputs: F,
  compute: (...values: Values<F>) => R,
): (state: StateOf<F>) => R {
  let seen: Values<F> | undefined
  let kept: { readonly answer: R } | undefined
  return (state) => {
    const now = inputs.map((input) => input(state as never)) as unknown as Values<F>
    if (kept === undefined || now.some((value, at) => !Object.is(value, seen?.[at]))) {
      kept = { answer: compute(...now) }
      seen = now
    }
    return kept.answer
  }
}

/** An answer about one immutable object, worked out once in the object's life. */
export function once<K extends object, R>(compute: (key: K) => R): (key: K) => R {
  const kept = new WeakMap<K, { readonly answer: R }>()
  return (key) => {
    const known = kept.get(key)
    if (known !== undefined) return known.answer
    const answer = compute(key)
    kept.set(key, { answer })
    return answer
  }
}

/** The same for a question about two objects. */
export function onceFor<K extends object, L extends object, R>(
  compute: (key: K, other: L) => R,
): (key: K, other: L) => R {
  const of = once((key: K) => once((other: L) => compute(key, other)))
  return (key, other) => of(key)(other)
}
