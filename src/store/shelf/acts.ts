// What can be done on the shelf: open a scenario, name it, make a second one of it, delete it and bring it
// back, move it. Each reads the storage as it is now: another tab may have been there.
import { done, refused, type Issue, type Outcome } from '../../engine/units/outcome'
import { readRecord, recordText } from '../../io/kept/record'
import type { Listed } from '../../io/kept/list'
import { openDocument, renameScenario } from '../commands/open'
import { blank } from '../samples/blank'
import type { Document } from '../state'
import type { RiskStore } from '../store'
import { entryIn } from './entries'
import type { Keeper } from './keeper'
import { listedOn, relist, withListed, without } from './list'
import { NOWHERE, putAt, renamedBeside } from './records'
import { attempt, type KeptTexts } from './storage'
import { quoted } from './words'

/** The page whose shelf it is. */
export interface ShelfPage {
  readonly store: RiskStore
  readonly keeper: Keeper
}

/** Says what was refused; what went well shows by itself. */
function saying<T>({ store }: ShelfPage, does: string, outcome: Outcome<T>): T | undefined {
  if (outcome.ok) return outcome.value
  store.getState().tell({ kind: 'problem', text: `${does}: ${reason(outcome.issue)}.` })
  return undefined
}

function reason({ code, message }: Issue): string {
  if (code === 'no-room') return 'there is no room left in this browser’s storage'
  return message.replace(/\.$/, '')
}

/** Puts a scenario on the page. */
export function openScenario(page: ShelfPage, key: string): boolean {
  const shown = page.keeper.show(key)
  return saying(page, 'The scenario could not be opened', shown) !== undefined
}

/** Gives a scenario another name. */
export function renameKept(page: ShelfPage, key: string, name: string): void {
  const { keeper, store } = page
  if (keeper.standing().key === key) {
    store.getState().run(renameScenario(name))
    keeper.flush()
    return
  }
  const renamed = changing(keeper, key, (texts, { document, revision }) => {
    const baseline = { ...document.baseline, name }
    const text = recordText({
      document: { ...document, baseline },
      revision: revision + 1,
      saved: keeper.now(),
    })
    if (!text.ok) return text
    texts.setItem(key, text.value)
    relist(texts, (now) => withListed(now, { key, name }))
    return done(name)
  })
  saying(page, 'The name could not be changed', renamed)
}

/** Makes a second scenario of one, right behind it. The page stays with the one it shows. */
export function duplicateKept(page: ShelfPage, key: string): string | undefined {
  const { keeper, store } = page
  keeper.flush()
  const made = changing(keeper, key, (texts, { document }) => {
    const put = putAt(texts, NOWHERE, renamedBeside(texts, document), {
      saved: keeper.now(),
      fresh: keeper.fresh,
    })
    if (!put.ok) return put
    const { place, document: copy } = put.value
    const copied = { key: place.key ?? '', name: copy.baseline.name }
    relist(texts, (now) => behind(without(now, copied.key), key, copied))
    return done(copied)
  })
  const copied = saying(page, 'No second scenario was made', made)
  if (copied === undefined) return undefined
  store.getState().tell({
    kind: 'info',
    text: `${quoted(copied.name)} was made.`,
    act: { text: 'Open it', run: () => void openScenario(page, copied.key) },
  })
  return copied.key
}

/** Likewise of the one on the page, which is kept first if it was only looked at. */
export function duplicateOpen(page: ShelfPage): void {
  if (page.keeper.standing().key === undefined) page.keeper.keepNow()
  const { key } = page.keeper.standing()
  if (key !== undefined) duplicateKept(page, key)
}

function behind(list: readonly Listed[], key: string, entry: Listed): readonly Listed[] {
  const at = list.findIndex((each) => each.key === key)
  return list.toSpliced(at + 1, 0, entry)
}

