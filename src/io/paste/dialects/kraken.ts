// Kraken Futures: `/derivatives/api/v3/openpositions`, and the `open_positions` feed. Size is unsigned and
// side carries the sign in the answer; in the feed `balance` is signed. One linear contract (PF_) is one
// coin; inverse ones (PI_, FI_) pay in their coin. `maxFixedLeverage` is there for isolated positions only,
// whose margin neither of the two states. Nobody's capture is behind this reader: unconfirmed.
// Source: Kraken Futures REST "Get open positions" and WebSocket "Open positions", as published.
import * as z from 'zod/mini'
import { NOTHING, sign } from '../../../engine/units/amount'
import { partsOf } from '../../../engine/venues/symbols'
import { present, type Fields, type RowFound } from '../fields'
import type { ImportedPositions, Side } from '../imported'
import { entriesOf, isList, keyOf, someHas, type ExactJson } from '../json'
import { priceOrNone, rowsOfList, symbolText, text } from '../list'
import { named } from '../symbol'
import { timeOf } from '../times'

const Entry = z.object({
  symbol: z.optional(symbolText),
  instrument: z.optional(symbolText),
  side: text,
  size: text,
  balance: text,
  price: text,
  entry_price: text,
  markPrice: text,
  mark_price: text,
  liquidation_threshold: text,
  unrealizedPnl: text,
  pnl: text,
  unrealizedFunding: text,
  unrealized_funding: text,
  pnlCurrency: text,
  pnl_currency: text,
  maxFixedLeverage: text,
  max_fixed_leverage: text,
})
type Entry = z.infer<typeof Entry>

export function isKrakenPositions(value: ExactJson): boolean {
  const entries = entriesIn(value)
  return (
    isList(keyOf(value, 'openPositions')) ||
    keyOf(value, 'feed') === 'open_positions' ||
    someHas(entries, 'symbol', 'fillTime', 'size', 'price') ||
    someHas(entries, 'instrument', 'balance', 'entry_price')
  )
}

export function readKrakenPositions(value: ExactJson): ImportedPositions {
  const time = keyOf(value, 'serverTime')
  const read = timeOf(typeof time === 'string' ? time : '', { isUtc: true })
  return {
    kind: 'positions',
    dialect: 'Kraken Futures positions',
    reason: 'openPositions with side, size and price, as Kraken Futures answers',
    isUnconfirmed: true,
    accounts: [{ key: '', holdings: [] }],
    rows: rowsOfList(entriesIn(value), Entry, positionOf),
    notes: [
      'Kraken Futures has no rules here: choose a venue, or state your own maintenance rate.',
      'The answer holds no collateral: the balance behind cross positions is yours to give.',
    ],
    ...present({ asOf: read.kind === 'time' ? read.iso : undefined }),
  }
}

function entriesIn(value: ExactJson): readonly ExactJson[] {
  const listed = keyOf(value, 'openPositions')
  return isList(listed) ? listed : entriesOf(value)
}

function positionOf(entry: Entry, fields: Fields): RowFound {
  const symbol = (entry.symbol ?? entry.instrument ?? '').toUpperCase()
  if (symbol === '') {
    fields.complain('market-missing', 'no market', 'symbol', '', 'a symbol such as PF_XBTUSD')
    return { kind: 'none' }
  }
  const signed = fields.amount(entry.size ?? entry.balance ?? '', 'size', 'size', {
    required: true,
  })
  if (signed === undefined) return { kind: 'none' }
  if (signed.isZero()) return { kind: 'skip', why: `${symbol} is flat` }
  const side = sideOf(entry, sign(signed), fields)
  if (side === undefined) return { kind: 'none' }
  const name = nameOf(symbol, fields)
  if (name === undefined) return { kind: 'none' }
  const fixed = fields.amount(
    entry.maxFixedLeverage ?? entry.max_fixed_leverage ?? '',
    'ratio',
    'maxFixedLeverage',
  )
  if (fixed !== undefined) {
    fields.complain(
      'margin-missing',
      `isolated at up to ${fixed.toString()}x, and the answer does not say its margin`,
      'isolated margin',
      fixed.toString(),
      'the margin set aside, in a table or a line `… isolated 1200`',
    )
  }
  return {
    kind: 'position',
    position: {
      ...name,
      side,
      size: signed.abs(),
      marginMode: 'cross',
      ...present({
        entry: fields.amount(entry.price ?? entry.entry_price ?? '', 'price', 'price', {
          above: 'zero',
        }),
        mark: priceOrNone(fields, entry.markPrice ?? entry.mark_price, 'mark'),
        liquidationPrice: priceOrNone(fields, entry.liquidation_threshold, 'liquidation price'),
        unrealizedPnl: fields.amount(entry.unrealizedPnl ?? entry.pnl ?? '', 'usd', 'P&L'),
        fundingUnsettled: fundingOf(entry, fields),
      }),
    },
  }
}

function sideOf(entry: Entry, signOfSize: number, fields: Fields): Side | undefined {
  const said = entry.side?.toLowerCase()
  if (entry.size !== undefined && entry.size !== null) {
    if (said === 'short') return 'short'
    if (said === 'long' && signOfSize > 0) return 'long'
    const message =
      said === 'long' ? 'long with a size below zero' : `"${entry.side ?? ''}" is not a side`
    fields.complain('side-unknown', message, 'side', entry.side ?? '', 'long or short')
    return undefined
  }
  return signOfSize < 0 ? 'short' : 'long'
}

/** `PF_XBTUSD` is linear in BTC; `PI_` and `FI_` pay in the coin; `FF_` is linear and has a last day. */
function nameOf(symbol: string, fields: Fields) {
  if (partsOf(symbol).delivery !== undefined && !symbol.startsWith('FI_')) {
    const message = `${symbol} is a dated future, not a perpetual`
    fields.complain('dated-future', message, 'symbol', symbol, 'a perpetual such as PF_XBTUSD')
    return undefined
  }
  return { ...named(symbol), ...(symbol.startsWith('FI_') ? { isCoinMargined: true } : {}) }
}

/** Accrued funding, above zero in the holder's favour, where it is in dollars. */
function fundingOf(entry: Entry, fields: Fields) {
  const given = entry.unrealizedFunding ?? entry.unrealized_funding
  const amount = fields.amount(given ?? '', 'usd', 'unrealizedFunding')
  const currency = entry.pnlCurrency ?? entry.pnl_currency ?? 'USD'
  if (amount === undefined || amount.eq(NOTHING) || /^USD/i.test(currency)) return amount
  fields.note(`unrealised funding of ${amount.toString()} ${currency} left out: not in dollars`)
  return undefined
}
