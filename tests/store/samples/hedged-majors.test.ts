// Hedged majors: what is on the page before anybody has typed anything.
import { expect, it } from 'vitest'
import { hedgedMajors } from '../../../src/store/samples/hedged-majors'
import { rowFigures } from '../../../src/store/select/rows'
import { riskOf } from '../../fixtures/risk'

it('every position of the sample is known, down to its funding', () => {
  const side = riskOf(hedgedMajors()).baseline()
  for (const id of ['p1', 'p2', 'p3', 'p4']) {
    const row = rowFigures(side, id)
    if (row === undefined) throw new Error(id)
    const values = [row.mark, row.liquidation.price, row.dragPerDay, row.initial]
    expect(values.map(({ kind }) => kind)).toEqual(['figure', 'figure', 'figure', 'figure'])
  }
})

it('initial margin is twice maintenance at the chosen leverage, in all four markets', () => {
  const side = riskOf(hedgedMajors()).baseline()
  const twice = side.pools.map((pool) => {
    if (pool.state.kind !== 'known') throw new Error(pool.id)
    const { initial, maintenance } = pool.state.summary
    return initial.minus(maintenance).eq(maintenance)
  })
  expect(twice).toEqual([true, true])
})
