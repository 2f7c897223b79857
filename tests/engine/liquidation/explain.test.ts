// Why a liquidation or a bankruptcy price is where it is.
import { describe, expect, it } from 'vitest'
import { explainBankruptcy, explainLiquidation } from '../../../src/engine/liquidation/explain'
import { jointLimit } from '../../../src/engine/liquidation/joint'
import { bankruptcyPriceOf } from '../../../src/engine/liquidation/price'
import { appraise, type Appraisal, type LegLine } from '../../../src/engine/margin/stand'
import { bankruptcyPrice } from '../../../src/engine/model/shown'
import { price, ratio, usd } from '../../../src/engine/units/amount'
import { wholeByNotional } from '../../../src/engine/venues/tiers'
import { idOf, type PoolSketch } from '../../laws/support/pools'
import { answer, digits, poolOf } from '../../fixtures/explained'

/** 1 % to 1,000, 2 % above: deduction 10. */
const TIERED = [
  ['0', '0.01'],
  ['1000', '0.02'],
] as const

function lineAt(pool: Appraisal, at = 0): LegLine {
  const line = pool.lines[at]
  if (line === undefined) throw new Error(`line ${at}`)
  return line
}

const NOTES = { words: 'none' }

describe('a liquidation price', () => {
  it('puts in the rest of the pool and the position’s own slope', () => {
    // 98 buffer − 200 + 2 = −100; p = 100 ÷ (2 × 0.99)
    const pool = poolOf({})
    const found = explainLiquidation(pool, lineAt(pool), NOTES)
    expect(digits(found.substituted)).toBe('−(-100 + 0) ÷ (2 − 0.01 × 2)')
    expect(answer(found).slice(0, 7)).toBe('50.5050')
  })

  it('takes the tier that holds the position there, and says which holds it now', () => {
    // 20 at 100 is 2,000, in the second tier; at 48.4 it is 969, in the first.
    const pool = poolOf({
      cash: '1041',
      markets: [{ symbol: 'BTC', mark: '100', tiers: TIERED }],
      positions: [{ symbol: 'BTC', size: '20' }],
    })
    const found = explainLiquidation(pool, lineAt(pool), NOTES)
    expect(found.lines.map(({ label }) => label)).toContain(
      'Maintenance rate there: tier 1, tier 2 now',
    )
    expect(digits(found.substituted)).toBe('−(-959 + 0) ÷ (20 − 0.01 × 20)')
    // 959 ÷ 19.8
    expect(answer(found).slice(0, 7)).toBe('48.4343')
  })

  const CHECKED: readonly (readonly ['lower' | 'upper', Partial<PoolSketch>])[] = [
    ['lower', {}],
    [
      'upper',
      {
        cash: '40',
        markets: [{ symbol: 'BTC', mark: '100', tiers: TIERED }],
        positions: [
          { symbol: 'BTC', size: '10' },
          { symbol: 'BTC', size: '-9.9' },
        ],
      },
    ],
  ]
  it.each(CHECKED)('checks itself: the buffer at the %s price is zero', (side, sketch) => {
    const pool = poolOf(sketch)
    const found = explainLiquidation(pool, lineAt(pool), NOTES)
    const check = found.lines.find(({ label }) => label === `Buffer at the ${side} price`)
    expect(check?.result?.amount.abs().toNumber()).toBeLessThan(1e-20)
    // Independently of the line: the whole form evaluated there.
    const at = price(answer(found))
    expect(
      appraise(pool.form, () => at)
        .buffer.abs()
        .lt(usd('1e-20')),
    ).toBe(true)
  })

  it('prints no rest of the division as a buffer, however large the pool', () => {
    // A third of 10³⁰ short: what 40 digits leave of the division is money, and nothing of such a pool.
    const pool = poolOf({
      cash: '1000000000000000000000000000001',
      markets: [{ symbol: 'BTC', mark: '7', tiers: '0.01' }],
      positions: [{ symbol: 'BTC', size: '-333333333333333333333333333' }],
    })
    const found = explainLiquidation(pool, lineAt(pool), NOTES)
    const check = found.lines.find(({ label }) => label === 'Buffer at the upper price')
    expect(check?.result?.amount.isZero()).toBe(true)
  })

  it('of a table that jumps claims no formula, only the nearest crossing', () => {
    const table = wholeByNotional([
      { floor: usd(0), rate: ratio('0.01'), initialRate: ratio('0.02') },
      { floor: usd(1_000), rate: ratio('0.1'), initialRate: ratio('0.2') },
    ])
    const pool = poolOf({
      cash: '60',
      markets: [{ symbol: 'BTC', mark: '100', tiers: table }],
      positions: [{ symbol: 'BTC', size: '-9' }],
    })
    const found = explainLiquidation(pool, lineAt(pool), NOTES)
    expect(found.formula).toContain('jumps')
    expect(found.assumes.join()).toContain('nearest crossing')
    expect(digits(found.substituted)).toContain('is used up at')
  })

  it('that is none answers in words', () => {
    const pool = poolOf({ cash: '500', positions: [{ symbol: 'BTC', size: '2' }] })
    const found = explainLiquidation(pool, lineAt(pool), { words: 'none: covered at any price' })
    expect(answer(found)).toBe('none: covered at any price')
    expect(digits(found.substituted)).toBe('none: covered at any price')
  })

  it('says when everything that hurts together kills sooner', () => {
    const pool = poolOf({
      markets: [
        { symbol: 'BTC', mark: '100', tiers: '0.01' },
        { symbol: 'ETH', mark: '10', tiers: '0.01' },
      ],
      positions: [
        { symbol: 'BTC', size: '2' },
        { symbol: 'ETH', size: '20' },
      ],
    })
    const joint = jointLimit(pool).limit
    const found = explainLiquidation(pool, lineAt(pool), { words: '', joint })
    expect(found.assumes).toContain(
      'If BTC, ETH fall together the pool dies sooner: see its joint limit.',
    )
  })
})

