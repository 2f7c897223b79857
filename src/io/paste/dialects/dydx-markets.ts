// dYdX `perpetualMarkets`: not positions, but oracle prices, hourly funding and margin fractions to take
// over. Maintenance is a fraction of notional here; open-interest caps scale the initial fraction.
import * as z from 'zod/mini'
import { present } from '../fields'
import type { ImportedMarket, ImportedMarkets } from '../imported'
import { isObject, keyOf, type ExactJson } from '../json'
import { MACHINE, text, symbolText } from '../list'
import { fieldsOf, type Fields } from '../fields'
import { named } from '../symbol'
import type { Issue } from '../../../engine/units/outcome'

const Market = z.object({
  ticker: symbolText,
  oraclePrice: text,
  nextFundingRate: text,
  initialMarginFraction: text,
  maintenanceMarginFraction: text,
  openInterest: text,
  openInterestLowerCap: text,
  openInterestUpperCap: text,
})
type Market = z.infer<typeof Market>

export function isDydxMarkets(value: ExactJson): boolean {
  const markets = keyOf(value, 'markets')
  return (
    isObject(markets) &&
    Object.values(markets).some(
      (market) => keyOf(market, 'maintenanceMarginFraction') !== undefined,
    )
  )
}

export function readDydxMarkets(value: ExactJson): ImportedMarkets {
  const markets = keyOf(value, 'markets')
  const entries = isObject(markets) ? Object.values(markets) : []
  const found: ImportedMarket[] = []
  const issues: Issue[] = []
  for (const [at, entry] of entries.entries()) {
    const parsed = z.safeParse(Market, entry)
    const fields = fieldsOf(at + 1, MACHINE)
    if (parsed.success) found.push(marketOf(parsed.data, fields))
    else
      fields.complain('market-unreadable', 'not a market', 'market', '', 'an entry with a ticker')
    issues.push(...fields.issues)
  }
  return {
    kind: 'markets',
    dialect: 'dYdX markets',
    reason: 'markets with margin fractions, as perpetualMarkets answers: prices, not positions',
    venue: 'dydx',
    markets: found,
    issues,
    notes: ['funding is per hour; the oracle price is what margin is measured at'],
  }
}

function marketOf(market: Market, fields: Fields): ImportedMarket {
  const mark = fields.amount(market.oraclePrice ?? '', 'price', 'oracle price', { above: 'zero' })
  const rate = fields.amount(market.nextFundingRate ?? '', 'ratio', 'funding')
  const lower = fields.amount(market.openInterestLowerCap ?? '', 'usd', 'open interest cap')
  const upper = fields.amount(market.openInterestUpperCap ?? '', 'usd', 'open interest cap')
  return {
    symbol: market.ticker,
    base: named(market.ticker).base,
    ...present({
      mark,
      funding: rate === undefined ? undefined : { rate, everyHours: 1 },
      openInterest: fields.amount(market.openInterest ?? '', 'size', 'open interest'),
      initialRate: fields.amount(market.initialMarginFraction ?? '', 'ratio', 'initial fraction'),
      maintenanceRate: fields.amount(
        market.maintenanceMarginFraction ?? '',
        'ratio',
        'maintenance fraction',
      ),
      openInterestCaps: lower === undefined || upper === undefined ? undefined : { lower, upper },
    }),
  }
}
