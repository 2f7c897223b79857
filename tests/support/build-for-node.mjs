// TypeScript for Node: older versions cannot run it, and what visitors run is bundled too.

import { dirname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { ROOT } from './ensure-deps.mjs'

/**
 * Builds each input to NAME.mjs in the output folder.
 *
 * @param {Readonly<Record<string, string>>} input files by name
 * @param {string} output
 */
export async function buildForNode(input, output) {
  await build({
    root: ROOT,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    plugins: [
      {
        // The project's own tools know where they lie, and so must run from there.
        name: 'tools-in-their-place',
        enforce: 'pre',
        resolveId(source, importer) {
          if (importer === undefined || !/^\..*\.mjs$/.test(source)) return undefined
          const id = pathToFileURL(resolve(dirname(importer), source)).href
          return { id, external: 'absolute' }
        },
      },
    ],
    build: {
      ssr: true,
      target: 'node20',
      outDir: output,
      emptyOutDir: true,
      rolldownOptions: { input, output: { entryFileNames: '[name].mjs' } },
    },
  })
}
