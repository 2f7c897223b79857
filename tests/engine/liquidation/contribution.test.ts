// Each position's share of the nearest death.
import { describe, expect, it } from 'vitest'
import {
  leadOf,
  protectorOf,
  type Contribution,
} from '../../../src/engine/liquidation/contribution'
import { nearestDeath } from '../../../src/engine/liquidation/nearest'
import { ratio, roundToPlaces } from '../../../src/engine/units/amount'
import { ASSUMED, HEDGED_MAJORS, MORE_ETHER } from '../../laws/support/hedged-majors'
import { assume, crossPool, idOf, type PoolSketch } from '../../laws/support/pools'

function sharesOf(sketch: PoolSketch, assumptions = ASSUMED): readonly Contribution[] {
  const death = nearestDeath(crossPool(sketch), assumptions)
  if (death.kind !== 'at') throw new Error(death.kind)
  return death.contributions
}

/** Per cent to one place, half-even, as the page prints shares. */
const percents = (shares: readonly Contribution[]) =>
  shares.map(({ share }) => roundToPlaces(share.times(ratio(100)), 1, 'half-even').toString())

describe('shares of the nearest death', () => {
  it('are 65.6, 67.0 and −32.6 % for hedged majors, 54.4, 77.1 and −31.5 % with more ether', () => {
    expect(percents(sharesOf(HEDGED_MAJORS))).toEqual(['65.6', '67', '-32.6'])
    expect(percents(sharesOf(MORE_ETHER))).toEqual(['54.4', '77.1', '-31.5'])
  })

  it('sum to one', () => {
    const total = sharesOf(MORE_ETHER).reduce((sum, { share }) => sum.plus(share), ratio(0))
    expect(total.minus(ratio(1)).abs().toNumber()).toBeLessThan(1e-30)
  })

  it('name each leg of a hedge by itself: one hurts, the other protects', () => {
    // Slopes 3 × 99 and −1 × 101 of one market: 297 and −101 of 196
    const shares = sharesOf(
      {
        cash: '50',
        markets: [{ symbol: 'AAA', mark: '100', tiers: '0.01' }],
        positions: [
          { symbol: 'AAA', size: '3' },
          { symbol: 'AAA', size: '-1' },
        ],
      },
      assume({}),
    )
    expect(percents(shares)).toEqual(['151.5', '-51.5'])
    expect(shares.map(({ position }) => position)).toEqual(['p1', 'p2'])
  })

  it('count a holding that serves as collateral, which has no position', () => {
    const shares = sharesOf(
      {
        cash: '0',
        markets: [{ symbol: 'AAA', mark: '100', tiers: '0.01' }],
        positions: [{ symbol: 'AAA', size: '1' }],
        holdings: [{ symbol: 'AAA', size: '1', haircut: '0.01' }],
      },
      assume({}),
    )
    // 99 from the position, 99 from the holding
    expect(percents(shares)).toEqual(['50', '50'])
    expect(shares[1]?.position).toBe(undefined)
    expect(shares[1]?.market).toBe(idOf('AAA'))
  })
})

describe('lead and protector', () => {
  const share = (value: string, name: string): Contribution => ({
    market: idOf(name),
    share: ratio(value),
  })

  it('are the largest share and the one furthest below zero', () => {
    const shares = [share('0.7', 'A'), share('0.9', 'B'), share('-0.2', 'C'), share('-0.4', 'D')]
    expect(leadOf(shares)?.market).toBe(idOf('B'))
    expect(protectorOf(shares)?.market).toBe(idOf('D'))
  })

  it('there is no protector when everything hurts, and no lead of nothing', () => {
    expect(protectorOf([share('1', 'A'), share('0', 'B')])).toBe(undefined)
    expect(leadOf([])).toBe(undefined)
  })
})
