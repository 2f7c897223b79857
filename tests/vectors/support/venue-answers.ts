// What the engine answers to each kind of venue vector.
import { capOfMaintenance, fundingRate } from '../../../src/engine/funding/rate'
import { accrued, payment } from '../../../src/engine/funding/accrual'
import { bankruptcyPriceOf } from '../../../src/engine/liquidation/price'
import { initialOf } from '../../../src/engine/margin/initial'
import type { MarginTable, Tier } from '../../../src/engine/model/market'
import { pricePnl } from '../../../src/engine/model/fill'
import {
  asNonZero,
  NOTHING,
  price,
  ratio,
  sign,
  size,
  sum,
  usd,
  ZERO,
  type Ratio,
} from '../../../src/engine/units/amount'
import { must } from '../../../src/engine/units/outcome'
import { binance } from '../../../src/engine/venues/binance'
import { bybit } from '../../../src/engine/venues/bybit'
import { generic } from '../../../src/engine/venues/generic'
import { hyperliquid } from '../../../src/engine/venues/hyperliquid'
import { okx } from '../../../src/engine/venues/okx'
import type { VenueRules } from '../../../src/engine/venues/rules'
import {
  checked,
  flat,
  graduated,
  halfRateOfLeverage,
  rateOfLeverage,
  tierAt,
  wholeBySize,
} from '../../../src/engine/venues/tiers'
import type { Answer, Tolerance } from './figures'
import {
  appraisals,
  crossOf,
  idOf,
  isolatedOf,
  lineOf,
  liquidationPriceOf,
  openedAt,
  summaryOf,
  type Held,
} from './held'

export interface TierInput {
  readonly notionalFloor?: string
  readonly sizeCapContracts?: string | null
  readonly mmr?: string
  readonly mmrExact?: string
  readonly maxLeverage?: string
}

type PositionInput = {
  readonly symbol: string
  readonly side: 'long' | 'short'
  readonly size: string
  readonly entryPrice?: string
  readonly markPrice?: string
  readonly positionValue?: string
  readonly mmr?: string
  readonly maintAmount?: string
  readonly tierMaxLeverage?: string
}

/** Every field any kind uses; `of` takes one that this kind has. */
interface Inputs extends Partial<Record<string, unknown>> {
  readonly positions?: readonly PositionInput[]
  readonly tiers?: readonly TierInput[] | Readonly<Record<string, readonly TierInput[]>>
  readonly events?: readonly {
    readonly time: string
    readonly rate: string
    readonly price: string
  }[]
}

export interface VenueVector {
  readonly id: string
  readonly venue: string
  readonly kind: string
  readonly inputs: Inputs
  readonly expected: Readonly<Record<string, string | null>>
  readonly tolerance: Tolerance
}

/** Rules by the vectors' venue names. Gate and other closing-fee venues are the generic one with its fee at the mark. */
const RULES: Readonly<Record<string, VenueRules>> = {
  'binance-usdm': binance,
  'bybit-linear': bybit,
  'okx-linear': okx,
  hyperliquid,
  'gate-usdt': { ...generic, closingFee: 'mark' },
  generic,
  'generic-entry-based': generic,
}

export function rulesOf(vector: VenueVector): VenueRules {
  const rules = RULES[vector.venue]
  must(rules !== undefined, `rules of ${vector.venue}`)
  const fee = vector.inputs['takerFee']
  return typeof fee === 'string' ? { ...rules, takerFee: ratio(fee) } : rules
}

type Answering = (vector: VenueVector) => Answer

const ANSWERS: Readonly<Record<string, Answering>> = {
  isolatedLiquidationPrice,
  isolatedLiquidationPriceEntryBased,
  isolatedLiquidationPriceTiered: tieredLiquidationPrice,
  crossLiquidationPriceTiered: tieredLiquidationPrice,
  isolatedLiquidationFromRawUsd,
  crossLiquidationPrice,
  crossMaintenanceMargin,
  accountSummary,
  unrealizedPnl,
  returnOnEquity,
  maintenanceMargin,
  initialAndMaintenance,
  imMmRatio,
  tierLookup,
  tierDeduction,
  fundingRate: rateOfInterval,
  fundingCap,
  fundingSign,
  fundingPayment,
  fundingAccrual,
}

