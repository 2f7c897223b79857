// From a fresh clone to the page in a browser: installs what is missing, builds, serves.

import { ensureDependencies, ROOT } from './ensure-deps.mjs'

const port = Number(process.env['PORT'] ?? 4173)

ensureDependencies()
const { build, preview } = await import('vite')
await build({ root: ROOT, logLevel: 'warn' })
const server = await preview({
  root: ROOT,
  logLevel: 'warn',
  preview: { host: '127.0.0.1', port, strictPort: true },
})
console.log(`Plimsoll is at ${server.resolvedUrls?.local[0]} (Ctrl+C ends it)`)
