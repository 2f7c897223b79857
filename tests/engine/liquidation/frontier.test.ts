// The line at which a pool dies, in a plane of two moves.
import { describe, expect, it } from 'vitest'
import {
  frontierOf,
  type Frame,
  type Frontier,
  type Swing,
} from '../../../src/engine/liquidation/frontier'
import { ratio, usd } from '../../../src/engine/units/amount'
import { wholeByNotional } from '../../../src/engine/venues/tiers'
import { HEDGED_MAJORS } from '../../laws/support/hedged-majors'
import { crossPool, idOf, type PoolSketch } from '../../laws/support/pools'

const swing = (across: string, up: string, offset = '0'): Swing => ({
  across: ratio(across),
  up: ratio(up),
  offset: ratio(offset),
})

const frame = (from: string, to: string): Frame => ({
  across: { from: ratio(from), to: ratio(to) },
  up: { from: ratio(from), to: ratio(to) },
})

function drawn(found: Frontier): Extract<Frontier, { kind: 'drawn' }> {
  if (found.kind !== 'drawn') throw new Error(found.why)
  return found
}

/** Every stretch of the line as `across up` in per cent, cut towards zero as distances are. */
function lines(found: Frontier): readonly (readonly string[])[] {
  const percent = (value: { toNumber: () => number }) =>
    (Math.trunc(value.toNumber() * 1e4 + Math.sign(value.toNumber()) * 1e-9) / 100).toFixed(2)
  return drawn(found).lines.map((line) =>
    line.map(({ across, up }) => `${percent(across)} ${percent(up)}`),
  )
}

/** BTC across, ETH up, SOL as given. */
const majors = (sol: Swing) =>
  frontierOf(
    crossPool(HEDGED_MAJORS),
    new Map([
      [idOf('BTC'), swing('1', '0')],
      [idOf('ETH'), swing('0', '1')],
      [idOf('SOL'), sol],
    ]),
    frame('-0.5', '0'),
  )

describe('the frontier of hedged majors', () => {
  it('meets the axes where each market kills alone, wherever SOL stands', () => {
    expect(lines(majors(swing('0', '0')))).toEqual([['-18.06 0.00', '0.00 -24.27']])
    expect(lines(majors(swing('0', '0', '0.1')))).toEqual([['-12.72 0.00', '0.00 -17.09']])
    expect(lines(majors(swing('0', '0', '-0.2')))).toEqual([['-28.74 0.00', '0.00 -38.62']])
  })

  it('turns where SOL follows one of them', () => {
    // SOL loses 40,508 per 100 %, at 1.38 × BTC 55,901.04: BTC alone kills at −13,700 ÷ 19,938.96, beyond the
    // window. The line leaves at BTC −50 %: (13,700 − 9,969.48) ÷ 56,448.
    expect(lines(majors(swing('1.38', '0')))).toEqual([['-50.00 -6.60', '0.00 -24.27']])
  })
})

// Long 1 of A and short 1 of B at 100 each: 1 % to 120 of notional, 2 % above; 50 of equity.
const TWO: PoolSketch = {
  cash: '50',
  markets: ['A', 'B'].map((symbol) => ({
    symbol,
    mark: '100',
    tiers: [
      ['0', '0.01'],
      ['120', '0.02'],
    ],
  })),
  positions: [
    { symbol: 'A', size: '1' },
    { symbol: 'B', size: '-1' },
  ],
}
const both = new Map([
  [idOf('A'), swing('1', '0')],
  [idOf('B'), swing('0', '1')],
])

describe('a frontier', () => {
  it('bends at tier edges', () => {
    // 48 + 99x − 101y, less 1 % of what B has above 120: y = (48 + 99x) ÷ 101 to 0.2, then (48.2 + 99x) ÷ 102.
    // It meets y = 0.2 at x = −27.8 ÷ 99.
    const found = frontierOf(crossPool(TWO), both, frame('-0.5', '0.5'))
    expect(lines(found)).toEqual([['2.82 50.00', '-28.08 20.00', '-50.00 -1.48']])
  })

  it('is bounded by prices of zero, which no market falls beyond', () => {
    const { survivors } = drawn(frontierOf(crossPool(TWO), both, frame('-2', '0')))
    const rims = survivors.map(({ rim }) => rim)
    expect(rims).toContain('price at zero')
    expect(survivors.every(({ across, up }) => across.gte(ratio(-1)) && up.gte(ratio(-1)))).toBe(
      true,
    )
  })

  it('has no line in a window where all live, and no survivors where all die', () => {
    const near = drawn(frontierOf(crossPool(TWO), both, frame('-0.1', '0.1')))
    expect(near.lines).toEqual([])
    expect(near.survivors.map(({ rim }) => rim)).toEqual(['window', 'window', 'window', 'window'])
    const far = drawn(
      frontierOf(crossPool(TWO), both, {
        across: { from: ratio('-0.9'), to: ratio('-0.8') },
        up: { from: ratio('0.1'), to: ratio('0.2') },
      }),
    )
    expect(far).toEqual({ kind: 'drawn', survivors: [], lines: [] })
  })

  it('of a pool already lost shows what would have kept it', () => {
    // 50 less: −2 at the marks. Safe once A has risen by 2 ÷ 99 = 2.02 %.
    const lost = frontierOf(crossPool({ ...TWO, cash: '0' }), both, frame('0', '0.1'))
    expect(lines(lost)).toEqual([['10.00 7.82', '2.02 0.00']])
  })

  it('is refused where a table jumps: the buffer is no polygon there', () => {
    const tiers = wholeByNotional([
      { floor: usd('0'), rate: ratio('0.01'), initialRate: ratio('0.1') },
      { floor: usd('500'), rate: ratio('0.02'), initialRate: ratio('0.1') },
    ])
    const jumping = { ...TWO, markets: TWO.markets.map((market) => ({ ...market, tiers })) }
    expect(frontierOf(crossPool(jumping), both, frame('-0.5', '0'))).toEqual({
      kind: 'refused',
      why: 'table jumps with notional',
      market: idOf('A'),
    })
  })
})
