// The paste sheet in a browser: questions answered, rows put right, files dropped and picked, a text that was
// left and comes back, and a book brought up to date. Nothing of it changes the page before it is accepted.

import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Locator, type Page } from '@playwright/test'

const TABLE = [
  'Symbol\tSide\tSize\tEntry\tMark\tMMR',
  'BTC\tlong\t1.2\t61500.5\t64000\t1.25%',
  'ETH\tlong\t1,2,3\t3420\t3200\t2%',
  'SOL\t\t260\t148\t152\t2.5%',
  'Total\t\t\t\t\t',
].join('\n')

const sheetOf = (page: Page) => page.getByRole('dialog', { name: 'Paste positions' })
const rowsOf = (page: Page) => sheetOf(page).getByRole('list', { name: 'Rows found' })
const textOf = (page: Page) => sheetOf(page).getByRole('textbox', { name: /^Positions/ })
const verdictOf = (page: Page) => page.getByRole('region', { name: 'Verdict', exact: true })
const acceptOf = (page: Page) => sheetOf(page).getByRole('button', { name: 'Accept' })

/** Pastes on the page itself, as Control and V do. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', copied)
    const of = { clipboardData, bubbles: true, cancelable: true }
    document.body.dispatchEvent(new ClipboardEvent('paste', of))
  }, text)
  await expect(sheetOf(page)).toBeVisible()
}

interface Dropped {
  readonly name: string
  readonly text: string
  /** A file that says it is so large, without being so. */
  readonly size?: number
}

async function drag(page: Page, kind: 'dragover' | 'drop', files: readonly Dropped[]) {
  await page.evaluate(
    ({ kind, files }) => {
      const dataTransfer = new DataTransfer()
      for (const { name, text, size } of files) {
        const file = new File([text], name)
        if (size !== undefined) {
          // The list hands out the file as it was: what it holds says its own size.
          Object.defineProperty(File.prototype, 'size', { get: () => size, configurable: true })
        }
        dataTransfer.items.add(file)
      }
      const of = { dataTransfer, bubbles: true, cancelable: true }
      document.body.dispatchEvent(new DragEvent(kind, of))
    },
    { kind, files },
  )
}

async function faults(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
  )
}

/** How far a box can be scrolled sideways. */
const sideways = (box: Locator) => box.evaluate((each) => each.scrollWidth - each.clientWidth)

test.beforeEach(async ({ page }) => {
  await page.goto('./')
  await expect(verdictOf(page)).toContainText('−10.35')
})

test('question, wrong row and cash are settled in the sheet, and undo takes it all back', async ({
  page,
}) => {
  await paste(page, TABLE)
  await expect(sheetOf(page)).toContainText('1 needs an answer · 1 wrong')
  await rowsOf(page).getByRole('button', { name: 'short', exact: true }).click()
  await rowsOf(page).getByRole('button', { name: 'Correct row 3' }).click()
  const size = sheetOf(page).getByRole('form').getByLabel('Size')
  await expect(size).toBeFocused()
  await size.fill('18')
  await size.press('Enter')
  await expect(rowsOf(page)).toContainText('ETH long 18 @ 3,420')
  await expect(rowsOf(page)).toContainText('corrected; it was: ETH long 1,2,3 3420 3200 2%')
  await expect(textOf(page)).toHaveValue(TABLE)
  await expect(acceptOf(page)).toBeDisabled()
  await sheetOf(page)
    .getByLabel(/^Cross collateral of/)
    .fill('18800')
  await expect(sheetOf(page)).toContainText('3 of 3 rows taken')
  await expect(
    page.getByRole('region', { name: 'Verdict', exact: true, includeHidden: true }),
  ).toContainText('−10.35')
  await acceptOf(page).click()
  await expect(sheetOf(page)).toHaveCount(0)
  await expect(page.getByRole('row', { name: /SOL short/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /DOGE/ })).toHaveCount(0)
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('row', { name: /DOGE/ })).not.toHaveCount(0)
  await expect(verdictOf(page)).toContainText('−10.35')
})

test('paste, put a row right and accept, without a mouse', async ({ page }) => {
  await paste(page, 'account Two cross 1_000\nBTC long x @ 50_000 mark 50_000 mmr 1%')
  const until = async (name: string) => {
    for (let presses = 0; presses < 40; presses += 1) {
      const label = await page.evaluate(
        () =>
          document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent,
      )
      if (label === name) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`Tab never reached ${name}`)
  }
  await until('Correct row 2')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText('BTC long 0.1 @ 50_000 mark 50_000 mmr 1%')
  await page.keyboard.press('Enter')
  await expect(rowsOf(page)).toContainText('BTC long 0.1 @ 50,000')
  await until('Accept')
  await page.keyboard.press('Enter')
  await expect(sheetOf(page)).toHaveCount(0)
  await expect(page.getByRole('row', { name: /BTC long/ })).toContainText('40,404.05')
})

