// The whole of the tests, from nothing: `npm test`.
// The last line counts the tests that passed and failed. A step that fails counts as one failure at
// least, because a type error or a crash leaves no failed test behind.

import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { CACHE, ensureDependencies } from './support/ensure-deps.mjs'
import { run } from './support/tool.mjs'

const UNIT_REPORT = join(CACHE, 'vitest.json')
const BROWSER_REPORT = join(CACHE, 'playwright.json')

/** @typedef {{ passed: number, failed: number }} Count */

/** @type {Count} */
const total = { passed: 0, failed: 0 }
/** @type {string[]} */
const failures = []

/**
 * Runs one step and adds what it found to the total.
 *
 * @param {string} title
 * @param {string} command
 * @param {{ shows?: boolean, count?: () => Count, env?: Record<string, string> }} [options]
 *   `count` reads the report of a step that runs tests
 */
async function step(title, command, { shows = false, count, env = {} } = {}) {
  const began = performance.now()
  if (shows) console.log(`\n── ${title}`)
  const { code, output } = await run(command, { shows, env })
  const counted = count?.() ?? { passed: 0, failed: 0 }
  const isGood = code === 0 && counted.failed === 0
  total.passed += counted.passed
  total.failed += isGood ? 0 : Math.max(1, counted.failed)
  if (!isGood) failures.push(title)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`${isGood ? '✓' : '✗'} ${title} (${seconds} s)`)
  if (!isGood && output !== '') console.log(output)
}

/**
 * Reads a report. A report that is missing or counts no test is a failure: nothing was tested.
 *
 * @param {string} file
 * @param {(report: any) => Count} read
 * @returns {() => Count}
 */
function counting(file, read) {
  return () => {
    if (!existsSync(file)) return { passed: 0, failed: 1 }
    const count = read(JSON.parse(readFileSync(file, 'utf8')))
    return count.passed + count.failed === 0 ? { passed: 0, failed: 1 } : count
  }
}

// A test that is skipped or left to do has not passed, and one that passed at the second try has not either.
const countUnit = counting(UNIT_REPORT, (report) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests + report.numPendingTests + report.numTodoTests,
}))
const countBrowser = counting(BROWSER_REPORT, ({ stats, errors }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky + stats.skipped + errors.length,
}))

const began = performance.now()
try {
  ensureDependencies()
  // Reports of an earlier run must not be counted for this one.
  rmSync(UNIT_REPORT, { force: true })
  rmSync(BROWSER_REPORT, { force: true })

  const { findChromium } = await import('./support/chromium.mjs')
  const browser = await findChromium().catch((/** @type {Error} */ error) => error)
  if (browser instanceof Error) console.error(browser.message)
  else console.log(`Chromium: ${browser.how}`)

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
    `vitest run --allowOnly=false --reporter=default --reporter=json --outputFile.json="${UNIT_REPORT}"`,
    { shows: true, count: countUnit },
  )
  await step('build', 'vite build --logLevel warn')
  await step('size of the built site', 'node tests/support/check-bundle.mjs')
  await step('browser tests', 'playwright test -c tests/config/playwright.config.ts', {
    shows: true,
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
