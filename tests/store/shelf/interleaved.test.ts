// A law of tabs: however two of them are used together, nobody's work is lost. What a tab shows and may call its
// own was kept; and whoever writes over a record has had on the page what he writes over.
// Range: 1 to 30 acts of two tabs, with word between them held back at times, on a storage that is full at times.
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { size } from '../../../src/engine/units/amount'
import { readRecord } from '../../../src/io/kept/record'
import { canonicalJson } from '../../../src/io/link/json-text'
import { writeV4 } from '../../../src/io/link/v4'
import { resize } from '../../../src/store/commands/resize'
import { duplicateOpen, openScenario, removeOpen } from '../../../src/store/shelf/acts'
import { keptNames } from '../../../src/store/shelf/entries'
import { QUIET_MILLISECONDS } from '../../../src/store/shelf/keep'
import { SCENARIO_KEY } from '../../../src/store/shelf/storage'
import type { Document } from '../../../src/store/state'
import { browser, FakeTexts, type Tab } from './fakes'
import { open, SAMPLE } from './support'

const ACTS = [
  'edit',
  'edit',
  'edit',
  'type',
  'pause',
  'pause',
  'undo',
  'redo',
  'open next',
  'sample',
  'double',
  'delete',
  'press',
  'reload',
  'hold',
  'release',
  'full',
  'room',
] as const

const plan = fc.array(fc.tuple(fc.constantFrom(...ACTS), fc.nat({ max: 1 })), {
  minLength: 1,
  maxLength: 30,
})

/** What a document says but for its name: beside another it is kept under a name of its own. */
function content(document: Document): string {
  const { baseline } = document
  return canonicalJson(writeV4({ document: { ...document, baseline: { ...baseline, name: '' } } }))
}

function contentOf(text: string): string | undefined {
  const read = readRecord(text)
  return read.ok ? content(read.value.document) : undefined
}

/** Plays a plan; what was lost by it. */
async function play(acts: readonly (readonly [(typeof ACTS)[number], number])[]) {
  const texts = new FakeTexts()
  const of = browser(texts)
  const everKept = new Set<string>()
  const faults: string[] = []
  /** What each tab has had on its page, under the storage that lives as long as the tab. */
  const shown = new Map<FakeTexts, Set<string>>()
  let turn: FakeTexts | undefined
  const write = texts.setItem.bind(texts)
  texts.setItem = (key, text) => {
    const before = texts.getItem(key)
    write(key, text)
    if (!key.startsWith(SCENARIO_KEY)) return
    const [was, is] = [before === null ? undefined : contentOf(before), contentOf(text)]
    if (is !== undefined) everKept.add(is)
    if (was === undefined || was === is) return
    if (turn === undefined || shown.get(turn)?.has(was) === true) return
    // Thrown, it would be taken for a storage that refuses.
    faults.push(`wrote over what was never on its page: ${was}`)
  }
  const watch = (tab: Tab) => {
    const mine = shown.get(tab.ofTab) ?? new Set()
    shown.set(tab.ofTab, mine)
    mine.add(content(tab.store.getState().document))
    tab.store.subscribe(({ document }) => mine.add(content(document)))
    const { heard } = tab.keeper
    const hears: typeof heard = (key, text) => during(tab, () => heard(key, text))
    Object.assign(tab.keeper, { heard: hears })
    return tab
  }
  const during = (tab: Tab, act: () => void) => {
    const before = turn
    turn = tab.ofTab
    act()
    turn = before
  }
  // Both begin with one and the same scenario.
  const first = watch(await of.open({ sample: SAMPLE }))
  during(first, () => of.as(first, first.keeper.keepNow))
  const tabs = [first, watch(await of.open({ sample: SAMPLE }))]
  let last = 100
  for (const [act, which] of acts) {
    const tab = tabs[which] as Tab
    const { store } = tab
    last += 1
    const edit = resize('p2', size(last))
    const run: Record<(typeof ACTS)[number], () => void> = {
      edit: () => store.getState().run(edit),
      type: () => store.getState().preview('p2', edit),
      pause: () => {
        store.getState().commit()
        tab.pass(QUIET_MILLISECONDS)
      },
      undo: () => store.getState().undo(),
      redo: () => store.getState().redo(),
      'open next': () => {
        const names = keptNames(tab.keeper)
        const at = names.findIndex(({ key }) => key === tab.keeper.standing().key)
        const next = names[(at + 1) % Math.max(names.length, 1)]
        if (next !== undefined) openScenario(tab, next.key)
      },
      sample: () => open(tab, { ...SAMPLE }),
      double: () => duplicateOpen(tab),
      delete: () => removeOpen(tab),
      press: () => store.getState().notice?.act?.run(),
      reload: () => tab.close(),
      hold: of.hold,
      release: of.release,
      full: () => (texts.refuses = 'QuotaExceededError'),
      room: () => (texts.refuses = undefined),
    }
    // A page that would lose something asks before it goes: here it stays.
    if (act === 'reload') {
      during(tab, () => of.as(tab, tab.keeper.flush))
      if (tab.keeper.isLosing()) continue
    }
    const { isOnlyLookedAt, key } = tab.keeper.standing()
    const left = content(store.getState().document)
    during(tab, () => of.as(tab, run[act]))
    const isAnother = tab.keeper.standing().key !== key || act === 'sample'
    if (isAnother && !isOnlyLookedAt && !tab.keeper.isLosing() && !everKept.has(left)) {
      faults.push(`left and never kept: ${left}`)
    }
    if (act === 'reload') {
      tabs[which] = watch(await of.open({ sample: SAMPLE, ofTab: tab.ofTab }))
    }
  }
  texts.refuses = undefined
  of.release()
  for (const tab of tabs) {
    during(tab, () => of.as(tab, () => store(tab).commit()))
    during(tab, () => of.as(tab, tab.keeper.flush))
  }
  for (const tab of tabs) {
    const mine = content(store(tab).document)
    if (everKept.has(mine) || tab.keeper.standing().isOnlyLookedAt) continue
    faults.push(`never kept: ${mine}`)
  }
  return faults
}

const store = (tab: Tab) => tab.store.getState()

it('nothing that a tab made is lost to another', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(plan, async (acts) => {
      expect(await play(acts)).toEqual([])
    }),
    { numRuns: 150 },
  )
})
