// What the engine answers to each kind of figure from other engines' own tests.
import { indexPayment } from '../../../src/engine/funding/accrual'
import { bankruptcyPriceOf } from '../../../src/engine/liquidation/price'
import type { Appraisal } from '../../../src/engine/margin/stand'
import { averageEntry, pricePnl } from '../../../src/engine/model/fill'
import type { MarginTable } from '../../../src/engine/model/market'
import {
  asNonZero,
  NOTHING,
  price,
  ratio,
  size,
  usd,
  ZERO,
  type Amount,
  type Unit,
} from '../../../src/engine/units/amount'
import { must } from '../../../src/engine/units/outcome'
import { generic } from '../../../src/engine/venues/generic'
import type { VenueRules } from '../../../src/engine/venues/rules'
import { checked, flat } from '../../../src/engine/venues/tiers'
import type { Answer } from './figures'
import {
  crossOf,
  idOf,
  isolatedOf,
  liquidationPriceOf,
  openedAt,
  summaryOf,
  type Held,
} from './held'

interface PositionInput {
  readonly symbol?: string
  readonly size: string
  readonly entry?: string
  readonly mark: string
  readonly imr?: string
  readonly mmr?: string
  readonly orderSize?: string
  readonly orderPrice?: string
}

interface Inputs extends Partial<Record<string, unknown>> {
  readonly positions?: readonly PositionInput[]
  readonly fills?: readonly { readonly size: string; readonly price: string }[]
}

export interface PeerVector {
  readonly id: string
  readonly kind: string
  readonly model: string
  readonly input: Inputs
  readonly expected: Readonly<Record<string, string | null>>
  readonly peerStated: Readonly<Record<string, string | null>>
  readonly tolerance: string
}

const SYMBOL = 'ANY'

const ANSWERS: Readonly<Record<string, (vector: PeerVector) => Answer>> = {
  'liq-isolated': isolatedLiquidation,
  'bankruptcy-isolated': isolatedBankruptcy,
  account,
  'account-hypothetical': account,
  'leverage-hypothetical': leverageWithOrders,
  pnl,
  'average-entry': average,
  'average-exit': average,
  funding: unsettled,
}

export function answerOf(vector: PeerVector): Answer {
  const answering = ANSWERS[vector.kind]
  must(answering !== undefined, `nobody answers ${vector.kind}`)
  return answering(vector)
}

function isolatedLiquidation(vector: PeerVector): Answer {
  const rules = rulesOf(vector)
  return { liq: liquidationPriceOf(isolated(vector, rules), idOf(rules, SYMBOL)) }
}

function isolatedBankruptcy(vector: PeerVector): Answer {
  const appraisal = isolated(vector, generic)
  return { price: bankruptcyPriceOf(appraisal, idOf(generic, SYMBOL)) ?? null }
}

/** The rules behind a model's name. */
function rulesOf(vector: PeerVector): VenueRules {
  switch (vector.model) {
    case 'flat':
    case 'flat-deduction':
      return generic
    case 'flat-with-close-fee':
      return { ...generic, closingFee: 'mark', takerFee: ratio(text(vector, 'closeFee')) }
    case 'entry-notional':
      return { ...generic, requirementBasis: 'entry' }
    default:
      throw new Error(`${vector.id}: no rules say ${vector.model}`)
  }
}

/** One isolated position: with the margin stated, or with its initial margin at entry. */
function isolated(vector: PeerVector, rules: VenueRules): Appraisal {
  const entry = text(vector, 'entry')
  const held = {
    symbol: SYMBOL,
    size: text(vector, 'size'),
    entry,
    table: tableOf(maybe(vector, 'mmr') ?? '0', maybe(vector, 'deduction') ?? '0'),
    leverage: maybe(vector, 'leverage'),
  }
  const margin = maybe(vector, 'isolatedMargin')
  return margin === undefined
    ? openedAt(rules, held)
    : isolatedOf(rules, { ...held, mark: entry, margin: usd(margin) })
}

