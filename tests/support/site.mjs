// The built site, served, and a browser to look at it: for pictures and timings.

import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { build, preview } from 'vite'
import { findChromium, launchOptions } from './chromium.mjs'
import { CACHE, ROOT } from './ensure-deps.mjs'

/**
 * Builds the site into a folder of its own and serves it.
 *
 * @param {string} name of the folder
 * @returns {Promise<{ address: string, close: () => Promise<void> }>}
 */
export async function serveSite(name) {
  const outDir = join(CACHE, name)
  await build({ root: ROOT, logLevel: 'warn', build: { outDir, emptyOutDir: true } })
  const server = await preview({
    root: ROOT,
    logLevel: 'warn',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0 },
  })
  const address = server.resolvedUrls?.local[0]
  if (address === undefined) throw new Error('the preview server told no address')
  return { address, close: () => server.close() }
}

/** A Chromium of this machine, started. @param {readonly string[]} [flags] */
export async function startChromium(flags = []) {
  const options = launchOptions(await findChromium())
  return chromium.launch({ ...options, args: [...options.args, ...flags] })
}
