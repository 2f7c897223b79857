// How the page is built and how its tests are grouped.

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import react from '@vitejs/plugin-react'
import { transformWithOxc, type Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

// The page computes from what the user typed and talks to nobody, so everything that is not its own
// file is refused. Trusted Types close the remaining door: strings cannot become script or markup.
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'none'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types default',
].join('; ')

/** Writes the policy into the built page. The development server needs inline scripts, so it goes without. */
function contentSecurityPolicy(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY },
        injectTo: 'head-prepend',
      },
    ],
  }
}

/** Has the face of type fetched with the page, not once its styles have come: text that changes face moves. */
function preloadFace(): Plugin {
  return {
    name: 'preload-face',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_, { bundle = {} }) => {
        const styles = Object.values(bundle).flatMap((file) =>
          file.type === 'asset' && file.fileName.endsWith('.css') ? [String(file.source)] : [],
        )
        // As the styles write it, or it would be fetched twice.
        const face = /url\(["']?\.\/(InterVariable-subset[^)"']*)/.exec(styles.join())?.[1]
        if (face === undefined) throw new Error('the styles name no face of type')
        const attrs = { rel: 'preload', as: 'font', type: 'font/woff2', href: `./assets/${face}` }
        return [{ tag: 'link', attrs: { ...attrs, crossorigin: true }, injectTo: 'head' }]
      },
    },
  }
}

// Files of the site that its page never asks for: the picture in the README.
const BESIDE_THE_PAGE = ['screenshot.png']

/**
 * Writes the service worker beside the page, with the digest of every file as it is served. It may keep
 * a version only whole, so the list is read off the written folder: what is served is what is listed.
 */
function worksOffline(): Plugin {
  const source = join(import.meta.dirname, 'src', 'service-worker.ts')
  const output = 'service-worker.js'
  return {
    name: 'works-offline',
    apply: 'build',
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler({ dir = '' }) {
        const digest = (content: Buffer | string) => createHash('sha256').update(content)
        const files = readdirSync(dir, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => relative(dir, join(entry.parentPath, entry.name)))
          .map((name) => name.replaceAll('\\', '/'))
          .filter((name) => name !== output && !BESIDE_THE_PAGE.includes(name))
          .toSorted()
          .map((name) => {
            const integrity = `sha256-${digest(readFileSync(join(dir, name))).digest('base64')}`
            // The page is asked for by its folder, as visitors do: some hosts redirect its full name.
            return [name === 'index.html' ? '' : name, integrity]
          })
        const list = JSON.stringify(files)
        const version = digest(list).digest('hex').slice(0, 16)
        const { code } = await transformWithOxc(readFileSync(source, 'utf8'), source)
        const head = `const FILES = ${list}\nconst VERSION = '${version}'\n`
        writeFileSync(join(dir, output), head + code)
      },
    },
  }
}

const REACT = /node_modules[\\/](react|react-dom|scheduler)[\\/]/

// Tests of these folders draw into a document; every other test runs in plain Node.
const DRAWING = 'tests/{views,ui,charts}/**/*.test.{ts,tsx}'

export default defineConfig({
  // Relative addresses: the built site works from any folder of any host.
  base: './',
  // NO_COMPILER=1 builds without the React Compiler, to tell its faults from ours.
  plugins: [
    react({ compiler: process.env['NO_COMPILER'] !== '1' }),
    contentSecurityPolicy(),
    preloadFace(),
    worksOffline(),
  ],
  css: { transformer: 'lightningcss' },
  worker: { format: 'es' },
  server: { host: '127.0.0.1' },
  build: {
    target: 'es2023',
    modulePreload: { polyfill: false },
    // Data addresses would need an exception in the policy for fonts; files do not.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What the page needs at once comes in two files, not in one for each part that a later one shares
          // with it: small files compress badly, and each is a question to the host. React changes rarely.
          groups: [
            { name: 'react', tags: ['$initial'], test: REACT, priority: 1 },
            { name: 'first', tags: ['$initial'] },
          ],
        },
      },
    },
  },
  test: {
    // Laws run hundreds of books: on a slow or shared machine that takes longer than the usual five seconds.
    testTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [DRAWING],
        },
      },
      {
        extends: true,
        test: {
          name: 'component',
          environment: 'happy-dom',
          include: [DRAWING],
          setupFiles: ['tests/support/dom-setup.ts'],
        },
      },
    ],
  },
})