export function answerOf(vector: VenueVector): Answer {
  const answering = ANSWERS[vector.kind]
  must(answering !== undefined, `nobody answers ${vector.kind}`)
  return answering(vector)
}

function isolatedLiquidationPrice(vector: VenueVector): Answer {
  const rules = rulesOf(vector)
  const symbol = text(vector, 'symbol')
  const entry = text(vector, 'entryPrice')
  const appraisal = isolatedOf(rules, {
    symbol,
    size: signed(vector),
    entry,
    mark: maybe(vector, 'markPrice') ?? entry,
    table: tableOfOne(rules, vector.inputs),
    leverage: maybe(vector, 'leverage'),
    margin: usd(text(vector, 'isolatedMargin')),
  })
  return {
    liquidationPrice: liquidationPriceOf(appraisal, idOf(rules, symbol)),
    marginBalance: appraisal.equity,
  }
}

/** Initial and maintenance margin both counted at entry, neither with a fee. */
function isolatedLiquidationPriceEntryBased(vector: VenueVector): Answer {
  const rules: VenueRules = { ...rulesOf(vector), requirementBasis: 'entry', closingFee: 'none' }
  const symbol = maybe(vector, 'symbol') ?? 'ANY'
  const appraisal = openedAt(
    rules,
    {
      symbol,
      size: signed(vector),
      entry: text(vector, 'entryPrice'),
      table: tierOf(text(vector, 'mmr'), text(vector, 'mmDeduction')),
      leverage: text(vector, 'leverage'),
    },
    text(vector, 'extraMargin'),
  )
  const market = idOf(rules, symbol)
  return {
    liquidationPrice: liquidationPriceOf(appraisal, market),
    bankruptcyPrice: bankruptcyPriceOf(appraisal, market) ?? null,
  }
}

function tieredLiquidationPrice(vector: VenueVector): Answer {
  return tieredWith(vector, (symbol) => graduatedFrom(tiersOf(vector, symbol)))
}

/** The same question with any tables: the vector's own, or those the app publishes. */
export function tieredWith(vector: VenueVector, tableOf: (symbol: string) => MarginTable): Answer {
  // The independent solver leaves Bybit's fee for closing out.
  const rules: VenueRules = { ...rulesOf(vector), closingFee: 'none' }
  const wallet = text(vector, 'walletBalance')
  const isolated = text(vector, 'marginMode') === 'isolated'
  const held = positionsOf(vector).map((each) => ({
    ...heldOf(each, tableOf(each.symbol)),
    ...(isolated ? { margin: usd(wallet) } : {}),
  }))
  const pools = appraisals({ rules, cash: isolated ? '0' : wallet, held })
  const target = idOf(rules, text(vector, 'target'))
  const pool = pools.find((each) => each.form.legsOf.has(target))
  must(pool !== undefined, 'the target is in a pool')
  return { liquidationPrice: liquidationPriceOf(pool, target) }
}

/** With nothing paid at entry, all the position cost is in the raw balance. */
function isolatedLiquidationFromRawUsd(vector: VenueVector): Answer {
  const rules = rulesOf(vector)
  const symbol = text(vector, 'symbol')
  const held = size(text(vector, 'szi'))
  const value = usd(text(vector, 'positionValue'))
  const appraisal = isolatedOf(rules, {
    symbol,
    size: held.toString(),
    entry: '0',
    mark: value.div(asNonZero(held.abs(), 'size')).toString(),
    table: tableOfOne(rules, vector.inputs),
    margin: usd(text(vector, 'rawUsd')),
  })
  return {
    liquidationPrice: liquidationPriceOf(appraisal, idOf(rules, symbol)),
    marginUsed: appraisal.equity,
  }
}

