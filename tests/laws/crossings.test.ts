// Laws of crossings and liquidation prices, for pools within the range of tests/laws/support/generators.ts.
// Rays: each market rises, falls or stands still, with weights of −3 to 3 in hundredths.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { crossings, type Crossing } from '../../src/engine/liquidation/crossing'
import { commonMove, jointLimit } from '../../src/engine/liquidation/joint'
import { bandOf, boundsAlong, type Band, type Bounds } from '../../src/engine/liquidation/price'
import { courseAlong, type Ray } from '../../src/engine/liquidation/ray'
import type { Appraisal } from '../../src/engine/margin/stand'
import type { MarketId } from '../../src/engine/model/market'
import { asNonZero, ratio, sign, type Price, type Ratio } from '../../src/engine/units/amount'
import { frozen } from './support/freeze'
import { pools, RUN } from './support/generators'
import { appraisalsOf, crossPool, idOf, moved, type PoolSketch } from './support/pools'

const PATIENCE_MS = 60_000
/** Pools that are safe, pools that are lost, and hedged ones of both kinds. */
const ANY = fc.oneof(
  pools(),
  pools({ hedged: true, positions: 4, markets: 3, buffer: { min: 20, max: 800 } }),
  pools({ buffer: { min: -2_000, max: -20 } }),
  pools({ hedged: true, positions: 4, markets: 2, buffer: { min: -300, max: 300 } }),
  pools({ steepest: 2_500 }),
)
const WEIGHTS = fc.array(fc.integer({ min: -300, max: 300 }), { minLength: 6, maxLength: 6 })

function rayOf(sketch: PoolSketch, weights: readonly number[]): Ray {
  return new Map(
    sketch.markets.map(({ symbol }, at) => [idOf(symbol), ratio(weights[at] ?? 0).div(HUNDRED)]),
  )
}
const HUNDRED = asNonZero(ratio(100), 'a hundred')

/** The pool at a place on a ray. */
function at(appraisal: Appraisal, ray: Ray, place: Ratio): Appraisal {
  return moved(
    appraisal,
    new Map(Array.from(ray, ([market, weight]) => [market, weight.times(place)])),
  )
}

function gross(appraisal: Appraisal): number {
  return appraisal.lines.reduce((sum, line) => sum + line.notional.toNumber(), 0)
}

/** |buffer| ÷ gross notional at a place on a ray. */
function emptyAt(appraisal: Appraisal, ray: Ray, place: Ratio): number {
  const there = at(appraisal, ray, place)
  return Math.abs(there.buffer.toNumber()) / (gross(appraisal) + gross(there))
}

function along(appraisal: Appraisal, ray: Ray): readonly Crossing[] {
  return crossings(courseAlong(appraisal, ray, { everyKnot: true }), 9)
}

describe('crossings along any ray', () => {
  it(
    'are at most two, into safety before out of it',
    () => {
      fc.assert(
        fc.property(ANY, WEIGHTS, (sketch, weights) => {
          const appraisal = crossPool(sketch)
          const found = along(appraisal, rayOf(sketch, weights)).map(({ into }) => into)
          const safe = sign(appraisal.buffer) >= 0
          expect(safe ? [[], ['danger']] : [[], ['safety'], ['safety', 'danger']]).toContainEqual(
            found,
          )
        }),
        RUN,
      )
    },
    PATIENCE_MS,
  )

  it(
    'lie where the buffer is zero',
    () => {
      fc.assert(
        fc.property(ANY, WEIGHTS, (sketch, weights) => {
          const appraisal = crossPool(sketch)
          const ray = rayOf(sketch, weights)
          for (const crossing of along(appraisal, ray)) {
            expect(emptyAt(appraisal, ray, crossing.at)).toBeLessThan(1e-20)
          }
        }),
        RUN,
      )
    },
    PATIENCE_MS,
  )

  it(
    'miss no change of sign that sampling the buffer sees',
    () => {
      fc.assert(
        fc.property(ANY, WEIGHTS, (sketch, weights) => {
          const appraisal = crossPool(sketch)
          const ray = rayOf(sketch, weights)
          const found = along(appraisal, ray)
          const fastest = Math.max(0.001, ...weights.map((weight) => -weight / 100))
          const span = fastest > 0.001 ? 1 / fastest : 3
          for (let step = 1; step < 60; step += 1) {
            const place = ratio(((span * step) / 60).toFixed(9))
            const passed = found.filter((crossing) => crossing.at.lte(place)).length
            const safeAtStart = sign(appraisal.buffer) >= 0
            const expected = passed % 2 === 0 ? safeAtStart : !safeAtStart
            expect(sign(at(appraisal, ray, place).buffer) >= 0).toBe(expected)
          }
        }),
        RUN,
      )
    },
    PATIENCE_MS,
  )

  it(
    'are the same without the knots beyond the tangent',
    () => {
      fc.assert(
        fc.property(ANY, WEIGHTS, (sketch, weights) => {
          const appraisal = crossPool(sketch)
          fc.pre(sign(appraisal.buffer) >= 0)
          const ray = rayOf(sketch, weights)
          const short = crossings(courseAlong(appraisal, ray), 1)
          const [first] = along(appraisal, ray)
          expect(short.map(({ into }) => into)).toEqual(first === undefined ? [] : [first.into])
          expect(apart(short[0]?.at, first?.at)).toBeLessThan(1e-30)
        }),
        RUN,
      )
    },
    PATIENCE_MS,
  )
})

