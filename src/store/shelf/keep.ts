// Keeping while the page is used: each scenario goes to its own record, and what another tab wrote is never
// written over. A document that was only opened is not kept until it is changed; undo and redo lead back to
// the record of the scenario they bring back.
import { readRecord } from '../../io/kept/record'
import { done, refused, type Outcome } from '../../engine/units/outcome'
import { openDocument, renameScenario } from '../commands/open'
import type { Document } from '../state'
import type { RiskStore } from '../store'
import type { Keeper, Standing } from './keeper'
import { collisionAt, NOWHERE, type Place } from './records'
import { rescued } from './rescue'
import type { Restored, Storages } from './restore'
import { attempt, OPEN_KEY, VIEW_KEY } from './storage'
import { viewText } from './view'
import { seenInWords } from './words'
import { writerTo, type Slip } from './writer'

/** Quiet time after a change before it is kept: longer than a pause between two keystrokes. */
export const QUIET_MILLISECONDS = 500

/** Runs something after a while; what comes back calls it off. */
export type Later = (run: () => void, milliseconds: number) => () => void

/** Keeps what changes from now on. */
export function keep(
  store: RiskStore,
  of: Storages & {
    readonly later: Later
    readonly restored: Restored
    /** The time now, as an ISO text. */
    readonly now: () => string
  },
): Keeper {
  let { document: seen, view: seenView } = store.getState()
  let keptView = seenView
  let slip: Slip = { place: placeOf(of.restored), settled: seen }
  const slips = new WeakMap<Document, Slip>([[seen, slip]])
  const places = new Set([slip])
  const listeners = new Set<() => void>()
  let callOff: (() => void) | undefined
  let remembered: string | undefined
  const { tell } = store.getState()
  const writer = writerTo({ ...of, tell, kept: (mine, document) => takeName(mine, document) })
  let standing = standingNow()

  function standingNow(): Standing {
    const issue = writer.issue()
    return {
      ...(slip.place.key === undefined ? {} : { key: slip.place.key }),
      isOnlyLookedAt: slip.place.key === undefined && slip.settled === seen,
      ...(issue === undefined ? {} : { refused: issue }),
    }
  }

  const touched = () => {
    standing = standingNow()
    for (const listener of listeners) listener()
  }

  const wait = () => {
    callOff?.()
    callOff = of.later(() => {
      callOff = undefined
      // A name given while a cell is typed in would end the typing.
      if (isTyped(store) && isContested()) wait()
      else save()
    }, QUIET_MILLISECONDS)
  }

  const isContested = () => {
    const found = attempt(() => collisionAt(of.lasting(), slip.place))
    return found.ok && found.value !== undefined
  }

  const save = () => {
    callOff?.()
    callOff = undefined
    saveView()
    writer.note(slip, seen)
    writer.write()
    rememberOpen()
    touched()
  }

  /** The page takes the name under which its scenario was kept. */
  const takeName = (mine: Slip, document: Document) => {
    const { settled } = mine
    if (store.getState().document !== settled || isTyped(store)) return
    store.getState().run(renameScenario(document.baseline.name))
    seen = store.getState().document
    slips.set(seen, mine)
    mine.settled = seen
    callOff?.()
    callOff = undefined
  }

  const saveView = () => {
    if (seenView === keptView) return
    const text = viewText(seenView)
    const put = attempt(() => of.lasting().setItem(VIEW_KEY, text))
    // A way of looking is no work that could be lost; a browser that keeps nothing says so by the scenario.
    if (put.ok) keptView = seenView
  }

  const rememberOpen = () => {
    const { key } = slip.place
    if (key === undefined || key === remembered) return
    remembered = key
    // Only where the page begins next time hangs on it.
    attempt(() => of.lasting().setItem(OPEN_KEY, key))
    attempt(() => of.ofTab().setItem(OPEN_KEY, key))
  }

  // --- what the page shows ---

  const stop = store.subscribe(({ document, view, history }) => {
    if (document === seen && view === seenView) return
    seenView = view
    if (document !== seen) {
      const opens = history.past.at(-1)?.opens === true
      const next = slips.get(document) ?? (opens ? { place: NOWHERE, settled: document } : slip)
      slips.set(document, next)
      places.add(next)
      const isAnother = next !== slip
      // The last edit of the one before must not be swallowed.
      if (isAnother) writer.note(slip, seen)
      seen = document
      slip = next
      if (isAnother) {
        writer.write()
        rememberOpen()
        look()
      }
      touched()
    }
    wait()
  })

  const show = (key: string): Outcome<Document> => {
    save()
    const text = attempt(() => of.lasting().getItem(key))
    if (!text.ok) return text
    if (text.value === null) return refused('scenario-gone', 'it is no longer in the storage')
    if (key === slip.place.key && text.value === slip.place.known) return done(seen)
    const read = readRecord(text.value)
    if (!read.ok) return read
    const { document, revision } = read.value
    const place = { key, known: text.value, revision }
    slips.set(document, { place, settled: document })
    const { name } = document.baseline
    const label = `Open ${name === '' ? 'scenario' : name}`
    const clash = store.getState().run(openDocument(label, document))
    if (clash !== undefined) return { ok: false, issue: clash }
    store.getState().look({ pool: 'all' })
    return done(document)
  }

  const keepNow = () => {
    slip.settled = undefined
    save()
  }

  const replaced = (key: string, text: string | null) => {
    for (const each of places) {
      if (each.place.key !== key) continue
      each.place = { ...each.place, known: text }
      writer.drop(each)
      if (text === null) each.settled = undefined
    }
    touched()
  }

  // --- other tabs ---

  const look = () => {
    const { place } = slip
    const { name } = seen.baseline
    const found = attempt(() => collisionAt(of.lasting(), place))
    if (!found.ok || found.value === undefined || seen !== slip.settled) return
    if (found.value.kind === slip.told) return
    slip.told = found.value.kind
    const text = seenInWords(name, found.value)
    const { key } = place
    switch (found.value.kind) {
      case 'changed':
        tell({
          kind: 'problem',
          text,
          act: { text: 'Show the later one', run: () => void (key !== undefined && show(key)) },
        })
        return
      case 'deleted':
        tell({ kind: 'problem', text, act: { text: 'Keep it', run: keepNow } })
        return
      case 'unreadable':
        tell({ kind: 'problem', text, toShelf: true })
    }
  }

  const heard = (key: string | null, text: string | null) => {
    const { place } = slip
    if (key === null || key === place.key) {
      const isOurs = attempt(() => of.lasting().getItem(place.key ?? '') === place.known)
      if (text !== null && isOurs.ok && isOurs.value) {
        const says = rescued(of.lasting, text, place, { ...of, saved: of.now() })
        if (says !== undefined) tell({ kind: 'problem', text: says, toShelf: true })
      } else if (seen === slip.settled) look()
      else if (isTyped(store)) wait()
      else save()
    } else if (writer.issue() !== undefined) save()
    touched()
  }

  rememberOpen()
  return {
    lasting: of.lasting,
    ofTab: of.ofTab,
    fresh: of.fresh,
    now: of.now,
    flush: save,
    stop,
    show,
    keepNow,
    replaced,
    heard,
    look,
    standing: () => standing,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    touched,
    isLosing: writer.isWaiting,
  }
}

function placeOf({ kept }: Restored): Place {
  if (kept === undefined) return NOWHERE
  return { key: kept.key, known: kept.text, revision: kept.record.revision }
}

/** True while a cell is being typed in. */
function isTyped(store: RiskStore): boolean {
  return store.getState().history.past.at(-1)?.join !== undefined
}
