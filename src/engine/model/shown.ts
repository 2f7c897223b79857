// Shown: each kind of figure with the rounding its dangerous side asks for, decided in one place.
import type { Price, Ratio, Size, Usd } from '../units/amount'
import type { Shown } from './explanation'

/** Equity, notional, a balance: half-even, no dangerous side. */
export const money = (amount: Usd): Shown => ({ amount, as: 'usd' })

/** Profit and loss. */
export const pnl = (amount: Usd): Shown => ({ amount, as: 'usd', signed: true })

/** A buffer or free collateral: rounds down, never flattering. */
export const cushion = (amount: Usd): Shown => ({ amount, as: 'usd', rounding: 'down' })

/** A requirement or a cost of ours: rounds up. */
export const demand = (amount: Usd): Shown => ({ amount, as: 'usd', rounding: 'up' })

/** Money that flows, above zero to the holder: rounds down, so received is less and paid is more. */
export const flow = (amount: Usd): Shown => ({
  amount,
  as: 'usd',
  rounding: 'down',
  signed: true,
})

/** Fees and slippage paid, shown as what they took. */
export const paid = (amount: Usd): Shown => ({
  amount: amount.neg(),
  as: 'usd',
  rounding: 'down',
  signed: true,
})

export const priceOf = (amount: Price, tick?: Price): Shown => ({ amount, as: 'price', tick })

/** A liquidation price rounds towards the mark: a lower one up, an upper one down. */
export const liquidationPrice = (amount: Price, side: 'lower' | 'upper', tick?: Price): Shown => ({
  amount,
  as: 'price',
  rounding: side === 'lower' ? 'up' : 'down',
  tick,
})

/** A signed move that liquidates: rounds to the nearer. */
export const move = (amount: Ratio): Shown => ({ amount, as: 'move', rounding: 'smaller' })

export const sigmas = (amount: Ratio): Shown => ({ amount, as: 'sigma', rounding: 'smaller' })

/** A share that is dangerous when large, such as the margin ratio. */
export const dangerousShare = (amount: Ratio): Shown => ({
  amount,
  as: 'percent',
  rounding: 'larger',
})

/** A share that is safe when large, such as buffer ÷ equity. */
export const safeShare = (amount: Ratio): Shown => ({ amount, as: 'percent', rounding: 'down' })

export const share = (amount: Ratio): Shown => ({ amount, as: 'percent' })

/** A fee or a bound of one payment: to the digits that fees have, and never less than it is. */
export const feeShown = (amount: Ratio): Shown => ({ amount, as: 'rate', rounding: 'larger' })

export const leverageShown = (amount: Ratio): Shown => ({
  amount,
  as: 'leverage',
  rounding: 'larger',
})

export const sizeOf = (amount: Size): Shown => ({ amount, as: 'size' })

export const rateOf = (amount: Ratio, everyHours: number): Shown => ({
  amount,
  as: 'rate',
  everyHours,
  signed: true,
})

export const days = (amount: Ratio): Shown => ({ amount, as: 'days', rounding: 'down' })

export const plain = (amount: Ratio): Shown => ({ amount, as: 'number' })

export const correlation = (amount: Ratio): Shown => ({ amount, as: 'correlation' })

/** What stands in place of a ratio to equity where there is no equity. */
export const NO_EQUITY = 'none: no equity left'

/** What stands in place of a bankruptcy price that no price above zero is. */
export const NO_BANKRUPTCY = 'none above zero'

/** A bankruptcy price rounds towards the mark, from whichever side it is reached. */
export function bankruptcyPrice(price: Price, mark: Price, tick?: Price): Shown {
  return liquidationPrice(price, price.lt(mark) ? 'lower' : 'upper', tick)
}
