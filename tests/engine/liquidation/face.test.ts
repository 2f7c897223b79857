// Near given moves the buffer is one plane.
import { describe, expect, it } from 'vitest'
import {
  faceAt,
  faceAtMarks,
  sameTiers,
  tiersAt,
  slopeIn,
  type Cluster,
} from '../../../src/engine/liquidation/face'
import { ratio } from '../../../src/engine/units/amount'
import { crossPool } from '../../laws/support/pools'

// Long 1 at 100: 1 % of notional, 2 % of what is above 120.
const pool = crossPool({
  cash: '50',
  markets: [
    {
      symbol: 'AAA',
      mark: '100',
      tiers: [
        ['0', '0.01'],
        ['120', '0.02'],
      ],
    },
  ],
  positions: [{ symbol: 'AAA', size: '1' }],
})
const clusters: readonly Cluster[] = [{ underlying: 'AAA', lines: pool.lines }]
const [line] = pool.lines
/** One move, with its float64 as near as that can be. */
const to = (move: string) => ({
  near: [Number(move)],
  room: [1e-15],
  moveAt: () => ratio(move),
})

describe('faces', () => {
  it('at the marks start at the buffer', () => {
    // 50 − 1; value 100 − 1 % × 100
    const face = faceAtMarks(pool, clusters)
    expect(face.rest.toString()).toBe('49')
    expect(face.slopes.map(String)).toEqual(['99'])
  })

  it('of a higher tier start higher and rise less, and meet the first on the edge', () => {
    // 50 − (2 % × 100 − 1.2) = 49.2; 100 − 2 % × 100 = 98; at +20 %: 49 + 19.8 = 49.2 + 19.6
    const face = faceAt(pool.buffer, clusters, [0.3])
    expect(face.rest.toString()).toBe('49.2')
    expect(face.slopes.map(String)).toEqual(['98'])
    expect(face.tiers).toEqual([[1]])
  })

  it('are one when every leg is in the same tier', () => {
    const marks = faceAtMarks(pool, clusters)
    expect(sameTiers(marks.tiers, tiersAt(clusters, to('-0.9')))).toBe(true)
    expect(sameTiers(marks.tiers, tiersAt(clusters, to('0.3')))).toBe(false)
  })

  it('are told apart on an edge by the exact notional', () => {
    // 100 grown by a fifth is the floor of 120 itself, which still belongs to the tier below.
    expect(tiersAt(clusters, to('0.2'))).toEqual(faceAt(pool.buffer, clusters, [0.2]).tiers)
    expect(tiersAt(clusters, to('0.19999999999999999999'))).toEqual([[0]])
    expect(tiersAt(clusters, to('0.20000000000000000001'))).toEqual([[1]])
  })

  it('take a leg’s slope by tier', () => {
    expect(line && slopeIn(line, 1).toString()).toBe('98')
    expect(() => line && slopeIn(line, 2)).toThrow('no tier 2')
  })
})
