// What is assumed about how prices move, for the underlyings that are held.
import type { Shown } from '../../engine/model/explanation'
import type { Underlying } from '../../engine/model/market'
import { volatilityOf, type Assumed } from '../../engine/model/snapshot'
import { plain, share } from '../../engine/model/shown'
import type { Ratio } from '../../engine/units/amount'
import { once } from '../derive'
import type { Side } from './sides'

export interface AssumedVolatility {
  readonly underlying: Underlying
  readonly sigma: Ratio
  readonly shown: Shown
  readonly from: Assumed<Ratio>['from']
}

export interface AssumedCorrelation {
  readonly pair: string
  readonly shown: Shown
  readonly from: Assumed<Ratio>['from']
}

export interface Assumptions {
  readonly volatilities: readonly AssumedVolatility[]
  readonly correlations: readonly AssumedCorrelation[]
  /** For every pair that is not listed. */
  readonly elsewhere: AssumedCorrelation
}

/** The volatility of every underlying in the book, and the correlations among them. */
export const assumedOn = once((side: Side): Assumptions => {
  const { assumptions, book } = side.scenario
  const held = new Set<Underlying>()
  for (const account of book.accounts) {
    for (const position of account.positions) {
      const market = side.lookup(position.market)
      if (market !== undefined) held.add(market.underlying)
    }
  }
  const named = assumptions.correlations.filter(({ pair }) => pair.every((one) => held.has(one)))
  return {
    volatilities: [...held].map((underlying) => {
      const { value, from } = volatilityOf(assumptions, underlying)
      return { underlying, sigma: value, shown: share(value), from }
    }),
    correlations: named.map(({ pair, rho }) => ({
      pair: pair.join(' and '),
      shown: plain(rho.value),
      from: rho.from,
    })),
    elsewhere: {
      pair: 'all other pairs',
      shown: plain(assumptions.correlationElsewhere.value),
      from: assumptions.correlationElsewhere.from,
    },
  }
})
