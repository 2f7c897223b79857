// The bar: which pool the verdict speaks of, what the tab of the browser says, how the page is dressed.

import { act, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { size } from '../../../src/engine/units/amount'
import { resize } from '../../../src/store/commands/resize'
import { wear } from '../../../src/views/shell/look'
import type { Page } from '../../../src/views/shell/page-actions'
import { PreferencesPanel } from '../../../src/views/shell/PreferencesPanel'
import { TopBar } from '../../../src/views/shell/TopBar'
import { VIEW_AT_START } from '../../../src/store/state'
import { createRiskStore } from '../../../src/store/store'
import { FakeTexts, keeperOf } from '../../store/shelf/fakes'
import { renderView, SAMPLE } from '../support/render'

function unasked(): never {
  throw new Error('not asked for here')
}

function open(texts = new FakeTexts()) {
  const kept = createRiskStore(SAMPLE)
  const page: Page = {
    store: kept,
    keeper: keeperOf(kept, texts),
    onPaste: unasked,
    onCopyLink: unasked,
    onShare: unasked,
    onPasteFiles: unasked,
    onHelp: unasked,
    onPalette: unasked,
    onChord: unasked,
    onTour: unasked,
    onReport: unasked,
    onShelf: unasked,
    onPreferences: unasked,
  }
  return { ...renderView(<TopBar page={page} />), kept, page }
}

describe('the pool filter', () => {
  it('names every pool in use and hands the choice to the verdict', async () => {
    const { store } = open()
    const filter = screen.getByLabelText('Pool')
    const names = within(filter)
      .getAllByRole('option')
      .map((option) => option.textContent)
    expect(names).toEqual(['All pools', 'Cross', 'DOGE isolated'])
    await userEvent.selectOptions(filter, 'DOGE isolated')
    expect(store.getState().view.pool).toBe('a1/p4')
  })
})

describe('a browser that has no room', () => {
  it('is said beside the name for as long as something would be lost', () => {
    const texts = new FakeTexts()
    const { kept, page } = open(texts)
    texts.refuses = 'QuotaExceededError'
    const change = (to: string) =>
      act(() => {
        kept.getState().run(resize('p2', size(to)))
        page.keeper.flush()
      })
    change('24')
    expect(screen.getByRole('button', { name: 'Not kept' })).toBeVisible()
    texts.refuses = undefined
    change('25')
    expect(screen.queryByRole('button', { name: 'Not kept' })).toBeNull()
  })
})

describe('the tab of the browser', () => {
  it('says the scenario, and marks it while it has a draft', () => {
    const { store } = open()
    expect(document.title).toBe('Hedged majors · Plimsoll')
    act(() => {
      store.getState().run(resize('p2', size('24')))
    })
    expect(document.title).toBe('• Hedged majors · Plimsoll')
    act(() => {
      store.getState().undo()
    })
    expect(document.title).toBe('Hedged majors · Plimsoll')
  })
})

describe('preferences', () => {
  it('take effect at once, each with its own name', async () => {
    const { store } = renderView(<PreferencesPanel onClose={unasked} />)
    const panel = within(await screen.findByRole('dialog', { name: 'Preferences' }))
    const choose = async (group: string, choice: string) =>
      userEvent.click(
        within(panel.getByRole('radiogroup', { name: group })).getByRole('radio', { name: choice }),
      )
    await choose('Theme', 'Dark')
    await choose('Contrast', 'More')
    await choose('Sign colours', 'Red up')
    await choose('Density', 'Compact')
    await choose('Funding rates', 'APR')
    expect(store.getState().view).toMatchObject({
      theme: 'dark',
      contrast: 'more',
      colours: 'red-up',
      density: 'compact',
      rateUnit: 'apr',
    })
  })

  it('are worn by the page as attributes, and what is usual as none', () => {
    const page = document.createElement('html')
    wear(page, { theme: 'dark', contrast: 'more', colours: 'monochrome', density: 'comfortable' })
    expect(Object.fromEntries(Object.entries(page.dataset))).toEqual({
      theme: 'dark',
      contrast: 'more',
      colours: 'monochrome',
      density: 'comfortable',
    })
    wear(page, VIEW_AT_START)
    expect(Object.fromEntries(Object.entries(page.dataset))).toEqual({})
  })

  it('a chosen theme tints the bar of the browser, whatever the system has', () => {
    document.head.innerHTML = `
      <meta name="theme-color" media="(prefers-color-scheme: light)" content="#ffffff" />
      <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#111418" />`
    const tints = () =>
      [...document.querySelectorAll<HTMLMetaElement>('meta')].map(({ content }) => content)
    wear(document.documentElement, { ...VIEW_AT_START, theme: 'dark' })
    expect(tints()).toEqual(['#111418', '#111418'])
    wear(document.documentElement, { ...VIEW_AT_START, theme: 'light' })
    expect(tints()).toEqual(['#ffffff', '#ffffff'])
    wear(document.documentElement, VIEW_AT_START)
    expect(tints()).toEqual(['#ffffff', '#111418'])
  })
})

describe('the menu of a narrow bar', () => {
  it('has what the bar has no room for, and the draft only while there is one', async () => {
    const { store } = open()
    const names = async () => {
      await userEvent.click(screen.getByRole('button', { name: 'More' }))
      const items = await screen.findAllByRole('menuitem', {}, { timeout: 10_000 })
      const found = items.map((item) => item.textContent)
      await userEvent.keyboard('{Escape}')
      return found
    }
    const before = await names()
    expect(before).toEqual(
      expect.arrayContaining(['Paste positions', 'Copy link', 'Command palette', 'Preferences']),
    )
    expect(before).not.toContain('Discard draft')
    act(() => {
      store.getState().run(resize('p2', size('24')))
    })
    expect(await names()).toEqual(
      expect.arrayContaining(['Accept draft into baseline', 'Discard draft']),
    )
  })
})
