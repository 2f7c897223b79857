// What the market says: marks and funding rates. In the draft a changed mark is an edit like any other.
import { symbolOf, venueOf, type Market, type MarketId } from '../../engine/model/market'
import { fundingIssue, markIssue } from '../../engine/model/edit'
import type { Scenario } from '../../engine/model/scenario'
import type { FundingRate, Quote } from '../../engine/model/snapshot'
import { withQuote } from '../../engine/model/snapshot'
import { ONE, sign, type Price, type Ratio } from '../../engine/units/amount'
import { done, refused } from '../../engine/units/outcome'
import { genericMarket } from '../../engine/venues/generic'
import { publishedMarket } from '../../engine/venues/registry'
import { hoursUnstated } from '../select/own-venue'
import { correction, correctionOrEdit, type Command } from './command'

/** The mark every position of the market is valued at. */
export function setMark(market: MarketId, to: Price): Command {
  return correctionOrEdit(
    'Change mark',
    (baseline) => markIssue(to) ?? done(quoted(baseline, market, { mark: to })),
    () => ({ kind: 'mark', market, to }),
  )
}

/** The funding rate with the interval it is paid for. */
export function setFunding(market: MarketId, to: FundingRate): Command {
  return correctionOrEdit(
    'Change funding rate',
    (baseline) => fundingIssue(to) ?? done(quoted(baseline, market, { funding: to })),
    () => ({ kind: 'funding', market, to }),
  )
}

function quoted(scenario: Scenario, market: MarketId, change: Quote): Scenario {
  const before = scenario.snapshot.quotes.get(market) ?? {}
  return { ...scenario, snapshot: withQuote(scenario.snapshot, market, { ...before, ...change }) }
}

/**
 * A flat maintenance rate for a market that no table knows, or that the user knows better.
 * Initial margin is twice maintenance, which the figures then name as an assumption.
 */
export function setMaintenanceRate(market: MarketId, rate: Ratio): Command {
  return correction('Set maintenance rate', (baseline) => {
    if (sign(rate) < 0 || rate.gte(ONE)) {
      return refused('rate-out-of-range', 'A maintenance rate lies between 0 and 100 %.', {
        found: rate.toString(),
        wanted: 'a percentage such as 1.25 %',
      })
    }
    const known = baseline.markets.get(market) ?? publishedMarket(market)
    const typed = genericMarket(symbolOf(market), {
      maintenanceRate: rate,
      funding: { everyHours: hoursUnstated(baseline.book, market) },
    })
    const terms: Market =
      known === undefined
        ? { ...typed, id: market, venue: venueOf(market) }
        : { ...known, table: typed.table, provenance: typed.provenance }
    return done({ ...baseline, markets: new Map([...baseline.markets, [market, terms]]) })
  })
}
