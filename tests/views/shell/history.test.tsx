// The history: named steps, the present one marked, and any of them one choice away.
import { act, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { size } from '../../../src/engine/units/amount'
import { close, resize } from '../../../src/store/commands/resize'
import { History } from '../../../src/views/shell/History'
import { renderView, SAMPLE } from '../support/render'

const LONG = { timeout: 10_000 }
const items = () => screen.getAllByRole('menuitemradio').map(({ textContent }) => textContent)

function twoSteps() {
  const { store } = renderView(<History />)
  act(() => {
    store.getState().run(resize('p2', size('24')))
    store.getState().run(close('p3'))
  })
  return store
}

it('with nothing done there is nothing to list', () => {
  renderView(<History />)
  for (const name of ['Nothing to undo', 'Nothing to redo', 'History']) {
    expect(screen.getByRole('button', { name })).toBeDisabled()
  }
})

it('lists the steps newest first, and marks where the page stands', async () => {
  twoSteps()
  await userEvent.click(screen.getByRole('button', { name: 'History' }))
  await screen.findByRole('menu', {}, LONG)
  expect(items()).toEqual(['SOL size to 0now', 'ETH size to 24', 'Where this began'])
  expect(screen.getByRole('menuitemradio', { checked: true })).toHaveTextContent('SOL size to 0')
})

it('goes where it is told, and what was gone back over can be chosen again', async () => {
  const store = twoSteps()
  const last = store.getState().document
  const button = screen.getByRole('button', { name: 'History' })
  await userEvent.click(button)
  await userEvent.click(
    await screen.findByRole('menuitemradio', { name: /Where this began/ }, LONG),
  )
  expect(store.getState().document).toBe(SAMPLE)
  expect(screen.getByRole('button', { name: 'Redo: ETH size to 24' })).toBeEnabled()
  await userEvent.click(screen.getByRole('button', { name: 'History' }))
  expect(items()).toEqual(['SOL size to 0undone', 'ETH size to 24undone', 'Where this begannow'])
  await userEvent.click(screen.getByRole('menuitemradio', { name: /SOL size to 0/ }))
  expect(store.getState().document).toBe(last)
})

it('works by keys alone', async () => {
  const store = twoSteps()
  screen.getByRole('button', { name: 'History' }).focus()
  await userEvent.keyboard('{Enter}')
  await screen.findByRole('menu', {}, LONG)
  await userEvent.keyboard('{End}{Enter}')
  expect(store.getState().document).toBe(SAMPLE)
  expect(screen.queryByRole('menu')).not.toBeInTheDocument()
})
