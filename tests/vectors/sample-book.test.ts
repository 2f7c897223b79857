// The sample book "Hedged majors", figure by figure as the page prints them.
// Expected texts are copied from section 9 of the product page (read 2026-10-03), whose figures came from an
// independent script and not from this engine. The page writes shares of risk to one place; the rest is
// to the last digit. Money from ten thousand up prints without cents, so those are asked of the amount.
import { describe, expect, it } from 'vitest'
import type { Assumed } from '../../src/engine/model/snapshot'
import type { Scenario } from '../../src/engine/model/scenario'
import { move, sigmas } from '../../src/engine/model/shown'
import { ratio, roundToPlaces, size, type Ratio } from '../../src/engine/units/amount'
import { resize } from '../../src/store/commands/resize'
import { switchMode } from '../../src/store/commands/terms'
import { hedgedMajors } from '../../src/store/samples/hedged-majors'
import { driftOfPosition } from '../../src/store/select/drift'
import { fundingOf } from '../../src/store/select/funding'
import type { PathChoice } from '../../src/store/select/funding-path'
import { nearestValue, poolValues } from '../../src/store/select/pool-values'
import { nearestOf, nearestWithoutOf } from '../../src/store/select/questions'
import { rowFigures } from '../../src/store/select/rows'
import type { PoolFigures, Side } from '../../src/store/select/sides'
import { verdictOf } from '../../src/store/select/verdict'
import { printed, riskOf, text } from '../fixtures/risk'

const CROSS = 'a1/cross'
const DOGE_POOL = 'a1/p4'
const POSITION = { BTC: 'p1', ETH: 'p2', SOL: 'p3', DOGE: 'p4' } as const
type Symbol = keyof typeof POSITION

function baseline(scenario: Scenario = hedgedMajors()): Side {
  return riskOf(scenario).baseline()
}

/** ETH typed from 18 to 24: six more at the mark of 3,200. */
function moreEther(): Side {
  const risk = riskOf(hedgedMajors())
  risk.run(resize(POSITION.ETH, size(24)))
  return risk.draft()
}

const SIDES = { baseline: baseline(), draft: moreEther() } as const
type Which = keyof typeof SIDES

function poolOf(side: Side, id: string = CROSS): PoolFigures {
  const pool = side.poolsById.get(id)
  if (pool === undefined) throw new Error(`no pool ${id}`)
  return pool
}

function knownOf(side: Side, id: string = CROSS) {
  const { state } = poolOf(side, id)
  if (state.kind !== 'known') throw new Error(`pool ${id} is ${state.kind}`)
  return state
}

function rowOf(side: Side, symbol: Symbol) {
  const row = rowFigures(side, POSITION[symbol])
  if (row === undefined) throw new Error(`no row ${symbol}`)
  return row
}

function deathOf(side: Side, id: string = CROSS) {
  const death = nearestOf(knownOf(side, id).appraisal, side.scenario.assumptions, side.lookup)
  if (death.kind !== 'at') throw new Error(`no nearest death: ${death.kind}`)
  return death
}

describe('what the sample says', () => {
  const ROWS = [
    ['BTC', '64,000', '$76,800', '+$3,000.00', '$960.00', '+0.0100 %/8 h'],
    ['ETH', '3,200', '$57,600', '−$3,960.00', '$1,152.00', '+0.0150 %/8 h'],
    ['SOL', '152', '$39,520', '−$1,040.00', '$988.00', '+0.0200 %/8 h'],
    ['DOGE', '0.118', '$7,080.00', '−$420.00', '$354.00', '+0.0300 %/8 h'],
  ] as const
  it.each(ROWS)('%s: mark, notional, price P&L, maintenance, rate', (symbol, ...texts) => {
    const row = rowOf(SIDES.baseline, symbol)
    expect([row.mark, row.notional, row.pricePnl, row.maintenance, row.rate].map(text)).toEqual(
      texts,
    )
  })
})

describe('the cross pool', () => {
  it('equity, maintenance and buffer to the cent', () => {
    const amounts = (which: Which) => {
      const { summary } = knownOf(SIDES[which])
      return [summary.equity, summary.maintenance, summary.buffer].map((each) => each.toString())
    }
    expect(amounts('baseline')).toEqual(['16800', '3100', '13700'])
    expect(amounts('draft')).toEqual(['16785.6', '3484', '13301.6'])
  })

  it('prints them towards danger', () => {
    const texts = (which: Which) => {
      const { equity, maintenance, buffer } = poolValues(poolOf(SIDES[which]))
      return [equity, maintenance, buffer].map(text)
    }
    expect(texts('baseline')).toEqual(['$16,800', '$3,100.00', '$13,700'])
    expect(texts('draft')).toEqual(['$16,786', '$3,484.00', '$13,301'])
  })

  const FIGURES = [
    ['maintenance ÷ equity', 'marginRatio', '18.46 %', '20.76 %'],
    ['buffer ÷ equity', 'bufferShare', '81.54 %', '79.24 %'],
    ['gross ÷ equity', 'leverage', '10.36×', '11.51×'],
    ['net ÷ equity', 'netLeverage', '5.65×', '6.80×'],
    ['all three by the same %, hedge helping', 'common', '−14.92 %', '−12.02 %'],
    ['joint limit, both longs together, SOL flat', 'joint', '−10.35 %', '−8.80 %'],
    ['funding per day', 'dragPerDay', '−$25.25', '−$33.89'],
  ] as const
  it.each(FIGURES)('%s', (_what, figure, before, after) => {
    const of = (which: Which) => text(poolValues(poolOf(SIDES[which]))[figure])
    expect([of('baseline'), of('draft')]).toEqual([before, after])
  })

  it('the joint limit is a fall of BTC and ETH', () => {
    expect(poolValues(poolOf(SIDES.baseline)).jointDirection).toBe('fall')
    expect(poolValues(poolOf(SIDES.draft)).jointDirection).toBe('fall')
  })
})

