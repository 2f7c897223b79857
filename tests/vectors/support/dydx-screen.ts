// Answers to what dYdX's web app, its indexer and its documentation show: the engine's figures for the same
// account. Where the web app clamps equity at zero before it goes on, `clamped` feeds the engine cash raised
// to that zero, to show where the venue's figure comes from; our own answer is always the unclamped one.
import {
  buyingPower,
  chosenLeverage,
  highestLeverage,
  leastRateOf,
  leverageOf,
  returnOf,
  unrealisedOf,
} from '../../../src/engine/margin/position'
import { initialOf } from '../../../src/engine/margin/initial'
import { portfolioOf, type Portfolio } from '../../../src/engine/margin/portfolio'
import { bandOf, bankruptcyPriceOf } from '../../../src/engine/liquidation/price'
import { fill } from '../../../src/engine/model/fill'
import type { LegLine } from '../../../src/engine/margin/stand'
import { appraise } from '../../../src/engine/margin/stand'
import {
  asNonZero,
  greatest,
  least,
  NOTHING,
  ONE,
  price,
  ratio,
  sign,
  size,
  usd,
  ZERO,
  type Price,
} from '../../../src/engine/units/amount'
import { must } from '../../../src/engine/units/outcome'
import {
  fillOfLimit,
  leverageWithin,
  marginForIsolated,
  removableMargin,
  type TradeSide,
} from '../../../src/engine/venues/dydx/ticket'
import {
  crossFigures,
  idOf,
  lineIn,
  markOfInput,
  parentFigures,
  SCREEN,
  type Figures,
  type PositionInput,
  type SubaccountInput,
} from './dydx-account'
import type { Answer } from './dydx-row'

/** The one liquidation price of a pool whose positions are each alone in their market. */
export function liquidationPriceOf(figures: Figures, symbol: string): Price | undefined {
  const band = bandOf(figures.appraisal, idOf(symbol))
  switch (band.kind) {
    case 'at':
      return band.lower ?? band.upper
    case 'breached':
      return band.safe?.lower ?? band.safe?.upper
    case 'none':
      return undefined
    case 'unknown':
    case 'refused':
      throw new Error(`${symbol} has a mark and a form`)
  }
}

function positionAnswer(figures: Figures, line: LegLine): Answer {
  const { summary, pool, quoteOf } = figures
  const { market, terms } = line.leg
  const quote = quoteOf(market)
  const initial = initialOf(line, quote)
  const leastRate = leastRateOf(line, quote)
  return {
    marginMode: pool.kind.toUpperCase(),
    value: line.value,
    notional: line.notional,
    effectiveImf: leastRate,
    initialRisk: initial,
    maintenanceRisk: line.requirement,
    maxLeverage: highestLeverage(line, quote),
    selectedLeverage: chosenLeverage(line),
    leverage: leverageOf(line, summary.equity),
    margin: pool.kind === 'isolated' ? summary.equity : initial,
    buyingPower: leastRate && buyingPower(summary.freeCollateral, leastRate),
    liquidationPrice: liquidationPriceOf(figures, terms?.symbol ?? ''),
    unrealizedPnl: unrealisedOf(line),
    unrealizedPnlPercent: returnOf(line),
    realizedPnl: line.leg.position?.realised,
  }
}

function accountAnswer(figures: Figures): { readonly [name: string]: Answer } {
  const { appraisal, summary } = figures
  return {
    equity: summary.equity,
    quoteBalance: appraisal.form.cash,
    notionalTotal: summary.gross,
    valueTotal: summary.net,
    initialRiskTotal: summary.initial,
    maintenanceRiskTotal: summary.maintenance,
    freeCollateral: summary.freeCollateral,
    rawFreeCollateral: summary.freeCollateral,
    leverage: summary.leverage,
    marginUsage: summary.marginUsage,
    positions: Object.fromEntries(
      appraisal.lines.map((line) => [line.leg.terms?.symbol ?? '', positionAnswer(figures, line)]),
    ),
  }
}

interface AccountInput {
  readonly usdc: string
  readonly positions: readonly PositionInput[]
}

export function account({ usdc, positions }: AccountInput): Answer {
  return accountAnswer(crossFigures(usdc, positions, SCREEN))
}

export function indexerAccount({ usdc, positions }: AccountInput): Answer {
  const figures = crossFigures(usdc, positions, SCREEN)
  return { ...accountAnswer(figures), usdcAfterFunding: figures.appraisal.form.cash }
}

interface ParentInput {
  readonly subaccounts: readonly SubaccountInput[]
}

