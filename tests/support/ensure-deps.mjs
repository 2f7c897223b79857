// Are the installed packages the ones the lock file names? If not, installs exactly those.
// Uses nothing but Node, since it runs before anything is installed.

import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))
export const CACHE = join(ROOT, 'node_modules', '.cache')

const LOCK = join(ROOT, 'package-lock.json')
const STAMP = join(CACHE, 'installed.json')

/** @typedef {{ version?: string, integrity?: string, optional?: boolean }} Locked */

/**
 * Whether npm's own record of what it installed names every package that the lock file requires.
 * Optional packages are left out: which of them belong here depends on the machine.
 *
 * @param {string} wanted text of package-lock.json
 * @param {string} found text of node_modules/.package-lock.json
 */
export function agrees(wanted, found) {
  /** @type {Record<string, Locked>} */
  const locked = JSON.parse(wanted).packages
  /** @type {Record<string, Locked>} */
  const installed = JSON.parse(found).packages
  return Object.entries(locked).every(
    ([path, { version, integrity, optional }]) =>
      path === '' ||
      optional === true ||
      (installed[path]?.version === version && installed[path]?.integrity === integrity),
  )
}

/** Installs what is missing. Returns whether anything had to be installed. */
export function ensureDependencies() {
  const lock = readFileSync(LOCK, 'utf8')
  const machine = `${process.platform} ${process.arch} node ${process.versions.node.split('.')[0]}`
  const stamp = {
    machine,
    lock: createHash('sha256').update(lock).digest('hex'),
  }
  const seen = existsSync(STAMP) ? JSON.parse(readFileSync(STAMP, 'utf8')) : undefined
  if (seen?.machine === machine && seen.lock === stamp.lock) return false

  // Whoever ran npm install themselves need not install everything a second time.
  const record = join(ROOT, 'node_modules', '.package-lock.json')
  const sameMachine = seen === undefined || seen.machine === machine
  const isCurrent = sameMachine && existsSync(record) && agrees(lock, readFileSync(record, 'utf8'))

  if (!isCurrent) {
    console.log('Installing the packages that package-lock.json names …')
    const { status } = spawnSync('npm ci --no-audit --no-fund --loglevel=error', {
      cwd: ROOT,
      stdio: 'inherit',
      shell: true,
    })
    if (status !== 0) throw new Error('npm ci failed; its own message is above')
  }
  mkdirSync(CACHE, { recursive: true })
  writeFileSync(STAMP, JSON.stringify(stamp))
  return !isCurrent
}
