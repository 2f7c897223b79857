// An account with nothing in it yet, for typing into.
import { NOTHING } from '../../engine/units/amount'
import { venueRules } from '../../engine/venues/registry'
import { addAccount } from './account'
import type { Command } from './command'

/** Where an account is until its venue is chosen: rules common to most. */
const VENUE_AT_START = 'generic'

/** Adds an account without cash and positions, named by its number. */
export const addEmptyAccount: Command = {
  label: 'Add account',
  change: (document, context) => {
    const number = document.baseline.book.accounts.length + 1
    const account = {
      id: `a${number}`,
      name: `Account ${number}`,
      venue: VENUE_AT_START,
      quote: venueRules(VENUE_AT_START)?.quotes[0] ?? 'USD',
      cash: NOTHING,
      holdings: [],
      positions: [],
    }
    return addAccount(account).change(document, context)
  },
}
