// Hostile input in a real browser: names that are markup are text, nothing from outside becomes script or reaches
// what all objects share, and whatever stands in a link, the page is there and says what it makes of it.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'
import { expect, test, type Page } from '@playwright/test'
import { ROOT } from '../support/ensure-deps.mjs'

const MARKUP = '<img src=x onerror="window.struck=1">'
const SCRIPT = '<script>window.struck=2</script>'
const ADDRESS = 'javascript:window.struck=3'
const BREAKS_OUT = `"><svg onload=window.struck=4>'`

/** What stands in a frozen link, without its seal. */
function insideOf(name: string): string {
  const text = readFileSync(join(ROOT, 'tests/vectors/links', name), 'utf8')
  const { link } = JSON.parse(text) as { readonly link: string }
  const inflated = inflateRawSync(Buffer.from(link.slice(3), 'base64url')).toString()
  return inflated.replace(/"check":"[0-9a-f]{8}",?/, '')
}
const INSIDE = insideOf('v1-everything.json')

/** A link around a text that is written as links are: keys in order, no blanks. */
function sealed(inside: string): string {
  const check = crc32(inside).toString(16).padStart(8, '0')
  const text = inside.replace(/^\{/, `{"check":"${check}",`)
  return `#1.${deflateRawSync(text).toString('base64url')}`
}

/** The link with every value of a field exchanged. */
function withNames(field: string, name: string, inside = INSIDE): string {
  const quoted = JSON.stringify(name)
  return sealed(
    inside.replace(
      new RegExp(`"${field}":"(?:[^"\\\\]|\\\\.)*"`, 'g'),
      () => `"${field}":${quoted}`,
    ),
  )
}

interface Harm {
  readonly faults: readonly string[]
}

/** Starts looking for harm. Must come before the page is opened. */
async function watch(page: Page): Promise<Harm> {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`thrown: ${error.message}`))
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url())
    const isOurs = hostname === '127.0.0.1' || protocol === 'data:' || protocol === 'blob:'
    if (!isOurs) faults.push(`asked for ${request.url()}`)
  })
  await page.exposeFunction('reportBroken', (rule: string) => faults.push(`broke ${rule}`))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) => {
      const { reportBroken } = window as unknown as { reportBroken: (rule: string) => void }
      reportBroken(`${violatedDirective}: ${sample}`)
    })
  })
  return { faults }
}

/** The page is whole: it speaks, it can be worked in, and nothing of what came in has become more than text. */
async function expectUnharmed(page: Page, { faults }: Harm): Promise<void> {
  // By its element: while a dialog is open the page beneath has no role.
  await expect(page.locator('main')).toBeVisible()
  await expect(page.locator('main')).toContainText(/liquidat|buffer|position/i)
  const found = await page.evaluate(() => ({
    struck: 'struck' in window,
    polluted: 'polluted' in {} || Object.keys(Object.prototype).length > 0,
    frames: document.querySelectorAll('iframe, object, embed, img[src=x], svg[onload]').length,
    addresses: [...document.querySelectorAll('a[href], [src], form')]
      .map((each) => each.getAttribute('href') ?? each.getAttribute('src') ?? '')
      .filter((address) => /^\s*(javascript|data:text|vbscript)/i.test(address)),
    handlers: [...document.querySelectorAll('*')].flatMap((each) =>
      each.getAttributeNames().filter((name) => name.startsWith('on')),
    ),
  }))
  expect(found).toEqual({ struck: false, polluted: false, frames: 0, addresses: [], handlers: [] })
  expect(faults).toEqual([])
}

for (const name of [MARKUP, SCRIPT, ADDRESS, BREAKS_OUT]) {
  test(`a scenario and accounts called ${name} are called so`, async ({ page }) => {
    const harm = await watch(page)
    await page.goto(`/${withNames('name', name)}`)
    await expect(page.getByRole('status').last()).toContainText(`“${name}” was opened`)
    await expect(page.getByRole('main')).toContainText(name)
    await expectUnharmed(page, harm)
  })
}

test('sources that are markup are text in what explains a figure', async ({ page }) => {
  const harm = await watch(page)
  await page.goto(`/${withNames('source', MARKUP, insideOf('v1-hedged-majors.json'))}`)
  await expect(page.getByRole('status').last()).toContainText('was opened')
  const verdict = page.getByRole('region', { name: 'Verdict' })
  await verdict.getByRole('button', { name: /^Nearest death.*, explain$/ }).click()
  await expect(page.getByRole('dialog')).toContainText(MARKUP)
  await expectUnharmed(page, harm)
})