function portfolioOfFigures(pools: ReadonlyMap<number, Figures>): Portfolio {
  return portfolioOf(
    Array.from(pools.values(), ({ pool, summary }) => ({ pool: pool.id, quote: 'USDC', summary })),
  )
}

/** The indexer adds up every child, free collateral too, with its sign. */
export function indexerParent({ subaccounts }: ParentInput): Answer {
  const total = portfolioOfFigures(parentFigures(subaccounts, SCREEN))
  must(total.kind === 'known', 'every pool has its marks')
  return { equity: total.equity, freeCollateral: total.freeCollateral }
}

/** Equity of all pools; everything else is the cross pool's own. */
function parentTotal(pools: ReadonlyMap<number, Figures>): { readonly [name: string]: Answer } {
  const cross = pools.get(0)
  const total = portfolioOfFigures(pools)
  must(cross !== undefined && total.kind === 'known', 'a parent has a cross pool with marks')
  return { ...accountAnswer(cross), equity: total.equity }
}

export function parent({ subaccounts }: ParentInput): Answer {
  return parentTotal(parentFigures(subaccounts, SCREEN))
}

export function webAccount({ subaccounts }: ParentInput): Answer {
  const pools = parentFigures(subaccounts, SCREEN)
  return {
    total: parentTotal(pools),
    subaccounts: Object.fromEntries(
      Array.from(pools, ([number, figures]) => [String(number), accountAnswer(figures)]),
    ),
  }
}

/** The same question with every pool under water lifted to zero, then cut the way the web app shows it. */
export function webAccountClamped({ subaccounts }: ParentInput): Answer {
  const pools = parentFigures(subaccounts, SCREEN)
  const lifted = subaccounts.map((one) => {
    const equity = pools.get(one.subaccountNumber)?.summary.equity ?? NOTHING
    const usdc = sign(equity) < 0 ? usd(one.usdc).minus(equity).toString() : one.usdc
    return { ...one, usdc }
  })
  const seen = parentFigures(lifted, SCREEN)
  const shown = (answer: { readonly [name: string]: Answer }, { summary }: Figures) => ({
    ...answer,
    freeCollateral: greatest(summary.freeCollateral, NOTHING),
    marginUsage: summary.marginUsage && least(summary.marginUsage, ONE),
  })
  const cross = seen.get(0)
  must(cross !== undefined, 'a parent has a cross pool')
  return {
    total: shown(parentTotal(seen), cross),
    subaccounts: Object.fromEntries(
      subaccounts.map(({ subaccountNumber, usdc }) => {
        const figures = seen.get(subaccountNumber)
        must(figures !== undefined, 'each sub-account has a pool')
        return [
          String(subaccountNumber),
          { ...shown(accountAnswer(figures), figures), quoteBalance: usd(usdc) },
        ]
      }),
    ),
  }
}

export function defaultBuyingPower(inputs: {
  readonly freeCollateral: string
  readonly defaultImf: string
}): Answer {
  const { summary } = crossFigures(inputs.freeCollateral, [], SCREEN)
  return { buyingPower: buyingPower(summary.freeCollateral, ratio(inputs.defaultImf)) }
}

export function notionalRisk(inputs: Omit<PositionInput, 'market'>): Answer {
  const { summary } = crossFigures('0', [{ market: 'BTC-USD', ...inputs }], SCREEN)
  return {
    signedNotional: summary.net,
    initialRisk: summary.initial,
    maintenanceRisk: summary.maintenance,
  }
}

const FREE = { fee: ZERO, slippage: ZERO }

interface LimitOrderInput {
  readonly usdc: string
  readonly market: string
  readonly oraclePrice: string
  readonly size: string
  readonly side: 'BUY' | 'SELL'
  readonly tradeSize: string
  readonly limitPrice: string
}

function sideOf(side: 'BUY' | 'SELL'): TradeSide {
  return side === 'BUY' ? 'buy' : 'sell'
}

/** A fill where the form assumes it, then the account as it stands. */
export function afterTrade(inputs: LimitOrderInput): Answer {
  const terms = {
    market: inputs.market,
    oraclePrice: inputs.oraclePrice,
    baseImf: '0.05',
    mmf: '0.03',
  }
  const before = crossFigures(inputs.usdc, [{ ...terms, size: inputs.size }], SCREEN)
  const { position } = lineIn(before, inputs.market).leg
  must(position !== undefined, 'the line is a position')
  const at = fillOfLimit(sideOf(inputs.side), price(inputs.limitPrice), price(inputs.oraclePrice))
  const delta = inputs.side === 'BUY' ? size(inputs.tradeSize) : size(inputs.tradeSize).neg()
  const filled = fill(position, delta, { price: at, ...FREE }).position
  const quote = before.appraisal.form.cash.minus(delta.times(at))
  const held = {
    ...terms,
    size: filled.size.toString(),
    entryPrice: filled.entry.toString(),
  }
  const { summary } = crossFigures(quote.toString(), [held], SCREEN)
  return { equityAfter: summary.equity, positionValueAfter: summary.net }
}

