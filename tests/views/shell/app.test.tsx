// The page around the views: the bar, the first visit, notices, keys, and a view that breaks.

import { act, fireEvent, render, screen, within, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { size } from '../../../src/engine/units/amount'
import { renameScenario } from '../../../src/store/commands/open'
import { resize } from '../../../src/store/commands/resize'
import { createRiskStore } from '../../../src/store/store'
import { App } from '../../../src/views/shell/App'
import { Boundary } from '../../../src/views/shell/Boundary'
import { SAMPLE } from '../support/render'
import { keeperOf } from '../../store/shelf/fakes'

function open() {
  const store = createRiskStore(SAMPLE)
  const copyLink = vi.fn<() => Promise<'copied'>>(() => Promise.resolve('copied'))
  render(<App store={store} keeper={keeperOf(store)} onCopyLink={copyLink} />)
  return { store, copyLink }
}

const draft = (store: ReturnType<typeof createRiskStore>) =>
  act(() => {
    store.getState().run(resize('p2', size('24')))
  })

describe('the first visit', () => {
  it('answers its question, beside what a venue shows of each position alone', () => {
    open()
    const start = screen.getByRole('region', { name: 'Start' })
    const said = start.textContent.replaceAll('\u2009', ' ')
    expect(said).toContain('BTC −11.84 %, ETH −16.25 %, SOL −11.00 %.')
    expect(said).toContain('The exchange shows you −18.06 %, −24.27 % and +33.82 %.')
    expect(said).toContain('Nothing leaves this page. No account, no server.')
  })

  it('is gone after a choice, and after the first edit', async () => {
    const { store } = open()
    await userEvent.click(screen.getByRole('button', { name: 'Keep playing with this sample' }))
    expect(screen.queryByRole('region', { name: 'Start' })).not.toBeInTheDocument()
    expect(store.getState().document).toBe(SAMPLE)
    await waitFor(() => expect(document.activeElement).toHaveAttribute('id', 'book'))
    act(() => store.getState().look({ firstVisit: true }))
    draft(store)
    expect(screen.queryByRole('region', { name: 'Start' })).not.toBeInTheDocument()
  })

  it('shows other samples, each as a step that undo takes back', async () => {
    const { store } = open()
    const samples = within(screen.getByRole('group', { name: 'Samples' })).getAllByRole('button')
    expect(samples.map(({ textContent }) => textContent)).toEqual([
      'Hedged majors',
      'Ten alts, one bet',
      'Basis on two venues',
      'Squeeze with flip',
    ])
    await userEvent.click(screen.getByRole('button', { name: 'Basis on two venues' }))
    const start = screen.getByRole('region', { name: 'Start' })
    expect(start).toHaveTextContent(
      /Long leg Cross ends at −17\.67.*Short leg Cross ends at \+17\.77/,
    )
    expect(screen.getByRole('button', { name: 'Basis on two venues' })).toHaveAttribute(
      'aria-pressed',
      'true',
    )
    act(() => store.getState().undo())
    expect(store.getState().document).toBe(SAMPLE)
  })

  it('can start blank, and undo brings the sample back', async () => {
    const { store } = open()
    await userEvent.click(screen.getByRole('button', { name: 'Start blank' }))
    expect(store.getState().document.baseline.book.accounts[0]?.positions).toHaveLength(0)
    await userEvent.click(screen.getByRole('button', { name: 'Undo: Start blank' }))
    expect(store.getState().document).toBe(SAMPLE)
  })
})

describe('the bar', () => {
  it('names the steps it takes back and forward', async () => {
    const { store } = open()
    expect(screen.getByRole('button', { name: 'Nothing to undo' })).toBeDisabled()
    draft(store)
    await userEvent.click(screen.getByRole('button', { name: 'Undo: ETH size to 24' }))
    expect(screen.getByRole('button', { name: 'Redo: ETH size to 24' })).toBeEnabled()
  })

  it('accepts and discards a draft', async () => {
    const { store } = open()
    draft(store)
    await userEvent.click(screen.getByRole('button', { name: 'Discard draft' }))
    expect(store.getState().document.draft).toHaveLength(0)
    draft(store)
    await userEvent.click(screen.getByRole('button', { name: 'Accept draft' }))
    const [account] = store.getState().document.baseline.book.accounts
    expect(account?.positions[1]?.size.toString()).toBe('24')
  })

  it('renames the scenario', async () => {
    const { store } = open()
    await userEvent.click(screen.getByRole('button', { name: /^Scenario name, Hedged majors/ }))
    const input = screen.getByRole('textbox', { name: 'Scenario name' })
    await userEvent.clear(input)
    await userEvent.keyboard('{Enter}')
    expect(input).toHaveAccessibleDescription(/A scenario needs a name/)
    await userEvent.type(input, 'August{Enter}')
    expect(store.getState().document.baseline.name).toBe('August')
  })

  it('chooses the theme, the rate unit and the state shown', async () => {
    const { store } = open()
    await userEvent.click(screen.getByRole('button', { name: 'Preferences' }))
    const preferences = within(
      await screen.findByRole('dialog', { name: 'Preferences' }, { timeout: 10_000 }),
    )
    const theme = within(preferences.getByRole('radiogroup', { name: 'Theme' }))
    await userEvent.click(theme.getByRole('radio', { name: 'Light' }))
    expect(document.documentElement.dataset['theme']).toBe('light')
    await userEvent.click(preferences.getByRole('radio', { name: 'APR' }))
    await userEvent.keyboard('{Escape}')
    await userEvent.click(screen.getByRole('radio', { name: 'Baseline' }))
    expect(store.getState().view).toMatchObject({
      theme: 'light',
      rateUnit: 'apr',
      show: 'baseline',
    })
  })

  it('opens a sample from the shelf, long after the first visit', async () => {
    const { store } = open()
    draft(store)
    await userEvent.click(screen.getByRole('button', { name: 'Scenarios' }))
    await userEvent.click(
      await screen.findByRole('button', { name: 'Sample: Squeeze with flip' }, { timeout: 10_000 }),
    )
    expect(store.getState().document.baseline.name).toBe('Squeeze with flip')
    await userEvent.click(
      screen.getByRole('button', { name: 'Undo: Open sample: Squeeze with flip' }),
    )
    expect(store.getState().document.draft).toHaveLength(1)
  })

  it('has a way to the palette without keys', async () => {
    open()
    await userEvent.click(screen.getByRole('button', { name: 'Command palette' }))
    expect(
      await screen.findByRole('dialog', { name: 'Command palette' }, { timeout: 10_000 }),
    ).toBeVisible()
  })

  it('copies a link on asking', async () => {
    const { copyLink } = open()
    await userEvent.click(screen.getByRole('button', { name: 'Copy link' }))
    expect(copyLink).toHaveBeenCalledOnce()
  })
})

describe('a draft that is discarded', () => {
  it('leaves the focus at the book, not nowhere', async () => {
    const { store } = open()
    draft(store)
    await userEvent.click(screen.getByRole('button', { name: 'Discard draft' }))
    expect(document.activeElement).toHaveAttribute('id', 'book')
  })
})

describe('keys of the page', () => {
  it('undo and redo, but not while text is being typed', async () => {
    const { store } = open()
    draft(store)
    await userEvent.click(screen.getByRole('button', { name: 'Add position to Main' }))
    await userEvent.click(screen.getByRole('combobox', { name: 'Market' }))
    await userEvent.keyboard('{Control>}z{/Control}')
    expect(store.getState().document.draft).toHaveLength(1)
    act(() => (document.activeElement as HTMLElement).blur())
    await userEvent.keyboard('{Control>}z{/Control}')
    expect(store.getState().document.draft).toHaveLength(0)
    await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}')
    expect(store.getState().document.draft).toHaveLength(1)
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    expect(store.getState().document.draft).toHaveLength(0)
    expect(store.getState().history.past.at(-1)?.label).toBe('Accept draft')
  })

  it('pasting outside a field opens the preview', async () => {
    open()
    fireEvent.paste(document.body, {
      clipboardData: { getData: () => 'BTC long 1 @ 5 mmr 1%' },
    })
    expect(await screen.findByRole('dialog', {}, { timeout: 10_000 })).toHaveTextContent(
      'BTC long 1 @ 5',
    )
  })
})

