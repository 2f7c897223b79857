// Answers to what the chain's own tests ask about liquidations: sizes, prices and the insurance fund.
import { bookedOf, standingOf } from '../../../src/engine/margin/stand'
import { NOTHING, NO_SIZE, price, ratio, size, usd } from '../../../src/engine/units/amount'
import type { Outcome } from '../../../src/engine/units/outcome'
import {
  bankruptcyQuote,
  blockLimits,
  compareRisk,
  deleveragesAt,
  fillablePrice,
  inLiquidationOrder,
  liquidationSize,
  MILLIONTH,
  positionLimits,
  type HeldAt,
  type Risk,
} from '../../../src/engine/venues/dydx/close-out'
import { insuranceCovers, insuranceDelta } from '../../../src/engine/venues/dydx/insurance'
import { CHAIN, crossFigures, idOf, lineIn, type PositionInput } from './dydx-account'
import type { Answer } from './dydx-row'

interface AccountInput {
  readonly usdc: string
  readonly positions: readonly PositionInput[]
}

/** The account's risk and one of its positions, as the chain books them. */
function risked({ usdc, positions }: AccountInput, market: string) {
  const figures = crossFigures(usdc, positions, CHAIN)
  const { equity, maintenance } = standingOf(figures.appraisal)
  const line = lineIn(figures, market)
  const { value, requirement } = bookedOf(line, MILLIONTH)
  const account: Risk = { netCollateral: equity, maintenance }
  const held: HeldAt = { size: line.leg.size, value, maintenance: requirement }
  return { account, held }
}

/** The same position once its size has changed, in an account that is otherwise as it was. */
function heldAfter(of: AccountInput, market: string, delta: string): HeldAt {
  const { held } = risked(of, market)
  const after = held.size.plus(size(delta))
  if (after.isZero()) return { size: NO_SIZE, value: NOTHING, maintenance: NOTHING }
  const positions = of.positions.map((one) =>
    one.market === market ? { ...one, size: after.toString() } : one,
  )
  return risked({ ...of, positions }, market).held
}

/** What came out, or the reason in the source's spelling. */
function answerOf<T>(outcome: Outcome<T>, name: (value: T) => Answer): Answer {
  return outcome.ok ? name(outcome.value) : { error: outcome.issue.code.replaceAll('-', '_') }
}

export function fillable(
  inputs: AccountInput & {
    readonly market: string
    readonly sizeDelta: string
    readonly bankruptcyAdjustment: string
    readonly spreadToMaintenanceMarginRatio: string
  },
): Answer {
  const { account, held } = risked(inputs, inputs.market)
  const found = fillablePrice(held, size(inputs.sizeDelta), account, {
    bankruptcyAdjustment: ratio(inputs.bankruptcyAdjustment),
    spreadToMaintenance: ratio(inputs.spreadToMaintenanceMarginRatio),
  })
  return answerOf(found, (fillablePrice_) => ({ fillablePrice: fillablePrice_ }))
}

export function bankruptcy(
  inputs: AccountInput & { readonly market: string; readonly sizeDelta: string },
): Answer {
  const { account, held } = risked(inputs, inputs.market)
  const after = heldAfter(inputs, inputs.market, inputs.sizeDelta)
  return answerOf(bankruptcyQuote(held, after, account), (quoteReceived) => ({ quoteReceived }))
}

interface LimitsInput {
  readonly minPositionNotional: string
  readonly maxPositionPortion: string
}

const limitsOf = (inputs: LimitsInput) => ({
  minPositionNotional: usd(inputs.minPositionNotional),
  maxPositionPortion: ratio(inputs.maxPositionPortion),
})

export function sizeToClose(
  inputs: LimitsInput & {
    readonly size: string
    readonly price: string
    readonly stepSize: string
    readonly subaccountMaxNotional: string
  },
): Answer {
  return {
    sizeDelta: liquidationSize(
      { size: size(inputs.size), price: price(inputs.price), step: size(inputs.stepSize) },
      { config: limitsOf(inputs), accountNotional: usd(inputs.subaccountMaxNotional) },
    ),
  }
}

