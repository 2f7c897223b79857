// Realised funding: kept as one step, never twice, and not lost by anything done to the book.
import { describe, expect, it } from 'vitest'
import { size, usd } from '../../../src/engine/units/amount'
import { REALISED_MAX } from '../../../src/io/link/payments'
import { removeAccount } from '../../../src/store/commands/account'
import { acceptDraft, discardDraft } from '../../../src/store/commands/draft'
import { importRows } from '../../../src/store/commands/import-rows'
import { renameScenario } from '../../../src/store/commands/open'
import { keepRealised, removeRealised } from '../../../src/store/commands/realised'
import { resize } from '../../../src/store/commands/resize'
import { removeRow } from '../../../src/store/commands/row'
import { setVenue } from '../../../src/store/commands/venue'
import { hedgedMajors } from '../../../src/store/samples/hedged-majors'
import { scenarioFrom } from '../../fixtures/book'
import { riskOf } from '../../fixtures/risk'

const payment = (at: string, amount: string) => ({
  line: 1,
  at,
  venueSymbol: 'BTC',
  base: 'BTC',
  amount: usd(amount),
})
const LEDGER = {
  venue: 'hyperliquid',
  payments: [payment('2026-11-23T08:00:00Z', '-7.68'), payment('2026-11-23T16:00:00Z', '-7.7')],
}
const keptBy = ({ store }: ReturnType<typeof riskOf>) =>
  store.getState().document.realisedFunding?.map(({ amount }) => amount.toString())

describe('a ledger', () => {
  it('is kept as one step that undo takes back', () => {
    const risk = riskOf(hedgedMajors())
    risk.run(keepRealised(LEDGER))
    expect(keptBy(risk)).toEqual(['-7.68', '-7.7'])
    expect(risk.store.getState().history.past.map(({ label }) => label)).toEqual([
      'Keep funding payments',
    ])
    risk.store.getState().undo()
    expect(keptBy(risk)).toBeUndefined()
  })

  it('changes no figure of the book: what was paid is in cash already', () => {
    const risk = riskOf(hedgedMajors())
    const { baseline } = risk.sides()
    risk.run(keepRealised(LEDGER))
    expect(risk.sides().baseline).toBe(baseline)
  })

  it('added again changes nothing and makes no step', () => {
    const risk = riskOf(hedgedMajors())
    risk.run(keepRealised(LEDGER))
    risk.run(keepRealised(LEDGER))
    expect(keptBy(risk)).toHaveLength(2)
    expect(risk.store.getState().history.past).toHaveLength(1)
  })

  it('is let go as one step, and comes back by undo', () => {
    const risk = riskOf(hedgedMajors())
    risk.run(keepRealised(LEDGER))
    risk.run(removeRealised)
    expect(keptBy(risk)).toBeUndefined()
    risk.store.getState().undo()
    expect(keptBy(risk)).toHaveLength(2)
  })

  it('that is longer than can be kept is refused whole, with the limit', () => {
    const risk = riskOf(hedgedMajors())
    const many = Array.from({ length: REALISED_MAX + 1 }, (_, at) =>
      payment('2026-11-23T08:00:00Z', `-${at + 1}`),
    )
    expect(risk.attempt(keepRealised({ payments: many }))).toBe('too-many-payments')
    expect(keptBy(risk)).toBeUndefined()
  })
})

describe('what is done to the book leaves the ledger', () => {
  it.each([
    ['a row removed', removeRow('p3')],
    ['another venue', setVenue('a1', 'hyperliquid', (symbol) => symbol)],
    ['another name', renameScenario('Other')],
    ['an account removed', removeAccount('a1')],
    ['a draft accepted', acceptDraft],
    ['a draft discarded', discardDraft],
  ])('%s', (_, command) => {
    const risk = riskOf(hedgedMajors())
    risk.run(keepRealised(LEDGER))
    risk.run(resize('p2', size('24')))
    risk.store.getState().look({ show: 'baseline' })
    risk.run(command)
    expect(keptBy(risk)).toHaveLength(2)
  })
})

it('outlives a paste that replaces the whole book', () => {
  const risk = riskOf(hedgedMajors())
  risk.run(keepRealised(LEDGER))
  const { book, snapshot, markets } = scenarioFrom(
    'account Main cross 500\nETH long 3 @ 10 mark 11 mmr 2%',
  )
  risk.run(
    importRows({ accounts: book.accounts, quotes: snapshot.quotes, markets }, { kind: 'replace' }),
  )
  expect(keptBy(risk)).toEqual(['-7.68', '-7.7'])
})
