// The curve: its marked places are the printed liquidation points and tier edges, its line bends only there,
// and what it reads is exact.
import { describe, expect, it } from 'vitest'
import { size } from '../../../src/engine/units/amount'
import { resize } from '../../../src/store/commands/resize'
import { hedgedMajors } from '../../../src/store/samples/hedged-majors'
import {
  curveOf,
  pathChoices,
  pathInView,
  readCurve,
  type Curve,
} from '../../../src/store/select/curve'
import { standingAt } from '../../../src/store/select/curve-track'
import { poolValues } from '../../../src/store/select/pool-values'
import { rowFigures } from '../../../src/store/select/rows'
import type { PoolFigures, Side } from '../../../src/store/select/sides'
import { genericId, scenarioFrom } from '../../fixtures/book'
import { riskOf, text } from '../../fixtures/risk'

const poolOf = (side: Side, id = 'a/cross'): PoolFigures => {
  const pool = side.poolsById.get(id)
  if (pool === undefined) throw new Error(`no pool ${id}`)
  return pool
}
const known = (found: ReturnType<typeof curveOf>): Curve => {
  if (found.kind === 'words') throw new Error(found.text)
  return found
}
const curveIn = (book: string, key?: string): Curve =>
  known(curveOf(poolOf(riskOf(scenarioFrom(book)).baseline()), undefined, key))
const edges = (line: Curve['now']) => line.edges.map(({ shown }) => text(shown))
const sample = () => riskOf(hedgedMajors())

/** Worst deviation from the straight line between the marked places, as a share of the largest value. */
function bendBetween(curve: Curve, fixed: readonly number[]): number {
  const { x } = curve
  const { buffer } = curve.now
  const scale = Math.max(...buffer.map(Math.abs))
  let worst = 0
  for (const [at, from] of fixed.entries()) {
    const to = fixed[at + 1]
    if (to === undefined) break
    for (let stop = from; stop <= to; stop += 1) {
      const share = (x[stop]! - x[from]!) / (x[to]! - x[from]!)
      const straight = buffer[from]! + share * (buffer[to]! - buffer[from]!)
      worst = Math.max(worst, Math.abs(straight - buffer[stop]!) / scale)
    }
  }
  return worst
}

describe('the sample', () => {
  it('opens on what the joint limit is about, and ends where the verdict says', () => {
    const pool = poolOf(sample().baseline(), 'a1/cross')
    const curve = known(curveOf(pool, undefined, undefined))
    expect([curve.moving, curve.still]).toEqual([['BTC', 'ETH'], ['SOL']])
    expect(edges(curve.now)).toEqual([text(poolValues(pool).joint)])
    expect(edges(curve.now)).toEqual(['−10.35 %'])
  })

  it('all together ends where all together does', () => {
    const pool = poolOf(sample().baseline(), 'a1/cross')
    expect(edges(known(curveOf(pool, undefined, 'all')).now)).toEqual([
      text(poolValues(pool).common),
    ])
  })

  it('one market alone ends at its row’s liquidation price', () => {
    const risk = sample()
    const pool = poolOf(risk.baseline(), 'a1/cross')
    for (const [symbol, id] of [
      ['BTC', 'p1'],
      ['ETH', 'p2'],
      ['SOL', 'p3'],
    ] as const) {
      const curve = known(curveOf(pool, undefined, genericId(symbol)))
      expect(edges(curve.now)).toEqual([text(rowFigures(risk.baseline(), id)!.liquidation.price)])
    }
  })

  it('the draft has the baseline beside it, each with its own end', () => {
    const risk = sample()
    risk.run(resize('p2', size(24)))
    const curve = known(
      curveOf(poolOf(risk.draft(), 'a1/cross'), poolOf(risk.baseline(), 'a1/cross'), undefined),
    )
    expect(edges(curve.now)).toEqual(['−8.80 %'])
    expect(edges(curve.before!)).toEqual(['−10.35 %'])
    const now = readCurve(curve, curve.now.present!)!
    expect([now.what, text(now.bufferBefore!), text(now.buffer)]).toEqual([
      'now',
      '$13,700',
      '$13,301',
    ])
  })

  it('offers what hurts, all together, and each market, the largest first', () => {
    const { state } = poolOf(sample().baseline(), 'a1/cross')
    if (state.kind !== 'known') throw new Error(state.kind)
    expect(pathChoices(state).map((choice) => choice.text)).toEqual([
      'What a fall hurts',
      'All markets',
      'BTC alone',
      'ETH alone',
      'SOL alone',
    ])
    expect(pathInView(state, 'generic:GONE')).toBe('fall')
    expect(pathInView(state, 'all')).toBe('all')
  })
})

