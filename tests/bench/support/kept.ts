// A book as the browser keeps it, so that a page can be opened on it.
import type { Scenario } from '../../../src/engine/model/scenario'
import { keep, KEPT_KEY } from '../../../src/store/keep'
import type { View } from '../../../src/store/state'
import { createRiskStore } from '../../../src/store/store'

export interface KeptText {
  readonly name: string
  readonly value: string
}

/** What the storage of a browser holds after this book was edited in it. */
export function keptText(scenario: Scenario, view: Partial<View> = {}): KeptText {
  const store = createRiskStore({ baseline: scenario, draft: [] })
  let value: string | undefined
  const keeper = keep(store, {
    shelf: () => ({ getItem: () => null, setItem: (_, text) => (value = text) }),
    later: () => () => undefined,
    restored: { view: {}, isBlocked: false },
    isOnlyLookedAt: () => false,
  })
  store.getState().look({ firstVisit: false, ...view })
  keeper.flush()
  if (value === undefined) throw new Error(store.getState().notice?.text ?? 'nothing was kept')
  return { name: KEPT_KEY, value }
}
