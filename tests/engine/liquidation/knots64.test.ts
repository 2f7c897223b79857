// Where a leg changes its tier, and when float64 must not say so.
import { describe, expect, it } from 'vitest'
import { knotsOf, tierAt64 } from '../../../src/engine/liquidation/knots64'
import type { LegLine } from '../../../src/engine/margin/stand'
import { crossPool } from '../../laws/support/pools'

// Tiers from 0, 80 and 150; a notional of 100 lies in the second: edges at −20 % and +50 %.
function line(size: string): LegLine {
  const [found] = crossPool({
    cash: '0',
    markets: [
      {
        symbol: 'AAA',
        mark: '100',
        tiers: [
          ['0', '0.01'],
          ['80', '0.02'],
          ['150', '0.04'],
        ],
      },
    ],
    positions: [{ symbol: 'AAA', size }],
  }).lines
  if (found === undefined) throw new Error('one position, one line')
  return found
}

describe('tiers in float64', () => {
  it('change at the edges, which lie on both sides of the mark', () => {
    const { falls, rises } = knotsOf(line('-1'))
    expect(falls.map(({ at }) => at)).toEqual([expect.closeTo(-0.2, 12)])
    expect(rises.map(({ at }) => at)).toEqual([expect.closeTo(0.5, 12)])
    const tiers = [-1, -0.21, -0.19, 0, 0.49, 0.51, 9].map((move) => tierAt64(line('1'), move, 0))
    expect(tiers).toEqual([0, 0, 1, 1, 1, 2, 2])
  })

  it('are not told on an edge, nor where the move is not known well enough', () => {
    expect(tierAt64(line('1'), 0.5, 0)).toBe(undefined)
    expect(tierAt64(line('1'), 0.49, 0.02)).toBe(undefined)
    expect(tierAt64(line('1'), 0.01, 0.02)).toBe(undefined)
    expect(tierAt64(line('1'), 0.49, Number.POSITIVE_INFINITY)).toBe(undefined)
    expect(tierAt64(line('1'), 0.49, Number.NaN)).toBe(undefined)
  })
})
