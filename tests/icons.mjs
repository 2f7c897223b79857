// Draws the icons that phones and launchers want as pictures from the one drawing, public/favicon.svg:
// `node tests/icons.mjs` after it was changed. A launcher cuts its own shape out of the maskable one, and a
// telephone rounds the corners of its own: both get a ground that reaches the edge.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './support/ensure-deps.mjs'
import { startChromium } from './support/site.mjs'

const ICONS = [
  { name: 'apple-touch-icon.png', size: 180, bleeds: true },
  { name: 'icon-192.png', size: 192, bleeds: false },
  { name: 'icon-512.png', size: 512, bleeds: false },
  { name: 'icon-maskable-512.png', size: 512, bleeds: true },
]

const drawing = readFileSync(join(ROOT, 'public', 'favicon.svg'), 'utf8')

const browser = await startChromium()
try {
  for (const { name, size, bleeds } of ICONS) {
    const page = await browser.newPage({ viewport: { width: size, height: size } })
    // What is drawn stays within the middle four fifths, which every shape of a launcher keeps.
    const shown = bleeds
      ? drawing.replace(/ rx="\d+"/, '').replace('0 0 32 32', '-2.5 -2.5 37 37')
      : drawing
    const ground = bleeds ? (/<rect[^>]* fill="([^"]+)"/.exec(drawing)?.[1] ?? '') : 'transparent'
    await page.setContent(
      `<style>html{background:${ground}}body{margin:0}svg{display:block}</style>${shown}`,
    )
    const path = join(ROOT, 'public', name)
    await page.screenshot({ path, omitBackground: true })
    console.log(path)
    await page.close()
  }
} finally {
  await browser.close()
}
