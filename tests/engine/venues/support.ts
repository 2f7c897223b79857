// What every venue's published tables are held to.
import type { MarginTable, Market, Tier } from '../../../src/engine/model/market'
import type { Usd } from '../../../src/engine/units/amount'
import type { VenueRules } from '../../../src/engine/venues/rules'
import { checked } from '../../../src/engine/venues/tiers'

/** Every published market of a venue. */
export function marketsOf(rules: VenueRules): readonly Market[] {
  return rules.symbols.map((symbol) => {
    const market = rules.market(symbol)
    if (market === undefined) throw new Error(`${symbol} is listed and has no terms`)
    return market
  })
}

export function marketOf(rules: VenueRules, symbol: string): Market {
  const market = rules.market(symbol)
  if (market === undefined) throw new Error(`${rules.id} does not list ${symbol}`)
  return market
}

/** Tiers of a table counted in notional. */
export function notionalTiers(table: MarginTable): readonly Tier<Usd>[] {
  if (table.counts !== 'notional') throw new Error('this table counts size')
  return table.tiers
}

/** The premises of the theorem, and what every market says about itself: the markets that break them. */
export function unsound(rules: VenueRules): readonly string[] {
  return marketsOf(rules)
    .filter((market) => !isSound(rules, market))
    .map((market) => market.id)
}

function isSound(rules: VenueRules, market: Market): boolean {
  checked(market.table)
  const { asOf, source } = market.provenance
  // Nobody may open at a margin that is liquidated at once.
  const opensAbove = market.table.tiers.every((tier) => tier.initialRate.gte(tier.rate))
  return (
    market.id === `${rules.id}:${market.symbol}` &&
    /^20\d\d-\d\d-\d\d$/.test(asOf) &&
    source !== '' &&
    rules.quotes.includes(market.quote) &&
    opensAbove
  )
}