describe('liquidation prices alone', () => {
  const ROWS = [
    ['BTC', '52,438.82', '−18.06 %', '52,775.03', '−17.53 %'],
    ['ETH', '2,423.36', '−24.27 %', '2,634.46', '−17.67 %'],
    ['SOL', '203.40', '+33.82 %', '201.91', '+32.83 %'],
  ] as const
  it.each(ROWS)('%s', (symbol, ...texts) => {
    const of = (which: Which) => {
      const { price, distance } = rowOf(SIDES[which], symbol).liquidation
      return [text(price), distance === undefined ? 'no distance' : text(distance)]
    }
    expect([...of('baseline'), ...of('draft')]).toEqual(texts)
  })
})

describe('nearest death', () => {
  it('in standard deviations of one day', () => {
    const of = (which: Which) => text(nearestValue(poolOf(SIDES[which]), SIDES[which]))
    expect([of('baseline'), of('draft')]).toEqual(['4.54 σ', '3.58 σ'])
  })

  it('moves of BTC, ETH and SOL', () => {
    const of = (which: Which) =>
      ['BTC', 'ETH', 'SOL'].map((name) =>
        printed(move(deathOf(SIDES[which]).moves.get(name) ?? ratio(0))),
      )
    expect(of('baseline')).toEqual(['−11.84 %', '−16.25 %', '−11.00 %'])
    expect(of('draft')).toEqual(['−9.53 %', '−13.62 %', '−10.32 %'])
  })

  it('shares of risk, to the one place the page gives', () => {
    const of = (which: Which) =>
      deathOf(SIDES[which]).contributions.map(({ share }) =>
        roundToPlaces(share.times(ratio(100)), 1, 'half-even').toString(),
      )
    expect(of('baseline')).toEqual(['65.6', '67', '-32.6'])
    expect(of('draft')).toEqual(['54.4', '77.1', '-31.5'])
  })

  it('distance without each position', () => {
    const of = (which: Which) =>
      (['BTC', 'ETH', 'SOL'] as const).map((symbol) => {
        const side = SIDES[which]
        const { appraisal } = knownOf(side)
        const { assumptions } = side.scenario
        const death = nearestWithoutOf(appraisal, POSITION[symbol], assumptions, side.lookup)
        return death.kind === 'at' ? printed(sigmas(death.sigmas)) : death.kind
      })
    expect(of('baseline')).toEqual(['9.57 σ', '9.32 σ', '3.28 σ'])
    expect(of('draft')).toEqual(['7.15 σ', '9.31 σ', '2.73 σ'])
  })
})

describe('funding', () => {
  it('per day, position by position', () => {
    const of = (which: Which) =>
      (['BTC', 'ETH', 'SOL'] as const).map((symbol) => text(rowOf(SIDES[which], symbol).dragPerDay))
    expect(of('baseline')).toEqual(['−$23.04', '−$25.92', '+$23.71'])
    expect(of('draft')).toEqual(['−$23.04', '−$34.56', '+$23.71'])
  })

  const own = { rate: ratio('0.001'), everyHours: 8 }
  const PATHS: readonly (readonly [what: string, path: PathChoice, days: string])[] = [
    ['at today’s rates', { rates: 'today', flips: false, own }, '542 d'],
    ['all at 0.10 %/8 h, SOL still received', { rates: 'own', flips: false, own }, '48 d'],
    ['and SOL’s flipped as well', { rates: 'own', flips: true, own }, '26 d'],
  ]
  it.each(PATHS)('days to zero buffer %s', (_what, path, days) => {
    const side = SIDES.baseline
    expect(text(fundingOf(side, poolOf(side), { path, horizon: 30 }).total.days)).toBe(days)
  })

  it('over 30 days, and the price move that pays for it (section 8.5)', () => {
    const side = SIDES.baseline
    const path: PathChoice = { rates: 'today', flips: false, own }
    const { rows, total } = fundingOf(side, poolOf(side), { path, horizon: 30 })
    expect(
      rows.map((row) => [row.symbol, text(row.perDay), text(row.horizon), text(row.paysFor)]),
    ).toEqual([
      ['BTC', '−$23.04', '−$691.20', '+0.90 %'],
      ['ETH', '−$25.92', '−$777.60', '+1.35 %'],
      ['SOL', '+$23.71', '+$711.36', 'none: it receives'],
    ])
    expect([text(total.perDay), text(total.horizon)]).toEqual(['−$25.25', '−$757.44'])
  })

  it('DOGE pays apart from the cross pool: $6.38 a day (section 8.1)', () => {
    expect(text(poolValues(poolOf(SIDES.baseline, DOGE_POOL)).dragPerDay)).toBe('−$6.38')
  })

  it('BTC’s price drifts from 52,439 to 53,079 in 30 days (section 8.5, whole and towards the mark)', () => {
    const pool = poolOf(SIDES.baseline)
    const [btc] = pool.pool.positions
    if (btc === undefined || pool.state.kind !== 'known') throw new Error('no BTC')
    const drift = driftOfPosition(pool, btc, { drag: pool.state.drag, days: ratio(30) })
    if (drift === undefined) throw new Error('no drift of BTC')
    const values = [drift.now, drift.later]
    expect(values.map((value) => Math.ceil(Number(text(value).replaceAll(',', ''))))).toEqual([
      52_439, 53_079,
    ])
  })
})

