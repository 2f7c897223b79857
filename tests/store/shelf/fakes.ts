// A browser to keep things in: storage that throws, fills up and tells other tabs, a clock wound by hand, and
// tabs that share one storage.
import { keep, type Later } from '../../../src/store/shelf/keep'
import type { Keeper } from '../../../src/store/shelf/keeper'
import { restore } from '../../../src/store/shelf/restore'
import { start, type Started } from '../../../src/store/start'
import type { KeptTexts } from '../../../src/store/shelf/storage'
import type { Document } from '../../../src/store/state'
import { createRiskStore, type RiskStore } from '../../../src/store/store'

/** Called with each text that is written, and with null for one that is removed. */
type Watcher = (key: string, text: string | null) => void

export class FakeTexts implements KeptTexts {
  readonly texts = new Map<string, string>()
  writes = 0
  /** Name of the error with which every write fails. */
  refuses: string | undefined
  /** Characters it takes in all, as browsers count: keys and texts. */
  room = Number.POSITIVE_INFINITY
  watcher: Watcher = () => undefined

  get length() {
    return this.texts.size
  }
  key(at: number) {
    return [...this.texts.keys()][at] ?? null
  }
  getItem(key: string) {
    return this.texts.get(key) ?? null
  }
  setItem(key: string, text: string) {
    if (this.refuses !== undefined) throw new DOMException('no', this.refuses)
    const others = [...this.texts].filter(([name]) => name !== key)
    const used = others.reduce((sum, [name, held]) => sum + name.length + held.length, 0)
    if (used + key.length + text.length > this.room) {
      throw new DOMException('no room', 'QuotaExceededError')
    }
    this.writes += 1
    if (this.texts.get(key) === text) return
    this.texts.set(key, text)
    this.watcher(key, text)
  }
  removeItem(key: string) {
    if (this.texts.delete(key)) this.watcher(key, null)
  }
  /** What it holds, by key. */
  all(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.texts)
  }
}

/** A clock that is wound by hand. */
export function handClock() {
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
  return { later, pass, now: () => new Date(Date.UTC(2026, 0, 1) + now).toISOString() }
}

export interface Tab {
  readonly store: RiskStore
  readonly keeper: Keeper
  readonly pass: (milliseconds: number) => void
  /** The notice on the page. */
  readonly told: () => string | undefined
  /** Presses the button of the notice. */
  readonly press: () => void
  /** The page goes: what waits is kept. */
  readonly close: () => void
  readonly texts: FakeTexts
  /** The storage of this tab alone. */
  readonly ofTab: FakeTexts
}

let ids = 0
/** Ids as short as they can be, none given twice. */
export const fresh = (): string => {
  ids += 1
  return `s${ids}`
}

function tabOf(
  { store, keeper }: Pick<Started, 'store' | 'keeper'>,
  clock: ReturnType<typeof handClock>,
  texts: FakeTexts,
  ofTab: FakeTexts,
): Tab {
  return {
    store,
    keeper,
    texts,
    ofTab,
    pass: clock.pass,
    told: () => store.getState().notice?.text,
    press: () => {
      const act = store.getState().notice?.act
      if (act === undefined) throw new Error('the notice offers nothing')
      act.run()
    },
    close: () => {
      keeper.flush()
      keeper.stop()
    },
  }
}

/** A browser: one lasting storage, and the tabs that are opened in it. Each hears what another writes. */
export function browser(texts = new FakeTexts()) {
  const tabs = new Set<Tab>()
  let writing: Tab | undefined
  const queue: (readonly [Tab | undefined, string, string | null])[] = []
  let isHeld = false
  const deliver = () => {
    const next = isHeld ? undefined : queue.shift()
    if (next === undefined) return
    const [from, key, text] = next
    for (const tab of tabs) if (tab !== from) as(tab, () => tab.keeper.heard(key, text))
    deliver()
  }
  texts.watcher = (key, text) => {
    queue.push([writing, key, text])
  }
  /** What runs in a tab: its writes are told to the others once it is done. */
  function as<T>(tab: Tab | undefined, run: () => T): T {
    const before = writing
    writing = tab
    try {
      return run()
    } finally {
      writing = before
      if (before === undefined) deliver()
    }
  }
  const open = async (of: {
    readonly sample: Document
    readonly hash?: string
    readonly ofTab?: FakeTexts
  }): Promise<Tab> => {
    const clock = handClock()
    const ofTab = of.ofTab ?? new FakeTexts()
    const hash = of.hash ?? ''
    const started = await start({
      sample: of.sample,
      address: { read: () => hash, drop: () => undefined },
      storages: { lasting: () => texts, ofTab: () => ofTab, fresh },
      later: clock.later,
      now: clock.now,
    })
    const plain = tabOf(started, clock, texts, ofTab)
    const tab: Tab = {
      ...plain,
      pass: (milliseconds) => as(tab, () => plain.pass(milliseconds)),
      press: () => as(tab, plain.press),
      close: () => {
        as(tab, plain.close)
        tabs.delete(tab)
      },
    }
    tabs.add(tab)
    deliver()
    return tab
  }
  /** Nobody hears of anything until `release`: two tabs at the same moment. */
  const hold = () => (isHeld = true)
  const release = () => {
    isHeld = false
    deliver()
  }
  return { texts, open, as, hold, release }
}

/** One tab on a storage of its own, holding a document. */
export function tabWith(document: Document, texts = new FakeTexts()): Tab {
  const clock = handClock()
  const ofTab = new FakeTexts()
  const storages = { lasting: () => texts, ofTab: () => ofTab, fresh }
  const restored = restore(storages)
  const store = createRiskStore(restored.kept?.record.document ?? document, restored.view)
  const keeper = keep(store, { ...storages, restored, later: clock.later, now: clock.now })
  return tabOf({ store, keeper }, clock, texts, ofTab)
}

/** The keeper of a page that tests nothing of keeping. */
export function keeperOf(store: RiskStore, texts = new FakeTexts()): Keeper {
  const clock = handClock()
  return keep(store, {
    lasting: () => texts,
    ofTab: () => new FakeTexts(),
    fresh,
    restored: { view: {} },
    later: clock.later,
    now: clock.now,
  })
}
