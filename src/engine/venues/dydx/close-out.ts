// Close-out: how much of a position does dYdX sell in one block, at which price at worst, and at which price
// would the account be bankrupt?
// Amounts of money are booked in whole millionths of USDC, as the account's own figures are. The oracle price
// is the only price that limits and sizes look at.
// Source: dydxprotocol/v4-chain 84d4664b (2026-03-04), x/clob/keeper/liquidations.go and
// lib/margin/risk.go.
import type { MarketId } from '../../model/market'
import {
  asNonZero,
  clamp,
  greatest,
  inDigits,
  isNonZero,
  least,
  ONE,
  ratio,
  roundTo,
  sign,
  usd,
  type Price,
  type Ratio,
  type Size,
  type Usd,
} from '../../units/amount'
import { done, refused, type Outcome } from '../../units/outcome'

/** The least amount of money. */
export const MILLIONTH = usd('0.000001')
const NONE = ratio(0)

/** What governance sets for every liquidation. */
export interface LiquidationConfig {
  /** Greatest share of the quote that goes to the insurance fund. */
  readonly maxFee: Ratio
  /** How fast the limit price falls as collateral does; 1 reaches the worst price at no collateral. */
  readonly bankruptcyAdjustment: Ratio
  /** The worst price is this many times the maintenance fraction away from the oracle. */
  readonly spreadToMaintenance: Ratio
  /** At least this much of a position is closed in a block, and at most this share of it. */
  readonly minPositionNotional: Usd
  readonly maxPositionPortion: Ratio
  /** Of one account in one block: what may be closed, and what the insurance fund may lose on it. */
  readonly accountNotional: Usd
  readonly accountInsuranceLoss: Usd
}

/** An account as risk sees it. */
export interface Risk {
  readonly netCollateral: Usd
  readonly maintenance: Usd
}

/** One position of it at the oracle price; `value` is signed, both are booked. */
export interface HeldAt {
  readonly size: Size
  readonly value: Usd
  readonly maintenance: Usd
}

/** 1: the first is riskier. Less collateral per maintenance is; then more maintenance; then less collateral. */
export function compareRisk(first: Risk, second: Risk): -1 | 0 | 1 {
  const crossed = inDigits(first.netCollateral)
    .times(inDigits(second.maintenance))
    .cmp(inDigits(second.netCollateral).times(inDigits(first.maintenance)))
  if (crossed !== 0) return crossed < 0 ? 1 : -1
  const byMaintenance = first.maintenance.cmp(second.maintenance)
  if (byMaintenance !== 0) return byMaintenance > 0 ? 1 : -1
  const byCollateral = first.netCollateral.cmp(second.netCollateral)
  return byCollateral === 0 ? 0 : byCollateral < 0 ? 1 : -1
}

/** What of a position may and must be closed in a block. `notional` is unsigned and booked. */
export function positionLimits(
  notional: Usd,
  config: Pick<LiquidationConfig, 'minPositionNotional' | 'maxPositionPortion'>,
): { readonly least: Usd; readonly most: Usd } {
  const atLeast = least(config.minPositionNotional, notional)
  const portion = roundTo(notional.times(config.maxPositionPortion), MILLIONTH, 'down')
  return { least: atLeast, most: greatest(atLeast, portion) }
}

/** What an account has gone through in this block. */
export interface BlockSoFar {
  readonly notional: Usd
  readonly insuranceLost: Usd
  readonly markets: ReadonlySet<MarketId>
}

/** What is left of an account's limits in this block; each market is liquidated once. */
export function blockLimits(
  soFar: BlockSoFar,
  market: MarketId,
  config: Pick<LiquidationConfig, 'accountNotional' | 'accountInsuranceLoss'>,
): Outcome<{ readonly notional: Usd; readonly insuranceLoss: Usd }> {
  if (soFar.markets.has(market)) {
    return refused(
      'market-already-liquidated-this-block',
      `${market} was already liquidated in this block`,
    )
  }
  const left = (limit: Usd, used: Usd) => greatest(usd(0), limit.minus(used))
  return done({
    notional: left(config.accountNotional, soFar.notional),
    insuranceLoss: left(config.accountInsuranceLoss, soFar.insuranceLost),
  })
}

