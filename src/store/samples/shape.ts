// Shape of a sample: accounts and their rows as one writes them down, made into a scenario.
import { position as newPosition, type Account, type Position } from '../../engine/model/book'
import { marketIdOf, type Market, type MarketId, type VenueId } from '../../engine/model/market'
import type { Scenario } from '../../engine/model/scenario'
import type { Assumptions, Quote } from '../../engine/model/snapshot'
import { price, ratio, size, usd } from '../../engine/units/amount'
import { genericMarket } from '../../engine/venues/generic'
import { publishedMarket } from '../../engine/venues/registry'

/** One position with its market's quote, digits as typed. */
export interface SampleRow {
  readonly symbol: string
  /** Signed: a short is below zero. */
  readonly size: string
  readonly entry: string
  readonly mark: string
  /** Funding of one of the market's own intervals, as a fraction. */
  readonly funding: string
  readonly leverage?: string
  /** Isolated margin. Without it the position is cross. */
  readonly isolated?: string
  /** For a market on terms of its own; initial margin is twice that rate. All others are published. */
  readonly maintenance?: string
}

export interface SampleAccount {
  readonly name: string
  readonly venue: VenueId
  readonly quote: string
  readonly cash: string
  readonly rows: readonly SampleRow[]
}

/** The scenario of a sample. Accounts are a1, a2, positions p1, p2 through all of them. */
export function scenarioFrom(of: {
  readonly name: string
  readonly assumptions: Assumptions
  readonly accounts: readonly SampleAccount[]
}): Scenario {
  const quotes = new Map<MarketId, Quote>()
  const markets = new Map<MarketId, Market>()
  let count = 0
  const accounts = of.accounts.map((account, at): Account => {
    const positions = account.rows.map((row) => {
      const id = marketIdOf(account.venue, row.symbol)
      const own = ownTerms(row)
      if (own !== undefined) markets.set(id, own)
      const everyHours = (own ?? publishedMarket(id))?.funding.everyHours ?? 8
      quotes.set(id, { mark: price(row.mark), funding: { rate: ratio(row.funding), everyHours } })
      count += 1
      return positionOf(`p${count}`, id, row)
    })
    const { name, venue, quote } = account
    return {
      id: `a${at + 1}`,
      name,
      venue,
      quote,
      cash: usd(account.cash),
      holdings: [],
      positions,
    }
  })
  const { name, assumptions } = of
  return { name, book: { accounts }, snapshot: { quotes }, markets, assumptions }
}

function ownTerms({ symbol, maintenance }: SampleRow): Market | undefined {
  if (maintenance === undefined) return undefined
  const maintenanceRate = ratio(maintenance)
  return genericMarket(symbol, { maintenanceRate, initialRate: maintenanceRate.times(ratio(2)) })
}

function positionOf(id: string, market: MarketId, row: SampleRow): Position {
  return newPosition({
    id,
    market,
    size: size(row.size),
    entry: price(row.entry),
    ...(row.leverage === undefined ? {} : { leverage: ratio(row.leverage) }),
    ...(row.isolated === undefined
      ? {}
      : { margin: { mode: 'isolated', margin: usd(row.isolated) } }),
  })
}
