// What funding has cost so far stands in the lens beside what it costs now, and only where a ledger says so.
import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { usd } from '../../../src/engine/units/amount'
import { sidesSelector } from '../../../src/store/select/sides'
import { takerFee } from '../../../src/store/store'
import { Paid } from '../../../src/views/lens/Paid'
import { renderView, SAMPLE } from '../support/render'

const { baseline } = sidesSelector(takerFee)({ document: SAMPLE })
const PAID = [20, 21, 22].map((day, at) => ({
  at: `2026-11-${day}T08:00:00Z`,
  symbol: 'BTC',
  amount: usd(`-${7 + at}`),
}))

describe('funding paid so far', () => {
  it('is one line beside the rates of now', () => {
    renderView(<Paid side={baseline} />, { document: { ...SAMPLE, realisedFunding: PAID } })
    // −7 − 8 − 9; of whole days there is the second
    expect(screen.getByText(/^By your ledgers/)).toHaveTextContent(
      'By your ledgers, 20 Nov 2026 to 22 Nov 2026: −$24.00, a day −$8.00 on average of whole days; the rates of now, −$31.62.',
    )
  })

  it('is not spoken of where nothing was imported', () => {
    renderView(<Paid side={baseline} />)
    expect(screen.queryByText(/ledgers/)).not.toBeInTheDocument()
  })
})
