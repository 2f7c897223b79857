// The book: what a row prints, what typing in it does, and what it says when something is missing.

import { act, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { marketIdOf } from '../../../src/engine/model/market'
import { position } from '../../../src/engine/model/book'
import { price, size } from '../../../src/engine/units/amount'
import { blank } from '../../../src/store/samples/blank'
import type { Document } from '../../../src/store/state'
import { Positions } from '../../../src/views/positions/Positions'
import { renderView } from '../support/render'

const row = (name: RegExp) => screen.getByRole('row', { name })
const cell = (name: RegExp) => screen.getByRole('button', { name })

async function type(name: RegExp, text: string): Promise<HTMLElement> {
  await userEvent.click(cell(name))
  const input = screen.getByRole('textbox', { name: new RegExp(name.source.replace('^', '^')) })
  await userEvent.clear(input)
  await userEvent.type(input, text)
  return input
}

/** One account with one position whose market nobody has a mark or terms for. */
function unknownBook(): Document {
  const empty = blank()
  const [account] = empty.book.accounts
  const held = position({
    id: 'p1',
    market: marketIdOf('generic', 'NEW'),
    size: size('10'),
    entry: price('5'),
  })
  const accounts = [{ ...account!, positions: [held] }]
  return { baseline: { ...empty, book: { accounts } }, draft: [] }
}

describe('a row', () => {
  it('prints price profit, funding and fees apart', () => {
    renderView(<Positions />)
    const btc = row(/BTC long/)
    // 1.2 × (64,000 − 61,500)
    expect(
      within(btc).getByRole('button', { name: /^Price P&L of BTC, plus \$3,000/ }),
    ).toBeVisible()
    expect(within(btc).getByRole('button', { name: /^Funding accrued of BTC, \$0/ })).toBeVisible()
    expect(within(btc).getByRole('button', { name: /^Fees paid of BTC, \$0/ })).toBeVisible()
    expect(btc).toHaveTextContent('52,438.82')
    expect(btc).toHaveTextContent('−18.06')
    expect(btc).toHaveTextContent('+0.0100')
  })

  it('asks its own figure when it is clicked', async () => {
    const { asked } = renderView(<Positions />)
    await userEvent.click(cell(/^Liquidation price of SOL/))
    expect(asked).toEqual(['position liquidation p3'])
  })

  it('recomputes at every keystroke, and Escape takes all of it back', async () => {
    const { store } = renderView(<Positions />)
    const before = store.getState().document
    await type(/^Size of ETH/, '24')
    expect(row(/BTC long/)).toHaveTextContent('52,438.82 → 52,775.03')
    expect(row(/ETH long/)).toHaveTextContent('fills at the mark')
    await userEvent.keyboard('{Escape}')
    expect(store.getState().document).toBe(before)
    expect(store.getState().history.past).toHaveLength(0)
  })

  it('in the baseline a size is corrected free of charge', async () => {
    const { store } = renderView(<Positions />, { view: { show: 'baseline' } })
    await type(/^Size of ETH/, '24')
    await userEvent.keyboard('{Enter}')
    const { document } = store.getState()
    expect(document.draft).toHaveLength(0)
    const [account] = document.baseline.book.accounts
    expect(account?.positions[1]?.size.toString()).toBe('24')
    expect(account?.cash.toString()).toBe('18800')
  })

  it('says that a typed size flips the side', async () => {
    renderView(<Positions />)
    await type(/^Size of BTC/, '-1')
    expect(row(/BTC short/)).toHaveTextContent('flips side')
  })

  it('switches between cross and isolated with the margin a venue would set aside', async () => {
    renderView(<Positions />, { view: { show: 'baseline' } })
    await userEvent.click(cell(/^Margin mode of SOL: cross/))
    // 2 × 2.5 % × 260 × 152 = 1,976 of initial margin, and the loss so far: 260 × (152 − 148) = 1,040
    expect(cell(/^Isolated margin of SOL, \$3,016.00/)).toBeVisible()
    expect(row(/SOL isolated/)).toBeVisible()
  })

  it('takes a funding rate with its interval', async () => {
    const { store } = renderView(<Positions />, { view: { show: 'baseline' } })
    await type(/^Funding rate of BTC/, '0.005%/1h')
    await userEvent.keyboard('{Enter}')
    const btc = [...store.getState().document.baseline.snapshot.quotes.values()][0]
    expect(btc?.funding?.everyHours).toBe(1)
    // 0.005 % an hour is 0.04 % per 8 hours.
    expect(row(/BTC long/)).toHaveTextContent('+0.0400')
  })

  it('is removed with Delete, and says so', async () => {
    const { store } = renderView(<Positions />, { view: { show: 'baseline' } })
    cell(/^Size of DOGE/).focus()
    await userEvent.keyboard('{Delete}')
    expect(screen.queryByRole('row', { name: /DOGE long/ })).not.toBeInTheDocument()
    expect(store.getState().notice).toMatchObject({ text: 'Removed DOGE.', undo: true })
  })

  it('deleted in the draft is closed at the mark, and says that the baseline holds it', async () => {
    const { store } = renderView(<Positions />)
    cell(/^Size of BTC/).focus()
    await userEvent.keyboard('{Delete}')
    expect(row(/BTC flat/)).toBeVisible()
    expect(store.getState().notice).toMatchObject({
      text: 'Closed BTC at the mark in the draft; the baseline still holds it.',
      undo: true,
    })
  })
})

describe('a venue’s refusal', () => {
  it('says whose pool it speaks of where an account has several', async () => {
    renderView(<Positions />)
    await type(/^Isolated margin of DOGE/, '0')
    // 2 × 5 % × 60,000 × 0.118 = 708 wanted, and 420 lost.
    expect(screen.getByRole('list', { name: 'What the venue would refuse' })).toHaveTextContent(
      '! DOGE isolated: Other venue would refuse this: initial margin is short by $1,128.00.',
    )
  })
})

describe('a goal in a size cell', () => {
  it('is solved while it is typed, says what was found, and is kept as one trade', async () => {
    const { store } = renderView(<Positions />)
    await type(/^Size of ETH/, '=limit -15%')
    expect(screen.getByText(/^6\.45 ETH or less \(baseline 18\) · \$20,640/)).toBeVisible()
    await userEvent.keyboard('{Enter}')
    expect(store.getState().history.past).toHaveLength(1)
    const [edit, ...more] = store.getState().document.draft
    expect(more).toHaveLength(0)
    expect(edit?.kind === 'resize' && edit.to.toString()).toBe('6.45')
  })

  it('without a size says why, and Escape leaves the book alone', async () => {
    const { store } = renderView(<Positions />)
    const before = store.getState().document
    await type(/^Size of SOL/, '=limit -15%')
    expect(screen.getByRole('alert')).toHaveTextContent(
      'No size of SOL reaches a joint limit of 15 %',
    )
    await userEvent.keyboard('{Escape}')
    expect(store.getState().document).toBe(before)
  })
})

describe('a size with two meanings', () => {
  it('changes nothing until one of them is chosen', async () => {
    const { store } = renderView(<Positions />)
    await type(/^Size of ETH/, '12.500')
    // What was typed on the way, 12.50, is the last that means one thing.
    expect(screen.getByRole('alert')).toHaveTextContent('"12.500" can be 12.5 or 12500')
    await userEvent.click(cell(/^Size of ETH: 12.5$/))
    await userEvent.keyboard('{Enter}')
    expect(store.getState().document.draft).toMatchObject([{ kind: 'resize' }])
    expect(cell(/^Size of ETH, now 18, after draft 12.5/)).toBeVisible()
  })
})

describe('a row about which something is unknown', () => {
  it('says what is missing and has no zero in place of a figure', () => {
    renderView(<Positions />, { document: unknownBook() })
    const held = row(/NEW long/)
    expect(held).toHaveTextContent('no margin terms for NEW')
    expect(cell(/^Mark of NEW, type a mark/)).toBeVisible()
    expect(screen.queryByRole('button', { name: /^Maintenance of NEW/ })).not.toBeInTheDocument()
  })

  it('keeps the cell while a rate of several digits is typed, and to change it later', async () => {
    renderView(<Positions />, { document: unknownBook() })
    await type(/^Maintenance rate of NEW/, '2.75')
    await userEvent.keyboard('{Enter}')
    expect(cell(/^Maintenance rate of NEW, percent, 2.75 percent/)).toBeVisible()
    await type(/^Maintenance rate of NEW/, '3')
    await userEvent.keyboard('{Enter}')
    expect(cell(/^Maintenance rate of NEW, percent, 3.00 percent/)).toBeVisible()
  })

  it('gets its figures once the rate and the mark are typed', async () => {
    renderView(<Positions />, { document: unknownBook() })
    await type(/^Maintenance rate of NEW/, '5')
    await userEvent.keyboard('{Enter}')
    expect(row(/NEW long/)).toHaveTextContent('unknown: no mark for NEW')
    await type(/^Mark of NEW/, '6')
    await userEvent.keyboard('{Enter}')
    // 10 × (6 − 5)
    expect(cell(/^Price P&L of NEW, plus \$10.00/)).toBeVisible()
    // 5 % × 60
    expect(cell(/^Maintenance of NEW, \$3.00/)).toBeVisible()
  })
})

describe('an account', () => {
  it('says whose rules apply since when, and that they are an estimate', () => {
    renderView(<Positions />)
    expect(screen.getByText(/rules of \d+ \w+ 2026 · estimate/)).toBeVisible()
  })

  it('moves to another venue with its marks', async () => {
    const { store } = renderView(<Positions />, { view: { show: 'baseline' } })
    await userEvent.selectOptions(screen.getByLabelText('Venue of Main'), 'Hyperliquid')
    expect(store.getState().document.baseline.book.accounts[0]?.venue).toBe('hyperliquid')
    expect(row(/BTC long/)).toHaveTextContent('64,000')
  })

  it('says why it cannot move to a venue that would net two of its rows', async () => {
    const { store } = renderView(<Positions />, { view: { show: 'baseline' } })
    cell(/^Size of BTC/).focus()
    await userEvent.keyboard('{Control>}d{/Control}')
    await userEvent.selectOptions(screen.getByLabelText('Venue of Main'), 'Hyperliquid')
    expect(store.getState().notice).toMatchObject({ kind: 'problem' })
    expect(store.getState().document.baseline.book.accounts[0]?.venue).toBe('generic')
  })

  it('cash typed in the draft is a deposit', async () => {
    const { store } = renderView(<Positions />)
    await type(/^Cash of Main/, '20k')
    await userEvent.keyboard('{Enter}')
    expect(store.getState().document.draft[0]).toMatchObject({ kind: 'deposit' })
  })

  it('says what the venue would refuse', async () => {
    renderView(<Positions />)
    await type(/^Size of BTC/, '10')
    expect(screen.getByRole('list', { name: 'What the venue would refuse' })).toHaveTextContent(
      /initial margin is short by \$/,
    )
  })
})

describe('adding a row', () => {
  it('needs a market, and names what is wrong', async () => {
    renderView(<Positions />)
    await userEvent.click(screen.getByRole('button', { name: 'Add position to Main' }))
    const form = screen.getByRole('form', { name: /Add a position/ })
    await userEvent.click(within(form).getByRole('button', { name: 'Add' }))
    expect(form).toHaveTextContent('Which market?')
    await userEvent.type(within(form).getByLabelText('Market'), 'BTC')
    await userEvent.type(within(form).getByLabelText('Size'), 'some')
    await userEvent.click(within(form).getByRole('button', { name: 'Add' }))
    expect(form).toHaveTextContent('Size: "some" is not a number')
  })

  it('records in the baseline at the typed entry', async () => {
    const { store } = renderView(<Positions />, { view: { show: 'baseline' } })
    await userEvent.click(screen.getByRole('button', { name: 'Add position to Main' }))
    const form = screen.getByRole('form', { name: /Add a position/ })
    expect(within(form).getByLabelText('Market')).toHaveFocus()
    await userEvent.type(within(form).getByLabelText('Market'), 'ETH')
    await userEvent.selectOptions(within(form).getByLabelText('Side'), 'Short')
    await userEvent.type(within(form).getByLabelText('Size'), '5')
    await userEvent.type(within(form).getByLabelText('Entry'), '3,300.5{Enter}')
    const added = store.getState().document.baseline.book.accounts[0]?.positions.at(-1)
    expect(added?.size.toString()).toBe('-5')
    expect(added?.entry.toString()).toBe('3300.5')
  })
})

it('a change in one account leaves the rows of another as they are', () => {
  const { store } = renderView(<Positions />)
  const before = row(/DOGE long/)
  act(() => {
    store.getState().look({ rateUnit: 'day' })
  })
  expect(row(/DOGE long/)).toBe(before)
  expect(before).toHaveTextContent('+0.0900 %/day')
})

describe('the draft', () => {
  it('is listed edit by edit, and an edit can be dropped', async () => {
    const { store } = renderView(<Positions />)
    await type(/^Size of ETH/, '24')
    await userEvent.keyboard('{Enter}')
    await type(/^Mark of BTC/, '60000')
    await userEvent.keyboard('{Enter}')
    const draft = screen.getByRole('region', { name: 'Draft' })
    expect(draft).toHaveTextContent('ETH size to 24')
    await userEvent.click(screen.getByRole('button', { name: 'Drop: ETH size to 24' }))
    expect(store.getState().document.draft).toHaveLength(1)
    expect(draft).toHaveTextContent('BTC mark to 60,000')
  })
})

describe('accounts', () => {
  it('one more can be added and removed, and the last one stays', async () => {
    renderView(<Positions />)
    expect(screen.queryByRole('button', { name: 'Remove account Main' })).not.toBeInTheDocument()
    await userEvent.click(screen.getByRole('button', { name: 'Add account' }))
    expect(screen.getByRole('region', { name: 'Account Account 2' })).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Remove account Account 2' }))
    expect(screen.queryByRole('region', { name: 'Account Account 2' })).not.toBeInTheDocument()
  })
})
