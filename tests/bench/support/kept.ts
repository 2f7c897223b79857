// A book as the browser keeps it, so that a page can be opened on it.
import type { Scenario } from '../../../src/engine/model/scenario'
import type { KeptTexts } from '../../../src/store/shelf/storage'
import { keep } from '../../../src/store/shelf/keep'
import type { View } from '../../../src/store/state'
import { createRiskStore } from '../../../src/store/store'

export interface KeptText {
  readonly name: string
  readonly value: string
}

/** What the storage of a browser holds after this book was edited in it. */
export function keptTexts(scenario: Scenario, view: Partial<View> = {}): readonly KeptText[] {
  const held = new Map<string, string>()
  const texts: KeptTexts = {
    get length() {
      return held.size
    },
    key: (at) => [...held.keys()][at] ?? null,
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, text) => held.set(key, text),
    removeItem: (key) => held.delete(key),
  }
  const store = createRiskStore({ baseline: scenario, draft: [] })
  const keeper = keep(store, {
    lasting: () => texts,
    ofTab: () => texts,
    fresh: () => 'book',
    later: () => () => undefined,
    now: () => '2026-01-01T00:00:00Z',
    restored: { view: {} },
  })
  store.getState().look({ firstVisit: false, ...view })
  keeper.keepNow()
  const { notice } = store.getState()
  if (notice !== undefined) throw new Error(notice.text)
  return [...held].map(([name, value]) => ({ name, value }))
}
