// A host of plain files for browser tests: it sends no header that could hide a fault of the site's own, and
// it can be cut off like a host that cannot be reached.

import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join, normalize } from 'node:path'
import { ROOT } from './ensure-deps.mjs'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
}

export interface PlainHost {
  readonly origin: string
  /** Where the files of a folder of the host lie on disk. */
  folder(path: string): string
  /** Whether it answers at all; one that does not breaks off every connection. */
  reachable(answers: boolean): void
  /** The paths asked for since the last time this was asked. */
  asked(): readonly string[]
  close(): Promise<void>
}

/** Puts the built site into each of these folders, `/tools/risk/` for one, and serves them. */
export async function hostSite(...paths: readonly string[]): Promise<PlainHost> {
  const home = mkdtempSync(join(tmpdir(), 'plimsoll-site-'))
  for (const path of paths) {
    mkdirSync(join(home, path), { recursive: true })
    cpSync(join(ROOT, 'dist'), join(home, path), { recursive: true })
  }
  let answers = true
  let asked: string[] = []
  const server = createServer((request, response) => {
    if (!answers) return request.socket.destroy()
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    asked.push(pathname)
    const name = pathname.endsWith('/') ? `${pathname}index.html` : pathname
    const file = join(home, normalize(name))
    if (!file.startsWith(home) || !existsSync(file)) return response.writeHead(404).end()
    const type = TYPES[extname(file)] ?? 'application/octet-stream'
    return response.writeHead(200, { 'content-type': type }).end(readFileSync(file))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    folder: (path) => join(home, path),
    reachable: (does) => {
      answers = does
      if (!does) server.closeAllConnections()
    },
    asked: () => {
      const before = asked
      asked = []
      return before
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      rmSync(home, { recursive: true, force: true })
    },
  }
}