function crossLiquidationPrice(vector: VenueVector): Answer {
  const rules = rulesOf(vector)
  const held = positionsOf(vector).map((each) => heldOf(each, tableOfOne(rules, each)))
  const cash = maybe(vector, 'walletBalance') ?? text(vector, 'accountEquityAtEntry')
  const appraisal = crossOf({ rules, cash, held })
  const target = idOf(rules, text(vector, 'target'))
  return { liquidationPrice: liquidationPriceOf(appraisal, target) }
}

function crossMaintenanceMargin(vector: VenueVector): Answer {
  const rules = rulesOf(vector)
  const held = positionsOf(vector).map((each) => heldOf(each, tableOfOne(rules, each)))
  const appraisal = crossOf({ rules, cash: text(vector, 'totalRawUsd'), held })
  return {
    accountValue: appraisal.equity,
    maintenanceMargin: appraisal.maintenance,
    totalNotional: summaryOf(appraisal).gross,
  }
}

/** A cross pool of cash and one isolated position that stands where it was opened. */
function accountSummary(vector: VenueVector): Answer {
  const pools = appraisals({
    rules: rulesOf(vector),
    cash: text(vector, 'crossAccountValue'),
    held: [
      {
        symbol: 'ANY',
        size: '1',
        entry: '100',
        mark: '100',
        table: flat(ZERO, ZERO),
        margin: usd(text(vector, 'isolatedMarginUsed')),
      },
    ],
  })
  return {
    accountValue: sum(
      pools.map((pool) => pool.equity),
      NOTHING,
    ),
  }
}

function unrealizedPnl(vector: VenueVector): Answer {
  const held = size(text(vector, 'szi'))
  const mark = usd(text(vector, 'positionValue')).div(asNonZero(held.abs(), 'size'))
  return pnlAt(vector, mark.toString())
}

function returnOnEquity(vector: VenueVector): Answer {
  const held = asNonZero(size(text(vector, 'szi')), 'size')
  const moved = usd(text(vector, 'unrealizedPnl')).div(held)
  return pnlAt(vector, price(text(vector, 'entryPrice')).plus(moved).toString())
}

/** Return on equity: P&L over the initial margin at entry. */
function pnlAt(vector: VenueVector, mark: string): Answer {
  const held = {
    symbol: 'ANY',
    size: text(vector, 'szi'),
    entry: text(vector, 'entryPrice'),
    table: flat(ZERO, ZERO),
    leverage: text(vector, 'leverage'),
  }
  const opened = lineOf(
    crossOf({ rules: hyperliquid, cash: '0', held: [{ ...held, mark: held.entry }] }),
  )
  const { position } = opened.leg
  must(position !== undefined, 'a line has its position')
  const pnl = pricePnl(position, price(mark))
  const margin = asNonZero(initialOf(opened), 'initial margin')
  return { unrealizedPnl: pnl, returnOnEquity: pnl.div(margin) }
}

function maintenanceMargin(vector: VenueVector): Answer {
  const { inputs } = vector
  // The figures leave the closing fee out.
  const rules: VenueRules = { ...rulesOf(vector), closingFee: 'none' }
  if (maybe(vector, 'contracts') !== undefined) {
    const contract = ratio(text(vector, 'contractSize'))
    const held = size(text(vector, 'contracts')).times(contract)
    const table = sizesFrom(listOf(inputs), contract)
    return marginsOf(rules, { ...unit(held.toString(), table), mark: text(vector, 'markPrice') })
  }
  const notional =
    maybe(vector, 'notional') ??
    usd(text(vector, 'initialMargin'))
      .times(ratio(text(vector, 'leverage')))
      .toString()
  return marginsOf(rules, {
    ...unit(notional, tableOfOne(rules, inputs)),
    leverage: text(vector, 'leverage'),
  })
}

function initialAndMaintenance(vector: VenueVector): Answer {
  return marginsOf(rulesOf(vector), {
    ...unit(signedBy(vector, text(vector, 'positionValue')), tableOfOne(bybit, vector.inputs)),
    leverage: text(vector, 'leverage'),
  })
}

function imMmRatio(vector: VenueVector): Answer {
  const { initialMargin, maintenanceMargin: maintenance } = marginsOf(rulesOf(vector), {
    ...unit(signedBy(vector, '1'), tableOfOne(bybit, vector.inputs)),
    leverage: text(vector, 'leverage'),
  })
  return { ratio: initialMargin.div(asNonZero(maintenance, 'maintenance margin')) }
}