/** Relative difference of two numbers that must both be there or both be absent. */
function apart(a: Ratio | Price | undefined, b: Ratio | Price | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : Number.POSITIVE_INFINITY
  if (a.isZero() || b.isZero()) return a.isZero() && b.isZero() ? 0 : Number.POSITIVE_INFINITY
  return Math.abs(
    (a as Ratio)
      .div(asNonZero(b as Ratio, 'a number'))
      .minus(ratio(1))
      .toNumber(),
  )
}

function boundsIn(band: Band): Bounds {
  return band.kind === 'at' ? band : {}
}

/** Every market of a pool with its mark. */
function marketsOf(appraisal: Appraisal): ReadonlyMap<MarketId, Price> {
  return new Map(appraisal.lines.map(({ leg, mark }) => [leg.market, mark]))
}

describe('liquidation prices', () => {
  it(
    'of a position alone are those of the general course',
    () => {
      fc.assert(
        fc.property(ANY, (sketch) => {
          const appraisal = crossPool(sketch)
          fc.pre(sign(appraisal.buffer) > 0)
          for (const [market, mark] of marketsOf(appraisal)) {
            const fast = boundsIn(bandOf(appraisal, market))
            const general = boundsAlong(appraisal, market, mark) ?? {}
            expect(apart(fast.lower, general.lower)).toBeLessThan(1e-25)
            expect(apart(fast.upper, general.upper)).toBeLessThan(1e-25)
          }
        }),
        RUN,
      )
    },
    PATIENCE_MS,
  )

  it(
    'leave a buffer of zero there, and danger beyond',
    () => {
      fc.assert(
        fc.property(ANY, (sketch) => {
          const appraisal = crossPool(sketch)
          for (const [market, mark] of marketsOf(appraisal)) {
            const { lower, upper } = boundsIn(bandOf(appraisal, market))
            for (const [bound, beyond] of [
              [lower, '0.999999'],
              [upper, '1.000001'],
            ] as const) {
              if (bound === undefined) continue
              const move = (factor: string) =>
                new Map([
                  [
                    market,
                    bound.times(ratio(factor)).div(asNonZero(mark, 'a mark')).minus(ratio(1)),
                  ],
                ])
              const there = moved(appraisal, move('1'))
              expect(
                Math.abs(there.buffer.toNumber()) / (gross(appraisal) + gross(there)),
              ).toBeLessThan(1e-20)
              expect(sign(moved(appraisal, move(beyond)).buffer)).toBe(-1)
            }
          }
        }),
        RUN,
      )
    },
    PATIENCE_MS,
  )

  it(
    'never come nearer when collateral is added',
    () => {
      const more = fc.integer({ min: 0, max: 1_000_000 })
      fc.assert(
        fc.property(ANY, more, (sketch, added) => {
          const before = crossPool(sketch)
          fc.pre(sign(before.buffer) > 0)
          const after = crossPool({ ...sketch, cash: String(Number(sketch.cash) + added) })
          for (const market of marketsOf(before).keys()) {
            const [old, now] = [boundsIn(bandOf(before, market)), boundsIn(bandOf(after, market))]
            expect(now.lower === undefined || (old.lower?.gte(now.lower) ?? false)).toBe(true)
            expect(now.upper === undefined || (old.upper?.lte(now.upper) ?? false)).toBe(true)
          }
        }),
        RUN,
      )
    },
    PATIENCE_MS,
  )

  it(
    'of an isolated position are those of a cross account with it alone',
    () => {
      const margin = fc.integer({ min: 1, max: 500_000 })
      fc.assert(
        fc.property(pools({ markets: 1, positions: 1 }), margin, (sketch, collateral) => {
          const isolated = String(collateral)
          const positions = sketch.positions.map((held) => ({ ...held, isolated }))
          const [, apartFromCash] = appraisalsOf({ ...sketch, positions })
          const alone = crossPool({ ...sketch, cash: isolated })
          for (const market of marketsOf(alone).keys()) {
            expect(apartFromCash && printed(bandOf(apartFromCash, market))).toBe(
              printed(bandOf(alone, market)),
            )
          }
        }),
        RUN,
      )
    },
    PATIENCE_MS,
  )
})

