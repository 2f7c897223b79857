// A book of a thousand rows: few are drawn, all can be reached, and what has the focus stays.

import { expect, test, type Page } from '@playwright/test'

const ROWS = 1_000

// A trace takes the whole page down at every step: with so many rows that is most of the time.
test.use({ trace: 'off' })

async function pasteMany(page: Page): Promise<void> {
  await page.goto('./')
  await page.getByRole('button', { name: 'Paste', exact: true }).click()
  const lines = Array.from({ length: ROWS }, (_, at) => `C${at + 1} long 1 @ 100 mark 100 mmr 1%`)
  await page
    .getByRole('textbox', { name: /^Positions/ })
    .fill(`account Many cross 50_000\n${lines.join('\n')}`)
  await page.getByRole('button', { name: 'Accept' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

const focusedRow = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest('[role=row]')?.getAttribute('aria-rowindex'))

test.describe('a thousand rows', () => {
  test('are told, drawn a few at a time, and walked with the keys from end to end', async ({
    page,
  }) => {
    await pasteMany(page)
    const grid = page.getByRole('grid', { name: 'Positions of Many' })
    await expect(grid).toHaveAttribute('aria-rowcount', String(ROWS + 1))
    expect(await grid.getByRole('row').count()).toBeLessThan(80)

    await page.getByRole('button', { name: /^Size of C1,/ }).focus()
    await page.keyboard.press('Control+End')
    await expect.poll(() => focusedRow(page)).toBe(String(ROWS + 1))
    await expect(page.getByRole('button', { name: /^Size of C1000,/ })).toBeInViewport()
    expect(await grid.getByRole('row').count()).toBeLessThan(80)

    await page.keyboard.press('PageUp')
    await expect.poll(() => focusedRow(page)).toBe(String(ROWS + 1 - 10))
    await page.keyboard.press('Control+Home')
    await expect.poll(() => focusedRow(page)).toBe('2')
    for (let presses = 0; presses < 60; presses += 1) await page.keyboard.press('ArrowDown')
    // Two lines to a row: sixty presses are thirty rows.
    await expect.poll(() => focusedRow(page)).toBe('32')
  })

  test('keep the cell that is typed in while the page is scrolled away', async ({ page }) => {
    await pasteMany(page)
    await page.getByRole('button', { name: /^Size of C2,/ }).click()
    const cell = page.getByRole('textbox', { name: 'Size of C2' })
    await cell.fill('3')
    await page.mouse.wheel(0, 30_000)
    await expect(page.getByRole('button', { name: /^Size of C2,/ })).toHaveCount(0)
    await expect(cell).toHaveValue('3')
    await page.keyboard.press('Enter')
    await expect(
      page.getByRole('button', { name: /^Size of C2, now .*, after draft 3/ }),
    ).toHaveCount(1)
  })

  test('are left out, ordered and found again without losing one', async ({ page }) => {
    await pasteMany(page)
    await page.getByRole('checkbox', { name: 'Include C1', exact: true }).uncheck()
    const grid = page.getByRole('grid', { name: 'Positions of Many' })
    await expect(grid).toHaveAttribute('aria-rowcount', String(ROWS + 1))
    await expect(page.getByRole('row', { name: /C1 long/ })).toContainText('excluded')
    await page.getByRole('combobox', { name: 'Sort' }).selectOption('notional')
    await page.getByRole('button', { name: /^Size of C2,/ }).focus()
    await page.keyboard.press('Control+End')
    await expect(page.getByRole('row', { name: /C1 long/ })).toContainText('excluded')
  })
})

test.describe('rows beside the lens and on a phone', () => {
  for (const width of [1440, 1024]) {
    test(`stay as tall as they were while a draft is typed at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 })
      await page.goto('./')
      const heights = () =>
        page
          .getByRole('grid', { name: 'Positions of Main' })
          .getByRole('row')
          .evaluateAll((rows) => rows.map((row) => Math.round(row.getBoundingClientRect().height)))
      const before = await heights()
      await page.getByRole('button', { name: /^Size of ETH,/ }).click()
      await page.getByRole('textbox', { name: 'Size of ETH' }).fill('24')
      await page.keyboard.press('Enter')
      await expect(page.getByRole('button', { name: /^Size of ETH, now/ })).toBeVisible()
      expect(await heights()).toEqual(before)
    })
  }

  test('keep what is typed clear of the acts of the card at 390 px', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto('./')
    for (const market of ['BTC', 'ETH', 'SOL', 'DOGE']) {
      const edit = await page
        .getByRole('button', { name: `Edit ${market}`, exact: true })
        .boundingBox()
      const rate = await page
        .getByRole('button', { name: new RegExp(`^Maintenance rate of ${market}`) })
        .boundingBox()
      if (edit === null || rate === null) throw new Error(`${market} is drawn`)
      const clear = rate.x + rate.width <= edit.x || rate.y >= edit.y + edit.height
      expect(clear, market).toBe(true)
    }
  })
})
