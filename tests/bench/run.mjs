// Runs every tests/bench/*.bench.ts, one after the other, each in a process of its own so that none
// finds the others' warm code. `npm run bench -- margin` runs those whose name contains "margin".

import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { CACHE, ensureDependencies, ROOT } from '../support/ensure-deps.mjs'
import { run } from '../support/tool.mjs'

const ENDING = '.bench.ts'

ensureDependencies()
const wanted = process.argv.slice(2)
const folder = join(ROOT, 'tests', 'bench')
const names = (existsSync(folder) ? readdirSync(folder) : [])
  .filter((file) => file.endsWith(ENDING))
  .map((file) => file.slice(0, -ENDING.length))
  .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
  .toSorted()

if (names.length === 0) {
  console.error(`no benchmark matches ${wanted.join(' ') || `*${ENDING}`}`)
  process.exit(1)
}

const { buildForNode } = await import('../support/build-for-node.mjs')
const output = join(CACHE, 'bench')
await buildForNode(
  Object.fromEntries(names.map((name) => [name, join(folder, `${name}${ENDING}`)])),
  output,
)

for (const name of names) {
  console.log(`\n── ${name}`)
  const { code } = await run(`node --expose-gc "${join(output, `${name}.mjs`)}"`, { shows: true })
  if (code !== 0) {
    console.error(`${name} failed`)
    process.exitCode = 1
  }
}
