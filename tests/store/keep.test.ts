// Keeping: the last state is there again, nothing unreadable is wiped, and a browser that keeps nothing
// breaks nothing.
import { describe, expect, it } from 'vitest'
import { price, size } from '../../src/engine/units/amount'
import { openDocument, renameScenario } from '../../src/store/commands/open'
import {
  ASIDE_KEY,
  ASIDES_MAX,
  keep,
  KEPT_KEY,
  QUIET_MILLISECONDS,
  restore,
  type Later,
  type Restored,
  type Shelf,
} from '../../src/store/keep'
import { blank } from '../../src/store/samples/blank'
import { hedgedMajors } from '../../src/store/samples/hedged-majors'
import { start } from '../../src/store/start'
import { VIEW_AT_START, type Document } from '../../src/store/state'
import { createRiskStore, type RiskStore } from '../../src/store/store'
import { linkOf } from '../../src/io/link/codec'

const SAMPLE: Document = { baseline: hedgedMajors(), draft: [] }
const MINE: Document = {
  baseline: { ...hedgedMajors(), name: 'Mine' },
  draft: [{ kind: 'resize', position: 'p2', to: size(24) }],
}

class FakeShelf implements Shelf {
  readonly texts = new Map<string, string>()
  writes = 0
  refuses: string | undefined
  getItem(key: string) {
    return this.texts.get(key) ?? null
  }
  setItem(key: string, text: string) {
    if (this.refuses !== undefined) throw new DOMException('no room', this.refuses)
    this.writes += 1
    this.texts.set(key, text)
  }
}

/** A clock that is wound by hand. */
function handClock() {
  const waiting = new Map<number, { run: () => void; due: number }>()
  let now = 0
  let last = 0
  const later: Later = (run, milliseconds) => {
    last += 1
    const id = last
    waiting.set(id, { run, due: now + milliseconds })
    return () => waiting.delete(id)
  }
  const pass = (milliseconds: number) => {
    now += milliseconds
    for (const [id, each] of waiting) {
      if (each.due > now) continue
      waiting.delete(id)
      each.run()
    }
  }
  return { later, pass }
}

const NOTHING: Restored = { view: {}, isBlocked: false }

function keeping(
  store: RiskStore,
  shelf: Shelf,
  more: { restored?: Restored; isOnlyLookedAt?: (document: Document) => boolean } = {},
) {
  const clock = handClock()
  const keeper = keep(store, {
    shelf: () => shelf,
    later: clock.later,
    restored: more.restored ?? NOTHING,
    isOnlyLookedAt: more.isOnlyLookedAt ?? (() => false),
  })
  return { ...clock, keeper }
}

/** A shelf on which a document was kept the ordinary way. */
function shelfWith(document: Document): FakeShelf {
  const shelf = new FakeShelf()
  const store = createRiskStore(SAMPLE)
  const { pass } = keeping(store, shelf)
  store.getState().run(openDocument('', document))
  pass(QUIET_MILLISECONDS)
  return shelf
}

describe('what was on the page last', () => {
  it('is there again: the document exactly, and how it was looked at', () => {
    const shelf = new FakeShelf()
    const store = createRiskStore(SAMPLE)
    const { pass } = keeping(store, shelf)
    store.getState().run(openDocument('', MINE))
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
    store.getState().look(looked)
    pass(QUIET_MILLISECONDS)
    expect(restore(() => shelf)).toEqual({
      document: MINE,
      view: { ...VIEW_AT_START, ...looked, firstVisit: false },
      isBlocked: false,
    })
  })

  it('is not written before anything has changed', () => {
    const shelf = new FakeShelf()
    const { pass, keeper } = keeping(createRiskStore(SAMPLE), shelf)
    pass(60_000)
    keeper.flush()
    expect(shelf.writes).toBe(0)
    expect(restore(() => shelf)).toEqual(NOTHING)
  })

  it('is written once typing has paused, not at every keystroke', () => {
    const shelf = new FakeShelf()
    const store = createRiskStore(MINE)
    const { pass } = keeping(store, shelf)
    for (const name of ['A', 'AB', 'ABC']) {
      store.getState().preview('name', renameScenario(name))
      pass(QUIET_MILLISECONDS - 1)
    }
    expect(shelf.writes).toBe(0)
    pass(1)
    expect(shelf.writes).toBe(1)
    expect(restore(() => shelf).document?.baseline.name).toBe('ABC')
  })

  it('is written at once when the page is left', () => {
    const shelf = new FakeShelf()
    const store = createRiskStore(MINE)
    const { keeper, pass } = keeping(store, shelf)
    store.getState().run(renameScenario('A'))
    keeper.flush()
    expect(restore(() => shelf).document?.baseline.name).toBe('A')
    pass(60_000)
    expect(shelf.writes).toBe(1)
  })

  it('is the same text for the same state', () => {
    expect(shelfWith(MINE).getItem(KEPT_KEY)).toBe(shelfWith({ ...MINE }).getItem(KEPT_KEY))
  })

  it('is not touched by notices and history', () => {
    const shelf = new FakeShelf()
    const store = createRiskStore(MINE)
    const { pass } = keeping(store, shelf)
    store.getState().tell({ kind: 'info', text: 'hello' })
    store.getState().commit()
    pass(60_000)
    expect(shelf.writes).toBe(0)
  })

  it('loses only those ways of looking that cannot be read', () => {
    const shelf = shelfWith(MINE)
    const kept = JSON.parse(shelf.getItem(KEPT_KEY) ?? '') as Record<string, unknown>
    const view = { show: 'sideways', theme: 'dark', colour: 'blue' }
    shelf.texts.set(KEPT_KEY, JSON.stringify({ ...kept, view }))
    expect(restore(() => shelf)).toEqual({
      document: MINE,
      view: { theme: 'dark' },
      isBlocked: false,
    })
    shelf.texts.set(KEPT_KEY, JSON.stringify({ ...kept, view: 'none' }))
    expect(restore(() => shelf)).toEqual({ document: MINE, view: {}, isBlocked: false })
  })
})

