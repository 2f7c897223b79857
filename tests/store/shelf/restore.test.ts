// Coming back: what was kept is read record by record. One that is damaged takes no other with it, stays where it
// lies, and is said; records of earlier versions of the page are taken over whole.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { keptNames } from '../../../src/store/shelf/entries'
import { QUIET_MILLISECONDS } from '../../../src/store/shelf/keep'
import { FORMER_KEY, LIST_KEY, OPEN_KEY, VIEW_KEY } from '../../../src/store/shelf/storage'
import { ROOT } from '../../support/ensure-deps.mjs'
import { browser, FakeTexts, tabWith } from './fakes'
import { kept, keyOf, nameOn, open, rename, SAMPLE, THEIRS } from './support'

const former = (file: string) =>
  readFileSync(join(ROOT, 'tests', 'vectors', 'kept', file), 'utf8').trim()

/** A storage that holds `First` and `Second`, of which `Second` was open last. */
function shelfOfTwo() {
  const tab = tabWith(SAMPLE)
  rename(tab, 'First')
  tab.pass(QUIET_MILLISECONDS)
  open(tab, THEIRS)
  rename(tab, 'Second')
  tab.close()
  const { texts } = tab
  return { texts, first: keyOf(tab, 'First'), second: keyOf(tab, 'Second') }
}

const opening = (texts: FakeTexts) => browser(texts).open({ sample: SAMPLE })

describe('a damaged record', () => {
  it.each([
    ['cut off', (text: string) => text.slice(0, 30), 'it ends inside a text'],
    ['overwritten', () => 'hello', 'its text is not JSON'],
    ['emptied', () => '', 'its text is not JSON'],
    ['of a page to come', (text: string) => text.replace('"format":2', '"format":9'), 'version 9'],
    [
      'with a name for a number',
      (text: string) => text.replace('"revision":1', '"revision":"x"'),
      'its revision',
    ],
  ])('is left as it is, %s, and the other one is opened', async (_how, damage, reason) => {
    const { texts, second } = shelfOfTwo()
    const damaged = damage(texts.getItem(second) ?? '')
    texts.setItem(second, damaged)
    const tab = await opening(texts)
    expect(nameOn(tab)).toBe('First')
    expect(tab.told()).toContain('What is kept of “Second” could not be read')
    expect(tab.told()).toContain(reason)
    expect(tab.store.getState().notice?.toShelf).toBe(true)
    rename(tab, 'First, changed')
    tab.close()
    expect(texts.getItem(second)).toBe(damaged)
    expect(kept(tab)[1]).toBe('First, changed')
  })

  it('is the only one: the sample is live, and what is done with it is kept beside', async () => {
    const texts = new FakeTexts()
    const key = 'plimsoll.scenario.x'
    texts.setItem(key, 'hello')
    const tab = await opening(texts)
    expect(nameOn(tab)).toBe('Hedged majors')
    expect(tab.told()).toContain('could not be read')
    rename(tab, 'Mine')
    tab.close()
    expect(texts.getItem(key)).toBe('hello')
    expect(kept(tab)).toEqual(['Mine', ': its text is not JSON'])
  })

  it('is not spoken of at every start where another is open', async () => {
    const { texts, first } = shelfOfTwo()
    texts.setItem(first, 'hello')
    const tab = await opening(texts)
    expect(nameOn(tab)).toBe('Second')
    expect(tab.told()).toBeUndefined()
    expect(kept(tab)).toEqual(['Second', 'First: its text is not JSON'])
  })
})

describe('a list that does not fit the records', () => {
  it('is made anew where it cannot be read, and what it had not named is said', async () => {
    const { texts } = shelfOfTwo()
    texts.setItem(LIST_KEY, '{"scenarios":')
    const tab = await opening(texts)
    expect(kept(tab).toSorted()).toEqual(['First', 'Second'])
    expect(tab.told()).toMatch(/“(First|Second)”, “(First|Second)” were in this browser’s storage/)
    const again = await opening(texts)
    expect(again.told()).toBeUndefined()
  })

  it('loses a name whose record is gone, and says which', async () => {
    const { texts, first } = shelfOfTwo()
    texts.removeItem(first)
    const tab = await opening(texts)
    expect(nameOn(tab)).toBe('Second')
    expect(kept(tab)).toEqual(['Second'])
    expect(tab.told()).toBe(
      '“First” is listed under Scenarios and no longer in this browser’s storage; the list was put right.',
    )
    expect((await opening(texts)).told()).toBeUndefined()
  })

  it('takes in a record that a crash left without its name', async () => {
    const { texts, first } = shelfOfTwo()
    const copy = texts.getItem(first) ?? ''
    texts.setItem('plimsoll.scenario.crashed', copy.replace('"name":"First"', '"name":"Third"'))
    const tab = await opening(texts)
    expect(kept(tab)).toEqual(['Second', 'First', 'Third'])
    expect(tab.told()).toContain('“Third” was in this browser’s storage and not listed')
  })

  it('is mended when there is room, and shown whole without', async () => {
    const { texts } = shelfOfTwo()
    texts.setItem(LIST_KEY, 'no list')
    texts.refuses = 'QuotaExceededError'
    const tab = await opening(texts)
    expect(nameOn(tab)).toBe('Second')
    expect(kept(tab)).toHaveLength(2)
    expect(texts.getItem(LIST_KEY)).toBe('no list')
  })

  it('forgets which was open without harm', async () => {
    const { texts, first } = shelfOfTwo()
    texts.setItem(OPEN_KEY, first)
    expect(nameOn(await opening(texts))).toBe('First')
    // The first of the list, which is the newest.
    texts.setItem(OPEN_KEY, 'plimsoll.scenario.gone')
    expect(nameOn(await opening(texts))).toBe('Second')
    texts.removeItem(OPEN_KEY)
    expect(nameOn(await opening(texts))).toBe('Second')
  })
})

