// Lighthouse on the built site, as a first visitor gets it. Asked for on a desktop: at least 95 for
// performance, 100 for accessibility and best practices. A phone is reported beside it.
import { createServer, type AddressInfo } from 'node:net'
import lighthouse, { desktopConfig, type Flags } from 'lighthouse'
import { serveSite, startChromium } from '../support/site.mjs'
import { ms, table } from './support/measure'

const WANTED = { performance: 95, accessibility: 100, 'best-practices': 100 } as const
type Category = keyof typeof WANTED
const CATEGORIES = Object.keys(WANTED) as Category[]
const METRICS = [
  'first-contentful-paint',
  'largest-contentful-paint',
  'total-blocking-time',
  'cumulative-layout-shift',
  'speed-index',
]

/** A port nobody listens on. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}

const site = await serveSite('bench-site')
const port = await freePort()
const browser = await startChromium([`--remote-debugging-port=${port}`])
try {
  for (const [name, config] of [
    ['desktop', desktopConfig],
    ['phone', undefined],
  ] as const) {
    const flags: Flags = { port, logLevel: 'error', onlyCategories: CATEGORIES }
    const run = await lighthouse(site.address, flags, config)
    if (run === undefined) throw new Error('Lighthouse gave no answer')
    const { categories, audits } = run.lhr
    console.log(`\n${name}\n`)
    table(
      ['', 'score', 'wanted', ''],
      CATEGORIES.map((category) => {
        const score = Math.round((categories[category]?.score ?? 0) * 100)
        const wanted = name === 'desktop' ? WANTED[category] : 0
        const kept = wanted === 0 ? '' : score >= wanted ? 'yes' : 'NO'
        return [category, String(score), wanted === 0 ? '' : `≥ ${wanted}`, kept]
      }),
    )
    console.log(METRICS.map((id) => `${id} ${audits[id]?.displayValue ?? '?'}`).join(' · '))
    const asked = CATEGORIES.flatMap((category) => categories[category]?.auditRefs ?? [])
    const short = asked.filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
    for (const { id } of short) {
      const { title = id, displayValue = '', details } = audits[id] ?? {}
      console.log(`  below 0.9: ${title} ${displayValue}`)
      const items = details !== undefined && 'items' in details ? (details.items ?? []) : []
      if (Array.isArray(items)) {
        for (const item of items.slice(0, 5))
          console.log(`    ${JSON.stringify(item).slice(0, 300)}`)
      }
    }
    console.log(`took ${ms(run.lhr.timing.total)}`)
  }
} finally {
  await browser.close()
  site.close()
}
