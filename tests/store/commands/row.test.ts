// Rows: adding, duplicating, removing.
import { describe, expect, it } from 'vitest'
import { holderOf, POSITIONS_MAX } from '../../../src/engine/model/book'
import { price, ratio, size, usd } from '../../../src/engine/units/amount'
import {
  removeRow,
  addRow,
  countPositions,
  duplicateRow,
  type NewRow,
} from '../../../src/store/commands/row'
import { resize } from '../../../src/store/commands/resize'
import { setLeverage } from '../../../src/store/commands/terms'
import { genericId, scenarioFrom } from '../../fixtures/book'
import { riskOf, type Risk } from '../../fixtures/risk'

const BOOK = scenarioFrom(`
  account Main cross 1_000
  BTC long 2 @ 90 mark 100 mmr 1% lev 10x
  DOGE long 100 @ 1 mark 1 mmr 5% isolated 20
`)
const BTC = genericId('BTC')
const ROW: NewRow = { account: 'main', market: BTC, size: size(1), margin: { mode: 'cross' } }

const ids = (risk: Risk, side: 'baseline' | 'draft' = 'draft') =>
  risk[side]().scenario.book.accounts.flatMap(({ positions }) => positions.map(({ id }) => id))
const cash = (risk: Risk, side: 'baseline' | 'draft' = 'draft') =>
  risk[side]().scenario.book.accounts[0]?.cash.toString()
const kinds = (risk: Risk) => risk.store.getState().document.draft.map(({ kind }) => kind)

describe('adding', () => {
  it('in the draft opens at the mark and pays for it', () => {
    const risk = riskOf(BOOK)
    risk.run(addRow({ ...ROW, entry: price(1) }))
    expect(ids(risk)).toEqual(['p1', 'p2', 'p3'])
    expect(ids(risk, 'baseline')).toEqual(['p1', 'p2'])
    expect(holderOf(risk.draft().scenario.book, 'p3')?.position.entry.toString()).toBe('100')
    expect(risk.store.getState().document.draft[0]).not.toHaveProperty('entry')
    // 100 × 0.045 %
    expect(cash(risk)).toBe('999.955')
  })

  it('in the baseline records it, at its entry or else at the mark, for nothing', () => {
    const risk = riskOf(BOOK, { show: 'baseline' })
    risk.run(addRow({ ...ROW, entry: price(95), leverage: ratio(3) }))
    risk.run(addRow(ROW))
    const entries = ['p3', 'p4'].map((id) =>
      holderOf(risk.baseline().scenario.book, id)?.position.entry.toString(),
    )
    expect(entries).toEqual(['95', '100'])
    expect(cash(risk, 'baseline')).toBe('1000')
  })

  it('gives each row an id that neither side uses', () => {
    const risk = riskOf(BOOK)
    risk.run(addRow(ROW))
    risk.store.getState().look({ show: 'baseline' })
    risk.run(addRow(ROW))
    expect(ids(risk)).toEqual(['p1', 'p2', 'p4', 'p3'])
    expect(risk.draft().refused).toEqual([])
  })

  const WRONG: readonly (readonly [what: string, row: NewRow, code: string])[] = [
    ['no entry and no mark', { ...ROW, market: genericId('SOL') }, 'entry-missing'],
    ['an entry of zero', { ...ROW, entry: price(0) }, 'entry-not-above-zero'],
    ['leverage of zero', { ...ROW, leverage: ratio(0) }, 'leverage-not-above-zero'],
    [
      'a margin below zero',
      { ...ROW, margin: { mode: 'isolated', margin: usd(-1) } },
      'margin-below-zero',
    ],
    ['an account that is gone', { ...ROW, account: 'gone' }, 'account-unknown'],
  ]
  it.each(WRONG)('with %s is refused in the baseline', (_what, row, code) => {
    expect(riskOf(BOOK, { show: 'baseline' }).attempt(addRow(row))).toBe(code)
  })

  it('without a mark is refused in the draft', () => {
    expect(riskOf(BOOK).attempt(addRow({ ...ROW, market: genericId('SOL') }))).toBe('mark-missing')
  })

  it('beyond the bound is refused, drafted rows counted', () => {
    const [account] = BOOK.book.accounts
    const [first] = account?.positions ?? []
    if (account === undefined || first === undefined) throw new Error('a position')
    const positions = Array.from({ length: POSITIONS_MAX - 1 }, (_, at) => ({
      ...first,
      id: `x${at}`,
    }))
    const risk = riskOf({ ...BOOK, book: { accounts: [{ ...account, positions }] } })
    expect(risk.attempt(addRow(ROW))).toBe('done')
    expect(risk.attempt(addRow(ROW))).toBe('too-many-positions')
  })
})