describe('reading a place', () => {
  // 1,000 + 10 × (p − 100) − 1 % × 10 p: zero at p = 0
  const LONG = 'account A cross 901\nBTC long 10 @ 100 mark 100 mmr 1%'

  it('gives the buffer there to the cent, and nothing at the liquidation price', () => {
    // 901 − 1,000 + 9.9 p = 0  →  p = 99 ÷ 9.9 = 10
    const curve = curveIn(LONG)
    const at = (stop: number) => {
      const one = readCurve(curve, stop)!
      return [text(one.price!), text(one.move), one.what, text(one.buffer), text(one.equity)]
    }
    expect(at(curve.now.present!)).toEqual(['100', '0.00 %', 'now', '$891.00', '$901.00'])
    expect(at(curve.now.edges[0]!.stop)).toEqual([
      '10',
      '−90.00 %',
      'liquidation',
      '$0.00',
      '$1.00',
    ])
    // 901 + 10 × (50 − 100) = 401, less 1 % of 500
    const half = curve.places.findIndex((place) => place.toNumber() === 50)
    expect(at(half)).toEqual(['50', '−50.00 %', 'safe', '$396.00', '$401.00'])
  })

  it('a place beyond the end is liquidated and its buffer is below zero', () => {
    const one = readCurve(curveIn(LONG), 0)!
    expect([text(one.price!), one.what, text(one.buffer)]).toEqual(['0', 'liquidated', '−$99.00'])
  })

  it('the drawn points are the printed ones', () => {
    const curve = known(curveOf(poolOf(sample().baseline(), 'a1/cross'), undefined, undefined))
    for (const [stop, place] of curve.places.entries()) {
      const exact = standingAt(curve.now.track, place)
      expect(Math.abs(curve.now.buffer[stop]! - exact.buffer.toNumber())).toBeLessThan(1e-8)
      expect(Math.abs(curve.now.equity[stop]! - exact.equity.toNumber())).toBeLessThan(1e-8)
    }
  })
})

describe('a tier edge', () => {
  // The table asks 5 % to 3,000,000 and 10 % above. 1,000,000 short meets the edge at 3.
  const SHORT = 'account A on hyperliquid cross 500_000\nTON short 1_000_000 @ 2.8 mark 2.8'

  it('is a place of its own, and the line bends nowhere else', () => {
    const curve = curveIn(SHORT)
    expect(curve.knots.map((stop) => curve.places[stop]!.toString())).toEqual(['3'])
    const one = readCurve(curve, curve.knots[0]!)!
    // 500,000 − 200,000 less 5 % of 3,000,000
    expect([one.what, text(one.buffer)]).toEqual(['tier edge, safe', '$150,000'])
    expect(bendBetween(curve, [0, curve.knots[0]!, curve.x.length - 1])).toBeLessThan(1e-12)
    expect(bendBetween(curve, [0, curve.x.length - 1])).toBeGreaterThan(1e-3)
  })

  it('and what lies behind it counts: 3 + 150,000 ÷ 1,100,000 = 3.1363…', () => {
    expect(edges(curveIn(SHORT).now)).toEqual(['3.13'])
  })
})

