// Terms of a market, seen and typed over; and a market of one's own.

import { fireEvent, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { marketIdOf } from '../../../src/engine/model/market'
import { Verdict } from '../../../src/views/buffers/Verdict'
import { MarketDialog } from '../../../src/views/markets/MarketDialog'
import { Markets } from '../../../src/views/markets/Markets'
import { scenarioFrom } from '../../fixtures/book'
import { renderView } from '../support/render'

const BOOK = {
  baseline: scenarioFrom(
    'account Main on hyperliquid cross 20_000\nBTC long 1 @ 50_000 mark 50_000',
  ),
  draft: [],
}
const BTC = marketIdOf('hyperliquid', 'BTC')

function openDialog() {
  return renderView(
    <>
      <Verdict />
      <MarketDialog id={BTC} onClose={() => undefined} />
    </>,
    { document: BOOK },
  )
}

async function open(name: RegExp) {
  await userEvent.click(screen.getByRole('button', { name, hidden: true }))
}

describe('the terms of a market', () => {
  it('say table, source and the tier the position stands in', () => {
    openDialog()
    const table = screen.getByRole('table', { name: 'Margin table' })
    expect(within(table).getByText(/^Main \$50,000/)).toBeVisible()
    const rate = within(table).getByRole('button', { name: /^Maintenance rate of tier 1/ })
    expect(rate).toHaveTextContent('1.25')
    expect(screen.queryByRole('button', { name: 'All back to the venue’s' })).toBeNull()
  })

  it('typed over count at once, say so, and go back to the venue’s in one step', async () => {
    const { store } = openDialog()
    await open(/^Maintenance rate of tier 1/)
    await userEvent.paste('2')
    // 2 % of 50,000 are 1,000, and are counted while they are typed.
    expect(
      store.getState().document.baseline.markets.get(BTC)?.table.tiers[0]?.rate.toString(),
    ).toBe('0.02')
    await userEvent.keyboard('{Enter}')
    expect(screen.getByText('own terms: tiers')).toBeVisible()
    expect(store.getState().history.past.map(({ label }) => label)).toEqual(['Change tier'])
    await userEvent.click(screen.getByRole('button', { name: 'All back to the venue’s' }))
    expect(store.getState().document.baseline.markets.size).toBe(0)
  })

  it('that cannot be right are refused beside the cell', async () => {
    const { store } = openDialog()
    await open(/^Maintenance rate of tier 1/)
    await userEvent.paste('120')
    expect(screen.getByRole('alert')).toHaveTextContent(/120 %.*at least 0 % and below 100 %/)
    expect(store.getState().document).toBe(BOOK)
  })

  it('take a further tier, whose floor must rise', async () => {
    openDialog()
    await userEvent.click(screen.getByRole('button', { name: 'Add a tier' }))
    await open(/^Start of tier 3/)
    await userEvent.paste('0')
    expect(screen.getByRole('alert')).toHaveTextContent(
      /above 150000000, where the tier before starts/,
    )
    await userEvent.keyboard('{Escape}')
    await userEvent.click(screen.getByRole('button', { name: 'Remove tier 3' }))
    expect(screen.queryByRole('button', { name: 'All back to the venue’s' })).toBeNull()
  })

  it('hold a tick that can be typed and taken away', async () => {
    const { store } = openDialog()
    await open(/^Tick/)
    await userEvent.paste('0.5')
    await userEvent.keyboard('{Enter}')
    expect(store.getState().document.baseline.markets.get(BTC)?.tick?.toString()).toBe('0.5')
  })
})

describe('one term', () => {
  it('goes back to the venue’s by itself, and the others stay', async () => {
    const { store } = openDialog()
    await open(/^Tick/)
    await userEvent.paste('0.5')
    await userEvent.keyboard('{Enter}')
    await open(/^Lot/)
    await userEvent.paste('0.25')
    await userEvent.keyboard('{Enter}')
    await userEvent.click(screen.getByRole('button', { name: 'Tick: back to the venue’s' }))
    const own = store.getState().document.baseline.markets.get(BTC)
    expect(own?.lot?.toString()).toBe('0.25')
    expect(screen.getByText('own terms: lot')).toBeVisible()
  })
})

describe('the taker fee', () => {
  const fee = () => screen.getByRole('button', { name: /^Taker fee of this market/ })

  it('is the venue’s until one is typed, which says so beside the venue’s and goes back', async () => {
    const { store } = openDialog()
    expect(fee()).toHaveTextContent('0.0450')
    expect(
      screen.getByText(/^The venue’s: 0\.0450 %, Hyperliquid doc.*2026.* Typed here/),
    ).toBeVisible()
    await open(/^Taker fee of this market/)
    await userEvent.paste('0.02')
    await userEvent.keyboard('{Enter}')
    const own = () => store.getState().document.baseline.markets.get(BTC)?.takerFee?.toString()
    expect(own()).toBe('0.0002')
    expect(fee()).toHaveTextContent('0.0200')
    expect(screen.getByText('own terms: taker fee')).toBeVisible()
    expect(
      screen.getByText(/^Typed for this market.*The venue’s: 0\.0450 %, Hyperliquid doc/),
    ).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Taker fee: back to the venue’s' }))
    expect(store.getState().document.baseline.markets.size).toBe(0)
    expect(fee()).toHaveTextContent('0.0450')
  })

  it('emptied is the venue’s again', async () => {
    const { store } = openDialog()
    await open(/^Taker fee of this market/)
    await userEvent.paste('0.02')
    await userEvent.keyboard('{Enter}')
    await open(/^Taker fee of this market/)
    await userEvent.clear(screen.getByRole('textbox'))
    await userEvent.keyboard('{Enter}')
    expect(store.getState().document.baseline.markets.size).toBe(0)
  })

  it('above a tenth is refused beside the cell', async () => {
    const { store } = openDialog()
    await open(/^Taker fee of this market/)
    await userEvent.paste('45')
    expect(screen.getByRole('alert')).toHaveTextContent(/between 0 and 10 %/)
    expect(store.getState().document).toBe(BOOK)
  })

  it('of a market that no table lists goes back as well', async () => {
    const document = {
      baseline: scenarioFrom('account A cross 20_000\nBTC long 1 @ 50_000 mark 50_000 mmr 1%'),
      draft: [],
    }
    const id = marketIdOf('generic', 'BTC')
    const { store } = renderView(<MarketDialog id={id} onClose={() => undefined} />, { document })
    await open(/^Taker fee of this market/)
    await userEvent.paste('0.02')
    await userEvent.keyboard('{Enter}')
    await userEvent.click(screen.getByRole('button', { name: 'Taker fee: back to the venue’s' }))
    expect(store.getState().document.baseline.markets.get(id)).not.toHaveProperty('takerFee')
  })
})

describe('the markets of the book', () => {
  async function openBench() {
    const rendered = renderView(<Markets />, { document: BOOK })
    const bench = document.querySelector('details')
    if (bench === null) throw new Error('no bench')
    bench.open = true
    fireEvent(bench, new Event('toggle'))
    await screen.findByRole('table', { name: 'Markets' })
    return rendered
  }

  it('closed, say whose terms they are on', () => {
    renderView(<Markets />, { document: BOOK })
    expect(screen.getByText('1 market · all on their venue’s terms')).toBeVisible()
  })

  it('open their terms', async () => {
    const { asked } = await openBench()
    await userEvent.click(screen.getByRole('button', { name: 'Terms of BTC, Hyperliquid' }))
    expect(asked).toEqual([`market ${BTC}`])
  })

  it('take one of the user’s own, and refuse one without a rate beside its field', async () => {
    const { store } = await openBench()
    const form = screen.getByRole('form', { name: 'Add a market of your own' })
    const field = (name: string) => within(form).getByLabelText(name)
    await userEvent.type(field('Symbol'), 'GOLD')
    await userEvent.click(within(form).getByRole('button', { name: 'Add market' }))
    expect(within(form).getByRole('alert')).toBeVisible()
    await userEvent.type(field('Maintenance rate, %'), '2')
    await userEvent.type(field('Mark'), '4000')
    await userEvent.click(within(form).getByRole('button', { name: 'Add market' }))
    expect(store.getState().document.baseline.markets.has(marketIdOf('generic', 'GOLD'))).toBe(true)
    expect(screen.getByText('2 markets · 1 of your own')).toBeVisible()
  })
})
