// Portfolio: what all pools add up to. Equity is summed with its sign: a pool under water takes away from
// the total, though it cannot take from its neighbours. A buffer has no sum: pools do not save each other.
import { isNonZero, NOTHING, ONE, sign, type Ratio, type Usd } from '../units/amount'
import type { PoolSummary } from './initial'
import type { PoolId } from './pool'

/** A pool's header, or nothing where a mark or the market's terms are missing. */
export interface PoolShare {
  readonly pool: PoolId
  /** Currency the summary is in. */
  readonly quote: string
  readonly summary?: PoolSummary
}

/** Totals in one currency. Ratios are absent where equity is zero or less. */
export interface PortfolioTotal {
  readonly equity: Usd
  readonly initial: Usd
  readonly maintenance: Usd
  /** Signed sum. What one pool lacks, another pool's surplus does not cover. */
  readonly freeCollateral: Usd
  readonly gross: Usd
  readonly net: Usd
  /** Gross notional ÷ equity. */
  readonly leverage?: Ratio
  /** Initial margin ÷ equity. */
  readonly marginUsage?: Ratio
  /** Pools whose equity is below zero; the total is less for them. */
  readonly underwater: readonly PoolId[]
}

export type Portfolio =
  | ({ readonly kind: 'known' } & PortfolioTotal)
  /** `known` sums the other pools, to be shown only beside the names of those missing. */
  | {
      readonly kind: 'unknown'
      readonly missing: readonly PoolId[]
      readonly known: PortfolioTotal
    }

/**
 * The total of a book's pools. One pool without a figure makes the whole unknown.
 * `worthOf` says what one unit of a currency counts for; by default one, an assumption to be shown.
 */
export function portfolioOf(
  pools: readonly PoolShare[],
  worthOf: (quote: string) => Ratio = () => ONE,
): Portfolio {
  const known = totalOf(pools, worthOf)
  const missing = pools.filter((share) => share.summary === undefined).map((share) => share.pool)
  return missing.length === 0 ? { kind: 'known', ...known } : { kind: 'unknown', missing, known }
}

function totalOf(pools: readonly PoolShare[], worthOf: (quote: string) => Ratio): PortfolioTotal {
  const total = {
    equity: NOTHING,
    initial: NOTHING,
    maintenance: NOTHING,
    freeCollateral: NOTHING,
    gross: NOTHING,
    net: NOTHING,
  }
  const underwater: PoolId[] = []
  for (const { pool, quote, summary } of pools) {
    if (summary === undefined) continue
    const worth = worthOf(quote)
    total.equity = total.equity.plus(summary.equity.times(worth))
    total.initial = total.initial.plus(summary.initial.times(worth))
    total.maintenance = total.maintenance.plus(summary.maintenance.times(worth))
    total.freeCollateral = total.freeCollateral.plus(summary.freeCollateral.times(worth))
    total.gross = total.gross.plus(summary.gross.times(worth))
    total.net = total.net.plus(summary.net.times(worth))
    if (sign(summary.equity) < 0) underwater.push(pool)
  }
  const { equity } = total
  if (sign(equity) <= 0 || !isNonZero(equity)) return { ...total, underwater }
  return {
    ...total,
    underwater,
    leverage: total.gross.div(equity),
    marginUsage: total.initial.div(equity),
  }
}
