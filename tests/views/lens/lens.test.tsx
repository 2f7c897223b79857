// The lens: four answers in tabs, of the pool the page speaks of, live with the draft.

import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { size } from '../../../src/engine/units/amount'
import { resize } from '../../../src/store/commands/resize'
import { blank } from '../../../src/store/samples/blank'
import { Lens } from '../../../src/views/lens/Lens'
import { scenarioFrom } from '../../fixtures/book'
import { renderView, SAMPLE } from '../support/render'

const open = async (name: string) => {
  await userEvent.click(screen.getByRole('tab', { name }))
  // The first to open a chart also waits for the chart library, and labels are drawn a moment after lines.
  await screen.findByRole('slider', { name: /^Crosshair/ }, { timeout: 30_000 })
  await screen.findByText('liquidated', {}, { timeout: 5_000 })
}
/** What the crosshair stands on. */
const read = () => screen.getByRole('slider').getAttribute('aria-valuetext') ?? ''

it('tabs are walked with the arrows, and none of them is empty', async () => {
  renderView(<Lens />)
  expect(screen.getAllByRole('tab').map((tab) => tab.textContent)).toEqual([
    'Buffers',
    'Curve',
    'Funding',
    'Frontier',
  ])
  screen.getByRole('tab', { name: 'Buffers' }).focus()
  await userEvent.keyboard('{ArrowRight}')
  expect(screen.getByRole('tab', { name: 'Curve' })).toHaveAttribute('aria-selected', 'true')
  await userEvent.keyboard('{ArrowLeft}{ArrowLeft}')
  expect(screen.getByRole('tab', { name: 'Frontier' })).toHaveAttribute('aria-selected', 'true')
})

describe('Buffers', () => {
  it('draws every pool in use with its marks and who eats what', () => {
    renderView(<Lens />)
    const cross = screen.getByRole('region', { name: 'Cross: equity, margins and buffer' })
    for (const text of ['maintenance $3,100.00', 'initial $6,200.00', 'buffer $13,700']) {
      expect(within(cross).getByText(text)).toBeInTheDocument()
    }
    expect(within(cross).getByText('$1,152.00 · 37.16 %')).toBeInTheDocument()
    expect(
      screen.getByRole('region', { name: 'DOGE isolated: equity, margins and buffer' }),
    ).toBeInTheDocument()
  })

  it('a breached pool says so', () => {
    renderView(<Lens />, {
      document: {
        baseline: scenarioFrom('account A cross 5\nBTC long 1 @ 100 mark 90 mmr 1%'),
        draft: [],
      },
    })
    expect(screen.getByText('liquidated, buffer −$5.90')).toBeInTheDocument()
  })

  it('an unknown pool names what is missing', () => {
    renderView(<Lens />, {
      document: { baseline: scenarioFrom('account A cross 5\nBTC long 1 @ 100 mmr 1%'), draft: [] },
    })
    expect(screen.getByText('Cross, unknown: no mark for BTC')).toBeInTheDocument()
  })
})

