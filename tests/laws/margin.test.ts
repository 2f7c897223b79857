// Laws of margin, for pools within the range of tests/laws/support/generators.ts: what is added up, what a
// change of scale, unit or bookkeeping leaves alone, and that nothing given is written to.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jointLimit } from '../../src/engine/liquidation/joint'
import { nearestDeath } from '../../src/engine/liquidation/nearest'
import { bandOf, type Band } from '../../src/engine/liquidation/price'
import { formOf, requirementAt } from '../../src/engine/margin/form'
import { initialOf, summarise } from '../../src/engine/margin/initial'
import { poolsOf } from '../../src/engine/margin/pool'
import { appraise, marksFor, standingOf, type Appraisal } from '../../src/engine/margin/stand'
import {
  asNonZero,
  greatest,
  NOTHING,
  ratio,
  sign,
  sum,
  usd,
  type Usd,
} from '../../src/engine/units/amount'
import { frozen } from './support/freeze'
import { pools, RUN, worlds } from './support/generators'
import {
  appraisalsOf,
  assume,
  crossPool,
  idOf,
  sketched,
  type MarketSketch,
  type PoolSketch,
} from './support/pools'

const PATIENCE_MS = 60_000
const ANY = fc.oneof(
  pools(),
  pools({ hedged: true, positions: 4, markets: 3 }),
  pools({ buffer: { min: -2_000, max: -20 } }),
)

/** Digits × 10^places of a plain decimal text. */
function shifted(digits: string, places: number): string {
  return ratio(digits)
    .times(ratio(`1e${places}`))
    .toString()
}

/** The three sums of a pool. */
function sums({ equity, maintenance, buffer }: Appraisal): readonly string[] {
  return [equity, maintenance, buffer].map(String)
}

/** Bounds of every market of a sketch, in units of its own mark, as text. */
function boundsOf(sketch: PoolSketch, appraisal = crossPool(sketch)): readonly string[] {
  return sketch.markets.map(({ symbol, mark }) => {
    const band: Band = bandOf(appraisal, idOf(symbol))
    if (band.kind !== 'at') return band.kind
    const base = asNonZero(ratio(mark), 'a mark')
    const share = (bound: { toString(): string } | undefined) =>
      bound === undefined ? 'none' : ratio(bound.toString()).div(base).toNumber().toPrecision(14)
    return `${share(band.lower)} ${share(band.upper)}`
  })
}

function tiersOf(market: MarketSketch): readonly (readonly [string, string])[] {
  return market.tiers as readonly (readonly [string, string])[]
}

describe('sums', () => {
  it('collateral and every P&L make equity, every requirement makes maintenance', () => {
    fc.assert(
      fc.property(ANY, (sketch) => {
        const appraisal = crossPool(sketch)
        const profits = appraisal.lines.map(({ leg, mark }) => {
          const { position } = leg
          return position === undefined ? NOTHING : position.size.times(mark.minus(position.entry))
        })
        expect(appraisal.equity.toString()).toBe(
          sum([usd(sketch.cash), ...profits], NOTHING).toString(),
        )
        const required = appraisal.lines.map(({ requirement }) => requirement)
        expect(appraisal.maintenance.toString()).toBe(sum(required, NOTHING).toString())
        expect(appraisal.buffer.toString()).toBe(
          appraisal.equity.minus(appraisal.maintenance).toString(),
        )
        expect(standingOf(appraisal).buffer).toBe(appraisal.buffer)
      }),
      RUN,
    )
  })

  it('the requirement is the greatest of its tiers’ lines', () => {
    fc.assert(
      fc.property(ANY, (sketch) => {
        for (const { leg, notional, requirement } of crossPool(sketch).lines) {
          const lines = leg.tiers.map((tier) => tier.rate.times(notional).minus(tier.deduction))
          const [first, ...rest] = lines
          expect(first && greatest(first, ...rest).toString()).toBe(requirement.toString())
        }
      }),
      RUN,
    )
  })

  it('tiers join: just below and at a floor the requirement is the same', () => {
    fc.assert(
      fc.property(ANY, (sketch) => {
        for (const { leg } of crossPool(sketch).lines) {
          for (const { floor } of leg.tiers.slice(1)) {
            const below = requirementAt(leg, floor.minus(usd('1e-30'))).requirement
            const above = requirementAt(leg, floor).requirement
            expect(above.minus(below).abs().lt(usd('1e-29'))).toBe(true)
            expect(above.gte(below)).toBe(true)
          }
        }
      }),
      RUN,
    )
  })

  it(
    'a position of no size changes nothing',
    () => {
      fc.assert(
        fc.property(ANY, worlds, (sketch, world) => {
          const [market] = sketch.markets
          if (market === undefined) return
          const flat = { symbol: market.symbol, size: '0', entry: '1234' }
          const more = { ...sketch, positions: [...sketch.positions, flat] }
          expect(sums(crossPool(more))).toEqual(sums(crossPool(sketch)))
          expect(boundsOf(more)).toEqual(boundsOf(sketch))
          expect(sigmas(more, world)).toBe(sigmas(sketch, world))
        }),
        RUN,
      )
    },
    PATIENCE_MS,
  )
})

