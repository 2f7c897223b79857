// At which prices of one market a pool is liquidated, all others held still.
import { describe, expect, it } from 'vitest'
import {
  bandOf,
  bankruptcyPriceOf,
  boundsAlong,
  distanceTo,
  type Band,
} from '../../../src/engine/liquidation/price'
import type { Appraisal } from '../../../src/engine/margin/stand'
import {
  asNonZero,
  inDigits,
  price,
  ratio,
  roundToPlaces,
  usd,
  type Price,
} from '../../../src/engine/units/amount'
import { graduated, wholeByNotional } from '../../../src/engine/venues/tiers'
import { HEDGED_MAJORS, MORE_ETHER } from '../../laws/support/hedged-majors'
import {
  appraisalsOf,
  crossPool,
  idOf,
  moved,
  PLAIN,
  type MarketSketch,
  type PoolSketch,
  type PositionSketch,
} from '../../laws/support/pools'

const A = idOf('AAA')
const MARKET: MarketSketch = { symbol: 'AAA', mark: '100', tiers: '0.01' }

function pool(
  cash: string,
  positions: readonly PositionSketch[],
  of: Partial<PoolSketch> = {},
): Appraisal {
  return crossPool({ cash, markets: [MARKET], positions, ...of })
}

/** `lower … upper` to a number of places, or the reason there is none. */
function shown(band: Band, places = 4): string {
  if (band.kind !== 'at') return band.kind === 'none' ? band.why : band.kind
  const side = (at: Price | undefined) =>
    at === undefined ? '' : roundToPlaces(at, places, 'half-even').toString()
  return `${side(band.lower)} … ${side(band.upper)}`
}

describe('hedged majors', () => {
  // A liquidation price rounds towards the mark: up for a long, down for a short.
  it.each([
    ['BTC', '52438.82', '52775.03'],
    ['ETH', '2423.36', '2634.46'],
    ['SOL', '203.4', '201.91'],
  ])('%s is liquidated at %s, with six ETH more at %s', (symbol, baseline, draft) => {
    const cents = (sketch: PoolSketch) => {
      const band = bandOf(crossPool(sketch), idOf(symbol))
      if (band.kind !== 'at') throw new Error(band.kind)
      expect(band.lower === undefined).toBe(band.upper !== undefined)
      return band.lower === undefined
        ? roundToPlaces(band.upper ?? price(0), 2, 'down').toString()
        : roundToPlaces(band.lower, 2, 'up').toString()
    }
    expect(cents(HEDGED_MAJORS)).toBe(baseline)
    expect(cents(MORE_ETHER)).toBe(draft)
  })

  it('loses its isolated DOGE at 0.11053, 6.33 % away', () => {
    // 1,200 − 60,000 × 0.125 + 60,000 × 0.95 p = 0  →  p = 6,300 ÷ 57,000
    const [, doge] = appraisalsOf(HEDGED_MAJORS)
    const band = doge && bandOf(doge, idOf('DOGE'))
    expect(band && shown(band, 5)).toBe('0.11053 … ')
    const distance = band?.kind === 'at' ? distanceTo(band, price('0.118')) : undefined
    expect(roundToPlaces(distance?.move ?? ratio(0), 4, 'toward-zero').toString()).toBe('-0.0633')
  })
})

