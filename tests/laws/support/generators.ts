// Generators of random pools for the laws.
// Range: 1 to 6 markets with marks from 0.0001 to 99,990; tables of 1 to 8 tiers, first rate 0.4 to 5 %,
// each next up to 5 points higher (steep: up to 25), floors from 1,000 to some millions; 1 to 8 positions
// of 500 to 900,000 notional, either side, entries within 20 % of the mark, several in one market (hedge
// mode) as chance has it; cash such that buffer ÷ gross notional is 0.2 to 60 %, or, for pools already
// lost, −20 to −0.2 %.
import * as fc from 'fast-check'
import { crossPool, type MarketSketch, type PoolSketch, type PositionSketch } from './pools'

/** Seed of every law run: a failure names the pool, and the run can be repeated. */
export const SEED = 20_261_003
/** Pools tried per law. */
export const RUNS = 300

/**
 * Settings of a law's run. A failure is reported at once with its seed, path and pool; take `endOnFailure`
 * out to see the smallest such pool, which can take a minute.
 */
export const RUN = { seed: SEED, numRuns: RUNS, endOnFailure: true } as const

export interface Range {
  readonly markets?: number
  readonly positions?: number
  readonly tiers?: number
  /** Largest rise of a rate from tier to tier, in hundredths of a per cent. */
  readonly steepest?: number
  /** Every market gets a long and a short of nearly one size. */
  readonly hedged?: boolean
  /** Buffer ÷ gross notional in hundredths of a per cent. */
  readonly buffer?: { readonly min: number; readonly max: number }
}

const SYMBOLS = ['AAA', 'BBB', 'CCC', 'DDD', 'EEE', 'FFF'] as const

/** A mark of up to four digits and an exponent. */
const mark = fc
  .tuple(fc.integer({ min: 1, max: 9_999 }), fc.integer({ min: -4, max: 1 }))
  .map(([digits, exponent]) => scaled(digits, exponent))

/** Digits × 10^exponent in plain decimals. */
function scaled(digits: number, exponent: number): string {
  return exponent >= 0
    ? `${digits}${'0'.repeat(exponent)}`
    : (digits * 10 ** exponent).toFixed(-exponent)
}

function tiers(range: Range): fc.Arbitrary<readonly (readonly [string, string])[]> {
  const steps = fc.array(
    fc.record({
      width: fc.integer({ min: 1, max: 400 }),
      rise: fc.integer({ min: 0, max: range.steepest ?? 500 }),
    }),
    { maxLength: (range.tiers ?? 8) - 1 },
  )
  return fc
    .record({ first: fc.integer({ min: 40, max: 500 }), steps })
    .map(({ first, steps: rows }) => {
      let floor = 0
      let rate = first
      const table: (readonly [string, string])[] = [['0', scaled(rate, -4)]]
      for (const row of rows) {
        floor += row.width * 1_000
        rate = Math.min(rate + row.rise, 5_000)
        table.push([String(floor), scaled(rate, -4)])
      }
      return table
    })
}

interface Raw {
  readonly at: number
  readonly short: boolean
  readonly notional: number
  readonly entry: number
}

const raw = (markets: number): fc.Arbitrary<Raw> =>
  fc.record({
    at: fc.integer({ min: 0, max: markets - 1 }),
    short: fc.boolean(),
    notional: fc.oneof(
      fc.integer({ min: 500, max: 20_000 }),
      fc.integer({ min: 20_000, max: 900_000 }),
    ),
    entry: fc.integer({ min: 8_000, max: 12_000 }),
  })

function sketchOf(market: MarketSketch, of: Raw): PositionSketch {
  const units = (of.notional / Number(market.mark)).toPrecision(7)
  const size = Number(units).toFixed(6)
  return {
    symbol: market.symbol,
    size: `${of.short ? '-' : ''}${Number(size) === 0 ? '0.000001' : size}`,
    entry: (Number(market.mark) * (of.entry / 10_000)).toFixed(8),
  }
}

/** The cash that leaves a buffer of a share of gross notional, to the cent. */
function withBuffer(sketch: Omit<PoolSketch, 'cash'>, share: number): PoolSketch {
  const bare = crossPool({ ...sketch, cash: '0' })
  const gross = bare.lines.reduce((total, line) => total + line.notional.toNumber(), 0)
  const cash = (gross * share - bare.buffer.toNumber()).toFixed(2)
  return { ...sketch, cash }
}

/** One cross pool within the range named at the head of this file. */
export function pools(range: Range = {}): fc.Arbitrary<PoolSketch> {
  const count = range.markets ?? 6
  return fc
    .integer({ min: 1, max: count })
    .chain((size) =>
      fc.record({
        markets: fc.tuple(...SYMBOLS.slice(0, size).map((symbol) => market(symbol, range))),
        raws: fc.array(raw(size), { minLength: 1, maxLength: range.positions ?? 8 }),
        share: fc.integer(range.buffer ?? { min: 20, max: 6_000 }),
      }),
    )
    .map(({ markets, raws, share }) => {
      const all = range.hedged === true ? raws.flatMap(opposed) : raws
      const positions = all.flatMap((of) => {
        const held = markets[of.at]
        return held === undefined ? [] : [sketchOf(held, of)]
      })
      return withBuffer({ markets, positions }, share / 10_000)
    })
}

/** A position with its opposite of nearly the same size. */
function opposed(of: Raw): readonly Raw[] {
  const near = Math.round(of.notional * (0.9 + (of.entry - 8_000) / 20_000))
  return [of, { ...of, short: !of.short, notional: near }]
}

function market(symbol: string, range: Range): fc.Arbitrary<MarketSketch> {
  return fc
    .record({ mark, tiers: tiers(range) })
    .map((of) => ({ symbol, mark: of.mark, tiers: of.tiers }))
}

/** Assumptions in plain strings, as `assume` takes them. */
export interface World {
  readonly volatility: Readonly<Record<string, string>>
  readonly correlations: readonly (readonly [string, string, string])[]
  readonly elsewhere: string
}

/** Daily volatilities of 0.5 to 12 % and correlations that can hold: each asset follows one factor. */
export const worlds: fc.Arbitrary<World> = fc
  .record({
    volatility: fc.array(fc.integer({ min: 50, max: 1_200 }), { minLength: 6, maxLength: 6 }),
    loading: fc.array(fc.integer({ min: -60, max: 98 }), { minLength: 6, maxLength: 6 }),
    elsewhere: fc.integer({ min: 0, max: 95 }),
    listed: fc.boolean(),
  })
  .map((of) => ({
    volatility: Object.fromEntries(
      SYMBOLS.map((symbol, at) => [symbol, scaled(of.volatility[at] ?? 500, -4)]),
    ),
    correlations: of.listed
      ? SYMBOLS.flatMap((a, i) =>
          SYMBOLS.slice(i + 1).map((b, j) => {
            const product = (of.loading[i] ?? 0) * (of.loading[i + 1 + j] ?? 0)
            return [a, b, scaled(product, -4)] as const
          }),
        )
      : [],
    elsewhere: scaled(of.elsewhere, -2),
  }))
