// The least implausible moves that liquidate a pool.
import { describe, expect, it } from 'vitest'
import {
  nearestDeath,
  nearestWithout,
  withoutPosition,
  type NearestDeath,
} from '../../../src/engine/liquidation/nearest'
import type { Assumptions } from '../../../src/engine/model/snapshot'
import { ratio, roundToPlaces, usd, type Ratio } from '../../../src/engine/units/amount'
import { graduated, wholeByNotional } from '../../../src/engine/venues/tiers'
import {
  ALL_TOGETHER,
  ASSUMED,
  DOGE_CROSS,
  HEDGED_MAJORS,
  MORE_ETHER,
  SOL_DECOUPLES,
} from '../../laws/support/hedged-majors'
import {
  appraisalsOf,
  assume,
  crossPool,
  idOf,
  marketOf,
  PLAIN,
  type MarketSketch,
  type PoolSketch,
} from '../../laws/support/pools'

type At = Extract<NearestDeath, { kind: 'at' }>

function at(death: NearestDeath): At {
  if (death.kind !== 'at') throw new Error(JSON.stringify(death))
  return death
}

/** σ to two places, rounded down; moves in per cent to two places, rounded towards the mark. */
const sigmas = (death: NearestDeath) => roundToPlaces(at(death).sigmas, 2, 'down').toString()
const moves = (death: NearestDeath) =>
  Array.from(at(death).moves, ([name, move]) => `${name} ${percent(move)}`).join(' ')
const percent = (move: Ratio) => roundToPlaces(move.times(ratio(100)), 2, 'toward-zero').toString()

const AT_100: MarketSketch = { symbol: 'AAA', mark: '100', tiers: '0.01' }
const one = (cash: string, size: string, of: Partial<PoolSketch> = {}) =>
  crossPool({ cash, markets: [AT_100], positions: [{ symbol: 'AAA', size }], ...of })

describe('hedged majors', () => {
  it.each<[string, PoolSketch, Assumptions, string, string]>([
    ['baseline', HEDGED_MAJORS, ASSUMED, '4.54', 'BTC -11.84 ETH -16.25 SOL -11'],
    ['six ETH more', MORE_ETHER, ASSUMED, '3.58', 'BTC -9.53 ETH -13.62 SOL -10.32'],
    ['all together', HEDGED_MAJORS, ALL_TOGETHER, '5.43', 'BTC -15.62 ETH -21.91 SOL -25.96'],
    ['SOL decouples', HEDGED_MAJORS, SOL_DECOUPLES, '3.12', 'BTC -7.98 ETH -11.2 SOL 3.26'],
  ])('%s: %#', (_, sketch, assumptions, distance, where) => {
    const death = nearestDeath(crossPool(sketch), assumptions)
    expect(sigmas(death)).toBe(distance)
    expect(moves(death)).toBe(where)
    expect(at(death).proven).toBe(true)
    expect(at(death).horizonDays).toBe(1)
  })

  it('names ETH as the lead and SOL as the protector', () => {
    const { lead, protector } = at(nearestDeath(crossPool(HEDGED_MAJORS), ASSUMED))
    expect([lead?.position, protector?.position]).toEqual(['p2', 'p3'])
  })

  it.each([
    ['p1', '9.57', '7.15'],
    ['p2', '9.32', '9.31'],
    ['p3', '3.28', '2.73'],
  ])('without %s is %s σ away, with six ETH more %s', (position, baseline, draft) => {
    expect(sigmas(nearestWithout(crossPool(HEDGED_MAJORS), position, ASSUMED))).toBe(baseline)
    expect(sigmas(nearestWithout(crossPool(MORE_ETHER), position, ASSUMED))).toBe(draft)
  })

  it('DOGE alone dies 1.05 σ away: a fall of 6.33 % at 6 % a day', () => {
    // buffer 426 ÷ (7,080 × 0.95) = 6.3337 %; ÷ 6 % = 1.0556
    const [, doge] = appraisalsOf(HEDGED_MAJORS)
    const death = doge && nearestDeath(doge, ASSUMED)
    expect(death && sigmas(death)).toBe('1.05')
    expect(death && moves(death)).toBe('DOGE -6.33')
    expect(sigmas(nearestDeath(crossPool(DOGE_CROSS), ASSUMED))).toBe('4.33')
  })
})

