// Narrowing: the shortest text that still fails. Of JSON, whatever branch the failure does without is left out;
// then halves of the text are, then quarters, and so on down to single characters.
import type { Tree } from './trees'

/** Attempts at most: what is then left is short enough to read. */
const ATTEMPTS_MAX = 3_000
/** Milliseconds at most: each attempt at a hanging text takes its ten seconds. */
const MILLISECONDS_MAX = 60_000

type Fails = (text: string) => Promise<boolean>

/** A text from which nothing can be left out without losing the failure, or nearly so. */
export async function narrowed(text: string, fails: Fails): Promise<string> {
  const ends = performance.now() + MILLISECONDS_MAX
  let attempts = 0
  // Once there is no more time every attempt counts as passed, so that narrowing comes to its end.
  const inTime: Fails = async (part) => {
    attempts += 1
    return attempts <= ATTEMPTS_MAX && performance.now() < ends && (await fails(part))
  }
  return byPieces(await byBranches(text, inTime), inTime)
}

/** JSON, with or without a few characters before it. */
async function byBranches(text: string, fails: Fails): Promise<string> {
  const from = Math.max(0, text.search(/[[{]/))
  const head = text.slice(0, from)
  let tree = parsed(text.slice(from))
  if (tree === undefined || !(await fails(head + JSON.stringify(tree)))) return text
  for (let paths = pathsOf(tree), at = 0; at < paths.length; at += 1) {
    const rest = without(tree, paths[at] ?? [])
    if (!(await fails(head + JSON.stringify(rest)))) continue
    tree = rest
    paths = pathsOf(tree)
    at -= 1
  }
  return head + JSON.stringify(tree)
}

function parsed(text: string): Tree | undefined {
  try {
    return JSON.parse(text) as Tree
  } catch {
    return undefined
  }
}

/** Paths to all branches, those near the root first: the larger the branch, the more is gained. */
function pathsOf(tree: Tree): readonly (readonly string[])[] {
  const paths: string[][] = []
  let level: (readonly [string[], Tree])[] = [[[], tree]]
  while (level.length > 0) {
    const next = level.flatMap(([path, branch]) =>
      branch === null || typeof branch !== 'object'
        ? []
        : Object.entries(branch).map(([key, held]): readonly [string[], Tree] => [
            [...path, key],
            held,
          ]),
    )
    paths.push(...next.map(([path]) => path))
    level = next
  }
  return paths
}

function without(tree: Tree, [key, ...rest]: readonly string[]): Tree {
  if (key === undefined || tree === null || typeof tree !== 'object') return tree
  const entries = Object.entries(tree).flatMap(([name, branch]): (readonly [string, Tree])[] => {
    if (name !== key) return [[name, branch]]
    return rest.length === 0 ? [] : [[name, without(branch, rest)]]
  })
  return Array.isArray(tree) ? entries.map(([, branch]) => branch) : Object.fromEntries(entries)
}

async function byPieces(text: string, fails: Fails): Promise<string> {
  let now = text
  let piece = Math.ceil(text.length / 2)
  while (piece >= 1 && now.length > 0) {
    let isShorter = false
    for (let at = 0; at < now.length;) {
      const rest = now.slice(0, at) + now.slice(at + piece)
      if (await fails(rest)) {
        now = rest
        isShorter = true
      } else {
        at += piece
      }
    }
    if (piece === 1 && !isShorter) return now
    piece = piece === 1 ? 1 : Math.ceil(piece / 2)
  }
  return now
}
