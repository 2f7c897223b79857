// Basis on two venues: no exposure in sum, and two pools that each die alone.
import { expect, it } from 'vitest'
import { sign, size } from '../../../src/engine/units/amount'
import { twoVenueBasis } from '../../../src/store/samples/two-venue-basis'
import { poolValues } from '../../../src/store/select/pool-values'
import { rowFigures } from '../../../src/store/select/rows'
import { riskOf, text } from '../../fixtures/risk'

const side = () => riskOf(twoVenueBasis()).baseline()

it('the two legs are of one coin and cancel to the last unit', () => {
  const legs = side().scenario.book.accounts.map((account) => account.positions[0])
  const net = legs.reduce((sum, leg) => sum.plus(leg?.size ?? size(0)), size(0))
  expect(net.isZero()).toBe(true)
  const coins = legs.map((leg) => leg && side().lookup(leg.market)?.underlying)
  expect(coins).toEqual(['ETH', 'ETH'])
})

it('they are margined by two venues, each leg alone', () => {
  const venues = side().scenario.book.accounts.map(({ venue }) => venue)
  expect(new Set(venues).size).toBe(2)
  expect(side().pools.map(({ pool }) => pool.positions.length)).toEqual([1, 1])
})

it('a fall ends the long pool, a rise of the same size the short one', () => {
  // Long: (24,000 + 40 × 18 − 2 % of 127,920) ÷ (127,920 × 98 %) = 22,161.60 ÷ 125,361.60 = 17.678 %.
  // Short: 0.4 % below 300,000 of notional, so (24,000 − 40 × 15.5 − 512.56) ÷ (128,140 × 100.4 %)
  // = 22,867.44 ÷ 128,652.56 = 17.774 %.
  const [long, short] = side().pools.map(poolValues)
  expect(long && text(long.joint)).toBe('−17.67 %')
  expect(short && text(short.joint)).toBe('+17.77 %')
  expect([long?.jointDirection, short?.jointDirection]).toEqual(['fall', 'rise'])
})

it('each leg has no second price: the other side of the move leaves it alone', () => {
  for (const id of ['p1', 'p2']) {
    expect(rowFigures(side(), id)?.liquidation.other).toBeUndefined()
  }
})

it('together the legs are paid more funding than they pay', () => {
  // 128,140 × 0.028 % × 3 − 127,920 × 0.00125 % × 24 = 107.64 − 38.38
  const perDay = side().pools.map((pool) => text(poolValues(pool).dragPerDay))
  expect(perDay).toEqual(['−$38.38', '+$107.63'])
  const known = side().pools.flatMap(({ state }) =>
    state.kind === 'known' && state.drag.kind === 'known' ? [state.drag.perDay] : [],
  )
  const [first, ...rest] = known
  expect(rest).toHaveLength(1)
  expect(first && sign(rest.reduce((sum, next) => sum.plus(next), first))).toBe(1)
})
