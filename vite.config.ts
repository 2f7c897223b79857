// How the page is built and how its tests are grouped.

import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
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
