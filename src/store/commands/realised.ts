// Realised funding: keep what a ledger says was paid and received, or let go of it.
import { done, refused } from '../../engine/units/outcome'
import { mergedPayments, REALISED_MAX, timeOf, type RealisedPayment } from '../../io/link/payments'
import type { ImportedFunding } from '../../io/paste/imported'
import type { Command } from './command'

/**
 * Keeps the payments of a ledger with the scenario, beside those kept before. What both hold counts once, so
 * that a ledger exported again later can be added whole.
 */
export function keepRealised(ledger: Pick<ImportedFunding, 'venue' | 'payments'>): Command {
  return {
    label: 'Keep funding payments',
    change: (document) => {
      const kept = document.realisedFunding ?? NONE
      const realisedFunding = mergedPayments(kept, paymentsOf(ledger))
      if (realisedFunding === kept) return done(document)
      if (realisedFunding.length > REALISED_MAX) {
        return refused(
          'too-many-payments',
          `${realisedFunding.length} funding payments are more than can be kept`,
          {
            wanted: `at most ${REALISED_MAX}: a shorter ledger, or earlier payments removed first`,
          },
        )
      }
      return done({ ...document, realisedFunding })
    },
  }
}
const NONE: readonly RealisedPayment[] = []

function paymentsOf({ venue, payments }: Parameters<typeof keepRealised>[0]) {
  return payments.map(({ at, venueSymbol, amount }): RealisedPayment => {
    const time = at === undefined ? undefined : timeOf(at)
    return {
      ...(time === undefined ? {} : { at: time }),
      ...(venue === undefined ? {} : { venue }),
      symbol: venueSymbol,
      amount,
    }
  })
}

/** Lets go of every payment kept with the scenario. */
export const removeRealised: Command = {
  label: 'Remove funding payments',
  change: (document) => {
    const { realisedFunding, ...rest } = document
    return done(realisedFunding === undefined ? document : rest)
  },
}