describe('one market', () => {
  it('is the distance of its liquidation price over σ', () => {
    // Buffer 9 of 99 per 100 %: a fall of 9.0909 %, at 5 % a day 1.8182 σ
    const death = nearestDeath(one('10', '1'), assume({ volatility: { AAA: '0.05' } }))
    expect(sigmas(death)).toBe('1.81')
    expect(moves(death)).toBe('AAA -9.09')
  })

  it('long and short of one market is one move, and looks both ways', () => {
    // Long 3 and short 2; the long's rate is 90 % above 400. Below: 10 + 100x = 5 × (1 + x), so x = −5.26 %.
    // Above: 54.65 % (see the liquidation prices). The nearer is the fall.
    const steep: MarketSketch = {
      symbol: 'AAA',
      mark: '100',
      tiers: [
        ['0', '0.01'],
        ['400', '0.90'],
      ],
    }
    const hedged = (mark: string) =>
      crossPool({
        cash: '10',
        markets: [{ ...steep, mark }],
        positions: [
          { symbol: 'AAA', size: '3', entry: '100' },
          { symbol: 'AAA', size: '-2', entry: '100' },
        ],
      })
    expect(moves(nearestDeath(hedged('100'), assume({})))).toBe('AAA -5.26')
    // At 140 the upper price, 266 ÷ 1.72 = 154.65, is the nearer one.
    expect(moves(nearestDeath(hedged('140'), assume({})))).toBe('AAA 10.46')
  })
})

describe('two markets that share an underlying', () => {
  it('make one move', () => {
    const two = crossPool({
      cash: '20',
      markets: [AT_100, { ...AT_100, symbol: '1000AAA', underlying: 'AAA', multiplier: '1000' }],
      positions: [
        { symbol: 'AAA', size: '1' },
        { symbol: '1000AAA', size: '1' },
      ],
    })
    // Buffer 18 of 198 per 100 %
    expect(moves(nearestDeath(two, assume({})))).toBe('AAA -9.09')
  })
})

describe('prices above zero', () => {
  it('one price falls to zero, and another must do the rest', () => {
    // Long A and short B, 100 each, no rate, σ 10 %, uncorrelated. Buffer 150: unheld, each would lose half,
    // 75 %. Buffer 250: A could only give 100, so B must rise 150 %: √(10² + 15²) = 18.02 σ
    const pair = (cash: string) =>
      crossPool({
        cash,
        markets: [
          { symbol: 'AAA', mark: '100', tiers: '0' },
          { symbol: 'BBB', mark: '100', tiers: '0.00001' },
        ],
        positions: [
          { symbol: 'AAA', size: '1' },
          { symbol: 'BBB', size: '-1' },
        ],
      })
    const assumptions = assume({ volatilityElsewhere: '0.1' })
    expect(moves(nearestDeath(pair('150'), assumptions))).toBe('AAA -74.99 BBB 74.99')
    const far = nearestDeath(pair('250'), assumptions)
    expect(moves(far)).toBe('AAA -100 BBB 149.99')
    expect(sigmas(far)).toBe('18.02')
    expect(at(far).proven).toBe(true)
  })

  it('no exposure, and cash that carries every fall, are not a distance', () => {
    expect(nearestDeath(one('10', '0'), assume({}))).toEqual({ kind: 'none', why: 'no exposure' })
    expect(nearestDeath(one('100', '1'), assume({}))).toEqual({
      kind: 'none',
      why: 'covered at any price',
    })
    expect(nearestDeath(one('99', '1'), assume({})).kind).toBe('at')
  })

  it('a requirement counted at entry still stands at a price of zero', () => {
    // 100.5 of cash against an entry of 100 leaves 0.5; 1 % of 100 is needed whatever the price: x = −99.5 %
    const rules = { ...PLAIN, requirementBasis: 'entry' as const }
    expect(moves(nearestDeath(one('100.5', '1', { rules }), assume({})))).toBe('AAA -99.5')
    expect(nearestDeath(one('101', '1', { rules }), assume({})).kind).toBe('none')
  })
})

