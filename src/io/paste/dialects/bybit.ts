// Bybit positions: `/v5/position/list` and the position stream. Size is unsigned and side carries the
// sign; empty strings are missing numbers; entries with an empty side are flat.
// Unified accounts do not state the margin mode (tradeMode is 0 either way): margin of its own means isolated.
import * as z from 'zod/mini'
import { present, type Fields, type RowFound } from '../fields'
import type { ImportedPositions } from '../imported'
import { entriesOf, keyOf, pathOf, someHas, type ExactJson } from '../json'
import { isoOf, priceOrNone, rowsOfList, text, symbolText } from '../list'
import { named } from '../symbol'

const Entry = z.object({
  symbol: symbolText,
  side: text,
  size: z.string(),
  avgPrice: text,
  entryPrice: text,
  markPrice: text,
  liqPrice: text,
  leverage: text,
  tradeMode: text,
  positionBalance: text,
  unrealisedPnl: text,
  category: text,
})
type Entry = z.infer<typeof Entry>

/** Keys no other venue's positions have. */
const OWN_KEYS = ['positionIdx', 'riskId', 'positionIM', 'tradeMode', 'unrealisedPnl']

export function isBybitPositions(value: ExactJson): boolean {
  const entries = entriesOf(value)
  return OWN_KEYS.some((key) => someHas(entries, 'symbol', 'side', 'size', key))
}

export function readBybitPositions(value: ExactJson): ImportedPositions {
  const category = pathOf(value, 'result', 'category') ?? keyOf(value, 'category')
  const time = keyOf(value, 'time')
  return {
    kind: 'positions',
    dialect: 'Bybit positions',
    reason: 'entries with side, size and positionIdx, as /v5/position/list answers',
    venue: 'bybit',
    accounts: [{ key: '', venue: 'bybit', holdings: [] }],
    rows: rowsOfList(entriesOf(value), Entry, (entry, fields) =>
      positionOf(entry, category, fields),
    ),
    notes: [
      'The answer holds no collateral: the wallet balance behind cross positions is yours to give.',
    ],
    ...present({ asOf: isoOf(typeof time === 'string' ? time : undefined) }),
  }
}

function positionOf(entry: Entry, category: ExactJson | undefined, fields: Fields): RowFound {
  const size = fields.amount(entry.size, 'size', 'size')
  if (size === undefined || size.isZero()) {
    return fields.issues.length > 0
      ? { kind: 'none' }
      : { kind: 'skip', why: `${entry.symbol} is flat` }
  }
  const side = entry.side?.toLowerCase()
  if (side !== 'buy' && side !== 'sell') {
    fields.complain(
      'side-unknown',
      `"${entry.side ?? ''}" is not a side`,
      'side',
      entry.side ?? '',
      'Buy or Sell',
    )
    return { kind: 'none' }
  }
  const symbol = named(entry.symbol)
  const isInverse =
    category === 'inverse' || entry.category === 'inverse' || /USD([HMUZ]\d\d)?$/.test(entry.symbol)
  return {
    kind: 'position',
    position: {
      ...symbol,
      ...(isInverse ? { isCoinMargined: true } : {}),
      venue: 'bybit',
      side: side === 'buy' ? 'long' : 'short',
      size: size.abs(),
      ...marginOf(entry, fields),
      ...present({
        entry: fields.amount(entry.avgPrice || entry.entryPrice || '', 'price', 'entry', {
          above: 'zero',
        }),
        mark: priceOrNone(fields, entry.markPrice, 'mark'),
        leverage: fields.amount(entry.leverage ?? '', 'ratio', 'leverage', { above: 'zero' }),
        liquidationPrice: priceOrNone(fields, entry.liqPrice, 'liquidation price'),
        unrealizedPnl: fields.amount(entry.unrealisedPnl ?? '', 'usd', 'unrealised P&L'),
      }),
    },
  }
}

function marginOf(entry: Entry, fields: Fields) {
  const balance = fields.amount(entry.positionBalance ?? '', 'usd', 'position balance')
  const hasBalance = balance !== undefined && !balance.isZero()
  if (entry.tradeMode !== '1' && !hasBalance) {
    fields.note('read as cross: no margin of its own (positionBalance 0)')
    return { marginMode: 'cross' as const }
  }
  if (balance === undefined) {
    fields.complain(
      'margin-missing',
      'isolated, without its margin',
      'isolated margin',
      '',
      'positionBalance',
    )
  }
  if (entry.tradeMode !== '1') fields.note('read as isolated: positionBalance is its own margin')
  return {
    marginMode: 'isolated' as const,
    ...present({ isolatedMargin: balance, isolatedMarginGiven: balance }),
  }
}
