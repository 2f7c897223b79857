// The bar: which pool the verdict speaks of, what the tab of the browser says, how the page is dressed.

import { act, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { size } from '../../../src/engine/units/amount'
import { resize } from '../../../src/store/commands/resize'
import { wear } from '../../../src/views/shell/look'
import type { Page } from '../../../src/views/shell/page-actions'
import { TopBar } from '../../../src/views/shell/TopBar'
import { VIEW_AT_START } from '../../../src/store/state'
import { renderView } from '../support/render'

function unasked(): never {
  throw new Error('not asked for here')
}

function open() {
  const page: Omit<Page, 'store'> = {
    onPaste: unasked,
    onCopyLink: unasked,
    onHelp: unasked,
    onPalette: unasked,
    onChord: unasked,
    onTour: unasked,
  }
  return renderView(<TopBar page={page as Page} />)
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
    const { store } = open()
    await userEvent.click(screen.getByRole('button', { name: 'Preferences' }))
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
})
