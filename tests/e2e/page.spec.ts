// The page as a trader meets it: a live sample with known figures, typing that recomputes at every
// keystroke, text that means nothing, undo, paste, links, and coming back.

import { expect, test, type Page } from '@playwright/test'

// By its element: behind an open dialog the page has no roles.
const verdict = (page: Page) => page.locator('section[aria-label=Verdict]')
const size = (page: Page, symbol: string) =>
  page.getByRole('button', { name: new RegExp(`^Size of ${symbol},`) })

/** Says nothing of faults in the console while `act` runs. */
async function quietly(page: Page, act: () => Promise<void>): Promise<void> {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  await act()
  expect(faults).toEqual([])
}

test.beforeEach(async ({ page }) => {
  await page.goto('./')
})

test('the sample is live on the first visit, with its known figures', async ({ page }) => {
  await quietly(page, async () => {
    await page.reload()
    await expect(verdict(page)).toContainText('−10.35')
  })
  for (const text of ['$13,700', '4.54', '18.46', '−$25.25', '81.54', '−14.92', '542']) {
    await expect(verdict(page)).toContainText(text)
  }
  const sentence = 'ETH −16.25 %, BTC −11.84 %, SOL −11.00 % liquidates Cross.'
  await expect(verdict(page)).toContainText(sentence)
  await expect(verdict(page)).toContainText('DOGE isolated dies sooner: −6.33 %.')
  const book = page.getByRole('grid', { name: 'Positions of Main' })
  const rows: readonly [string, string, string][] = [
    ['BTC', '52,438.82', '−18.06'],
    ['ETH', '2,423.36', '−24.27'],
    ['SOL', '203.40', '+33.82'],
    ['DOGE', '0.11053', '−6.33'],
  ]
  for (const [symbol, price, distance] of rows) {
    const row = book.getByRole('row', { name: new RegExp(`${symbol} (long|short)`) })
    await expect(row).toContainText(price)
    await expect(row).toContainText(distance)
  }
})

test('typing a size moves the verdict while it is typed', async ({ page }) => {
  await size(page, 'ETH').click()
  const cell = page.getByRole('textbox', { name: 'Size of ETH' })
  await cell.fill('')
  await cell.pressSequentially('24')
  // Not committed yet: the draft is previewed in the whole page.
  await expect(verdict(page)).toContainText('−10.35 → −8.80 %')
  await expect(verdict(page)).toContainText('4.54 → 3.58 σ')
  await expect(verdict(page)).toContainText('$13,700 → $13,301')
  await expect(verdict(page)).toContainText('−$25.25 → −$33.89')
  const btc = page.getByRole('row', { name: /BTC long/ })
  await expect(btc).toContainText('52,438.82 → 52,775.03')
  await cell.press('Escape')
  await expect(verdict(page)).not.toContainText('→')
  await expect(size(page, 'ETH')).toHaveText('18')
})

test('text that means nothing stays in the cell, and the last good figures stay too', async ({
  page,
}) => {
  await size(page, 'ETH').click()
  const cell = page.getByRole('textbox', { name: 'Size of ETH' })
  await cell.fill('24')
  await expect(verdict(page)).toContainText('−8.80')
  await cell.pressSequentially(' lots?')
  await expect(cell).toHaveAttribute('aria-invalid', 'true')
  await cell.press('Enter')
  await expect(cell).toHaveValue('24 lots?')
  await expect(cell).toBeFocused()
  await expect(page.getByRole('alert')).toContainText('Esc restores')
  await expect(verdict(page)).toContainText('−8.80')
})

test('one edit is one step of undo, and redo brings it back', async ({ page }) => {
  await size(page, 'BTC').click()
  await page.getByRole('textbox', { name: 'Size of BTC' }).fill('-25%')
  await page.keyboard.press('Enter')
  await expect(size(page, 'BTC')).toHaveText(/0\.9/)
  await page.getByRole('button', { name: 'Undo: BTC size to 0.9' }).click()
  await expect(size(page, 'BTC')).toHaveText('1.2')
  await expect(page.getByRole('button', { name: 'Nothing to undo' })).toBeDisabled()
  await page.getByRole('button', { name: 'Redo: BTC size to 0.9' }).click()
  await expect(size(page, 'BTC')).toHaveText(/0\.9/)
})