/**
 * The size of one block's liquidation order, opposite to the position.
 * The whole position where the limits hold it or it is no larger than a step; else whole steps, one at least.
 */
export function liquidationSize(
  position: { readonly size: Size; readonly price: Price; readonly step: Size },
  limits: {
    readonly config: Pick<LiquidationConfig, 'minPositionNotional' | 'maxPositionPortion'>
    /** Left of the account's limit in this block. */
    readonly accountNotional: Usd
  },
): Size {
  const { size, price, step } = position
  const notional = roundTo(size.abs().times(price), MILLIONTH, 'down')
  const cap = least(positionLimits(notional, limits.config).most, limits.accountNotional)
  const whole = size.abs()
  const isWhole = notional.lte(cap) || whole.lte(step)
  const steps = roundTo(cap.div(asNonZero(price, 'an oracle price')), step, 'down')
  const closed = isWhole ? whole : greatest(step, steps)
  return sign(size) > 0 ? closed.neg() : closed
}

/** Whether a change closes a position or a part of it, and nothing more. */
function closes(size: Size, delta: Size): boolean {
  return isNonZero(delta) && sign(delta) === -sign(size) && delta.abs().lte(size.abs())
}

function notClosing(size: Size, delta: Size): Outcome<never> {
  return refused(
    'invalid-size-delta',
    `a change of ${delta.toString()} does not close a position of ${size.toString()}`,
  )
}

/**
 * The worst price a liquidation order takes, before it is rounded to a tick. From the whole position even
 * when only a part is sold: the oracle price where collateral just meets maintenance, the worst price once
 * there is none. Refused where the change is not one that closes, and where nothing is required.
 */
export function fillablePrice(
  held: HeldAt,
  delta: Size,
  account: Risk,
  config: Pick<LiquidationConfig, 'bankruptcyAdjustment' | 'spreadToMaintenance'>,
): Outcome<Price> {
  if (!closes(held.size, delta) || !isNonZero(held.size)) return notClosing(held.size, delta)
  if (!isNonZero(account.maintenance)) {
    return refused('nothing-required', 'the account has no maintenance margin')
  }
  const used = ONE.minus(account.netCollateral.div(account.maintenance))
  const rate = clamp(config.bankruptcyAdjustment.times(used), NONE, ONE)
  const spread = held.maintenance.times(config.spreadToMaintenance).times(rate)
  return done(held.value.minus(spread).div(held.size))
}

/**
 * What an account must receive for a change (below zero: may pay) so that the change uses up its share of
 * the collateral and no more. Rounded up, against the account. `after` is the position once changed.
 */
export function bankruptcyQuote(held: HeldAt, after: HeldAt, account: Risk): Outcome<Usd> {
  const delta = after.size.minus(held.size)
  if (!closes(held.size, delta)) return notClosing(held.size, delta)
  if (!isNonZero(account.maintenance)) {
    return refused('nothing-required', 'the account has no maintenance margin')
  }
  const freed = held.maintenance.minus(after.maintenance).abs()
  const share = account.netCollateral.times(freed.div(account.maintenance))
  const value = after.value.minus(held.value)
  return done(value.neg().minus(roundTo(share, MILLIONTH, 'down')))
}

/** Whether an account may be deleveraged: under water at the bankruptcy price, or any in a market that is wound up at the oracle's. */
export function deleveragesAt(
  netCollateral: Usd,
  market: 'active' | 'final settlement',
): { readonly bankruptcyPrice: boolean; readonly oraclePrice: boolean } {
  const under = sign(netCollateral) < 0
  return { bankruptcyPrice: under, oraclePrice: !under && market === 'final settlement' }
}

/** A liquidation order waiting for its turn. */
export interface LiquidationOrder {
  readonly id: string
  readonly size: Size
  readonly price: Price
}

/** The order of liquidation: the furthest from the oracle price first, then the larger; the rest is left to chance. */
export function inLiquidationOrder<T extends LiquidationOrder>(
  orders: readonly T[],
  oracle: Price,
): readonly T[] {
  const distance = ({ price }: T) => price.minus(oracle).abs()
  return orders.toSorted((a, b) => distance(b).cmp(distance(a)) || b.size.abs().cmp(a.size.abs()))
}
