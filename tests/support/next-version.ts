// The next version of a built site, made of the one at hand: every file that a build names by its content gets
// another name, as if all of it had changed. What a service worker reads off the build is written here anew.

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const WORKER = 'service-worker.js'

/** The files that the worker of a site keeps, the page itself as the empty path. */
export function keptFiles(folder: string): readonly (readonly [path: string, integrity: string])[] {
  const [, list = '[]'] =
    /^const FILES = (.*)$/m.exec(readFileSync(join(folder, WORKER), 'utf8')) ?? []
  return JSON.parse(list) as [string, string][]
}

/**
 * Deploys the next version over the one that lies in the folder: the page says `data-version` of it, and no
 * file keeps the name under which the version before asks for it.
 */
export function deployNext(folder: string, version: string): void {
  const assets = join(folder, 'assets')
  const renamed = readdirSync(assets).map(
    (name) => [name, name.replace(/(\.\w+)$/, `-${version}$1`)] as const,
  )
  const rewrite = (file: string, change: (text: string) => string) =>
    writeFileSync(file, change(readFileSync(file, 'utf8')))
  const rename = (text: string) =>
    renamed.reduce((now, [before, after]) => now.replaceAll(before, after), text)

  for (const [before, after] of renamed) {
    renameSync(join(assets, before), join(assets, after))
    if (/\.(js|css)$/.test(after)) rewrite(join(assets, after), rename)
  }
  rewrite(join(folder, 'index.html'), (html) =>
    rename(html).replace('<html ', `<html data-version="${version}" `),
  )
  const files = keptFiles(folder).map(([path]) => {
    const now = rename(path)
    const content = readFileSync(join(folder, now === '' ? 'index.html' : now))
    return [now, `sha256-${createHash('sha256').update(content).digest('base64')}`]
  })
  rewrite(join(folder, WORKER), (text) =>
    text
      .replace(/^const FILES = .*$/m, `const FILES = ${JSON.stringify(files)}`)
      .replace(/^const VERSION = .*$/m, `const VERSION = '${version}'`),
  )
}
