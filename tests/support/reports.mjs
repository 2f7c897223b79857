// How many tests passed and failed, by the reports of the tools that ran them?

/** @typedef {{ passed: number, failed: number }} Count */

/**
 * @typedef {object} UnitReport what Vitest's JSON reporter writes
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 */

/**
 * @typedef {object} BrowserReport what Playwright's JSON reporter writes
 * @property {{ expected: number, unexpected: number, flaky: number, skipped: number }} stats
 * @property {readonly unknown[]} errors
 */

/**
 * A test that is skipped or left to do has not passed.
 *
 * @param {UnitReport} report
 * @returns {Count}
 */
export function countUnit(report) {
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numPendingTests + report.numTodoTests,
  }
}

/**
 * A test that is skipped, or passes only at its second try, has not passed.
 *
 * @param {BrowserReport} report
 * @returns {Count}
 */
export function countBrowser({ stats, errors }) {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + stats.skipped + errors.length,
  }
}

/**
 * What a step adds to the total. A step that ends badly counts as one failure at least, because a type
 * error or a crash leaves no failed test behind; and so does one that should have tested and did not.
 *
 * @param {{ code: number, count: Count | undefined, tests: boolean }} ended
 * @returns {Count}
 */
export function settle({ code, count = { passed: 0, failed: 0 }, tests }) {
  const isIdle = tests && count.passed + count.failed === 0
  const least = code !== 0 || isIdle ? 1 : 0
  return { passed: count.passed, failed: Math.max(count.failed, least) }
}
