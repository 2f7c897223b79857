// What does the page look like? Builds it, brings it into every state, and takes pictures in every width and
// colour scheme. `npm run screens` leaves them in node_modules/.cache/screens; `-- draft lens` takes those
// whose name contains one of the words, `-- --readme` also replaces the picture that the README shows.

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { CACHE, ensureDependencies, ROOT } from './support/ensure-deps.mjs'

const WIDTHS = [1440, 1024, 390]
const SCHEMES = /** @type {const} */ (['dark', 'light'])
const HEIGHT = 900

ensureDependencies()
const { serveSite, startChromium } = await import('./support/site.mjs')
const { reach, settled, STATES } = await import('./support/states.mjs')

const words = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const states = STATES.filter(
  ({ name }) => words.length === 0 || words.some((word) => name.includes(word)),
)
const isReadme = process.argv.includes('--readme')
if (states.length === 0) {
  console.error(`no state is called ${words.join(' or ')}`)
  process.exit(1)
}

const pictures = join(CACHE, 'screens')
mkdirSync(pictures, { recursive: true })
const site = await serveSite('screens-site')
const browser = await startChromium()

/** @param {string} where @param {unknown} error */
function fault(where, error) {
  console.error(`${where}: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}

/**
 * A screen as tall as the page: what is out of sight is not drawn.
 *
 * @param {import('@playwright/test').Page} page
 * @param {number} width
 */
async function heighten(page, width) {
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width, height: Math.max(HEIGHT, height) })
  await settled(page)
}

try {
  for (const colorScheme of SCHEMES) {
    for (const state of states) {
      const context = await browser.newContext({
        colorScheme,
        locale: 'en-US',
        timezoneId: 'UTC',
        reducedMotion: 'reduce',
        // The line at the foot that says the page is kept would come at a moment of its own.
        serviceWorkers: 'block',
      })
      const page = await context.newPage()
      const name = `${state.name}-${colorScheme}`
      page.on('pageerror', (error) => fault(name, error))
      try {
        await reach(page, site.address, state)
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: HEIGHT })
          await settled(page)
          if (state.tall === true) await heighten(page, width)
          const path = join(pictures, `${name}-${width}.png`)
          await page.screenshot({ path, fullPage: state.tall === true })
          console.log(path)
        }
        if (isReadme && state.name === 'sample' && colorScheme === SCHEMES[0]) {
          await page.setViewportSize({ width: WIDTHS[0] ?? 1440, height: HEIGHT })
          await settled(page)
          await page.screenshot({ path: join(ROOT, 'public', 'screenshot.png') })
        }
      } catch (error) {
        fault(name, error)
      }
      await context.close()
    }
  }
} finally {
  await browser.close()
  site.close()
}
