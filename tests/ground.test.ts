// The checks that every other check stands on: installing, counting, measuring the built site.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { bundleFaults, INITIAL_MAX, measureBundle } from './support/bundle.mjs'
import { agrees, ROOT } from './support/ensure-deps.mjs'
import { countBrowser, countUnit, settle } from './support/reports.mjs'

describe('the lock file', () => {
  interface Entry {
    readonly integrity?: string
    readonly resolved?: string
    readonly optionalDependencies?: Record<string, string>
  }
  const text = readFileSync(join(ROOT, 'package-lock.json'), 'utf8')
  const { packages } = JSON.parse(text) as { packages: Record<string, Entry> }
  const names = new Set(Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, '')))

  it('holds every build of every native package, so that npm ci works on other machines', () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => !names.has(name))
        .map((name) => `${path} wants ${name}`),
    )
    expect(missing).toEqual([])
    expect(names.size).toBeGreaterThan(100)
  })

  it('pins what each package contains, and leaves open where it is fetched from', () => {
    const entries = Object.entries(packages).filter(([path]) => path !== '')
    expect(entries.filter(([, { integrity }]) => integrity === undefined)).toEqual([])
    expect(entries.filter(([, { resolved }]) => resolved !== undefined)).toEqual([])
  })

  it('is exact: package.json names versions, not ranges', () => {
    const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<
      'dependencies' | 'devDependencies',
      Record<string, string>
    >
    const ranges = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
    )
    expect(ranges).toEqual([])
  })
})

describe('installed packages', () => {
  const lock = (version: string, extra = {}) =>
    JSON.stringify({
      packages: {
        '': { version: '0.1.0' },
        'node_modules/a': { version, integrity: `sha512-${version}` },
        ...extra,
      },
    })

  it('agree when everything required is there', () => {
    expect(agrees(lock('1.0.0'), lock('1.0.0'))).toBe(true)
  })

  it('need not hold what other machines need', () => {
    const other = { 'node_modules/b': { version: '1.0.0', integrity: 'x', optional: true } }
    expect(agrees(lock('1.0.0', other), lock('1.0.0'))).toBe(true)
  })

  it('disagree when one is of another version, changed or missing', () => {
    expect(agrees(lock('1.0.1'), lock('1.0.0'))).toBe(false)
    expect(agrees(lock('1.0.0').replace('sha512-1', 'sha512-2'), lock('1.0.0'))).toBe(false)
    const required = { 'node_modules/b': { version: '1.0.0', integrity: 'x' } }
    expect(agrees(lock('1.0.0', required), lock('1.0.0'))).toBe(false)
  })
})

describe('the count at the end', () => {
  const unit = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 }
  const browser = { stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 0 }, errors: [] }

  it('takes skipped, unfinished and unsteady tests for failures', () => {
    expect(countUnit(unit)).toEqual({ passed: 5, failed: 0 })
    expect(
      countUnit({ ...unit, numFailedTests: 1, numPendingTests: 2, numTodoTests: 3 }).failed,
    ).toBe(6)
    expect(countBrowser(browser)).toEqual({ passed: 3, failed: 0 })
    expect(
      countBrowser({
        stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 1 },
        errors: ['no server'],
      }).failed,
    ).toBe(4)
  })

  it('takes a crash for a failure, though no test failed', () => {
    const count = { passed: 5, failed: 0 }
    expect(settle({ code: 1, count, tests: true })).toEqual({ passed: 5, failed: 1 })
    expect(settle({ code: 1, count: undefined, tests: false })).toEqual({ passed: 0, failed: 1 })
    expect(settle({ code: 1, count: { passed: 5, failed: 2 }, tests: true }).failed).toBe(2)
  })

  it('takes a run that tested nothing for a failure', () => {
    expect(settle({ code: 0, count: { passed: 0, failed: 0 }, tests: true }).failed).toBe(1)
    expect(settle({ code: 0, count: undefined, tests: true }).failed).toBe(1)
    expect(settle({ code: 0, count: undefined, tests: false }).failed).toBe(0)
  })
})

describe('the size of the built site', () => {
  const sites: string[] = []
  afterEach(() => {
    for (const site of sites.splice(0)) rmSync(site, { recursive: true, force: true })
  })

  const HTML = '<script type="module" crossorigin src="./assets/index.js"></script>'

  /** Writes a made-up site and returns its folder. */
  function site(files: Record<string, string>): string {
    const folder = mkdtempSync(join(tmpdir(), 'plimsoll-bundle-'))
    sites.push(folder)
    for (const [name, content] of Object.entries({ 'index.html': HTML, ...files })) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), content)
    }
    return folder
  }

  const charts = 'export const mark = "recharts-wrapper"'

  it('counts what the page imports at once, through any number of files', () => {
    const folder = site({
      'assets/index.js': "import { a } from './a.js'; import('./charts.js')",
      'assets/a.js': "export * from './b.js'; export const a = 1",
      'assets/b.js': 'export const b = 1',
      'assets/charts.js': charts,
    })
    const { initial, later } = measureBundle(folder)
    expect(initial).toEqual(['assets/a.js', 'assets/b.js', 'assets/index.js'])
    expect(later).toEqual(['assets/charts.js'])
    expect(bundleFaults(folder, { chartsExpected: true })).toEqual([])
  })

  it('is refused when more than the limit loads at once', () => {
    // Random text does not compress: what is written is about what is counted.
    const heavy = `export const b = "${randomBytes(INITIAL_MAX).toString('base64')}"`
    const early = { 'assets/index.js': "import './b.js'", 'assets/b.js': heavy }
    expect(bundleFaults(site(early), { chartsExpected: false })).toEqual([
      expect.stringMatching(/^the initial JavaScript is \d+ bytes after gzip/),
    ])
    const lazy = { ...early, 'assets/index.js': "import('./b.js')" }
    expect(bundleFaults(site(lazy), { chartsExpected: false })).toEqual([])
  })

  it('is refused when the chart library loads at once', () => {
    const folder = site({ 'assets/index.js': "import './charts.js'", 'assets/charts.js': charts })
    expect(bundleFaults(folder, { chartsExpected: true })).toEqual([
      expect.stringContaining('charts.js loads at once'),
    ])
  })

  it('is refused when the chart library can no longer be recognised', () => {
    const folder = site({ 'assets/index.js': 'const a = 1' })
    expect(bundleFaults(folder, { chartsExpected: true })).toHaveLength(1)
    expect(bundleFaults(folder, { chartsExpected: false })).toEqual([])
  })

  it('is refused when the page names no script at all', () => {
    const folder = site({ 'index.html': '<p>Empty</p>' })
    expect(bundleFaults(folder, { chartsExpected: false })).toEqual(['index.html names no script'])
  })
})
