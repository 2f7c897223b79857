// Paths in price space and the buffer along them.
import { describe, expect, it } from 'vitest'
import { commonRay, courseAlong, slopeOfMarket } from '../../../src/engine/liquidation/ray'
import { ratio, usd } from '../../../src/engine/units/amount'
import { wholeByNotional } from '../../../src/engine/venues/tiers'
import { crossPool, idOf, type MarketSketch, type PositionSketch } from '../../laws/support/pools'

const A = idOf('AAA')
const AT_100: MarketSketch = { symbol: 'AAA', mark: '100', tiers: '0.01' }

function pool(positions: readonly PositionSketch[], markets: readonly MarketSketch[] = [AT_100]) {
  return crossPool({ cash: '1000', markets, positions })
}

describe('what the buffer gains per +100 %', () => {
  it('is value less the rate for a long, and loses both for a short', () => {
    // 200 − 1 % × 200; −200 − 1 % × 200
    const long = pool([{ symbol: 'AAA', size: '2' }])
    const short = pool([{ symbol: 'AAA', size: '-2' }])
    expect(slopeOfMarket(long, A).toString()).toBe('198')
    expect(slopeOfMarket(short, A).toString()).toBe('-202')
  })

  it('is what the requirement takes when a market is long and short alike', () => {
    const hedged = pool([
      { symbol: 'AAA', size: '2' },
      { symbol: 'AAA', size: '-2' },
    ])
    expect(slopeOfMarket(hedged, A).toString()).toBe('-4')
    expect(slopeOfMarket(hedged, idOf('nowhere')).toString()).toBe('0')
  })
})

describe('the course along a ray', () => {
  it('starts at the buffer and ends where the fastest falling price is zero', () => {
    // buffer 1,000 − 2; slope 198 × −2; price(t) = 100 × (1 − 2t) is zero at ½
    const course = courseAlong(pool([{ symbol: 'AAA', size: '2' }]), new Map([[A, ratio(-2)]]))
    expect(course.start.toString()).toBe('998')
    expect(course.slope.toString()).toBe('-396')
    expect(course.end?.toString()).toBe('0.5')
  })

  it('has no end when everything rises, and does not move with markets it does not hold', () => {
    const held = pool([{ symbol: 'AAA', size: '2' }])
    expect(courseAlong(held, commonRay([A], ratio(1))).end).toBe(undefined)
    const elsewhere = courseAlong(held, commonRay([idOf('BBB')], ratio(1)))
    expect(elsewhere.slope.toString()).toBe('0')
  })

  const TIERED: MarketSketch = {
    symbol: 'AAA',
    mark: '100',
    tiers: [
      ['0', '0.005'],
      ['80', '0.01'],
      ['120', '0.02'],
    ],
  }
  const knots = (weight: number, everyKnot = true) => {
    const tiered = pool([{ symbol: 'AAA', size: '1' }], [TIERED])
    return courseAlong(tiered, commonRay([A], ratio(weight)), { everyKnot }).knots.map(
      ({ at, turn }) => `${at.toString()} ${turn.toString()}`,
    )
  }

  it('bends where notional meets a tier edge', () => {
    // 100 falls to 80 at 0.2, and then loses (1 − 0.5 %) instead of (1 − 1 %) a step
    expect(knots(-1)).toEqual(['0.2 -0.5'])
    // 100 rises to 120 at 0.2, and then each step costs 1 % of 100 more
    expect(knots(1)).toEqual(['0.2 -1'])
    expect(knots(2)).toEqual(['0.1 -2'])
  })

  it('leaves out knots beyond the root of its tangent', () => {
    // buffer 6 and slope −99: no first crossing lies beyond 0.07, and the edge is at 0.2
    const near = crossPool({
      cash: '6.8',
      markets: [TIERED],
      positions: [{ symbol: 'AAA', size: '1' }],
    })
    expect(courseAlong(near, commonRay([A], ratio(-1))).knots).toHaveLength(0)
    const all = courseAlong(near, commonRay([A], ratio(-1)), { everyKnot: true })
    expect(all.knots).toHaveLength(1)
  })

  it('bends at once when a leg stands on an edge', () => {
    const onEdge = pool([{ symbol: 'AAA', size: '1.2' }], [TIERED])
    // notional 120 is held by the upper tier: falling meets the edge at once
    const [first] = courseAlong(onEdge, commonRay([A], ratio(-1)), { everyKnot: true }).knots
    expect(first?.at.toString()).toBe('0')
  })

  it('jumps where a whole-position table changes its rate', () => {
    const table = wholeByNotional([
      { floor: usd(0), rate: ratio('0.01'), initialRate: ratio('0.02') },
      { floor: usd(120), rate: ratio('0.02'), initialRate: ratio('0.04') },
    ])
    const whole = pool(
      [{ symbol: 'AAA', size: '1' }],
      [{ symbol: 'AAA', mark: '100', tiers: table }],
    )
    const [knot] = courseAlong(whole, commonRay([A], ratio(1))).knots
    // 1 % × 120 becomes 2 % × 120
    expect(knot?.jump?.toString()).toBe('-1.2')
  })
})
