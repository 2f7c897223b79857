// What holding costs, position by position, and how long the buffer lasts.

import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { Funding } from '../../../src/views/funding/Funding'
import { renderView, SAMPLE } from '../support/render'

describe('funding of the sample', () => {
  it('prints each interval, day and year, with who pays', () => {
    renderView(<Funding />)
    const cross = screen.getByRole('table', { name: 'Funding of Cross' })
    const btc = within(cross).getByRole('row', { name: /^BTC you pay/ })
    // 76,800 × 0.01 % = 7.68 each 8 hours, × 3 a day
    expect(btc).toHaveTextContent('−$7.68')
    expect(btc).toHaveTextContent('−$23.04')
    expect(btc).toHaveTextContent('8 h')
    expect(within(cross).getByRole('row', { name: /^SOL you receive/ })).toHaveTextContent(
      '+$23.71',
    )
  })

  it('says how long the buffer lasts, and where the liquidation prices drift', () => {
    renderView(<Funding />)
    // 13,700 ÷ 25.248 = 542.6 days
    expect(screen.getByRole('button', { name: /^Days to zero buffer, today, 542/ })).toBeVisible()
    // 30 days of 25.248 = 757.44 more than 52,438.82: 757.44 ÷ (1.2 × 0.9875) = 639.19
    expect(screen.getByRole('row', { name: /^BTC you pay/ })).toHaveTextContent('53,078.01')
  })

  it('says that no cap is known instead of inventing one', () => {
    renderView(<Funding />)
    expect(screen.getAllByText(/no funding cap known for BTC/).length).toBeGreaterThan(0)
  })

  it('explains the drag of a pool', async () => {
    const { asked } = renderView(<Funding />)
    await userEvent.click(screen.getByRole('button', { name: /^Drag per day of Cross/ }))
    expect(asked).toEqual(['pool dragPerDay a1/cross'])
  })
})

it('an unknown rate makes the sum unknown, and the known lines stay', () => {
  const quotes = new Map(SAMPLE.baseline.snapshot.quotes)
  const [btc] = quotes.keys()
  quotes.set(btc!, { mark: quotes.get(btc!)!.mark! })
  const baseline = { ...SAMPLE.baseline, snapshot: { quotes } }
  renderView(<Funding />, { document: { baseline, draft: [] } })
  expect(screen.getByRole('row', { name: /^BTC unknown/ })).toHaveTextContent('no rate')
  expect(screen.getByRole('row', { name: /^ETH you pay/ })).toHaveTextContent('−$25.92')
  expect(screen.queryByRole('button', { name: /^Drag per day of Cross/ })).not.toBeInTheDocument()
})
