// The shelf: scenarios are opened, named, doubled, moved, deleted and brought back, each by itself.
import { describe, expect, it } from 'vitest'
import { resize } from '../../../src/store/commands/resize'
import { size } from '../../../src/engine/units/amount'
import {
  bringBack,
  duplicateKept,
  duplicateOpen,
  moveKept,
  openScenario,
  removeKept,
  removeOpen,
  renameKept,
} from '../../../src/store/shelf/acts'
import { keptNames, shelfEntries } from '../../../src/store/shelf/entries'
import { LISTED_MAX } from '../../../src/io/kept/list'
import { QUIET_MILLISECONDS } from '../../../src/store/shelf/keep'
import { tabWith, type Tab } from './fakes'
import { kept, keyOf, nameOn, open, rename, SAMPLE, THEIRS } from './support'

/** `Third` is on the page, `Second` and `First` beneath it. */
function shelfOfThree(): Tab {
  const tab = tabWith(SAMPLE)
  for (const name of ['First', 'Second', 'Third']) {
    open(tab, name === 'First' ? { ...SAMPLE } : { ...THEIRS })
    rename(tab, name)
    tab.pass(QUIET_MILLISECONDS)
  }
  return tab
}

describe('opening', () => {
  it('puts the scenario on the page, as one step that undo takes back', () => {
    const tab = shelfOfThree()
    expect(openScenario(tab, keyOf(tab, 'First'))).toBe(true)
    expect(nameOn(tab)).toBe('First')
    expect(tab.store.getState().history.past.at(-1)?.label).toBe('Open First')
    tab.store.getState().undo()
    expect(nameOn(tab)).toBe('Third')
  })

  it('changes its own record from then on, and no other', () => {
    const tab = shelfOfThree()
    openScenario(tab, keyOf(tab, 'First'))
    tab.store.getState().run(resize('p2', size('24')))
    tab.pass(QUIET_MILLISECONDS)
    expect(kept(tab)).toEqual(['Third', 'Second', 'First'])
    const entries = shelfEntries(tab.keeper)
    const drafts = entries.ok
      ? entries.value.map(({ holds }) =>
          holds.kind === 'document' ? holds.document.draft.length : 0,
        )
      : []
    expect(drafts).toEqual([0, 0, 1])
  })

  it('leaves the pool chosen in the one before', () => {
    const tab = shelfOfThree()
    tab.store.getState().look({ pool: 'a1/p4' })
    openScenario(tab, keyOf(tab, 'First'))
    expect(tab.store.getState().view.pool).toBe('all')
  })

  it('of the one on the page does nothing', () => {
    const tab = shelfOfThree()
    const before = tab.store.getState().history
    expect(openScenario(tab, keyOf(tab, 'Third'))).toBe(true)
    expect(tab.store.getState().history).toBe(before)
  })

  it('is refused in words where the record is gone or cannot be read', () => {
    const tab = shelfOfThree()
    const [first, second] = [keyOf(tab, 'First'), keyOf(tab, 'Second')]
    tab.texts.removeItem(first)
    tab.texts.setItem(second, 'hello')
    expect(openScenario(tab, first)).toBe(false)
    expect(tab.told()).toBe('The scenario could not be opened: it is no longer in the storage.')
    expect(openScenario(tab, second)).toBe(false)
    expect(tab.told()).toBe('The scenario could not be opened: its text is not JSON.')
    expect(nameOn(tab)).toBe('Third')
  })
})

describe('naming', () => {
  it('changes the record of one that is not on the page', () => {
    const tab = shelfOfThree()
    renameKept(tab, keyOf(tab, 'First'), 'First of all')
    expect(kept(tab)).toEqual(['Third', 'Second', 'First of all'])
    expect(keptNames(tab.keeper).map(({ name }) => name)).toEqual(kept(tab))
    expect(nameOn(tab)).toBe('Third')
  })

  it('of the one on the page is a step like any other', () => {
    const tab = shelfOfThree()
    renameKept(tab, keyOf(tab, 'Third'), 'Third of all')
    expect(nameOn(tab)).toBe('Third of all')
    expect(kept(tab)).toEqual(['Third of all', 'Second', 'First'])
    tab.store.getState().undo()
    expect(nameOn(tab)).toBe('Third')
  })

  it('says so when there is no room', () => {
    const tab = shelfOfThree()
    tab.texts.refuses = 'QuotaExceededError'
    renameKept(tab, keyOf(tab, 'First'), 'First of all')
    expect(tab.told()).toBe(
      'The name could not be changed: there is no room left in this browser’s storage.',
    )
    expect(kept(tab)).toEqual(['Third', 'Second', 'First'])
  })
})

describe('making a second one', () => {
  it('puts it right behind the first, under a name of its own, and stays on the page', () => {
    const tab = shelfOfThree()
    duplicateKept(tab, keyOf(tab, 'Second'))
    expect(kept(tab)).toEqual(['Third', 'Second', 'Second (2)', 'First'])
    expect(nameOn(tab)).toBe('Third')
    expect(tab.told()).toBe('“Second (2)” was made.')
    tab.press()
    expect(nameOn(tab)).toBe('Second (2)')
  })

  it('of the one on the page has its last edit', () => {
    const tab = shelfOfThree()
    rename(tab, 'Third, changed')
    duplicateOpen(tab)
    expect(kept(tab)).toEqual(['Third, changed', 'Third, changed (2)', 'Second', 'First'])
  })

  it('of one that is only looked at keeps that first', () => {
    const tab = tabWith(SAMPLE)
    duplicateOpen(tab)
    expect(kept(tab)).toEqual(['Hedged majors', 'Hedged majors (2)'])
  })

  it('is refused when the shelf is full, and so is a scenario that is new', () => {
    const tab = tabWith(SAMPLE)
    tab.keeper.keepNow()
    const key = keyOf(tab, 'Hedged majors')
    for (let made = 1; made < LISTED_MAX; made += 1) duplicateKept(tab, key)
    expect(kept(tab)).toHaveLength(LISTED_MAX)
    duplicateKept(tab, key)
    expect(tab.told()).toBe('No second scenario was made: no further scenario is taken.')
    open(tab, THEIRS)
    rename(tab, 'One too many')
    tab.pass(QUIET_MILLISECONDS)
    expect(tab.told()).toContain('“One too many” is not kept: there are 200 scenarios already.')
    expect(kept(tab)).toHaveLength(LISTED_MAX)
  })
})

