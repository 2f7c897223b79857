// Everything without a mouse: reach a cell, edit it, ask a figure why, come back, undo.

import { expect, test, type Page } from '@playwright/test'

const focusedName = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')

test.beforeEach(async ({ page }) => {
  await page.goto('./')
  await expect(page.getByRole('grid', { name: 'Positions of Main' })).toBeVisible()
})

/** Tabs until the focus is in the grid: it is one stop. */
async function tabToGrid(page: Page): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab')
    const inside = await page.evaluate(
      () => document.activeElement?.closest('[role=grid]') !== null,
    )
    if (inside) return
  }
  throw new Error('Tab never reached the grid')
}

test('a size is reached, edited, kept and undone', async ({ page }) => {
  await tabToGrid(page)
  await page.keyboard.press('PageUp')
  for (let presses = 0; presses < 20; presses += 1) {
    if ((await focusedName(page)).startsWith('Size of ETH')) break
    await page.keyboard.press('ArrowDown')
  }
  if (!(await focusedName(page)).startsWith('Size of ETH')) await page.keyboard.press('Home')
  expect(await focusedName(page)).toMatch(/^Size of ETH, 18, edit/)
  await page.keyboard.type('24')
  await expect(page.getByRole('region', { name: 'Verdict', exact: true })).toContainText('−8.80')
  await page.keyboard.press('Enter')
  expect(await focusedName(page)).toMatch(/^Size of ETH/)
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('region', { name: 'Verdict', exact: true })).not.toContainText('→')
})

test('a figure is explained with Enter, inputs open in turn, and Escape gives the focus back', async ({
  page,
}) => {
  await tabToGrid(page)
  await page.keyboard.press('ArrowDown')
  for (let presses = 0; presses < 30; presses += 1) {
    if ((await focusedName(page)).startsWith('Liquidation price of')) break
    await page.keyboard.press('ArrowRight')
  }
  const name = await focusedName(page)
  expect(name).toMatch(/^Liquidation price of .*, explain$/)
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(/Liquidation price/)
  await expect(dialog).toContainText('Assumes')
  await dialog.getByRole('button', { name: 'Buffer', exact: true }).press('Enter')
  await expect(dialog).toContainText(/equity/i)
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  expect(await focusedName(page)).toBe(name)
})

test('the first Tab skips to the book', async ({ page }) => {
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the book' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('#book')).toBeFocused()
})

test('pasting on the page opens the preview with the text', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate(() => navigator.clipboard.writeText('BTC long 1 @ 60000 mark 60000 mmr 1%'))
  await page.keyboard.press('Control+v')
  await expect(page.getByRole('dialog')).toContainText('BTC long 1 @ 60,000')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'Verdict', exact: true })).toContainText('−10.35')
})

test('Delete removes the row and Ctrl D makes a second one', async ({ page }) => {
  const rows = page.getByRole('row', { name: /DOGE long (?!isolated)/ })
  await page.getByRole('button', { name: /^Size of DOGE/ }).focus()
  await page.keyboard.press('Control+d')
  await expect(rows).toHaveCount(2)
  await page.keyboard.press('Control+z')
  await expect(rows).toHaveCount(1)
})
