// Nothing runs off the side, at any width, in either theme; and nothing a checker of accessibility finds.

import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'

const WIDTHS = [320, 390, 768, 1024, 1440]
const THEMES = ['dark', 'light'] as const

async function draftSomething(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Size of ETH,/ }).click()
  await page.getByRole('textbox', { name: 'Size of ETH' }).fill('24')
  await page.keyboard.press('Enter')
}

async function overflow(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
}

async function faults(page: Page): Promise<readonly string[]> {
  const found = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
  )
}

for (const theme of THEMES) {
  for (const width of WIDTHS) {
    test(`${theme}, ${width} px: fits and is accessible, with a draft beside the baseline`, async ({
      page,
    }) => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      await page.setViewportSize({ width, height: 900 })
      await page.goto('./')
      expect(await overflow(page)).toBe(0)
      await draftSomething(page)
      await expect(page.getByText('with a draft')).toBeAttached()
      expect(await overflow(page)).toBe(0)
      expect(await faults(page)).toEqual([])
    })
  }
}

for (const width of [390, 1440]) {
  test(`dialogs fit and are accessible at ${width} px`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height: 844 })
    await page.goto('./')
    await page.getByRole('button', { name: /^Joint limit, minus/ }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    expect(await faults(page)).toEqual([])
    expect(await overflow(page)).toBe(0)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Paste', exact: true }).click()
    await page
      .getByRole('textbox', { name: /^Positions/ })
      .fill('BTC long 1 @ 60000 mmr 1%\nETH long x @ 3000')
    await expect(page.getByRole('list', { name: 'Rows found' })).toBeVisible()
    expect(await faults(page)).toEqual([])
    expect(await overflow(page)).toBe(0)
  })
}

test('an invalid cell is accessible', async ({ page }) => {
  await page.goto('./')
  await page.getByRole('button', { name: /^Size of ETH,/ }).click()
  await page.getByRole('textbox', { name: 'Size of ETH' }).fill('many')
  await expect(page.getByRole('alert')).toBeVisible()
  expect(await faults(page)).toEqual([])
})

test('a question beside a cell fits a small phone and is accessible', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 })
  await page.goto('./')
  await page.getByRole('button', { name: /^Size of ETH,/ }).click()
  await page.getByRole('textbox', { name: 'Size of ETH' }).fill('12.500')
  await expect(page.getByRole('button', { name: 'Size of ETH: 12500' })).toBeVisible()
  expect(await overflow(page)).toBe(0)
  expect(await faults(page)).toEqual([])
})

test('five hundred rows without a funding rate leave the book in reach', async ({ page }) => {
  await page.goto('./')
  await page.getByRole('button', { name: 'Paste', exact: true }).click()
  const rows = Array.from({ length: 500 }, (_, at) => `C${at} long 1 @ 100 mark 101 mmr 1%`)
  await page
    .getByRole('textbox', { name: /^Positions/ })
    .fill(['account Big cross 100_000', ...rows].join('\n'))
  await page.getByRole('button', { name: 'Accept' }).click()
  const verdict = page.getByRole('region', { name: 'Verdict', exact: true })
  await expect(verdict).toContainText('C5 and 494 more')
  const box = await verdict.boundingBox()
  // Sticky: what it covers, nobody can click.
  expect(box?.height).toBeLessThan(300)
  await page.getByRole('button', { name: /^Size of C1,/ }).click()
  await page.getByRole('textbox', { name: 'Size of C1' }).fill('5')
  await expect(verdict).toContainText('→')
})

test('the digits of a row do not move its neighbours while typing', async ({ page }) => {
  await page.goto('./')
  const column = page.getByRole('columnheader', { name: /^Liquidation price/ })
  const before = await column.boundingBox()
  await draftSomething(page)
  const after = await column.boundingBox()
  expect(after?.x).toBe(before?.x)
  expect(after?.width).toBe(before?.width)
})

for (const [width, height] of [
  [1440, 900],
  [1024, 768],
  [390, 844],
] as const) {
  test(`nothing moves while the page comes, at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height })
    await page.addInitScript(() => {
      new PerformanceObserver((list) => {
        const entries = list.getEntries() as (PerformanceEntry & { readonly value: number })[]
        const moved = entries.reduce((sum, { value }) => sum + value, 0)
        const { dataset } = document.documentElement
        dataset['moved'] = String(Number(dataset['moved'] ?? 0) + moved)
      }).observe({ type: 'layout-shift', buffered: true })
    })
    await page.goto('./')
    await expect(page.getByRole('button', { name: /^Size of ETH,/ })).toBeVisible()
    await page.waitForLoadState('networkidle')
    await page.waitForTimeout(500)
    const moved = await page.evaluate(() => Number(document.documentElement.dataset['moved'] ?? 0))
    expect(moved).toBeLessThan(0.01)
  })
}

test('the theme can be chosen and is kept', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto('./')
  await page.getByRole('button', { name: 'Preferences' }).click()
  await page.getByRole('radio', { name: 'Light' }).check()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  const background = await page.evaluate(
    () => getComputedStyle(document.documentElement).backgroundColor,
  )
  expect(background).toBe('rgb(246, 247, 249)')
  await page.waitForTimeout(700)
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
})