test('reloading keeps what was typed', async ({ page }) => {
  await size(page, 'ETH').click()
  await page.getByRole('textbox', { name: 'Size of ETH' }).fill('24')
  await page.keyboard.press('Enter')
  await expect(verdict(page)).toContainText('−8.80')
  await page.reload()
  await expect(verdict(page)).toContainText('−8.80')
  await expect(page.getByRole('region', { name: 'Start' })).toHaveCount(0)
})

test('a link opens the same figures elsewhere', async ({ page, context, browser }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await size(page, 'ETH').click()
  await page.getByRole('textbox', { name: 'Size of ETH' }).fill('24')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Copy link' }).click()
  await expect(page.getByText(/Link copied/)).toBeVisible()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  const elsewhere = await browser.newContext({ locale: 'en-US' })
  const other = await elsewhere.newPage()
  await other.goto(link)
  await expect(verdict(other)).toContainText('−10.35 → −8.80 %')
  await elsewhere.close()
})

test('a paste changes nothing until it is accepted, and is one step of undo', async ({ page }) => {
  await page.getByRole('button', { name: 'Paste', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog
    .getByRole('textbox', { name: /^Positions/ })
    .fill('account Two cross 1_000\nBTC long 0.1 @ 50_000 mark 50_000 mmr 1%\nETH long abc @ 3_000')
  await expect(dialog).toContainText('1 of 2 rows')
  await expect(dialog.getByRole('list', { name: 'Rows found' })).toContainText('not a number')
  await expect(verdict(page)).toContainText('−10.35')
  await dialog.getByRole('button', { name: 'Accept' }).click()
  await expect(dialog).toHaveCount(0)
  // 1,000 − 0.1 × (50,000 − p) = 1 % × 0.1 × p  →  p = 4,000 ÷ 0.099 = 40,404.04…, rounded up
  await expect(page.getByRole('row', { name: /BTC long/ })).toContainText('40,404.05')
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click()
  await expect(verdict(page)).toContainText('−10.35')
})

test('a row can be added, flipped and deleted', async ({ page }) => {
  await page.getByRole('button', { name: 'Add position to Main' }).click()
  const form = page.getByRole('form', { name: 'Add a position to Main' })
  await form.getByLabel('Market', { exact: true }).fill('AVAX')
  await form.getByLabel('Size').fill('100')
  await form.getByLabel('Mark', { exact: true }).fill('25')
  await form.getByLabel('Maintenance rate, %').fill('5')
  await form.getByRole('button', { name: 'Add' }).click()
  const row = page.getByRole('row', { name: /AVAX long/ })
  await expect(row).toContainText('$2,500.00')
  await expect(row).toContainText('new')
  await row.getByRole('button', { name: 'Actions for AVAX' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(row).toHaveCount(0)
})

test('a position without a mark says what is missing, and typing it brings the figures', async ({
  page,
}) => {
  await page.getByRole('button', { name: 'Paste', exact: true }).click()
  await page
    .getByRole('textbox', { name: /^Positions/ })
    .fill('account Two cross 1_000\nBTC long 0.1 @ 50_000 mmr 1%')
  await page.getByRole('button', { name: 'Accept' }).click()
  await expect(verdict(page)).toContainText('unknown: no mark for BTC')
  await page.getByRole('button', { name: /^Mark of BTC/ }).click()
  await page.getByRole('textbox', { name: 'Mark of BTC' }).fill('50000')
  // What is said aloud follows once the mark is kept; what is read is there at once.
  await expect(verdict(page).locator('dl')).toContainText('$950.00')
  await expect(verdict(page).locator('p')).not.toContainText('unknown: no mark')
})