describe('one position', () => {
  it('long, is liquidated below where its margin is used up', () => {
    // 10 − (100 − p) = 1 % × p  →  p = 90 ÷ 0.99
    expect(shown(bandOf(pool('10', [{ symbol: 'AAA', size: '1' }]), A))).toBe('90.9091 … ')
  })

  it('short, is liquidated above', () => {
    // 10 − (p − 100) = 1 % × p  →  p = 110 ÷ 1.01
    expect(shown(bandOf(pool('10', [{ symbol: 'AAA', size: '-1' }]), A))).toBe(' … 108.9109')
  })

  it('has no liquidation price when cash carries it to zero', () => {
    expect(shown(bandOf(pool('100', [{ symbol: 'AAA', size: '1' }]), A))).toBe(
      'covered at any price',
    )
    expect(shown(bandOf(pool('99', [{ symbol: 'AAA', size: '1' }]), A))).toBe('1.0101 … ')
  })

  it('of no size, or in a market not held, is no exposure', () => {
    expect(shown(bandOf(pool('10', [{ symbol: 'AAA', size: '0' }]), A))).toBe('no exposure')
    expect(shown(bandOf(pool('10', []), A))).toBe('no exposure')
  })

  it('already lost, says by how much and where it would be safe again', () => {
    // equity 0.5, requirement 1; safe from 99.5 ÷ 0.99 up
    const band = bandOf(pool('0.5', [{ symbol: 'AAA', size: '1' }]), A)
    expect(band.kind === 'breached' && band.shortfall.toString()).toBe('0.5')
    const lower = band.kind === 'breached' ? band.safe?.lower : undefined
    expect(lower && roundToPlaces(lower, 4, 'half-even').toString()).toBe('100.5051')
  })

  it('at exactly zero buffer is lost where the venue says at or below, else at its own mark', () => {
    const positions = [{ symbol: 'AAA', size: '1' }]
    expect(bandOf(pool('1', positions), A).kind).toBe('breached')
    const lenient = { rules: { ...PLAIN, liquidatedAtZero: false } }
    expect(shown(bandOf(pool('1', positions, lenient), A))).toBe('100 … ')
  })
})

