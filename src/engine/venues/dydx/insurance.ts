// Insurance: what does a liquidation pay into dYdX's insurance fund, or take from it?
// Source: dydxprotocol/v4-chain 84d4664b (2026-03-04), x/clob/keeper/liquidations.go and deleveraging.go.
import {
  isNonZero,
  least,
  roundTo,
  sign,
  type Price,
  type Ratio,
  type Size,
  type Usd,
} from '../../units/amount'
import { done, refused, type Outcome } from '../../units/outcome'
import { MILLIONTH } from './close-out'

/** What an account receives for a fill; below zero it pays. `delta` is the change of its size. */
export function quoteOf(delta: Size, at: Price): Usd {
  return roundTo(delta.times(at), MILLIONTH, 'toward-zero').neg()
}

/**
 * Above zero: the fee that goes to the fund, of what a fill brings beyond bankruptcy. Below zero: what the
 * fund pays to make the account whole. Refused for a fill of nothing.
 */
export function insuranceDelta(
  fill: { readonly delta: Size; readonly price: Price },
  bankruptcyQuote: Usd,
  maxFee: Ratio,
): Outcome<Usd> {
  if (!isNonZero(fill.delta)) return refused('invalid-fill-size', 'a fill of nothing')
  const quote = quoteOf(fill.delta, fill.price)
  const beyond = quote.minus(bankruptcyQuote)
  if (sign(beyond) <= 0) return done(beyond)
  return done(least(beyond, roundTo(quote.abs().times(maxFee), MILLIONTH, 'down')))
}

/** Whether the fund can take a change: it pays all of it or nothing. */
export function insuranceCovers(balance: Usd, delta: Usd): boolean {
  return sign(balance.plus(delta)) >= 0
}
