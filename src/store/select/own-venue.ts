// What an account says of its own venue: each rule with whether it is typed or the generic one, and how often
// funding is paid where a market does not say.
import type { Account, Book, ClosingFee, OwnVenue } from '../../engine/model/book'
import type { MarketId } from '../../engine/model/market'
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
 * Hours between two payments in a market nobody has stated any for: as an account that holds it says of its
 * venue. Where accounts say different things the shortest holds, in which a rate costs most.
 */
export function hoursUnstated(book: Book, market: MarketId): number {
  const said = book.accounts.flatMap((account) =>
    takesOwnTerms(account.venue) && account.positions.some((held) => held.market === market)
      ? [genericRules(account.terms).funding.everyHours]
      : [],
  )
  return said.length === 0 ? genericRules().funding.everyHours : Math.min(...said)
}
