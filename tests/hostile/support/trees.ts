// Trees: an answer of a venue, a link or a record as JSON, changed where only a well-formed text can be:
// values of other kinds, keys gone, doubled or renamed, lists longer, branches moved.
import * as fc from 'fast-check'
import { FIGURES, NAMES } from './words'

export type Tree = null | boolean | number | string | Tree[] | { [key: string]: Tree }

const NUMBERS = [0, 1, -1, 0.1, 1e21, 5e-324, 1.7976931348623157e308, 2 ** 53]

const leaf: fc.Arbitrary<Tree> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<Tree>(...FIGURES) },
  { weight: 3, arbitrary: fc.constantFrom<Tree>(...NAMES) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Tree>(null, true, false, '', [], {}, [[]], [{}], ...NUMBERS),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 8 }) },
)

/** A place in a tree: how far into each list and object on the way down. */
const path = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 7 })

type Edit = (tree: Tree) => Tree

/** Changes the branch at a path, as deep as the tree goes. `undefined` leaves it out. */
function changedAt(
  tree: Tree,
  steps: readonly number[],
  change: (branch: Tree, key: string) => readonly (readonly [string, Tree])[],
): Tree {
  const [step, ...rest] = steps
  if (step === undefined || tree === null || typeof tree !== 'object') return tree
  const entries = Object.entries(tree)
  const chosen = Math.min(entries.length - 1, Math.floor(step * entries.length))
  const next = entries.flatMap(([key, branch], row): (readonly [string, Tree])[] => {
    if (row !== chosen) return [[key, branch]]
    const isLast = rest.length === 0 || branch === null || typeof branch !== 'object'
    return isLast ? [...change(branch, key)] : [[key, changedAt(branch, rest, change)]]
  })
  if (Array.isArray(tree)) return next.map(([, branch]) => branch)
  // `__proto__` as a key of its own, which a literal would not give.
  const made: { [key: string]: Tree } = {}
  for (const [key, branch] of next) {
    Object.defineProperty(made, key, {
      value: branch,
      enumerable: true,
      writable: true,
      configurable: true,
    })
  }
  return made
}

const edit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.tuple(path, leaf).map(
      ([steps, fresh]): Edit =>
        (tree) =>
          changedAt(tree, steps, (_, key) => [[key, fresh]]),
    ),
  },
  {
    weight: 2,
    arbitrary: path.map(
      (steps): Edit =>
        (tree) =>
          changedAt(tree, steps, () => []),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(path, fc.constantFrom(...NAMES)).map(
      ([steps, name]): Edit =>
        (tree) =>
          changedAt(tree, steps, (branch) => [[name, branch]]),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(path, fc.integer({ min: 2, max: 20 })).map(
      ([steps, times]): Edit =>
        (tree) =>
          changedAt(tree, steps, (branch, key) =>
            Array.from({ length: times }, (_, at) => [at === 0 ? key : `${key}${at}`, branch]),
          ),
    ),
  },
  {
    weight: 1,
    arbitrary: path.map(
      (steps): Edit =>
        (tree) =>
          changedAt(tree, steps, (branch, key) => [[key, [branch]]]),
    ),
  },
)

/** One of the trees after up to six changes. */
export function changed(trees: readonly Tree[]): fc.Arbitrary<Tree> {
  return fc
    .tuple(fc.constantFrom(...trees), fc.array(edit, { maxLength: 6 }))
    .map(([tree, edits]) => edits.reduce((now, each) => each(now), tree))
}

/** The same as a text; figures stand in quotes or, as 1e400 and 40 digits then do, without. */
export function grown(trees: readonly Tree[]): fc.Arbitrary<string> {
  return fc.tuple(changed(trees), fc.boolean()).map(([tree, quotes]) => {
    const text = JSON.stringify(tree)
    return quotes ? text : text.replace(/"(-?\d+(?:\.\d+)?(?:e[-+]?\d+)?)"(?!:)/gi, '$1')
  })
}

/** The texts that are JSON, as trees. */
export function treesOf(texts: readonly string[]): readonly Tree[] {
  return texts.flatMap((text) => {
    try {
      return [JSON.parse(text) as Tree]
    } catch {
      return []
    }
  })
}
