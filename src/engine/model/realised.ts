// Realised funding: what funding has in fact cost or brought, payment by payment, as the venue's ledger says.
// It is history: it is in cash already, so no figure of a pool counts it. Only the report sets it beside what
// today's rates would charge.
import type { Usd } from '../units/amount'
import type { VenueId } from './market'

export interface RealisedPayment {
  /** ISO time as the ledger gives it; without an offset it is the ledger's own clock. Absent: not said. */
  readonly at?: string
  /** Absent: the ledger does not say. */
  readonly venue?: VenueId
  /** The venue's symbol as it stood. */
  readonly symbol: string
  /** From the holder's view: above zero received, below zero paid. */
  readonly amount: Usd
}

/** Payments kept with a scenario: an hour's payments of twenty-five markets for a month, within a megabyte of text. */
export const REALISED_MAX = 20_000
