// Keeping while the page is used: each scenario goes to its own record, and what another tab wrote is never
// written over. A document that was only opened is not kept until it is changed; undo and redo lead back to
// the record of the scenario they bring back.
import { readRecord } from '../../io/kept/record'
import { done, refused, type Issue, type Outcome } from '../../engine/units/outcome'
import { openDocument, renameScenario } from '../commands/open'
import type { Document } from '../state'
import type { RiskStore } from '../store'
import { collisionAt, NOWHERE, putAt, renamedBeside, type Place } from './records'
import type { Restored, Storages } from './restore'
import { attempt, OPEN_KEY, VIEW_KEY } from './storage'
import { viewText } from './view'
import {
  besideInWords,
  keptAgainInWords,
  notKeptInWords,
  rescuedInWords,
  seenInWords,
} from './words'

/** Quiet time after a change before it is kept: longer than a pause between two keystrokes. */
export const QUIET_MILLISECONDS = 500

/** Runs something after a while; what comes back calls it off. */
export type Later = (run: () => void, milliseconds: number) => () => void

/** Where the scenario on the page stands with its keeping. */
export interface Standing {
  /** Its record, once there is one. */
  readonly key?: string
  /** True while the page shows what was opened and not changed: that is not kept. */
  readonly isOnlyLookedAt: boolean
  /** Why it cannot be kept. */
  readonly refused?: Issue
}

export interface Keeper extends Storages {
  /** The time now, as an ISO text. */
  readonly now: () => string
  /** Keeps at once what is still waiting: for when the page is left. */
  readonly flush: () => void
  readonly stop: () => void
  /** Puts a kept scenario on the page, as one step that undo takes back. */
  readonly show: (key: string) => Outcome<Document>
  /** Keeps what is only looked at. */
  readonly keepNow: () => void
  /**
   * Told that this tab itself removed a record, or put a removed one back. Coming back by undo to a scenario
   * whose record is gone keeps it anew.
   */
  readonly replaced: (key: string, text: string | null) => void
  /** Another tab wrote a text, or removed it; a key of null: it removed all of them. */
  readonly heard: (key: string | null, text: string | null) => void
  /** Looks whether another tab wrote while this page slept. */
  readonly look: () => void
  readonly standing: () => Standing
  /** Runs something whenever the shelf or the standing may have changed. */
  readonly subscribe: (listener: () => void) => () => void
  /** Tells that the shelf has changed. */
  readonly touched: () => void
  /** True while closing the page would lose what was changed. */
  readonly isLosing: () => boolean
}

/** A scenario in this tab: its place, and the document that lies there. */
interface Slip {
  place: Place
  /** Kept, or only opened: either way nothing is lost with it. Undefined: its record was removed. */
  settled: Document | undefined
}

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
  /** What is still to be kept, or found no room. */
  const unkept = new Map<Slip, Document>()
  let callOff: (() => void) | undefined
  let issue: Issue | undefined
  let standing = standingNow()

  function standingNow(): Standing {
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

  const tell = store.getState().tell

  // --- writing ---

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
    note()
    write()
  }

  const note = () => {
    if (seen === slip.settled) unkept.delete(slip)
    else unkept.set(slip, seen)
  }

  const write = () => {
    // What found no room before may find some now.
    const waiting = [...unkept]
    for (const [each, document] of waiting) put(each, document)
  }

  const put = (mine: Slip, document: Document) => {
    const { name } = document.baseline
    const by = { ...of, saved: of.now() }
    const tried = attempt(() => putAt(of.lasting(), mine.place, document, by))
    const kept = tried.ok ? tried.value : tried
    if (!kept.ok) {
      // Once; it is on the page as long as it lasts.
      if (issue?.code !== kept.issue.code) {
        tell({ kind: 'problem', text: notKeptInWords(name, kept.issue), toShelf: true })
      }
      issue = kept.issue
      touched()
      return
    }
    unkept.delete(mine)
    mine.place = kept.value.place
    mine.settled = document
    if (issue !== undefined) tell({ kind: 'info', text: keptAgainInWords(name) })
    issue = undefined
    takeName(mine, kept.value.document)
    rememberOpen()
    const { collision } = kept.value
    if (collision !== undefined) {
      const text = besideInWords(name, collision, kept.value.document.baseline.name)
      tell({ kind: 'problem', text, toShelf: true })
    }
    touched()
  }

  /** The page takes the name under which its scenario was kept. */
  const takeName = (mine: Slip, document: Document) => {
    const { settled } = mine
    if (document === settled || store.getState().document !== settled || isTyped(store)) return
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
    if (key === undefined) return
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
      // The last edit of the one before must not be swallowed.
      note()
      const isAnother = next !== slip
      seen = document
      slip = next
      if (isAnother) {
        write()
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
      unkept.delete(each)
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
      if (text !== null && isOurs.ok && isOurs.value) rescue(text, place)
      else if (seen === slip.settled) look()
      else if (isTyped(store)) wait()
      else save()
    }
    touched()
  }

  /** Two tabs wrote within one moment, and ours came last: what the other wrote gets a place of its own. */
  const rescue = (text: string, place: Place) => {
    const read = text === place.known ? undefined : readRecord(text)
    // Of a revision that ours was built upon, ours is simply the next.
    if (read === undefined || !read.ok || read.value.revision < place.revision) return
    const theirs: Document = read.value.document
    const { name } = theirs.baseline
    const by = { ...of, saved: of.now() }
    const rescued = attempt(() => {
      const texts = of.lasting()
      return putAt(texts, NOWHERE, renamedBeside(texts, theirs), by)
    })
    const kept = rescued.ok ? rescued.value : rescued
    const says = kept.ok
      ? rescuedInWords(name, kept.value.document.baseline.name)
      : notKeptInWords(name, kept.issue)
    tell({ kind: 'problem', text: says, toShelf: true })
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
    isLosing: () => unkept.size > 0,
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
