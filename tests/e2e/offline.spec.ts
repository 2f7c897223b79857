// Once visited, the page opens and works without a network. A newer version asks before it takes the place of
// the one at hand, and never stands half beside it.

import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { ROOT } from '../support/ensure-deps.mjs'
import { deployNext, keptFiles } from '../support/next-version'
import { hostSite, type PlainHost } from '../support/plain-host'

const HERE = '/tools/risk/'
const ELSEWHERE = '/tools/risk-trial/'

const { link: LINK } = JSON.parse(
  readFileSync(join(ROOT, 'tests/vectors/links/v1-hedged-majors.json'), 'utf8'),
) as { link: string }

let host: PlainHost

test.beforeEach(async () => {
  host = await hostSite(HERE, ELSEWHERE)
})

test.afterEach(() => host.close())

/** Opens the page and waits until all of it is kept. */
async function visit(page: Page, folder = HERE): Promise<void> {
  await page.goto(host.origin + folder)
  await expect(page.getByText('Works without a network')).toBeVisible()
}

/** Has the browser look for a newer version, as it does by itself at every visit and every hour. */
const lookForNewer = (page: Page) =>
  page.evaluate(async () => {
    await (await navigator.serviceWorker.ready).update()
  })

const newVersion = (page: Page) =>
  page.getByRole('status').filter({ hasText: 'A new version is ready.' })

const versionOf = (page: Page) => page.locator('html').getAttribute('data-version')

const cachesOf = (page: Page) => page.evaluate(() => caches.keys())

/** The palette is fetched when it is first asked for: opening it asks for a file not loaded yet. */
async function openPalette(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Command palette' }).click()
  await expect(page.getByRole('dialog', { name: /palette/i })).toBeVisible()
  await page.keyboard.press('Escape')
}

async function rename(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Scenario name' }).click()
  await page.getByRole('textbox', { name: 'Scenario name' }).fill(name)
  await page.keyboard.press('Enter')
  await expect(page).toHaveTitle(new RegExp(name))
}

