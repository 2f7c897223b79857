// The states in which the page is looked at: how each is reached by using the page. Driven on a wide screen,
// where every cell is in reach; the width wanted is set afterwards.

/** @typedef {import('@playwright/test').Page} Page */

/**
 * One state. `tall`: the picture is of the whole page, not of what is in sight.
 *
 * @typedef {{ name: string, drive: (page: Page) => Promise<unknown>, tall?: boolean, hash?: string }} State
 */

export const WIDE = { width: 1440, height: 900 }

/** What a pasted book of this many rows says: every third one short. @param {number} rows */
export function bookText(rows) {
  const lines = Array.from({ length: rows }, (_, at) => {
    const mark = 10 + ((at * 37) % 991)
    const side = at % 3 === 2 ? 'short' : 'long'
    return `C${at % MARKETS_MAX} ${side} ${3 + ((at * 53) % 97)} @ ${mark + 1} mark ${mark} mmr 1%`
  })
  return ['account Big cross 6_000_000', ...lines].join('\n')
}
/** Markets of one's own that a browser keeps. */
const MARKETS_MAX = 400

/** @param {Page} page @param {string} text */
export async function paste(page, text) {
  await page.getByRole('button', { name: 'Paste', exact: true }).click()
  await page.getByRole('textbox', { name: /^Positions/ }).fill(text)
  await page.getByRole('dialog').getByRole('button', { name: 'Accept' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** Types a size and keeps it. @param {Page} page @param {string} market @param {string} text */
export async function resize(page, market, text) {
  await typeSize(page, market, text)
  await page.keyboard.press('Enter')
}

/** Types a size and leaves it open. @param {Page} page @param {string} market @param {string} text */
async function typeSize(page, market, text) {
  await page.getByRole('button', { name: new RegExp(`^Size of ${market},`) }).click()
  await page.getByRole('textbox', { name: `Size of ${market}` }).fill(text)
}

/** @param {string} name */
const lens = (name) => async (/** @type {Page} */ page) => {
  await resize(page, 'ETH', '24')
  const region = page.getByRole('region', { name: 'Lens', exact: true })
  await region.getByRole('tab', { name }).click()
  await region.getByRole('slider').first().waitFor()
}

/** Opens a bench of a book with a draft. @param {string} id */
const bench = (id) => async (/** @type {Page} */ page) => {
  await resize(page, 'ETH', '24')
  const head = page.locator(`#bench-${id} > summary`)
  await head.scrollIntoViewIfNeeded()
  await head.click()
}

/** Presses a button, and waits for what it opens. @param {string | RegExp} name @param {'dialog' | 'menu'} role */
const opened = (name, role) => async (/** @type {Page} */ page) => {
  await page.getByRole('button', { name }).first().click()
  await page.getByRole(role).first().waitFor()
}

/** Selects the first two rows of the book by keyboard. @param {Page} page */
async function selectTwo(page) {
  await page.getByRole('button', { name: /^Size of ETH,/ }).focus()
  await page.keyboard.press('Shift+Space')
  await page.keyboard.press('Shift+ArrowDown')
  await page.getByRole('region', { name: 'Selected rows' }).waitFor()
}

/** @type {readonly State[]} */
export const STATES = [
  {
    name: 'blank',
    tall: true,
    drive: (page) => page.getByRole('button', { name: 'Start blank' }).click(),
  },
  { name: 'sample', tall: true, drive: () => Promise.resolve() },
  { name: 'draft', tall: true, drive: (page) => resize(page, 'ETH', '24') },
  { name: 'breached', tall: true, drive: (page) => resize(page, 'ETH', '-400') },
  {
    name: 'unknown-mark',
    tall: true,
    drive: (page) =>
      paste(
        page,
        'account Two cross 1_000\nBTC long 0.1 @ 50_000 mmr 1%\nETH long 1 @ 3_000 mark 3_000 mmr 1%',
      ),
  },
  {
    name: 'thousand-rows',
    drive: async (page) => {
      await paste(page, bookText(1_000))
      await page.getByRole('checkbox', { name: 'Include C0', exact: true }).first().waitFor()
    },
  },
  {
    name: 'left-out',
    tall: true,
    drive: (page) => page.getByRole('checkbox', { name: 'Include SOL' }).uncheck(),
  },
  { name: 'invalid-cell', drive: (page) => typeSize(page, 'ETH', 'many') },
  { name: 'question', drive: (page) => typeSize(page, 'ETH', '12.500') },
  {
    name: 'refused-link',
    hash: '#1.broken',
    drive: (page) => page.getByText('Nothing on the page was changed').waitFor(),
  },
  {
    name: 'explanation',
    drive: (page) =>
      page
        .getByRole('button', { name: /^Joint limit, minus/ })
        .first()
        .click(),
  },
  {
    name: 'paste-faults',
    drive: async (page) => {
      await page.getByRole('button', { name: 'Paste', exact: true }).click()
      await page
        .getByRole('textbox', { name: /^Positions/ })
        .fill('account Two cross 1_000\nBTC long 1 @ 60000 mmr 1%\nETH long x @ 3000\nwhat is this')
      await page.getByRole('list', { name: 'Rows found' }).waitFor()
    },
  },
  { name: 'help', drive: (page) => page.getByRole('button', { name: /^Help/ }).click() },
  { name: 'palette', drive: (page) => page.keyboard.press('Control+k') },
  { name: 'typed-size', drive: (page) => typeSize(page, 'ETH', '+6') },
  { name: 'typed-elsewhere', drive: (page) => typeSize(page, 'ETH', '@3150') },
  { name: 'preferences', drive: opened('Preferences', 'dialog') },
  {
    name: 'scenarios',
    drive: async (page) => {
      // One that is kept, one deleted, and one that cannot be read.
      await page.evaluate(() => localStorage.setItem('plimsoll.scenario.damaged', '{"version":1'))
      await opened('Scenarios', 'dialog')(page)
      await page.getByRole('button', { name: 'Keep it now' }).click()
      await page.getByRole('button', { name: 'Duplicate Hedged majors' }).click()
      await page.getByRole('button', { name: 'Delete Hedged majors (2)' }).click()
      await page.getByRole('button', { name: 'Bring back Hedged majors (2)' }).waitFor()
    },
  },
  { name: 'columns', drive: opened('Columns shown', 'menu') },
  { name: 'row-menu', drive: opened('Actions for ETH', 'menu') },
  {
    name: 'history',
    drive: async (page) => {
      await resize(page, 'ETH', '24')
      await opened('History', 'menu')(page)
    },
  },
  { name: 'tour', drive: opened('Take the tour', 'dialog') },
  {
    name: 'row-sheet',
    drive: async (page) => {
      await opened('Actions for ETH', 'menu')(page)
      await page.getByRole('menuitem', { name: 'Edit in a sheet' }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'market-terms',
    drive: async (page) => {
      await opened('Actions for ETH', 'menu')(page)
      await page.getByRole('menuitem', { name: 'Market terms' }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  { name: 'venue-terms', drive: opened(/^Venue terms/, 'dialog') },
  { name: 'selection', drive: selectTwo },
  { name: 'bench-remedies', tall: true, drive: bench('remedies') },
  { name: 'bench-isolation', tall: true, drive: bench('isolation') },
  { name: 'bench-worlds', tall: true, drive: bench('worlds') },
  { name: 'bench-crashes', tall: true, drive: bench('crashes') },
  { name: 'bench-markets', tall: true, drive: bench('markets') },
  { name: 'bench-assumptions', tall: true, drive: bench('assumptions') },
  { name: 'lens-curve', tall: true, drive: lens('Curve') },
  { name: 'lens-funding', tall: true, drive: lens('Funding') },
  { name: 'lens-frontier', tall: true, drive: lens('Frontier') },
]

/** Opens the page and brings it into a state. @param {Page} page @param {string} address @param {State} state */
export async function reach(page, address, { drive, hash = '' }) {
  await page.setViewportSize(WIDE)
  await page.goto(address + hash)
  await page.getByRole('region', { name: 'Verdict', exact: true }).waitFor()
  await drive(page)
  await settled(page)
}

/** Waits until what follows a key, and what is fetched late, has been drawn. @param {Page} page */
export async function settled(page) {
  await page.waitForLoadState('networkidle')
  await page.evaluate(async () => {
    await document.fonts.ready
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame)
    await new Promise((resolve) => setTimeout(resolve, 50))
  })
}
