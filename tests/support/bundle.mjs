// How much JavaScript must arrive before the page can start?
// Read off the built files themselves: the scripts that index.html names and whatever those import
// statically. What is imported with import() comes later and does not count.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { gzipSync } from 'node:zlib'
import { parseSync } from 'oxc-parser'

/** In bytes after gzip. A visitor on a slow line (200 kB/s) waits about a second for this much. */
export const INITIAL_MAX = 220_000

// A class name that recharts writes into the page, so no build can leave it out of the chart library.
const CHART_MARK = 'recharts-wrapper'

/**
 * @param {string} folder the built site
 * @returns {{ initial: string[], bytes: number, later: string[] }} files relative to the folder
 */
export function measureBundle(folder) {
  const html = readFileSync(join(folder, 'index.html'), 'utf8')
  const queue = [...html.matchAll(/<script[^>]*\ssrc="([^"]+)"/g)].map(([, source]) =>
    normalize(source ?? ''),
  )
  /** @type {Set<string>} */
  const initial = new Set()
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (initial.has(file)) continue
    initial.add(file)
    const { module } = parseSync(file, readFileSync(join(folder, file), 'utf8'))
    const needed = [
      ...module.staticImports.map((entry) => entry.moduleRequest.value),
      ...module.staticExports.flatMap((entry) =>
        entry.entries.flatMap((one) => one.moduleRequest?.value ?? []),
      ),
    ]
    queue.push(...needed.map((request) => normalize(join(dirname(file), request))))
  }
  const bytes = [...initial].reduce(
    (sum, file) => sum + gzipSync(readFileSync(join(folder, file)), { level: 9 }).length,
    0,
  )
  const assets = join(folder, 'assets')
  const later = existsSync(assets)
    ? readdirSync(assets)
        .filter((name) => name.endsWith('.js'))
        .map((name) => join('assets', name))
        .filter((file) => !initial.has(file))
    : []
  return { initial: [...initial].toSorted(), bytes, later: later.toSorted() }
}

/**
 * What is wrong with the built site's size; empty when nothing is.
 *
 * @param {string} folder the built site
 * @param {{ chartsExpected: boolean }} options whether the sources use the chart library at all
 * @returns {string[]}
 */
export function bundleFaults(folder, { chartsExpected }) {
  const { initial, bytes, later } = measureBundle(folder)
  const marked = (/** @type {string} */ file) =>
    readFileSync(join(folder, file), 'utf8').includes(CHART_MARK)
  return [
    ...(initial.length === 0 ? ['index.html names no script'] : []),
    ...(bytes > INITIAL_MAX
      ? [`the initial JavaScript is ${bytes} bytes after gzip; at most ${INITIAL_MAX} are allowed`]
      : []),
    ...initial
      .filter(marked)
      .map((file) => `${file} loads at once and holds the chart library, which must come later`),
    ...(chartsExpected && !initial.some(marked) && !later.some(marked)
      ? [`no built file holds "${CHART_MARK}": this check no longer recognises the chart library`]
      : []),
  ]
}
