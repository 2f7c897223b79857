// The report in a real browser: reached by keyboard, read at every width and theme, printed on paper whole.

import { readFile } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { paste } from '../support/states.mjs'

const report = (page: Page) => page.getByRole('dialog', { name: 'Report', exact: true })

/** From the palette, without a mouse; waits for what is worked out meanwhile. */
async function open(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.type('report')
  await page.keyboard.press('Enter')
  await expect(report(page)).toBeVisible()
  await expect(report(page).getByRole('button', { name: 'Print' })).toBeEnabled({ timeout: 20_000 })
}

/** Of the report alone: the page beneath has tests of its own. */
async function faults(page: Page, without: readonly string[] = []): Promise<readonly string[]> {
  const found = await new AxeBuilder({ page })
    .include('[role=dialog]')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .disableRules([...without])
    .analyze()
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
  )
}

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('./')
  await expect(page.getByRole('region', { name: 'Verdict', exact: true })).toBeVisible()
})

for (const theme of ['dark', 'light'] as const) {
  test(`a checker finds nothing in it, ${theme}, wide and on a phone, and nothing is cut off`, async ({
    page,
  }) => {
    // A report is long, and a checker looks at every text in it.
    test.setTimeout(180_000)
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await open(page)
    expect.soft(await faults(page), 'wide').toEqual([])
    for (const width of [1024, 390, 320]) {
      await page.setViewportSize({ width, height: 844 })
      const content = report(page).getByRole('region', { name: 'Content' })
      expect
        .soft(await content.evaluate((place) => place.scrollWidth - place.clientWidth), `${width}`)
        .toBe(0)
    }
    // The colours are those of the wide page, and every one of a report's thousand texts takes its time.
    expect.soft(await faults(page, ['color-contrast']), 'phone').toEqual([])
  })
}

test('the keyboard scrolls it, asks a figure why, and comes back to where it was', async ({
  page,
}) => {
  await open(page)
  const content = report(page).getByRole('region', { name: 'Content' })
  await page.keyboard.press('Tab')
  await expect(content).toBeFocused()
  await page.keyboard.press('PageDown')
  await expect.poll(() => content.evaluate((place) => place.scrollTop)).toBeGreaterThan(0)
  await report(page)
    .getByRole('button', { name: /^Joint limit of Cross/ })
    .focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: /Joint limit/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: /Joint limit/ })).toHaveCount(0)
  await expect(report(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(report(page)).toHaveCount(0)
})

test('on paper it stands alone, light, without a control, its heads on every sheet', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await open(page)
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await expect(page.locator('#root')).toBeHidden()
  await expect(report(page).getByRole('button', { name: 'Print' })).toBeHidden()
  await expect(report(page).getByRole('button', { name: /^CSV/ }).first()).toBeHidden()
  const seen = await report(page).evaluate((dialog) => {
    const head = dialog.querySelector('thead')
    const row = dialog.querySelector('tbody tr')
    return {
      ground: getComputedStyle(dialog).backgroundColor,
      head: head && getComputedStyle(head).display,
      row: row && getComputedStyle(row).display,
      isWhole: dialog.scrollHeight <= dialog.clientHeight + 1,
      page: getComputedStyle(document.body).overflowY,
    }
  })
  expect(seen).toEqual({
    ground: 'rgb(255, 255, 255)',
    head: 'table-header-group',
    row: 'table-row',
    isWhole: true,
    page: 'visible',
  })
  for (const format of ['A4', 'Letter']) {
    const sheets = (await page.pdf({ format })).toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []
    expect(sheets.length, format).toBeGreaterThan(2)
    expect(sheets.length, format).toBeLessThan(9)
  }
})

test('each table is a file with every digit', async ({ page }) => {
  await open(page)
  const download = page.waitForEvent('download')
  await report(page).getByRole('button', { name: 'CSV: Pools' }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe('hedged-majors-pools.csv')
  const [head, cross] = (await readFile(await file.path(), 'utf8')).split('\r\n')
  expect(head).toBe(
    'Pool,Joint limit,Nearest death,Buffer,Buffer of equity,Equity,Maintenance of equity,Funding a day,Days to zero buffer',
  )
  expect(cross).toMatch(
    /^Cross,-0\.1035\d+,4\.5\d+,13700,0\.8154\d+,16800,0\.1845\d+,-25\.248,542\.\d+$/,
  )
})

test('its link opens the very document in another window', async ({ page, context }) => {
  await page.getByRole('button', { name: /^Size of ETH,/ }).click()
  await page.getByRole('textbox', { name: 'Size of ETH' }).fill('24')
  await page.keyboard.press('Enter')
  await open(page)
  const address = await report(page).getByRole('link').getAttribute('href')
  const other = await context.newPage()
  await other.goto(address ?? '')
  await expect(other.getByRole('region', { name: 'Verdict', exact: true })).toContainText('−8.80')
})

test('a funding ledger that was pasted is in it, and survives a reload', async ({ page }) => {
  await paste(
    page,
    [
      'time,coin,sz,side,payment,rate',
      '20/05/2025 02:00:00,BTC,1.2,Long,-1.25,0.0000125',
      '21/05/2025 02:00:00,BTC,1.2,Long,-2.5,0.0000125',
      '22/05/2025 02:00:00,BTC,1.2,Long,-1.25,0.0000125',
    ].join('\n'),
  )
  await page.waitForTimeout(1_500)
  await page.reload()
  await expect(page.getByRole('region', { name: 'Verdict', exact: true })).toBeVisible()
  await open(page)
  const all = report(page).getByRole('table', { name: 'Funding paid, by market' })
  await expect(all.getByRole('row', { name: /^All/ })).toContainText('−$5.00')
  await expect(all.getByRole('row', { name: /^All/ })).toContainText('−$2.50')
})
