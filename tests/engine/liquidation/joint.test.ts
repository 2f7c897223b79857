// The smallest common move that liquidates, hedges giving no help; and the common move of everything.
import { describe, expect, it } from 'vitest'
import { commonMove, jointLimit, type CommonMove } from '../../../src/engine/liquidation/joint'
import { ratio, roundToPlaces } from '../../../src/engine/units/amount'
import { DOGE_CROSS, HEDGED_MAJORS, MORE_ETHER } from '../../laws/support/hedged-majors'
import { crossPool, idOf, type MarketSketch } from '../../laws/support/pools'

/** A move as the page prints it: per cent, two places, rounded towards danger. */
function percent(found: CommonMove): string {
  if (found.kind !== 'at') return found.kind === 'none' ? found.why : found.kind
  return roundToPlaces(found.move.times(ratio(100)), 2, 'toward-zero').toString()
}

const AT_100: MarketSketch = { symbol: 'AAA', mark: '100', tiers: '0' }
const BB_100: MarketSketch = { symbol: 'BBB', mark: '100', tiers: '0' }

describe('hedged majors', () => {
  // −13,700 ÷ (76,800 − 960 + 57,600 − 1,152) = −10.3562 %
  it('dies when both longs fall 10.35 % and the hedge stands still', () => {
    const { limit, fall, rise } = jointLimit(crossPool(HEDGED_MAJORS))
    expect(percent(limit)).toBe('-10.35')
    expect(limit).toBe(fall)
    expect(limit.kind === 'at' && limit.moving).toEqual([idOf('BTC'), idOf('ETH')])
    // 13,700 ÷ (39,520 + 988) = 33.8 %
    expect(percent(rise)).toBe('33.82')
  })

  it.each([
    ['baseline', HEDGED_MAJORS, '-10.35', '-14.92'],
    ['six ETH more', MORE_ETHER, '-8.8', '-12.02'],
    ['DOGE in the cross pool', DOGE_CROSS, '-10.16', '-14.34'],
  ])('%s: joint limit %s, all together %s', (_, sketch, joint, together) => {
    expect(percent(jointLimit(crossPool(sketch)).limit)).toBe(joint)
    expect(percent(commonMove(crossPool(sketch)).limit)).toBe(together)
  })
})

describe('the joint limit', () => {
  it('takes both legs of a hedge as one market with one price', () => {
    // Long 3 and short 1 of AAA: a fall costs 2 × 100 per 100 %; cash 50 lasts for a fall of 25 %
    const hedged = crossPool({
      cash: '50',
      markets: [
        { ...AT_100, tiers: '0.0' },
        { ...BB_100, tiers: '0.01' },
      ],
      positions: [
        { symbol: 'AAA', size: '3' },
        { symbol: 'AAA', size: '-1' },
        { symbol: 'BBB', size: '0.000001' },
      ],
    })
    expect(percent(jointLimit(hedged).fall)).toBe('-24.99')
    expect(jointLimit(hedged).rise.kind).toBe('none')
  })

  it('of shorts alone is a rise', () => {
    // 10 ÷ (100 × 1.01) − the requirement of 1: buffer 9 → 9 ÷ 101 = 8.91 %
    const short = crossPool({
      cash: '10',
      markets: [{ ...AT_100, tiers: '0.01' }],
      positions: [{ symbol: 'AAA', size: '-1' }],
    })
    const { limit, fall } = jointLimit(short)
    expect(limit.kind === 'at' && limit.direction).toBe('rise')
    expect(percent(limit)).toBe('8.91')
    expect(percent(fall)).toBe('nothing hurts')
  })

  it('is none where cash carries every fall', () => {
    const covered = crossPool({
      cash: '200',
      markets: [{ ...AT_100, tiers: '0.01' }],
      positions: [{ symbol: 'AAA', size: '1' }],
    })
    expect(percent(jointLimit(covered).limit)).toBe('survives to zero')
  })

  it('of a pool already lost is its shortfall', () => {
    // equity 0.5 against a requirement of 1
    const lost = crossPool({
      cash: '0.5',
      markets: [{ ...AT_100, tiers: '0.01' }],
      positions: [{ symbol: 'AAA', size: '1' }],
    })
    const { limit } = jointLimit(lost)
    expect(limit.kind === 'breached' && limit.shortfall.toString()).toBe('0.5')
  })
})
