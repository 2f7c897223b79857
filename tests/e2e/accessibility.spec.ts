// Every state through a checker of accessibility, in both themes, wide and on a phone; and one whole errand
// by keyboard alone, told by roles and names, as a screen reader has it.

import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { reach, settled, STATES } from '../support/states.mjs'

const EVERYTHING = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const COLOURS = ['color-contrast', 'link-in-text-block']

/** Of the whole page, or of what floats over it and covers some of its targets for now. */
async function faults(
  page: Page,
  within?: string,
  rules?: readonly string[],
): Promise<readonly string[]> {
  const checker = new AxeBuilder({ page })
    // Put round an open menu: what gives the focus on at once and never has it.
    .exclude('[data-base-ui-focus-guard]')
  if (rules === undefined) checker.withTags(EVERYTHING)
  else checker.withRules([...rules])
  if (within !== undefined) checker.include(within)
  const found = await checker.analyze()
  return found.violations.flatMap(({ id, nodes }) =>
    nodes
      // A menu opens beside the landmarks, with the focus in it.
      .filter(({ html }) => id !== 'region' || !html.includes('role="menu"'))
      .map(({ target }) => `${id}: ${target.join(' ')}`),
  )
}

/** Down to the end and back: what is out of sight is laid out when it first comes into sight. */
async function lookThrough(page: Page): Promise<void> {
  for (const edge of ['End', 'Home'] as const) {
    await page.evaluate(
      (to) => window.scrollTo(0, to === 'End' ? document.documentElement.scrollHeight : 0),
      edge,
    )
    await settled(page)
  }
}

for (const state of STATES) {
  test(`${state.name}: a checker finds nothing, wide and on a phone, in both themes`, async ({
    page,
    baseURL,
  }) => {
    test.slow()
    const wear = async (theme: 'dark' | 'light') =>
      page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    const within = state.name === 'tour' ? '[role=dialog]' : undefined
    await wear('dark')
    await reach(page, baseURL ?? '', state)
    for (const where of ['wide', 'phone'] as const) {
      if (where === 'phone') await page.setViewportSize({ width: 390, height: 844 })
      await lookThrough(page)
      expect.soft(await faults(page, within), `${where}, dark`).toEqual([])
      // A theme changes colours and nothing else.
      await wear('light')
      expect.soft(await faults(page, within, COLOURS), `${where}, light`).toEqual([])
      await wear('dark')
    }
  })
}

/** The role and name of what has the focus, as assistive technology is told. */
async function focused(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page)
  const { result } = await session.send('Runtime.evaluate', {
    expression: 'document.activeElement',
  })
  const { nodes } = await session.send('Accessibility.getPartialAXTree', {
    objectId: result.objectId ?? '',
    fetchRelatives: false,
  })
  await session.detach()
  const [node] = nodes
  return `${String(node?.role?.value)}: ${String(node?.name?.value)}`
}

/** Presses a key until what has the focus reads like this. */
async function until(page: Page, key: string, wanted: RegExp, most = 80): Promise<void> {
  const met: string[] = []
  for (let presses = 0; presses < most; presses += 1) {
    const now = await focused(page)
    if (wanted.test(now)) return
    met.push(now)
    await page.keyboard.press(key)
  }
  throw new Error(`${key} never reached ${wanted.source}; it passed ${met.join(' | ')}`)
}

test('paste, fix a row, edit a size, hear the verdict, ask why, and share, without a mouse', async ({
  page,
  context,
}) => {
  test.slow()
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('./')
  await expect(page.getByRole('region', { name: 'Verdict', exact: true })).toBeVisible()

  // Paste: one row of two cannot be read.
  const text =
    'account Two cross 1_000\nBTC long 0.1 @ 50_000 mark 50_000 mmr 1%\nETH long x @ 3_000 mark 3_000 mmr 2%'
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
  await page.keyboard.press('Control+v')
  const dialog = page.getByRole('dialog', { name: 'Paste positions' })
  await expect(dialog).toMatchAriaSnapshot(`
    - dialog "Paste positions":
      - region "Content":
        - textbox "Positions as copied from a venue, a spreadsheet, or typed"
        - list "Rows found":
          - listitem:
            - button "Leave out row 2"
          - listitem:
            - paragraph: /is not a number/
      - button "Accept"
  `)

  // Fix it where it stands: the only "x".
  await until(page, 'Tab', /^button: Correct row 3$/)
  await page.keyboard.press('Enter')
  expect(await focused(page)).toBe('textbox: Row 3')
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText('ETH long 1 @ 3_000 mark 3_000 mmr 2%')
  await page.keyboard.press('Enter')
  expect(await focused(page)).toBe('button: Correct row 3')
  await expect(dialog).toContainText('2 of 2 rows')
  await until(page, 'Tab', /^button: Accept$/)
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)

  // Edit a size: the grid is one stop of Tab, the arrows walk in it.
  await until(page, 'Tab', /^(button|checkbox): .*(BTC|ETH)/)
  await until(page, 'ArrowRight', /^button: Size of (BTC|ETH)/, 12)
  await until(page, 'ArrowDown', /^button: Size of ETH, 1, edit/, 12)
  await page.keyboard.type('2')
  expect(await focused(page)).toBe('textbox: Size of ETH')
  const said = page.getByRole('region', { name: 'Verdict', exact: true }).getByRole('status')
  const before = await said.textContent()
  await page.waitForTimeout(1_200)
  // Nothing is announced while it is typed.
  expect(await said.textContent()).toBe(before)
  await page.keyboard.press('Enter')
  expect(await focused(page)).toMatch(/^button: Size of ETH, now 1, after draft 2, edit/)
  await expect(said).toContainText('liquidates Cross')
  await expect(said).not.toHaveText(before ?? '')

  // Ask a figure why, and come back to it.
  await until(page, 'ArrowRight', /^button: Liquidation price of ETH.*explain$/, 12)
  const asked = await focused(page)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: /^Liquidation price/ })).toMatchAriaSnapshot(`
    - dialog:
      - heading /Liquidation price/ [level=2]
      - button "Close"
      - region "Content":
        - heading "Assumes" [level=3]
      - button "Copy as text"
  `)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(await focused(page)).toBe(asked)

  // Share it.
  await page.keyboard.press('Control+Shift+c')
  await expect(page.getByRole('status').filter({ hasText: 'Link copied' })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/#\d+\.[\w-]+$/)
})
