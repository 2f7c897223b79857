// ccxt `fetch_positions` in its unified shape, of whatever exchange. Base size is contracts × contractSize;
// `collateral` of an isolated position counts unrealised P&L; the exchange is not named.
import * as z from 'zod/mini'
import {
  isNonZero,
  ratio,
  roundToDigits,
  size as sizeOf,
  type Price,
  type Ratio,
  type Size,
} from '../../../engine/units/amount'
import { present, type Fields, type RowFound } from '../fields'
import type { ImportedPosition, ImportedPositions } from '../imported'
import { entriesOf, someHas, type ExactJson } from '../json'
import { priceOrNone, rowsOfList, text, symbolText } from '../list'
import { named } from '../symbol'

const Entry = z.object({
  symbol: symbolText,
  side: text,
  contracts: text,
  contractSize: text,
  entryPrice: text,
  markPrice: text,
  notional: text,
  leverage: text,
  collateral: text,
  liquidationPrice: text,
  unrealizedPnl: text,
  marginMode: text,
})
type Entry = z.infer<typeof Entry>

export function isCcxtPositions(value: ExactJson): boolean {
  const entries = entriesOf(value)
  return (
    someHas(entries, 'symbol', 'contracts') || someHas(entries, 'symbol', 'contractSize', 'side')
  )
}

export function readCcxtPositions(value: ExactJson): ImportedPositions {
  return {
    kind: 'positions',
    dialect: 'ccxt positions',
    reason: 'entries with contracts and contractSize, as ccxt unifies positions',
    accounts: [{ key: '', holdings: [] }],
    rows: rowsOfList(entriesOf(value), Entry, positionOf),
    notes: ['The unified shape names no exchange: choose the venue.'],
  }
}

function positionOf(entry: Entry, fields: Fields): RowFound {
  const contracts = fields.amount(entry.contracts ?? '', 'ratio', 'contracts', { required: true })
  if (contracts === undefined) return { kind: 'none' }
  if (contracts.isZero()) return { kind: 'skip', why: `${entry.symbol} is flat` }
  const side = entry.side?.toLowerCase()
  if (side !== 'long' && side !== 'short') {
    fields.complain(
      'side-unknown',
      `"${entry.side ?? ''}" is not a side`,
      'side',
      entry.side ?? '',
      'long or short',
    )
    return { kind: 'none' }
  }
  const stated = fields.amount(entry.contractSize ?? '', 'size', 'contract size', { above: 'zero' })
  const contractSize = stated ?? contractSeen(entry, contracts, fields)
  const mode = entry.marginMode?.toLowerCase()
  const margin = marginOf(entry, mode, fields)
  const position = (coins: Size): ImportedPosition => {
    const size = coins.times(contracts.abs())
    return {
      ...named(entry.symbol),
      side,
      size,
      contracts: contracts.abs(),
      contractSize: coins,
      ...margin,
      ...present({
        entry: fields.amount(entry.entryPrice ?? '', 'price', 'entry', { above: 'zero' }),
        mark: markOf(entry, size, fields),
        leverage: fields.amount(entry.leverage ?? '', 'ratio', 'leverage', { above: 'zero' }),
        liquidationPrice: priceOrNone(fields, entry.liquidationPrice, 'liquidation price'),
        unrealizedPnl: fields.amount(entry.unrealizedPnl ?? '', 'usd', 'unrealised P&L'),
      }),
    }
  }
  if (contractSize !== undefined) return { kind: 'position', position: position(contractSize) }
  return {
    kind: 'question',
    question: `${entry.symbol}: no contract size is given. Is one contract one coin?`,
    choices: [{ label: 'one contract is one coin', position: position(ONE_COIN) }],
  }
}
const ONE_COIN = sizeOf(1)

const ONE_PERCENT = ratio('0.01')

/** Coins in one contract by the value of the position at its mark. */
function contractSeen(entry: Entry, contracts: Ratio, fields: Fields): Size | undefined {
  const notional = fields.amount(entry.notional ?? '', 'usd', 'notional')
  const mark = priceOrNone(fields, entry.markPrice, 'mark')
  const count = contracts.abs()
  if (notional === undefined || mark === undefined) return undefined
  if (notional.isZero() || !isNonZero(mark) || !isNonZero(count)) return undefined
  const worked = notional.abs().div(mark).div(count)
  const coins = roundToDigits(worked, 2, 'half-even')
  if (coins.minus(worked).abs().gt(worked.times(ONE_PERCENT))) return undefined
  fields.note(`no contract size given: ${coins.toString()} coins by notional ÷ (mark × contracts)`)
  return coins
}

/** The mark given, else notional ÷ size: ccxt values a position at the mark. */
function markOf(entry: Entry, size: Size, fields: Fields): Price | undefined {
  const given = priceOrNone(fields, entry.markPrice, 'mark')
  if (given !== undefined) return given
  const notional = fields.amount(entry.notional ?? '', 'usd', 'notional')
  if (notional === undefined || notional.isZero() || !isNonZero(size)) return undefined
  fields.note('mark worked out: notional ÷ size')
  return notional.abs().div(size)
}

function marginOf(entry: Entry, mode: string | undefined, fields: Fields) {
  if (mode === 'cross') return { marginMode: 'cross' as const }
  const given = fields.amount(entry.collateral ?? '', 'usd', 'collateral')
  if (mode !== 'isolated') {
    fields.note('cross or isolated is not stated: taken as cross')
    return {}
  }
  const pnl = fields.amount(entry.unrealizedPnl ?? '', 'usd', 'unrealised P&L')
  if (given === undefined) {
    fields.complain(
      'margin-missing',
      'isolated, without its margin',
      'isolated margin',
      '',
      'collateral',
    )
    return { marginMode: 'isolated' as const }
  }
  if (pnl === undefined) fields.note('isolated margin as given: it may count unrealised P&L')
  else fields.note('isolated margin worked out: collateral − unrealised P&L')
  const isolatedMargin = pnl === undefined ? given : given.minus(pnl)
  return { marginMode: 'isolated' as const, isolatedMargin, isolatedMarginGiven: given }
}
