// The reader's own order of rows.
import { describe, expect, it } from 'vitest'
import { moveRow } from '../../../src/store/commands/reorder'
import { addRow } from '../../../src/store/commands/row'
import { size } from '../../../src/engine/units/amount'
import { hedgedMajors } from '../../../src/store/samples/hedged-majors'
import { poolValues } from '../../../src/store/select/pool-values'
import { genericId } from '../../fixtures/book'
import { riskOf, text, type Risk } from '../../fixtures/risk'

const ids = (risk: Risk) =>
  risk
    .baseline()
    .scenario.book.accounts[0]?.positions.map(({ id }) => id)
    .join(' ')

describe('moving a row', () => {
  it.each([
    ['p3', -1, 'p1 p3 p2 p4'],
    ['p1', 1, 'p2 p1 p3 p4'],
    ['p1', 9, 'p2 p3 p1 p4'],
    ['p2', -9, 'p2 p1 p3 p4'],
  ])('%s by %d gives %s, isolated ones apart', (id, by, order) => {
    const risk = riskOf(hedgedMajors())
    risk.run(moveRow(id, by))
    expect(ids(risk)).toBe(order)
  })

  it('changes no figure', () => {
    const risk = riskOf(hedgedMajors())
    const figures = () =>
      risk.baseline().pools.map((pool) => {
        const { equity, maintenance, buffer, joint, dragPerDay } = poolValues(pool)
        return [equity, maintenance, buffer, joint, dragPerDay].map(text)
      })
    const before = figures()
    risk.run(moveRow('p3', -2))
    expect(figures()).toEqual(before)
  })

  it('is no step at the end already, or alone in its kind', () => {
    const risk = riskOf(hedgedMajors())
    risk.run(moveRow('p1', -1))
    risk.run(moveRow('p4', 1))
    expect(risk.store.getState().history.past).toEqual([])
  })

  it('refuses a row that only the draft has', () => {
    const risk = riskOf(hedgedMajors())
    risk.run(
      addRow({ account: 'a1', market: genericId('BTC'), size: size(1), margin: { mode: 'cross' } }),
    )
    expect(risk.attempt(moveRow('p5', -1))).toBe('not-in-baseline')
  })
})
