// First visit, tour, palette, history and the page's keys, in a browser and without a mouse.

import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'

const verdict = (page: Page) => page.getByRole('region', { name: 'Verdict', exact: true })
const palette = (page: Page) => page.getByRole('dialog', { name: 'Command palette' })

async function faults(page: Page, within?: string): Promise<readonly string[]> {
  const checker = new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    // What catches the focus at the ends of a menu hands it on at once.
    .exclude('[data-base-ui-focus-guard]')
  const found = await (within === undefined ? checker : checker.include(within)).analyze()
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
  )
}

async function say(page: Page, text: string): Promise<void> {
  // The keys of the page work once it is drawn.
  await expect(verdict(page)).toBeVisible()
  await page.keyboard.press('Control+k')
  await expect(palette(page)).toBeVisible()
  await page.keyboard.type(text)
}

/** What the page holds besides its figures: nothing may complain of the policy. */
function complaints(page: Page): string[] {
  const found: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') found.push(message.text())
  })
  page.on('pageerror', (error) => found.push(error.message))
  return found
}

test.describe('the palette', () => {
  test('does what is said, tells where it leads, and undo names it', async ({ page }) => {
    const found = complaints(page)
    await page.goto('./')
    await say(page, 'sell half eth')
    await expect(palette(page).getByRole('option').first()).toContainText('Sell ETH by 50')
    await expect(palette(page)).toContainText('$14,254')
    await page.keyboard.press('Enter')
    await expect(palette(page)).toHaveCount(0)
    await expect(verdict(page)).toContainText('$14,254')
    await page.keyboard.press('Control+z')
    await expect(verdict(page)).not.toContainText('$14,254')
    expect(found).toEqual([])
  })

  test('takes what is typed before it is drawn, once it was opened', async ({ page }) => {
    await page.goto('./')
    await say(page, 'x')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('copy')
    await expect(palette(page).getByRole('combobox')).toHaveValue('copy')
  })

  test('explains a figure, and Escape leads back to where the keys were pressed', async ({
    page,
  }) => {
    await page.goto('./')
    const from = page.getByRole('button', { name: 'Copy link' })
    await from.focus()
    await say(page, 'joint limit')
    await page.keyboard.press('Escape')
    await expect(from).toBeFocused()
    await say(page, 'joint limit')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText('Joint limit')
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  })

  test('Enter means what was typed, however fast', async ({ page }) => {
    await page.goto('./')
    await say(page, '')
    await palette(page).getByRole('combobox').pressSequentially('theme dark', { delay: 0 })
    await page.keyboard.press('Enter')
    await expect(palette(page)).toHaveCount(0)
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark')
  })

  test('goes to a row and to a figure of it', async ({ page }) => {
    const focused = () =>
      page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
    await page.goto('./')
    await say(page, 'go to sol')
    await page.keyboard.press('Enter')
    await expect.poll(focused).toMatch(/SOL/)
    await say(page, 'go to doge liquidation')
    await page.keyboard.press('Enter')
    await expect.poll(focused).toMatch(/^Liquidation price of DOGE/)
  })

  test('opens over a cell that is typed in, and keeps what the cell held', async ({ page }) => {
    await page.goto('./')
    await page.getByRole('button', { name: /^Size of ETH,/ }).click()
    await page.getByRole('textbox', { name: 'Size of ETH' }).fill('24')
    await say(page, 'dark')
    await page.keyboard.press('Enter')
    await expect(verdict(page)).toContainText('−8.80')
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark')
  })
})

test.describe('keys of the page', () => {
  test('choose the state shown and copy the link, and leave fields alone', async ({
    page,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.goto('./')
    await page.keyboard.press('Control+\\')
    await expect(page.getByRole('radio', { name: 'Baseline' })).toBeChecked()
    await page.keyboard.press('Control+\\')
    await page.keyboard.press('Control+\\')
    await expect(page.getByRole('radio', { name: 'Both' })).toBeChecked()
    await page.keyboard.press('Control+2')
    await expect(page.getByRole('tab', { name: 'Curve' })).toHaveAttribute('aria-selected', 'true')
    await page.keyboard.press('Control+1')
    await page.keyboard.press('Control+Shift+C')
    await expect(page.getByText('Link copied')).toBeVisible()
    await say(page, 'eth size 24')
    await page.keyboard.press('Control+z')
    await expect(palette(page)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: 'Nothing to undo' })).toBeDisabled()
  })

  test('are all in the help, as the machine writes them', async ({ page }) => {
    await page.goto('./')
    await page.getByRole('button', { name: /^Help/ }).click()
    const help = page.getByRole('dialog')
    for (const keys of ['Ctrl+K', 'Ctrl+Z', 'Ctrl+Shift+Z or Ctrl+Y', 'Ctrl+Shift+C', 'Ctrl+1']) {
      await expect(help.getByText(keys, { exact: true })).toBeVisible()
    }
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog')).toHaveCount(1)
  })
})