function marginsOf(rules: VenueRules, held: Held) {
  const appraisal = crossOf({ rules, cash: '0', held: [held] })
  return {
    initialMargin: initialOf(lineOf(appraisal)),
    maintenanceMargin: appraisal.maintenance,
  }
}

function tierLookup(vector: VenueVector): Answer {
  const { inputs } = vector
  const contracts = maybe(vector, 'contracts')
  const found =
    contracts === undefined
      ? lookUp(graduatedFrom(listOf(inputs), binance), text(vector, 'notional'))
      : lookUp(sizesFrom(listOf(inputs), ratio(1)), contracts)
  return { mmr: found.rate, maintAmount: found.deduction }
}

function tierDeduction(vector: VenueVector): Answer {
  const rules: VenueRules = { ...rulesOf(vector), closingFee: 'none' }
  const tiers = listOf(vector.inputs)
  const table = graduatedFrom(tiers, rules)
  const notional = maybe(vector, 'notional') ?? tiers.at(-1)?.notionalFloor
  must(notional !== undefined, 'a notional to look at')
  return {
    maintAmount: lookUp(table, notional).deduction,
    maintenanceMargin: marginsOf(rules, unit(notional, table)).maintenanceMargin,
  }
}

function lookUp(table: MarginTable, amount: string): Tier<unknown> {
  return table.counts === 'size'
    ? tierAt(table.tiers, size(amount), table.edge)
    : tierAt(table.tiers, usd(amount), table.edge)
}

function rateOfInterval(vector: VenueVector): Answer {
  const { per8Hours, rate } = fundingRate(ratio(text(vector, 'premium')), {
    interest: ratio(text(vector, 'interestPer8h')),
    clamp: ratio(text(vector, 'clamp')),
    everyHours: 8 / Number(text(vector, 'divisor')),
    cap: ratio(text(vector, 'cap')),
  })
  return { rate, rateHourly: rate, rate8h: per8Hours }
}

function fundingCap(vector: VenueVector): Answer {
  const cap = capOfMaintenance(ratio(text(vector, 'tier1Mmr')), ratio(text(vector, 'multiplier')))
  return { cap }
}

/** The recorded payment gives the price it was made at; the sign is the question. */
function fundingSign(vector: VenueVector): Answer {
  const held = size(text(vector, 'szi'))
  const rate = ratio(text(vector, 'rate'))
  const per = asNonZero(held.times(rate).abs(), 'size × rate')
  const paid = payment(held, { rate, price: usd(text(vector, 'amountUsdc')).div(per) })
  return { received: sign(paid) > 0 }
}

function fundingPayment(vector: VenueVector): Answer {
  const cashflow = payment(size(signed(vector)), {
    rate: ratio(text(vector, 'rate')),
    price: price(text(vector, 'price')),
  })
  return { cashflow }
}

function fundingAccrual(vector: VenueVector): Answer {
  const settlements = (vector.inputs.events ?? []).map((event) => ({
    at: Date.parse(event.time),
    rate: ratio(event.rate),
    price: price(event.price),
  }))
  const period = {
    from: Date.parse(text(vector, 'openTime')),
    to: Date.parse(text(vector, 'closeTime')),
  }
  const graceSeconds = Number(text(vector, 'graceSeconds'))
  return { cashflow: accrued(size(signed(vector)), settlements, period, { graceSeconds }) }
}

// From the vectors' words to ours.

function text(vector: VenueVector, name: string): string {
  const value = maybe(vector, name)
  must(value !== undefined, `${vector.id} gives ${name}`)
  return value
}

function maybe(vector: VenueVector, name: string): string | undefined {
  const value = vector.inputs[name]
  return typeof value === 'string' ? value : undefined
}

function signed(vector: VenueVector): string {
  return signedBy(vector, text(vector, 'size'))
}

function signedBy(vector: VenueVector, amount: string): string {
  return text(vector, 'side') === 'short' ? `-${amount}` : amount
}