describe('a link that is pasted', () => {
  it('goes to the address, which opens it', () => {
    open()
    fireEvent.paste(document.body, {
      clipboardData: { getData: () => ' https://host.example/risk/#1.abc_-9\n' },
    })
    expect(window.location.hash).toBe('#1.abc_-9')
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
    window.location.hash = ''
  })
})

describe('help', () => {
  it('lists the keys and what may be typed', async () => {
    open()
    await userEvent.click(screen.getByRole('button', { name: /^Help/ }))
    const dialog = await screen.findByRole('dialog', {}, { timeout: 10_000 })
    expect(dialog).toHaveTextContent('by leverage on the pool’s equity')
  })
})

describe('a notice', () => {
  it('offers to undo, and can be dismissed', async () => {
    const { store } = open()
    draft(store)
    act(() => store.getState().tell({ kind: 'info', text: 'Done.', undo: true }))
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }))
    expect(store.getState().document.draft).toHaveLength(0)
    expect(store.getState().notice).toBeUndefined()
  })

  it('stops offering to undo once something else was done: it would undo that', () => {
    const { store } = open()
    draft(store)
    act(() => store.getState().tell({ kind: 'info', text: 'Done.', undo: true }))
    expect(screen.getByText('Done.')).toBeVisible()
    act(() => void store.getState().run(renameScenario('Later')))
    expect(screen.queryByText('Done.')).toBeNull()
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
  })
})

describe('a view that breaks', () => {
  it('says so in its own place, and the rest of the page stays', () => {
    const silence = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const Broken = () => {
      throw new Error('a ladder has 2 to 50 rungs, was 0')
    }
    render(
      <>
        <Boundary name="The ladder">
          <Broken />
        </Boundary>
        <p>still here</p>
      </>,
    )
    expect(screen.getByRole('alert')).toHaveTextContent('The ladder could not be shown')
    expect(screen.getByRole('alert')).toHaveTextContent('was 0')
    expect(screen.getByText('still here')).toBeVisible()
    silence.mockRestore()
  })
})
