// Runs the project's own tools.

import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { ROOT } from './ensure-deps.mjs'

const BIN = join(ROOT, 'node_modules', '.bin')

/**
 * Runs a command with the installed tools on the path.
 *
 * @param {string} command
 * @param {{ shows?: boolean }} [options] `shows` prints the output as it comes instead of returning it
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, { shows = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, {
      cwd: ROOT,
      shell: true,
      stdio: ['ignore', shows ? 'inherit' : 'pipe', shows ? 'inherit' : 'pipe'],
      env: {
        ...process.env,
        // Colours are for a person; in a log they are noise.
        ...(process.stdout.isTTY ? {} : { NO_COLOR: '1', FORCE_COLOR: undefined }),
        PATH: `${BIN}${delimiter}${process.env['PATH'] ?? ''}`,
      },
    })
    let output = ''
    child.stdout?.on('data', (chunk) => (output += chunk))
    child.stderr?.on('data', (chunk) => (output += chunk))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code: code ?? 1, output }))
  })
}
