// The store: one step for each thing the user did, and a way back from all of them.
import { describe, expect, it } from 'vitest'
import { price, size, usd } from '../../src/engine/units/amount'
import { discardDraft } from '../../src/store/commands/draft'
import { setCash } from '../../src/store/commands/account'
import { setMark } from '../../src/store/commands/market'
import { resize } from '../../src/store/commands/resize'
import { setEntry } from '../../src/store/commands/terms'
import { STEPS_MAX } from '../../src/store/history'
import { createRiskStore, takerFee, type RiskStore } from '../../src/store/store'
import { genericId, scenarioFrom } from '../fixtures/book'

const BOOK = scenarioFrom(`
  account Main cross 1_000
  BTC long 18 @ 100 mark 100 mmr 1%
  ETH long 1 @ 10 mark 10 mmr 1%
`)

function fresh(show: 'baseline' | 'draft' | 'both' = 'draft'): RiskStore {
  return createRiskStore({ baseline: BOOK, draft: [] }, { show })
}

const resizes = (store: RiskStore) =>
  store
    .getState()
    .document.draft.flatMap((edit) => (edit.kind === 'resize' ? [edit.to.toString()] : []))
const past = (store: RiskStore) => store.getState().history.past.map(({ label }) => label)
const future = (store: RiskStore) => store.getState().history.future.map(({ label }) => label)

describe('typing in a cell', () => {
  it('2, then 24, is one edit to 24 and one step', () => {
    const store = fresh()
    store.getState().preview('size p1', resize('p1', size(2)))
    store.getState().preview('size p1', resize('p1', size(24)))
    store.getState().commit()
    expect(resizes(store)).toEqual(['24'])
    expect(past(store)).toEqual(['Resize position'])
    store.getState().undo()
    expect(store.getState().document.draft).toEqual([])
  })

  it('each keystroke starts from before the first: a fill to 2 on the way costs nothing', () => {
    const store = fresh()
    store.getState().preview('cash', setCash('main', usd(1)))
    store.getState().preview('cash', setCash('main', usd(1_200)))
    const [edit, ...more] = store.getState().document.draft
    expect(more).toEqual([])
    expect(edit?.kind === 'deposit' && edit.amount.toString()).toBe('200')
  })

  it('Escape restores the very document', () => {
    const store = fresh()
    const before = store.getState().document
    store.getState().preview('size p1', resize('p1', size(2)))
    store.getState().abandon('size p1')
    expect(store.getState().document).toBe(before)
    expect(past(store)).toEqual([])
    expect(future(store)).toEqual([])
  })

  it('Escape does not take away what could be redone', () => {
    const store = fresh()
    store.getState().run(resize('p1', size(24)))
    store.getState().undo()
    store.getState().preview('size p1', resize('p1', size(2)))
    store.getState().abandon('size p1')
    store.getState().redo()
    expect(resizes(store)).toEqual(['24'])
  })

  it('typed back to where it was is no step at all', () => {
    const store = fresh()
    const before = store.getState().document
    store.getState().preview('size p1', resize('p1', size(1)))
    store.getState().preview('size p1', resize('p1', size(18)))
    store.getState().commit()
    expect(store.getState().document).toBe(before)
    expect(past(store)).toEqual([])
  })

  it('what cannot be done leaves the last good figure in force and says why', () => {
    const store = fresh()
    store.getState().preview('mark', setMark(genericId('BTC'), price(90)))
    const issue = store.getState().preview('mark', setMark(genericId('BTC'), price(0)))
    expect(issue?.code).toBe('mark-not-above-zero')
    const [edit] = store.getState().document.draft
    expect(edit?.kind === 'mark' && edit.to.toString()).toBe('90')
  })

  it('a cell left and entered again is a second step', () => {
    const store = fresh()
    store.getState().preview('size p1', resize('p1', size(2)))
    store.getState().commit()
    store.getState().preview('size p1', resize('p1', size(3)))
    store.getState().commit()
    expect(past(store)).toHaveLength(2)
    store.getState().undo()
    expect(resizes(store)).toEqual(['2'])
  })

  it('a command that runs while a cell is open is a step of its own', () => {
    const store = fresh()
    store.getState().preview('size p1', resize('p1', size(2)))
    store.getState().run(resize('p2', size(5)))
    expect(past(store)).toHaveLength(2)
  })
})

