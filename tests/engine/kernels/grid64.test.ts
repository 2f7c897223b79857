// The buffer over a plane of two moves, beside the exact one in every cell.
import { expect, it } from 'vitest'
import { grid64 } from '../../../src/engine/kernels/grid64'
import { lower, pricesFor } from '../../../src/engine/kernels/lower'
import { appraise } from '../../../src/engine/margin/stand'
import { ONE, ratio } from '../../../src/engine/units/amount'
import { HEDGED_MAJORS } from '../../laws/support/hedged-majors'
import { crossPool, idOf } from '../../laws/support/pools'

const pool = crossPool(HEDGED_MAJORS)
const lowering = lower(pool.form)
const markOf = (market: string) => {
  const line = pool.lines.find(({ leg }) => leg.market === market)
  if (line === undefined) throw new Error(`no line of ${market}`)
  return line.mark
}

it('agrees with the exact buffer in every cell: BTC across, ETH up, SOL set and following', () => {
  if (!lowering.ok) throw new Error('the sample has a twin')
  const { lowered } = lowering
  const [btc, eth, sol] = ['BTC', 'ETH', 'SOL'].map((name) => lowered.markets.indexOf(idOf(name)))
  const only = (place: number | undefined, value = 1) => {
    const list = new Float64Array(lowered.markets.length)
    if (place !== undefined) list[place] = value
    return list
  }
  const across = only(btc)
  across[sol ?? 0] = 1.25
  const swings = { across, up: only(eth), offset: only(sol, -0.1) }
  const at = { across: Float64Array.of(-0.2, 0, 0.3), up: Float64Array.of(-0.25, 0.1) }
  const out = new Float64Array(6)
  grid64(lowered, { marks: pricesFor(lowered, markOf), swings }, at, out)
  const expected = [...at.up].flatMap((y) =>
    [...at.across].map((x) => {
      const moves = new Map([
        [idOf('BTC'), ratio(x)],
        [idOf('ETH'), ratio(y)],
        [idOf('SOL'), ratio('-0.1').plus(ratio('1.25').times(ratio(x)))],
      ])
      const end = appraise(pool.form, (market) =>
        markOf(market).times(ONE.plus(moves.get(market) ?? ratio(0))),
      )
      return end.buffer.toNumber()
    }),
  )
  for (const [cell, value] of expected.entries()) expect(out[cell]).toBeCloseTo(value, 8)
})

it('takes no price below zero', () => {
  if (!lowering.ok) throw new Error('the sample has a twin')
  const { lowered } = lowering
  const all = new Float64Array(lowered.markets.length).fill(1)
  const none = new Float64Array(lowered.markets.length)
  const out = new Float64Array(2)
  const marks = pricesFor(lowered, markOf)
  const at = { across: Float64Array.of(-1, -3), up: Float64Array.of(0) }
  grid64(lowered, { marks, swings: { across: all, up: none, offset: none } }, at, out)
  // At prices of zero cash is left, less what the longs cost and with what the short brought:
  // 18,800 − 1.2 × 61,500 − 18 × 3,420 + 260 × 148
  expect([...out]).toEqual([-78_080, -78_080])
})