describe('six more ETH', () => {
  it('cost 14.40 and average the entry to 3,365', () => {
    const row = rowOf(SIDES.draft, 'ETH')
    expect(row.position.entry.toString()).toBe('3365')
    expect(row.position.costsPaid.toString()).toBe('14.4')
    expect(text(row.costs)).toBe('−$14.40')
  })
})

describe('DOGE', () => {
  it('dies at 0.11053, −6.33 %', () => {
    const { price, distance } = rowOf(SIDES.baseline, 'DOGE').liquidation
    expect(text(price)).toBe('0.11053')
    expect(distance && text(distance)).toBe('−6.33 %')
    expect(text(poolValues(poolOf(SIDES.baseline, DOGE_POOL)).joint)).toBe('−6.33 %')
  })

  it('joining cross brings the joint limit to −10.16 % and the common move to −14.34 %', () => {
    const risk = riskOf(hedgedMajors())
    risk.run(switchMode(POSITION.DOGE, { mode: 'cross' }))
    const { joint, common } = poolValues(poolOf(risk.draft()))
    expect([joint, common].map(text)).toEqual(['−10.16 %', '−14.34 %'])
    expect(risk.draft().poolsById.has(DOGE_POOL)).toBe(false)
  })
})

describe('other worlds', () => {
  const typed = (digits: string): Assumed<Ratio> => ({ value: ratio(digits), from: 'typed' })
  const world = (rhos: { readonly btcEth: string; readonly sol: string }): Scenario => {
    const sample = hedgedMajors()
    return {
      ...sample,
      assumptions: {
        ...sample.assumptions,
        correlations: [
          { pair: ['BTC', 'ETH'], rho: typed(rhos.btcEth) },
          { pair: ['BTC', 'SOL'], rho: typed(rhos.sol) },
          { pair: ['ETH', 'SOL'], rho: typed(rhos.sol) },
        ],
      },
    }
  }

  it('all correlations 0.95: safer, 5.43 σ', () => {
    const side = baseline(world({ btcEth: '0.95', sol: '0.95' }))
    expect(text(nearestValue(poolOf(side), side))).toBe('5.43 σ')
  })

  it('SOL comes loose: 3.12 σ, at −7.98, −11.20 and +3.26 %', () => {
    const side = baseline(world({ btcEth: '0.90', sol: '0.30' }))
    expect(text(nearestValue(poolOf(side), side))).toBe('3.12 σ')
    const { moves } = deathOf(side)
    expect(['BTC', 'ETH', 'SOL'].map((name) => printed(move(moves.get(name) ?? ratio(0))))).toEqual(
      ['−7.98 %', '−11.20 %', '+3.26 %'],
    )
  })
})

describe('the verdict', () => {
  const say = (which: Which) => {
    const verdict = verdictOf(SIDES[which], 'all')
    if (verdict === undefined) throw new Error('no verdict')
    const flat = (parts: readonly (string | Parameters<typeof printed>[0])[]) =>
      parts.map((part) => (typeof part === 'string' ? part : printed(part))).join('')
    return [flat(verdict.sentence), ...verdict.sooner.map(({ says }) => flat(says))]
  }

  it('names the moves, their distance, who hurts and who protects, and the pool that dies sooner', () => {
    expect(say('baseline')).toEqual([
      'ETH −16.25 %, BTC −11.84 %, SOL −11.00 % liquidates Cross. That is 4.54 σ at one-day volatility. ETH contributes most; SOL protects.',
      'DOGE isolated dies sooner: −6.33 %.',
    ])
    expect(say('draft')[0]).toBe(
      'ETH −13.62 %, SOL −10.32 %, BTC −9.53 % liquidates Cross. That is 3.58 σ at one-day volatility. ETH contributes most; SOL protects.',
    )
  })

  it('is clear: buffer ÷ equity is above a quarter on both sides', () => {
    expect(verdictOf(SIDES.baseline, 'all')?.severity).toBe('clear')
    expect(verdictOf(SIDES.draft, 'all')?.severity).toBe('clear')
  })
})
