// The lens in a real browser: drawn late, walked without a mouse, saved as files, at every width and theme.

import { readFile } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'

const lens = (page: Page) => page.getByRole('region', { name: 'Lens', exact: true })
const slider = (page: Page) => lens(page).getByRole('slider')

async function open(page: Page, tab: string): Promise<void> {
  await lens(page).getByRole('tab', { name: tab }).click()
  await expect(slider(page).first()).toBeVisible()
}

async function draftMoreEther(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Size of ETH,/ }).click()
  await page.getByRole('textbox', { name: 'Size of ETH' }).fill('24')
}

async function faults(page: Page): Promise<readonly string[]> {
  // The page around it is checked by the layout tests.
  const found = await new AxeBuilder({ page })
    .include('section[aria-label=Lens]')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
  )
}

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('./')
})

test('the chart library is fetched only when a chart is opened', async ({ page }) => {
  const fetched: string[] = []
  page.on('request', (request) => fetched.push(request.url()))
  await page.reload()
  await expect(lens(page)).toBeVisible()
  const before = fetched.length
  expect(fetched.filter((url) => /LinePlot/.test(url))).toEqual([])
  await open(page, 'Curve')
  expect(fetched.length).toBeGreaterThan(before)
})

test('a curve is drawn without a fault of policy, and follows each keystroke', async ({ page }) => {
  const faultsSeen: string[] = []
  page.on('pageerror', (error) => faultsSeen.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') faultsSeen.push(message.text())
  })
  await open(page, 'Curve')
  await expect(lens(page)).toContainText('−10.35 %')
  await draftMoreEther(page)
  // Not committed yet.
  await expect(lens(page).locator('.recharts-surface')).toContainText('−8.80 %')
  await expect(lens(page).locator('.recharts-surface')).toContainText('−10.35 %')
  await page.keyboard.press('Escape')
  await expect(lens(page).locator('.recharts-surface')).not.toContainText('−8.80 %')
  expect(faultsSeen).toEqual([])
})

test('the crosshair is walked by keys and led by the pointer', async ({ page }) => {
  await open(page, 'Curve')
  await expect(slider(page)).toHaveAttribute('aria-valuetext', /Here now$/)
  await slider(page).focus()
  await page.keyboard.press('Home')
  await expect(slider(page)).toHaveAttribute('aria-valuetext', /Here liquidated$/)
  await page.keyboard.press('Escape')
  await expect(slider(page)).toHaveAttribute('aria-valuetext', /Here now$/)
  await slider(page).blur()
  const box = await slider(page).boundingBox()
  await page.mouse.move(box!.x + 3, box!.y + 60)
  await expect(slider(page)).toHaveAttribute('aria-valuetext', /Here liquidated$/)
  await page.mouse.move(box!.x + 3, box!.y - 60)
  await expect(slider(page)).toHaveAttribute('aria-valuetext', /Here now$/)
})

test('the point of the frontier is walked by keys, dragged, and put where one presses', async ({
  page,
}) => {
  await open(page, 'Frontier')
  const point = lens(page).getByRole('slider', { name: /^Point/ })
  await point.focus()
  for (let press = 0; press < 4; press += 1) await page.keyboard.press('Shift+ArrowLeft')
  for (let press = 0; press < 4; press += 1) await page.keyboard.press('Shift+ArrowDown')
  // BTC and ETH −10 %: 13,700 − 7,584 − 5,644.80
  await expect(point).toHaveAttribute('aria-valuetext', /Buffer, Cross \$471\.20/)
  const from = await point.boundingBox()
  await page.mouse.move(from!.x + 22, from!.y + 22)
  await page.mouse.down()
  await page.mouse.move(from!.x - 40, from!.y + 62, { steps: 5 })
  await page.mouse.up()
  await expect(point).toHaveAttribute('aria-valuetext', /Dies first Cross/)
  await lens(page)
    .getByRole('button', { name: /^Move of BTC/ })
    .click()
  await page.keyboard.type('5')
  await page.keyboard.press('Enter')
  await expect(point).toHaveAttribute('aria-valuetext', /^BTC plus 5\.00 percent/)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    lens(page).getByRole('button', { name: 'CSV', exact: true }).click(),
  ])
  // 13,700 ÷ 75,840 = 18.0643… %
  expect(await readFile(await download.path(), 'utf8')).toMatch(/^Cross,-0\.18064\d+,0,BTC alone/m)
})