describe('no distance', () => {
  it('of a pool already lost is its shortfall', () => {
    const death = nearestDeath(one('0.5', '1'), assume({}))
    expect(death.kind === 'breached' && death.shortfall.toString()).toBe('0.5')
  })

  it('of zero buffer is zero σ where the venue liquidates only below', () => {
    const rules = { ...PLAIN, liquidatedAtZero: false }
    expect(nearestDeath(one('1', '1'), assume({})).kind).toBe('breached')
    expect(sigmas(nearestDeath(one('1', '1', { rules }), assume({})))).toBe('0')
  })

  it('where nothing is assumed to move', () => {
    expect(nearestDeath(one('10', '1'), assume({ volatility: { AAA: '0' } }))).toEqual({
      kind: 'none',
      why: 'nothing moves',
    })
  })

  it('where a table jumps with notional, by name', () => {
    const table = wholeByNotional([
      { floor: usd(0), rate: ratio('0.01'), initialRate: ratio('0.02') },
      { floor: usd(105), rate: ratio('0.20'), initialRate: ratio('0.4') },
    ])
    const whole = one('10', '1', { markets: [{ ...AT_100, tiers: table }] })
    expect(nearestDeath(whole, assume({}))).toEqual({
      kind: 'refused',
      refusals: [{ why: 'table jumps with notional', market: idOf('AAA') }],
    })
  })

  it('where correlations cannot all hold', () => {
    const death = nearestDeath(crossPool(HEDGED_MAJORS), assume({ elsewhere: '-0.9' }))
    expect(death.kind === 'refused' && death.refusals.map(({ why }) => why)).toEqual([
      'correlations cannot all hold',
    ])
  })

  it('where nobody knows what a holding is of; a lookup tells', () => {
    const markets: readonly MarketSketch[] = [AT_100, { ...AT_100, symbol: 'BBB', underlying: 'B' }]
    const held = one('1', '1', {
      markets,
      holdings: [{ symbol: 'BBB', size: '0.5', haircut: '0.1' }],
    })
    expect(nearestDeath(held, assume({}))).toEqual({
      kind: 'refused',
      refusals: [{ why: 'market unknown', market: idOf('BBB') }],
    })
    const lookup = (id: string) => markets.map(marketOf).find((market) => market.id === id)
    const told = nearestDeath(held, assume({}), lookup)
    expect([...at(told).moves.keys()]).toEqual(['AAA', 'B'])
  })
})

describe('without a position', () => {
  it('leaves rows of its side in the tiers of the smaller side', () => {
    // 15 at 100: 5 % × 1,500 − 40 = 35. Without the 5: 1 % × 1,000 = 10.
    const steep: MarketSketch = {
      symbol: 'AAA',
      mark: '100',
      tiers: graduated([
        { floor: usd(0), rate: ratio('0.01'), initialRate: ratio('0.02') },
        { floor: usd(1_000), rate: ratio('0.05'), initialRate: ratio('0.1') },
      ]),
    }
    const [ten, five] = [
      { symbol: 'AAA', size: '10' },
      { symbol: 'AAA', size: '5' },
    ]
    const both = crossPool({ cash: '500', markets: [steep], positions: [ten, five] })
    const closed = withoutPosition(both, 'p2')
    expect(both.maintenance.toNumber()).toBe(35)
    expect(closed.maintenance.toNumber()).toBe(10)
    const alone = crossPool({ cash: '500', markets: [steep], positions: [ten] })
    expect(sigmas(nearestDeath(closed, assume({ volatility: { AAA: '0.03' } })))).toBe(
      sigmas(nearestDeath(alone, assume({ volatility: { AAA: '0.03' } }))),
    )
  })

  it('equity stays and the requirement goes', () => {
    const closed = withoutPosition(crossPool(HEDGED_MAJORS), 'p2')
    expect(closed.equity.toString()).toBe('16800')
    expect(closed.maintenance.toString()).toBe('1948')
    expect(closed.buffer.toString()).toBe('14852')
    // 18,800 − 3,960 of realised loss, less entry cost of BTC and SOL
    expect(closed.form.cash.toString()).toBe(String(18_800 - 3_960 - 1.2 * 61_500 + 260 * 148))
    expect([...closed.form.legsOf.keys()]).toEqual([idOf('BTC'), idOf('SOL')])
  })

  it('that it does not hold, nothing changes', () => {
    const pool = crossPool(HEDGED_MAJORS)
    expect(sigmas(nearestWithout(pool, 'nobody', ASSUMED))).toBe('4.54')
  })

  it('that is its only one, there is no exposure left', () => {
    expect(nearestWithout(one('10', '1'), 'p1', assume({}))).toEqual({
      kind: 'none',
      why: 'no exposure',
    })
  })
})
