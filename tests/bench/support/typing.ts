// Types into the page as a person would, and tells what each key cost.
import type { Browser, BrowserContext, Page } from '@playwright/test'
import type { KeptText } from './kept'
import { CATEGORIES, keyCosts, readTrace, type KeyCost } from './trace'

/** Time between two keys: about ninety words a minute. */
const PACE_MS = 130
/** From any text each round leads back to it, and every text on the way is a size. */
const ROUND = ['2', '5', 'Backspace', 'Backspace']
const WARM_ROUNDS = 3

export interface Typed {
  readonly costs: readonly KeyCost[]
  /** From the key to the next painted frame, as the page itself is told; nothing shorter than 16 ms is. */
  readonly felt: readonly number[]
}

/** A page that found this book in its storage, with everything loaded. */
export async function openBook(
  browser: Browser,
  address: string,
  kept: readonly KeptText[],
): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    reducedMotion: 'reduce',
    // Files fetched for later are not what is timed.
    serviceWorkers: 'block',
    storageState: {
      cookies: [],
      origins: [{ origin: new URL(address).origin, localStorage: [...kept] }],
    },
  })
  const page = await context.newPage()
  await page.goto(address)
  await page.getByRole('region', { name: 'Verdict', exact: true }).waitFor()
  await page.waitForLoadState('networkidle')
  return page
}

/** Makes the page's processor this many times as slow. */
export async function slowDown(page: Page, times: number): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: times })
}

/** Types rounds of digits into the size of a market. */
export async function typeSizes(
  page: Page,
  { market, rounds }: { readonly market: string; readonly rounds: number },
): Promise<Typed> {
  await page.getByRole('button', { name: `Size of ${market},` }).click()
  await page.getByRole('textbox', { name: `Size of ${market}` }).waitFor()
  const keys = async (times: number) => {
    for (let at = 0; at < times * ROUND.length; at += 1) {
      await page.keyboard.press(ROUND[at % ROUND.length] ?? '1')
      await page.waitForTimeout(PACE_MS)
    }
  }
  await page.keyboard.press('1')
  await keys(WARM_ROUNDS)
  await page.evaluate(listen)
  const browser = page.context().browser()
  if (browser === null) throw new Error('the page has a browser')
  await browser.startTracing(page, { categories: CATEGORIES })
  await keys(rounds)
  const trace = await browser.stopTracing()
  const felt = await page.evaluate(heard)
  return { costs: keyCosts(readTrace(trace.toString('utf8'))), felt }
}

interface Listening {
  /** The longest event of each key, by its number. */
  longest?: Map<number, number>
}

/** In the page. */
function listen(): void {
  const longest = new Map<number, number>()
  ;(globalThis as Listening).longest = longest
  const watch = new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as PerformanceEventTiming[]) {
      if (!entry.name.startsWith('key') || entry.name === 'keyup') continue
      const id = Math.round(entry.startTime)
      longest.set(id, Math.max(longest.get(id) ?? 0, entry.duration))
    }
  })
  watch.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
}

/** In the page. */
async function heard(): Promise<readonly number[]> {
  // Entries come after the frame they tell of.
  await new Promise((resolve) => setTimeout(resolve, 500))
  return [...((globalThis as Listening).longest ?? new Map<number, number>()).values()]
}
