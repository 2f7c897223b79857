// The built site, put into a folder of some host, asks nobody for anything and breaks none of the
// rules it states for itself.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { ROOT } from '../support/ensure-deps.mjs'
import { hostSite, type PlainHost } from '../support/plain-host'

const FOLDER = '/tools/risk/'

let host: PlainHost
let origin: string

test.beforeAll(async () => {
  host = await hostSite(FOLDER)
  ;({ origin } = host)
})

test.afterAll(() => host.close())

interface Witness {
  /** Everything that a careful visitor would see in the console, and every broken rule. */
  readonly complaints: string[]
  readonly requests: string[]
}

/** Starts listening. Must come before the page is opened. */
async function watch(page: Page): Promise<Witness> {
  const complaints: string[] = []
  const requests: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('request', (request) => requests.push(request.url()))
  page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`))
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`)
  })
  await page.exposeFunction('reportViolation', (text: string) => complaints.push(text))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { reportViolation } = window as unknown as { reportViolation: (text: string) => void }
      reportViolation(`broke ${event.violatedDirective}: ${event.blockedURI} ${event.sample}`)
    })
  })
  return { complaints, requests }
}

test('the site starts in a sub-folder without a complaint or a request elsewhere', async ({
  page,
}) => {
  const { complaints, requests } = await watch(page)
  await page.goto(`${origin}${FOLDER}`)
  await expect(page.getByRole('main')).toBeVisible()
  await page.waitForLoadState('networkidle')
  // With the worker that keeps the page, which is a script too.
  await expect(page.getByText('Works without a network')).toBeVisible()

  expect(complaints).toEqual([])
  expect(requests.length).toBeGreaterThan(1)
  const outside = requests.filter(
    (address) => !address.startsWith(`${origin}${FOLDER}`) && !/^(data|blob):/.test(address),
  )
  expect(outside).toEqual([])
})

test('the page states a policy that makes no exception', async ({ page }) => {
  await page.goto(`${origin}${FOLDER}`)
  const policy = await page
    .locator('meta[http-equiv="Content-Security-Policy"]')
    .getAttribute('content')

  const directives = new Map(
    (policy ?? '').split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/)
      return [name, sources.join(' ')] as const
    }),
  )
  expect(policy).not.toContain('unsafe-')
  expect(policy).not.toContain('*')
  expect(directives.get('default-src')).toBe("'none'")
  expect(directives.get('script-src')).toBe("'self'")
  expect(directives.get('style-src')).toBe("'self'")
  expect(directives.get('connect-src')).toBe("'none'")
  expect(directives.get('require-trusted-types-for')).toBe("'script'")
})

test('the policy comes before anything that it should govern', () => {
  const html = readFileSync(join(ROOT, 'dist', 'index.html'), 'utf8')
  const policy = html.indexOf('Content-Security-Policy')
  expect(policy).toBeGreaterThan(0)
  expect(policy).toBeLessThan(html.search(/<(script|link|style)\b/))
})

test('text cannot become markup, code or a request, and the witness sees each attempt', async ({
  page,
}) => {
  const { complaints } = await watch(page)
  await page.goto(`${origin}${FOLDER}`)
  await expect(page.getByRole('main')).toBeVisible()

  const refused = await page.evaluate(async () => {
    const attempts: Record<string, () => unknown> = {
      markup: () => (document.createElement('div').innerHTML = '<b>made of text</b>'),
      code: () => Reflect.construct(Function, ['return 1']),
      script: () => (document.createElement('script').src = 'https://elsewhere.example/a.js'),
      worker: () => new Worker('https://elsewhere.example/worker.js'),
      request: () => fetch('./index.html'),
    }
    const names: string[] = []
    for (const [name, attempt] of Object.entries(attempts)) {
      try {
        // After a timer, because what the test itself runs may make code of text whatever the policy.
        await new Promise((resolve) => setTimeout(resolve))
        await attempt()
      } catch {
        names.push(name)
      }
    }
    return names
  })
  expect(refused).toEqual(['markup', 'code', 'script', 'worker', 'request'])
  await expect.poll(() => complaints.join('\n')).toContain('connect-src')
})
