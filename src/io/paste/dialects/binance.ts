// Binance USD-M positions: `positionRisk` v2 and v3, and the `positions` of an account answer.
// positionAmt is signed base units; flat symbols come back as zero rows; "0" is no liquidation price.
// isolatedMargin counts unrealised P&L, isolatedWallet does not: the wallet is what was set aside.
import * as z from 'zod/mini'
import { isNonZero, sign, type Price, type Size, type Usd } from '../../../engine/units/amount'
import { fieldsOf, present, type Fields, type RowFound } from '../fields'
import type { ImportedPositions, Side } from '../imported'
import { entriesOf, keyOf, someHas, type ExactJson } from '../json'
import { impliedLeverage, MACHINE, priceOrNone, rowsOfList, text, symbolText } from '../list'
import { named } from '../symbol'

const Entry = z.object({
  symbol: symbolText,
  positionAmt: z.string(),
  positionSide: text,
  entryPrice: text,
  markPrice: text,
  unRealizedProfit: text,
  unrealizedProfit: text,
  liquidationPrice: text,
  leverage: text,
  marginType: text,
  isolated: z.nullish(z.union([z.boolean(), z.string()])),
  isolatedMargin: text,
  isolatedWallet: text,
  notional: text,
  initialMargin: text,
  positionInitialMargin: text,
})
type Entry = z.infer<typeof Entry>

export function isBinancePositions(value: ExactJson): boolean {
  return someHas(entriesOf(value), 'symbol', 'positionAmt')
}

export function readBinancePositions(value: ExactJson): ImportedPositions {
  const rows = rowsOfList(entriesOf(value), Entry, positionOf)
  const cash = crossWalletIn(value)
  return {
    kind: 'positions',
    dialect: 'Binance positions',
    reason: 'entries with positionAmt, as positionRisk answers',
    venue: 'binance',
    ...present({ cash }),
    accounts: [{ key: '', venue: 'binance', quote: 'USDT', holdings: [], ...present({ cash }) }],
    rows,
    notes: [
      cash === undefined
        ? 'The answer holds no collateral: the wallet balance behind cross positions is yours to give.'
        : 'cash is totalCrossWalletBalance',
    ],
  }
}

/** Balance behind cross positions, in an account answer. */
function crossWalletIn(value: ExactJson): Usd | undefined {
  const balance = keyOf(value, 'totalCrossWalletBalance')
  return typeof balance === 'string'
    ? fieldsOf(0, MACHINE).amount(balance, 'usd', 'cash')
    : undefined
}

function positionOf(entry: Entry, fields: Fields): RowFound {
  const signed = fields.amount(entry.positionAmt, 'size', 'size', { required: true })
  if (signed === undefined) return { kind: 'none' }
  if (signed.isZero()) return { kind: 'skip', why: `${entry.symbol} is flat` }
  const side = sideOf(entry, signed, fields)
  const unrealizedPnl = fields.amount(
    entry.unRealizedProfit ?? entry.unrealizedProfit ?? '',
    'usd',
    'unrealised P&L',
  )
  const margin = marginOf(entry, unrealizedPnl, fields)
  const notional = fields.amount(entry.notional ?? '', 'usd', 'notional')
  const initial = fields.amount(
    entry.positionInitialMargin ?? entry.initialMargin ?? '',
    'usd',
    'initial margin',
  )
  const leverage = fields.amount(entry.leverage ?? '', 'ratio', 'leverage', { above: 'zero' })
  const implied = leverage === undefined ? impliedLeverage(notional, initial) : undefined
  if (implied !== undefined) {
    fields.note(`leverage ${implied.toString()} worked out: notional ÷ initial margin`)
  }
  return {
    kind: 'position',
    position: {
      ...named(entry.symbol),
      venue: 'binance',
      side,
      size: signed.abs(),
      ...margin,
      ...present({
        entry: entryOf(entry, { notional, unrealizedPnl, signed }, fields),
        mark: markOf(entry, notional, signed, fields),
        leverage,
        leverageImplied: implied,
        liquidationPrice: priceOrNone(fields, entry.liquidationPrice, 'liquidation price'),
        unrealizedPnl,
      }),
    },
  }
}