describe('a pool already in danger', () => {
  it('says what it is short of, and that a long is safe again above', () => {
    // Equity 100 − 2 × 60 = −20, requirement 0.80
    const pool = poolOf({
      markets: [{ symbol: 'BTC', mark: '40', tiers: '0.01' }],
      positions: [{ symbol: 'BTC', size: '2', entry: '100' }],
    })
    const found = explainLiquidation(pool, lineAt(pool), { words: 'already liquidatable' })
    const said = found.lines.map(({ label, result }) => [
      label,
      result?.amount.toString().slice(0, 7),
    ])
    expect(said).toContainEqual(['Short of maintenance by', '20.8'])
    expect(said).toContainEqual(['Safe again above', '50.5050'])
  })
})

describe('a bankruptcy price', () => {
  it('is where equity is zero', () => {
    // 100 − 100 ÷ 2
    const pool = poolOf({})
    const at = bankruptcyPriceOf(pool, idOf('BTC'))
    const found = explainBankruptcy(pool, lineAt(pool), at)
    expect(digits(found.substituted)).toBe('100 − 100 ÷ 2')
    expect(answer(found)).toBe('50')
  })

  it('of several legs divides by their net size', () => {
    // 100 − 100 ÷ (3 − 1)
    const pool = poolOf({
      positions: [
        { symbol: 'BTC', size: '3' },
        { symbol: 'BTC', size: '-1' },
      ],
    })
    const at = bankruptcyPriceOf(pool, idOf('BTC'))
    for (const leg of [0, 1]) {
      const found = explainBankruptcy(pool, lineAt(pool, leg), at)
      expect(digits(found.substituted)).toBe('100 − 100 ÷ 2')
      expect(answer(found)).toBe('50')
    }
  })

  it('rounds towards the mark from either side', () => {
    expect(bankruptcyPrice(price(50), price(100)).rounding).toBe('up')
    expect(bankruptcyPrice(price(150), price(100)).rounding).toBe('down')
  })
})
