// Fills: what trading does to one position. Growing averages the entry, reducing realises P&L,
// crossing zero does both: a close, then an opening at the fill price.
import {
  asNonZero,
  greatest,
  isNonZero,
  NO_SIZE,
  NOTHING,
  sign,
  type Price,
  type Ratio,
  type Size,
  type Usd,
} from '../units/amount'
import type { Position } from './book'

/** What a fill did: the position after it, and what moved into or out of cash. */
export interface Filled {
  readonly position: Position
  /** P&L realised by the part that closed. */
  readonly realised: Usd
  /** Fee and slippage, above zero. Taken from cash. */
  readonly cost: Usd
  /** Isolated margin handed back to cash (above zero) or taken from it (below). */
  readonly marginReleased: Usd
  /** Unsettled funding paid into cash, on a full close or a flip. */
  readonly fundingSettled: Usd
}

export interface FillTerms {
  readonly price: Price
  /** Taker fee as a share of notional. */
  readonly fee: Ratio
  /** Loss to the book as a share of notional. */
  readonly slippage: Ratio
}

/** Average price of fills of one side, by size. Sizes must not add to zero. */
export function averageEntry(
  fills: readonly { readonly size: Size; readonly price: Price }[],
): Price {
  let cost = NOTHING
  let size = NO_SIZE
  for (const fill of fills) {
    cost = cost.plus(fill.size.times(fill.price))
    size = size.plus(fill.size)
  }
  return cost.div(asNonZero(size, 'the size of the fills'))
}

/** A fill of `delta` (signed) on a position. Nothing to fill leaves the position itself. */
export function fill(position: Position, delta: Size, terms: FillTerms): Filled {
  if (delta.isZero()) return untouched(position)
  const traded = delta.abs().times(terms.price)
  const cost = traded.times(terms.fee.plus(terms.slippage))
  const grows = position.size.isZero() || sign(position.size) === sign(delta)
  const after = position.size.plus(delta)
  const parts = grows
    ? growing(position, delta, terms.price)
    : sign(after) === sign(position.size) || after.isZero()
      ? reducing(position, delta, terms.price)
      : flipping(position, delta, terms.price)
  return {
    ...parts,
    cost,
    position: { ...parts.position, costsPaid: position.costsPaid.plus(cost) },
  }
}

function untouched(position: Position): Filled {
  return {
    position,
    realised: NOTHING,
    cost: NOTHING,
    marginReleased: NOTHING,
    fundingSettled: NOTHING,
  }
}

type Parts = Omit<Filled, 'cost'>

function growing(position: Position, delta: Size, at: Price): Parts {
  const size = position.size.plus(delta)
  const entry = averageEntry([
    { size: position.size, price: position.entry },
    { size: delta, price: at },
  ])
  const asked = marginFor(position, delta, at)
  return {
    position: withMargin({ ...position, size, entry }, asked),
    realised: NOTHING,
    marginReleased: asked.neg(),
    fundingSettled: NOTHING,
  }
}

function reducing(position: Position, delta: Size, at: Price): Parts {
  const size = position.size.plus(delta)
  const realised = delta.neg().times(at.minus(position.entry))
  const share = delta.abs().div(asNonZero(position.size.abs(), 'the size being reduced'))
  const released =
    position.margin.mode === 'isolated' ? position.margin.margin.times(share) : NOTHING
  const settled = size.isZero() ? position.fundingUnsettled : NOTHING
  const kept = {
    ...position,
    size,
    realised: position.realised.plus(realised),
    fundingUnsettled: position.fundingUnsettled.minus(settled),
  }
  return {
    position: withMargin(kept, released.neg()),
    realised,
    marginReleased: released,
    fundingSettled: settled,
  }
}

function flipping(position: Position, delta: Size, at: Price): Parts {
  const closing = reducing(position, position.size.neg(), at)
  const rest = delta.plus(position.size)
  const margin = marginFor(position, rest, at)
  const opened = withMargin({ ...closing.position, size: rest, entry: at }, margin)
  return {
    position: opened,
    realised: closing.realised,
    marginReleased: closing.marginReleased.minus(margin),
    fundingSettled: closing.fundingSettled,
  }
}

/**
 * Isolated margin that growing by `delta` sets aside: its notional over the chosen leverage, or, without
 * one, the margin per unit the position already has. Never below zero: a wallet part that profit let the
 * holder draw below zero asks nothing of its like.
 */
function marginFor(position: Position, delta: Size, at: Price): Usd {
  if (position.margin.mode === 'cross') return NOTHING
  const { leverage } = position
  if (leverage !== undefined && sign(leverage) > 0) {
    return delta.abs().times(at).div(asNonZero(leverage, 'leverage'))
  }
  const held = position.size.abs()
  const margin = greatest(position.margin.margin, NOTHING)
  return isNonZero(held) ? margin.times(delta.abs().div(held)) : NOTHING
}

function withMargin(position: Position, added: Usd): Position {
  if (position.margin.mode === 'cross' || added.isZero()) return position
  return { ...position, margin: { mode: 'isolated', margin: position.margin.margin.plus(added) } }
}

/** Price P&L of an open position at a price: size × (price − entry). */
export function pricePnl(position: Pick<Position, 'size' | 'entry'>, at: Price): Usd {
  return position.size.times(at.minus(position.entry))
}
