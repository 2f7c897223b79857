// Exact against fast: a pool's standing in Decimal and in float64, from one form.
// Generator ranges: see `pools.ts`. Fixed seed, 3,000 pools; then every published table of every venue.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pricesFor } from '../../src/engine/kernels/lower'
import {
  EQUITY,
  isLiquidatable64,
  MAINTENANCE,
  surplus64,
} from '../../src/engine/kernels/surplus64'
import type { Form } from '../../src/engine/margin/form'
import { appraise, isLiquidatable, type Appraisal } from '../../src/engine/margin/stand'
import { position } from '../../src/engine/model/book'
import type { Market, MarketId } from '../../src/engine/model/market'
import {
  asNonZero,
  price,
  ratio,
  sign,
  usd,
  type Price,
  type Size,
  type Usd,
} from '../../src/engine/units/amount'
import { VENUES } from '../../src/engine/venues/registry'
import type { VenueRules } from '../../src/engine/venues/rules'
import { crossPool, dogePool, SAMPLE } from '../fixtures/hedged-majors'
import { formWith } from '../fixtures/made-up-venue'
import { boundOf, mustLower, pools } from './pools'

const POOLS = 3_000
const SEED = 20_260_822
/** A busy machine may take ten times as long as a free one. */
const PATIENCE_MS = 60_000

interface Twins {
  readonly exact: Appraisal
  readonly equity64: number
  readonly maintenance64: number
}

function both(form: Form, priceOf: (market: MarketId) => Price): Twins {
  const lowered = mustLower(form)
  const out = new Float64Array(2)
  surplus64(lowered, pricesFor(lowered, priceOf), out)
  return {
    exact: appraise(form, priceOf),
    equity64: out[EQUITY]!,
    maintenance64: out[MAINTENANCE]!,
  }
}

/** What differs by more than the bound, or undefined. */
function disagreement({ exact, equity64, maintenance64 }: Twins): string | undefined {
  const bound = boundOf(exact)
  const apart = (fast: number, figure: Usd) => usd(fast).minus(figure).abs()
  if (apart(equity64, exact.equity).gt(bound)) {
    return `equity ${equity64} is not ${exact.equity.toString()} within ${bound.toString()}`
  }
  if (apart(maintenance64, exact.maintenance).gt(bound)) {
    return `maintenance ${maintenance64} is not ${exact.maintenance.toString()} within ${bound.toString()}`
  }
  if (exact.buffer.abs().lte(bound.times(ratio(2)))) return undefined
  const { liquidatedAtZero } = exact.form.rules
  const fast = isLiquidatable64(equity64, maintenance64, liquidatedAtZero)
  if (fast === isLiquidatable(exact, liquidatedAtZero)) return undefined
  return `the buffer is ${exact.buffer.toString()}, in float64 ${equity64 - maintenance64}`
}

describe('exact and fast standings of generated pools', () => {
  const seen = { hedged: 0, upper: 0, onEdge: 0, breached: 0, safe: 0, atEntry: 0, twenty: 0 }

  it(
    `agree within the bound, and on who is liquidated, ${POOLS} times`,
    () => {
      fc.assert(
        fc.property(pools, ({ form, priceOf }) => {
          const twins = both(form, priceOf)
          count(seen, twins.exact)
          expect(disagreement(twins)).toBeUndefined()
        }),
        { numRuns: POOLS, seed: SEED },
      )
    },
    PATIENCE_MS,
  )

  it('are of many kinds: hedged, in upper tiers, on an edge, breached, safe, fixed at entry', () => {
    for (const [kind, found] of Object.entries(seen)) {
      expect(found, `${kind} of ${POOLS}`).toBeGreaterThan(POOLS / 100)
    }
  })
})

