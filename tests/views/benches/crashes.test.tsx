// Falls of the past: a closed line, a table when opened, betas that can be typed.

import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { Crashes } from '../../../src/views/benches/Crashes'
import { renderView } from '../support/render'

it('says what it found while closed, lists every fall when opened, and moves with a typed beta', async () => {
  renderView(<Crashes />)
  expect(
    await screen.findByText(/15 of 15 falls since 2020 at their lows/, {}, { timeout: 10_000 }),
  ).toBeVisible()
  await userEvent.click(screen.getByText('Falls of the past'))
  const table = await screen.findByRole('table', { name: 'Falls of the past' })
  const row = (name: RegExp) => within(table).getByRole('row', { name })
  expect(within(table).getAllByRole('row')).toHaveLength(16)
  expect(row(/^10 Oct 2025/)).toHaveTextContent('DOGE* −66.25')
  expect(row(/^COVID crash/)).toHaveTextContent('SOL (β) −71.95')
  await userEvent.click(screen.getByRole('button', { name: /^Beta of SOL to BTC/ }))
  const cell = screen.getByRole('textbox', { name: 'Beta of SOL to BTC' })
  await userEvent.clear(cell)
  await userEvent.type(cell, '1.5{Enter}')
  // 1.5 × −52.33 %
  await waitFor(
    () => expect(screen.getByRole('row', { name: /^COVID/ })).toHaveTextContent('SOL (β) −78.49'),
    { timeout: 10_000 },
  )
  await userEvent.click(screen.getByRole('radio', { name: 'last closes' }))
  expect(
    await screen.findByText(/falls since 2020 at their closes/, {}, { timeout: 10_000 }),
  ).toBeVisible()
})
