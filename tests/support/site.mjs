// The built site, served as a host of static files would, and a browser to look at it: for pictures and timings.

import { createReadStream, existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { createGzip } from 'node:zlib'
import { chromium } from '@playwright/test'
import { build } from 'vite'
import { findChromium, launchOptions } from './chromium.mjs'
import { CACHE, ROOT } from './ensure-deps.mjs'

/** @type {Readonly<Record<string, string>>} */
const TEXT = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
}

/**
 * Builds the site into a folder of its own and serves it, text compressed.
 *
 * @param {string} name of the folder
 * @returns {Promise<{ address: string, close: () => void }>}
 */
export async function serveSite(name) {
  const outDir = join(CACHE, name)
  await build({ root: ROOT, logLevel: 'warn', build: { outDir, emptyOutDir: true } })
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://here')
    const file = join(outDir, pathname === '/' ? 'index.html' : pathname)
    if (!existsSync(file)) return response.writeHead(404).end()
    const type = TEXT[extname(file)]
    const cached = pathname.startsWith('/assets/') ? 'max-age=31536000, immutable' : 'no-cache'
    response.setHeader('cache-control', cached)
    if (type === undefined) return createReadStream(file).pipe(response)
    response.writeHead(200, { 'content-type': type, 'content-encoding': 'gzip' })
    return createReadStream(file).pipe(createGzip()).pipe(response)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const at = server.address()
  if (at === null || typeof at === 'string') throw new Error('the server has no port')
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { address: `http://127.0.0.1:${at.port}/`, close }
}

/** A Chromium of this machine, started. @param {readonly string[]} [flags] */
export async function startChromium(flags = []) {
  const options = launchOptions(await findChromium())
  return chromium.launch({ ...options, args: [...options.args, ...flags] })
}