describe('the liquidated region', () => {
  it('reaches a pool however well it is hedged: maintenance grows with the price', () => {
    const curve = curveIn(`account A cross 30
      BTC long 10 @ 100 mark 100 mmr 1%
      BTC short 10 @ 100 mark 100 mmr 1%`)
    // 30 − 0.2 p = 0  →  p = 150
    expect(edges(curve.now)).toEqual(['150'])
    expect(curve.liquidated).toEqual([{ from: 150, to: curve.x.at(-1) }])
  })

  it('is everything where even the best price leaves nothing: −1,000 + 100', () => {
    const curve = curveIn('account A cross -1_000\nBTC short 1 @ 100 mark 100 mmr 1%')
    expect(curve.liquidated).toEqual([{ from: curve.x[0], to: curve.x.at(-1) }])
    expect(readCurve(curve, curve.now.present!)!.what).toBe('now, liquidated')
  })

  it('of a pool already gone ends where safety comes back', () => {
    // 5 + (p − 100) − 1 % p = 0  →  p = 95 ÷ 0.99 = 95.9595…: at 90 it is gone, at 96 it is safe
    const curve = curveIn('account A cross 5\nBTC long 1 @ 100 mark 90 mmr 1%')
    expect(edges(curve.now)).toEqual(['95.96'])
    expect(curve.liquidated).toEqual([{ from: curve.x[0], to: curve.x[curve.now.edges[0]!.stop] }])
    expect(curve.liquidated[0]!.to).toBeCloseTo(95.96, 2)
  })

  it('is nowhere for a pool that any price leaves safe', () => {
    const curve = curveIn('account A cross 500\nBTC long 1 @ 100 mark 100 mmr 1%')
    expect([curve.now.edges, curve.liquidated]).toEqual([[], []])
  })
})

it('a venue that books in whole millionths still reads nothing at its liquidation price', () => {
  const curve = curveIn(
    'account A on dydx cross 1_000.333333\nBTC long 0.0317 @ 60_000 mark 60_000',
  )
  const { stop } = curve.now.edges[0]!
  expect(text(readCurve(curve, stop)!.buffer)).toBe('$0.00')
})

describe('what has no curve', () => {
  it('a mark that nobody gave is named', () => {
    const side = riskOf(scenarioFrom('account A cross 5\nBTC long 1 @ 100 mmr 1%')).baseline()
    expect(curveOf(poolOf(side), undefined, undefined)).toEqual({
      kind: 'words',
      text: 'unknown: no mark for BTC',
    })
  })

  it('a baseline that is not known is said beside the draft’s curve', () => {
    const unknown = riskOf(scenarioFrom('account A cross 5\nBTC long 1 @ 100 mmr 1%')).baseline()
    const side = riskOf(
      scenarioFrom('account A cross 50\nBTC long 1 @ 100 mark 100 mmr 1%'),
    ).baseline()
    const curve = known(curveOf(poolOf(side), poolOf(unknown), undefined))
    expect(curve.before).toBeUndefined()
    expect(curve.leftOut).toEqual(['Baseline unknown: no mark for BTC.'])
  })

  it('a market that only the draft holds leaves the baseline level', () => {
    const only = 'account A cross 100\nBTC long 1 @ 100 mark 100 mmr 1%'
    const without = riskOf(scenarioFrom(only)).baseline()
    const both = riskOf(scenarioFrom(`${only}\nETH long 10 @ 10 mark 10 mmr 1%`)).baseline()
    const curve = known(curveOf(poolOf(both), poolOf(without), genericId('ETH')))
    expect(new Set(curve.before!.buffer)).toEqual(new Set([99]))
    expect(curve.before!.edges).toEqual([])
  })
})

it('a liquidation price too far to draw is said in words', () => {
  // 1,000 − (p − 100) − 1 % p = 0  →  p = 1,100 ÷ 1.01 = 1,089.1…: almost elevenfold
  const curve = curveIn('account A cross 1_000\nBTC short 1 @ 100 mark 100 mmr 1%')
  expect(curve.now.edges).toEqual([])
  expect(curve.beyond.map(text)).toEqual(['1,089.10'])
})
