// Assumed moves hang together as typed, at the cost of a list and not of a matrix.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { covarianceOf, type Covariance } from '../../../src/engine/liquidation/covariance'
import { ratio, type Ratio } from '../../../src/engine/units/amount'
import { assume } from '../../laws/support/pools'

function covariance(names: readonly string[], of: Parameters<typeof assume>[0]): Covariance {
  const covaried = covarianceOf(names, assume(of))
  if (!covaried.ok) throw new Error(covaried.refusal.why)
  return covaried.covariance
}

const refusal = (names: readonly string[], of: Parameters<typeof assume>[0]) => {
  const covaried = covarianceOf(names, assume(of))
  return covaried.ok ? undefined : covaried.refusal
}

const texts = (values: readonly Ratio[]) => values.map(String)

describe('covariance times a vector', () => {
  it('uses σ and ρ of each pair', () => {
    // σ 0.1 and 0.2, ρ 0.5: Σ = [[0.01, 0.01], [0.01, 0.04]]
    const two = covariance(['A', 'B'], {
      volatility: { A: '0.1', B: '0.2' },
      correlations: [['A', 'B', '0.5']],
    })
    expect(texts(two.times([ratio(1), ratio(0)]))).toEqual(['0.01', '0.01'])
    expect(texts(two.times([ratio(3), ratio(2)]))).toEqual(['0.05', '0.11'])
  })

  it('falls back on the common correlation and the common volatility', () => {
    // σ 0.1 each, ρ 0.3 for the pairs not listed, 0.8 for B and A in either order
    const three = covariance(['A', 'B', 'C'], {
      volatilityElsewhere: '0.1',
      elsewhere: '0.3',
      correlations: [['B', 'A', '0.8']],
    })
    expect(texts(three.times([ratio(100), ratio(0), ratio(0)]))).toEqual(['1', '0.8', '0.3'])
  })

  it('is exact: every digit typed is kept', () => {
    const one = covariance(['A'], { volatility: { A: '0.0123456789012345' } })
    expect(texts(one.times([ratio(1)]))).toEqual(['0.00015241578753238669120562399025'])
  })
})

describe('the pull of a vector', () => {
  // σ 0.1 and 0.2, ρ 0.5: Σ = [[0.01, 0.01], [0.01, 0.04]]; (3, 2) → (0.05, 0.11), 3 × 0.05 + 2 × 0.11
  const two = {
    volatility: { A: '0.1', B: '0.2' },
    correlations: [['A', 'B', '0.5']],
  } as const

  it('is the product, its variance first and each place when asked', () => {
    const { at, variance } = covariance(['A', 'B'], two).pull([ratio(3), ratio(2)])
    expect(texts([at(0), at(1), variance])).toEqual(['0.05', '0.11', '0.37'])
  })

  it('forgets what it knew of a slope when volatility changes', () => {
    const slopes = [ratio(3), ratio(2)]
    covariance(['A', 'B'], two).pull(slopes)
    // σ 0.2 each, ρ 0.5: 0.04 × (9 + 4 + 2 × 0.5 × 6)
    const other = { ...two, volatility: { A: '0.2', B: '0.2' } }
    expect(covariance(['A', 'B'], other).pull(slopes).variance.toString()).toBe('0.76')
  })

  it('is known in float64 within the room it states, and nothing cancels in its gross', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -999, max: 999 }), fc.integer({ min: 0, max: 99 })), {
          minLength: 2,
          maxLength: 6,
        }),
        fc.integer({ min: -1, max: 9 }),
        (entries, rho) => {
          const names = entries.map((_, at) => `M${at}`)
          const slopes = entries.map(([slope]) => ratio(slope))
          const covaried = covarianceOf(
            names,
            assume({
              volatility: Object.fromEntries(entries.map(([, σ], at) => [`M${at}`, `0.${σ}`])),
              elsewhere: '0.4',
              correlations: [['M0', 'M1', `${rho / 10}`]],
            }),
          )
          fc.pre(covaried.ok)
          if (!covaried.ok) return
          const pull = covaried.covariance.pull(slopes)
          const product = covaried.covariance.times(slopes)
          for (const [at, exact] of product.entries()) {
            expect(pull.at(at).minus(exact).abs().toNumber()).toBeLessThan(1e-30)
            const off = Math.abs((pull.near[at] ?? Number.NaN) - exact.toNumber())
            expect(off).toBeLessThanOrEqual(pull.room[at] ?? 0)
          }
          const variance = product.reduce(
            (total, value, at) => total.plus(value.times(slopes[at] ?? ratio(0))),
            ratio(0),
          )
          expect(pull.variance.minus(variance).abs().toNumber()).toBeLessThan(1e-30)
          const gross = slopes.reduce(
            (total, slope, at) =>
              total.plus(slope.abs().times(covaried.covariance.deviations[at] ?? ratio(0))),
            ratio(0),
          )
          expect(pull.gross.gte(gross.times(gross))).toBe(true)
        },
      ),
    )
  })
})