test('after one visit the page opens and all of it works without a network', async ({
  page,
  context,
}) => {
  await visit(page)
  host.reachable(false)

  // What was not opened while there was a network opens now, in the page that was just visited.
  await context.setOffline(true)
  await expect(page.getByText('You are offline. Everything here still works.')).toBeVisible()
  await openPalette(page)

  await page.reload()
  await expect(page.getByRole('region', { name: 'Verdict' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Lens' }).getByRole('term').first()).toBeVisible()
  await page.getByRole('button', { name: 'Paste', exact: true }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  expect(await page.evaluate(() => document.fonts.check('13px InterVariable'))).toBe(true)

  const other = await context.newPage()
  await other.goto(`${host.origin}${HERE}?from=chat${LINK}`)
  await expect(other.getByText('was opened from the link')).toBeVisible()
  await other.goto(`${host.origin}${HERE}index.html`)
  await expect(other.getByRole('region', { name: 'Verdict' })).toBeVisible()
})

test('every file of the page is kept, and nothing that is none', async ({ page }) => {
  await visit(page)
  // A file that is not there, and one that is not the page's: fetched from the host each time, never kept.
  for (const path of ['missing.js', 'assets/missing.js', 'screenshot.png']) {
    await page.goto(host.origin + HERE + path).catch(() => {})
  }
  await visit(page)
  const kept = await page.evaluate(async () => {
    const requests = await (await caches.open((await caches.keys())[0] ?? '')).keys()
    return requests.map(({ url }) => url)
  })
  const built = readdirSync(host.folder(HERE), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(host.folder(HERE).length))
    .filter((name) => name !== 'service-worker.js' && name !== 'screenshot.png')
    .map((name) => host.origin + HERE + (name === 'index.html' ? '' : name))
  expect(kept.toSorted()).toEqual(built.toSorted())
})

test('a newer version waits to be asked for, and what was entered stays', async ({ page }) => {
  await visit(page)
  await rename(page, 'Mine alone')
  deployNext(host.folder(HERE), 'second')
  await lookForNewer(page)
  await expect(newVersion(page)).toBeVisible()

  // Not asked for yet: this page goes on in its own version, whose files the host no longer has.
  await openPalette(page)
  await newVersion(page).getByRole('button', { name: 'Later' }).click()
  await expect(newVersion(page)).toBeHidden()
  await page.reload()
  await expect(page.getByRole('region', { name: 'Verdict' })).toBeVisible()
  expect(await versionOf(page)).toBeNull()

  await newVersion(page).getByRole('button', { name: 'Reload' }).click()
  await expect.poll(() => versionOf(page)).toBe('second')
  await expect(page).toHaveTitle(/Mine alone/)
  await expect(newVersion(page)).toBeHidden()
  await openPalette(page)
})

test('a newer version put off is offered at the foot of the page', async ({ page }) => {
  await visit(page)
  deployNext(host.folder(HERE), 'second')
  await lookForNewer(page)
  await newVersion(page).getByRole('button', { name: 'Later' }).click()
  await page.getByRole('contentinfo').getByRole('button', { name: 'Reload' }).click()
  await expect.poll(() => versionOf(page)).toBe('second')
})

test('a link of a newer version brings that version to be asked for, and is opened by it', async ({
  page,
}) => {
  await visit(page)
  deployNext(host.folder(HERE), 'second')
  await page.evaluate(() => (window.location.hash = '#99.abcd'))
  await expect(page.getByText('This link is of version 99')).toBeVisible()
  await newVersion(page).getByRole('button', { name: 'Reload' }).click()
  await expect.poll(() => versionOf(page)).toBe('second')
  // The address still holds the link, and the second version looks at it too.
  expect(page.url()).toContain('#99.abcd')
  await expect(page.getByText('This link is of version 99')).toBeVisible()
})

test('another tab keeps the version it runs, and its files, until it reloads', async ({
  page,
  context,
}) => {
  await visit(page)
  const other = await context.newPage()
  await visit(other)
  deployNext(host.folder(HERE), 'second')
  await lookForNewer(page)
  await newVersion(page).getByRole('button', { name: 'Reload' }).click()
  await expect.poll(() => versionOf(page)).toBe('second')

  const sweep = () =>
    page.evaluate(async () => (await navigator.serviceWorker.ready).active?.postMessage('sweep'))
  await sweep()
  host.reachable(false)
  expect(await versionOf(other)).toBeNull()
  await expect(newVersion(other)).toBeVisible()
  await openPalette(other)
  expect(await cachesOf(page)).toHaveLength(2)

  await newVersion(other).getByRole('button', { name: 'Reload' }).click()
  await expect.poll(() => versionOf(other)).toBe('second')
  await sweep()
  await expect.poll(() => cachesOf(page)).toHaveLength(1)
  await openPalette(other)
})

test('a version that arrives in part changes nothing', async ({ page }) => {
  await visit(page)
  const folder = host.folder(HERE)
  deployNext(folder, 'second')
  // One file is missing and another is not what was built: the host is in the middle of its own update.
  const [missing = '', altered = ''] = keptFiles(folder)
    .map(([path]) => path)
    .filter((path) => path.startsWith('assets/'))
  rmSync(join(folder, missing))
  writeFileSync(join(folder, altered), 'altered on its way')
  const became = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    return new Promise((resolve) => {
      registration.addEventListener('updatefound', () => {
        const { installing } = registration
        installing?.addEventListener('statechange', () => resolve(installing.state))
      })
      registration.update().catch(() => resolve('not found'))
    })
  })
  expect(became).toBe('redundant')
  await expect(newVersion(page)).toBeHidden()

  host.reachable(false)
  await page.reload()
  await expect(page.getByRole('region', { name: 'Verdict' })).toBeVisible()
  expect(await versionOf(page)).toBeNull()
  await openPalette(page)
})

test('a part that does not come says why, in its place, and a reload brings it', async ({
  browser,
}) => {
  // A browser that keeps nothing of the page, as in some private windows.
  const context = await browser.newContext({ serviceWorkers: 'block' })
  const page = await context.newPage()
  await page.goto(host.origin + HERE)
  await expect(page.getByRole('region', { name: 'Lens' }).getByRole('term').first()).toBeVisible()
  await page.waitForLoadState('networkidle')
  deployNext(host.folder(HERE), 'second')
  await page.getByRole('button', { name: 'Command palette' }).click()
  const said = page.getByRole('alert')
  await expect(said).toContainText('The palette could not be fetched')
  await expect(page.getByRole('region', { name: 'Verdict' })).toBeVisible()
  await said.getByRole('button', { name: 'Reload' }).click()
  await expect.poll(() => versionOf(page)).toBe('second')
  await openPalette(page)
  await context.close()
})

test('a copy of the site in another folder of the host has its own files', async ({
  page,
  context,
}) => {
  await visit(page)
  const trial = await context.newPage()
  await visit(trial, ELSEWHERE)
  deployNext(host.folder(ELSEWHERE), 'second')
  await lookForNewer(trial)
  await newVersion(trial).getByRole('button', { name: 'Reload' }).click()
  await expect.poll(() => versionOf(trial)).toBe('second')
  await trial.evaluate(async () =>
    (await navigator.serviceWorker.ready).active?.postMessage('sweep'),
  )
  await expect.poll(() => cachesOf(page)).toHaveLength(2)
  await expect(newVersion(page)).toBeHidden()
  host.reachable(false)
  await page.reload()
  await expect(page.getByRole('region', { name: 'Verdict' })).toBeVisible()
  expect(await versionOf(page)).toBeNull()
})

test('the page has all that an installation asks for', async ({ page, context }) => {
  await visit(page)
  const session = await context.newCDPSession(page)
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors')
  expect(installabilityErrors).toEqual([])
  const { errors, data = '{}' } = await session.send('Page.getAppManifest')
  expect(errors).toEqual([])
  const { icons, start_url, scope } = JSON.parse(data) as {
    icons: { src: string }[]
    start_url: string
    scope: string
  }
  // Relative: the site may lie in any folder of any host.
  expect([start_url, scope]).toEqual(['./', './'])
  host.asked()
  for (const { src } of icons) {
    const status = await page.evaluate(
      (src) =>
        new Promise((resolve) => {
          const image = new Image()
          image.addEventListener('load', () => resolve(image.naturalWidth > 0))
          image.addEventListener('error', () => resolve(false))
          image.src = src
        }),
      src,
    )
    expect([src, status]).toEqual([src, true])
  }
  expect(host.asked()).toEqual([])
})