describe('Curve', () => {
  it('opens on the joint limit, reads what is now, and names where it ends', async () => {
    renderView(<Lens />)
    await open('Curve')
    expect(read()).toBe('Common move 0.00 percent; Buffer $13,700; Equity $16,800; Here now')
    expect(screen.getByText('−10.35 %')).toBeInTheDocument()
    expect(screen.getByText('liquidated')).toBeInTheDocument()
    expect(
      screen.getByText(/BTC and ETH move by the same percentage. SOL stands still/),
    ).toBeVisible()
  })

  it('follows a draft at once, with the baseline beside it', async () => {
    const { store } = renderView(<Lens />)
    await open('Curve')
    act(() => void store.getState().run(resize('p2', size(24))))
    expect(await screen.findByText('−8.80 %')).toBeInTheDocument()
    expect(screen.getByText('−10.35 %')).toBeInTheDocument()
    expect(read()).toContain('Buffer now $13,700, after draft $13,301')
  })

  it('one market is told by its price, and its table ends at the row’s liquidation price', async () => {
    renderView(<Lens />)
    await open('Curve')
    await userEvent.selectOptions(screen.getByLabelText('What moves'), 'BTC alone')
    await userEvent.click(screen.getByRole('button', { name: 'Table' }))
    const table = screen.getByRole('table', { name: /the price of BTC, as a table/ })
    const row = within(table).getByRole('row', { name: /^52,438.82/ })
    expect(row).toHaveTextContent('−18.06')
    expect(row).toHaveTextContent('liquidation')
    expect(row).toHaveTextContent('$0.00')
  })

  it('another pool can be chosen, and the page follows', async () => {
    const { store } = renderView(<Lens />)
    await open('Curve')
    await userEvent.selectOptions(screen.getByLabelText('Pool drawn'), 'DOGE isolated')
    expect(store.getState().view.pool).toBe('a1/p4')
    expect(await screen.findByText('0.11053')).toBeInTheDocument()
  })
})

