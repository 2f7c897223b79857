// The palette: found by keys, it finds actions, markets and figures, does what is said, and closes.
import { act, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { size } from '../../../src/engine/units/amount'
import { resize } from '../../../src/store/commands/resize'
import { tenAlts } from '../../../src/store/samples/ten-alts'
import type { Document } from '../../../src/store/state'
import { createRiskStore } from '../../../src/store/store'
import { App } from '../../../src/views/shell/App'
import { SAMPLE } from '../support/render'
import { keeperOf } from '../../store/shelf/fakes'

async function open(text = '', document: Document = SAMPLE) {
  const store = createRiskStore(document, { firstVisit: false })
  const copyLink = vi.fn<() => Promise<'copied'>>(() => Promise.resolve('copied'))
  render(<App store={store} keeper={keeperOf(store)} onCopyLink={copyLink} />)
  await userEvent.keyboard('{Control>}k{/Control}')
  const dialog = await screen.findByRole('dialog', { name: 'Command palette' }, LONG)
  const field = within(dialog).getByRole('combobox', { name: 'Command' })
  if (text !== '') await userEvent.type(field, text)
  const names = () =>
    within(dialog)
      .queryAllByRole('option')
      .map((option) => option.textContent ?? '')
  return { store, copyLink, dialog, field, names }
}
const LONG = { timeout: 10_000 }

describe('before anything is typed', () => {
  it('the field has the focus and the first entry is ready', async () => {
    const { field, names } = await open()
    expect(field).toHaveFocus()
    expect(names()[0]).toMatch(/^Paste positions/)
    expect(names().join()).toContain('Go to BTC')
  })
})

describe('what is typed', () => {
  it('finds an action, and Enter does it', async () => {
    const { copyLink, names } = await open('copy')
    expect(names()[0]).toMatch(/^Copy link.*Ctrl\+Shift\+C/)
    await userEvent.keyboard('{Enter}')
    expect(copyLink).toHaveBeenCalledOnce()
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  })

  it('finds a figure of the pool, and Enter explains it', async () => {
    const { names } = await open('joint limit')
    expect(names()[0]).toBe('Explain: joint limit')
    await userEvent.keyboard('{Enter}')
    const explained = await screen.findByRole('dialog', {}, LONG)
    expect(explained).toHaveTextContent('Joint limit')
  })

  it('offers every act of a market by its name', async () => {
    const { names } = await open('doge')
    const all = names().join('|')
    for (const label of [
      'Go to DOGE',
      'Flip DOGE',
      'Duplicate DOGE',
      'Assumption: DOGE volatility',
    ]) {
      expect(all).toContain(label)
    }
    expect(all).not.toContain('Flip ETH')
  })

  it('chooses the pool the verdict speaks of', async () => {
    const { store, names } = await open('pool doge')
    expect(names()[0]).toBe('Pool: DOGE isolated')
    await userEvent.keyboard('{Enter}')
    expect(store.getState().view.pool).toBe('a1/p4')
  })

  it('opens the terms of a venue that nobody publishes', async () => {
    const { names } = await open('venue terms')
    expect(names()[0]).toBe('Venue terms: Main')
    await userEvent.keyboard('{Enter}')
    expect(await screen.findByRole('dialog', { name: 'Venue terms of Main' }, LONG)).toBeVisible()
  })

  it('that nothing answers to says so', async () => {
    const { dialog, names } = await open('qqqq')
    expect(names()).toEqual([])
    expect(dialog).toHaveTextContent('Nothing goes by that name')
  })
})

describe('going to a place', () => {
  it('gives the focus to the figure that was named', async () => {
    const { names } = await open('eth liquidation price')
    expect(names()).toContain('Go to: ETH liquidation price')
    await userEvent.click(screen.getByRole('option', { name: 'Go to: ETH liquidation price' }))
    await expect
      .poll(() => document.activeElement?.getAttribute('aria-label'))
      .toMatch(/^Liquidation price of ETH/)
  })
})

describe('a change asked for in words', () => {
  it('says where it leads, and Enter is one step under its own name', async () => {
    const { store, dialog, names } = await open('sell half eth')
    expect(names()[0]).toMatch(/^Sell ETH by 50.% in draft: size 18.*9$/)
    // Equity 16,800 less 28,800 × 0.075 % = 16,778.40; maintenance 3,100 − 576 = 2,524; buffer 14,254.40.
    expect(dialog).toHaveTextContent(/buffer \$13,700.*\$14,254/)
    await userEvent.keyboard('{Enter}')
    expect(store.getState().history.past.map(({ label }) => label)).toEqual(['Sell ETH by half'])
    expect(screen.getByRole('button', { name: 'Undo: ETH size to 9' })).toBeEnabled()
  })

  it('that cannot be done says why and does nothing', async () => {
    const { store, names } = await open('trim 20 eth')
    expect(names()[0]).toMatch(/Reducing stops at flat/)
    await userEvent.keyboard('{Enter}')
    expect(store.getState().history.past).toEqual([])
  })

  it('may be begun by an entry and finished by the reader: a new market', async () => {
    const { store, field, names } = await open('add pend', { baseline: tenAlts(), draft: [] })
    expect(names()[0]).toBe('Add PENDLE on Hyperliquid…')
    await userEvent.keyboard('{Enter}')
    expect(field).toHaveValue('add PENDLE ')
    await userEvent.keyboard('100 @ 5')
    expect(names()[0]).toMatch(/^Add PENDLE in draft: size 100 at 5$/)
    await userEvent.keyboard('{Enter}')
    expect(store.getState().document.draft.map(({ kind }) => kind)).toContain('open')
  })
})

describe('Escape', () => {
  it('closes, and nothing has changed', async () => {
    const { store } = await open('sell half eth')
    await userEvent.keyboard('{Escape}')
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
    expect(store.getState().document).toBe(SAMPLE)
  })
})

it('undo stands there under the name of its step', async () => {
  const { store, names } = await open()
  await userEvent.keyboard('{Escape}')
  act(() => void store.getState().run(resize('p2', size('24'))))
  await userEvent.keyboard('{Control>}k{/Control}')
  await screen.findByRole('dialog', {}, LONG)
  expect(names().length).toBeGreaterThanOrEqual(0)
  expect(screen.getByRole('option', { name: /^Undo: ETH size to 24/ })).toBeVisible()
})
