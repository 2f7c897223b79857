// The start: which document is on the page first? A link beats what was kept, what was kept beats the sample.
// The one beneath is a step of undo away.
import { keep, type Later } from './shelf/keep'
import type { Keeper } from './shelf/keeper'
import { restore, type Storages } from './shelf/restore'
import { followLinks, type Address, type Links } from './link-sync'
import type { Document } from './state'
import { createRiskStore, type RiskStore } from './store'

export interface Started {
  readonly store: RiskStore
  readonly links: Links
  readonly keeper: Keeper
}

/** A store with its first document, following the address and keeping what changes. */
export async function start(from: {
  readonly sample: Document
  readonly address: Address
  readonly storages: Storages
  readonly later: Later
  readonly now: () => string
}): Promise<Started> {
  const restored = restore(from.storages)
  const store = createRiskStore(restored.kept?.record.document ?? from.sample, restored.view)
  const keeper = keep(store, { ...from.storages, later: from.later, now: from.now, restored })
  const links = followLinks(store, from.address)
  await links.open()
  const { notice } = store.getState()
  if (restored.notice !== undefined) {
    // One notice is shown at a time; neither of two may be lost.
    const text = notice === undefined ? [] : [notice.text]
    store.getState().tell({ ...restored.notice, text: [...text, restored.notice.text].join(' ') })
  }
  return { store, links, keeper }
}
