// Ticket: what do dYdX's own order and margin forms work out before anything is sent?
// Their rules of thumb, not the chain's: used to say what the venue's screen would move or allow.
// Source: dydxprotocol/v4-abacus b0cf2199 (calculators the web app was built on) and v4-web 2248cb63
// (2026-07-17), which keeps the formulas with other buffers.
import {
  asNonZero,
  greatest,
  least,
  type Price,
  type Ratio,
  type Size,
  type Usd,
} from '../../units/amount'

export type TradeSide = 'buy' | 'sell'

/** Where the form assumes a limit order fills: at its limit, or at the oracle where the limit is worse. */
export function fillOfLimit(side: TradeSide, limit: Price, oracle: Price): Price {
  return side === 'buy' ? least(limit, oracle) : greatest(limit, oracle)
}

/** The chosen leverage held to a share of the market's highest, so that the order can still be filled. */
export function leverageWithin(chosen: Ratio, highest: Ratio, share: Ratio): Ratio {
  return least(chosen, highest.times(share))
}

/**
 * Margin the form moves into a new isolated position:
 *   max(oracle × size ÷ leverage + adverse × size, price × size ÷ leverage)
 * adverse = how much worse than the oracle the order's price is; below zero when better.
 */
export function marginForIsolated(of: {
  readonly side: TradeSide
  /** Above zero. */
  readonly size: Size
  readonly price: Price
  readonly oracle: Price
  readonly leverage: Ratio
}): Usd {
  const leverage = asNonZero(of.leverage, 'leverage')
  const adverse = of.side === 'buy' ? of.price.minus(of.oracle) : of.oracle.minus(of.price)
  const byOracle = of.oracle.times(of.size).div(leverage).plus(adverse.times(of.size))
  return greatest(byOracle, of.price.times(of.size).div(leverage))
}

/**
 * Margin the form lets go of an isolated position: what is above its notional at a share of the market's
 * highest leverage. equity − notional ÷ (highest × share). Below zero: it lacks that much.
 */
export function removableMargin(of: {
  readonly equity: Usd
  readonly notional: Usd
  readonly highest: Ratio
  readonly share: Ratio
}): Usd {
  const leverage = asNonZero(of.highest.times(of.share), 'leverage')
  return of.equity.minus(of.notional.div(leverage))
}
