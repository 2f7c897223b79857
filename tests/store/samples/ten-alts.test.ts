// Ten alts, one bet: what the sample is there to show, from the figures the page itself prints.
import { expect, it } from 'vitest'
import { tenAlts } from '../../../src/store/samples/ten-alts'
import { nearestOf } from '../../../src/store/select/questions'
import { poolValues } from '../../../src/store/select/pool-values'
import { rowFigures } from '../../../src/store/select/rows'
import { ratio, sign } from '../../../src/engine/units/amount'
import { volatilityOf } from '../../../src/engine/model/snapshot'
import { riskOf, text } from '../../fixtures/risk'

const side = () => riskOf(tenAlts()).baseline()
const pool = () => {
  const [only] = side().pools
  if (only?.state.kind !== 'known') throw new Error('the pool is known')
  return { figures: only, state: only.state }
}

it('ten longs, each priced to die more than a quarter away', () => {
  const { positions } = pool().figures.pool
  expect(positions).toHaveLength(10)
  for (const { id, size } of positions) {
    expect(sign(size)).toBe(1)
    const distance = rowFigures(side(), id)?.liquidation.distance
    if (distance?.kind !== 'figure') throw new Error(`${id} has a price of its own`)
    expect(distance.shown.amount.toNumber()).toBeLessThan(-0.25)
    expect(distance.shown.amount.toNumber()).toBeGreaterThan(-1)
  }
})

it('together they die within a tenth', () => {
  // Equity 18,800 − 2,002 of open loss = 16,798. Notional 147,656: 37,680 at 2.5 % (SOL, XRP) and 109,976
  // at 5 % ask 6,440.80. The buffer, 10,357.20, over 147,656 − 6,440.80 is 7.334 %.
  const values = poolValues(pool().figures)
  expect(text(values.equity)).toBe('$16,798')
  expect(text(values.maintenance)).toBe('$6,440.80')
  expect(text(values.joint)).toBe('−7.33 %')
})

it('they can be held: initial margin is covered', () => {
  const { summary } = pool().state
  expect(sign(summary.freeCollateral)).toBe(1)
})

it('the slope to BTC runs from 1.2 to 1.8', () => {
  const { assumptions } = side().scenario
  const rho = assumptions.correlationElsewhere.value
  const slopes = pool().state.appraisal.form.legs.map((leg) => {
    const sigma = volatilityOf(assumptions, leg.terms?.underlying ?? '').value
    return rho.times(sigma).toNumber() / volatilityOf(assumptions, 'BTC').value.toNumber()
  })
  expect(Math.min(...slopes)).toBeCloseTo(1.2, 2)
  expect(Math.max(...slopes)).toBeCloseTo(1.8, 2)
})

it('the nearest death is a fall of all ten, within two and a half σ', () => {
  const { assumptions } = side().scenario
  const death = nearestOf(pool().state.appraisal, assumptions, side().lookup)
  if (death.kind !== 'at') throw new Error(death.kind)
  const moves = [...death.moves.values()]
  expect(moves).toHaveLength(10)
  expect(moves.every((by) => sign(by) < 0)).toBe(true)
  expect(death.sigmas.lt(ratio('2.5'))).toBe(true)
})
