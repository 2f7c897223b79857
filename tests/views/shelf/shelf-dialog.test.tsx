// The shelf as it is read and used: what stands in it, which one is on the page, and what each button does.
import { act, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { ShelfDialog } from '../../../src/views/shelf/ShelfDialog'
import { RiskContext } from '../../../src/views/use-risk'
import { sidesSelector } from '../../../src/store/select/sides'
import type { Document } from '../../../src/store/state'
import { takerFee } from '../../../src/store/store'
import { FakeTexts, tabWith, type Tab } from '../../store/shelf/fakes'
import { kept, keyOf, nameOn, open, rename, SAMPLE, THEIRS } from '../../store/shelf/support'

/** `Second` is on the page, `First` beneath it. */
function shelf(): Tab {
  const tab = tabWith(SAMPLE)
  rename(tab, 'First')
  open(tab, THEIRS)
  rename(tab, 'Second')
  tab.keeper.flush()
  return tab
}

function show(tab: Tab) {
  const onClose = vi.fn<() => void>()
  const onStart = vi.fn<() => void>()
  const onSave = vi.fn<(document: Document) => void>()
  const risk = {
    store: tab.store,
    selectSides: sidesSelector(takerFee),
    explain: { pool: onStart, position: onStart },
    openSheet: onStart,
    openMarket: onStart,
    openVenue: onStart,
  }
  render(
    <RiskContext value={risk}>
      <ShelfDialog
        page={tab}
        starts={[{ text: 'Start blank', onAct: onStart }]}
        onSave={onSave}
        onClose={onClose}
      />
    </RiskContext>,
  )
  const rows = () =>
    within(screen.getByRole('list', { name: 'Kept scenarios' })).getAllByRole('listitem')
  const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))
  return { onClose, onStart, onSave, rows, press }
}

describe('the list', () => {
  it('names each scenario with what it holds, and marks the one on the page', () => {
    const { rows } = show(shelf())
    expect(rows().map((row) => row.textContent)).toEqual([
      expect.stringMatching(/^Second0 positions · kept .*On this page/),
      expect.stringMatching(/^First4 positions · kept .*Open/),
    ])
    expect(within(rows()[0] as HTMLElement).queryByRole('button', { name: /^Open/ })).toBeNull()
  })

  it('has what cannot be read, with the reason and a way to save it, and nothing to open', () => {
    const tab = shelf()
    tab.texts.setItem(keyOf(tab, 'First'), '{"version":1')
    const { rows } = show(tab)
    expect(rows()[1]).toHaveTextContent(
      'Cannot be read: its text is not JSON. It is left as it is.',
    )
    expect(screen.getByRole('button', { name: 'Save as a file: First' })).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Open First' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Duplicate First' })).toBeNull()
  })

  it('follows another tab', () => {
    const tab = shelf()
    const { rows } = show(tab)
    tab.texts.removeItem(keyOf(tab, 'First'))
    act(() => tab.keeper.heard('plimsoll.shelf', ''))
    expect(rows()).toHaveLength(1)
  })

  it('says that what is only looked at is not kept, and keeps it when told to', async () => {
    const tab = tabWith(SAMPLE)
    const { press, rows } = show(tab)
    expect(screen.getByText(/“Hedged majors” is on the page and not kept yet/)).toBeVisible()
    await press('Keep it now')
    expect(screen.queryByText(/not kept yet/)).toBeNull()
    expect(rows()).toHaveLength(1)
  })

  it('says why nothing is kept', () => {
    const tab = shelf()
    tab.texts.refuses = 'QuotaExceededError'
    rename(tab, 'Second, changed')
    tab.keeper.flush()
    show(tab)
    expect(screen.getByRole('alert')).toHaveTextContent(
      'Not kept. There is no room left in this browser’s storage for “Second, changed”.',
    )
  })

  it('says so where the browser has no storage at all', () => {
    const texts = new FakeTexts()
    const tab = tabWith(SAMPLE, texts)
    const denied = () => {
      throw new DOMException('denied', 'SecurityError')
    }
    Object.assign(texts, { getItem: denied, setItem: denied, key: denied })
    show(tab)
    expect(screen.getByText(/lets the page keep nothing \(SecurityError\)/)).toBeVisible()
  })
})

describe('its buttons', () => {
  it('open a scenario and close the dialog', async () => {
    const tab = shelf()
    const { press, onClose } = show(tab)
    await press('Open First')
    expect(nameOn(tab)).toBe('First')
    expect(onClose).toHaveBeenCalledOnce()
  })

  it('leave the dialog open and say why, where it does not open', async () => {
    const tab = shelf()
    const { press, onClose } = show(tab)
    tab.texts.removeItem(keyOf(tab, 'First'))
    await press('Open First')
    expect(onClose).not.toHaveBeenCalled()
    expect(screen.getByRole('status')).toHaveTextContent('it is no longer in the storage')
  })

  it('double one, and what was made is heard', async () => {
    const tab = shelf()
    const { press } = show(tab)
    await press('Duplicate First')
    expect(kept(tab)).toEqual(['Second', 'First', 'First (2)'])
    expect(screen.getByRole('status')).toHaveTextContent('“First (2)” was made.')
  })

  it('move one and keep the focus, at the ends on the other of the two', async () => {
    const tab = shelf()
    const { press } = show(tab)
    await press('Move First up')
    expect(kept(tab)).toEqual(['First', 'Second'])
    expect(screen.getByRole('button', { name: 'Move First down' })).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    expect(kept(tab)).toEqual(['Second', 'First'])
    expect(screen.getByRole('button', { name: 'Move First up' })).toHaveFocus()
    expect(screen.getByRole('button', { name: 'Move Second up' })).toBeDisabled()
  })

  it('delete one and have the way back next to hand', async () => {
    const tab = shelf()
    const { press, rows } = show(tab)
    await press('Delete First')
    expect(kept(tab)).toEqual(['Second'])
    expect(screen.getByRole('button', { name: 'Bring back First' })).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    expect(kept(tab)).toEqual(['Second', 'First'])
    expect(rows()).toHaveLength(2)
    expect(screen.queryByRole('button', { name: 'Bring back First' })).toBeNull()
  })

  it('name one in place; a name of nothing is refused', async () => {
    const tab = shelf()
    const { press } = show(tab)
    await press('Name, First, edit')
    await userEvent.keyboard('{Control>}a{/Control}{Delete}')
    expect(screen.getByRole('alert')).toHaveTextContent('A scenario needs a name.')
    await userEvent.keyboard('First of all{Enter}')
    expect(kept(tab)).toEqual(['Second', 'First of all'])
  })

  it('save one as a file: that one, not what is on the page', async () => {
    const { press, onSave } = show(shelf())
    await press('Save as a file: First')
    expect(onSave.mock.calls.map(([document]) => document.baseline.name)).toEqual(['First'])
  })

  it('save what is on the page where it finds no room', async () => {
    const tab = shelf()
    tab.texts.refuses = 'QuotaExceededError'
    rename(tab, 'Second, changed')
    tab.keeper.flush()
    const { press, onSave } = show(tab)
    await press('Save it as a file')
    expect(onSave.mock.calls.map(([document]) => document.baseline.name)).toEqual([
      'Second, changed',
    ])
  })

  it('start another', async () => {
    const { press, onStart, onClose } = show(shelf())
    await press('Start blank')
    expect(onStart).toHaveBeenCalledOnce()
    expect(onClose).toHaveBeenCalledOnce()
  })
})
