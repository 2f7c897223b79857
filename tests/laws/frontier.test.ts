// Laws of the frontier: on the line the buffer is nothing, inside it is not negative, outside it is.
// Range of the pools: tests/laws/support/generators.ts, steep tables and pools already lost among them; the
// plane is that of any two of their markets, a third following or set off its mark.
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  frontierOf,
  type Place,
  type Swing,
  type Swings,
} from '../../src/engine/liquidation/frontier'
import { appraise, outsetOf, type Appraisal } from '../../src/engine/margin/stand'
import { ONE, ratio, type Ratio } from '../../src/engine/units/amount'
import { must } from '../../src/engine/units/outcome'
import { pools, RUN } from './support/generators'
import { crossPool } from './support/pools'

const RANGES = [
  ['ordinary', {}],
  ['steep', { steepest: 2_500, buffer: { min: 20, max: 2_500 } }],
  ['hedged', { hedged: true, positions: 3, markets: 3, buffer: { min: 20, max: 800 } }],
  ['already lost', { buffer: { min: -2_000, max: -20 } }],
] as const

const hundredths = (min: number, max: number) =>
  fc.integer({ min, max }).map((value) => ratio(value).times(ratio('0.01')))

const FRAME = {
  across: { from: ratio('-0.6'), to: ratio('0.6') },
  up: { from: ratio('-0.6'), to: ratio('0.6') },
}

/** The first market across, the second up, the others by the weights. */
function swingsOf(
  appraisal: Appraisal,
  others: { readonly follow: Ratio; readonly offset: Ratio },
): Swings {
  const none = ratio(0)
  const markets = [...appraisal.form.legsOf.keys()]
  return new Map(
    markets.map((market, at): readonly [typeof market, Swing] => [
      market,
      at === 0
        ? { across: ONE, up: none, offset: none }
        : at === 1
          ? { across: none, up: ONE, offset: none }
          : { across: others.follow, up: none, offset: others.offset },
    ]),
  )
}

/** The buffer at a place, worked out anew at the prices there. */
function bufferAt(appraisal: Appraisal, swings: Swings, place: Place): Ratio {
  const asked = outsetOf(appraisal)
  const from = asked.kind === 'safe' ? asked.appraisal : appraisal
  const end = appraise(from.form, (market, at) => {
    const mark = from.lines[at]?.mark
    must(mark !== undefined, 'a line has a mark')
    const swing = swings.get(market)
    if (swing === undefined) return mark
    const move = swing.offset.plus(swing.across.times(place.across)).plus(swing.up.times(place.up))
    return mark.times(ONE.plus(move))
  })
  return ratio(end.buffer.toString())
}

const PATIENCE_MS = 120_000

it.each(RANGES)(
  'of %s pools: on the line nothing is left, inside something, outside less than nothing',
  (_, range) => {
    const CENT = ratio('0.01')
    let crossed = 0
    fc.assert(
      fc.property(
        pools(range),
        fc.record({ follow: hundredths(-150, 150), offset: hundredths(-30, 30) }),
        fc.array(fc.tuple(hundredths(-60, 60), hundredths(-60, 60)), {
          minLength: 8,
          maxLength: 8,
        }),
        (sketch, others, places) => {
          const appraisal = crossPool(sketch)
          const swings = swingsOf(appraisal, others)
          const found = frontierOf(appraisal, swings, FRAME)
          expect(found.kind).toBe('drawn')
          if (found.kind !== 'drawn') return
          const { survivors, lines } = found
          if (lines.length > 0) crossed += 1
          for (const line of lines) {
            for (const [at, from] of line.entries()) {
              const to = line[at + 1] ?? from
              const middle = {
                across: from.across.plus(to.across).times(ratio('0.5')),
                up: from.up.plus(to.up).times(ratio('0.5')),
              }
              for (const place of [from, middle]) {
                expect(bufferAt(appraisal, swings, place).abs().lt(CENT)).toBe(true)
              }
            }
          }
          for (const [across, up] of places) {
            const place = { across, up }
            const isIn = isInside(survivors, place)
            if (isIn === undefined || !pricesStand(swings, place)) continue
            const buffer = bufferAt(appraisal, swings, place)
            expect(isIn ? buffer.gt(CENT.neg()) : buffer.lt(CENT)).toBe(true)
          }
        },
      ),
      RUN,
    )
    expect(crossed).toBeGreaterThan(RUN.numRuns / 10)
  },
  PATIENCE_MS,
)

function pricesStand(swings: Swings, place: Place): boolean {
  return [...swings.values()].every(({ across, up, offset }) =>
    ONE.plus(offset).plus(across.times(place.across)).plus(up.times(place.up)).gt(ratio(0)),
  )
}

/** Whether a place lies in a counter-clockwise convex polygon; undefined on its rim. */
function isInside(corners: readonly Place[], place: Place): boolean | undefined {
  if (corners.length < 3) return false
  let least = Number.POSITIVE_INFINITY
  for (const [at, from] of corners.entries()) {
    const to = corners[(at + 1) % corners.length] ?? from
    const turn =
      (to.across.toNumber() - from.across.toNumber()) * (place.up.toNumber() - from.up.toNumber()) -
      (to.up.toNumber() - from.up.toNumber()) * (place.across.toNumber() - from.across.toNumber())
    least = Math.min(least, turn)
  }
  return Math.abs(least) < 1e-9 ? undefined : least > 0
}
