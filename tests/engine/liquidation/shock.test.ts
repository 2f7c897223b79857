// Shocks: who lives at prices that moved at once, and what is left there.
import { describe, expect, it } from 'vitest'
import { jointLimit } from '../../../src/engine/liquidation/joint'
import type { Ray } from '../../../src/engine/liquidation/ray'
import { shocked, type Shocked } from '../../../src/engine/liquidation/shock'
import type { Appraisal } from '../../../src/engine/margin/stand'
import { ratio, roundToPlaces, usd } from '../../../src/engine/units/amount'
import { wholeByNotional } from '../../../src/engine/venues/tiers'
import { HEDGED_MAJORS, MORE_ETHER } from '../../laws/support/hedged-majors'
import { crossPool, idOf, PLAIN, type PoolSketch } from '../../laws/support/pools'

function movesOf(moves: Readonly<Record<string, string>>): Ray {
  return new Map(Object.entries(moves).map(([symbol, by]) => [idOf(symbol), ratio(by)]))
}

const left = (found: Shocked) => found.standing.buffer.toString()
const at = (pool: Appraisal, moves: Readonly<Record<string, string>>) =>
  shocked(pool, movesOf(moves))
const LONGS = (by: string) => ({ BTC: by, ETH: by })
const ALL = (by: string) => ({ BTC: by, ETH: by, SOL: by })

describe('hedged majors, buffer 13,700', () => {
  const pool = crossPool(HEDGED_MAJORS)

  // A long loses value less its requirement: BTC 76,800 × 98.75 % = 75,840, ETH 57,600 × 98 % = 56,448 per
  // 100 %. The short gains value and requirement: SOL 39,520 × 102.5 % = 40,508.
  it.each([
    ['both longs −10 %, 13,700 − 7,584 − 5,644.80', LONGS('-0.1'), 'survives', '471.2'],
    ['both longs −20 %', LONGS('-0.2'), 'dies', '-12757.6'],
    ['all −10 %, the hedge pays 4,050.80', ALL('-0.1'), 'survives', '4522'],
    ['all −20 %', ALL('-0.2'), 'dies', '-4656'],
    ['BTC −10 %', { BTC: '-0.1' }, 'survives', '6116'],
    ['BTC −20 %', { BTC: '-0.2' }, 'dies', '-1468'],
    ['ETH −20 %', { ETH: '-0.2' }, 'survives', '2410.4'],
    ['ETH −30 %', { ETH: '-0.3' }, 'dies', '-3234.4'],
    ['SOL +30 %', { SOL: '0.3' }, 'survives', '1547.6'],
    ['nothing', {}, 'survives', '13700'],
    ['what the pool does not hold', { DOGE: '-0.3' }, 'survives', '13700'],
  ])('%s', (_, moves, kind, buffer) => {
    const found = at(pool, moves)
    expect(found.kind).toBe(kind)
    expect(left(found)).toBe(buffer)
  })

  it('dies at that share of the way at which the joint limit lies', () => {
    const { limit } = jointLimit(pool)
    if (limit.kind !== 'at') throw new Error(limit.kind)
    const found = at(pool, LONGS('-0.2'))
    if (found.kind !== 'dies') throw new Error(found.kind)
    expect(found.at.times(ratio('-0.2')).minus(limit.move).abs().lt(ratio('1e-30'))).toBe(true)
  })

  // 16,800 − 19,200 × 0.00075 − 3,100 − 384 = 13,301.60, less 10 % of 132,288 + 18,816
  it('has less left with six ETH more', () => {
    expect(left(at(crossPool(MORE_ETHER), LONGS('-0.08')))).toBe('1213.28')
    expect(at(crossPool(MORE_ETHER), LONGS('-0.1')).kind).toBe('dies')
  })
})

const LONG: PoolSketch = {
  cash: '10',
  markets: [{ symbol: 'AAA', mark: '100', tiers: '0' }],
  positions: [{ symbol: 'AAA', size: '1' }],
}

describe('at exactly zero', () => {
  const required = {
    ...LONG,
    cash: '10.9',
    markets: [{ symbol: 'AAA', mark: '100', tiers: '0.01' }],
  }

  it('a venue that liquidates at zero liquidates, another does not', () => {
    // 10.9 − 10 − 0.9 = 0
    expect(left(at(crossPool(required), { AAA: '-0.1' }))).toBe('0')
    expect(at(crossPool(required), { AAA: '-0.1' }).kind).toBe('dies')
    const later = { ...required, rules: { ...PLAIN, liquidatedAtZero: false } }
    expect(at(crossPool(later), { AAA: '-0.1' }).kind).toBe('survives')
    expect(at(crossPool(later), { AAA: '-0.10001' }).kind).toBe('dies')
  })
})

describe('a pool', () => {
  it('that is liquidatable at the marks is gone, even where the shock would help it', () => {
    const lost = crossPool({ ...LONG, cash: '-1' })
    expect(at(lost, { AAA: '0.5' }).kind).toBe('gone')
    expect(left(at(lost, { AAA: '0.5' }))).toBe('49')
  })

  it('that dies on the way is dead, though its table would let it live at the end', () => {
    // Above a notional of 95 a tenth is required of all of it, below nothing. Buffer 12 − 10 = 2 at 100;
    // 2 ÷ 0.9 = 2.22 lower it is gone; at 90 there would be 12 − 10 = 2 again.
    const table = wholeByNotional([
      { floor: usd(0), rate: ratio(0), initialRate: ratio('0.1') },
      { floor: usd(95), rate: ratio('0.1'), initialRate: ratio('0.2') },
    ])
    const pool = crossPool({
      ...LONG,
      cash: '12',
      markets: [{ symbol: 'AAA', mark: '100', tiers: table }],
    })
    const found = at(pool, { AAA: '-0.1' })
    if (found.kind !== 'dies') throw new Error(found.kind)
    expect(roundToPlaces(found.at, 4, 'half-even').toString()).toBe('0.2222')
    expect(left(found)).toBe('2')
  })

  it('stands in the tier of its shocked notional', () => {
    // A short of 1 at 100 rises to 130: 1 % to 100, 10 % of what is above. 50 − 30 − (1 + 3) = 16
    const pool = crossPool({
      cash: '50',
      markets: [
        {
          symbol: 'AAA',
          mark: '100',
          tiers: [
            ['0', '0.01'],
            ['100', '0.1'],
          ],
        },
      ],
      positions: [{ symbol: 'AAA', size: '-1' }],
    })
    expect(left(at(pool, { AAA: '0.3' }))).toBe('16')
  })

  it('loses with the coin that is its collateral', () => {
    // One AAA at a haircut of 10 % counts 90; at 50 it counts 45
    const pool = crossPool({
      ...LONG,
      positions: [],
      holdings: [{ symbol: 'AAA', size: '1', haircut: '0.1' }],
    })
    expect(left(at(pool, { AAA: '-0.5' }))).toBe('55')
  })

  it('cannot be asked about prices of zero and below', () => {
    expect(() => at(crossPool(LONG), { AAA: '-1' })).toThrow(/above zero/)
  })
})
