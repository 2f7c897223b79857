// What σ rests on: typed volatilities move the nearest death and nothing else.

import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { Assumptions } from '../../../src/views/buffers/Assumptions'
import { MarksAge } from '../../../src/views/buffers/MarksAge'
import { Verdict } from '../../../src/views/buffers/Verdict'
import { renderView, SAMPLE } from '../support/render'

it('a doubled volatility of every coin halves the distance in σ and leaves the joint limit', async () => {
  renderView(
    <>
      <Verdict />
      <Assumptions />
    </>,
  )
  for (const [coin, sigma] of [
    ['BTC', '6'],
    ['ETH', '8.4'],
    ['SOL', '11'],
  ]) {
    const name = `Volatility of ${coin}, percent a day`
    await userEvent.click(screen.getByRole('button', { name: new RegExp(`^${name}`) }))
    const input = screen.getByRole('textbox', { name })
    await userEvent.clear(input)
    await userEvent.type(input, `${sigma}{Enter}`)
  }
  // 4.5446… ÷ 2 = 2.2723…
  expect(screen.getByRole('button', { name: /^Nearest death, 1.d, 2.27 sigma/ })).toBeVisible()
  expect(screen.getByRole('button', { name: /^Joint limit, minus 10.35/ })).toBeVisible()
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
