// OKX positions: `/api/v5/account/positions` and the positions channel. `pos` counts contracts: the coins
// in one come from the venue's table. Net mode signs `pos`; in long/short mode `posSide` carries the sign.
// `margin` is set for isolated positions only and does not count unrealised P&L.
import * as z from 'zod/mini'
import { isNonZero, ratio, sign, size, type Ratio, type Size } from '../../../engine/units/amount'
import { venueRules } from '../../../engine/venues/registry'
import { complainOfCoinMargin, present, type Fields, type RowFound } from '../fields'
import type { ImportedPositions } from '../imported'
import { entriesOf, someHas, type ExactJson } from '../json'
import { priceOrNone, rowsOfList, text, symbolText } from '../list'
import { named } from '../symbol'

const Entry = z.object({
  instId: symbolText,
  instType: text,
  pos: z.string(),
  posSide: text,
  avgPx: text,
  markPx: text,
  liqPx: text,
  lever: text,
  mgnMode: text,
  margin: text,
  upl: text,
  notionalUsd: text,
  fundingFee: text,
})
type Entry = z.infer<typeof Entry>

export function isOkxPositions(value: ExactJson): boolean {
  return someHas(entriesOf(value), 'instId', 'pos')
}

export function readOkxPositions(value: ExactJson): ImportedPositions {
  return {
    kind: 'positions',
    dialect: 'OKX positions',
    reason: 'entries with instId and pos, as /api/v5/account/positions answers',
    venue: 'okx',
    accounts: [{ key: '', venue: 'okx', holdings: [] }],
    rows: rowsOfList(entriesOf(value), Entry, positionOf),
    notes: [
      'The answer holds no collateral: the account balance behind cross positions is yours to give.',
    ],
  }
}

function positionOf(entry: Entry, fields: Fields): RowFound {
  const kind = entry.instType ?? 'SWAP'
  if (kind !== 'SWAP' && kind !== 'FUTURES') {
    return { kind: 'skip', why: `${entry.instId} is of type ${kind}, not a perpetual` }
  }
  const contracts = fields.amount(entry.pos, 'ratio', 'pos')
  if (contracts === undefined || contracts.isZero()) {
    return fields.issues.length > 0
      ? { kind: 'none' }
      : { kind: 'skip', why: `${entry.instId} is flat` }
  }
  const name = named(entry.instId)
  if (name.isCoinMargined === true) {
    complainOfCoinMargin(entry.instId, fields)
    return { kind: 'none' }
  }
  const mark = priceOrNone(fields, entry.markPx, 'mark')
  const contract = contractOf(entry, contracts, fields)
  if (contract === undefined) {
    fields.complain(
      'contract-value-unknown',
      `${contracts.abs().toString()} contracts, but nobody says how many coins one ${entry.instId} contract is`,
      'size',
      entry.pos,
      'a market of the venue table, or notionalUsd with markPx',
    )
    return { kind: 'none' }
  }
  if (entry.posSide === 'long' && sign(contracts) < 0) {
    fields.complain(
      'side-contradicts-size',
      'posSide long with pos below zero',
      'posSide',
      entry.pos,
      'pos above zero, or posSide short',
    )
  }
  const short = entry.posSide === 'short' || (entry.posSide !== 'long' && sign(contracts) < 0)
  const margin = fields.amount(entry.margin ?? '', 'usd', 'isolated margin')
  const isolated = entry.mgnMode === 'isolated'
  if (isolated && margin === undefined) {
    fields.complain(
      'margin-missing',
      'isolated, without its margin',
      'isolated margin',
      '',
      'margin',
    )
  }
  return {
    kind: 'position',
    position: {
      ...name,
      venue: 'okx',
      side: short ? 'short' : 'long',
      size: contract.coins.times(contracts.abs()),
      contracts: contracts.abs(),
      ...(contract.isPublished ? { contractSize: contract.coins } : {}),
      marginMode: isolated ? 'isolated' : 'cross',
      ...present({
        entry: fields.amount(entry.avgPx ?? '', 'price', 'entry', { above: 'zero' }),
        mark,
        leverage: fields.amount(entry.lever ?? '', 'ratio', 'leverage', { above: 'zero' }),
        isolatedMargin: isolated ? margin : undefined,
        isolatedMarginGiven: isolated ? margin : undefined,
        liquidationPrice: priceOrNone(fields, entry.liqPx, 'liquidation price'),
        unrealizedPnl: fields.amount(entry.upl ?? '', 'usd', 'unrealised P&L'),
        fundingSinceOpen: fields.amount(entry.fundingFee ?? '', 'usd', 'funding'),
      }),
    },
  }
}

/**
 * Coins in one contract: the venue table's figure, else the power of ten nearest to
 * notionalUsd ÷ (markPx × contracts), when it lies within one per cent (USD and USDT differ a little).
 */
function contractOf(
  entry: Entry,
  contracts: Ratio,
  fields: Fields,
): { readonly coins: Size; readonly isPublished: boolean } | undefined {
  const market = venueRules('okx')?.market(entry.instId)
  if (market !== undefined) return { coins: market.contractSize, isPublished: true }
  const notional = fields.amount(entry.notionalUsd ?? '', 'usd', 'notional')
  const mark = priceOrNone(fields, entry.markPx, 'mark')
  if (notional === undefined || mark === undefined || !isNonZero(mark) || !isNonZero(contracts)) {
    return undefined
  }
  const worked = notional.abs().div(mark).div(contracts).abs()
  const coins = powerOfTenNear(worked)
  if (coins === undefined) return undefined
  fields.note(
    `not in the venue table: one contract is ${coins.toString()} coins by notionalUsd ÷ (markPx × contracts)`,
  )
  return { coins, isPublished: false }
}

const ONE_PERCENT = ratio('0.01')

function powerOfTenNear(value: Size): Size | undefined {
  for (let exponent = -6; exponent <= 9; exponent += 1) {
    const power = size(`1e${exponent}`)
    if (value.minus(power).abs().lte(power.times(ONE_PERCENT))) return power
  }
  return undefined
}