describe('moving', () => {
  it('goes one place up or down, and no further than the ends', () => {
    const tab = shelfOfThree()
    moveKept(tab, keyOf(tab, 'First'), -1)
    expect(kept(tab)).toEqual(['Third', 'First', 'Second'])
    moveKept(tab, keyOf(tab, 'Third'), 1)
    expect(kept(tab)).toEqual(['First', 'Third', 'Second'])
    moveKept(tab, keyOf(tab, 'First'), -1)
    moveKept(tab, keyOf(tab, 'Second'), 1)
    expect(kept(tab)).toEqual(['First', 'Third', 'Second'])
  })

  it('is there again at the next visit', () => {
    const tab = shelfOfThree()
    moveKept(tab, keyOf(tab, 'First'), -1)
    expect(kept(tabWith(SAMPLE, tab.texts))).toEqual(['Third', 'First', 'Second'])
  })
})

describe('deleting', () => {
  it('removes the record and leaves the page alone; it can be brought back to its place', () => {
    const tab = shelfOfThree()
    const key = keyOf(tab, 'Second')
    const text = tab.texts.getItem(key)
    removeKept(tab, key)
    expect(kept(tab)).toEqual(['Third', 'First'])
    expect(nameOn(tab)).toBe('Third')
    expect(tab.texts.getItem(key)).toBeNull()
    expect(tab.told()).toBe('“Second” was deleted.')
    tab.press()
    expect(kept(tab)).toEqual(['Third', 'Second', 'First'])
    expect(tab.texts.getItem(key)).toBe(text)
  })

  it('of the one on the page shows its neighbour, and brings both back', () => {
    const tab = shelfOfThree()
    rename(tab, 'Third, changed')
    removeOpen(tab)
    expect(kept(tab)).toEqual(['Second', 'First'])
    expect(nameOn(tab)).toBe('Second')
    tab.press()
    expect(kept(tab)).toEqual(['Third, changed', 'Second', 'First'])
    expect(nameOn(tab)).toBe('Third, changed')
    // What follows goes to the record that was brought back.
    rename(tab, 'Third again')
    tab.pass(QUIET_MILLISECONDS)
    expect(kept(tab)).toEqual(['Third again', 'Second', 'First'])
  })

  it('of the one on the page is undone by undo as well', () => {
    const tab = shelfOfThree()
    removeOpen(tab)
    tab.store.getState().undo()
    tab.pass(QUIET_MILLISECONDS)
    expect(nameOn(tab)).toBe('Third')
    expect(kept(tab).toSorted()).toEqual(['First', 'Second', 'Third'])
    // Brought back as well, it is there once.
    tab.press()
    expect(kept(tab).toSorted()).toEqual(['First', 'Second', 'Third'])
  })

  it('of the last one leaves a blank page, and keeps nothing until that is changed', () => {
    const tab = tabWith(SAMPLE)
    tab.keeper.keepNow()
    removeOpen(tab)
    expect(kept(tab)).toEqual([])
    expect(
      tab.store.getState().document.baseline.book.accounts.flatMap((a) => a.positions),
    ).toEqual([])
    tab.close()
    expect(kept(tab)).toEqual([])
  })

  it('of what is not kept says that there is nothing to delete', () => {
    const tab = tabWith(SAMPLE)
    removeOpen(tab)
    expect(tab.told()).toContain('there is nothing to delete')
    expect(nameOn(tab)).toBe('Hedged majors')
  })

  it('of a record that cannot be read can be taken back too', () => {
    const tab = shelfOfThree()
    const key = keyOf(tab, 'Second')
    tab.texts.setItem(key, 'hello')
    const removed = removeKept(tab, key)
    expect(kept(tab)).toEqual(['Third', 'First'])
    if (removed !== undefined) bringBack(tab, removed)
    expect(tab.texts.getItem(key)).toBe('hello')
    expect(kept(tab)).toEqual(['Third', 'Second: its text is not JSON', 'First'])
  })

  it('frees the room that something else waits for', () => {
    const tab = shelfOfThree()
    const used = Object.entries(tab.texts.all()).reduce(
      (sum, [k, t]) => sum + k.length + t.length,
      0,
    )
    tab.texts.room = used
    rename(tab, 'x'.repeat(150))
    tab.pass(QUIET_MILLISECONDS)
    expect(tab.keeper.isLosing()).toBe(true)
    removeKept(tab, keyOf(tab, 'First'))
    expect(tab.keeper.isLosing()).toBe(false)
    expect(kept(tab)).toEqual(['x'.repeat(150), 'Second'])
  })
})

it('a record that another tab removed meanwhile is doubled and named by nobody', () => {
  const tab = shelfOfThree()
  const key = keyOf(tab, 'Second')
  tab.texts.removeItem(key)
  duplicateKept(tab, key)
  expect(tab.told()).toBe('No second scenario was made: it is no longer in the storage.')
  renameKept(tab, key, 'Second again')
  expect(tab.texts.getItem(key)).toBeNull()
})