/** The sign of the size says it; hedge mode says it twice, and then both must agree. */
function sideOf(entry: Entry, signed: Size, fields: Fields): Side {
  const said = entry.positionSide?.toUpperCase()
  if (said === 'LONG' && sign(signed) < 0) {
    fields.complain(
      'side-contradicts-size',
      'LONG with a size below zero',
      'positionSide',
      entry.positionAmt,
      'a size above zero, or SHORT',
    )
  }
  return said === 'SHORT' || sign(signed) < 0 ? 'short' : 'long'
}

/** The entry given, else (notional − unrealised P&L) ÷ size: newer account answers leave it out. */
function entryOf(
  entry: Entry,
  of: {
    readonly notional: Usd | undefined
    readonly unrealizedPnl: Usd | undefined
    readonly signed: Size
  },
  fields: Fields,
): Price | undefined {
  const given = fields.amount(entry.entryPrice ?? '', 'price', 'entry', { above: 'zero' })
  const { notional, unrealizedPnl, signed } = of
  if (given !== undefined || (entry.entryPrice ?? '') !== '') return given
  if (notional === undefined || unrealizedPnl === undefined || !isNonZero(signed)) return undefined
  // An unsigned notional of a short would give another entry.
  if (sign(notional) !== sign(signed)) return undefined
  const worked = notional.minus(unrealizedPnl).div(signed)
  if (sign(worked) <= 0) return undefined
  fields.note('entry worked out: (notional − unrealised P&L) ÷ size')
  return worked
}

/** The mark given, else notional ÷ size: account answers hold no marks. */
function markOf(
  entry: Entry,
  notional: Usd | undefined,
  signed: Size,
  fields: Fields,
): Price | undefined {
  const given = priceOrNone(fields, entry.markPrice, 'mark')
  const size = signed.abs()
  if (given !== undefined || notional === undefined || !isNonZero(size)) return given
  const worked = notional.abs().div(size)
  if (worked.isZero()) return undefined
  fields.note('mark worked out: notional ÷ size')
  return worked
}

/** v2 names the margin type; v3 does not, and a wallet that is not zero means isolated. */
function marginOf(entry: Entry, unrealizedPnl: Usd | undefined, fields: Fields) {
  const wallet = fields.amount(entry.isolatedWallet ?? '', 'usd', 'isolated wallet')
  const given = fields.amount(entry.isolatedMargin ?? '', 'usd', 'isolated margin')
  const hasWallet = wallet !== undefined && !wallet.isZero()
  const hasMargin = given !== undefined && !given.isZero()
  const stated = entry.marginType?.toLowerCase()
  const isolated =
    stated === undefined
      ? entry.isolated === true || entry.isolated === 'true' || hasWallet || hasMargin
      : stated.startsWith('isol')
  if (!isolated) return { marginMode: 'cross' as const }
  const worked = hasMargin && unrealizedPnl !== undefined ? given.minus(unrealizedPnl) : undefined
  const isolatedMargin = hasWallet ? wallet : worked
  if (isolatedMargin === undefined) {
    fields.complain(
      'margin-missing',
      'isolated, without its margin',
      'isolated margin',
      entry.isolatedWallet ?? '',
      'isolatedWallet',
    )
  } else if (hasWallet) {
    fields.note('isolated margin is isolatedWallet: isolatedMargin counts unrealised P&L')
  } else {
    fields.note('isolated margin worked out: isolatedMargin − unrealised P&L')
  }
  return {
    marginMode: 'isolated' as const,
    ...present({ isolatedMargin, isolatedMarginGiven: given }),
  }
}