/** The nearest death to 25 digits, or why there is none. */
function sigmas(sketch: PoolSketch, world: Parameters<typeof assume>[0]): string {
  const death = nearestDeath(crossPool(sketch), assume(world))
  return death.kind === 'at' ? death.sigmas.toString().slice(0, 25) : death.kind
}

describe('changes that change nothing', () => {
  it(
    'k times size, collateral and tier floors leave liquidation prices and σ alone',
    () => {
      fc.assert(
        fc.property(ANY, worlds, fc.integer({ min: -3, max: 3 }), (sketch, world, places) => {
          const scaled: PoolSketch = {
            cash: shifted(sketch.cash, places),
            markets: sketch.markets.map((market) => ({
              ...market,
              tiers: tiersOf(market).map(
                ([floor, rate]) => [shifted(floor, places), rate] as const,
              ),
            })),
            positions: sketch.positions.map((held) => ({
              ...held,
              size: shifted(held.size, places),
            })),
          }
          expect(boundsOf(scaled)).toEqual(boundsOf(sketch))
          expect(sigmas(scaled, world)).toBe(sigmas(sketch, world))
        }),
        RUN,
      )
    },
    PATIENCE_MS,
  )

  it(
    'quoting 1,000 units as one, as 1000PEPE does, changes no dollar figure',
    () => {
      fc.assert(
        fc.property(ANY, worlds, (sketch, world) => {
          const renamed: PoolSketch = {
            ...sketch,
            markets: sketch.markets.map((market) => ({
              ...market,
              mark: shifted(market.mark, 3),
              multiplier: '1000',
            })),
            positions: sketch.positions.map((held) => ({
              ...held,
              size: shifted(held.size, -3),
              entry: shifted(held.entry ?? '0', 3),
            })),
          }
          expect(sums(crossPool(renamed))).toEqual(sums(crossPool(sketch)))
          expect(boundsOf(renamed)).toEqual(boundsOf(sketch))
          expect(sigmas(renamed, world)).toBe(sigmas(sketch, world))
        }),
        RUN,
      )
    },
    PATIENCE_MS,
  )

  it(
    'two positions at one entry are one, where one rate holds for both',
    () => {
      const parts = fc.integer({ min: 1, max: 99 })
      fc.assert(
        fc.property(pools({ tiers: 1 }), worlds, parts, (sketch, world, share) => {
          const split: PoolSketch = {
            ...sketch,
            positions: sketch.positions.flatMap((held) => {
              const part = ratio(held.size).times(ratio(share)).times(ratio('0.01'))
              const rest = ratio(held.size).minus(part)
              return [part, rest].map((size) => ({ ...held, size: size.toString() }))
            }),
          }
          expect(sums(crossPool(split))).toEqual(sums(crossPool(sketch)))
          expect(boundsOf(split)).toEqual(boundsOf(sketch))
          expect(sigmas(split, world)).toBe(sigmas(sketch, world))
        }),
        RUN,
      )
    },
    PATIENCE_MS,
  )

  it('an isolated position is a cross account that holds only it', () => {
    const margin = fc.integer({ min: 1, max: 500_000 })
    fc.assert(
      fc.property(pools({ markets: 1, positions: 1 }), margin, (sketch, collateral) => {
        const isolated = String(collateral)
        const positions = sketch.positions.map((held) => ({ ...held, isolated }))
        const [cross, pool] = appraisalsOf({ ...sketch, positions })
        const alone = crossPool({ ...sketch, cash: isolated })
        expect(pool && sums(pool)).toEqual(sums(alone))
        expect(cross && sums(cross)).toEqual([
          ratio(sketch.cash).toString(),
          '0',
          ratio(sketch.cash).toString(),
        ])
      }),
      RUN,
    )
  })
})

