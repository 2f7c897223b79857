// The draft as a whole.
import { describe, expect, it } from 'vitest'
import { holderOf } from '../../../src/engine/model/book'
import type { Edit } from '../../../src/engine/model/edit'
import { NO_SIZE, size, usd } from '../../../src/engine/units/amount'
import { setCash } from '../../../src/store/commands/account'
import { acceptDraft, discardDraft, dropEdit } from '../../../src/store/commands/draft'
import { resize } from '../../../src/store/commands/resize'
import { addRow } from '../../../src/store/commands/row'
import { poolValues } from '../../../src/store/select/pool-values'
import { genericId, scenarioFrom } from '../../fixtures/book'
import { riskOf, text } from '../../fixtures/risk'

const BOOK = scenarioFrom(`
  account Main cross 1_000
  BTC long 2 @ 90 mark 100 mmr 1%
  DOGE long 100 @ 1 mark 1 mmr 5% isolated 20
`)

describe('accepting', () => {
  it('makes the drafted state the baseline: no figure changes', () => {
    const risk = riskOf(BOOK)
    risk.run(resize('p1', size(4)))
    const before = risk.draft().pools.map((pool) => text(poolValues(pool).buffer))
    risk.run(acceptDraft)
    expect(risk.sides().same).toBe(true)
    expect(risk.baseline().pools.map((pool) => text(poolValues(pool).buffer))).toEqual(before)
  })

  it('drops the positions that were closed, their profit stays in cash', () => {
    const risk = riskOf(BOOK)
    risk.run(resize('p1', NO_SIZE))
    risk.run(acceptDraft)
    const [account] = risk.baseline().scenario.book.accounts
    expect(account?.positions.map(({ id }) => id)).toEqual(['p2'])
    // 20 profit less 0.09
    expect(account?.cash.toString()).toBe('1019.91')
  })

  it('loses no money with them: margin and funding of a flat row go to cash', () => {
    const [account] = BOOK.book.accounts
    const [btc, doge] = account?.positions ?? []
    if (account === undefined || btc === undefined || doge === undefined) throw new Error('rows')
    const flat = { ...doge, size: NO_SIZE, fundingUnsettled: usd(-3) }
    const risk = riskOf({ ...BOOK, book: { accounts: [{ ...account, positions: [btc, flat] }] } })
    risk.run(setCash('main', usd(1_100)))
    risk.run(acceptDraft)
    // 1,100 + 20 − 3
    expect(risk.baseline().scenario.book.accounts[0]?.cash.toString()).toBe('1117')
  })

  it('keeps the edits that could not be applied', () => {
    const impossible: Edit = { kind: 'reduce', position: 'p1', by: size(9) }
    const risk = riskOf(BOOK, { draft: [impossible] })
    risk.run(acceptDraft)
    expect(risk.store.getState().document.draft).toEqual([impossible])
    expect(risk.draft().refused.map(({ issue }) => issue.code)).toEqual(['reduce-beyond-flat'])
  })

  it('nothing drafted is no step', () => {
    const risk = riskOf(BOOK)
    risk.run(acceptDraft)
    expect(risk.store.getState().history.past).toEqual([])
  })

  it('is undone to the very document', () => {
    const risk = riskOf(BOOK)
    risk.run(resize('p1', size(4)))
    const before = risk.store.getState().document
    risk.run(acceptDraft)
    risk.store.getState().undo()
    expect(risk.store.getState().document).toBe(before)
  })
})

it('discarding leaves the baseline', () => {
  const risk = riskOf(BOOK)
  risk.run(resize('p1', size(4)))
  risk.run(discardDraft)
  expect(risk.store.getState().document).toEqual({ baseline: BOOK, draft: [] })
})

it('one edit is dropped, the others stay', () => {
  const risk = riskOf(BOOK)
  risk.run(resize('p1', size(4)))
  const row = { account: 'main', market: genericId('BTC'), size: size(1) } as const
  risk.run(addRow({ ...row, margin: { mode: 'cross' } }))
  const [first] = risk.store.getState().document.draft
  if (first === undefined) throw new Error('an edit')
  risk.run(dropEdit(first))
  expect(risk.store.getState().document.draft.map(({ kind }) => kind)).toEqual(['open'])
  expect(holderOf(risk.draft().scenario.book, 'p1')?.position.size.toString()).toBe('2')
})
