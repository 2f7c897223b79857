// A pool made ready for common moves: who is hurt by what, and which tier edges lie within a reach.
import { describe, expect, it } from 'vitest'
import { knotsWithin, motionOf } from '../../../src/engine/liquidation/motion'
import { formOf } from '../../../src/engine/margin/form'
import { appraise, type Appraisal } from '../../../src/engine/margin/stand'
import { position } from '../../../src/engine/model/book'
import { marketIdOf, type Market } from '../../../src/engine/model/market'
import { price, ratio, size, usd } from '../../../src/engine/units/amount'
import { generic, genericMarket } from '../../../src/engine/venues/generic'
import { graduated } from '../../../src/engine/venues/tiers'

// From 1,000 up the rate is 2 % instead of 1 %.
const table = graduated([
  { floor: usd(0), rate: ratio('0.01'), initialRate: ratio('0.02') },
  { floor: usd(1_000), rate: ratio('0.02'), initialRate: ratio('0.04') },
])

const marketOf = (symbol: string): Market => ({
  ...genericMarket(symbol, { maintenanceRate: ratio('0.01') }),
  table,
})

function pool(rows: readonly (readonly [symbol: string, units: number])[]): Appraisal {
  const formed = formOf(
    {
      id: 'a/cross',
      account: 'a',
      kind: 'cross',
      collateral: usd(500),
      holdings: [],
      positions: rows.map(([symbol, units], at) =>
        position({
          id: `p${at}`,
          market: marketIdOf('generic', symbol),
          size: size(units),
          entry: price(100),
        }),
      ),
    },
    generic,
    (id) => marketOf(id.slice('generic:'.length)),
  )
  if (!formed.ok) throw new Error('the pool has a form')
  return appraise(formed.form, () => price(100))
}

describe('motion', () => {
  it('sets longs against a fall, shorts against a rise, and a hedge by its net', () => {
    const motion = motionOf(
      pool([
        ['L', 5],
        ['S', -5],
        ['H', 8],
        ['H', -3],
      ]),
    )
    expect(motion.falling).toEqual(['generic:L', 'generic:H'])
    expect(motion.rising).toEqual(['generic:S'])
    expect(motion.hurts).toEqual([1, -1, 1, 1])
  })

  it('finds the edge at 1,000 a fifth below 1,250 and a quarter above 800', () => {
    // 12.5 × 100 = 1,250: 1 − 1,000 ÷ 1,250 = 0.2. And 8 × 100 = 800: 1,000 ÷ 800 − 1 = 0.25.
    const motion = motionOf(
      pool([
        ['A', 12.5],
        ['B', 8],
      ]),
    )
    const down = knotsWithin(motion, { party: 'all', way: 'down', reach: ratio('0.2') })
    expect(down.map((knot) => knot.at.toString())).toEqual(['0.2'])
    expect(knotsWithin(motion, { party: 'all', way: 'down', reach: ratio('0.19') })).toEqual([])
    const up = knotsWithin(motion, { party: 'all', way: 'up', reach: undefined })
    expect(up.map((knot) => knot.at.toString())).toEqual(['0.25'])
  })

  it('leaves out the edges of who takes no part', () => {
    const motion = motionOf(
      pool([
        ['A', 12.5],
        ['B', -12.5],
      ]),
    )
    const of = { way: 'down', reach: ratio(1) } as const
    expect(knotsWithin(motion, { ...of, party: 'hurt by a fall' })).toHaveLength(1)
    expect(knotsWithin(motion, { ...of, party: 'hurt by a rise' })).toHaveLength(1)
    expect(knotsWithin(motion, { ...of, party: 'all' })).toHaveLength(2)
  })
})