test('Escape leaves a row that is being corrected first, then the sheet', async ({ page }) => {
  await paste(page, TABLE)
  await rowsOf(page).getByRole('button', { name: 'Correct row 3' }).click()
  await page.keyboard.press('Escape')
  await expect(sheetOf(page).getByRole('form')).toHaveCount(0)
  await expect(rowsOf(page).getByRole('button', { name: 'Correct row 3' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(sheetOf(page)).toHaveCount(0)
})

test('what was left comes back with its answers, also after a reload', async ({ page }) => {
  await paste(page, TABLE)
  await rowsOf(page).getByRole('button', { name: 'short', exact: true }).click()
  await sheetOf(page).getByRole('combobox', { name: 'Decimal mark' }).selectOption('.')
  await page.keyboard.press('Escape')
  await expect(sheetOf(page)).toHaveCount(0)
  const isThere = async () => {
    await page.getByRole('button', { name: 'Paste', exact: true }).click()
    await expect(textOf(page)).toHaveValue(TABLE)
    await expect(rowsOf(page)).toContainText('SOL short 260 @ 148')
    await expect(sheetOf(page).getByRole('combobox', { name: 'Decimal mark' })).toHaveValue('.')
    await page.keyboard.press('Escape')
  }
  await isThere()
  await page.reload()
  await isThere()
})

test('a file dropped on the page opens the sheet, and a second stands beside it by name', async ({
  page,
}) => {
  const file = { name: 'mine.csv', text: TABLE.replaceAll('\t', ',').replace('1,2,3', '18') }
  await drag(page, 'dragover', [file])
  await expect(page.getByText('Drop to read the files.')).toBeVisible()
  await drag(page, 'drop', [file])
  await expect(sheetOf(page)).toBeVisible()
  await expect(page.getByText('Drop to read the files.')).toHaveCount(0)
  const names = sheetOf(page).getByRole('list', { name: 'Texts of this paste' })
  await expect(names).toContainText('mine.csv')
  await expect(rowsOf(page)).toContainText('BTC long 1.2 @ 61,500.5')
  await drag(page, 'drop', [
    { name: 'other.txt', text: 'account B cross 5\nXRP long 1 @ 2 mark 2 mmr 1%' },
  ])
  await expect(names.getByRole('listitem')).toHaveCount(2)
  await expect(rowsOf(page)).toContainText('XRP long 1 @ 2')
})

test('a file that is too large is refused by its size and never read', async ({ page }) => {
  await drag(page, 'drop', [{ name: 'huge.csv', text: 'BTC', size: 104_857_600 }])
  await expect(sheetOf(page)).toContainText(
    'Not taken: huge.csv has 104,857,600 bytes, at most 8,000,000 are read.',
  )
})

test('a clipboard of a hundred million characters is refused with the limit', async ({ page }) => {
  test.slow()
  const began = Date.now()
  await page.evaluate(() => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', 'BTC long 1 @ 5 mmr 1%\n'.repeat(4_545_455))
    const of = { clipboardData, bubbles: true, cancelable: true }
    document.body.dispatchEvent(new ClipboardEvent('paste', of))
  })
  await expect(sheetOf(page)).toContainText(/Not taken: \d+ characters, at most 2000000/)
  await expect(textOf(page)).toHaveValue('')
  expect(Date.now() - began).toBeLessThan(10_000)
})

test('files are picked, and enter the book together', async ({ page }) => {
  await page.getByRole('button', { name: 'Paste', exact: true }).click()
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    sheetOf(page).getByRole('button', { name: 'Choose files' }).click(),
  ])
  expect(chooser.isMultiple()).toBe(true)
  const file = (name: string, text: string) => ({
    name,
    mimeType: 'text/plain',
    buffer: Buffer.from(text),
  })
  await chooser.setFiles([
    file('one.txt', 'account One cross 1_000\nBTC long 0.1 @ 50_000 mark 50_000 mmr 1%'),
    file('two.txt', 'account Two cross 500\nETH short 1 @ 3_000 mark 3_000 mmr 2%'),
  ])
  await expect(sheetOf(page)).toContainText('2 of 2 rows taken')
  await acceptOf(page).click()
  await expect(page.getByRole('grid', { name: 'Positions of One' })).toBeVisible()
  await expect(page.getByRole('grid', { name: 'Positions of Two' })).toBeVisible()
})

test('merging says what becomes of each row, and brings the account up to date', async ({
  page,
}) => {
  await paste(page, 'account Main cross 20_000\nBTC long 1.5 @ 61_000 mark 64_000 mmr 1.25%')
  await sheetOf(page).getByText('Merge', { exact: true }).click()
  const effect = sheetOf(page).getByRole('region', { name: 'What becomes of the book' })
  await expect(effect).toContainText(/BTC long 1\.2 @ 61,500.*long 1\.5 @ 61,000/)
  await expect(effect).toContainText('ETH long, SOL short, DOGE long stay as they are')
  await acceptOf(page).click()
  await expect(page.getByRole('button', { name: /^Size of BTC, 1\.5,/ })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Size of DOGE, 60,000,/ })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('button', { name: /^Size of BTC, 1\.2,/ })).toBeVisible()
})

