// Funding ledgers as venues answer them:
//   Hyperliquid `userFunding`            usdc above zero: received
//   dYdX `fundingPayments`               payment above zero: received
//   Bybit `/v5/account/transaction-log`  SETTLEMENT rows; change = cashFlow + funding − fee, so above zero: received
//   Binance `/fapi/v1/income`            FUNDING_FEE rows; income above zero: received
//   OKX `/api/v5/account/bills`          type 8; the change of the balance, or of an isolated position's
import type { VenueId } from '../../../engine/model/market'
import { NOTHING, usd } from '../../../engine/units/amount'
import type { Fields } from '../fields'
import type { ImportedFunding } from '../imported'
import { entriesOf, isList, isObject, keyOf, someHas, type ExactJson } from '../json'
import { MACHINE, sourceOf } from '../list'
import {
  amountOf,
  ledgerOf,
  paymentOf,
  type PaymentFound,
  type PaymentText,
  type Times,
} from '../payments'

/** Texts of an entry by key; absent where the value is no text. */
type Said = (key: string) => string | undefined

interface Ledger {
  readonly dialect: string
  readonly reason: string
  readonly venue: VenueId
  recognises(entries: readonly ExactJson[]): boolean
  read(said: Said, fields: Fields, times: Times): PaymentFound
  readonly isUnconfirmed?: true
}

const LEDGERS: readonly Ledger[] = [
  {
    dialect: 'Hyperliquid funding',
    reason: 'entries with coin, usdc and fundingRate, as userFunding answers',
    venue: 'hyperliquid',
    recognises: (entries) =>
      someHas(entries, 'coin', 'usdc', 'fundingRate') ||
      entries.some((entry) => keyOf(keyOf(entry, 'delta'), 'type') === 'funding'),
    read: (said, fields, times) => {
      const type = said('type')
      if (type !== undefined && type !== 'funding') return { kind: 'left out', as: type }
      return payment(fields, {
        at: times.of(said('time'), 'time', fields),
        symbol: said('coin'),
        amount: said('usdc'),
        currency: 'USDC',
        rate: said('fundingRate'),
        size: said('szi'),
        columns: { symbol: 'coin', amount: 'usdc' },
      })
    },
  },
  {
    dialect: 'dYdX funding payments',
    reason: 'fundingPayments with ticker and payment, as the indexer answers',
    venue: 'dydx',
    recognises: (entries) => someHas(entries, 'ticker', 'payment'),
    read: (said, fields, times) =>
      payment(fields, {
        at: times.of(said('createdAt'), 'createdAt', fields),
        symbol: said('ticker'),
        amount: said('payment'),
        rate: said('rate'),
        size: said('size'),
        side: said('side'),
        columns: { symbol: 'ticker' },
      }),
  },
  {
    dialect: 'Bybit transaction log',
    reason: 'entries with funding, cashFlow and change, as /v5/account/transaction-log answers',
    venue: 'bybit',
    recognises: (entries) => someHas(entries, 'transactionTime', 'change', 'type'),
    read: (said, fields, times) => {
      const type = said('type') ?? 'without type'
      if (type !== 'SETTLEMENT') return { kind: 'left out', as: type }
      const text = {
        at: times.of(said('transactionTime'), 'transactionTime', fields),
        symbol: said('symbol'),
        amount: said('funding'),
        currency: said('currency'),
        rate: said('feeRate'),
        size: said('size'),
        columns: { amount: 'funding' },
      }
      return payment(fields, text, () => bybitFunding(said, text, fields))
    },
  },
  {
    dialect: 'Binance income',
    reason: 'entries with incomeType and income, as /fapi/v1/income answers',
    venue: 'binance',
    recognises: (entries) => someHas(entries, 'incomeType', 'income'),
    read: (said, fields, times) => {
      const type = said('incomeType') ?? 'without type'
      if (type !== 'FUNDING_FEE') return { kind: 'left out', as: type }
      return payment(fields, {
        at: times.of(said('time'), 'time', fields),
        symbol: said('symbol'),
        amount: said('income'),
        currency: said('asset'),
        columns: { amount: 'income', currency: 'asset' },
      })
    },
  },
  {
    dialect: 'OKX bills',
    reason: 'entries with billId and balChg, as /api/v5/account/bills answers',
    venue: 'okx',
    isUnconfirmed: true,
    recognises: (entries) => someHas(entries, 'billId', 'type'),
    read: (said, fields, times) => {
      const type = said('type') ?? ''
      if (type !== '8') return { kind: 'left out', as: `bills of type ${type}` }
      const text = {
        at: times.of(said('ts'), 'ts', fields),
        symbol: said('instId'),
        amount: said('balChg'),
        currency: said('ccy'),
        columns: { symbol: 'instId', amount: 'balChg', currency: 'ccy' },
      }
      return payment(fields, text, () => okxFunding(said, text, fields))
    },
  },
]

