// What σ rests on: typed volatilities move the nearest death and nothing else.

import { act, fireEvent, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { ratio } from '../../../src/engine/units/amount'
import { setMarketFee } from '../../../src/store/commands/market-terms'
import { Assumptions } from '../../../src/views/assumptions/Assumptions'
import { MarksAge } from '../../../src/views/assumptions/MarksAge'
import { Verdict } from '../../../src/views/buffers/Verdict'
import { genericId } from '../../fixtures/book'
import { renderView, SAMPLE } from '../support/render'

/** The bench, opened, under the verdict that its figures move. */
async function opened() {
  const rendered = renderView(
    <>
      <Verdict />
      <Assumptions />
    </>,
  )
  // The test's DOM opens no <details> by a click on its summary.
  const bench = document.querySelector('details')
  if (bench === null) throw new Error('no bench')
  bench.open = true
  fireEvent(bench, new Event('toggle'))
  await screen.findByRole('region', { name: 'Volatility' })
  return rendered
}

async function type(name: string, text: string) {
  await userEvent.click(screen.getByRole('button', { name: new RegExp(`^${name}`) }))
  const input = screen.getByRole('textbox', { name })
  await userEvent.clear(input)
  await userEvent.type(input, text)
  return input
}

const nearest = (text: RegExp) => screen.getByRole('button', { name: text })

it('closed, it says σ, ρ and the age of the marks in one line', () => {
  renderView(<Assumptions />)
  expect(
    screen.getByText(/σ of one day: BTC 3.00.% · ETH 4.20.% .* ρ 0.85 \/ 0.75 \/ 0.78/),
  ).toHaveTextContent('marks of')
})

it('a doubled volatility of every coin halves the distance in σ and leaves the joint limit', async () => {
  await opened()
  for (const [coin, sigma] of [
    ['BTC', '6'],
    ['ETH', '8.4'],
    ['SOL', '11'],
  ]) {
    await type(`Volatility of ${coin}, percent a day`, `${sigma}{Enter}`)
  }
  // 4.5446… ÷ 2 = 2.2723…
  expect(nearest(/^Nearest death, 1.d, 2.27 sigma/)).toBeVisible()
  expect(nearest(/^Joint limit, minus 10.35/)).toBeVisible()
  expect(screen.getByText(/3 typed/)).toBeVisible()
})

it('a world of correlations is one press and one step: all 0.95 is 5.43 σ', async () => {
  const { store } = await opened()
  await userEvent.click(screen.getByRole('button', { name: 'All 0.95' }))
  expect(nearest(/^Nearest death, 1.d, 5.43 sigma/)).toBeVisible()
  expect(store.getState().history.past.map(({ label }) => label)).toEqual(['All correlations 0.95'])
})

it('correlations typed one by one: 0.90 and 0.30 to SOL come to 3.12 σ, seen while typing', async () => {
  await opened()
  await type('Correlation of BTC and ETH', '0.9{Enter}')
  await type('Correlation of BTC and SOL', '0.3{Enter}')
  // Between the two, 0.30 and 0.78 contradict 0.90: nothing is repaired, and the pair is named.
  expect(
    screen.getByText(/cannot all hold together, .* fits least/, { selector: 'output' }),
  ).toBeVisible()
  await type('Correlation of ETH and SOL', '0.3')
  expect(nearest(/^Nearest death, 1.d, 3.12 sigma/)).toBeVisible()
  await userEvent.keyboard('{Enter}')
  expect(screen.getByText('These correlations can all hold together.')).toBeVisible()
})

it('a correlation beyond one is refused beside its cell, and the figures stay', async () => {
  await opened()
  await userEvent.click(screen.getByRole('button', { name: /^Correlation of BTC and ETH/ }))
  await userEvent.paste('1.2')
  expect(screen.getByRole('alert')).toHaveTextContent(/between −1 and 1/)
  expect(nearest(/^Nearest death, 1.d, 4.54 sigma/)).toBeVisible()
})

it('a typed figure says so and goes back to the preset', async () => {
  await opened()
  await type('Volatility of ETH, percent a day', '8.4{Enter}')
  await userEvent.click(
    screen.getByRole('button', { name: 'Volatility of ETH back to the preset' }),
  )
  expect(nearest(/^Nearest death, 1.d, 4.54 sigma/)).toBeVisible()
})

it('the taker fee is the venue’s own until one is typed for all', async () => {
  const { store } = await opened()
  await type('Taker fee, percent of notional', '0.1{Enter}')
  const fee = () => store.getState().document.baseline.assumptions.takerFee
  expect(fee()?.value.toString()).toBe('0.001')
  await userEvent.click(screen.getByRole('button', { name: /^Taker fee back/ }))
  expect(fee()).toBeUndefined()
})

it('a taker fee for all names the markets that keep one of their own', async () => {
  const { store } = await opened()
  expect(screen.queryByText(/own fees of markets/)).toBeNull()
  act(() => {
    store.getState().run(setMarketFee(genericId('BTC'), ratio('0.0002')))
  })
  expect(
    screen.getByText('own fees of markets stand before it: BTC, Other venue 0.0200 %'),
  ).toBeVisible()
})

describe('the age of the marks', () => {
  const marksAsOf = (asOf?: string) => {
    const { quotes } = SAMPLE.baseline.snapshot
    const snapshot = asOf === undefined ? { quotes } : { quotes, asOf }
    renderView(<MarksAge />, {
      document: { baseline: { ...SAMPLE.baseline, snapshot }, draft: [] },
    })
  }

  it('is said when it is not known', () => {
    marksAsOf()
    expect(screen.getByText('marks of unknown age')).toBeVisible()
  })

  it('is said when it is more than a day', () => {
    marksAsOf('2020-03-12T10:00:00Z')
    expect(screen.getByText('marks of 12 Mar 2020, older than a day')).toBeVisible()
  })

  it('is the day alone when they are fresh', () => {
    marksAsOf(new Date(Date.now() - 3_600_000).toISOString())
    expect(screen.getByText(/^marks of \d+ \w+ \d{4}$/)).toBeVisible()
  })
})