test('the history is opened and stepped through by keys', async ({ page }) => {
  await page.goto('./')
  await say(page, 'eth size 24')
  await page.keyboard.press('Enter')
  await say(page, 'trim btc half')
  await page.keyboard.press('Enter')
  const history = page.getByRole('button', { name: 'History' })
  await history.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitemradio')).toHaveText([
    /^BTC size to 0\.6/,
    /^ETH size to 24/,
    /^Where this began/,
  ])
  expect(await faults(page, '[role=menu]')).toEqual([])
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menu')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Redo: ETH size to 24' })).toBeVisible()
  await expect(verdict(page)).not.toContainText('→')
})

test('a sample is looked at, edited and left again, and nothing is lost', async ({ page }) => {
  await page.goto('./')
  await page.getByRole('button', { name: 'Ten alts, one bet' }).click()
  await expect(verdict(page)).toContainText('−7.33')
  await expect(page.getByRole('region', { name: 'Start' })).toContainText('and 6 more')
  await say(page, 'close sol')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Start' })).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect(verdict(page)).toContainText('−10.35')
})

test('the tour is gone through by keys, and stays out of the way of a cell', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('./')
  const offer = page.getByRole('button', { name: 'Take the tour' })
  await offer.focus()
  await page.keyboard.press('Enter')
  const note = page.getByRole('dialog', { name: 'What ends this account' })
  await expect(note.getByRole('button', { name: 'Next' })).toBeFocused()
  await page.keyboard.press('Enter')
  const second = page.getByRole('dialog', { name: 'Change a size' })
  await expect(second).toBeVisible()
  // The cell it points at is typed in while the note stands beside it; Escape is the cell's.
  await page.getByRole('button', { name: /^Size of ETH,/ }).click()
  await page.getByRole('textbox', { name: 'Size of ETH' }).fill('24')
  await page.keyboard.press('Escape')
  await expect(second).toBeVisible()
  await second.getByRole('button', { name: 'Next' }).press('Enter')
  await expect(page.getByRole('dialog', { name: 'Read before and after' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

for (const [width, theme] of [
  [1440, 'dark'],
  [1024, 'light'],
  [390, 'dark'],
  [320, 'light'],
] as const) {
  test(`first visit, tour and palette fit and are accessible: ${width} px, ${theme}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height: 844 })
    await page.goto('./')
    await expect(page.getByRole('region', { name: 'Start' })).toContainText('−24.27')
    expect(await faults(page)).toEqual([])
    await page.getByRole('button', { name: 'Take the tour' }).click()
    const note = page.getByRole('dialog')
    for (const step of [1, 2, 3, 4, 5, 6]) {
      await expect(note).toContainText(`${step} of 6`)
      const box = await note.boundingBox()
      expect(box?.x).toBeGreaterThanOrEqual(0)
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width)
      if (step === 1) expect(await faults(page, '[role=dialog]')).toEqual([])
      await note.getByRole('button', { name: step === 6 ? 'Done' : 'Next' }).click()
    }
    // A phone has it in the menu of its bar.
    const menu = page.getByRole('button', { name: 'More', exact: true })
    if (await menu.isVisible()) {
      await menu.click()
      await page.getByRole('menuitem', { name: 'Command palette' }).click()
    } else await page.getByRole('button', { name: 'Command palette' }).click()
    await expect(palette(page).getByRole('combobox')).toBeFocused()
    await page.keyboard.type('eth')
    await expect(
      palette(page).getByRole('option', { name: 'Go to ETH', exact: true }),
    ).toBeVisible()
    expect(await faults(page, '[role=dialog]')).toEqual([])
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(wide).toBe(0)
  })
}