/** The ledger in an answer; undefined where the answer is something else. */
export function jsonFunding(value: ExactJson): ImportedFunding | undefined {
  const entries = fundingEntries(value)
  const ledger = LEDGERS.find((each) => each.recognises(entries))
  if (ledger === undefined) return undefined
  const rows = entries.map((entry, at) => ({
    line: at + 1,
    source: sourceOf(entry),
    identity: JSON.stringify(entry) ?? '',
    read: (fields: Fields, times: Times) => ledger.read(saidIn(entry), fields, times),
  }))
  const found = ledgerOf(rows, {
    dialect: ledger.dialect,
    reason: ledger.reason,
    venue: ledger.venue,
    hint: MACHINE,
    isUtc: true,
    notes: [],
    ...(ledger.isUnconfirmed === true ? { isUnconfirmed: true } : {}),
  })
  return found.payments.length + found.failed.length === 0 ? undefined : found
}

const LISTS = ['fundingPayments', 'fundings'] as const

/** The entries of one page, or of several. */
function fundingEntries(value: ExactJson): readonly ExactJson[] {
  const pages = isList(value) ? value.map(fundingList) : [fundingList(value)]
  const isPages = pages.length > 0 && pages.every((page) => page !== undefined)
  return isPages ? pages.flatMap((page) => page ?? []) : entriesOf(value)
}

function fundingList(value: ExactJson): readonly ExactJson[] | undefined {
  const holders = [value, keyOf(value, 'data')]
  return holders.flatMap((holder) => LISTS.map((key) => keyOf(holder, key))).find(isList)
}

/** Hyperliquid keeps what was paid in `delta`; the rest lies flat. */
function saidIn(entry: ExactJson): Said {
  const delta = keyOf(entry, 'delta')
  return (key) => {
    const value = (isObject(delta) ? keyOf(delta, key) : undefined) ?? keyOf(entry, key)
    return typeof value === 'string' ? value : undefined
  }
}

function payment(
  fields: Fields,
  text: PaymentText,
  amount: () => ReturnType<typeof amountOf> = () => amountOf(text, fields),
): PaymentFound {
  return paymentOf(text, fields, amount())
}

/** The funding of a settlement, once change = cashFlow + funding − fee has shown whose sign it is. */
function bybitFunding(said: Said, text: PaymentText, fields: Fields) {
  const funding = amountOf(text, fields)
  const change = fields.amount(said('change'), 'usd', 'change')
  const flow = fields.amount(said('cashFlow'), 'usd', 'cashFlow')
  const fee = fields.amount(said('fee'), 'usd', 'fee')
  if (funding === undefined || change === undefined) return funding
  const rest = change.minus(flow ?? NOTHING).plus(fee ?? NOTHING)
  if (rest.minus(funding).abs().lte(A_MILLIONTH)) return funding
  fields.complain(
    'payment-does-not-add-up',
    `funding ${funding.toString()} is not the change of ${change.toString()} less cash flow and fee`,
    'funding',
    said('funding'),
    'change = cashFlow + funding − fee',
  )
  return undefined
}

/** Figures of one row may be cut at different places. */
const A_MILLIONTH = usd('0.000001')

/** Funding of a cross position moves the balance; of an isolated one, the position's own. */
function okxFunding(said: Said, text: PaymentText, fields: Fields) {
  const changes = ['balChg', 'posBalChg', 'pnl'].map((key) => fields.amount(said(key), 'usd', key))
  const amount = changes.find((change) => change?.isZero() === false) ?? changes.find(Boolean)
  if (amount === undefined) return amountOf(text, fields)
  const isExpense = said('subType') === '173'
  const isIncome = said('subType') === '174'
  if ((isExpense && amount.gt(NOTHING)) || (isIncome && amount.lt(NOTHING))) {
    fields.complain(
      'payment-sign-contradicts',
      `${amount.toString()} is booked as ${isExpense ? 'an expense' : 'income'}`,
      'balChg',
      said('balChg'),
      isExpense ? 'a change below zero' : 'a change above zero',
    )
    return undefined
  }
  return amount
}