describe('duplicating', () => {
  it('in the draft opens a second one at the mark', () => {
    const risk = riskOf(BOOK)
    risk.run(duplicateRow('p1'))
    const copy = holderOf(risk.draft().scenario.book, 'p3')?.position
    expect([copy?.size, copy?.entry, copy?.leverage].map(String)).toEqual(['2', '100', '10'])
  })

  it('in the baseline records a second one at the same entry and margin', () => {
    const risk = riskOf(BOOK, { show: 'baseline' })
    risk.run(duplicateRow('p2'))
    const copy = holderOf(risk.baseline().scenario.book, 'p3')?.position
    expect(copy?.entry.toString()).toBe('1')
    expect(copy?.margin).toEqual(BOOK.book.accounts[0]?.positions[1]?.margin)
  })

  it('takes the size that the draft shows', () => {
    const risk = riskOf(BOOK)
    risk.run(resize('p1', size(5)))
    risk.run(duplicateRow('p1'))
    expect(holderOf(risk.draft().scenario.book, 'p3')?.position.size.toString()).toBe('5')
  })

  it('of a row that is gone is no step', () => {
    const risk = riskOf(BOOK)
    risk.run(duplicateRow('p9'))
    expect(risk.store.getState().history.past).toEqual([])
  })
})

describe('removing', () => {
  it('in the draft closes at the mark, and the row stays, flat', () => {
    const risk = riskOf(BOOK)
    risk.run(removeRow('p1'))
    expect(kinds(risk)).toEqual(['close'])
    expect(holderOf(risk.draft().scenario.book, 'p1')?.position.size.isZero()).toBe(true)
  })

  it('what the draft opened takes the opening back, with all that was drafted on it', () => {
    const risk = riskOf(BOOK)
    risk.run(addRow(ROW))
    risk.run(setLeverage('p3', ratio(5)))
    risk.run(removeRow('p3'))
    expect(kinds(risk)).toEqual([])
    expect(risk.sides().same).toBe(true)
  })

  it('in the baseline drops the record and what was drafted on it; cash stays', () => {
    const risk = riskOf(BOOK)
    risk.run(resize('p1', size(5)))
    risk.run(resize('p2', size(50)))
    risk.store.getState().look({ show: 'baseline' })
    risk.run(removeRow('p1'))
    expect(ids(risk, 'baseline')).toEqual(['p2'])
    expect(kinds(risk)).toEqual(['resize'])
    expect(cash(risk, 'baseline')).toBe('1000')
  })

  it('while the baseline is edited still takes back a row of the draft', () => {
    const risk = riskOf(BOOK)
    risk.run(addRow(ROW))
    risk.store.getState().look({ show: 'baseline' })
    risk.run(removeRow('p3'))
    expect(kinds(risk)).toEqual([])
  })

  it('is undone in one step', () => {
    const risk = riskOf(BOOK, { show: 'baseline' })
    risk.run(removeRow('p1'))
    risk.store.getState().undo()
    expect(risk.baseline().scenario).toBe(BOOK)
  })
})

it('positions are counted over all accounts', () => {
  expect(countPositions(BOOK.book)).toBe(2)
})