/** A band to its last digit. */
function printed(band: Band): string {
  if (band.kind === 'none') return band.why
  if (band.kind === 'breached') {
    const { lower, upper } = band.safe ?? {}
    return `short of ${band.shortfall.toString()} safe ${lower?.toString()} ${upper?.toString()}`
  }
  return band.kind === 'at' ? `${band.lower?.toString()} ${band.upper?.toString()}` : band.kind
}

describe('joint limits', () => {
  it(
    'leave a buffer of zero where the named markets have moved, and nothing nearer',
    () => {
      fc.assert(
        fc.property(ANY, (sketch) => {
          const appraisal = crossPool(sketch)
          fc.pre(sign(appraisal.buffer) > 0)
          for (const limits of [jointLimit(appraisal), commonMove(appraisal)]) {
            for (const side of [limits.fall, limits.rise]) {
              if (side.kind !== 'at') continue
              const ray = new Map(side.moving.map((market) => [market, side.move]))
              expect(emptyAt(appraisal, ray, ratio(1))).toBeLessThan(1e-20)
              for (const share of ['0.25', '0.5', '0.75', '0.999999']) {
                expect(sign(at(appraisal, ray, ratio(share)).buffer)).toBe(1)
              }
            }
          }
        }),
        RUN,
      )
    },
    PATIENCE_MS,
  )

  it(
    'are none only where no common fall liquidates',
    () => {
      fc.assert(
        fc.property(ANY, (sketch) => {
          const appraisal = crossPool(sketch)
          fc.pre(sign(appraisal.buffer) > 0)
          const { fall } = commonMove(appraisal)
          fc.pre(fall.kind === 'none')
          const ray = new Map(
            Array.from(marketsOf(appraisal).keys(), (market) => [market, ratio(-1)]),
          )
          for (const share of ['0.2', '0.4', '0.6', '0.8', '0.95', '0.9999']) {
            expect(sign(at(appraisal, ray, ratio(share)).buffer)).toBe(1)
          }
        }),
        RUN,
      )
    },
    PATIENCE_MS,
  )
})

describe('frozen pools', () => {
  it(
    'are enough for every question about prices',
    () => {
      fc.assert(
        fc.property(ANY, WEIGHTS, (sketch, weights) => {
          const loose = crossPool(sketch)
          const held = frozen(crossPool(sketch))
          const ray = frozen(rayOf(sketch, weights))
          expect(along(held, ray).map(({ at: place }) => place.toString())).toEqual(
            along(loose, ray).map(({ at: place }) => place.toString()),
          )
          expect(jointLimit(held).limit.kind).toBe(jointLimit(loose).limit.kind)
          for (const market of marketsOf(held).keys()) {
            expect(printed(bandOf(held, market))).toBe(printed(bandOf(loose, market)))
          }
        }),
        { ...RUN, numRuns: 100 },
      )
    },
    PATIENCE_MS,
  )
})
