// Keeping, in a browser: scenarios survive reloads, two tabs, damage, a full disk and a storage that is forbidden.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { ROOT } from '../support/ensure-deps.mjs'

const FORMER = readFileSync(join(ROOT, 'tests/vectors/kept/1-document-2.json'), 'utf8').trim()

const notice = (page: Page) => page.getByRole('status').filter({ has: page.getByRole('button') })
const shelf = (page: Page) => page.getByRole('dialog', { name: 'Scenarios' })
const rows = (page: Page) =>
  page.getByRole('list', { name: 'Kept scenarios' }).getByRole('listitem')
const nameOf = (page: Page) => page.getByRole('button', { name: /^Scenario name, / })

async function ready(page: Page): Promise<void> {
  await expect(page.getByRole('region', { name: 'Verdict' })).toBeVisible()
}

async function rename(page: Page, name: string): Promise<void> {
  await nameOf(page).click()
  await page.getByRole('textbox', { name: 'Scenario name' }).fill(name)
  await page.keyboard.press('Enter')
  await expect(nameOf(page)).toHaveText(name)
}

async function sizeOfEth(page: Page, size: string): Promise<void> {
  await page.getByRole('button', { name: /^Size of ETH,/ }).click()
  await page.getByRole('textbox', { name: 'Size of ETH' }).fill(size)
  await page.keyboard.press('Enter')
}

/** The names of all records in the storage: what is certainly kept. */
async function namesKept(page: Page): Promise<readonly string[]> {
  const texts = await page.evaluate(() =>
    Object.entries(localStorage).flatMap(([key, text]) =>
      key.startsWith('plimsoll.scenario.') ? [String(text)] : [],
    ),
  )
  return texts.map((text) => /"name":"([^"]*)","quotes"/.exec(text)?.[1] ?? text).toSorted()
}

async function openShelf(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Scenarios', exact: true }).first().click()
  await expect(shelf(page)).toBeVisible()
}

test.beforeEach(async ({ page }) => {
  await page.goto('./')
  await ready(page)
})

test('an edit is there again although the page went in the same moment', async ({ page }) => {
  await rename(page, 'Mine')
  await page.reload()
  await expect(nameOf(page)).toHaveText('Mine')
})