function changing<T>(
  keeper: Keeper,
  key: string,
  change: (
    texts: KeptTexts,
    record: { readonly document: Document; readonly revision: number },
  ) => Outcome<T>,
): Outcome<T> {
  const changed = attempt(() => {
    const texts = keeper.lasting()
    const text = texts.getItem(key)
    if (text === null) return refused('scenario-gone', 'it is no longer in the storage')
    const record = readRecord(text)
    return record.ok ? change(texts, record.value) : record
  })
  keeper.touched()
  return changed.ok ? changed.value : changed
}

/** Moves a scenario one place up or down. */
export function moveKept(page: ShelfPage, key: string, by: -1 | 1): void {
  const moved = attempt(() =>
    relist(page.keeper.lasting(), (now) => {
      const at = now.findIndex((each) => each.key === key)
      const entry = now[at]
      if (entry === undefined || at + by < 0) return now
      return now.toSpliced(at, 1).toSpliced(at + by, 0, entry)
    }),
  )
  page.keeper.touched()
  saying(page, 'The order could not be changed', moved)
}

/** A scenario that was deleted, with all that brings it back. */
export interface Removed {
  readonly key: string
  readonly name: string
  readonly text: string
  /** Its place on the shelf, from 0. */
  readonly at: number
  readonly wasOpen: boolean
}

/** Deletes a scenario. The one on the page gives way to its neighbour. */
export function removeKept(page: ShelfPage, key: string): Removed | undefined {
  const { keeper, store } = page
  keeper.flush()
  const wasOpen = keeper.standing().key === key
  const found = attempt(() => {
    const listed = listedOn(keeper.lasting())
    const at = listed.findIndex((each) => each.key === key)
    return { listed, at, text: keeper.lasting().getItem(key) }
  })
  const here = saying(page, 'The scenario could not be deleted', found)
  if (here === undefined || here.text === null) return undefined
  const { listed, text } = here
  const at = Math.max(here.at, 0)
  if (wasOpen) giveWay(page, listed, at)
  const gone = attempt(() => {
    const texts = keeper.lasting()
    relist(texts, (now) => without(now, key))
    texts.removeItem(key)
  })
  if (!gone.ok) return void saying(page, 'The scenario could not be deleted', gone)
  keeper.replaced(key, null)
  // What found no room may have some now.
  keeper.flush()
  const { name } = entryIn({ key, name: '', ...listed[here.at] }, text)
  const removed = { key, name, text, at, wasOpen }
  store.getState().tell({
    kind: 'info',
    text: `${quoted(name)} was deleted.`,
    act: { text: 'Bring back', run: () => bringBack(page, removed) },
  })
  return removed
}

/** Puts another scenario on the page, the next in the list that can be read, or a blank one. */
function giveWay(page: ShelfPage, listed: readonly Listed[], at: number): void {
  const others = [...listed.slice(at + 1), ...listed.slice(0, at).toReversed()]
  if (others.some(({ key }) => page.keeper.show(key).ok)) return
  page.store.getState().run(openDocument('Start blank', { baseline: blank(), draft: [] }))
  page.store.getState().look({ pool: 'all' })
}

/** Brings a deleted scenario back to where it was, and onto the page if it was there. */
export function bringBack(page: ShelfPage, removed: Removed): void {
  const { key, name, text, at, wasOpen } = removed
  const back = attempt(() => {
    const texts = page.keeper.lasting()
    // Undo may have brought it back already.
    if (texts.getItem(key) !== null) return
    texts.setItem(key, text)
    relist(texts, (now) => without(now, key).toSpliced(at, 0, { key, name }))
    page.keeper.replaced(key, text)
  })
  saying(page, `${quoted(name)} could not be brought back`, back)
  if (back.ok && wasOpen) page.keeper.show(key)
  page.keeper.touched()
}

/** Deletes the scenario on the page. */
export function removeOpen(page: ShelfPage): void {
  page.keeper.flush()
  const { key } = page.keeper.standing()
  if (key !== undefined) {
    removeKept(page, key)
    return
  }
  const text = 'What is on the page is not kept yet: there is nothing to delete.'
  page.store.getState().tell({ kind: 'info', text })
}
