// Checks the size of the site in dist. Run after a build.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundleFaults, INITIAL_MAX, measureBundle } from './bundle.mjs'
import { ROOT } from './ensure-deps.mjs'

const charts = join(ROOT, 'src', 'charts')
const chartsExpected =
  existsSync(charts) &&
  readdirSync(charts, { encoding: 'utf8', recursive: true }).some(
    (name) =>
      /\.tsx?$/.test(name) && readFileSync(join(charts, name), 'utf8').includes("from 'recharts'"),
  )

const site = join(ROOT, 'dist')
const faults = bundleFaults(site, { chartsExpected })
for (const fault of faults) console.error(fault)
const { bytes, initial, later } = measureBundle(site)
console.log(
  `initial JavaScript: ${bytes} of ${INITIAL_MAX} bytes after gzip, ${initial.length} files; ` +
    `${later.length} more files load later`,
)
process.exitCode = faults.length === 0 ? 0 : 1
