// The whole of the tests, from nothing: `npm test`.
// The last line counts the tests that passed and failed; a step that fails counts as a failure too.

import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { CACHE, ensureDependencies } from './support/ensure-deps.mjs'
import { countBrowser, countUnit, settle } from './support/reports.mjs'
import { run } from './support/tool.mjs'

const UNIT_REPORT = join(CACHE, 'vitest.json')
const BROWSER_REPORT = join(CACHE, 'playwright.json')

/** @typedef {import('./support/reports.mjs').Count} Count */

/** @type {Count} */
const total = { passed: 0, failed: 0 }
/** @type {string[]} */
const failures = []

/**
 * Runs one step and adds what it found to the total.
 *
 * @param {string} title
 * @param {string} command
 * @param {{ file: string, count: (report: any) => Count }} [report] for a step that runs tests: where
 *   its report is and how to count it. Such a step prints as it goes; any other prints when it fails.
 */
async function step(title, command, report) {
  const began = performance.now()
  if (report !== undefined) {
    console.log(`\n── ${title}`)
    // The report of an earlier run must not be counted for this one.
    rmSync(report.file, { force: true })
  }
  const { code, output } = await run(command, { shows: report !== undefined })
  const count =
    report !== undefined && existsSync(report.file)
      ? report.count(JSON.parse(readFileSync(report.file, 'utf8')))
      : undefined

  const { passed, failed } = settle({ code, count, tests: report !== undefined })
  total.passed += passed
  total.failed += failed
  if (failed > 0) failures.push(title)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`${failed === 0 ? '✓' : '✗'} ${title} (${seconds} s)`)
  if (failed > 0 && output !== '') console.log(output)
}

const began = performance.now()
try {
  ensureDependencies()
  const { findChromium } = await import('./support/chromium.mjs')
  const browser = await findChromium().catch((/** @type {Error} */ error) => error)
  // Without a browser everything else still runs; the browser tests then fail and say this again.
  console.log(browser instanceof Error ? browser.message : `Chromium: ${browser.how}`)

  await step('types', 'tsc --noEmit -p .')
  await step('types of the engine, without a browser', 'tsc --noEmit -p src/engine')
  await step(
    'lint',
    'oxlint --type-aware --deny-warnings -c tests/config/oxlint.json src tests vite.config.ts',
  )
  await step('unused files, exports and packages', 'knip --no-progress')
  await step('formatting', 'prettier --check src tests vite.config.ts')
  await step(
    'unit and component tests',
    `vitest run --allowOnly=false --reporter=dot --reporter=json --outputFile.json="${UNIT_REPORT}"`,
    { file: UNIT_REPORT, count: countUnit },
  )
  await step('build', 'vite build --logLevel warn')
  await step('size of the built site', 'node tests/support/check-bundle.mjs')
  await step('browser tests', 'playwright test -c tests/config/playwright.config.ts', {
    file: BROWSER_REPORT,
    count: countBrowser,
  })
} catch (error) {
  console.error(error)
  failures.push('the run itself')
  total.failed += 1
}

console.log(`\n${((performance.now() - began) / 1000).toFixed(0)} s in all`)
if (failures.length > 0) console.log(`Failed: ${failures.join('; ')}`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 ? 0 : 1
