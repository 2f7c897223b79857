// Realised funding: what funding has in fact cost or brought, payment by payment, as the venue's ledger says.
// It is history: it is in cash already, so no figure of a pool counts it. Only the report sets it beside what
// today's rates would charge. Ledgers are exported again and again and overlap: no payment counts twice.
import type { VenueId } from '../../engine/model/market'
import type { Usd } from '../../engine/units/amount'

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

/**
 * Two ledgers in one. Payments that both hold count once: a ledger exported again later holds the earlier one.
 * One ledger may hold the same payment twice, of two subaccounts; each then counts as often as in the ledger
 * that has it most often.
 */
export function mergedPayments(
  kept: readonly RealisedPayment[],
  more: readonly RealisedPayment[],
): readonly RealisedPayment[] {
  const unmatched = new Map<string, number>()
  for (const payment of kept) {
    const key = keyOf(payment)
    unmatched.set(key, (unmatched.get(key) ?? 0) + 1)
  }
  const added = more.filter((payment) => {
    const key = keyOf(payment)
    const left = unmatched.get(key) ?? 0
    unmatched.set(key, left - 1)
    return left <= 0
  })
  return added.length === 0 ? kept : inTimeOrder([...kept, ...added])
}

/** The one order of payments: by time, what has none first; of one moment by market; else as given. */
export function inTimeOrder(payments: readonly RealisedPayment[]): readonly RealisedPayment[] {
  const timed = payments.map((payment) => ({
    payment,
    at: instantOf(payment),
    market: marketKey(payment),
  }))
  timed.sort((a, b) => order(a.at, b.at) || order(a.market, b.market))
  return timed.map(({ payment }) => payment)
}

function order<T extends number | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Payments by what they have in common, in the order in which each is first met. */
export function grouped<K>(
  payments: readonly RealisedPayment[],
  keyOf: (payment: RealisedPayment) => K,
): ReadonlyMap<K, readonly RealisedPayment[]> {
  const groups = new Map<K, RealisedPayment[]>()
  for (const payment of payments) {
    const key = keyOf(payment)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [payment])
    else group.push(payment)
  }
  return groups
}

/** Tells the markets of payments apart. */
export function marketKey({ venue, symbol }: Pick<RealisedPayment, 'venue' | 'symbol'>): string {
  return JSON.stringify([venue ?? '', symbol])
}

/** One payment is another's twin when time, venue, symbol and amount are the same. */
function keyOf(payment: RealisedPayment): string {
  const { at, venue, symbol, amount } = payment
  return JSON.stringify([
    at === undefined ? null : clockOf(at),
    venue ?? null,
    symbol,
    amount.toString(),
  ])
}

/**
 * A ledger's time as a document spells it: in Greenwich where the ledger names its zone, else on the ledger's own
 * clock. Undefined for a text that is no time.
 */
export function timeOf(at: string): string | undefined {
  const stamp = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?<zone>Z|[+-]\d\d:?\d\d)?$/.exec(at)
  if (stamp === null || Number.isNaN(Date.parse(at))) return undefined
  if (stamp.groups?.['zone'] === undefined) return at
  return new Date(at).toISOString().replace('.000Z', 'Z')
}

/** One instant has many spellings: with and without fractions of a second, in Greenwich or elsewhere. */
function clockOf(at: string): string | number {
  return HAS_ZONE.test(at) ? Date.parse(at) : at
}
const HAS_ZONE = /(Z|[+-]\d\d:\d\d)$/

function instantOf({ at }: RealisedPayment): number {
  if (at === undefined) return Number.NEGATIVE_INFINITY
  // A ledger's own clock is read as if it were Greenwich: its payments then keep their order.
  const instant = Date.parse(HAS_ZONE.test(at) || !at.includes('T') ? at : `${at}Z`)
  return Number.isNaN(instant) ? Number.NEGATIVE_INFINITY : instant
}