test('tabs are one stop, and arrows choose among them', async ({ page }) => {
  await lens(page).getByRole('tab', { name: 'Buffers' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(lens(page).getByRole('tab', { name: 'Curve' })).toBeFocused()
  await expect(lens(page).getByLabel('What moves')).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(lens(page).getByRole('tab', { name: 'Funding' })).not.toBeFocused()
})

test('drawing and table are saved as files', async ({ page }) => {
  await open(page, 'Curve')
  const save = async (button: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      lens(page).getByRole('button', { name: button, exact: true }).click(),
    ])
    return {
      name: download.suggestedFilename(),
      text: await readFile(await download.path(), 'utf8'),
    }
  }
  const drawing = await save('SVG')
  expect(drawing.name).toBe('cross-buffer-against-a-common-move-of-btc-and-eth.svg')
  expect(drawing.text).toContain('liquidated')
  expect(drawing.text).not.toContain('var(')
  const rows = await save('CSV')
  expect(rows.name).toMatch(/\.csv$/)
  // 13,700 ÷ (76,800 × 0.9875 + 57,600 × 0.98) = 10.3562… %
  expect(rows.text).toMatch(/^-0\.10356\d+,liquidation,0,/m)
})

for (const [theme, width] of [
  ['dark', 320],
  ['light', 390],
  ['dark', 1024],
  ['light', 1440],
] as const) {
  for (const tab of ['Buffers', 'Curve', 'Funding', 'Frontier']) {
    test(`${theme}, ${width} px: ${tab} fits and is accessible, with a draft and its table`, async ({
      page,
    }) => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      await page.setViewportSize({ width, height: 900 })
      await draftMoreEther(page)
      await page.keyboard.press('Enter')
      await open(page, tab)
      await lens(page).getByRole('button', { name: 'Table' }).first().click()
      await expect(lens(page).getByRole('table').first()).toBeVisible()
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(over).toBe(0)
      expect(await faults(page)).toEqual([])
    })
  }
}

for (const width of [390, 1024, 1440] as const) {
  test(`funding fits ${width} px without scrolling sideways`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 })
    await draftMoreEther(page)
    await page.keyboard.press('Enter')
    await open(page, 'Funding')
    await lens(page).getByRole('radio', { name: 'My own' }).focus()
    await page.keyboard.press('Space')
    const clipped = await lens(page)
      .getByRole('table', { name: 'Funding', exact: true })
      .evaluate((table) => {
        const place = table.parentElement!
        const edge = place.getBoundingClientRect().right + 1
        return [
          ...(place.scrollWidth > place.clientWidth ? ['the table scrolls'] : []),
          ...[...table.querySelectorAll('[role=cell], [role=rowheader]')]
            .filter((cell) => cell.getBoundingClientRect().right > edge)
            .map((cell) => cell.textContent),
        ]
      })
    expect(clipped).toEqual([])
  })
}

test('the days to zero follow a rate typed by keyboard alone', async ({ page }) => {
  await open(page, 'Funding')
  const all = lens(page).getByRole('row', { name: /^Cross in all/ })
  await expect(all).toContainText('542')
  await lens(page).getByRole('radio', { name: 'Today’s rates' }).focus()
  await page.keyboard.press('ArrowLeft')
  await expect(lens(page).getByRole('radio', { name: 'My own' })).toBeChecked()
  await expect(all).toContainText('48')
  await page.keyboard.press('Tab')
  await expect(lens(page).getByLabel('Rate per 8 h, %')).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await expect(all).toContainText('26')
})

for (const tab of ['Buffers', 'Curve', 'Funding']) {
  test(`${tab} comes into the room kept for it: nothing below moves`, async ({ page }) => {
    await lens(page).getByRole('tab', { name: tab }).click()
    const held: (() => void)[] = []
    await page.route(/\/(Lens|LinePlot)-[^/]*\.js$/, async (route) => {
      await new Promise<void>((free) => held.push(free))
      await route.continue()
    })
    await page.reload()
    await expect(page.getByRole('button', { name: /^Size of ETH,/ })).toBeVisible()
    await expect.poll(() => held.length).toBeGreaterThan(0)
    await page.evaluate(() => document.fonts.ready)
    const benches = page.getByRole('region', { name: 'Benches' })
    const top = async () => (await benches.boundingBox())?.y
    await expect(benches.getByRole('group').first()).toBeAttached()
    const before = await top()
    while (held.length > 0 || !(await slider(page).first().isVisible())) {
      for (const free of held.splice(0)) free()
      await page.waitForTimeout(50)
    }
    expect(await top()).toBe(before)
  })
}

test('in forced colours the lines keep the system’s colours', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await open(page, 'Curve')
  const colours = await lens(page)
    .locator('.recharts-line-curve')
    .evaluate((line) => [getComputedStyle(line).stroke, getComputedStyle(document.body).color])
  expect(colours[0]).toBe(colours[1])
})
