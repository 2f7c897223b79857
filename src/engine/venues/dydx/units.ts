// Units: what do dYdX's integers and API fields mean in coins and dollars?
// On chain: sizes count 10^atomicResolution coins, money counts millionths, rates count millionths per
// 8 hours. The API speaks decimals, but of a cash balance from which entry costs have already left.
// Sources: dydxprotocol/v4-chain 84d4664b (2026-03-04), indexer/packages/postgres (protocol-translations)
// and services/comlink (helpers); x/perpetuals/keeper/perpetual.go.
import {
  asNonZero,
  price,
  ratio,
  roundTo,
  type Price,
  type Ratio,
  type Size,
  type Usd,
} from '../../units/amount'

/** Smallest step of a funding index, in USDC per coin: 10^(−12 − atomicResolution). */
export function fundingIndexUnit(atomicResolution: number): Price {
  return price(`1e${-12 - atomicResolution}`)
}

/** A funding index in USDC per coin from the chain's integer. Only differences of it mean anything. */
export function fundingIndexFrom(raw: string, atomicResolution: number): Price {
  return fundingIndexUnit(atomicResolution).times(ratio(raw))
}

/** The rate of one hour from millionths per 8 hours. */
export function hourlyRateFrom(millionthsPer8Hours: string): Ratio {
  return ratio(millionthsPer8Hours).times(ratio('1e-6')).div(EIGHT)
}
const EIGHT = asNonZero(ratio(8), 'the hours a rate is quoted for')

/** Price step: subticks per tick × 10^(quantumConversionExponent − 6 − atomicResolution). */
export function tickFrom(
  subticksPerTick: string,
  of: { readonly quantumConversionExponent: number; readonly atomicResolution: number },
): Price {
  const exponent = of.quantumConversionExponent - 6 - of.atomicResolution
  return price(`1e${exponent}`).times(ratio(subticksPerTick))
}

/** Coins worth a signed notional at a price, cut toward zero to whole size units. The price is above zero. */
export function sizeOfNotional(notional: Usd, at: Price, unit: Size): Size {
  return roundTo(notional.div(asNonZero(at, 'a price')), unit, 'toward-zero')
}

/** An account's USDC from the API, where the amount is unsigned and `side` carries the sign; funding due joins it. */
export function signedQuote(of: {
  readonly side: 'LONG' | 'SHORT'
  readonly amount: Usd
  readonly fundingDue: Usd
}): Usd {
  const signed = of.side === 'LONG' ? of.amount.abs() : of.amount.abs().neg()
  return signed.plus(of.fundingDue)
}

/**
 * Collateral before any position's P&L, from dYdX's quote balance: what the positions cost has left that
 * balance, so it is added back. collateral = quote balance + Σ size × entry
 */
export function collateralFrom(
  quoteBalance: Usd,
  positions: readonly { readonly size: Size; readonly entry: Price }[],
): Usd {
  return positions.reduce((sum, held) => sum.plus(held.size.times(held.entry)), quoteBalance)
}
