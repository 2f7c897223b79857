// A venue of the user's own, typed in its dialog: figures follow at once, wrong ones are refused beside the field.

import { fireEvent, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { ratio } from '../../../src/engine/units/amount'
import { setTakerFee } from '../../../src/store/commands/assumptions'
import { VenueDialog } from '../../../src/views/markets/VenueDialog'
import { Positions } from '../../../src/views/positions/Positions'
import { scenarioFrom } from '../../fixtures/book'
import { renderView } from '../support/render'

const BOOK = {
  baseline: scenarioFrom(`
    account Main cross 20_000
    BTC long 1 @ 50_000 mark 50_000 mmr 1%
  `),
  draft: [],
}

function openDialog(document = BOOK) {
  const { store } = renderView(<VenueDialog id="main" onClose={() => undefined} />, { document })
  return {
    store,
    terms: () => store.getState().document.baseline.book.accounts[0]?.terms,
    labels: () => store.getState().history.past.map(({ label }) => label),
  }
}

async function type(name: RegExp, typed: string) {
  await userEvent.click(screen.getByRole('button', { name, hidden: true }))
  await userEvent.clear(screen.getByRole('textbox', { hidden: true }))
  await userEvent.paste(typed)
}

describe('the terms of a venue', () => {
  it('typed are one step each, marked as own, and go back together', async () => {
    const { terms, labels } = openDialog()
    expect(screen.queryByText('own')).toBeNull()
    await type(/^Taker fee of the venue/, '0.1')
    await userEvent.keyboard('{Enter}')
    await type(/^Name of the venue/, 'Corner')
    await userEvent.keyboard('{Enter}')
    expect(terms()).toMatchObject({ name: 'Corner' })
    expect(terms()?.takerFee?.toString()).toBe('0.001')
    expect(screen.getAllByText('own')).toHaveLength(2)
    expect(labels()).toEqual(['Change the venue’s taker fee', 'Name venue'])
    await userEvent.click(screen.getByRole('button', { name: 'Back to the generic rules' }))
    expect(terms()).toBeUndefined()
    expect(screen.queryByText('own')).toBeNull()
  })

  it('that cannot be right are refused beside the field', async () => {
    const { terms } = openDialog()
    await type(/^Taker fee of the venue/, '45')
    expect(screen.getByText(/A taker fee lies between 0 and 10 %/)).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await type(/^Funding interval of the venue/, '200')
    expect(screen.getByText(/at most a week/)).toBeVisible()
    expect(terms()).toBeUndefined()
  })

  it('emptied are the generic ones again', async () => {
    const { terms } = openDialog()
    await type(/^Funding interval of the venue/, '4 h')
    await userEvent.keyboard('{Enter}')
    expect(terms()).toEqual({ fundingHours: 4 })
    await type(/^Funding interval of the venue/, ' ')
    await userEvent.keyboard('{Enter}')
    expect(terms()).toBeUndefined()
  })

  it('are chosen where there are only so many', () => {
    const { terms } = openDialog()
    fireEvent.change(screen.getByLabelText('Fee for closing in maintenance'), {
      target: { value: 'mark' },
    })
    fireEvent.change(screen.getByLabelText('A long and a short of one market'), {
      target: { value: 'netted' },
    })
    expect(terms()).toEqual({ closingFee: 'mark', nets: true })
  })

  it('say what the fee is for while the assumptions hold another for trades', async () => {
    const { store } = openDialog()
    expect(screen.queryByText(/trades pay the fee typed in the assumptions/)).toBeNull()
    store.getState().run(setTakerFee(ratio('0.0002')))
    expect(await screen.findByText(/trades pay the fee typed in the assumptions/)).toBeVisible()
  })
})

describe('the head of an account', () => {
  it('opens the terms, and names the venue once it has any', async () => {
    const baseline = BOOK.baseline
    const accounts = baseline.book.accounts.map((each) => ({
      ...each,
      terms: { name: 'Corner', nets: true },
    }))
    const { asked } = renderView(<Positions />, {
      document: { baseline: { ...baseline, book: { accounts } }, draft: [] },
    })
    expect(screen.getByText(/^Corner: rules yours, on the generic ones/)).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Venue terms of Main' }))
    expect(asked).toEqual(['venue main'])
  })

  it('offers no terms where the venue publishes its rules', () => {
    const baseline = scenarioFrom('account Main on hyperliquid cross 20_000\nBTC long 1 @ 50_000')
    renderView(<Positions />, { document: { baseline, draft: [] } })
    expect(screen.queryByRole('button', { name: /^Venue terms/ })).toBeNull()
  })
})

describe('a venue of one’s own', () => {
  it('is chosen among the venues, and its terms open to be typed', async () => {
    const { store, asked } = renderView(<Positions />, {
      document: {
        baseline: scenarioFrom('account Main on hyperliquid cross 20_000'),
        draft: [],
      },
    })
    const venue = screen.getByLabelText('Venue of Main')
    await userEvent.selectOptions(venue, 'My own venue…')
    expect(store.getState().document.baseline.book.accounts[0]?.venue).toBe('generic')
    expect(asked).toEqual(['venue main'])
    expect(venue).toHaveDisplayValue('Other venue')
  })
})