test('several scenarios stand on the shelf; by keyboard they are opened, moved, named and deleted', async ({
  page,
}) => {
  await rename(page, 'First')
  await page.keyboard.press('Control+o')
  await page.getByRole('button', { name: 'Sample: Ten alts, one bet' }).press('Enter')
  await expect(nameOf(page)).toHaveText('Ten alts, one bet')
  await expect.poll(() => namesKept(page)).toEqual(['First'])
  await rename(page, 'Second')
  await expect.poll(() => namesKept(page)).toEqual(['First', 'Second'])

  await page.keyboard.press('Control+o')
  await expect(rows(page)).toHaveText([/^Second10 positions/, /^First4 positions/])
  await page.getByRole('button', { name: 'Move First up' }).press('Enter')
  await expect(rows(page)).toHaveText([/^First/, /^Second/])
  await expect(page.getByRole('button', { name: 'Move First down' })).toBeFocused()
  await page.getByRole('button', { name: 'Name, First, edit' }).press('Enter')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('First of all')
  await page.keyboard.press('Enter')
  await expect(rows(page)).toHaveText([/^First of all/, /^Second/])
  await page.getByRole('button', { name: 'Open First of all' }).press('Enter')
  await expect(shelf(page)).toBeHidden()
  await expect(nameOf(page)).toHaveText('First of all')

  await openShelf(page)
  await page.getByRole('button', { name: 'Delete First of all' }).press('Enter')
  await expect(rows(page)).toHaveCount(1)
  await expect(page.getByRole('button', { name: 'Bring back First of all' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(nameOf(page)).toHaveText('Second')
  await notice(page).getByRole('button', { name: 'Bring back' }).click()
  await expect(nameOf(page)).toHaveText('First of all')
  await page.reload()
  await expect(nameOf(page)).toHaveText('First of all')
  expect(await namesKept(page)).toEqual(['First of all', 'Second'])
})

test('the palette opens, doubles and deletes scenarios', async ({ page }) => {
  await rename(page, 'Mine')
  await expect.poll(() => namesKept(page)).toEqual(['Mine'])
  const say = async (text: string, entry: string) => {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Command' }).fill(text)
    await page.getByRole('option', { name: entry }).click()
  }
  await say('duplicate scenario', 'Duplicate scenario')
  await expect.poll(() => namesKept(page)).toEqual(['Mine', 'Mine (2)'])
  await say('open scenario mine', 'Open scenario: Mine (2)')
  await expect(nameOf(page)).toHaveText('Mine (2)')
  await say('delete scenario', 'Delete scenario')
  await expect(nameOf(page)).toHaveText('Mine')
  expect(await namesKept(page)).toEqual(['Mine'])
})

test('the record of an earlier version is taken over whole', async ({ page }) => {
  await page.evaluate((text) => localStorage.setItem('plimsoll.kept', text), FORMER)
  await page.reload()
  await expect(nameOf(page)).toHaveText('Mine')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(page.getByRole('button', { name: /^Size of ETH,/ })).toContainText('24')
  expect(await page.evaluate(() => localStorage.getItem('plimsoll.kept'))).toBeNull()
})

test.describe('two tabs', () => {
  test('one is told of the other’s change and can show it', async ({ page, context }) => {
    await rename(page, 'Mine')
    await expect.poll(() => namesKept(page)).toEqual(['Mine'])
    const other = await context.newPage()
    await other.goto('./')
    await expect(nameOf(other)).toHaveText('Mine')
    await sizeOfEth(other, '24')
    await expect(notice(page)).toContainText('A later “Mine” was kept')
    await expect(page.getByRole('button', { name: /^Size of ETH,/ })).toHaveText('18')
    await notice(page).getByRole('button', { name: 'Show the later one' }).click()
    await expect(page.getByRole('button', { name: /^Size of ETH,/ })).toContainText('24')
    expect(await namesKept(page)).toEqual(['Mine'])
  })

  test('that both change a scenario both keep their own', async ({ page, context }) => {
    await rename(page, 'Mine')
    await expect.poll(() => namesKept(page)).toEqual(['Mine'])
    const other = await context.newPage()
    await other.goto('./')
    await expect(nameOf(other)).toHaveText('Mine')
    await sizeOfEth(other, '24')
    await expect(notice(page)).toContainText('A later “Mine” was kept')
    await sizeOfEth(page, '30')
    await expect(nameOf(page)).toHaveText('Mine (2)')
    await expect(notice(page)).toContainText('Both are kept: what you have here as “Mine (2)”.')
    await expect.poll(() => namesKept(page)).toEqual(['Mine', 'Mine (2)'])
    await expect(other.getByRole('button', { name: /^Size of ETH,/ })).toContainText('24')
    for (const [tab, name, size] of [
      [page, 'Mine (2)', '30'],
      [other, 'Mine', '24'],
    ] as const) {
      await tab.reload()
      await expect(nameOf(tab)).toHaveText(name)
      await expect(tab.getByRole('button', { name: /^Size of ETH,/ })).toContainText(size)
    }
  })

  test('of which one deletes what the other shows: it can be kept', async ({ page, context }) => {
    await rename(page, 'Mine')
    await expect.poll(() => namesKept(page)).toEqual(['Mine'])
    const other = await context.newPage()
    await other.goto('./')
    await openShelf(other)
    await other.getByRole('button', { name: 'Delete Mine' }).click()
    await expect(notice(page)).toContainText('“Mine” was deleted in another tab')
    await notice(page).getByRole('button', { name: 'Keep it' }).click()
    await expect.poll(() => namesKept(page)).toEqual(['Mine'])
  })
})

test.describe('damage', () => {
  test('to one record takes no other with it, and its text can be saved', async ({ page }) => {
    await rename(page, 'First')
    await openShelf(page)
    await page.getByRole('button', { name: 'Duplicate First' }).click()
    await page.keyboard.press('Escape')
    await expect.poll(() => namesKept(page)).toEqual(['First', 'First (2)'])
    const damaged = await page.evaluate(() => {
      const key = localStorage.getItem('plimsoll.open') ?? ''
      const text = (localStorage.getItem(key) ?? '').replace('"61500"', '"61,500"')
      localStorage.setItem(key, text)
      return text
    })
    await page.reload()
    await expect(nameOf(page)).toHaveText('First (2)')
    await expect(notice(page)).toContainText('What is kept of “First” could not be read')
    await expect(notice(page)).toContainText('"61,500" is not a plain decimal number')
    await notice(page).getByRole('button', { name: 'Scenarios' }).click()
    await expect(rows(page).first()).toContainText('Cannot be read:')
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save as a file: First', exact: true }).click()
    expect(readFileSync(await (await download).path(), 'utf8')).toBe(damaged)
  })

  test('to the list of them loses none', async ({ page }) => {
    await rename(page, 'Mine')
    await expect.poll(() => namesKept(page)).toEqual(['Mine'])
    await page.evaluate(() => localStorage.setItem('plimsoll.shelf', '{"scenarios":[{"key":'))
    await page.reload()
    await expect(nameOf(page)).toHaveText('Mine')
    await expect(notice(page)).toContainText('“Mine” was in this browser’s storage and not listed')
    await openShelf(page)
    await expect(rows(page)).toHaveCount(1)
  })

  test('by a crash between record and list loses none', async ({ page }) => {
    await page.evaluate(() => {
      const write = Storage.prototype.setItem.bind(localStorage)
      Storage.prototype.setItem = (key, text) => {
        if (key === 'plimsoll.shelf') throw new Error('the browser died')
        write(key, text)
      }
    })
    await rename(page, 'Mine')
    await expect.poll(() => namesKept(page)).toEqual(['Mine'])
    await page.reload()
    await expect(nameOf(page)).toHaveText('Mine')
    await openShelf(page)
    await expect(rows(page)).toHaveText([/^Mine/])
  })

  test('of the record of an earlier version leaves it where it is', async ({ page }) => {
    await page.evaluate(() => localStorage.setItem('plimsoll.kept', '{"version":1'))
    await page.reload()
    await expect(notice(page)).toContainText('could not be read')
    await expect(page.getByRole('region', { name: 'Verdict' })).toContainText('−10.35')
    await rename(page, 'Mine')
    await expect.poll(() => namesKept(page)).toEqual(['Mine'])
    expect(await page.evaluate(() => localStorage.getItem('plimsoll.kept'))).toBe('{"version":1')
  })
})

test('a full storage is said once, with what to do; the last good record stays', async ({
  page,
}) => {
  await rename(page, 'Good')
  await expect.poll(() => namesKept(page)).toEqual(['Good'])
  // The real limit: all that the browser gives, filled to the last characters.
  await page.evaluate(() => {
    for (let size = 1 << 22; size >= 1; size >>= 1) {
      try {
        localStorage.setItem(`filling.${size}`, 'x'.repeat(size))
      } catch {
        // As much as this does not fit: a smaller piece may.
      }
    }
  })
  await rename(page, 'A name that has many more characters than there is room for now')
  await expect(notice(page)).toContainText('There is no room left in this browser’s storage')
  await expect(notice(page)).toContainText('save this one as a file')
  await expect(page.getByRole('button', { name: 'Not kept' })).toBeVisible()
  expect(await namesKept(page)).toEqual(['Good'])
  await page.getByRole('button', { name: 'Dismiss' }).click()
  await rename(page, 'Another name that has more characters than there is room for now')
  // Tried at once, as when the page goes.
  await page.evaluate(() => window.dispatchEvent(new Event('pagehide')))
  await expect(page.getByRole('button', { name: 'Dismiss' })).toHaveCount(0)
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith('filling.')) localStorage.removeItem(key)
    }
  })
  await rename(page, 'Room again')
  await expect(notice(page)).toContainText('“Room again” is kept again.')
  await expect(page.getByRole('button', { name: 'Not kept' })).toHaveCount(0)
  expect(await namesKept(page)).toEqual(['Room again'])
})

