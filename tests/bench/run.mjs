// Runs every tests/bench/*.bench.ts, one after the other, each in a process of its own so that none
// finds the others' warm code. `npm run bench -- margin` runs those whose name contains "margin".

import { existsSync, readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
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

// Older Node versions cannot run TypeScript, and what visitors run is bundled too.
const { build } = await import('vite')
const output = join(CACHE, 'bench')
await build({
  root: ROOT,
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  plugins: [
    {
      // The project's own tools know where they lie, and so must run from there.
      name: 'tools-in-their-place',
      enforce: 'pre',
      resolveId(source, importer) {
        if (importer === undefined || !/^\..*\.mjs$/.test(source)) return undefined
        const id = pathToFileURL(resolve(dirname(importer), source)).href
        return { id, external: 'absolute' }
      },
    },
  ],
  build: {
    ssr: true,
    target: 'node20',
    outDir: output,
    emptyOutDir: true,
    rolldownOptions: {
      input: Object.fromEntries(names.map((name) => [name, join(folder, `${name}${ENDING}`)])),
      output: { entryFileNames: '[name].mjs' },
    },
  },
})

for (const name of names) {
  console.log(`\n── ${name}`)
  const { code } = await run(`node --expose-gc "${join(output, `${name}.mjs`)}"`, { shows: true })
  if (code !== 0) {
    console.error(`${name} failed`)
    process.exitCode = 1
  }
}