function account(vector: PeerVector): Answer {
  const held = (vector.input.positions ?? []).map((each): Held => {
    must(each.symbol !== undefined && each.entry !== undefined, 'a position of an account')
    return {
      symbol: each.symbol,
      size: each.size,
      entry: each.entry,
      mark: each.mark,
      table: flat(ratio(each.mmr ?? '0'), ratio(each.imr ?? '0')),
    }
  })
  const appraisal = crossOf({ rules: generic, cash: text(vector, 'collateral'), held })
  const summary = summaryOf(appraisal)
  const prices: Record<string, Amount<Unit> | null> = {}
  for (const { symbol } of held) {
    prices[`liq:${symbol}`] = liquidationPriceOf(appraisal, idOf(generic, symbol))
  }
  return {
    equity: summary.equity,
    maintenanceMargin: summary.maintenance,
    initialMargin: summary.initial,
    freeCollateral: summary.freeCollateral,
    notional: summary.gross,
    ...(summary.leverage === undefined ? {} : { leverage: summary.leverage }),
    ...(summary.marginUsage === undefined ? {} : { marginUsage: summary.marginUsage }),
    ...prices,
  }
}

/** An order not yet filled counts at its own price: a leg of its own, with that price as its mark. */
function leverageWithOrders(vector: PeerVector): Answer {
  const legs = (vector.input.positions ?? []).flatMap((each, at) => [
    { symbol: `HELD${at}`, size: each.size, mark: each.mark },
    { symbol: `ORDER${at}`, size: each.orderSize ?? '0', mark: each.orderPrice ?? '0' },
  ])
  const held = legs
    .filter((leg) => !size(leg.size).isZero())
    .map((leg) => ({ ...leg, entry: leg.mark, table: flat(ZERO, ZERO) }))
  const { leverage } = summaryOf(
    crossOf({ rules: generic, cash: text(vector, 'totalCollateral'), held }),
  )
  must(leverage !== undefined, 'an account with equity has a leverage')
  return { leverage }
}

function pnl(vector: PeerVector): Answer {
  const held = { size: size(text(vector, 'size')), entry: price(text(vector, 'entry')) }
  return { pnl: pricePnl(held, price(text(vector, 'mark'))) }
}

function average(vector: PeerVector): Answer {
  const fills = (vector.input.fills ?? []).map((fill) => ({
    size: size(fill.size),
    price: price(fill.price),
  }))
  return { average: averageEntry(fills) }
}

/** Funding by the index, and the equity of a position that has nothing but its P&L and that funding. */
function unsettled(vector: PeerVector): Answer {
  const held = asNonZero(size(text(vector, 'size')), 'size')
  const funding = indexPayment({
    size: held,
    indexAtEntry: price(text(vector, 'indexAtLastSettlement')),
    indexNow: price(text(vector, 'indexNow')),
  })
  const appraisal = crossOf({
    rules: generic,
    cash: '0',
    held: [
      {
        symbol: SYMBOL,
        size: held.toString(),
        entry: usd(text(vector, 'cost')).div(held).toString(),
        mark: text(vector, 'mark'),
        table: flat(ZERO, ZERO),
        funding,
      },
    ],
  })
  return { fundingPnl: funding, unsettledPnl: appraisal.equity }
}

/** One tier seen alone, with the deduction the peer's test gives it. */
function tableOf(rate: string, deduction: string): MarginTable {
  return checked({
    counts: 'notional',
    shape: 'graduated',
    edge: 'upper',
    tiers: [{ floor: NOTHING, rate: ratio(rate), deduction: usd(deduction), initialRate: ZERO }],
  })
}

function text(vector: PeerVector, name: string): string {
  const value = maybe(vector, name)
  must(value !== undefined, `${vector.id} gives ${name}`)
  return value
}

function maybe(vector: PeerVector, name: string): string | undefined {
  const value = vector.input[name]
  return typeof value === 'string' ? value : undefined
}