export function isolatedTransfer(inputs: {
  readonly price: string
  readonly oraclePrice: string
  readonly side: 'BUY' | 'SELL'
  readonly size: string
  readonly targetLeverage: string
  readonly maxLeverage?: string
  readonly leverageBuffer?: string
  readonly crossEquity?: string
}): Answer {
  const { maxLeverage, leverageBuffer } = inputs
  const target = ratio(inputs.targetLeverage)
  const leverage =
    maxLeverage === undefined || leverageBuffer === undefined
      ? target
      : leverageWithin(target, ratio(maxLeverage), ratio(leverageBuffer))
  const transfer = marginForIsolated({
    side: sideOf(inputs.side),
    size: size(inputs.size),
    price: price(inputs.price),
    oracle: price(inputs.oraclePrice),
    leverage,
  })
  const left = usd(inputs.crossEquity ?? '0').minus(transfer)
  return { transfer, crossEquityAfter: crossFigures(left.toString(), [], SCREEN).summary.equity }
}

/** The slider runs over free collateral when adding, over what may be taken out when removing. */
export function adjustIsolatedMargin(inputs: {
  readonly type: 'ADD' | 'REMOVE'
  readonly crossFreeCollateral: string
  readonly isolatedEquity: string
  readonly isolatedNotional: string
  readonly maxLeverage: string
  readonly leverageBuffer: string
  readonly amount?: string
  readonly percent?: string
}): Answer {
  const cross = crossFigures(inputs.crossFreeCollateral, [], SCREEN)
  const held = {
    market: 'ETH-USD',
    size: inputs.isolatedNotional,
    oraclePrice: '1',
    baseImf: ONE.div(asNonZero(ratio(inputs.maxLeverage), 'leverage')).toString(),
    maintenanceFraction: '0.6',
  }
  const cash = usd(inputs.isolatedEquity).minus(usd(inputs.isolatedNotional)).toString()
  const isolated = parentFigures(
    [{ subaccountNumber: 128, usdc: cash, positions: [held] }],
    SCREEN,
  ).get(128)
  must(isolated !== undefined, 'the child has a pool')
  const highest = highestLeverage(lineIn(isolated, 'ETH-USD'))
  must(highest !== undefined, 'the market names a highest leverage')
  const range =
    inputs.type === 'ADD'
      ? cross.summary.freeCollateral
      : removableMargin({
          equity: isolated.summary.equity,
          notional: isolated.summary.gross,
          highest,
          share: ratio(inputs.leverageBuffer),
        })
  return {
    percent: usd(inputs.amount ?? '0').div(asNonZero(range, 'the range of the slider')),
    amount: range.times(ratio(inputs.percent ?? '0')),
  }
}

/** The documentation gives equity; cash is what is left of it without the positions' value. */
export function documentedLiquidation(inputs: {
  readonly equity: string
  readonly market: string
  readonly positions: readonly PositionInput[]
}): Answer {
  const usdc = inputs.positions.reduce(
    (rest, held) => rest.minus(size(held.size).times(price(markOfInput(held)))),
    usd(inputs.equity),
  )
  const figures = crossFigures(usdc.toString(), inputs.positions, SCREEN)
  return { liquidationPrice: liquidationPriceOf(figures, inputs.market) }
}

/** Filled below the bankruptcy price, the fund pays the difference on the whole size. */
export function documentedBankruptcy(inputs: {
  readonly collateral: string
  readonly size: string
  readonly entryPrice: string
  readonly price: string
  readonly mmf: string
  readonly fillPrice: string
}): Answer {
  const { collateral, fillPrice, ...held } = inputs
  const cost = size(held.size).times(price(held.entryPrice))
  const usdc = usd(collateral).minus(cost).toString()
  const figures = crossFigures(usdc, [{ market: 'BTC-USD', ...held }], SCREEN)
  const bankruptcy = bankruptcyPriceOf(figures.appraisal, idOf('BTC-USD'))
  must(bankruptcy !== undefined, 'the position has a bankruptcy price')
  const pays = size(held.size).times(bankruptcy.minus(price(fillPrice)))
  const atFill = appraise(figures.appraisal.form, () => price(fillPrice))
  must(atFill.equity.eq(pays.neg()), 'what the fund pays is what equity lacks at the fill')
  return { equity: figures.summary.equity, insuranceFundPays: pays }
}