describe('the one record of earlier versions', () => {
  it.each(['1-document-1.json', '1-document-2.json', '1-document-3.json'])(
    'is on the page and on the shelf, with its way of looking: %s',
    async (file) => {
      const texts = new FakeTexts()
      texts.setItem(FORMER_KEY, former(file))
      const tab = await opening(texts)
      expect(nameOn(tab)).toBe('Mine')
      expect(tab.store.getState().document.draft).toHaveLength(1)
      expect(tab.store.getState().view).toMatchObject({ theme: 'dark', firstVisit: false })
      expect(tab.told()).toBeUndefined()
      expect(kept(tab)).toEqual(['Mine'])
      expect(texts.getItem(FORMER_KEY)).toBeNull()
      // All of it came along: the record is the very text.
      expect(texts.getItem(keyOf(tab, 'Mine'))).toBe(former(file))
      expect(texts.getItem(VIEW_KEY)).toContain('"theme":"dark"')
      const again = await opening(texts)
      expect(kept(again)).toEqual(['Mine'])
      expect(again.store.getState().view.theme).toBe('dark')
    },
  )

  it('is taken over once, although a crash left it behind', async () => {
    const texts = new FakeTexts()
    texts.setItem(FORMER_KEY, former('1-document-2.json'))
    await opening(texts)
    texts.setItem(FORMER_KEY, former('1-document-2.json'))
    expect(kept(await opening(texts))).toEqual(['Mine'])
    expect(texts.getItem(FORMER_KEY)).toBeNull()
  })

  it('of a tab that still runs the earlier version is taken over beside', async () => {
    const texts = new FakeTexts()
    texts.setItem(FORMER_KEY, former('1-document-2.json'))
    await opening(texts)
    const later = former('1-document-2.json').replace('"name":"Mine"', '"name":"Mine, later"')
    texts.setItem(FORMER_KEY, later)
    expect(kept(await opening(texts))).toEqual(['Mine, later', 'Mine'])
  })

  it('stays where it is when there is no room to move it, and is on the page', async () => {
    const texts = new FakeTexts()
    texts.setItem(FORMER_KEY, former('1-document-2.json'))
    texts.refuses = 'QuotaExceededError'
    const tab = await opening(texts)
    expect(nameOn(tab)).toBe('Mine')
    expect(tab.told()).toContain('“Mine” could not be put on the shelf')
    expect(texts.all()).toEqual({ [FORMER_KEY]: former('1-document-2.json') })
  })

  it('is taken over although there is room for nothing else', async () => {
    const texts = new FakeTexts()
    texts.setItem(FORMER_KEY, former('1-document-2.json'))
    texts.room = 2 * former('1-document-2.json').length + 80
    const tab = await opening(texts)
    expect(nameOn(tab)).toBe('Mine')
    expect(tab.store.getState().view.theme).toBe('dark')
    expect(kept(tab)).toEqual(['Mine'])
    expect(texts.getItem(FORMER_KEY)).toBeNull()
  })

  it('stays where it is when it cannot be read, is said once and listed', async () => {
    const texts = new FakeTexts()
    texts.setItem(FORMER_KEY, '{"version":1')
    const tab = await opening(texts)
    expect(tab.store.getState().document).toBe(SAMPLE)
    expect(tab.told()).toContain('What this browser kept from last time could not be read')
    rename(tab, 'Mine')
    tab.close()
    expect(texts.getItem(FORMER_KEY)).toBe('{"version":1')
    expect(kept(tab)).toEqual(['Mine', ': its text is not JSON'])
    expect((await opening(texts)).told()).toBeUndefined()
  })

  it('that it could not read itself is listed as well', async () => {
    const texts = new FakeTexts()
    texts.setItem('plimsoll.aside', 'hello')
    texts.setItem('plimsoll.aside.2', former('1-document-1.json'))
    const tab = await opening(texts)
    expect(kept(tab)).toEqual([': its text is not JSON', 'Mine'])
    expect(texts.getItem('plimsoll.aside')).toBe('hello')
  })
})

it('nothing of other pages on the same address is touched or shown', async () => {
  const { texts } = shelfOfTwo()
  texts.setItem('other.thing', 'hello')
  const list = texts.getItem(LIST_KEY) ?? ''
  texts.setItem(
    LIST_KEY,
    list.replace('"scenarios":[', '"scenarios":[{"key":"other.thing","name":"Other"},'),
  )
  texts.setItem(OPEN_KEY, 'other.thing')
  const tab = await opening(texts)
  expect(tab.told()).toBeUndefined()
  expect(kept(tab)).toEqual(['Second', 'First'])
  expect(keptNames(tab.keeper)).toHaveLength(2)
  expect(texts.getItem('other.thing')).toBe('hello')
})
