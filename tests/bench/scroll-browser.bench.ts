// Scrolling a book of 1,000 rows in Chromium: what the main thread works for each frame, and how far frames
// lie apart. Asked for: sixty frames a second, so at most 16.7 ms.
import { serveSite, startChromium } from '../support/site.mjs'
import { crossPool } from './support/books'
import { keptTexts } from './support/kept'
import { ms, percentile, table } from './support/measure'
import { CATEGORIES, readTrace } from './support/trace'
import { openBook, slowDown } from './support/typing'

const ROWS = 1_000
const MARKETS = 400
const FRAME = 1000 / 60
const STEPS = 120
const STEP_PIXELS = 120

const site = await serveSite('bench-site')
const browser = await startChromium()
const rows: string[][] = []
try {
  for (const slow of [1, 4]) {
    const page = await openBook(browser, site.address, keptTexts(crossPool(ROWS, MARKETS)))
    await slowDown(page, slow)
    await page.mouse.move(300, 600)
    await browser.startTracing(page, { categories: CATEGORIES })
    for (let step = 0; step < STEPS; step += 1) {
      await page.mouse.wheel(0, STEP_PIXELS)
      await page.waitForTimeout(FRAME)
    }
    const { tasks, frames } = readTrace((await browser.stopTracing()).toString('utf8'))
    const moved = await page.evaluate(() => window.scrollY)
    const spans = frames.slice(1).map((to, at) => ({ from: frames[at] ?? to, to }))
    const apart = spans.map(({ from, to }) => to - from)
    const work = spans.map(({ from, to }) =>
      tasks
        .filter((task) => task.to > from && task.to <= to)
        .reduce((total, { took }) => total + took, 0),
    )
    const p95 = percentile(work, 0.95)
    rows.push([
      `${slow} ×`,
      `${Math.round(moved)} px`,
      String(frames.length),
      ms(percentile(work, 0.5)),
      ms(p95),
      p95 <= FRAME ? 'yes' : 'NO',
      ms(percentile(apart, 0.5)),
      ms(percentile(apart, 0.95)),
    ])
    await page.context().close()
  }
} finally {
  await browser.close()
  site.close()
}

console.log(`Scrolling ${ROWS} rows\n`)
table(['slowed', 'scrolled', 'frames', 'work', 'p95', '≤ 16.7 ms', 'apart', 'p95'], rows)
