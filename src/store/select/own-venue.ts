// What an account says of its own venue: each rule with whether it is typed or the generic one, and how often
// funding is paid where a market does not say.
import type { Account, Book, ClosingFee, OwnVenue } from '../../engine/model/book'
import { venueOf, type MarketId } from '../../engine/model/market'
import type { Shown } from '../../engine/model/explanation'
import { feeShown } from '../../engine/model/shown'
import type { Ratio } from '../../engine/units/amount'
import { genericRules } from '../../engine/venues/generic-own'
import { takesOwnTerms } from '../../engine/venues/registry'

export interface VenueTerms {
  readonly name?: string
  readonly takerFee: Ratio
  readonly takerFeeShown: Shown
  readonly fundingHours: number
  readonly closingFee: ClosingFee
  readonly nets: boolean
  readonly liquidatedAtZero: boolean
  /** Whether the terms are the user's own. */
  readonly own: ReadonlySet<keyof OwnVenue>
}

/** The terms of an account's venue, or nothing where its venue publishes the rules. */
export function venueTerms(account: Pick<Account, 'venue' | 'terms'>): VenueTerms | undefined {
  if (!takesOwnTerms(account.venue)) return undefined
  const { terms } = account
  const rules = genericRules(terms)
  return {
    ...(terms?.name === undefined ? {} : { name: terms.name }),
    takerFee: rules.takerFee,
    takerFeeShown: feeShown(rules.takerFee),
    fundingHours: rules.funding.everyHours,
    closingFee: rules.closingFee,
    nets: rules.netsOpposingPositions,
    liquidatedAtZero: rules.liquidatedAtZero,
    own: new Set(Object.keys(terms ?? {}) as (keyof OwnVenue)[]),
  }
}

/**
 * Hours between two payments in a market nobody has stated any for: as the accounts that hold it say of their
 * venue, or every account there while none does. Where they differ the shortest holds: a rate costs most in it.
 */
export function hoursUnstated(book: Book, market: MarketId): number {
  const there = book.accounts.filter(
    ({ venue }) => takesOwnTerms(venue) && venue === venueOf(market),
  )
  const holders = there.filter(({ positions }) => positions.some((held) => held.market === market))
  const said = holders.length === 0 ? there : holders
  if (said.length === 0) return genericRules().funding.everyHours
  return Math.min(...said.map(({ terms }) => genericRules(terms).funding.everyHours))
}