test('a forbidden storage stops nothing, and is said at the first change', async ({ browser }) => {
  const context = await browser.newContext()
  await context.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('denied', 'SecurityError')
        },
      })
    }
  })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto('./')
  await ready(page)
  await sizeOfEth(page, '24')
  await expect(page.getByRole('region', { name: 'Verdict' })).toContainText('−8.80')
  await expect(notice(page)).toContainText(
    'This browser keeps nothing of this page (SecurityError)',
  )
  await openShelf(page)
  await expect(shelf(page)).toContainText('lets the page keep nothing')
  expect(faults).toEqual([])
  await context.close()
})

test('the shelf is a sheet on the smallest phone, and needs no sideways scroll', async ({
  page,
}) => {
  await rename(page, 'A scenario with a name that is a good deal longer than a phone is wide')
  await page.setViewportSize({ width: 320, height: 640 })
  await openShelf(page)
  await page.getByRole('button', { name: /^Duplicate/ }).click()
  const box = await shelf(page).boundingBox()
  expect(box?.x).toBe(0)
  expect(box?.width).toBe(320)
  const overflows = await shelf(page).evaluate((dialog) =>
    [dialog, ...dialog.querySelectorAll('*')].some(
      (each) => each.getBoundingClientRect().right > 320.5,
    ),
  )
  expect(overflows).toBe(false)
})