describe('more collateral', () => {
  it(
    'raises the buffer by itself and never brings the nearest death nearer',
    () => {
      fc.assert(
        fc.property(
          pools(),
          worlds,
          fc.integer({ min: 0, max: 1_000_000 }),
          (sketch, world, added) => {
            const richer = { ...sketch, cash: ratio(sketch.cash).plus(ratio(added)).toString() }
            const [before, after] = [crossPool(sketch), crossPool(richer)]
            // Shares of a side may be repeating decimals, so sums are exact to 40 digits only.
            const raised = after.buffer.minus(before.buffer).minus(usd(added)).abs()
            expect(raised.lt(usd('1e-25'))).toBe(true)
            const [near, far] = [
              nearestDeath(before, assume(world)),
              nearestDeath(after, assume(world)),
            ]
            expect(
              far.kind === 'none' ||
                (near.kind === 'at' && far.kind === 'at' && far.sigmas.gte(near.sigmas)),
            ).toBe(true)
          },
        ),
        RUN,
      )
    },
    PATIENCE_MS,
  )
})

describe('frozen accounts', () => {
  it(
    'are enough for every question about margin',
    () => {
      fc.assert(
        fc.property(ANY, worlds, (sketch, world) => {
          const { account, lookup, snapshot, rules } = frozen(sketched(sketch))
          const assumptions = frozen(assume(world))
          for (const pool of frozen(poolsOf(account))) {
            const formed = frozen(formOf(pool, rules, lookup))
            if (!formed.ok) throw new Error('a pool of these ranges has a form')
            const marks = marksFor(formed.form, snapshot)
            if (!marks.ok) throw new Error('every market has a mark')
            const appraisal = frozen(appraise(formed.form, marks.markOf))
            const again = appraise(formed.form, marks.markOf, appraisal)
            expect(again.lines.every((line, at) => line === appraisal.lines[at])).toBe(true)
            expect(formOf(pool, rules, lookup, formed.form).ok).toBe(true)
            const summary = summarise(appraisal, standingOf(appraisal), (line) =>
              initialOf(line, snapshot.quotes.get(line.leg.market)),
            )
            expect(covers(summary.gross, summary.net)).toBe(true)
            expect(jointLimit(appraisal).limit.kind).toBe(jointLimit(again).limit.kind)
            expect(nearestDeath(appraisal, assumptions).kind).toBe(
              nearestDeath(again, assumptions).kind,
            )
          }
        }),
        { ...RUN, numRuns: 100 },
      )
    },
    PATIENCE_MS,
  )
})

/** Gross notional is never less than net, either way. */
function covers(gross: Usd, net: Usd): boolean {
  return sign(gross.minus(net.abs())) >= 0
}
