// Out and in again, in a browser: a scenario as a file and opened anywhere, positions as CSV and JSON pasted
// back, a link with less told, and a book too long for a link.

import { readFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Browser, type Download, type Page } from '@playwright/test'

const verdict = (page: Page) => page.locator('section[aria-label=Verdict]')
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Share' })
const notice = (page: Page) => page.getByRole('status').last()
const sizeOf = (page: Page, symbol: string) =>
  page.getByRole('button', { name: new RegExp(`^Size of ${symbol},`) })

async function type(page: Page, label: string, text: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${label}, .*, edit$`) }).click()
  await page.getByRole('textbox', { name: label, exact: true }).fill(text)
  await page.keyboard.press('Enter')
}

/** Does what the palette calls by these words. */
async function say(page: Page, words: string): Promise<void> {
  await expect(verdict(page)).toBeVisible()
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: 'Command palette' })
  await palette.getByRole('combobox').fill(words)
  await expect(palette.getByRole('option').first()).toContainText(words)
  await page.keyboard.press('Enter')
}

async function saved(page: Page, act: () => Promise<void>): Promise<Download & { text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()])
  const text = readFileSync(await download.path(), 'utf8')
  return Object.assign(download, { text })
}

async function freshly(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(address)
  await expect(verdict(page)).toBeVisible()
  return page
}

/** Drops a text as a file somewhere on the page. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  const data = await page.evaluateHandle(
    ([fileName, content]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([content ?? ''], fileName ?? ''))
      return transfer
    },
    [name, text],
  )
  for (const kind of ['dragover', 'drop']) {
    await page.dispatchEvent('body', kind, { dataTransfer: data })
  }
}

test('a scenario saved as a file is the same when it is chosen, dropped or pasted elsewhere', async ({
  page,
  browser,
}) => {
  await page.goto('./')
  await type(page, 'Size of ETH', '24')
  const file = await saved(page, () => say(page, 'Save scenario as a file'))
  expect(file.suggestedFilename()).toBe('hedged-majors.plimsoll.json')
  await expect(notice(page)).toContainText('Saved as “hedged-majors.plimsoll.json”')
  const told = await verdict(page).textContent()

  const chosen = await freshly(browser, page.url())
  const [chooser] = await Promise.all([
    chosen.waitForEvent('filechooser'),
    say(chosen, 'Open a file'),
  ])
  await chooser.setFiles({
    name: 'theirs.json',
    mimeType: 'application/json',
    buffer: Buffer.from(file.text),
  })
  await expect(notice(chosen)).toContainText('was opened from the file “theirs.json”')
  await expect(verdict(chosen)).toHaveText(told ?? '')
  await chosen.getByRole('button', { name: 'Undo: Open file' }).click()
  await expect(verdict(chosen)).toContainText('−10.35')

  const dropped = await freshly(browser, page.url())
  await drop(dropped, 'theirs.plimsoll.json', file.text)
  await expect(verdict(dropped)).toHaveText(told ?? '')
  await drop(dropped, 'broken.plimsoll.json', file.text.replace('"24"', '"a lot"'))
  await expect(notice(dropped)).toContainText('“broken.plimsoll.json” does not open: draft')
  await expect(verdict(dropped)).toHaveText(told ?? '')

  const pasted = await freshly(browser, page.url())
  await pasted.evaluate((text) => {
    const data = new DataTransfer()
    data.setData('text/plain', text)
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
  }, file.text)
  await expect(verdict(pasted)).toHaveText(told ?? '')
})

test('Ctrl S saves the scenario, and never the page', async ({ page }) => {
  await page.goto('./')
  await expect(verdict(page)).toBeVisible()
  const file = await saved(page, () => page.keyboard.press('Control+s'))
  expect(JSON.parse(file.text)).toMatchObject({ name: 'Hedged majors' })
})

for (const kind of ['CSV', 'JSON']) {
  test(`positions exported as ${kind} paste back, and ask for nothing but the cash`, async ({
    page,
  }) => {
    await page.goto('./')
    const file = await saved(page, () => say(page, `Export positions as ${kind}`))
    expect(file.suggestedFilename()).toBe(`hedged-majors-positions.${kind.toLowerCase()}`)
    await expect(notice(page)).toContainText('4 positions. Cash and assumptions are not in it')
    await page.getByRole('button', { name: 'Paste', exact: true }).click()
    const sheet = page.getByRole('dialog', { name: 'Paste positions' })
    await sheet.getByRole('textbox', { name: /^Positions as copied/ }).fill(file.text)
    await sheet.getByRole('textbox', { name: /^Cross collateral of/ }).fill('18800')
    await sheet.getByRole('button', { name: 'Accept' }).click()
    await expect(sheet).toBeHidden()
    await expect(verdict(page)).toContainText('−10.35')
    await expect(sizeOf(page, 'DOGE')).toContainText('60,000')
  })
}

test('a link scaled to 100 keeps every distance, and a receiver sees no money', async ({
  page,
  browser,
}) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('./')
  await page.getByRole('button', { name: 'Share…' }).click()
  await expect(dialog(page)).toContainText('short enough for any chat program')
  await dialog(page).getByRole('checkbox', { name: 'Scale to 100' }).check()
  const seen = dialog(page).getByRole('table', { name: 'What others see' })
  await expect(seen.getByRole('row', { name: /^Joint limit/ })).toContainText(/−10\.35.*−10\.35/)
  await dialog(page).getByRole('button', { name: 'Copy link' }).click()
  await expect(page.getByText('Link copied.')).toBeVisible()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  await expect(dialog(page).getByRole('textbox', { name: 'Link' })).toHaveValue(link)

  const theirs = await freshly(browser, link)
  for (const text of ['−10.35', '4.54', '18.46']) await expect(verdict(theirs)).toContainText(text)
  await expect(theirs.getByText('$18,800')).toHaveCount(0)
  await expect(theirs.getByText('$76,800')).toHaveCount(0)
  // 1.2 of BTC at 64,000 is 42.43 % of the book.
  await expect(sizeOf(theirs, 'BTC')).toContainText('0.00066298')
})

test('cash that is not disclosed reads as unknown, and is known once it is typed', async ({
  page,
  browser,
}) => {
  await page.goto('./')
  await page.getByRole('button', { name: 'Share…' }).click()
  await dialog(page).getByRole('checkbox', { name: 'Hide cash' }).check()
  const field = dialog(page).getByRole('textbox', { name: 'Link' })
  await expect(dialog(page)).toContainText('unknown: the cash is not disclosed')
  const theirs = await freshly(browser, await field.inputValue())
  await expect(verdict(theirs)).toContainText('Cross: unknown: the cash is not disclosed.')
  const cash = theirs.getByRole('button', { name: 'Cash of Main, not disclosed, edit' })
  await expect(cash).toBeVisible()
  await expect(theirs.getByText('$0.00')).toHaveCount(0)
  await type(theirs, 'Cash of Main', '18800')
  await expect(verdict(theirs)).toContainText('−10.35')
  await expect(theirs.getByRole('button', { name: 'Undo: Change cash' })).toBeVisible()
})

test('a book too long for a link is offered as a file, which opens', async ({ page, browser }) => {
  test.slow()
  // Two hundred markets whose digits share nothing.
  const lines = Array.from({ length: 200 }, (_, at) => {
    const digits = ((at + 1) * 7_368_787) % 9_999_991
    return `C${at} long ${digits} @ ${digits / 1000} mark ${digits / 999} mmr 1%`
  })
  await page.goto('./')
  await page.getByRole('button', { name: 'Paste', exact: true }).click()
  const sheet = page.getByRole('dialog', { name: 'Paste positions' })
  const text = ['account Large on generic cross 1e9', ...lines].join('\n')
  await sheet.getByRole('textbox', { name: /^Positions as copied/ }).fill(text)
  await sheet.getByRole('button', { name: 'Accept' }).click()
  await expect(sheet).toBeHidden()
  await page.getByRole('button', { name: 'Copy link', exact: true }).click()
  await expect(dialog(page)).toContainText('too long for a link')
  await expect(dialog(page).getByRole('button', { name: 'Copy link' })).toBeDisabled()
  const file = await saved(page, () =>
    dialog(page).getByRole('button', { name: 'Save as file' }).click(),
  )
  const theirs = await freshly(browser, page.url())
  await drop(theirs, file.suggestedFilename(), file.text)
  await expect(notice(theirs)).toContainText('was opened from the file')
  await expect(sizeOf(theirs, 'C0')).toContainText('7,368,787')
})

test('the dialog is worked by keyboard and has no fault that a machine finds', async ({ page }) => {
  await page.goto('./')
  await page.getByRole('button', { name: 'Share…' }).focus()
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toBeVisible()
  const scale = dialog(page).getByRole('checkbox', { name: 'Scale to 100' })
  for (let at = 0; at < 4; at += 1) {
    if (await scale.evaluate((box) => box === document.activeElement)) break
    await page.keyboard.press('Tab')
  }
  await expect(scale).toBeFocused()
  await page.keyboard.press('Space')
  await expect(scale).toBeChecked()
  await expect(dialog(page)).toContainText('0.00066298')
  const { violations } = await new AxeBuilder({ page })
    .include('[role=dialog]')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toBeHidden()
  await expect(page.getByRole('button', { name: 'Share…' })).toBeFocused()
})