describe('steps', () => {
  it('a new edit clears what could be redone', () => {
    const store = fresh()
    store.getState().run(resize('p1', size(2)))
    store.getState().undo()
    expect(future(store)).toEqual(['Resize position'])
    store.getState().run(resize('p2', size(5)))
    expect(future(store)).toEqual([])
  })

  it('a command that changes nothing is none', () => {
    const store = fresh()
    store.getState().run(discardDraft)
    store.getState().run(setCash('main', usd(1_000)))
    expect(past(store)).toEqual([])
  })

  it('a refused command is none, and its issue comes back', () => {
    const store = fresh()
    expect(store.getState().run(setEntry('p1', price(0)))?.code).toBe('entry-not-above-zero')
    expect(past(store)).toEqual([])
  })

  it('are kept up to their bound', () => {
    const store = fresh()
    for (let at = 1; at <= STEPS_MAX + 5; at += 1)
      store.getState().run(resize('p1', size(100 + at)))
    expect(past(store)).toHaveLength(STEPS_MAX)
  })

  it('undo and redo go all the way, object for object', () => {
    const store = fresh()
    const documents = [store.getState().document]
    for (const to of [2, 3, 4]) {
      store.getState().run(resize('p1', size(to)))
      documents.push(store.getState().document)
    }
    for (const document of documents.slice(0, -1).toReversed()) {
      store.getState().undo()
      expect(store.getState().document).toBe(document)
    }
    for (const document of documents.slice(1)) {
      store.getState().redo()
      expect(store.getState().document).toBe(document)
    }
  })
})

describe('which side is typed in', () => {
  it('the baseline is corrected, free of cost', () => {
    const store = fresh('baseline')
    store.getState().run(resize('p1', size(24)))
    const [account] = store.getState().document.baseline.book.accounts
    expect(account?.positions[0]?.size.toString()).toBe('24')
    expect(account?.cash.toString()).toBe('1000')
    expect(store.getState().document.draft).toEqual([])
  })

  it.each(['draft', 'both'] as const)('showing %s, the draft is edited', (show) => {
    const store = fresh(show)
    store.getState().run(resize('p1', size(24)))
    expect(store.getState().document.baseline).toBe(BOOK)
    expect(resizes(store)).toEqual(['24'])
  })
})

describe('beside the document', () => {
  it('the first change ends the first visit, and undo does not bring it back', () => {
    const store = fresh()
    expect(store.getState().view.firstVisit).toBe(true)
    store.getState().run(resize('p1', size(2)))
    store.getState().undo()
    expect(store.getState().view.firstVisit).toBe(false)
  })

  it('looking elsewhere is no step', () => {
    const store = fresh()
    store.getState().look({ show: 'baseline', rateUnit: 'apr' })
    expect(store.getState().view).toMatchObject({ show: 'baseline', rateUnit: 'apr' })
    expect(past(store)).toEqual([])
  })

  it('each notice has a number of its own, and goes when dismissed', () => {
    const store = fresh()
    store.getState().tell({ kind: 'info', text: 'one' })
    const first = store.getState().notice?.id
    store.getState().tell({ kind: 'info', text: 'two' })
    expect(store.getState().notice?.id).not.toBe(first)
    store.getState().dismiss()
    expect(store.getState().notice).toBeUndefined()
  })
})

it('a venue nobody knows charges what the generic one does', () => {
  const [account] = BOOK.book.accounts
  if (account === undefined) throw new Error('an account')
  expect(takerFee(account).toString()).toBe('0.00045')
  expect(takerFee({ ...account, venue: 'elsewhere' }).toString()).toBe('0.00045')
  expect(takerFee({ ...account, venue: 'okx' }).toString()).not.toBe('0.00045')
})