function positionsOf(vector: VenueVector): readonly PositionInput[] {
  must(vector.inputs.positions !== undefined, `${vector.id} gives positions`)
  return vector.inputs.positions
}

/** A position; where only its value is given, nothing was paid at entry. */
function heldOf(input: PositionInput, table: MarginTable): Held {
  const value = input.positionValue
  const mark =
    value === undefined
      ? input.markPrice
      : usd(value)
          .div(asNonZero(size(input.size), 'size'))
          .toString()
  must(mark !== undefined, `${input.symbol} has a mark`)
  return {
    symbol: input.symbol,
    size: input.side === 'short' ? `-${input.size}` : input.size,
    entry: input.entryPrice ?? '0',
    mark,
    table,
  }
}

/** So many units at a price of one: a notional. */
function unit(amount: string, table: MarginTable): Held {
  return { symbol: 'ANY', size: amount, entry: '1', mark: '1', table }
}

/** The one tier a vector names, by its rate and deduction, or by the highest leverage behind the rate. */
function tableOfOne(
  rules: VenueRules,
  terms: Readonly<Partial<Record<string, unknown>>>,
): MarginTable {
  const { mmr, maintAmount, mmDeduction, tierMaxLeverage } = terms as Partial<
    Record<'mmr' | 'maintAmount' | 'mmDeduction' | 'tierMaxLeverage', string>
  >
  if (tierMaxLeverage !== undefined) {
    const leverage = ratio(tierMaxLeverage)
    return flat(halfRateOfLeverage(leverage), rateOfLeverage(leverage))
  }
  must(mmr !== undefined, 'a maintenance rate')
  if (rules.id === 'okx') {
    return wholeBySize([{ floor: size(0), rate: ratio(mmr), initialRate: ZERO }])
  }
  return tierOf(mmr, maintAmount ?? mmDeduction ?? '0')
}

/** A tier seen alone: its floor is not stated, so it stands for every notional. */
function tierOf(rate: string, deduction: string): MarginTable {
  return checked({
    counts: 'notional',
    shape: 'graduated',
    edge: 'upper',
    tiers: [{ floor: NOTHING, rate: ratio(rate), deduction: usd(deduction), initialRate: ZERO }],
  })
}

function listOf(inputs: Inputs): readonly TierInput[] {
  must(Array.isArray(inputs.tiers), 'a list of tiers')
  return inputs.tiers as readonly TierInput[]
}

function tiersOf(vector: VenueVector, symbol: string): readonly TierInput[] {
  const { tiers } = vector.inputs
  must(tiers !== undefined && !Array.isArray(tiers), 'tiers by symbol')
  const found = (tiers as Readonly<Record<string, readonly TierInput[]>>)[symbol]
  must(found !== undefined, `tiers of ${symbol}`)
  return found
}

/** Floors and rates only: the deductions are ours to work out. */
function graduatedFrom(tiers: readonly TierInput[], rules: VenueRules = binance): MarginTable {
  const rows = tiers.map((tier) => ({
    floor: usd(tier.notionalFloor ?? '0'),
    rate: rateOf(tier, rules),
    initialRate: ZERO,
  }))
  return graduated(rows, { edge: rules.id === 'bybit' ? 'lower' : 'upper' })
}

function rateOf(tier: TierInput, rules: VenueRules): Ratio {
  const byLeverage = tier.mmrExact !== undefined || rules.id === 'hyperliquid'
  if (byLeverage && tier.maxLeverage !== undefined)
    return halfRateOfLeverage(ratio(tier.maxLeverage))
  must(tier.mmr !== undefined, 'a tier has a rate')
  return ratio(tier.mmr)
}

/** Tiers counted in contracts, each beginning where the one below ends. */
function sizesFrom(tiers: readonly TierInput[], contract: Ratio): MarginTable {
  const rows = tiers.map((tier, at) => ({
    floor: size(tiers[at - 1]?.sizeCapContracts ?? '0').times(contract),
    rate: ratio(tier.mmr ?? '0'),
    initialRate: ZERO,
  }))
  return wholeBySize(rows)
}
