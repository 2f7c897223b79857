// Keeping: each scenario goes to its own record, the last edit is never swallowed, nothing is written that was
// only looked at, and a browser that keeps nothing breaks nothing.
import { describe, expect, it } from 'vitest'
import { price, size } from '../../../src/engine/units/amount'
import { linkOf } from '../../../src/io/link/codec'
import { renameScenario } from '../../../src/store/commands/open'
import { resize } from '../../../src/store/commands/resize'
import { hedgedMajors } from '../../../src/store/samples/hedged-majors'
import { tenAlts } from '../../../src/store/samples/ten-alts'
import { shelfEntries } from '../../../src/store/shelf/entries'
import { QUIET_MILLISECONDS } from '../../../src/store/shelf/keep'
import { VIEW_KEY } from '../../../src/store/shelf/storage'
import { VIEW_AT_START, type Document } from '../../../src/store/state'
import { browser, FakeTexts, tabWith } from './fakes'
import { kept, open, rename, SAMPLE, THEIRS } from './support'

const MINE: Document = {
  baseline: { ...hedgedMajors(), name: 'Mine' },
  draft: [{ kind: 'resize', position: 'p2', to: size(24) }],
}
async function hashOf(document: Document): Promise<string> {
  const link = await linkOf({ document })
  if (link.kind !== 'link') throw new Error(link.kind)
  return link.hash
}

describe('what was on the page last', () => {
  it('is there again: the document exactly, and how it was looked at', async () => {
    const { open: openTab, texts } = browser()
    const before = await openTab({ sample: MINE })
    rename(before, 'Mine, renamed')
    const looked = {
      show: 'draft',
      rateUnit: 'apr',
      theme: 'dark',
      pool: 'a1/cross',
      colours: 'red-up',
      density: 'compact',
      lens: 'curve',
      order: 'distance',
      hidden: ['entry', 'pnl'],
      sizeUnit: 'usd',
    } as const
    before.store.getState().look(looked)
    before.pass(QUIET_MILLISECONDS)
    const after = await openTab({ sample: SAMPLE })
    expect(after.store.getState().document).toEqual(before.store.getState().document)
    expect(after.store.getState().document.draft).toEqual(MINE.draft)
    expect(after.store.getState().view).toEqual({ ...VIEW_AT_START, ...looked, firstVisit: false })
    expect(after.store.getState().history.past).toEqual([])
    expect(after.told()).toBeUndefined()
    expect(texts.length).toBeGreaterThan(0)
  })

  it('is not written before anything has changed', () => {
    const tab = tabWith(SAMPLE)
    tab.pass(60_000)
    tab.close()
    expect(tab.texts.all()).toEqual({})
  })

  it('is written once typing has paused, not at every keystroke', () => {
    const tab = tabWith(MINE)
    for (const name of ['A', 'AB', 'ABC']) {
      tab.store.getState().preview('name', renameScenario(name))
      tab.pass(QUIET_MILLISECONDS - 1)
    }
    expect(tab.texts.writes).toBe(0)
    tab.pass(1)
    expect(kept(tab)).toEqual(['ABC'])
  })

  it('is written at once when the page is left', () => {
    const tab = tabWith(MINE)
    rename(tab, 'A')
    tab.close()
    expect(kept(tab)).toEqual(['A'])
  })

  it('is not touched by notices and history', () => {
    const tab = tabWith(MINE)
    tab.store.getState().tell({ kind: 'info', text: 'hello' })
    tab.store.getState().commit()
    tab.pass(60_000)
    expect(tab.texts.writes).toBe(0)
  })

  it('is one record, however often it is changed', () => {
    const tab = tabWith(MINE)
    for (const name of ['A', 'B', 'C']) {
      rename(tab, name)
      tab.pass(QUIET_MILLISECONDS)
    }
    expect(kept(tab)).toEqual(['C'])
  })

  it('is kept apart from how it is looked at: a look writes no scenario', () => {
    const tab = tabWith(MINE)
    tab.store.getState().look({ theme: 'dark' })
    tab.pass(QUIET_MILLISECONDS)
    expect(Object.keys(tab.texts.all())).toEqual([VIEW_KEY])
  })

  it('loses only those ways of looking that cannot be read', () => {
    const texts = new FakeTexts()
    texts.setItem(VIEW_KEY, '{"show":"sideways","theme":"dark","colour":"blue"}')
    expect(tabWith(MINE, texts).store.getState().view).toEqual({ ...VIEW_AT_START, theme: 'dark' })
    texts.setItem(VIEW_KEY, 'none')
    expect(tabWith(MINE, texts).store.getState().view).toEqual(VIEW_AT_START)
  })
})

