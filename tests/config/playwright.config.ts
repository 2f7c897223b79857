// Browser tests: the built site, served as a visitor gets it.

import { createServer } from 'node:net'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { findChromium, launchOptions } from '../support/chromium.mjs'
import { CACHE, ROOT } from '../support/ensure-deps.mjs'

/** A port nobody listens on, so that two runs on one machine do not meet. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      if (address === null || typeof address === 'string') throw new Error('no port was given')
      server.close(() => resolve(address.port))
    })
  })
}

// Test workers read this file again: the variable hands them the port of the server already running.
const port = Number((process.env['PLIMSOLL_PORT'] ??= String(await freePort())))
const address = `http://127.0.0.1:${port}/`

export default defineConfig({
  testDir: join(ROOT, 'tests', 'e2e'),
  outputDir: join(CACHE, 'playwright'),
  reporter: [['list'], ['json', { outputFile: join(CACHE, 'playwright.json') }]],
  forbidOnly: true,
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: address,
    browserName: 'chromium',
    launchOptions: launchOptions(await findChromium()),
    viewport: { width: 1440, height: 900 },
    // The machine's own settings must not decide how numbers and times are written.
    locale: 'en-US',
    timezoneId: 'UTC',
    trace: 'retain-on-failure',
  },
  webServer: {
    command: `npx vite preview --host 127.0.0.1 --port ${port} --strictPort`,
    cwd: ROOT,
    url: address,
    reuseExistingServer: false,
  },
})
