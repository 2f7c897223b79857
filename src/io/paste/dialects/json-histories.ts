// Answers that are not open positions: fills, closed trades, ledgers, orders and error answers.
// Each is recognised so that it can be refused by name instead of being misread.
import type { ImportRefused } from '../imported'
import { entriesOf, isList, isObject, keyOf, someHas, type ExactJson } from '../json'

type Refusal = Pick<ImportRefused, 'what' | 'reason'>

const FILLS: Refusal = {
  what: 'fills',
  reason: 'fills, not open positions: each line is one trade',
}
const CLOSED: Refusal = {
  what: 'closed trades',
  reason: 'closed trades, not open positions: must not be taken as positions',
}
const FUNDING: Refusal = { what: 'ledger', reason: 'funding payments or rates, not open positions' }
const LEDGER: Refusal = { what: 'ledger', reason: 'account movements, not open positions' }
const ASSETS: Refusal = {
  what: 'ledger',
  reason: 'asset balances without positions: the whole subaccount answer holds both',
}
const ORDERS: Refusal = { what: 'orders', reason: 'orders, not open positions' }

/** Named lists of an answer. */
const LISTS: readonly (readonly [key: string, refusal: Refusal])[] = [
  ['fills', FILLS],
  ['trades', FILLS],
  ['fundingPayments', FUNDING],
  ['historicalFunding', FUNDING],
  ['transfers', LEDGER],
  ['historicalPnl', LEDGER],
  ['pnl', LEDGER],
  ['tradeHistory', FILLS],
  ['orders', ORDERS],
  ['openOrders', ORDERS],
  ['balances', ASSETS],
]

/** Keys that together occur only in one kind of entry. */
const ENTRIES: readonly (readonly [keys: readonly string[], refusal: Refusal])[] = [
  [['closedPnl', 'avgExitPrice'], CLOSED],
  [['closeAvgPx'], CLOSED],
  [['coin', 'px', 'sz', 'dir'], FILLS],
  [['execPrice'], FILLS],
  [['fillPx', 'fillSz'], FILLS],
  [['qty', 'price', 'commission'], FILLS],
  [['takerOrMaker', 'price', 'amount'], FILLS],
  [['incomeType'], LEDGER],
  [['transactionTime', 'cashFlow'], LEDGER],
  [['billId', 'balChg'], LEDGER],
  [['assetId', 'symbol', 'size'], ASSETS],
  [['fundingRate', 'fundingTime'], FUNDING],
  [['delta', 'hash'], FUNDING],
  [['orderId', 'orderStatus'], ORDERS],
  [['ordId', 'state'], ORDERS],
  [['orderId', 'origQty'], ORDERS],
  [['order_id', 'orderType'], ORDERS],
  [['oid', 'limitPx'], ORDERS],
  [['filled', 'remaining', 'amount'], ORDERS],
  [['symbol', 'code', 'amount', 'datetime'], FUNDING],
]

/** Why this answer holds no positions; undefined when it may. */
export function jsonHistory(value: ExactJson): ImportRefused | undefined {
  const error = errorIn(value)
  if (error !== undefined) {
    return {
      kind: 'refused',
      what: 'unreadable',
      dialect: 'error answer',
      reason: `the answer is an error: ${error}`,
    }
  }
  for (const [key, refusal] of LISTS) {
    if (isList(keyOf(value, key))) return { kind: 'refused', dialect: key, ...refusal }
  }
  const entries = entriesOf(value)
  for (const [keys, refusal] of ENTRIES) {
    if (someHas(entries, ...keys)) return { kind: 'refused', dialect: 'history', ...refusal }
  }
  return undefined
}

/** The venue's own words in an error answer: `errors[].msg`, or a code that is not its success. */
function errorIn(value: ExactJson): string | undefined {
  if (!isObject(value)) return undefined
  const errors = keyOf(value, 'errors')
  if (isList(errors))
    return wordsOf(keyOf(errors[0], 'msg')) ?? wordsOf(errors[0]) ?? 'no reason given'
  const code = keyOf(value, 'retCode') ?? keyOf(value, 'code')
  const message = wordsOf(keyOf(value, 'retMsg')) ?? wordsOf(keyOf(value, 'msg'))
  if (typeof code === 'string' && code !== '0' && code !== '200' && message !== undefined)
    return message
  return wordsOf(keyOf(value, 'error'))
}

/** Length of a venue's message shown back. */
const MESSAGE_MAX = 200

function wordsOf(value: ExactJson | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, MESSAGE_MAX) : undefined
}