test('a table that nothing explains is read once its columns are named', async ({ page }) => {
  await paste(page, '#BTC\t5\t100\n#ETH\t6\t200')
  await expect(sheetOf(page)).toContainText('Not taken')
  for (const [column, means] of [
    ['column 1', 'Market'],
    ['column 2', 'Size, in coins'],
    ['column 3', 'Entry price'],
  ] as const) {
    await sheetOf(page).getByRole('combobox', { name: column }).selectOption(means)
  }
  await expect(rowsOf(page).getByRole('listitem')).toHaveCount(2)
  // A table of the same kind has its columns named already.
  await page.keyboard.press('Escape')
  await paste(page, '#SOL\t7\t300\n#XRP\t8\t400')
  await expect(rowsOf(page).getByRole('listitem')).toHaveCount(2)
})

test('a ledger of funding payments is kept for the report, and changes no position', async ({
  page,
}) => {
  const ledger = [
    'time,coin,sz,side,payment,rate',
    '20/05/2025 02:00:00,BTC,1.2,Long,-3.25,0.0000125',
    '20/05/2025 03:00:00,BTC,1.2,Long,-0.75,0.0000125',
    '21/05/2025 03:00:00,ETH,3,Short,1.5,0.0000125',
  ].join('\n')
  await paste(page, ledger)
  await expect(sheetOf(page)).toContainText('Hyperliquid funding, recognised by')
  const totals = sheetOf(page).getByRole('table', { name: 'Realised funding by market' })
  // −3.25 − 0.75 = −4; with 1.50 of the other, −2.50.
  await expect(totals.getByRole('row', { name: /^BTC/ })).toContainText('−$4.00')
  await expect(totals.getByRole('row', { name: /^All markets/ })).toContainText('−$2.50')
  expect(await faults(page)).toEqual([])
  await acceptOf(page).click()
  await expect(page.getByText('Took 3 funding payments.')).toBeVisible()
  await expect(verdictOf(page)).toContainText('−10.35')
  await expect(page.getByRole('row', { name: /DOGE/ })).not.toHaveCount(0)
})

test('fills are told from positions, with what to paste instead', async ({ page }) => {
  await paste(
    page,
    'time,coin,dir,px,sz,ntl,fee,closedPnl\n20/05/2025 - 02:00:00,BTC,Open Long,60000,1,60000,27,0',
  )
  await expect(sheetOf(page)).toContainText(/Not taken: fills, not open positions/)
  await expect(sheetOf(page)).toContainText('Paste open positions instead')
  await expect(acceptOf(page)).toBeDisabled()
})

test('thousands of rows are drawn a few at a time, and those that need the reader alone', async ({
  page,
}) => {
  const lines = Array.from(
    { length: 2_000 },
    (_, at) => `C${at + 1}\tlong\t${at % 500 === 3 ? 'x' : 1}\t100\t100\t1%`,
  )
  await paste(page, `Symbol\tSide\tSize\tEntry\tMark\tMMR\n${lines.join('\n')}`)
  await expect(sheetOf(page)).toContainText('4 wrong')
  expect(await rowsOf(page).getByRole('listitem').count()).toBeLessThan(60)
  await sheetOf(page).getByText('Open 4', { exact: true }).click()
  await expect(rowsOf(page).getByRole('listitem')).toHaveCount(4)
  await rowsOf(page).getByRole('button', { name: 'Correct row 1505' }).click()
  await sheetOf(page).getByRole('form').getByLabel('Size').fill('2')
  await page.keyboard.press('Enter')
  await expect(rowsOf(page)).toContainText('C1504 long 2 @ 100')
  await expect(sheetOf(page)).toContainText('3 wrong')
})

for (const [width, scheme] of [
  [1440, 'dark'],
  [390, 'light'],
  [320, 'dark'],
] as const) {
  test(`fits ${width} px and a checker finds nothing, ${scheme}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    await paste(page, TABLE)
    await rowsOf(page).getByRole('button', { name: 'Correct row 3' }).click()
    await sheetOf(page)
      .getByLabel(/^Cross collateral of/)
      .fill('18800')
    await sheetOf(page).getByText('Merge', { exact: true }).click()
    await expect(sheetOf(page).getByRole('form')).toBeVisible()
    expect(await faults(page)).toEqual([])
    expect(await sideways(page.locator('html'))).toBe(0)
    expect(await sideways(sheetOf(page).getByRole('region', { name: 'Content' }))).toBe(0)
  })
}