describe('what cannot be read', () => {
  const good = shelfWith(MINE).getItem(KEPT_KEY) ?? ''

  it.each([
    ['cut off', good.slice(0, -20), 'it ends inside a text'],
    ['no JSON', 'hello', 'not JSON'],
    ['another thing', '[1,2]', 'its version is missing'],
    ['nothing', 'null', 'its version is missing'],
    ['empty', '', 'not JSON'],
    [
      'edited by hand',
      good.replace('"61500"', '"61,500"'),
      '"61,500" is not a plain decimal number',
    ],
    [
      'a version to come',
      good.replace(/"version":\d/, '"version":7'),
      'version 7, this page reads up',
    ],
    ['a field more', good.replace('{', '{"more":1,'), 'a field not known: "more"'],
    ['a prototype', good.replace('{', '{"__proto__":{"x":1},'), '"__proto__" is not allowed'],
  ])('is set aside unchanged, and said: %s', (_name, text, reason) => {
    const shelf = new FakeShelf()
    shelf.texts.set(KEPT_KEY, text)
    const restored = restore(() => shelf)
    expect(restored).toMatchObject({ view: {}, isBlocked: false, notice: { kind: 'problem' } })
    expect(restored.document).toBeUndefined()
    expect(restored.notice?.text).toContain(reason)
    expect(restored.notice?.text).toContain('“plimsoll.aside”')
    expect(shelf.getItem(ASIDE_KEY)).toBe(text)
  })

  it('is set aside once, however often the page is opened', () => {
    const shelf = new FakeShelf()
    shelf.texts.set(KEPT_KEY, 'hello')
    for (let visit = 0; visit < 3; visit += 1) restore(() => shelf)
    expect([...shelf.texts.keys()]).toEqual([KEPT_KEY, ASIDE_KEY])
  })

  it('never takes the place of something set aside before', () => {
    const shelf = new FakeShelf()
    for (const text of ['one', 'two', 'three']) {
      shelf.texts.set(KEPT_KEY, text)
      restore(() => shelf)
    }
    expect(Object.fromEntries(shelf.texts)).toEqual({
      [KEPT_KEY]: 'three',
      [ASIDE_KEY]: 'one',
      [`${ASIDE_KEY}.2`]: 'two',
      [`${ASIDE_KEY}.3`]: 'three',
    })
  })

  it('stays where it is when it cannot be set aside, and nothing is written over it', () => {
    const shelf = new FakeShelf()
    for (let n = 0; n <= ASIDES_MAX; n += 1) {
      shelf.texts.set(KEPT_KEY, `text ${n}`)
      restore(() => shelf)
    }
    const restored = restore(() => shelf)
    expect(restored.isBlocked).toBe(true)
    expect(restored.notice?.text).toContain('no room to set it aside')
    const store = createRiskStore(SAMPLE)
    const { pass } = keeping(store, shelf, { restored })
    store.getState().run(renameScenario('Mine'))
    pass(QUIET_MILLISECONDS)
    expect(shelf.getItem(KEPT_KEY)).toBe(`text ${ASIDES_MAX}`)
  })
})

