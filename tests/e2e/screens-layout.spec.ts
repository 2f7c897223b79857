// Every state at every width: nothing cut off, nothing on top of anything, figures in line, targets large
// enough, and the focus never under what sticks.

import { expect, test, type Page } from '@playwright/test'
import {
  clippedText,
  coveredFocus,
  overlappingText,
  raggedColumns,
  smallTargets,
} from '../support/layout-facts.mjs'
import { reach, settled, STATES } from '../support/states.mjs'

const WIDTHS = [320, 390, 768, 1024, 1280, 1440]

const TARGET = 24

async function facts(page: Page) {
  return {
    over: await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    ),
    clipped: await clippedText(page),
    overlapping: await overlappingText(page),
    ragged: await raggedColumns(page),
    small: await smallTargets(page, TARGET),
  }
}

const CLEAN = { over: 0, clipped: [], overlapping: [], ragged: [], small: [] }

for (const state of STATES) {
  test(`${state.name}: laid out as it should be at every width`, async ({ page, baseURL }) => {
    test.slow()
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await reach(page, baseURL ?? '', state)
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 })
      await settled(page)
      expect.soft(await facts(page), `${state.name} at ${width} px`).toEqual(CLEAN)
    }
  })
}

test.describe('on a touch screen', () => {
  test.use({ hasTouch: true, isMobile: true })

  for (const name of ['draft', 'lens-funding', 'market-terms']) {
    test(`${name}: what is pressed is as large as a thumb`, async ({ page, baseURL }) => {
      test.slow()
      const state = STATES.find((each) => each.name === name)
      if (state === undefined) throw new Error(`there is no state ${name}`)
      await reach(page, baseURL ?? '', state)
      await page.setViewportSize({ width: 390, height: 844 })
      await settled(page)
      expect(await smallTargets(page, 44)).toEqual([])
    })
  }
})

for (const [width, height] of [
  [1440, 900],
  [1024, 768],
  [390, 844],
  [320, 640],
] as const) {
  test(`tabbing through the page at ${width} px never loses sight of the focus`, async ({
    page,
    baseURL,
  }) => {
    test.slow()
    await page.emulateMedia({ reducedMotion: 'reduce' })
    const draft = STATES.find(({ name }) => name === 'draft')
    if (draft === undefined) throw new Error('there is a draft among the states')
    await reach(page, baseURL ?? '', draft)
    await page.setViewportSize({ width, height })
    await settled(page)
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    for (const key of ['Tab', 'Shift+Tab']) {
      for (let presses = 0; presses < 50; presses += 1) {
        await page.keyboard.press(key)
        expect.soft(await coveredFocus(page), `${key} ${presses}`).toBeUndefined()
      }
    }
  })
}

test('walking down a thousand rows keeps the cell in sight', async ({ page, baseURL }) => {
  test.slow()
  const many = STATES.find(({ name }) => name === 'thousand-rows')
  if (many === undefined) throw new Error('there are a thousand rows among the states')
  await reach(page, baseURL ?? '', many)
  await page
    .getByRole('button', { name: /^Size of C0,/ })
    .first()
    .focus()
  for (let presses = 0; presses < 30; presses += 1) {
    await page.keyboard.press('ArrowDown')
    expect.soft(await coveredFocus(page), `down ${presses}`).toBeUndefined()
  }
  await page.keyboard.press('PageDown')
  expect.soft(await coveredFocus(page), 'page down').toBeUndefined()
})
