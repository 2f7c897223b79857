// Page actions: one list for the palette, the help and the keyboard.
import { describe, expect, it, vi } from 'vitest'
import { size } from '../../../src/engine/units/amount'
import { resize } from '../../../src/store/commands/resize'
import { PAGE_ACTIONS, type Page } from '../../../src/views/shell/page-actions'
import { createRiskStore } from '../../../src/store/store'
import { keeperOf } from '../../store/shelf/fakes'
import { SAMPLE } from '../support/render'

function pageOf() {
  const store = createRiskStore(SAMPLE)
  const page: Page = {
    store,
    keeper: keeperOf(store),
    onPaste: vi.fn<() => void>(),
    onCopyLink: vi.fn<() => void>(),
    onShare: vi.fn<() => void>(),
    onPasteFiles: vi.fn<() => void>(),
    onHelp: vi.fn<() => void>(),
    onPalette: vi.fn<() => void>(),
    onChord: vi.fn<() => void>(),
    onTour: vi.fn<() => void>(),
    onReport: vi.fn<() => void>(),
    onShelf: vi.fn<() => void>(),
    onPreferences: vi.fn<() => void>(),
  }
  const run = (id: string) => {
    const action = PAGE_ACTIONS.find((each) => each.id === id)
    if (action === undefined) throw new Error(id)
    action.run(page)
  }
  const isOpen = (id: string) =>
    PAGE_ACTIONS.find((each) => each.id === id)?.isOpen?.(page.store.getState()) ?? true
  return { page, run, isOpen, state: () => page.store.getState() }
}

describe('the list', () => {
  it('has no id, label or key twice', () => {
    for (const of of [
      PAGE_ACTIONS.map(({ id }) => id),
      PAGE_ACTIONS.map(({ label }) => label),
      PAGE_ACTIONS.flatMap(({ keys = [] }) => keys),
    ]) {
      expect(new Set(of).size).toBe(of.length)
    }
  })

  it('binds no single letter, and nothing without the chief modifier', () => {
    for (const key of PAGE_ACTIONS.flatMap(({ keys = [] }) => keys)) {
      expect(key).toMatch(/^\$mod\+/)
    }
  })
})

describe('an action', () => {
  it('is open only where it has something to do', () => {
    const { page, isOpen } = pageOf()
    expect(['undo', 'redo', 'accept', 'discard'].map(isOpen)).toEqual([false, false, false, false])
    page.store.getState().run(resize('p2', size('24')))
    expect(['undo', 'redo', 'accept', 'discard'].map(isOpen)).toEqual([true, false, true, true])
  })

  it('goes through the three states shown', () => {
    const { run, state } = pageOf()
    const seen = [1, 2, 3].map(() => {
      run('show-next')
      return state().view.show
    })
    expect(seen).toEqual(['baseline', 'draft', 'both'])
  })

  it('changes how the page is looked at, and knows which choice is the present one', () => {
    const { run, state } = pageOf()
    run('lens curve')
    run('density compact')
    run('rateUnit apr')
    expect(state().view).toMatchObject({ lens: 'curve', density: 'compact', rateUnit: 'apr' })
    const chosen = PAGE_ACTIONS.filter(({ isChosen }) => isChosen?.(state()) === true)
    expect(chosen.map(({ id }) => id)).toContain('lens curve')
    expect(chosen.map(({ id }) => id)).not.toContain('lens buffers')
  })

  it('opens a sample as one step, from which undo brings back what was there', () => {
    const { run, state } = pageOf()
    state().run(resize('p2', size('24')))
    const mine = state().document
    state().look({ pool: 'a1/p4' })
    run('sample Ten alts, one bet')
    expect(state().document.baseline.name).toBe('Ten alts, one bet')
    expect(state().view.pool).toBe('all')
    expect(state().history.past.at(-1)?.label).toBe('Open sample: Ten alts, one bet')
    state().undo()
    expect(state().document).toBe(mine)
  })
})

describe('columns', () => {
  it('are shown and hidden one by one, and given back to what fits', () => {
    const { run, isOpen, state } = pageOf()
    // Where no width is known every column is shown.
    expect([isOpen('column hide funding'), isOpen('column show funding')]).toEqual([true, false])
    run('column hide funding')
    expect(state().view.hidden).toEqual(['funding'])
    expect([isOpen('column hide funding'), isOpen('column show funding')]).toEqual([false, true])
    run('column show funding')
    expect(state().view.hidden).toEqual([])
    run('columns fit')
    expect(state().view.hidden).toBe('fit')
  })
})