describe('a browser that keeps nothing', () => {
  it('is said once when it is full, and the page goes on', () => {
    const shelf = new FakeShelf()
    shelf.refuses = 'QuotaExceededError'
    const store = createRiskStore(MINE)
    const { pass } = keeping(store, shelf)
    store.getState().run(renameScenario('A'))
    pass(QUIET_MILLISECONDS)
    expect(store.getState().notice?.text).toBe(
      'This browser does not keep what you enter (QuotaExceededError). All else works.',
    )
    store.getState().dismiss()
    store.getState().run(renameScenario('B'))
    pass(QUIET_MILLISECONDS)
    expect(store.getState().notice).toBeUndefined()
    expect(store.getState().document.baseline.name).toBe('B')
  })

  it('may throw when it is only asked: private windows do', () => {
    const access = () => {
      throw new DOMException('denied', 'SecurityError')
    }
    expect(restore(access)).toEqual(NOTHING)
    const store = createRiskStore(MINE)
    const clock = handClock()
    keep(store, {
      shelf: access,
      later: clock.later,
      restored: NOTHING,
      isOnlyLookedAt: () => false,
    })
    store.getState().run(renameScenario('A'))
    clock.pass(QUIET_MILLISECONDS)
    expect(store.getState().notice?.text).toContain('(SecurityError)')
  })

  it('gets nothing that could not be read again, and the user hears what that is', () => {
    const shelf = shelfWith(MINE)
    const before = shelf.getItem(KEPT_KEY)
    const store = createRiskStore(MINE)
    const { pass } = keeping(store, shelf)
    const quotes = new Map(MINE.baseline.snapshot.quotes)
    for (const [market, quote] of quotes) quotes.set(market, { ...quote, mark: price(0) })
    const baseline = { ...MINE.baseline, snapshot: { quotes } }
    store.getState().run(openDocument('', { ...MINE, baseline }))
    pass(QUIET_MILLISECONDS)
    expect(store.getState().notice?.text).toContain('"0" is not above zero')
    expect(shelf.getItem(KEPT_KEY)).toBe(before)
  })
})

describe('the first document on the page', () => {
  const theirs: Document = { baseline: { ...blank(), name: 'Theirs' }, draft: [] }

  async function starting(shelf: Shelf, hash = '') {
    const clock = handClock()
    const address = { hash, read: () => hash, drop: () => {} }
    const started = await start({ sample: SAMPLE, address, shelf: () => shelf, later: clock.later })
    return { ...started, ...clock }
  }

  async function theirLink(): Promise<string> {
    const link = await linkOf({ document: theirs })
    if (link.kind !== 'link') throw new Error(link.kind)
    return link.hash
  }

  it('is the sample on the first visit', async () => {
    const { store } = await starting(new FakeShelf())
    expect(store.getState().document).toBe(SAMPLE)
    expect(store.getState().view.firstVisit).toBe(true)
    expect(store.getState().notice).toBeUndefined()
  })

  it('is what was kept, rather than the sample', async () => {
    const { store } = await starting(shelfWith(MINE))
    expect(store.getState().document).toEqual(MINE)
    expect(store.getState().view.firstVisit).toBe(false)
    expect(store.getState().history.past).toEqual([])
  })

  it('is the link, rather than what was kept, which is one step of undo away', async () => {
    const { store } = await starting(shelfWith(MINE), await theirLink())
    expect(store.getState().document).toEqual(theirs)
    store.getState().undo()
    expect(store.getState().document).toEqual(MINE)
  })

  it('is what was kept when the link is damaged', async () => {
    const { store } = await starting(shelfWith(MINE), '#1.abcd')
    expect(store.getState().document).toEqual(MINE)
    expect(store.getState().notice?.text).toContain('This link is damaged')
  })

  it('is the sample when neither can be read, and both reasons are said', async () => {
    const shelf = new FakeShelf()
    shelf.texts.set(KEPT_KEY, 'hello')
    const { store } = await starting(shelf, '#1.abcd')
    expect(store.getState().document).toBe(SAMPLE)
    expect(store.getState().notice?.text).toMatch(/This link is damaged.*was set aside/)
  })

  it('does not push out what was kept merely because a link was looked at', async () => {
    const shelf = shelfWith(MINE)
    const { store, pass } = await starting(shelf, await theirLink())
    store.getState().look({ theme: 'dark' })
    pass(QUIET_MILLISECONDS)
    const restored = restore(() => shelf)
    expect(restored.document).toEqual(MINE)
    expect(restored.view.theme).toBe('dark')
    // Edited, the book of the link is the user's own work.
    store.getState().run(renameScenario('Theirs, changed'))
    pass(QUIET_MILLISECONDS)
    expect(restore(() => shelf).document?.baseline.name).toBe('Theirs, changed')
  })

  it('keeps the last edit although a link is opened before it was written', async () => {
    const shelf = new FakeShelf()
    let hash = ''
    const clock = handClock()
    const { store, links } = await start({
      sample: SAMPLE,
      address: { read: () => hash, drop: () => {} },
      shelf: () => shelf,
      later: clock.later,
    })
    store.getState().run(renameScenario('Mine'))
    hash = await theirLink()
    await links.open()
    clock.pass(QUIET_MILLISECONDS)
    expect(store.getState().document).toEqual(theirs)
    expect(restore(() => shelf).document?.baseline.name).toBe('Mine')
  })
})
