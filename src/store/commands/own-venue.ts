// The terms of a venue of the user's own, on an account that stands on the generic rules. They are facts of the
// venue and not trades, so each corrects the baseline, and with it both sides.
import {
  accountOf,
  withAccount,
  type Account,
  type AccountId,
  type OwnVenue,
} from '../../engine/model/book'
import { ratio, sign, type Ratio } from '../../engine/units/amount'
import { done, refused } from '../../engine/units/outcome'
import { genericRules } from '../../engine/venues/generic-own'
import { takesOwnTerms } from '../../engine/venues/registry'
import { INTERVAL_MAX_HOURS } from '../select/typed-rate'
import { correction, type Command } from './command'

/** Longest name of a venue. */
const NAME_MAX = 40
/** A fee above a tenth of what is traded is a slip of the keyboard. */
const FEE_MAX = ratio('0.1')

/** One term and what it is to be; undefined gives it back to the generic rules. */
export type VenueTerm = {
  [Part in keyof OwnVenue]-?: { readonly part: Part; readonly to: OwnVenue[Part] | undefined }
}[keyof OwnVenue]

const LABELS: Readonly<Record<keyof OwnVenue, string>> = {
  name: 'Name venue',
  takerFee: 'Change the venue’s taker fee',
  fundingHours: 'Change the venue’s funding interval',
  closingFee: 'Change the venue’s closing fee',
  nets: 'Change the venue’s netting',
}

/** Changes one term of an account's own venue. A choice that the generic rules make anyway is theirs again. */
export function setVenueTerm(id: AccountId, term: VenueTerm): Command {
  return correction(LABELS[term.part], (baseline) => {
    const account = accountOf(baseline.book, id)
    if (account === undefined) {
      return refused('account-unknown', 'This account is no longer in the book.', { found: id })
    }
    if (!takesOwnTerms(account.venue)) {
      return refused('venue-published', 'The rules of this venue are published.', {
        found: account.venue,
        wanted: 'an account on another venue, which takes terms of your own',
      })
    }
    const issue = termIssue(term)
    if (issue !== undefined) return issue
    const next = withTerm(account, term)
    return done(
      next === account ? baseline : { ...baseline, book: withAccount(baseline.book, next) },
    )
  })
}

/** Every term as the generic rules have it, the name too. */
export function backToGenericRules(id: AccountId): Command {
  return correction('Back to the generic rules', (baseline) => {
    const account = accountOf(baseline.book, id)
    if (account?.terms === undefined) return done(baseline)
    const { terms: _, ...plain } = account
    return done({ ...baseline, book: withAccount(baseline.book, plain) })
  })
}

function withTerm(account: Account, { part, to }: VenueTerm): Account {
  const { terms, ...plain } = account
  const { [part]: before, ...others } = terms ?? {}
  const kept = isGeneric(part, to) ? undefined : to
  if (isSame(before, kept)) return account
  const next: OwnVenue = kept === undefined ? others : { ...others, [part]: kept }
  return Object.keys(next).length === 0 ? plain : { ...plain, terms: next }
}

/** Choices have no empty state, so that the generic one stands for it. */
function isGeneric(part: keyof OwnVenue, to: VenueTerm['to']): boolean {
  const { closingFee, netsOpposingPositions } = genericRules()
  if (part === 'closingFee') return to === closingFee
  return part === 'nets' && to === netsOpposingPositions
}

function isSame(one: VenueTerm['to'], other: VenueTerm['to']): boolean {
  return typeof one === 'object' && typeof other === 'object' ? one.eq(other) : one === other
}

function termIssue(term: VenueTerm) {
  if (term.to === undefined) return undefined
  if (term.part === 'name' && (term.to.trim() === '' || term.to.length > NAME_MAX)) {
    return refused('venue-name-wanted', `A venue has a name of at most ${NAME_MAX} characters.`, {
      found: term.to,
      wanted: 'a shorter name',
    })
  }
  if (term.part === 'takerFee') return takerFeeIssue(term.to)
  if (term.part === 'fundingHours' && !(term.to > 0 && term.to <= INTERVAL_MAX_HOURS)) {
    return refused(
      'interval-out-of-range',
      'A funding interval is above 0 hours and at most a week.',
      { found: String(term.to), wanted: 'hours such as 8' },
    )
  }
  return undefined
}

/** What is wrong with the taker fee of a venue or a market, if anything. */
export function takerFeeIssue(fee: Ratio) {
  if (sign(fee) >= 0 && fee.lte(FEE_MAX)) return undefined
  return refused('fee-out-of-range', 'A taker fee lies between 0 and 10 % of notional.', {
    found: fee.toString(),
    wanted: 'a percentage such as 0.05 %',
  })
}
