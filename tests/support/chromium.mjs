// Which Chromium can run the browser tests on this machine?
// A browser counts only when it has been launched through Playwright and has drawn text: some builds
// print their version and yet cannot start a page, others start without any font to draw with.

import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium as playwright } from '@playwright/test'
import { CACHE, ROOT } from './ensure-deps.mjs'

/**
 * A browser to launch: its file, or null for the one Playwright keeps itself, and what to add to its
 * environment.
 *
 * @typedef {{ how: string, path: string | null, env: Record<string, string> }} Browser
 */

const FLAGS = ['--disable-gpu', '--disable-quic', '--font-render-hinting=none']
const REMEMBERED = join(CACHE, 'chromium.json')
// Set once a browser has been found, so that test workers started later do not search again.
const VARIABLE = 'PLIMSOLL_CHROMIUM'

/** Playwright's launch options for a browser. @param {Browser} browser */
export function launchOptions({ path, env }) {
  return {
    args: FLAGS,
    env: { ...process.env, ...env },
    ...(path === null ? {} : { executablePath: path }),
  }
}

/**
 * Launches the browser and measures one word. Undefined when all is well, else what went wrong.
 *
 * @param {Browser} browser
 * @returns {Promise<string | undefined>}
 */
async function fault(browser) {
  try {
    const running = await playwright.launch({ ...launchOptions(browser), timeout: 20_000 })
    try {
      const page = await running.newPage()
      await page.setContent('<span>Plimsoll</span>')
      const box = await page.locator('span').boundingBox()
      return box !== null && box.width > 0 ? undefined : 'it draws no text: it finds no font'
    } finally {
      await running.close()
    }
  } catch (error) {
    const lines = (error instanceof Error ? error.message : String(error)).split('\n')
    const telling = lines.find((line) => /error while loading|cannot open|No such file/.test(line))
    return (telling ?? lines[0] ?? 'it did not start').trim()
  }
}

/**
 * The build that comes out of an npm package: the same one everywhere, with the libraries and fonts it
 * needs. It is unpacked into a folder of our own, because the package takes any file of the right name
 * in the temporary folder for its own.
 *
 * @returns {Browser[]}
 */
function packaged() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return []
  const folder = join(ROOT, 'node_modules', '@sparticuz', 'chromium')
  if (!existsSync(folder)) return []
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const home = join(CACHE, `chromium-${version}`)

  if (!existsSync(home)) {
    mkdirSync(CACHE, { recursive: true })
    // Unpacked aside and then moved, so that a folder of this name is always a whole one.
    const aside = mkdtempSync(join(CACHE, 'unpacking-'))
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        '--input-type=module',
        '--eval',
        "import chromium from '@sparticuz/chromium'; await chromium.executablePath()",
      ],
      {
        cwd: ROOT,
        encoding: 'utf8',
        // The second variable makes the package unpack its own system libraries too.
        env: { ...process.env, TMPDIR: aside, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' },
      },
    )
    if (status !== 0) {
      rmSync(aside, { recursive: true, force: true })
      console.warn(`The packaged Chromium could not be unpacked: ${stderr.trim()}`)
      return []
    }
    try {
      renameSync(aside, home)
    } catch (error) {
      // Another run that unpacked at the same time was first; its copy is as good.
      rmSync(aside, { recursive: true, force: true })
      if (!existsSync(home)) throw error
    }
  }

  const fonts = join(home, 'fonts.conf')
  writeFileSync(
    fonts,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(home, 'fonts')}</dir>
  <cachedir>${join(home, 'font-cache')}</cachedir>
</fontconfig>
`,
  )
  const path = join(home, 'chromium')
  const libraries = [join(home, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH'] ?? '']
    .filter((entry) => entry !== '')
    .join(delimiter)
  return [
    { how: 'npm package', path, env: { FONTCONFIG_FILE: fonts } },
    {
      how: 'npm package with its own libraries',
      path,
      env: { FONTCONFIG_FILE: fonts, LD_LIBRARY_PATH: libraries },
    },
  ]
}

/** Browsers that somebody has installed on this machine. @returns {Browser[]} */
function installed() {
  const names =
    process.platform === 'win32'
      ? ['chrome.exe', 'msedge.exe']
      : ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
  const usual = [
    '/usr/bin/chromium',
    '/snap/bin/chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
      const folder = process.env[variable]
      return folder === undefined
        ? []
        : [
            join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
            join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
          ]
    }),
  ]
  const found = [...new Set([...onPath, ...usual])].filter((path) => existsSync(path))
  return [
    ...found.map((path) => ({ how: 'installed', path, env: {} })),
    ...(existsSync(playwright.executablePath()) ? [kept()] : []),
  ]
}

/** The browser that Playwright downloads and keeps. @returns {Browser} */
function kept() {
  return { how: "Playwright's own", path: null, env: {} }
}

/**
 * Has Playwright download its browser. Empty when its host cannot be reached.
 *
 * @returns {Browser[]}
 */
function downloaded() {
  const tool = join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js')
  const { status } = spawnSync(process.execPath, [tool, 'install', 'chromium'], {
    stdio: 'ignore',
    timeout: 300_000,
  })
  return status === 0 ? [kept()] : []
}

/** Installs the distribution's browser, where we may. @returns {Browser[]} */
function fromDistribution() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return []
  const { status } = spawnSync(
    'apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium',
    {
      shell: true,
      stdio: 'ignore',
      timeout: 600_000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    },
  )
  return status === 0 ? [{ how: 'apt', path: '/usr/bin/chromium', env: {} }] : []
}

/** The answer of an earlier run. @returns {Browser[]} */
function remembered() {
  if (!existsSync(REMEMBERED)) return []
  const browser = JSON.parse(readFileSync(REMEMBERED, 'utf8'))
  // Node's modules may have been carried to another folder or machine since.
  return browser.path === null || existsSync(browser.path) ? [browser] : []
}

/**
 * The first browser that works, cheapest source first. Throws, naming what would help, if there is none.
 *
 * @returns {Promise<Browser>}
 */
export async function findChromium() {
  const known = process.env[VARIABLE]
  if (known !== undefined) return JSON.parse(known)

  const asked = process.env['CHROMIUM_PATH']
  const sources =
    asked === undefined
      ? [remembered, packaged, installed, downloaded, fromDistribution]
      : [() => [{ how: 'CHROMIUM_PATH', path: asked, env: {} }]]

  /** @type {string[]} */
  const faults = []
  for (const source of sources) {
    for (const browser of source()) {
      const why = await fault(browser)
      if (why === undefined) {
        process.env[VARIABLE] = JSON.stringify(browser)
        // What somebody asked for once is not what everybody wants from then on.
        if (asked === undefined) {
          mkdirSync(CACHE, { recursive: true })
          writeFileSync(REMEMBERED, JSON.stringify(browser))
        }
        return browser
      }
      faults.push(`${browser.how} (${browser.path ?? 'default'}): ${why}`)
    }
  }
  throw new Error(
    [
      'No Chromium on this machine could be started.',
      ...faults.map((line) => `  tried ${line}`),
      asked === undefined
        ? 'Install one (on Debian: sudo apt-get install chromium), or set CHROMIUM_PATH to its file.'
        : 'Set CHROMIUM_PATH to a Chromium that starts, or unset it to have one found.',
    ].join('\n'),
  )
}
