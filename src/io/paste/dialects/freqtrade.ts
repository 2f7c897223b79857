// freqtrade `/status`: its open trades. Amount is unsigned coins with an is_short flag; spot trades stand in
// the same list; current_rate is a last or middle price, not the mark; stake_amount is the margin set aside.
import * as z from 'zod/mini'
import { present, type Fields, type RowFound } from '../fields'
import type { ImportedPositions } from '../imported'
import { entriesOf, someHas, type ExactJson } from '../json'
import { flag, priceOrNone, rowsOfList, text, symbolText } from '../list'
import { named } from '../symbol'
import { venueNamed } from '../venue-names'

const Entry = z.object({
  pair: symbolText,
  exchange: text,
  amount: text,
  stake_amount: text,
  open_rate: text,
  current_rate: text,
  leverage: text,
  is_short: flag,
  is_open: flag,
  trading_mode: text,
  margin_mode: text,
  liquidation_price: text,
  funding_fees: text,
  profit_abs: text,
})
type Entry = z.infer<typeof Entry>

export function isFreqtradeStatus(value: ExactJson): boolean {
  return someHas(entriesOf(value), 'trade_id', 'pair')
}

export function readFreqtradeStatus(value: ExactJson): ImportedPositions {
  return {
    kind: 'positions',
    dialect: 'freqtrade status',
    reason: 'entries with trade_id and pair, as freqtrade’s status answers',
    accounts: [{ key: '', holdings: [] }],
    rows: rowsOfList(entriesOf(value), Entry, positionOf),
    notes: [
      'marks are freqtrade’s current rate, a last or middle price and not the venue’s mark',
      'P&L is after fees; margin is the stake of each trade, read as isolated',
    ],
  }
}

function positionOf(entry: Entry, fields: Fields): RowFound {
  if (isSaid(entry.is_open, false)) return { kind: 'skip', why: `${entry.pair} is closed` }
  const isFutures = entry.trading_mode?.toLowerCase() === 'futures' || entry.pair.includes(':')
  if (!isFutures) return { kind: 'skip', why: `${entry.pair} is a spot trade` }
  const amount = fields.amount(entry.amount ?? '', 'size', 'amount', { required: true })
  if (amount === undefined) return { kind: 'none' }
  if (amount.isZero()) return { kind: 'skip', why: `${entry.pair} is flat` }
  const stake = fields.amount(entry.stake_amount ?? '', 'usd', 'stake')
  const isCross = entry.margin_mode?.toLowerCase() === 'cross'
  if (!isCross && stake === undefined) {
    fields.complain(
      'margin-missing',
      'no stake',
      'isolated margin',
      entry.stake_amount ?? '',
      'stake_amount',
    )
  }
  const venue = venueNamed(entry.exchange ?? '')
  if (venue === undefined && entry.exchange) fields.note(`${entry.exchange} has no rules here`)
  return {
    kind: 'position',
    position: {
      ...named(entry.pair),
      side: isSaid(entry.is_short, true) ? 'short' : 'long',
      size: amount.abs(),
      marginMode: isCross ? 'cross' : 'isolated',
      ...present({
        venue,
        entry: fields.amount(entry.open_rate ?? '', 'price', 'entry', { above: 'zero' }),
        mark: priceOrNone(fields, entry.current_rate, 'mark'),
        leverage: fields.amount(entry.leverage ?? '', 'ratio', 'leverage', { above: 'zero' }),
        isolatedMargin: isCross ? undefined : stake,
        isolatedMarginGiven: isCross ? undefined : stake,
        liquidationPrice: priceOrNone(fields, entry.liquidation_price, 'liquidation price'),
        unrealizedPnl: fields.amount(entry.profit_abs ?? '', 'usd', 'P&L'),
        fundingSinceOpen: fields.amount(entry.funding_fees ?? '', 'usd', 'funding'),
      }),
    },
  }
}

function isSaid(value: boolean | string | null | undefined, wanted: boolean): boolean {
  return value === wanted || value === String(wanted)
}