/** What kinds of pool were met: a generator that drifted into one corner would prove little. */
function count(seen: Record<string, number>, exact: Appraisal): void {
  const { form, lines } = exact
  const isHedged = [...form.legsOf.values()].some(
    (list) => new Set(list.map((at) => sign(form.legs[at]!.size))).size > 1,
  )
  const isOnEdge = lines.some((line) =>
    line.leg.tiers.some((tier, at) => at > 0 && isNear(tier.floor, line.notional)),
  )
  const isBreached = isLiquidatable(exact, true)
  const kinds = {
    hedged: isHedged,
    upper: lines.some((line) => line.tier > 0),
    onEdge: isOnEdge,
    breached: isBreached,
    safe: !isBreached,
    atEntry: form.rules.requirementBasis === 'entry',
    twenty: form.legs.length >= 20,
  }
  for (const [kind, isSo] of Object.entries(kinds)) {
    if (isSo) seen[kind] = (seen[kind] ?? 0) + 1
  }
}

function isNear(floor: Usd, notional: Usd): boolean {
  return notional
    .minus(floor)
    .abs()
    .lte(floor.times(ratio('2e-12')))
}

describe('exact and fast standings of the sample book', () => {
  it('agree to the last digit that float64 has', () => {
    for (const { form } of [crossPool(), dogePool()]) {
      const twins = both(form, (market) => SAMPLE.quotes.get(market)!.mark!)
      expect(disagreement(twins)).toBeUndefined()
    }
    const { equity64, maintenance64 } = both(
      crossPool().form,
      (market) => SAMPLE.quotes.get(market)!.mark!,
    )
    expect([equity64, maintenance64]).toEqual([16_800, 3_100])
  })
})

// Two prices far apart, neither of them a round binary figure.
const MARKS = [price('0.0137'), price('61803.3988')]

/** Sizes just below, on and just above each tier edge, and half as much again. */
function sizesAcross(market: Market, mark: Price): readonly Size[] {
  const { table } = market
  const per = asNonZero(mark, 'a mark')
  const edges =
    table.counts === 'size'
      ? table.tiers.map((tier) => tier.floor)
      : table.tiers.map((tier) => tier.floor.div(per))
  const found = edges.flatMap((edge) =>
    edge.isZero()
      ? [ONE_DOLLAR.div(per)]
      : ['0.999999999999', '1', '1.000000000001', '1.5'].map((share) => edge.times(ratio(share))),
  )
  return found.flatMap((one) => [one, one.neg()])
}
const ONE_DOLLAR = usd(1)

/** One position alone in its pool, entered one per cent above the mark, with a twentieth as cash. */
function poolOf(market: Market, signed: Size, mark: Price, rules: VenueRules): Form {
  const held = position({
    id: 'p',
    market: market.id,
    size: signed,
    entry: mark.times(ratio('1.01')),
  })
  const cash = signed.abs().times(mark).times(ratio('0.05')).toString()
  return formWith({ cash, markets: [market], positions: [held], rules })
}

function linearMarkets(rules: VenueRules): readonly Market[] {
  return rules.symbols
    .flatMap((symbol) => rules.market(symbol) ?? [])
    .filter((market) => market.payoff === 'linear')
}

const PUBLISHING = VENUES.filter((rules) => rules.symbols.length > 0)

describe.each(PUBLISHING)('exact and fast standings on $name', (rules) => {
  it(
    'agree below, on and above every edge of every published table, long and short',
    () => {
      const found: string[] = []
      let asked = 0
      for (const market of linearMarkets(rules)) {
        for (const mark of MARKS) {
          for (const signed of sizesAcross(market, mark)) {
            const apart = disagreement(both(poolOf(market, signed, mark, rules), () => mark))
            if (apart !== undefined) found.push(`${market.id} ${signed.toString()}: ${apart}`)
            asked += 1
          }
        }
      }
      expect(found).toEqual([])
      // At least the first tier, both ways, at both prices, of every market
      expect(asked).toBeGreaterThanOrEqual(4 * linearMarkets(rules).length)
    },
    PATIENCE_MS,
  )
})