export function limits(
  inputs: LimitsInput & { readonly size: string; readonly price: string },
): Answer {
  const notional = size(inputs.size).times(price(inputs.price)).abs()
  const { least, most } = positionLimits(notional, limitsOf(inputs))
  return { minNotional: least, maxNotional: most }
}

export function inBlock(inputs: {
  readonly maxNotionalLiquidated: string
  readonly maxInsuranceLost: string
  readonly liquidatedSoFar: string
  readonly insuranceLostSoFar: string
  readonly alreadyLiquidatedMarket: string
  readonly market: string
}): Answer {
  const left = blockLimits(
    {
      notional: usd(inputs.liquidatedSoFar),
      insuranceLost: usd(inputs.insuranceLostSoFar),
      markets: new Set([idOf(inputs.alreadyLiquidatedMarket)]),
    },
    idOf(inputs.market),
    {
      accountNotional: usd(inputs.maxNotionalLiquidated),
      accountInsuranceLoss: usd(inputs.maxInsuranceLost),
    },
  )
  return answerOf(left, ({ notional, insuranceLoss }) => ({
    remainingNotional: notional,
    remainingInsuranceLoss: insuranceLoss,
  }))
}

interface RiskInput {
  readonly netCollateral: string
  readonly maintenanceMargin: string
}

const riskOf = (input: RiskInput): Risk => ({
  netCollateral: usd(input.netCollateral),
  maintenance: usd(input.maintenanceMargin),
})

export function compared(inputs: {
  readonly first: RiskInput
  readonly second: RiskInput
}): Answer {
  return { compare: ratio(compareRisk(riskOf(inputs.first), riskOf(inputs.second))) }
}

export function deleverages(
  inputs: AccountInput & { readonly marketStatus: 'ACTIVE' | 'FINAL_SETTLEMENT' },
): Answer {
  const { equity } = standingOf(crossFigures(inputs.usdc, inputs.positions, CHAIN).appraisal)
  const market = inputs.marketStatus === 'ACTIVE' ? 'active' : 'final settlement'
  const { bankruptcyPrice, oraclePrice } = deleveragesAt(equity, market)
  return { atBankruptcyPrice: bankruptcyPrice, atOraclePrice: oraclePrice }
}

export function sorted(inputs: {
  readonly oraclePrice: string
  readonly orders: readonly { readonly id: string; readonly size: string; readonly price: string }[]
}): Answer {
  const orders = inputs.orders.map((order) => ({
    id: order.id,
    size: size(order.size),
    price: price(order.price),
  }))
  return { order: inLiquidationOrder(orders, price(inputs.oraclePrice)).map(({ id }) => id) }
}

export function insured(
  inputs: AccountInput & {
    readonly market: string
    readonly side: 'BUY' | 'SELL'
    readonly fillSize: string
    readonly fillPrice: string
    readonly maxLiquidationFee: string
  },
): Answer {
  const delta = inputs.side === 'SELL' ? size(inputs.fillSize).neg() : size(inputs.fillSize)
  const { account, held } = risked(inputs, inputs.market)
  const after = heldAfter(inputs, inputs.market, delta.toString())
  const quote = bankruptcyQuote(held, after, account)
  const found = insuranceDelta(
    { delta, price: price(inputs.fillPrice) },
    quote.ok ? quote.value : NOTHING,
    ratio(inputs.maxLiquidationFee),
  )
  return answerOf(found, (insuranceFundDelta) => ({ insuranceFundDelta }))
}

export function covered(inputs: { readonly balance: string; readonly delta: string }): Answer {
  return { covered: insuranceCovers(usd(inputs.balance), usd(inputs.delta)) }
}
