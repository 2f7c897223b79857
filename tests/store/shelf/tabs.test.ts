// Two tabs on one scenario: neither writes over what it has not seen, and both sides of every collision are kept.
import { describe, expect, it } from 'vitest'
import { size } from '../../../src/engine/units/amount'
import { renameScenario } from '../../../src/store/commands/open'
import { resize } from '../../../src/store/commands/resize'
import { removeKept } from '../../../src/store/shelf/acts'
import { QUIET_MILLISECONDS } from '../../../src/store/shelf/keep'
import { browser, type Tab } from './fakes'
import { kept, keyOf, nameOn, open, rename, SAMPLE, THEIRS } from './support'

/** Two tabs that show the same kept scenario, `Mine`. */
async function pair() {
  const of = browser()
  const first = await of.open({ sample: SAMPLE })
  rename(first, 'Mine')
  first.pass(QUIET_MILLISECONDS)
  const second = await of.open({ sample: SAMPLE })
  expect(nameOn(second)).toBe('Mine')
  return { ...of, first, second }
}

const quiet = (tab: Tab) => tab.pass(QUIET_MILLISECONDS)

describe('a scenario changed in another tab', () => {
  it('is told at once, and nothing on the page changes', async () => {
    const { first, second } = await pair()
    rename(first, 'Mine, by the first')
    quiet(first)
    expect(second.told()).toContain('A later “Mine” was kept')
    expect(nameOn(second)).toBe('Mine')
    expect(first.told()).toBeUndefined()
  })

  it('is told once, however often the other tab goes on', async () => {
    const { first, second } = await pair()
    rename(first, 'Mine, by the first')
    quiet(first)
    second.store.getState().dismiss()
    rename(first, 'Mine, by the first again')
    quiet(first)
    expect(second.told()).toBeUndefined()
    // Shown, and changed over there once more: that is news.
    second.keeper.show(keyOf(second, 'Mine, by the first again'))
    rename(first, 'Mine, a third time')
    quiet(first)
    expect(second.told()).toContain('A later “Mine, by the first again” was kept')
  })

  it('can be shown, as a step that undo takes back', async () => {
    const { first, second } = await pair()
    rename(first, 'Mine, by the first')
    quiet(first)
    second.press()
    expect(nameOn(second)).toBe('Mine, by the first')
    second.store.getState().undo()
    expect(nameOn(second)).toBe('Mine')
  })

  it('goes on in one record once it was shown', async () => {
    const { first, second } = await pair()
    rename(first, 'Mine, by the first')
    quiet(first)
    second.press()
    rename(second, 'Mine, by both')
    quiet(second)
    expect(kept(second)).toEqual(['Mine, by both'])
    expect(first.told()).toContain('A later “Mine, by the first” was kept')
  })

  it('is kept beside what this tab makes of it', async () => {
    const { first, second } = await pair()
    first.store.getState().run(resize('p2', size('24')))
    quiet(first)
    second.store.getState().run(resize('p2', size('30')))
    quiet(second)
    expect(second.told()).toBe(
      '“Mine” was changed in another tab too. Both are kept: what you have here as “Mine (2)”.',
    )
    expect(nameOn(second)).toBe('Mine (2)')
    expect(nameOn(first)).toBe('Mine')
    expect(kept(first)).toEqual(['Mine (2)', 'Mine'])
    // From here on each goes its own way.
    first.store.getState().run(resize('p1', size('1')))
    second.store.getState().run(resize('p1', size('2')))
    quiet(first)
    quiet(second)
    expect(kept(first)).toEqual(['Mine (2)', 'Mine'])
  })

  it('is kept beside what this tab was just about to keep', async () => {
    const { first, second } = await pair()
    second.store.getState().run(resize('p2', size('30')))
    first.store.getState().run(resize('p2', size('24')))
    quiet(first)
    // Told of it, the second keeps its own at once.
    expect(kept(first)).toEqual(['Mine (2)', 'Mine'])
    expect(nameOn(second)).toBe('Mine (2)')
  })

  it('is kept beside even as the page goes', async () => {
    const { first, second, hold } = await pair()
    hold()
    first.store.getState().run(resize('p2', size('24')))
    quiet(first)
    second.store.getState().run(resize('p2', size('30')))
    second.close()
    expect(kept(first)).toEqual(['Mine (2)', 'Mine'])
  })

  it('does not end the typing in a cell: its name waits until the cell is left', async () => {
    const { first, second } = await pair()
    const typed = second.store.getState()
    typed.preview('size p2', resize('p2', size('3')))
    first.store.getState().run(resize('p2', size('24')))
    quiet(first)
    quiet(second)
    typed.preview('size p2', resize('p2', size('30')))
    quiet(second)
    expect(nameOn(second)).toBe('Mine')
    typed.commit()
    quiet(second)
    expect(nameOn(second)).toBe('Mine (2)')
    expect(kept(first)).toEqual(['Mine (2)', 'Mine'])
    // One step for the typing, one for the name.
    expect(second.store.getState().history.past.map(({ label }) => label)).toHaveLength(2)
  })

  it('is no collision where both say the same', async () => {
    const { first, second } = await pair()
    const same = first.texts.getItem(keyOf(first, 'Mine'))
    second.keeper.heard(keyOf(first, 'Mine'), same)
    expect(second.told()).toBeUndefined()
  })
})