describe('another scenario on the page', () => {
  it('is kept beside the one before, once it is changed', () => {
    const tab = tabWith(SAMPLE)
    rename(tab, 'Mine')
    open(tab, { baseline: tenAlts(), draft: [] })
    tab.pass(QUIET_MILLISECONDS)
    expect(kept(tab)).toEqual(['Mine'])
    rename(tab, 'Alts of mine')
    tab.pass(QUIET_MILLISECONDS)
    expect(kept(tab)).toEqual(['Alts of mine', 'Mine'])
  })

  it('does not swallow the last edit of the one before', () => {
    const tab = tabWith(SAMPLE)
    rename(tab, 'Mine')
    open(tab, THEIRS)
    tab.store.getState().run(renameScenario('Theirs, changed'))
    tab.close()
    expect(kept(tab)).toEqual(['Theirs, changed', 'Mine'])
  })

  it('leads back by undo to the record of the one before', () => {
    const tab = tabWith(SAMPLE)
    rename(tab, 'Mine')
    open(tab, THEIRS)
    rename(tab, 'Theirs, changed')
    tab.pass(QUIET_MILLISECONDS)
    tab.store.getState().undo()
    tab.store.getState().undo()
    expect(tab.store.getState().document.baseline.name).toBe('Mine')
    rename(tab, 'Mine again')
    tab.pass(QUIET_MILLISECONDS)
    expect(kept(tab)).toEqual(['Theirs', 'Mine again'])
  })

  it('leads forward by redo to its own record', () => {
    const tab = tabWith(SAMPLE)
    rename(tab, 'Mine')
    open(tab, THEIRS)
    rename(tab, 'Theirs, changed')
    tab.store.getState().goTo(0)
    tab.store.getState().goTo(3)
    tab.pass(QUIET_MILLISECONDS)
    expect(tab.store.getState().document.baseline.name).toBe('Theirs, changed')
    expect(kept(tab)).toEqual(['Theirs, changed', 'Hedged majors'])
    tab.store.getState().goTo(1)
    tab.pass(QUIET_MILLISECONDS)
    expect(kept(tab)).toEqual(['Theirs, changed', 'Mine'])
  })

  it('can be kept as it was opened, when that is wanted', () => {
    const tab = tabWith(SAMPLE)
    expect(tab.keeper.standing()).toEqual({ isOnlyLookedAt: true })
    tab.keeper.keepNow()
    expect(kept(tab)).toEqual(['Hedged majors'])
    expect(tab.keeper.standing().isOnlyLookedAt).toBe(false)
  })

  it('is on the page again after a reload of its own tab, whatever other tabs show', async () => {
    const { open: openTab } = browser()
    const one = await openTab({ sample: SAMPLE })
    rename(one, 'One')
    one.pass(QUIET_MILLISECONDS)
    const two = await openTab({ sample: SAMPLE })
    open(two, THEIRS)
    rename(two, 'Two')
    two.pass(QUIET_MILLISECONDS)
    one.close()
    const other = await openTab({ sample: SAMPLE })
    expect(other.store.getState().document.baseline.name).toBe('Two')
    const again = await openTab({ sample: SAMPLE, ofTab: one.ofTab })
    expect(again.store.getState().document.baseline.name).toBe('One')
  })
})

describe('the first document on the page', () => {
  it('is the sample on the first visit', async () => {
    const tab = await browser().open({ sample: SAMPLE })
    expect(tab.store.getState().document).toBe(SAMPLE)
    expect(tab.store.getState().view.firstVisit).toBe(true)
    expect(tab.told()).toBeUndefined()
  })

  it('is the link, rather than what was kept, which is one step of undo away', async () => {
    const { open: openTab } = browser()
    const before = await openTab({ sample: SAMPLE })
    rename(before, 'Mine')
    before.close()
    const tab = await openTab({ sample: SAMPLE, hash: await hashOf(THEIRS) })
    expect(tab.store.getState().document).toEqual(THEIRS)
    tab.store.getState().undo()
    expect(tab.store.getState().document.baseline.name).toBe('Mine')
  })

  it('is what was kept when the link is damaged', async () => {
    const { open: openTab } = browser()
    const before = await openTab({ sample: SAMPLE })
    rename(before, 'Mine')
    before.close()
    const tab = await openTab({ sample: SAMPLE, hash: '#1.abcd' })
    expect(tab.store.getState().document.baseline.name).toBe('Mine')
    expect(tab.told()).toContain('This link is damaged')
  })

  it('of a link becomes a scenario of its own when it is changed; what was kept stays', async () => {
    const { open: openTab } = browser()
    const before = await openTab({ sample: SAMPLE })
    rename(before, 'Mine')
    before.close()
    const tab = await openTab({ sample: SAMPLE, hash: await hashOf(THEIRS) })
    tab.store.getState().look({ theme: 'dark' })
    tab.pass(QUIET_MILLISECONDS)
    expect(kept(tab)).toEqual(['Mine'])
    rename(tab, 'Theirs, changed')
    tab.pass(QUIET_MILLISECONDS)
    expect(kept(tab)).toEqual(['Theirs, changed', 'Mine'])
  })
})

