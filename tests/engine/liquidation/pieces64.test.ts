// One underlying's part of the buffer in straight pieces of its move.
import { describe, expect, it } from 'vitest'
import {
  chordSlope,
  middleOf,
  pieceAt,
  piecesOf,
  piecesWithin,
  valueAt,
} from '../../../src/engine/liquidation/pieces64'
import { crossPool } from '../../laws/support/pools'

// 100 of notional: 1 % to 80, 2 % to 150, 4 % above. Slopes 99, 98, 96; edges at −20 % and +50 %.
const pool = (...sizes: readonly string[]) =>
  crossPool({
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
    positions: sizes.map((size) => ({ symbol: 'AAA', size })),
  }).lines

const near = (values: readonly number[]) => values.map((value) => Number(value.toPrecision(12)))

describe('pieces', () => {
  const pieces = piecesOf(pool('1'))

  it('lie between the tier edges, flatter as notional grows', () => {
    expect(near(pieces.knots)).toEqual([-0.2, 0.5])
    expect(near(pieces.slopes)).toEqual([99, 98, 96])
    // On their edges the lines meet: −20 % × 98 = 0.2 − 20 % × 99 … and 50 % × 98 = 1 + 50 % × 96
    expect(near(pieces.rests)).toEqual([0.2, 0, 1])
  })

  it('add to the buffer what holds at a move', () => {
    expect(pieceAt(pieces, -0.5)).toBe(0)
    expect(pieceAt(pieces, 0)).toBe(1)
    expect(valueAt(pieces, -0.5)).toBeCloseTo(0.2 - 49.5, 12)
    expect(valueAt(pieces, 1)).toBeCloseTo(97, 12)
  })

  it('stop where the move cannot reach', () => {
    expect(near(piecesWithin(pieces, 0.3).slopes)).toEqual([99, 98])
    expect(near(piecesWithin(pieces, 0.3).knots)).toEqual([-0.2])
    expect(near(piecesWithin(pieces, 0.1).slopes)).toEqual([98])
    expect(near(piecesWithin(pieces, 0.1).rests)).toEqual([0])
  })

  it('on one side of the mark alone are cut to the piece at the mark', () => {
    // 300 of notional: the edges lie at −73.3 % and −50 %. 50 of it: at +60 % and +200 %.
    expect(near(piecesWithin(piecesOf(pool('3')), 0.1).slopes)).toEqual([288])
    expect(near(piecesWithin(piecesOf(pool('0.5')), 0.1).slopes)).toEqual([49.5])
    expect(piecesWithin(pieces, 9)).toBe(pieces)
  })

  it('of a long and a short alike bend twice as much at one knot', () => {
    expect(near(piecesOf(pool('1', '-1')).knots)).toEqual([-0.2, 0.5])
    expect(near(piecesOf(pool('1', '-1')).slopes)).toEqual([-2, -4, -8])
  })

  it('have chords that weigh slopes by width', () => {
    // From −60 % to +60 %: 0.4 at 99, 0.7 at 98, 0.1 at 96 → (39.6 + 68.6 + 9.6) ÷ 1.2
    const whole = { low: 0, high: 2, from: -0.6, to: 0.6 }
    expect(chordSlope(pieces, whole)).toBeCloseTo(117.8 / 1.2, 12)
    expect(chordSlope(pieces, { ...whole, to: Number.POSITIVE_INFINITY })).toBe(96)
  })

  it('have a middle that lies inside them', () => {
    expect(near([0, 1, 2].map((piece) => middleOf(pieces, piece)))).toEqual([-0.6, 0.15, 1])
  })
})