describe('assumptions that are no covariance', () => {
  it('name a volatility below zero and a correlation out of range', () => {
    expect(refusal(['A'], { volatility: { A: '-0.1' } })).toEqual({
      why: 'volatility below zero',
      underlying: 'A',
    })
    expect(refusal(['A', 'B'], { correlations: [['A', 'B', '1.01']] })?.why).toBe(
      'correlation outside −1 to 1',
    )
    expect(refusal(['A', 'B'], { elsewhere: '-1.5' })?.why).toBe('correlation outside −1 to 1')
    expect(refusal(['A', 'B'], { correlations: [['A', 'A', '0.5']] })?.why).toBe(
      'correlation outside −1 to 1',
    )
  })

  it('name a pair that is given two values; one value given twice is one', () => {
    const twice = (second: string) =>
      refusal(['A', 'B'], {
        correlations: [
          ['A', 'B', '0.5'],
          ['B', 'A', second],
        ],
      })
    expect(twice('0.6')?.why).toBe('correlation given twice')
    expect(twice('0.50')).toBe(undefined)
  })

  it('name the pair that fits least, and what it may be', () => {
    // BTC moves with ETH and with SOL by 0.95: ETH and SOL are then at least 0.95² − (1 − 0.95²) = 0.805
    const found = refusal(['BTC', 'ETH', 'SOL'], {
      correlations: [
        ['BTC', 'ETH', '0.95'],
        ['BTC', 'SOL', '0.95'],
        ['ETH', 'SOL', '-0.5'],
      ],
    })
    if (found?.why !== 'correlations cannot all hold') throw new Error('they cannot all hold')
    expect(found.pair).toEqual(['ETH', 'SOL'])
    expect(found.rho.toString()).toBe('-0.5')
    expect(found.allowed?.from.toNumber()).toBeCloseTo(0.805, 12)
    expect(found.allowed?.to.toNumber()).toBeCloseTo(1, 12)
  })

  it('find what no triple shows: four that all oppose each other by 0.4', () => {
    // Equal weights: 4 − 12 × 0.4 is below zero. For three: 3 − 6 × 0.4 is not.
    expect(refusal(['A', 'B', 'C', 'D'], { elsewhere: '-0.4' })?.why).toBe(
      'correlations cannot all hold',
    )
    expect(refusal(['A', 'B', 'C'], { elsewhere: '-0.4' })).toBe(undefined)
  })

  it('count unlisted underlyings as a group: one asset against many that move together', () => {
    // X opposes A by 0.5 and all others by 0.9; the nine others move together by 0.9
    const many = ['X', 'A', ...Array.from({ length: 9 }, (_, at) => `M${at}`)]
    const opposed = many.slice(2).map((name) => ['X', name, '-0.9'] as const)
    expect(
      refusal(many, { elsewhere: '0.9', correlations: [['X', 'A', '-0.5'], ...opposed] })?.why,
    ).toBe('correlations cannot all hold')
    expect(refusal(many, { elsewhere: '0.9', correlations: [['X', 'A', '0.9']] })).toBe(undefined)
  })

  it('allow correlations that are exactly 1 or −1 and agree', () => {
    expect(
      refusal(['A', 'B', 'C'], {
        correlations: [
          ['A', 'B', '1'],
          ['A', 'C', '-1'],
          ['B', 'C', '-1'],
        ],
      }),
    ).toBe(undefined)
  })

  it('do not matter when they are about others', () => {
    expect(refusal(['A', 'B'], { correlations: [['A', 'Z', '7']] })).toBe(undefined)
    expect(refusal(['A'], { elsewhere: '7' })).toBe(undefined)
  })
})
