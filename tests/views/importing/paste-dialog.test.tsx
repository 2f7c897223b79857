// Pasting: what was found, what is asked, and that nothing changes before it is accepted.

import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { PasteDialog } from '../../../src/views/importing/PasteDialog'
import { renderView } from '../support/render'

beforeEach(() => sessionStorage.clear())

const rows = () => screen.getByRole('list', { name: 'Rows found' })
const accept = () => screen.getByRole('button', { name: 'Accept' })

function open(text: string) {
  const close = vi.fn<() => void>()
  return { ...renderView(<PasteDialog text={text} memory={{}} onClose={close} />), close }
}

const TWO = `account Two cross 1_000
BTC long 0.1 @ 50_000 mark 50_000 mmr 1%
ETH long some @ 3_000`

describe('a paste', () => {
  it('shows good rows and wrong rows side by side, each with its line', () => {
    open(TWO)
    const [good, bad] = within(rows()).getAllByRole('listitem')
    expect(good).toHaveTextContent('+ readrow 2BTC long 0.1 @ 50,000')
    expect(bad).toHaveTextContent(/^× wrongrow 3Row 3, size: "some" is not a number/)
    expect(
      screen.getByText(/1 of 2 rows taken · 1 wrong · nothing changes until you accept/),
    ).toBeVisible()
  })

  it('changes nothing until it is accepted, and then in one step', async () => {
    const { store, close } = open(TWO)
    const before = store.getState().document
    expect(store.getState().document).toBe(before)
    await userEvent.click(accept())
    expect(store.getState().document.baseline.book.accounts[0]?.name).toBe('Two')
    expect(store.getState().history.past).toHaveLength(1)
    expect(store.getState().notice).toMatchObject({
      text: 'Took 1 position. 1 row left out.',
      undo: true,
    })
    expect(close).toHaveBeenCalledOnce()
    store.getState().undo()
    expect(store.getState().document).toBe(before)
  })

  it('stands beside the book when asked to', async () => {
    const { store } = open(TWO)
    await userEvent.click(screen.getByRole('radio', { name: 'New account' }))
    await userEvent.click(accept())
    const names = store.getState().document.baseline.book.accounts.map(({ name }) => name)
    expect(names).toEqual(['Main', 'Two'])
  })

  it('can leave a row out', async () => {
    open('account Two cross 1_000\nBTC long 1 @ 5 mmr 1%\nETH long 1 @ 5 mmr 1%')
    await userEvent.click(screen.getByRole('button', { name: 'Leave out row 3' }))
    expect(screen.getByText(/1 of 2 rows/)).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Take row 3' }))
    expect(screen.getByText(/2 of 2 rows/)).toBeVisible()
  })
})

describe('what the text does not say', () => {
  it('is asked: cash of the cross pool is never taken for zero', async () => {
    open('BTC long 0.1 @ 50_000 mmr 1%')
    expect(accept()).toBeDisabled()
    await userEvent.type(screen.getByLabelText(/^Cross collateral of/), '1k')
    expect(accept()).toBeEnabled()
    expect(screen.getByLabelText(/^Cross collateral of/)).toHaveValue('1k')
  })

  it('is asked in words that say which money is meant', () => {
    open('BTC long 0.1 @ 50_000 mmr 1%')
    expect(
      screen.getByLabelText(/^Cross collateral of Other venue, USD/),
    ).toHaveAccessibleDescription(/equity less unrealised P&L, without isolated margin/)
    expect(screen.getByText(/^0 of 1 row taken · 1 held back for the reasons above/)).toBeVisible()
  })

  it('is asked again where the typed answer has two meanings', async () => {
    open('BTC long 0.1 @ 50_000 mmr 1%')
    const cash = screen.getByLabelText(/^Cross collateral of/)
    await userEvent.type(cash, '25,000')
    expect(screen.getByRole('alert')).toHaveTextContent(/25000 or 25/)
    expect(cash).toHaveAttribute('aria-invalid', 'true')
    expect(accept()).toBeDisabled()
    await userEvent.clear(cash)
    await userEvent.type(cash, '25000')
    expect(screen.queryByRole('alert')).toBeNull()
    expect(accept()).toBeEnabled()
  })

  it('is asked again where the typed rate is none', async () => {
    open('account Two cross 1_000\nNEWCOIN long 10 @ 5')
    await userEvent.type(screen.getByLabelText(/^Maintenance rate/), 'five')
    expect(screen.getByRole('alert')).toHaveTextContent(/not a percentage/)
  })

  it('is asked: the maintenance rate of a market nobody publishes', async () => {
    open('account Two cross 1_000\nNEWCOIN long 10 @ 5')
    expect(screen.getByText(/! NEWCOIN on/)).toBeVisible()
    await userEvent.type(screen.getByLabelText(/^Maintenance rate/), '5')
    expect(accept()).toBeEnabled()
  })

  it('is asked: the venue whose rules apply', async () => {
    const { store } = open('account Two cross 1_000\nBTC long 0.1 @ 50_000')
    await userEvent.selectOptions(screen.getByLabelText(/^Venue/), 'Hyperliquid')
    await userEvent.click(accept())
    expect(store.getState().document.baseline.book.accounts[0]?.venue).toBe('hyperliquid')
  })
})

describe('a text that is no list of positions', () => {
  it('is refused with the reason', () => {
    open('hello there')
    expect(screen.getByText(/^Not taken: /)).toBeVisible()
    expect(accept()).toBeDisabled()
  })

  it('is refused with the limit when it is too long, and never fills the field', () => {
    open('BTC long 1 @ 5 mmr 1%\n'.repeat(100_000))
    expect(screen.getByText(/^Not taken: \d+ characters, at most 2000000/)).toBeVisible()
    expect(screen.getByRole('textbox', { name: /^Positions/ })).toHaveValue('')
  })

  it('may be replaced by another', async () => {
    open('')
    await userEvent.type(
      screen.getByRole('textbox', { name: /^Positions/ }),
      'account Two cross 10{Enter}BTC long 1 @ 5 mmr 1%',
    )
    expect(rows()).toHaveTextContent('BTC long 1 @ 5')
  })
})
