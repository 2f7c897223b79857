// Files and the page: opened as one step, saved with everything, and what does not open changes nothing.
import { describe, expect, it } from 'vitest'
import { size, usd } from '../../src/engine/units/amount'
import { importRows } from '../../src/store/commands/import-rows'
import { renameScenario } from '../../src/store/commands/open'
import { resize } from '../../src/store/commands/resize'
import { openScenario, scenarioFile } from '../../src/store/file-sync'
import { blank } from '../../src/store/samples/blank'
import { hedgedMajors } from '../../src/store/samples/hedged-majors'
import type { Document } from '../../src/store/state'
import { createRiskStore } from '../../src/store/store'

const MINE: Document = { baseline: { ...blank(), name: 'Mine' }, draft: [] }
const THEIRS: Document = {
  baseline: { ...hedgedMajors(), name: 'Theirs' },
  draft: [{ kind: 'resize', position: 'p2', to: size(24) }],
  realisedFunding: [{ symbol: 'BTC', amount: usd('-1.25'), at: '2026-10-10T20:00:00Z' }],
}

function textOf(document: Document): string {
  const made = scenarioFile(document, { rateUnit: 'apr' })
  if (!made.ok) throw new Error(made.issue.message)
  return made.value.text
}

function storeWith(text: string) {
  const store = createRiskStore(MINE, { rateUnit: '8h', pool: 'a1/cross' })
  openScenario(store, { name: 'theirs.plimsoll.json', text })
  return store
}

describe('a file', () => {
  it('is opened exactly, as one step that undo takes back', () => {
    const store = storeWith(textOf(THEIRS))
    expect(store.getState().document).toEqual(THEIRS)
    expect(store.getState().history.past.map(({ label, opens }) => [label, opens])).toEqual([
      ['Open file', true],
    ])
    expect(store.getState().view).toMatchObject({ rateUnit: 'apr', pool: 'all' })
    expect(store.getState().notice).toMatchObject({
      kind: 'info',
      text: '“Theirs” was opened from the file “theirs.plimsoll.json”.',
      undo: true,
    })
    store.getState().undo()
    expect(store.getState().document).toBe(MINE)
  })

  it('that does not open says why, and leaves the page as it was', () => {
    const store = storeWith(textOf(THEIRS).replace('"24"', '"a lot"'))
    expect(store.getState().document).toBe(MINE)
    expect(store.getState().history.past).toEqual([])
    expect(store.getState().notice).toMatchObject({
      kind: 'problem',
      text:
        '“theirs.plimsoll.json” does not open: draft, number 1, to: "a lot" is not a plain decimal number. ' +
        'Nothing on the page was changed.',
    })
  })

  it('holds all of the page, its funding payments too', () => {
    expect(textOf(THEIRS)).toContain('"-1.25"')
  })

  it('that no book fits in is not made, and says what does not fit', () => {
    const made = scenarioFile(
      { ...MINE, baseline: { ...MINE.baseline, name: 'x'.repeat(201) } },
      { rateUnit: '8h' },
    )
    expect(made.ok ? '' : made.issue.message).toBe(
      'No file can hold this book: name: is larger than 200.',
    )
  })
})

describe('a field that the page does not know', () => {
  const noted = textOf(THEIRS).replace('"id": "a1",', '"id": "a1",\n      "cahs": "5",')

  it('is named when the file is opened: it may be a slip of the pen', () => {
    expect(storeWith(noted).getState().notice?.text).toContain(
      'A field is not known and has no effect here: accounts, "a1", cahs. Saving a file keeps it.',
    )
  })

  it('is in the next file, whatever was changed in between', () => {
    const store = storeWith(noted)
    store.getState().run(resize('p1', size(2)))
    store.getState().run(renameScenario('Ours'))
    expect(textOf(store.getState().document)).toContain('"cahs": "5"')
  })

  it('does not pass to the rows of a paste that takes the place of the book', () => {
    const store = storeWith(noted)
    const { accounts } = hedgedMajors().book
    const pasted = { accounts, quotes: new Map(), markets: new Map() }
    store.getState().run(importRows(pasted, { kind: 'replace' }))
    expect(textOf(store.getState().document)).not.toContain('cahs')
  })

  it('of many, the first are named and the others counted', () => {
    const many = ['a', 'b', 'c', 'd', 'e'].map((name) => `"${name}": 1,`).join('')
    const text = textOf(THEIRS).replace('"plimsoll"', `${many}"plimsoll"`)
    expect(storeWith(text).getState().notice?.text).toContain(
      'Some fields are not known and have no effect here: a; b; c and 2 more.',
    )
  })
})