describe('tiers on the way', () => {
  const TIERED: MarketSketch = {
    symbol: 'AAA',
    mark: '100',
    tiers: [
      ['0', '0.01'],
      ['95', '0.02'],
      ['120', '0.10'],
    ],
  }

  it('leave a long in the tier its falling notional reaches', () => {
    // Above 95: 10 − (100 − p) = 2 % p − 0.95  →  p = 89.05 ÷ 0.98, below the edge: so in the first tier
    // 10 − (100 − p) = 1 % p  →  p = 90 ÷ 0.99
    const long = pool('10', [{ symbol: 'AAA', size: '1' }], { markets: [TIERED] })
    expect(shown(bandOf(long, A))).toBe('90.9091 … ')
  })

  it('bring a short nearer as its notional grows', () => {
    // From 120 up: 30 − (p − 100) = 10 % p − (0.95 + 120 × 8 %)  →  p = 140.55 ÷ 1.1
    const short = pool('30', [{ symbol: 'AAA', size: '-1' }], { markets: [TIERED] })
    expect(shown(bandOf(short, A))).toBe(' … 127.7727')
  })

  it('count a crossing that sits on an edge once: 4,991 long and short on 400', () => {
    // Equity stays 400. Both legs need 0.4 % × 50,000 = 200 at the edge: p = 50,000 ÷ 4,991, a repeating decimal
    const edge: MarketSketch = {
      symbol: 'AAA',
      mark: '10',
      tiers: [
        ['0', '0.004'],
        ['50000', '0.01'],
      ],
    }
    const hedged = pool(
      '400',
      [
        { symbol: 'AAA', size: '4991' },
        { symbol: 'AAA', size: '-4991' },
      ],
      { markets: [edge] },
    )
    const band = bandOf(hedged, A)
    expect(shown(band, 10)).toBe(' … 10.0180324584')
    const upper = band.kind === 'at' ? band.upper : undefined
    const move = inDigits(upper ?? price(0))
      .div(asNonZero(ratio(10), 'the mark'))
      .minus(ratio(1))
    expect(Math.abs(moved(hedged, new Map([[A, move]])).buffer.toNumber())).toBeLessThan(1e-20)
    // Seen from the lost side, 11, the same price is where safety comes back.
    const above = crossPool({
      cash: '400',
      markets: [{ ...edge, mark: '11' }],
      positions: [
        { symbol: 'AAA', size: '4991', entry: '10' },
        { symbol: 'AAA', size: '-4991', entry: '10' },
      ],
    })
    const lost = bandOf(above, A)
    const back = lost.kind === 'breached' ? lost.safe?.upper : undefined
    expect(back && roundToPlaces(back, 10, 'half-even').toString()).toBe('10.0180324584')
  })

  it('give a hedged market a price on both sides', () => {
    // Long 3, short 1, rate 10 %: below, 10 − 2 × (100 − p) = 0.4 p; above, gains 2 a step for 0.4
    const steep: MarketSketch = {
      symbol: 'AAA',
      mark: '100',
      tiers: [
        ['0', '0.01'],
        ['400', '0.90'],
      ],
    }
    const both = pool(
      '10',
      [
        { symbol: 'AAA', size: '3' },
        { symbol: 'AAA', size: '-2' },
      ],
      { markets: [steep] },
    )
    // Below: 10 + (p − 100) = 5 % p  →  p = 90 ÷ 0.95.
    // Above 200 the short is in the second tier, from 133.33 the long: each step gains 1 − 2.7 − 1.8.
    // 10 + (p − 100) = 2.7p − 356 + 1.8p − 356  →  p = 622 ÷ 3.5 is below 200; so only the long is there:
    // 10 + (p − 100) = 2.7p − 356 + 0.02p  →  p = 266 ÷ 1.72
    expect(shown(bandOf(both, A))).toBe('94.7368 … 154.6512')
  })

  it('of 100 % and a fee for closing liquidate a long that rises, by either path', () => {
    // Rate 100.05 % above 1,000: each step up costs 0.05 % of notional more than it gains.
    const full: MarketSketch = {
      symbol: 'AAA',
      mark: '100',
      tiers: graduated([
        { floor: usd(0), rate: ratio('0.01'), initialRate: ratio('0.02') },
        { floor: usd(1_000), rate: ratio(1), initialRate: ratio(1) },
      ]),
    }
    const rules = { ...PLAIN, closingFee: 'mark' as const }
    const long = crossPool({
      cash: '10',
      markets: [full],
      positions: [{ symbol: 'AAA', size: '1' }],
      rules,
    })
    // 10 + (p − 100) = 1.0005 p − 990  →  p = 900 ÷ 0.0005
    const general = boundsAlong(long, A, price(100))
    expect(general?.upper?.toString()).toBe('1800000')
    const band = bandOf(long, A)
    expect(band.kind === 'at' && band.upper?.toString()).toBe('1800000')
  })

  it('counted at entry are still required at a price of zero', () => {
    // Two rows of 1 at 100 with 201: 1 + 2 p − 2 = 0  →  p = 0.5
    const long = { symbol: 'AAA', size: '1' } as const
    const rules = { ...PLAIN, requirementBasis: 'entry' as const }
    expect(shown(bandOf(pool('201', [long, long], { rules }), A))).toBe('0.5 … ')
  })

  it('that jump with notional give the nearest crossing, and say so', () => {
    const jumping: MarketSketch = {
      symbol: 'AAA',
      mark: '100',
      tiers: wholeByNotional([
        { floor: usd(0), rate: ratio('0.01'), initialRate: ratio('0.02') },
        { floor: usd(105), rate: ratio('0.20'), initialRate: ratio('0.4') },
      ]),
    }
    // A long of 1 with 10: at 105 it has 15 and needs 21
    const long = pool('10', [{ symbol: 'AAA', size: '1' }], { markets: [jumping] })
    const band = bandOf(long, A)
    expect(shown(band)).toBe('90.9091 … 105')
    expect(band.kind === 'at' && band.nearestOnly).toBe(true)
  })
})

describe('around the price', () => {
  it('the nearer of two bounds is the distance, by its sign', () => {
    const nearer = distanceTo({ lower: price(90), upper: price(105) }, price(100))
    expect(nearer?.move.toString()).toBe('0.05')
    expect(distanceTo({ lower: price(96), upper: price(105) }, price(100))?.side).toBe('lower')
    expect(distanceTo({}, price(100))).toBe(undefined)
  })

  it('equity, not buffer, is zero at the bankruptcy price', () => {
    // 10 − (100 − p) = 0
    expect(bankruptcyPriceOf(pool('10', [{ symbol: 'AAA', size: '1' }]), A)?.toString()).toBe('90')
    expect(bankruptcyPriceOf(pool('10', [{ symbol: 'AAA', size: '-1' }]), A)?.toString()).toBe(
      '110',
    )
    expect(bankruptcyPriceOf(pool('200', [{ symbol: 'AAA', size: '1' }]), A)).toBe(undefined)
    const hedged = [
      { symbol: 'AAA', size: '1' },
      { symbol: 'AAA', size: '-1' },
    ]
    expect(bankruptcyPriceOf(pool('10', hedged), A)).toBe(undefined)
  })
})
