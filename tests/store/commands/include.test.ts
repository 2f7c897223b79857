// A row that is left out: nothing of it counts, nothing of it is lost, nothing is paid.
import { describe, expect, it } from 'vitest'
import { size, usd } from '../../../src/engine/units/amount'
import { includeRows } from '../../../src/store/commands/include'
import { resize } from '../../../src/store/commands/resize'
import { removeRow } from '../../../src/store/commands/row'
import { switchMode } from '../../../src/store/commands/terms'
import { hedgedMajors } from '../../../src/store/samples/hedged-majors'
import { poolValues } from '../../../src/store/select/pool-values'
import { rowFigures } from '../../../src/store/select/rows'
import { riskOf, text } from '../../fixtures/risk'

const pool = (side: ReturnType<ReturnType<typeof riskOf>['draft']>, id = 'a1/cross') => {
  const found = side.poolsById.get(id)
  if (found === undefined) throw new Error(`no pool ${id}`)
  return poolValues(found)
}

describe('excluding in the draft', () => {
  const risk = riskOf(hedgedMajors())
  risk.run(includeRows(['p2'], false))

  it('takes the row out of its pool, and cash stays as it was', () => {
    // 18,800 cash, + 3,000 of BTC, − 1,040 of SOL; ETH's loss of 3,960 is not counted.
    expect(text(pool(risk.draft()).equity)).toBe('$20,760')
    expect(text(pool(risk.draft()).maintenance)).toBe('$1,948.00')
    expect(text(pool(risk.baseline()).equity)).toBe('$16,800')
  })

  it('keeps the row, with words in the place of figures', () => {
    const row = rowFigures(risk.draft(), 'p2')
    expect(row?.position.size.toString()).toBe('18')
    expect(row && text(row.notional)).toBe('excluded: not in any figure')
    expect(row && text(row.liquidation.price)).toBe('excluded: not in any figure')
    expect(row?.severity).toBeUndefined()
  })

  it('is undone by including again, and the draft is empty then', () => {
    const again = riskOf(hedgedMajors())
    again.run(includeRows(['p2'], false))
    again.run(includeRows(['p2'], true))
    expect(again.store.getState().document.draft).toEqual([])
  })

  it('refuses to trade what is left out', () => {
    expect(risk.attempt(resize('p2', size(20)))).toBe('position-excluded')
    expect(risk.attempt(removeRow('p2'))).toBe('position-excluded')
    expect(risk.attempt(switchMode('p2', { mode: 'isolated', margin: usd(10) }))).toBe(
      'position-excluded',
    )
  })
})

it('an isolated position takes its margin with it, and its pool is gone', () => {
  const risk = riskOf(hedgedMajors())
  risk.run(includeRows(['p4'], false))
  expect(risk.draft().pools.map(({ id }) => id)).toEqual(['a1/cross'])
  expect(text(pool(risk.draft()).equity)).toBe('$16,800')
})

it('in the baseline the record itself is marked, for free', () => {
  const risk = riskOf(hedgedMajors(), { show: 'baseline' })
  risk.run(includeRows(['p1', 'p3'], false))
  expect(text(pool(risk.baseline()).maintenance)).toBe('$1,152.00')
  expect(risk.store.getState().history.past.map(({ label }) => label)).toEqual([
    'Exclude 2 positions',
  ])
  risk.run(includeRows(['p1', 'p3'], true))
  expect(risk.store.getState().document.baseline).toEqual(hedgedMajors())
})

it('a row excluded, corrected and shown again has the corrected terms', () => {
  const risk = riskOf(hedgedMajors(), { show: 'baseline' })
  risk.run(includeRows(['p4'], false))
  expect(rowFigures(risk.baseline(), 'p4')?.position.size.toString()).toBe('60000')
  risk.run(resize('p4', size(50_000)))
  expect(rowFigures(risk.baseline(), 'p4')?.position.size.toString()).toBe('50000')
})
