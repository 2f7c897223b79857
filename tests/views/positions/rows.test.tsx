// Rows as a whole: ticked in and out, ordered, moved, selected and changed several at once.

import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { Positions } from '../../../src/views/positions/Positions'
import { renderView } from '../support/render'

const tick = (symbol: string) => screen.getByRole('checkbox', { name: `Include ${symbol}` })
const order = () =>
  screen.getAllByRole('checkbox').map((each) => each.getAttribute('aria-label')?.slice(8))
const row = (name: RegExp) => screen.getByRole('row', { name })
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))

describe('the tick of a row', () => {
  it('leaves the row out and says so; Space counts it again', async () => {
    const { store } = renderView(<Positions />)
    await userEvent.click(tick('ETH'))
    expect(store.getState().document.draft).toEqual([
      { kind: 'include', position: 'p2', included: false },
    ])
    expect(row(/ETH long/)).toHaveTextContent('excluded: not in any figure')
    tick('ETH').focus()
    await userEvent.keyboard(' ')
    expect(store.getState().document.draft).toEqual([])
  })
})

describe('the order of rows', () => {
  it('is the one asked for', async () => {
    renderView(<Positions />)
    expect(order()).toEqual(['BTC', 'ETH', 'SOL', 'DOGE'])
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Sort' }), 'contribution')
    expect(order()).toEqual(['ETH', 'BTC', 'SOL', 'DOGE'])
  })

  it('waits while a cell is typed in, and follows when it is kept', async () => {
    renderView(<Positions />, { view: { order: 'notional' } })
    await userEvent.click(screen.getByRole('button', { name: /^Size of SOL/ }))
    const input = screen.getByRole('textbox', { name: 'Size of SOL' })
    await userEvent.clear(input)
    await userEvent.type(input, '-2600')
    expect(order()).toEqual(['BTC', 'ETH', 'SOL', 'DOGE'])
    await userEvent.keyboard('{Enter}')
    // 2,600 × 152 = 395,200, above 76,800 and 57,600.
    expect(order()).toEqual(['SOL', 'BTC', 'ETH', 'DOGE'])
  })

  it('is changed by hand with Alt and Shift and an arrow', async () => {
    renderView(<Positions />)
    tick('SOL').focus()
    await userEvent.keyboard('{Alt>}{Shift>}{ArrowUp}{/Shift}{/Alt}')
    expect(order()).toEqual(['BTC', 'SOL', 'ETH', 'DOGE'])
  })
})

describe('selected rows', () => {
  it('grow by Shift and arrows, are counted, and trimmed as one step', async () => {
    const { store } = renderView(<Positions />)
    tick('BTC').focus()
    await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}')
    expect(tick('ETH')).toHaveFocus()
    const bar = within(screen.getByRole('region', { name: 'Selected rows' }))
    expect(bar.getByText('2 rows selected')).toBeVisible()
    expect(row(/BTC long/)).toHaveAttribute('aria-selected', 'true')
    await userEvent.click(bar.getByRole('button', { name: 'Trim' }))
    // A quarter off 1.2 and off 18.
    expect(
      store.getState().document.draft.map((edit) => edit.kind === 'resize' && edit.to.toString()),
    ).toEqual(['0.9', '13.5'])
    expect(store.getState().history.past).toHaveLength(1)
  })

  it('are taken one by one with Ctrl and a press, or Shift and Space, and let go by Escape', async () => {
    const { asked } = renderView(<Positions />)
    const user = userEvent.setup()
    await user.keyboard('{Control>}')
    await user.click(screen.getByRole('button', { name: /^Liquidation price of SOL/ }))
    await user.keyboard('{/Control}')
    expect(row(/SOL short/)).toHaveAttribute('aria-selected', 'true')
    expect(asked).toEqual([])
    tick('DOGE').focus()
    await user.keyboard('{Shift>} {/Shift}')
    expect(screen.getByRole('region', { name: 'Selected rows' })).toHaveTextContent('2 rows')
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('region', { name: 'Selected rows' })).not.toBeInTheDocument()
  })

  it('say which trim is not one, beside the field', async () => {
    const { store } = renderView(<Positions />)
    tick('BTC').focus()
    await userEvent.keyboard('{Shift>} {/Shift}')
    const share = screen.getByRole('textbox', { name: 'Trim by, %' })
    await userEvent.clear(share)
    await userEvent.type(share, 'half{Enter}')
    expect(screen.getByRole('alert')).toHaveTextContent('"half" is not a percentage')
    expect(store.getState().document.draft).toEqual([])
  })

  it('go to cross together', async () => {
    const { store } = renderView(<Positions />)
    tick('DOGE').focus()
    await userEvent.keyboard('{Shift>} {/Shift}')
    await press('To cross')
    expect(store.getState().document.draft).toEqual([
      { kind: 'switch mode', position: 'p4', to: { mode: 'cross' } },
    ])
  })
})

describe('sizes in USD', () => {
  it('print notional, and take a plain number as notional', async () => {
    const { store } = renderView(<Positions />, { view: { sizeUnit: 'usd' } })
    const size = screen.getByRole('button', { name: /^Size of SOL, minus \$39,520/ })
    await userEvent.click(size)
    const input = screen.getByRole('textbox', { name: 'Size of SOL' })
    expect(input).toHaveValue('39520')
    await userEvent.clear(input)
    await userEvent.type(input, '15200{Enter}')
    // 15,200 ÷ 152 = 100, on its own side.
    expect(store.getState().document.draft).toMatchObject([{ kind: 'resize', position: 'p3' }])
    expect(screen.getByRole('button', { name: /^Size of SOL, now/ })).toHaveTextContent('15,200')
  })
})