describe('two tabs that write in the same moment', () => {
  it('lose neither: what was written over is kept beside it', async () => {
    const { texts, first, second } = await pair()
    const key = keyOf(first, 'Mine')
    const before = texts.getItem(key) ?? ''
    first.store.getState().run(resize('p2', size('24')))
    quiet(first)
    const theirs = texts.getItem(key) ?? ''
    // The second has not heard: its storage still shows the text of before, and it writes.
    second.store.getState().dismiss()
    texts.texts.set(key, before)
    second.store.getState().run(resize('p2', size('30')))
    quiet(second)
    second.keeper.heard(key, theirs)
    expect(second.told()).toBe(
      '“Mine” was changed in two tabs at the same moment. Both are kept: what the other tab had as “Mine (2)”.',
    )
    expect(kept(second)).toEqual(['Mine (2)', 'Mine'])
    expect(nameOn(second)).toBe('Mine')
  })

  it('take a late word of what was built upon for what it is', async () => {
    const { texts, first, second } = await pair()
    const key = keyOf(first, 'Mine')
    first.store.getState().run(resize('p2', size('24')))
    quiet(first)
    const theirs = texts.getItem(key)
    second.press()
    second.store.getState().run(resize('p2', size('30')))
    quiet(second)
    second.store.getState().dismiss()
    second.keeper.heard(key, theirs)
    expect(second.told()).toBeUndefined()
    expect(kept(second)).toEqual(['Mine'])
  })
})

describe('a scenario deleted in another tab', () => {
  it('is still on this page, and can be kept again', async () => {
    const { first, second, as } = await pair()
    as(first, () => removeKept(first, keyOf(first, 'Mine')))
    expect(second.told()).toBe('“Mine” was deleted in another tab. It is still on this page.')
    expect(kept(second)).toEqual([])
    second.press()
    expect(kept(second)).toEqual(['Mine'])
  })

  it('is kept again when it is changed here, and that is said', async () => {
    const { first, second, as } = await pair()
    as(first, () => removeKept(first, keyOf(first, 'Mine')))
    rename(second, 'Mine still')
    quiet(second)
    expect(kept(second)).toEqual(['Mine still'])
    expect(second.told()).toContain('You changed it here, so it is kept again.')
  })

  it('is told where all of the storage was cleared', async () => {
    const { texts, second } = await pair()
    texts.texts.clear()
    second.keeper.heard(null, null)
    expect(second.told()).toContain('“Mine” was deleted in another tab')
  })
})

describe('what another tab does elsewhere', () => {
  it('is none of this page: other scenarios, and a look', async () => {
    const { first, second } = await pair()
    open(first, THEIRS)
    rename(first, 'Theirs, changed')
    first.store.getState().look({ theme: 'dark' })
    quiet(first)
    expect(second.told()).toBeUndefined()
    expect(kept(second)).toEqual(['Theirs, changed', 'Mine'])
  })

  it('is told where undo leads back to it', async () => {
    const { first, second } = await pair()
    open(second, THEIRS)
    rename(first, 'Mine, by the first')
    quiet(first)
    expect(second.told()).toBeUndefined()
    second.store.getState().undo()
    expect(second.told()).toContain('A later “Mine” was kept')
    rename(second, 'Mine, by the second')
    quiet(second)
    expect(kept(second).toSorted()).toEqual(['Mine, by the first', 'Mine, by the second'])
  })

  it('is seen by a page that slept, as it wakes', async () => {
    const { first, second, hold } = await pair()
    hold()
    rename(first, 'Mine, by the first')
    quiet(first)
    expect(second.told()).toBeUndefined()
    second.keeper.look()
    expect(second.told()).toContain('A later “Mine” was kept')
  })

  it('is not written over where it cannot be read: an altered record stays as it is', async () => {
    const { texts, second } = await pair()
    const key = keyOf(second, 'Mine')
    texts.setItem(key, 'altered by hand')
    second.keeper.heard(key, 'altered by hand')
    expect(second.told()).toContain('was altered and cannot be read')
    second.store.getState().run(renameScenario('Mine, changed'))
    quiet(second)
    expect(texts.getItem(key)).toBe('altered by hand')
    expect(kept(second)).toEqual(['Mine, changed', 'Mine: its text is not JSON'])
  })
})
