// The sheet of a phone: what is changed in it is seen at once, kept as one step, or left without a trace.

import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { RowSheet } from '../../../src/views/positions/RowSheet'
import { renderView } from '../support/render'

function open(id: string) {
  const onGo = vi.fn<(id: string) => void>()
  const onClose = vi.fn<() => void>()
  const { store } = renderView(<RowSheet id={id} onGo={onGo} onClose={onClose} />)
  const sizes = () =>
    store
      .getState()
      .document.draft.map((edit) => (edit.kind === 'resize' ? edit.to.toString() : edit.kind))
  return { store, onGo, onClose, sizes }
}
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))
const field = () => screen.getByRole('textbox', { name: 'Size of ETH' })

describe('the sheet of ETH, long 18', () => {
  it('adds a third and shows what follows beside what was', async () => {
    open('p2')
    await userEvent.clear(field())
    await userEvent.type(field(), '24')
    const sheet = within(screen.getByRole('dialog', { name: 'ETH long' }))
    // The figures of the sample book's draft.
    expect(sheet.getByText('Joint limit, Cross').closest('div')).toHaveTextContent(/10\.35.*8\.80/)
    expect(sheet.getByText('Liquidation price').closest('div')).toHaveTextContent(
      /2,423\.36.*2,634\.46/,
    )
  })

  it('steps by its last digit, and shares add up: 18, 17, less a quarter 12.75', async () => {
    const { sizes } = open('p2')
    await press('Less')
    expect(field()).toHaveValue('17')
    await press('−25 %')
    expect(field()).toHaveValue('12.75')
    expect(sizes()).toEqual(['12.75'])
  })

  it('solves for a goal in the pool it stands in, and for none in another', async () => {
    const { sizes } = open('p2')
    await userEvent.clear(field())
    await userEvent.type(field(), '=limit -15%')
    expect(screen.getByText(/^6\.45 ETH or less \(baseline 18\)/)).toBeVisible()
    expect(sizes()).toEqual(['6.45'])
    await userEvent.click(screen.getByRole('radio', { name: 'Isolated' }))
    expect(screen.getByRole('alert')).toHaveTextContent('is a goal, not a size')
  })

  it('keeps size and margin mode as one step', async () => {
    const { store, onClose } = open('p2')
    await press('+25 %')
    await userEvent.click(screen.getByRole('radio', { name: 'Isolated' }))
    await press('Keep')
    expect(onClose).toHaveBeenCalledOnce()
    const { document, history } = store.getState()
    expect(document.draft.map((edit) => edit.kind)).toEqual(['resize', 'switch mode'])
    expect(history.past.map((step) => step.label)).toEqual(['Change ETH'])
  })

  it('leaves no trace when it is cancelled, or when it goes on to the next position', async () => {
    const { store, onClose, onGo, sizes } = open('p2')
    await press('Flat')
    await press('Cancel')
    expect(onClose).toHaveBeenCalledOnce()
    expect(sizes()).toEqual([])
    await press('+10 %')
    await press('Next position')
    expect(onGo).toHaveBeenCalledWith('p3')
    expect(store.getState().document.draft).toEqual([])
    expect(store.getState().history.past).toEqual([])
  })

  it('says what it cannot read, keeps the text, and leaves the last good state', async () => {
    const { sizes } = open('p2')
    await userEvent.clear(field())
    await userEvent.type(field(), '24 qq')
    expect(field()).toHaveValue('24 qq')
    expect(field()).toBeInvalid()
    expect(screen.getByRole('alert')).toHaveTextContent(/./)
    expect(sizes()).toEqual(['24'])
  })
})
