// The main journey: paste positions, try a change, read the verdict, hand the link to somebody who then
// sees every figure to the last digit. And addresses that are no links leave the page as it was.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { expect, test, type Browser, type Page } from '@playwright/test'
import { ROOT } from '../support/ensure-deps.mjs'

const PASTED = readFileSync(join(ROOT, 'tests/vectors/samples/binance-ui-positions.tsv'), 'utf8')

interface Frozen {
  readonly link: string
}
const FROZEN = JSON.parse(
  readFileSync(join(ROOT, 'tests/vectors/links/v1-hedged-majors.json'), 'utf8'),
) as Frozen

/**
 * Every figure of the page in order: what it prints, every digit behind it, and how it is read out.
 * The lens is fetched after the page and drawn after the digits, and the benches find what they find in the
 * quiet after that: both are waited for, and the page is read again until two readings say the same.
 */
async function figuresOf(page: Page): Promise<readonly string[]> {
  const lens = page.getByRole('region', { name: 'Lens' })
  await expect(lens.getByRole('term').first()).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Remedies' })).toBeVisible()
  await expect(page.getByText('working it out')).toHaveCount(0)
  let figures = await figuresNow(page)
  await expect(async () => {
    const before = figures
    await page.evaluate(() => new Promise((drawn) => requestIdleCallback(drawn)))
    figures = await figuresNow(page)
    expect(figures).toEqual(before)
  }).toPass()
  return figures
}

async function figuresNow(page: Page): Promise<readonly string[]> {
  return page.locator('main').evaluate((main) => {
    const words = (element: Element) => (element as HTMLElement).innerText.replace(/\s+/g, ' ')
    const said = [...main.querySelectorAll('button, [title], td, th, dt, dd, p, input, select')]
    return said.map((element) => {
      const value = 'value' in element ? String(element.value) : ''
      const title = element.getAttribute('title') ?? ''
      const label = element.getAttribute('aria-label') ?? ''
      return [element.tagName, words(element), value, title, label].join(' | ')
    })
  })
}

/** The page in a browser that has never been here. */
async function freshly(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(address)
  await expect(page.getByRole('region', { name: 'Verdict' })).toBeVisible()
  return page
}

/** Where the page tells something once. */
function noticeOf(page: Page) {
  return page.getByRole('status').last()
}

async function paste(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Paste', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Paste positions' })
  await dialog.getByRole('textbox', { name: /^Positions as copied/ }).fill(PASTED)
  await dialog.getByRole('textbox', { name: /^Cross collateral of/ }).fill('25000')
  await dialog.getByRole('button', { name: 'Accept' }).click()
  await expect(dialog).toBeHidden()
}

