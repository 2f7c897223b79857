// From a key to the painted verdict, in Chromium, on the built site: digits typed into a size cell of books
// of 20, 200 and 1,000 positions, in up to 400 markets.
// Asked for: at 200 rows under fourfold slow-down the page is painted within 50 ms of 95 of 100 keys;
// without it, the main thread works no longer than 16 ms for as many.
import { serveSite, startChromium } from '../support/site.mjs'
import { crossPool } from './support/books'
import { keptTexts } from './support/kept'
import { growth, ms, percentile, table } from './support/measure'
import { openBook, slowDown, typeSizes, type Typed } from './support/typing'
import type { Work } from './support/trace'

const SIZES = [20, 200, 1_000] as const
/** A browser keeps 500 markets of one's own at most. */
const MARKETS_MAX = 400
const SLOW = 4
const LIMIT_FELT = 50
const LIMIT_WORK = 16
/** Event timing tells of nothing shorter. */
const LEAST_FELT = 16
const WORKS: readonly Work[] = ['script', 'style', 'layout', 'paint', 'other']

interface Measured {
  readonly size: number
  readonly lens: string
  readonly slow: number
  readonly typed: Typed
}

/** What the page is told of a key; one it is not told of took less than can be told. */
function felt({ typed }: Measured): readonly number[] {
  const untold = typed.costs.length - typed.felt.length
  return [...Array.from({ length: Math.max(0, untold) }, () => LEAST_FELT), ...typed.felt]
}

const site = await serveSite('bench-site')
const browser = await startChromium()
const found: Measured[] = []
try {
  for (const slow of [1, SLOW]) {
    for (const size of SIZES) {
      for (const lens of ['buffers', 'curve'] as const) {
        const page = await openBook(
          browser,
          site.address,
          keptTexts(crossPool(size, Math.min(size, MARKETS_MAX)), { lens }),
        )
        await slowDown(page, slow)
        const typed = await typeSizes(page, { market: 'M3', rounds: size > 200 ? 10 : 15 })
        found.push({ size, lens, slow, typed })
        await page.context().close()
      }
    }
  }
} finally {
  await browser.close()
  site.close()
}

console.log('From key to paint, as the page is told (16 ms: that or less)\n')
table(
  ['rows', 'lens', 'slowed', 'keys', 'median', 'p95', `≤ ${LIMIT_FELT} ms`],
  found.map((one) => {
    const times = felt(one)
    const p95 = percentile(times, 0.95)
    return [
      String(one.size),
      one.lens,
      `${one.slow} ×`,
      String(times.length),
      ms(percentile(times, 0.5)),
      ms(p95),
      one.size === 200 && one.slow === SLOW ? (p95 <= LIMIT_FELT ? 'yes' : 'NO') : '',
    ]
  }),
)

console.log('\nWork of the main thread for one key: until painted, and with what follows\n')
table(
  ['rows', 'lens', 'slowed', 'median', 'p95', `≤ ${LIMIT_WORK} ms`, 'in all', 'p95', ...WORKS],
  found.map(({ size, lens, slow, typed }) => {
    const toPaint = typed.costs.map((cost) => cost.toPaint)
    const whole = typed.costs.map((cost) => cost.whole)
    const p95 = percentile(toPaint, 0.95)
    return [
      String(size),
      lens,
      `${slow} ×`,
      ms(percentile(toPaint, 0.5)),
      ms(p95),
      slow === 1 && size === 200 ? (p95 <= LIMIT_WORK ? 'yes' : 'NO') : '',
      ms(percentile(whole, 0.5)),
      ms(percentile(whole, 0.95)),
      ...WORKS.map((work) =>
        ms(
          percentile(
            typed.costs.map((cost) => cost.by[work]),
            0.5,
          ),
        ),
      ),
    ]
  }),
)

const typicalOf = (size: number) => {
  const one = found.find((each) => each.size === size && each.slow === 1)
  return { n: size, ms: percentile(one?.typed.costs.map((cost) => cost.toPaint) ?? [], 0.5) }
}
const power = growth(typicalOf(20), typicalOf(1_000))
console.log(`\ngrowth from 20 to 1,000 rows: N^${power.toFixed(2)}`)
