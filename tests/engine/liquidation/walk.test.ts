// From face to face, exactly, to the nearest death; and what a walk from the marks alone would miss.
import { describe, expect, it } from 'vitest'
import { covarianceOf } from '../../../src/engine/liquidation/covariance'
import { faceAtMarks } from '../../../src/engine/liquidation/face'
import { nearestOn } from '../../../src/engine/liquidation/plane'
import { nearestOf } from '../../../src/engine/liquidation/walk'
import { assume, crossPool, type MarketSketch } from '../../laws/support/pools'

const tiers = [
  ['0', '0.01'],
  ['110', '0.50'],
] as const

/** A pool of one position per market, its clusters, and σ 10 % for all. */
function pool(cash: string, markets: readonly MarketSketch[], sizes: readonly string[]) {
  const appraisal = crossPool({
    cash,
    markets,
    positions: sizes.map((size, at) => ({
      symbol: markets[at % markets.length]?.symbol ?? '',
      size,
    })),
  })
  const clusters = markets.map(({ symbol }) => ({
    underlying: symbol,
    lines: appraisal.lines.filter(({ leg }) => leg.terms?.symbol === symbol),
  }))
  const covaried = covarianceOf(
    markets.map(({ symbol }) => symbol),
    assume({ volatilityElsewhere: '0.1' }),
  )
  if (!covaried.ok) throw new Error(covaried.refusal.why)
  return { appraisal, clusters, covariance: covaried.covariance }
}

const AAA: MarketSketch = { symbol: 'AAA', mark: '100', tiers }

describe('the walk', () => {
  it('ends in the tier where the pool dies', () => {
    // Short 1 with 31. Above 110 half of notional is asked, less 53.9 so that the tiers join:
    // 31 − 100x = 50 % × (100 + 100x) − 53.9  →  x = 34.9 ÷ 150
    const { appraisal, clusters, covariance } = pool('31', [AAA], ['-1'])
    const nearest = nearestOf(appraisal, clusters, covariance)
    const move = nearest.kind === 'at' ? nearest.found.death.moveAt(0) : undefined
    expect(move?.toNumber()).toBeCloseTo(34.9 / 150, 12)
    expect(nearest.kind === 'at' && nearest.proven).toBe(true)
  })

  it('looks beyond the face at the marks: long and short alike die on a rise only', () => {
    // Equity 10 whatever happens; both legs ask 1 % × 100. At the marks a rise costs 2 per 100 % of a buffer
    // of 8: 400 %. Above 110 both ask half: 10 = 2 × (50 + 50x − 53.9)  →  x = 17.8 %
    const { appraisal, clusters, covariance } = pool('10', [AAA], ['1', '-1'])
    const atMarks = nearestOn(faceAtMarks(appraisal, clusters), covariance)
    expect(atMarks.kind === 'at' && atMarks.death.sigmas.toString()).toBe('40')
    const nearest = nearestOf(appraisal, clusters, covariance)
    expect(nearest.kind === 'at' && nearest.found.death.sigmas.toString()).toBe('1.78')
  })

  it('finds a death that no slope at the marks points to', () => {
    // No rate up to 110, so nothing is lost at the marks; above it half of notional is asked from each leg.
    const free: MarketSketch = {
      ...AAA,
      tiers: [
        ['0', '0'],
        ['110', '0.50'],
      ],
    }
    const { appraisal, clusters, covariance } = pool('10', [free], ['1', '-1'])
    expect(nearestOn(faceAtMarks(appraisal, clusters), covariance).kind).toBe('unreachable')
    // 10 = 2 × 50 % × (100 + 100x − 110)  →  x = 20 %
    const nearest = nearestOf(appraisal, clusters, covariance)
    expect(nearest.kind === 'at' && nearest.found.death.sigmas.toString()).toBe('2')
  })

  it('proves that there is none where nothing moves', () => {
    const { appraisal, clusters } = pool('10', [AAA], ['1'])
    const still = covarianceOf(['AAA'], assume({ volatility: { AAA: '0' } }))
    if (!still.ok) throw new Error(still.refusal.why)
    expect(nearestOf(appraisal, clusters, still.covariance)).toEqual({ kind: 'none', proven: true })
  })
})
