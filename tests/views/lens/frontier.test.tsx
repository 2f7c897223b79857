// The frontier: two coins, a point that is walked and typed, and what is left of each pool there.

import { act, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it } from 'vitest'
import { size } from '../../../src/engine/units/amount'
import { resize } from '../../../src/store/commands/resize'
import { sidesSelector } from '../../../src/store/select/sides'
import { takerFee } from '../../../src/store/store'
import { Lens } from '../../../src/views/lens/Lens'
import { scenarioFrom } from '../../fixtures/book'
import { renderView, type Rendered } from '../support/render'

const point = () => screen.findByRole('slider', { name: /^Point/ }, { timeout: 30_000 })
const says = async () => (await point()).getAttribute('aria-valuetext') ?? ''

let rendered: Rendered
beforeEach(() => {
  rendered = renderView(<Lens />, { view: { lens: 'frontier' } })
})

/** From the marks to BTC −10 %, ETH −12 %, by the keys. */
async function walk() {
  ;(await point()).focus()
  await userEvent.keyboard('{Shift>}{ArrowLeft}{ArrowLeft}{ArrowLeft}{ArrowLeft}{/Shift}')
  await userEvent.keyboard(
    '{Shift>}{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}{/Shift}',
  )
  await userEvent.keyboard('{ArrowUp}{ArrowUp}')
}

it('stands on the marks first, where nothing dies', async () => {
  expect(await says()).toMatch(/^BTC 0\.00 percent, ETH 0\.00 percent; Buffer, Cross \$13,700/)
  expect(await says()).toMatch(/Dies first none: all survive/)
})

it('is walked by the arrows both ways: 657.76 are missing at −10 and −12 %', async () => {
  await walk()
  const said = await says()
  expect(said).toContain('BTC minus 10.00 percent, ETH minus 12.00 percent')
  expect(said).toContain('Buffer, Cross minus $657.76')
  expect(said).toContain('Dies first Cross; Dies after, of the way 95.41 percent')
  await userEvent.keyboard('{Home}')
  expect(await says()).toContain('BTC 0.00 percent, ETH 0.00 percent')
})

it('is typed into its cells, and says what a move may be', async () => {
  await point()
  await userEvent.click(screen.getByRole('button', { name: /^Move of BTC/ }))
  const cell = screen.getByRole('textbox', { name: 'Move of BTC' })
  await userEvent.clear(cell)
  await userEvent.type(cell, '-100')
  expect(screen.getByRole('alert')).toHaveTextContent('neither falls to zero')
  await userEvent.clear(cell)
  await userEvent.type(cell, '-40{Enter}')
  expect(await says()).toContain('BTC minus 40.00 percent')
  // The window grows to what was typed.
  expect(screen.getByRole('combobox', { name: 'Window' })).toHaveDisplayValue(/50/)
})

it('moves the others as chosen: still, by beta, or where they are set', async () => {
  await walk()
  await userEvent.click(screen.getByRole('radio', { name: 'follow beta' }))
  // SOL falls 13.75 % and its short earns 40,508 × 0.1375 = 5,569.85 more.
  expect(await says()).toContain('Buffer, Cross $4,912.09')
  await userEvent.click(screen.getByRole('radio', { name: 'set' }))
  await userEvent.click(screen.getByRole('button', { name: /^Move of SOL/ }))
  await userEvent.type(screen.getByRole('textbox', { name: 'Move of SOL' }), '10{Enter}')
  // 10 % of 40,508 less
  expect(await says()).toContain('Buffer, Cross minus $4,708.56')
})

it('shows two coins on its axes, whichever are chosen', async () => {
  await point()
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Across' }), 'ETH')
  expect(screen.getByRole('combobox', { name: 'Up' })).toHaveDisplayValue('BTC')
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Up' }), 'DOGE')
  expect(screen.getByRole('region', { name: 'ETH and DOGE: where each pool dies' })).toBeVisible()
})

it('has a table of the line, with the baseline beside the draft', async () => {
  await point()
  act(() => {
    rendered.store.getState().run(resize(ethOf(rendered), size('24')))
  })
  await userEvent.click(await screen.findByRole('button', { name: 'Table' }))
  const table = screen.getByRole('table', { name: /where each pool dies, as a table/ })
  const rows = within(table)
    .getAllByRole('row')
    .map((row) => row.textContent?.replaceAll('\u2009', ' ') ?? '')
  expect(rows.some((row) => /baseline.*−18\.06 %.*BTC alone/.test(row))).toBe(true)
  expect(rows.some((row) => /draft.*−17\.53 %.*BTC alone/.test(row))).toBe(true)
})

function ethOf({ store }: Rendered): string {
  const { baseline } = sidesSelector(takerFee)(store.getState())
  const held = baseline.scenario.book.accounts[0]?.positions.find(({ market }) =>
    market.endsWith('ETH'),
  )
  return held?.id ?? 'no ETH'
}

it('says why there is none where one coin is held', async () => {
  renderView(<Lens />, {
    view: { lens: 'frontier' },
    document: {
      baseline: scenarioFrom('account A cross 50\nBTC long 1 @ 100 mark 90 mmr 1%'),
      draft: [],
    },
  })
  expect(await screen.findByText(/needs two coins/, {}, { timeout: 30_000 })).toBeVisible()
})
