// The tour: beside what it speaks of, with the figures of the page, and out of the way when it is told to go.
import { act, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { size } from '../../../src/engine/units/amount'
import { resize } from '../../../src/store/commands/resize'
import { createRiskStore } from '../../../src/store/store'
import { App } from '../../../src/views/shell/App'
import { SAMPLE } from '../support/render'
import { keeperOf } from '../../store/shelf/fakes'

async function start() {
  const store = createRiskStore(SAMPLE)
  render(
    <App
      store={store}
      keeper={keeperOf(store)}
      onCopyLink={() => Promise.resolve('copied' as const)}
    />,
  )
  const offer = screen.getByRole('button', { name: 'Take the tour' })
  await userEvent.click(offer)
  const note = await screen.findByRole('dialog', {}, { timeout: 10_000 })
  const press = (name: string) => userEvent.click(within(note).getByRole('button', { name }))
  return { store, note, press, offer }
}

it('begins at the verdict, with its figure', async () => {
  const { note } = await start()
  expect(note).toHaveAccessibleName('What ends this account')
  expect(note).toHaveAccessibleDescription(/Joint limit −10\.35.% ?: the move at which Cross/)
  expect(screen.getByRole('region', { name: 'Verdict' })).toHaveAttribute('data-toured')
})

it('goes forward and back through six steps, and ends', async () => {
  const { note, press } = await start()
  expect(within(note).getByRole('button', { name: 'Back' })).toBeDisabled()
  const seen: (string | null)[] = []
  for (const at of [1, 2, 3, 4, 5]) {
    await press('Next')
    seen.push(within(note).getByRole('heading').textContent)
    expect(note).toHaveTextContent(`${at + 1} of 6`)
  }
  expect(new Set(seen).size).toBe(5)
  await press('Back')
  expect(note).toHaveTextContent('5 of 6')
  await press('Next')
  await press('Done')
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  expect(document.querySelector('[data-toured]')).toBeNull()
})

it('leaves the page in use, and speaks of what was edited meanwhile', async () => {
  const { store, note, press } = await start()
  await press('Next')
  act(() => void store.getState().run(resize('p2', size('24'))))
  await press('Next')
  expect(note).toHaveTextContent(/−10\.35.%.*to −8\.80.%/)
})

it('ends with Escape, and gives the focus back', async () => {
  const { offer } = await start()
  await userEvent.keyboard('{Escape}')
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  await expect.poll(() => document.activeElement).toBe(offer)
})

it('is found again in the help', async () => {
  const store = createRiskStore(SAMPLE, { firstVisit: false })
  render(
    <App
      store={store}
      keeper={keeperOf(store)}
      onCopyLink={() => Promise.resolve('copied' as const)}
    />,
  )
  await userEvent.click(screen.getByRole('button', { name: /^Help/ }))
  const help = await screen.findByRole('dialog', {}, { timeout: 10_000 })
  await userEvent.click(within(help).getByRole('button', { name: 'Take the tour' }))
  expect(
    await screen.findByRole('dialog', { name: 'What ends this account' }, { timeout: 10_000 }),
  ).toBeVisible()
})
