// What does the page look like? Builds it, opens it in every width and colour scheme, takes pictures.
// `npm run screens` leaves them in node_modules/.cache/screens; with `-- --readme` it also replaces
// the picture that the README shows.

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { CACHE, ensureDependencies, ROOT } from './support/ensure-deps.mjs'

const WIDTHS = [1440, 1024, 390]
const SCHEMES = /** @type {const} */ (['dark', 'light'])
const HEIGHT = 900

ensureDependencies()
const { build, preview } = await import('vite')
const { chromium } = await import('@playwright/test')
const { findChromium, launchOptions } = await import('./support/chromium.mjs')

const site = join(CACHE, 'screens-site')
await build({ root: ROOT, logLevel: 'warn', build: { outDir: site, emptyOutDir: true } })
const server = await preview({
  root: ROOT,
  logLevel: 'warn',
  build: { outDir: site },
  preview: { host: '127.0.0.1', port: 0 },
})
const address = server.resolvedUrls?.local[0]
if (address === undefined) throw new Error('the preview server told no address')

const pictures = join(CACHE, 'screens')
mkdirSync(pictures, { recursive: true })
const browser = await chromium.launch(launchOptions(await findChromium()))
try {
  for (const colorScheme of SCHEMES) {
    for (const width of WIDTHS) {
      const page = await browser.newPage({
        viewport: { width, height: HEIGHT },
        colorScheme,
        locale: 'en-US',
        timezoneId: 'UTC',
        reducedMotion: 'reduce',
      })
      page.on('pageerror', (error) => {
        console.error(`${colorScheme} ${width}: ${error.message}`)
        process.exitCode = 1
      })
      await page.goto(address)
      await page.locator('main').waitFor({ state: 'visible' })
      await page.waitForLoadState('networkidle')
      const path = join(pictures, `${colorScheme}-${width}.png`)
      await page.screenshot({ path, fullPage: true })
      console.log(path)

      const isReadme = colorScheme === SCHEMES[0] && width === WIDTHS[0]
      if (isReadme && process.argv.includes('--readme')) {
        const picture = join(ROOT, 'public', 'screenshot.png')
        await page.screenshot({ path: picture })
        console.log(picture)
      }
      await page.close()
    }
  }
} finally {
  await browser.close()
  await server.close()
}
