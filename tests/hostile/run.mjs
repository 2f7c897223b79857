// The night: two hundred thousand hostile inputs over all cores. `npm run nightly` takes its seed from the day;
// `npm run nightly -- --seed 7 --inputs 1000 --target link` is one night again, smaller, or one door only.
// Every fault is printed with the shortest text found that does it, and saved to be made into a test.

import { fork } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { CACHE, ensureDependencies, ROOT } from '../support/ensure-deps.mjs'

/** Megabytes a worker may hold: an input that needs more has no bound. */
const MEMORY = 1_024
/** Milliseconds without a word from a worker, after which it hangs. */
const SILENCE = 300_000

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Math.floor(Date.now() / 86_400_000)) },
    inputs: { type: 'string', default: '200000' },
    workers: { type: 'string', default: String(availableParallelism()) },
    target: { type: 'string', default: '' },
  },
})
const inputs = Number(values.inputs)
const workers = Number(values.workers)

ensureDependencies()
const { buildForNode } = await import('../support/build-for-node.mjs')
const built = join(CACHE, 'hostile')
const saved = join(CACHE, 'hostile-faults')
mkdirSync(saved, { recursive: true })
await buildForNode({ nightly: join(ROOT, 'tests', 'hostile', 'nightly.ts') }, built)

console.log(`${inputs} inputs by ${workers} workers, seed ${values.seed}`)
const began = performance.now()
/** @type {Map<string, number>} */
const done = new Map()
/** @type {Set<string>} */
const faults = new Set()
let printed = began

await Promise.all(Array.from({ length: workers }, (_, mine) => night(mine)))
say()
console.log(faults.size === 0 ? 'No faults' : `${faults.size} faults, texts in ${saved}`)
process.exitCode = faults.size === 0 ? 0 : 1

/**
 * Runs one worker to its end.
 *
 * @param {number} mine its number
 */
async function night(mine) {
  const child = fork(
    join(built, 'nightly.mjs'),
    [values.seed, values.inputs, String(mine), String(workers)],
    {
      execArgv: [`--max-old-space-size=${MEMORY}`],
      env: { ...process.env, HOSTILE_TARGET: values.target },
    },
  )
  let now = 'its start'
  let isOver = false
  let timer = setTimeout(() => child.kill(), SILENCE)
  child.on('message', (/** @type {import('./nightly').Told} */ told) => {
    clearTimeout(timer)
    timer = setTimeout(() => child.kill(), SILENCE)
    if (told.kind === 'began') now = `${told.target}, seed ${told.seed}, ${told.runs} inputs`
    else if (told.kind === 'fault') report(told.key, told.words, told.text)
    else if (told.kind === 'over') isOver = true
    else {
      done.set(told.target, (done.get(told.target) ?? 0) + told.inputs)
      if (performance.now() - printed > 15_000) say()
    }
  })
  const code = await new Promise((resolve) => child.once('exit', resolve))
  clearTimeout(timer)
  // Out of memory, hanging where no timer reaches, or brought down: the batch says where to look.
  if (!isOver) report(`worker ${mine}`, `a worker ended (${String(code)}) in ${now}`, '')
}

/**
 * Prints a fault once, and saves its text.
 *
 * @param {string} key
 * @param {string} words
 * @param {string} text
 */
function report(key, words, text) {
  if (faults.has(key)) return
  faults.add(key)
  console.log(`\n${words}\n`)
  if (text !== '') writeFileSync(join(saved, `${faults.size}.txt`), text)
}

function say() {
  printed = performance.now()
  const total = [...done.values()].reduce((sum, each) => sum + each, 0)
  const each = [...done].map(([target, count]) => `${target} ${count}`).join(', ')
  console.log(`${((printed - began) / 1_000).toFixed(0)} s: ${total} inputs (${each})`)
}
