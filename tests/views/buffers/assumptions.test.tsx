// What σ rests on: typed volatilities move the nearest death and nothing else.

import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { Assumptions } from '../../../src/views/buffers/Assumptions'
import { Verdict } from '../../../src/views/buffers/Verdict'
import { renderView } from '../support/render'

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
