// Deleveraging: what of a position no order could close is closed against accounts on the other side, at the price
// that leaves the first one with nothing, or at the oracle's in a market that is wound up.
// The chain tries the others in an order nobody can foretell; here they are tried in the order given.
// How an account is kept, and what margin it must hold, is the caller's: the same rules everywhere.
// Source: dydxprotocol/v4-chain 84d4664b (2026-03-04), x/clob/keeper/deleveraging.go.
import { isNonZero, least, sign, type Size, type Usd } from '../../units/amount'
import { done, refused, type Outcome } from '../../units/outcome'
import { bankruptcyQuote, type HeldAt, type Risk } from './close-out'

/** An account of the caller's, as a liquidation handles it. */
export interface Accounting<A> {
  readonly riskOf: (account: A) => Risk
  /** Its position in the market at hand, at the oracle price; of size zero where it has none. */
  readonly heldIn: (account: A) => HeldAt
  /** The account after its size and its cash have changed. */
  readonly changed: (account: A, delta: Size, quote: Usd) => A
  /** Whether the chain accepts the change: margin met, or risk no worse than before. */
  readonly admits: (before: A, after: A) => boolean
}

export type ClosedAt = 'bankruptcy price' | 'oracle price'

/**
 * Closes a part of one account's position against another's. Refused where either change is not one that
 * closes, and where either account may not take it.
 */
export function deleverage<A>(
  liquidated: A,
  offsetting: A,
  of: {
    readonly delta: Size
    readonly at: ClosedAt
    readonly accounting: Accounting<A>
  },
): Outcome<{ readonly liquidated: A; readonly offsetting: A }> {
  const { delta, accounting } = of
  const own = accounting.heldIn(liquidated)
  const other = accounting.heldIn(offsetting)
  const closesBoth =
    isNonZero(delta) &&
    sign(own.size) === -sign(delta) &&
    sign(other.size) === sign(delta) &&
    delta.abs().lte(least(own.size.abs(), other.size.abs()))
  if (!closesBoth) {
    return refused(
      'invalid-size-delta',
      `a change of ${delta.toString()} does not close both ${own.size.toString()} and ${other.size.toString()}`,
    )
  }
  const quote = quoteAt(liquidated, of)
  if (!quote.ok) return quote
  const after = {
    liquidated: accounting.changed(liquidated, delta, quote.value),
    offsetting: accounting.changed(offsetting, delta.neg(), quote.value.neg()),
  }
  const admitted =
    accounting.admits(liquidated, after.liquidated) &&
    accounting.admits(offsetting, after.offsetting)
  return admitted
    ? done(after)
    : refused('update-rejected', 'one of the accounts may not take the change')
}

function quoteAt<A>(
  account: A,
  {
    delta,
    at,
    accounting,
  }: { readonly delta: Size; readonly at: ClosedAt; readonly accounting: Accounting<A> },
): Outcome<Usd> {
  const held = accounting.heldIn(account)
  const after = accounting.heldIn(accounting.changed(account, delta, held.value.minus(held.value)))
  return at === 'oracle price'
    ? done(held.value.minus(after.value))
    : bankruptcyQuote(held, after, accounting.riskOf(account))
}

export interface Offset<A> {
  readonly liquidated: A
  readonly others: readonly A[]
  /** What nobody could take. */
  readonly remaining: Size
}

/** Closes against the others in turn, each for as much as it holds the other way; who may not take it is passed over. */
export function offsetAll<A>(
  start: A,
  others: readonly A[],
  of: { readonly delta: Size; readonly at: ClosedAt; readonly accounting: Accounting<A> },
): Offset<A> {
  let liquidated = start
  let remaining = of.delta
  const after = others.map((other) => {
    const opposite = of.accounting.heldIn(other).size
    if (!isNonZero(remaining) || sign(opposite) !== sign(remaining)) return other
    const part = opposite.abs().lt(remaining.abs()) ? opposite : remaining
    const closed = deleverage(liquidated, other, { ...of, delta: part })
    if (!closed.ok) return other
    liquidated = closed.value.liquidated
    remaining = remaining.minus(part)
    return closed.value.offsetting
  })
  return { liquidated, others: after, remaining }
}