async function type(page: Page, label: string, text: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${label}, .*, edit$`) }).click()
  await page.getByRole('textbox', { name: label, exact: true }).fill(text)
  await page.keyboard.press('Enter')
}

async function copiedLink(page: Page): Promise<string> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Copy link' }).click()
  await expect(page.getByText('Link copied.')).toBeVisible()
  return page.evaluate(() => navigator.clipboard.readText())
}

test('whoever opens the link sees every figure, to the last digit', async ({ page, browser }) => {
  await page.goto('/')
  await paste(page)
  const before = await figuresOf(page)
  await type(page, 'Size of ETHUSDT', '-5.5')
  const figures = await figuresOf(page)
  expect(figures).not.toEqual(before)
  const size = page.getByRole('button', {
    name: /^Size of ETHUSDT, now .*4\.2.*, after draft .*5\.5/,
  })
  await expect(size).toBeVisible()
  const verdict = page.getByRole('region', { name: 'Verdict' })
  await expect(verdict).toContainText('liquidates')
  await expect(verdict.getByRole('button', { name: /^Joint limit, / })).toBeVisible()

  const link = await copiedLink(page)
  expect(link).toMatch(/\/#1\.[A-Za-z0-9_-]+$/)
  expect(link.length).toBeLessThan(2_000)

  const theirs = await freshly(browser, link)
  await expect(theirs.getByText('was opened from the link.')).toBeVisible()
  expect(figures.length).toBeGreaterThan(100)
  expect(await figuresOf(theirs)).toEqual(figures)
  // And what they hand on says the same again.
  const again = await freshly(browser, await copiedLink(theirs))
  expect(await figuresOf(again)).toEqual(figures)
})

test('a rate counted by the year is counted so by the reader of the link', async ({
  page,
  browser,
}) => {
  await page.goto('/')
  await type(page, 'Size of BTC', '1.5')
  await page.getByRole('button', { name: 'Preferences' }).click()
  await page.getByRole('radio', { name: 'APR' }).check()
  await page.keyboard.press('Escape')
  const figures = await figuresOf(page)
  const theirs = await freshly(browser, await copiedLink(page))
  expect(await figuresOf(theirs)).toEqual(figures)
})

test('a link made long ago opens, and leaves the address at the first edit', async ({ page }) => {
  await page.goto(`/${FROZEN.link}`)
  const verdict = page.getByRole('region', { name: 'Verdict' })
  // Product figures of the sample with ETH at 24: joint limit −8.80 %, nearest death 3.58 σ.
  await expect(verdict).toContainText('−8.80')
  await expect(verdict).toContainText('3.58')
  expect(new URL(page.url()).hash).toBe(FROZEN.link)

  const steps = await page.evaluate(() => window.history.length)
  await type(page, 'Size of BTC', '1.3')
  expect(new URL(page.url()).hash).toBe('')
  expect(await page.evaluate(() => window.history.length)).toBe(steps)

  // Undo twice: the edit, then the opening, under which the sample lies.
  await page.getByRole('button', { name: 'Undo: BTC size to 1.3' }).click()
  await expect(verdict).toContainText('−8.80')
  await page.getByRole('button', { name: 'Undo: Open link' }).click()
  await expect(verdict).toContainText('−10.35')
  await expect(page.getByRole('button', { name: 'Nothing to undo' })).toBeVisible()
})

test('a link put into the address of an open page is one step', async ({ page }) => {
  await page.goto('/')
  await type(page, 'Size of BTC', '1.5')
  const mine = await figuresOf(page)
  await page.evaluate((hash) => {
    window.location.hash = hash
  }, FROZEN.link)
  await expect(page.getByRole('region', { name: 'Verdict' })).toContainText('−8.80')
  await page.getByRole('button', { name: 'Undo: Open link' }).click()
  await expect.poll(() => figuresOf(page)).toEqual(mine)
})

const deflated = (text: string | Buffer) => `#1.${deflateRawSync(text).toString('base64url')}`

/** The link with one character of its middle exchanged. */
function altered(link: string): string {
  const middle = link.length >> 1
  const other = link.charAt(middle) === 'A' ? 'B' : 'A'
  return link.slice(0, middle) + other + link.slice(middle + 1)
}

const HOSTILE: readonly (readonly [name: string, hash: string, reason: string])[] = [
  ['a word', '#hello', 'is not a Plimsoll link'],
  ['markup', '#<img src=x onerror=alert(1)>', 'is not a Plimsoll link'],
  ['a version to come', '#9.abcd', 'version 9'],
  ['a link cut short', FROZEN.link.slice(0, 400), 'This link is damaged'],
  ['a link with one character exchanged', altered(FROZEN.link), 'This link is damaged'],
  ['characters of no link', '#1.!!!!', 'characters that no link has'],
  ['bytes of no packing', '#1.____', 'cut short or altered'],
  ['twenty megabytes of zeros', deflated(Buffer.alloc(20_000_000)), 'more than 1000000 bytes'],
  ['JSON nested deep', deflated('['.repeat(100_000)), 'nested more than 12 deep'],
  ['a prototype', deflated('{"__proto__":{"x":1}}'), '"__proto__" is not allowed'],
  ['a key twice', deflated('{"name":"a","name":"b"}'), 'is given twice'],
  ['a hundred thousand characters', `#1.${'A'.repeat(100_000)}`, 'This link is too long'],
]

for (const [name, hash, reason] of HOSTILE) {
  test(`is answered with its reason, and the sample stays: ${name}`, async ({ page }) => {
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(error.message))
    await page.goto(`/${hash}`)
    await expect(noticeOf(page)).toContainText(reason)
    await expect(noticeOf(page)).toContainText('Nothing on the page was changed.')
    // The sample is live: it answers, and it can be edited.
    const verdict = page.getByRole('region', { name: 'Verdict' })
    await expect(verdict).toContainText('−10.35')
    await type(page, 'Size of ETH', '24')
    await expect(verdict).toContainText('−8.80')
    expect(new URL(page.url()).hash).toBe('')
    expect(faults).toEqual([])
  })
}

test('the way to the book is no link, and says nothing', async ({ page }) => {
  await page.goto('/')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#book$/)
  await page.reload()
  await expect(page.getByRole('region', { name: 'Verdict' })).toContainText('−10.35')
  await expect(noticeOf(page)).toHaveText('')
})

test('what was on the page is there again after it was closed', async ({ page }) => {
  await page.goto('/')
  await type(page, 'Size of ETH', '24')
  const figures = await figuresOf(page)
  await page.reload()
  await expect(page.getByRole('region', { name: 'Verdict' })).toBeVisible()
  expect(await figuresOf(page)).toEqual(figures)
})

test('a link that is only looked at does not push out what was kept', async ({ page }) => {
  await page.goto('/')
  await type(page, 'Size of ETH', '20')
  const mine = await figuresOf(page)
  await page.goto(`/${FROZEN.link}`)
  await page.reload()
  await expect(page.getByRole('region', { name: 'Verdict' })).toContainText('3.58')
  await page.goto('about:blank')
  await page.goto('/')
  await expect(page.getByRole('region', { name: 'Verdict' })).toBeVisible()
  expect(await figuresOf(page)).toEqual(mine)
})