test('markets that are markup are text in the sheet, in the book and in its palette', async ({
  page,
}) => {
  const harm = await watch(page)
  await page.goto('/')
  await page.getByRole('button', { name: 'Paste', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Paste positions' })
  const table = [
    'Symbol\tSide\tSize\tEntry Price\tMark Price',
    `<img/src=x/onerror=window.struck=1>\tLong\t1.5\t100.5\t101.5`,
    `javascript:window.struck=3\tShort\t2.5\t200.5\t199.5`,
    `__proto__\tLong\t1.5\t100.5\t101.5`,
    `BTC${MARKUP}\t${SCRIPT}\t${BREAKS_OUT}\t${ADDRESS}\t1`,
  ]
  await dialog.getByRole('textbox', { name: /^Positions as copied/ }).fill(table.join('\n'))
  await expect(dialog).toContainText('<img/src=x/onerror=window.struck=1>')
  await expect(dialog).toContainText(SCRIPT)
  await expectUnharmed(page, harm)
})

const POLLUTING = [
  '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
  '[{"__proto__":{"polluted":true},"symbol":"BTCUSDT","positionAmt":"1","entryPrice":"5"}]',
  '[{"symbol":"__proto__","positionAmt":"1","entryPrice":"5","constructor":{"prototype":{"polluted":1}}}]',
  '__proto__\tconstructor\tprototype\n1\t2\t3',
]

for (const text of POLLUTING) {
  test(`pasted, leaves what all objects share as it is: ${text.slice(0, 40)}`, async ({ page }) => {
    const harm = await watch(page)
    await page.goto('/')
    await page.getByRole('button', { name: 'Paste', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Paste positions' })
    await dialog.getByRole('textbox', { name: /^Positions as copied/ }).fill(text)
    await expect(dialog.getByRole('button', { name: 'Accept' })).toBeVisible()
    await expectUnharmed(page, harm)
  })
}

test('a storage of markup and prototypes is not believed', async ({ page }) => {
  const harm = await watch(page)
  await page.goto('/')
  await page.evaluate(
    ([markup, polluting]) => {
      for (const key of ['kept', 'scenario.x', 'shelf', 'view', 'open', 'aside']) {
        window.localStorage.setItem(`plimsoll.${key}`, key === 'view' ? polluting : markup)
      }
      window.sessionStorage.setItem('plimsoll.paste', polluting)
    },
    [MARKUP, POLLUTING[0] ?? ''] as const,
  )
  await page.reload()
  await expectUnharmed(page, harm)
})

/** Documents as large, as small and as strange as a link may carry. */
const STRANGE: readonly (readonly [name: string, inside: string])[] = [
  ['amounts of thirty digits', INSIDE.replace(/"(\d+\.\d+)"/g, '"999999999999999999999999999999"')],
  ['amounts near nothing', INSIDE.replace(/"([1-9]\d*\.\d+)"/g, `"0.${'0'.repeat(100)}1"`)],
  ['a venue called constructor', INSIDE.replaceAll('generic', 'constructor')],
  ['a coin called __proto__', INSIDE.replaceAll('BTC', '__proto__')],
  ['ids with quotes and blanks', INSIDE.replaceAll('"p1"', JSON.stringify(`p1" ' <b>\\`))],
  ['right-to-left and zero-width names', INSIDE.replaceAll('USDT', '\\u202eTDSU\\u200b')],
  ['half a character in every name', INSIDE.replace(/"name":"[^"]*"/g, '"name":"\\ud800"')],
]

for (const [name, inside] of STRANGE) {
  test(`opens or says why not, and never leaves a blank page: ${name}`, async ({ page }) => {
    const harm = await watch(page)
    await page.goto(`/${sealed(inside)}`)
    await expect(page.getByRole('status').last()).toContainText(/was opened|This link is damaged/)
    await expectUnharmed(page, harm)
    // Still there for whoever opens the page without the link.
    await page.goto('about:blank')
    await page.goto('/')
    await expectUnharmed(page, harm)
  })
}

test('a paste of a hundred megabytes is refused, and the limit is named', async ({ page }) => {
  const harm = await watch(page)
  await page.goto('/')
  await page.getByRole('button', { name: 'Paste', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Paste positions' })
  await expect(dialog).toBeVisible()
  await page.evaluate(() => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', 'BTC long 1 @ 5\n'.repeat(6_700_000))
    const field = document.querySelector('[role=dialog] textarea')
    field?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  })
  await expect(dialog).toContainText(/100500000 characters, at most 2000000/)
  await expectUnharmed(page, harm)
})