describe('Funding', () => {
  const row = (name: RegExp) => screen.getByRole('row', { name })

  it('prints who pays what, a day and over the horizon, and the move that pays for it', async () => {
    renderView(<Lens />)
    await open('Funding')
    const btc = row(/^BTC you pay/)
    for (const text of ['0.0100', '8 h', '−$23.04', '−$691.20', '+0.90 %', '53,078.01']) {
      expect(btc).toHaveTextContent(text)
    }
    expect(row(/^SOL you receive/)).toHaveTextContent('+$711.36')
    const all = row(/^Cross in all/)
    for (const text of ['−$25.25', '−$757.44', '542 d']) expect(all).toHaveTextContent(text)
    expect(row(/^DOGE isolated in all/)).toHaveTextContent('−$6.38')
  })

  it('takes a rate of one’s own, as it stands and flipped', async () => {
    renderView(<Lens />)
    await open('Funding')
    await userEvent.click(screen.getByRole('radio', { name: 'My own' }))
    expect(row(/^Cross in all/)).toHaveTextContent('48 d')
    await userEvent.click(screen.getByRole('checkbox', { name: 'Receipts flipped' }))
    expect(row(/^Cross in all/)).toHaveTextContent('26 d')
    expect(row(/^SOL you pay/)).toBeInTheDocument()
    const rate = screen.getByLabelText('Rate per 8 h, %')
    await userEvent.clear(rate)
    expect(screen.getByRole('alert')).toHaveTextContent('keep the last rate')
    await userEvent.type(rate, '0.2')
    // 13,700 ÷ (173,920 × 0.6 %)
    expect(row(/^Cross in all/)).toHaveTextContent('13 d')
  })

  it('says in a sentence that no cap is known, and leads to where it is given', async () => {
    const { asked } = renderView(<Lens />)
    await open('Funding')
    await userEvent.click(screen.getByRole('radio', { name: 'At the cap' }))
    expect(screen.getByText(/^No funding cap is known for BTC, ETH, DOGE\./)).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Terms of BTC' }))
    expect(asked).toEqual([expect.stringMatching(/^market .*BTC/)])
  })

  it('explains the figures of every path', async () => {
    const { asked } = renderView(<Lens />)
    await open('Funding')
    await userEvent.click(screen.getByRole('button', { name: /^Funding per day of Cross/ }))
    expect(asked).toEqual(['pool dragPerDay a1/cross'])
    await userEvent.click(screen.getByRole('radio', { name: 'My own' }))
    await userEvent.click(screen.getByRole('button', { name: /^Days to zero buffer of Cross/ }))
    await userEvent.click(screen.getByRole('button', { name: /^Move that pays for BTC/ }))
    expect(asked.slice(1)).toEqual(['pool daysLeft a1/cross', 'position dragPerDay p1'])
  })

  it('takes a rate of one’s own for one market, and gives it back', async () => {
    renderView(<Lens />)
    await open('Funding')
    await userEvent.click(screen.getByRole('radio', { name: 'My own' }))
    // 76,800 × 0.1 % × 3, and 57,600 likewise
    expect(row(/^BTC you pay/)).toHaveTextContent('−$230.40')
    await userEvent.click(screen.getByRole('button', { name: /^My rate of BTC/ }))
    await userEvent.clear(screen.getByRole('textbox', { name: /^My rate of BTC/ }))
    await userEvent.paste('0.2')
    await userEvent.keyboard('{Enter}')
    expect(row(/^BTC you pay/)).toHaveTextContent('−$460.80')
    expect(row(/^ETH you pay/)).toHaveTextContent('−$172.80')
    await userEvent.click(screen.getByRole('button', { name: /^My rate of BTC/ }))
    await userEvent.clear(screen.getByRole('textbox', { name: /^My rate of BTC/ }))
    await userEvent.keyboard('{Enter}')
    expect(row(/^BTC you pay/)).toHaveTextContent('−$230.40')
  })

  it('a draft is printed beside the baseline', async () => {
    const { store } = renderView(<Lens />)
    await open('Funding')
    act(() => void store.getState().run(resize('p2', size(24))))
    await waitFor(() => expect(row(/^ETH you pay/)).toHaveTextContent('−$25.92'))
    expect(row(/^ETH you pay/)).toHaveTextContent('−$34.56')
    expect(row(/^Cross in all/)).toHaveTextContent(/−\$25.25.*−\$33.89/)
  })

  it('a rate that nobody gave makes the sum unknown, and the known rows stay', async () => {
    const quotes = new Map(SAMPLE.baseline.snapshot.quotes)
    const [btc] = quotes.keys()
    quotes.set(btc!, { mark: quotes.get(btc!)!.mark! })
    renderView(<Lens />, {
      document: { baseline: { ...SAMPLE.baseline, snapshot: { quotes } }, draft: [] },
    })
    await userEvent.click(screen.getByRole('tab', { name: 'Funding' }))
    expect(await screen.findByRole('row', { name: /^BTC unknown/ })).toBeVisible()
    expect(row(/^ETH you pay/)).toHaveTextContent('−$25.92')
    expect(row(/^Cross in all/)).toHaveTextContent('unknown: no funding rate for BTC')
    expect(screen.getByText(/^No funding rate is known for BTC\. Type it/)).toBeVisible()
  })

  it('draws how long the buffer lasts, and says which paths nobody knows', async () => {
    renderView(<Lens />)
    await open('Funding')
    expect(screen.getByText('Today’s rates: 542 d to zero')).toBeInTheDocument()
    expect(screen.getByText(/^At the cap: no funding cap is known for BTC/)).toBeVisible()
    // 13,700 − 30 × 25.248
    expect(read()).toContain('Today’s rates $12,942')
  })

  it('a longer horizon shows the day on which nothing is left', async () => {
    renderView(<Lens />)
    await open('Funding')
    const horizon = screen.getByLabelText('Horizon, days')
    await userEvent.clear(horizon)
    await userEvent.type(horizon, '600')
    expect(await screen.findByText('day 542: Today’s rates')).toBeInTheDocument()
  })

  it('a horizon that means nothing says why, and the last one stays', async () => {
    renderView(<Lens />)
    await open('Funding')
    await userEvent.type(screen.getByLabelText('Horizon, days'), ' weeks')
    expect(screen.getByRole('alert')).toHaveTextContent(/whole number of days.*30 days/)
    expect(screen.getByText('Today’s rates: 542 d to zero')).toBeInTheDocument()
  })
})

it('a book that holds nothing but cash draws it, and has no curve', async () => {
  renderView(<Lens />, { document: { baseline: blank(), draft: [] } })
  expect(screen.getByText('equity $10,000')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('tab', { name: 'Curve' }))
  const words = screen.findByText('Cross, none: no exposure', {}, { timeout: 30_000 })
  expect(await words).toBeInTheDocument()
})
