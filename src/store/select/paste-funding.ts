// A ledger of funding payments in a paste: what it adds up to, market by market, before it is kept.
import { NOTHING, type Usd } from '../../engine/units/amount'
import type { ImportedFunding } from '../../io/paste/imported'

export interface FundingTotal {
  readonly symbol: string
  readonly payments: number
  /** From the holder's view: above zero received, below zero paid. */
  readonly total: Usd
}

export interface FundingSummary {
  /** By market, in the order of the ledger. */
  readonly totals: readonly FundingTotal[]
  readonly total: Usd
  /** First and last moment that the ledger names, as it writes them. */
  readonly from?: string
  readonly to?: string
  /** Payments whose time the ledger does not say. */
  readonly untimed: number
}

/** The sums of a ledger, each payment as its holder sees it. */
export function fundingSummary({ payments }: Pick<ImportedFunding, 'payments'>): FundingSummary {
  const totals = new Map<string, FundingTotal>()
  for (const { venueSymbol: symbol, amount } of payments) {
    const { payments: count = 0, total = NOTHING } = totals.get(symbol) ?? {}
    totals.set(symbol, { symbol, payments: count + 1, total: total.plus(amount) })
  }
  const times = payments.flatMap(({ at }) => at ?? []).toSorted()
  const [from, to] = [times[0], times.at(-1)]
  return {
    totals: [...totals.values()],
    total: payments.reduce((sum, { amount }) => sum.plus(amount), NOTHING),
    untimed: payments.length - times.length,
    ...(from === undefined || to === undefined ? {} : { from, to }),
  }
}