describe('a browser that keeps nothing', () => {
  it('says so once when it is full, with what to do, and the last good record stays', () => {
    const tab = tabWith(MINE)
    rename(tab, 'Good')
    tab.pass(QUIET_MILLISECONDS)
    tab.texts.refuses = 'QuotaExceededError'
    rename(tab, 'Too much')
    tab.pass(QUIET_MILLISECONDS)
    expect(tab.told()).toBe(
      'There is no room left in this browser’s storage for “Too much”. What was kept of it before stays. What you change now is lost when this page is closed. Delete scenarios that you no longer need, or save this one as a file.',
    )
    expect(tab.store.getState().notice?.toShelf).toBe(true)
    expect(tab.keeper.isLosing()).toBe(true)
    expect(kept(tab)).toEqual(['Good'])
    tab.store.getState().dismiss()
    rename(tab, 'Still too much')
    tab.pass(QUIET_MILLISECONDS)
    expect(tab.told()).toBeUndefined()
    expect(tab.keeper.standing().refused?.message).toBe('QuotaExceededError')
  })

  it('says so when there is room again, and everything that waited is kept', () => {
    const tab = tabWith(MINE)
    tab.texts.refuses = 'QuotaExceededError'
    rename(tab, 'First')
    open(tab, THEIRS)
    rename(tab, 'Second')
    tab.pass(QUIET_MILLISECONDS)
    expect(kept(tab)).toEqual([])
    tab.texts.refuses = undefined
    rename(tab, 'Second, changed')
    tab.pass(QUIET_MILLISECONDS)
    expect(kept(tab).toSorted()).toEqual(['First', 'Second, changed'])
    expect(tab.told()).toContain('is kept again')
    expect(tab.keeper.isLosing()).toBe(false)
    expect(tab.keeper.standing().refused).toBeUndefined()
  })

  it('is full for the record but not before it: never half a record', () => {
    const tab = tabWith(MINE)
    rename(tab, 'Good')
    tab.pass(QUIET_MILLISECONDS)
    const before = tab.texts.all()
    const used = Object.entries(before).reduce(
      (sum, [key, text]) => sum + key.length + text.length,
      0,
    )
    tab.texts.room = used + 20
    rename(tab, 'x'.repeat(100))
    tab.pass(QUIET_MILLISECONDS)
    expect(tab.texts.all()).toEqual(before)
  })

  it('may throw when it is only asked: private windows do', () => {
    const tab = tabWith(MINE)
    tab.close()
    const denied = () => {
      throw new DOMException('denied', 'SecurityError')
    }
    Object.assign(tab.texts, { getItem: denied, setItem: denied, key: denied, removeItem: denied })
    const again = tabWith(MINE, tab.texts)
    expect(again.told()).toBeUndefined()
    rename(again, 'A')
    again.pass(QUIET_MILLISECONDS)
    expect(again.told()).toBe(
      'This browser keeps nothing of this page (SecurityError). What you change now is lost when this page is closed. Save it as a file, or copy its link. All else works.',
    )
    expect(again.store.getState().document.baseline.name).toBe('A')
  })

  it('gets nothing that could not be read again, and the user hears what that is', () => {
    const tab = tabWith(MINE)
    rename(tab, 'Good')
    tab.pass(QUIET_MILLISECONDS)
    const before = tab.texts.all()
    const quotes = new Map(MINE.baseline.snapshot.quotes)
    for (const [market, quote] of quotes) quotes.set(market, { ...quote, mark: price(0) })
    const baseline = { ...MINE.baseline, snapshot: { quotes } }
    open(tab, { ...MINE, baseline })
    rename(tab, 'Bad')
    tab.pass(QUIET_MILLISECONDS)
    expect(tab.told()).toContain('“Bad” cannot be kept for next time')
    expect(tab.told()).toContain('"0" is not above zero')
    expect(tab.texts.all()).toEqual(before)
  })
})

it('a draft typed in two scenarios goes to the right one each time', () => {
  const tab = tabWith(SAMPLE)
  tab.store.getState().run(resize('p2', size('24')))
  open(tab, MINE)
  tab.store.getState().run(resize('p1', size('3')))
  tab.pass(QUIET_MILLISECONDS)
  const entries = shelfEntries(tab.keeper)
  const drafts = entries.ok
    ? entries.value.map(({ name, holds }) =>
        holds.kind === 'document' ? [name, holds.document.draft.length] : [],
      )
    : []
  expect(drafts).toEqual([
    ['Mine', 2],
    ['Hedged majors', 1],
  ])
})
